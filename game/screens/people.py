"""The council: portraits, what one of them says, and where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import pygame

from game.art.portraits import Face as PortraitFace
from game.art.portraits import (
    PortraitStand,
    portrait_bust,
    portrait_ground,
    portrait_screen,
)
from game.art.stance import stance_line
from game.present.page import Action, People, PersonTile, StanceLine, StanceMark
from game.screens.canvas import Canvas
from game.screens.marks import Mark
from game.screens.node import Kit, Node, NodeRole
from game.screens.options import Disc
from game.screens.pressable import Pressable
from game.screens.setting import Type
from game.screens.texts import Icon, KeyCap, Text
from game.screens.theme import Look

PICTURE, PLATE = 236, 62
BESIDE_A_FACE = 0.1
"""The share of a plate's edge that must stand out: its upper one lies on the face's own red."""
LEAST_TILE = 150
"""Design pixels of text under which tiles go to another row."""


def _face(tile: PersonTile) -> PortraitFace:
    drawn = tile.portrait
    return PortraitFace(
        half_width=drawn.half_width,
        top=drawn.top,
        chin=drawn.chin,
        jaw=drawn.jaw,
        hair=drawn.hair,  # type: ignore[arg-type]
        grey=drawn.grey,
        sign=drawn.sign,  # type: ignore[arg-type]
        brows=drawn.brows,  # type: ignore[arg-type]
    )


class Tile(Pressable):
    """A person: the portrait, and a plate with name, office and key."""

    role: NodeRole = "person"

    def __init__(self, kit: Kit, action: Action, tile: PersonTile) -> None:
        super().__init__(kit, action)
        self.role = "person"
        self.tile = tile
        self.pressed = tile.selected
        self.name = f"{tile.name}, {tile.office}"
        told = f"{tile.record}. {tile.hint}" if tile.hint else tile.record
        # The office stands on the tile: a label of it would only cover what lies below.
        self.tip = told or ("" if self.tip == tile.office else self.tip)
        self.look = kit.look("red" if tile.selected else "ink")
        white, paper = self.look.palette.white, self.look.palette.paper
        name = Text(kit, tile.name, Type("display", 27, 1.05), self.look)
        self.title = name.tinted(white)
        told = f"{tile.office}\n**{tile.record}**" if tile.record else tile.office
        self.office = Text(kit, told, Type("ui", 15, 1.2), self.look).tinted(paper)
        self.cap = KeyCap(kit, (action.key or str(tile.number)).upper(), white)
        self.kids = [self.title, self.office, self.cap]
        self.picture_height = kit.px(PICTURE)
        self.least_plate = 0
        """As high as the plates beside it, so that those in a row stand alike."""

    def _inner(self, width: int) -> tuple[int, int]:
        """Widths of the office and of the name, which the key cap shortens."""
        inner = max(1, width - 2 * self.kit.px(14))
        return inner, max(1, inner - self.cap.natural() - self.kit.px(6))

    def plate(self, width: int) -> int:
        """Height of the plate."""
        inner, name = self._inner(width)
        words = self.title.measure(name) + self.office.measure(inner)
        return max(self.kit.metrics.both(PLATE, 54), words + self.kit.px(14), self.least_plate)

    def measure(self, width: int) -> int:
        """Portrait and plate."""
        return self.picture_height + self.plate(width)

    def arrange(self, rect: pygame.Rect) -> None:
        """Place the words on the plate; the portrait takes the rest."""
        self.rect = pygame.Rect(rect)
        kit, side = self.kit, self.kit.px(14)
        inner, width = self._inner(rect.width)
        name, office = self.title.measure(width), self.office.measure(inner)
        plate = self.plate(rect.width)
        top = rect.bottom - plate + min(kit.px(8), (plate - name - office) // 2)
        self.title.arrange(pygame.Rect(rect.left + side, top, width, name))
        cap = self.cap.natural()
        middle = top + kit.setter.line_height(self.title.style) // 2
        box = pygame.Rect(rect.right - side - cap, middle - cap // 2, cap, self.cap.height)
        self.cap.arrange(box)
        self.office.arrange(pygame.Rect(rect.left + side, top + name, inner, office))

    def draw(self, canvas: Canvas) -> None:
        """Paint portrait and plate."""
        plate = self.plate(self.rect.width)
        size = self.rect.width, self.rect.height - plate
        tile, palette = self.tile, self.kit.look("paper").palette
        side, raster = tile.portrait.side, self.kit.raster
        stand: PortraitStand = PortraitStand(*size, side, tile.selected)  # type: ignore[arg-type]
        canvas.fill(pygame.Rect(self.rect.topleft, size), portrait_ground(palette, stand))
        whole = (*self.rect.size, stand.cell)
        screen = raster.get(("screen", palette, whole), partial(portrait_screen, palette, *whole))
        bust = raster.get(
            ("bust", tile.portrait, palette, stand),
            partial(portrait_bust, _face(tile), palette, stand),
        )
        for picture in (screen, bust):
            canvas.blit(picture, self.rect.topleft)
        ground = pygame.Rect(self.rect.left, self.rect.bottom - plate, self.rect.width, plate)
        canvas.fill(ground, palette.red_dark if tile.selected else palette.ink)

    def marked(self) -> Iterator[Mark]:
        """The plate, red below the one who speaks."""
        palette, high = self.kit.look("paper").palette, self.plate(self.rect.width)
        plate = pygame.Rect(self.rect.left, self.rect.bottom - high, self.rect.width, high)
        colour = palette.red_dark if self.tile.selected else palette.ink
        yield Mark("plate", colour, plate, outer=True, edge=BESIDE_A_FACE)


class Tiles(Node):
    """The row of people; more rows where names need the room."""

    def __init__(self, kit: Kit, people: People, actions: Callable[[str], Action]) -> None:
        super().__init__(kit)
        self.arrows = True
        self.kids = [Tile(kit, actions(tile.action), tile) for tile in people.tiles]

    def set_picture(self, height: int) -> None:
        """Make the portraits another height."""
        for kid in self.kids:
            if isinstance(kid, Tile):
                kid.picture_height = height

    def rows(self, width: int) -> int:
        """How many rows the people stand in."""
        return -(-len(self.kids) // self._columns(width))

    def _columns(self, width: int) -> int:
        fitting = max(1, width // max(1, self.kit.ts(LEAST_TILE)))
        count = max(1, len(self.kids))
        rows = -(-count // fitting)
        return -(-count // rows)

    def _boxes(self, width: int) -> list[pygame.Rect]:
        columns, gap = self._columns(width), self.kit.px(16)
        own = (width - gap * (columns - 1)) / columns
        boxes: list[pygame.Rect] = []
        top = 0
        for first in range(0, len(self.kids), columns):
            row = self.kids[first : first + columns]
            self._level(row, round(own))
            height = max(kid.measure(round(own)) for kid in row)
            lefts = [round(place * (own + gap)) for place in range(len(row))]
            boxes += [pygame.Rect(left, top, round(own), height) for left in lefts]
            top += height + gap
        return boxes

    def _level(self, row: Sequence[Node], width: int) -> None:
        """Make the plates of a row equally high."""
        tiles = [kid for kid in row if isinstance(kid, Tile)]
        for tile in tiles:
            tile.least_plate = 0
        highest = max((tile.plate(width) for tile in tiles), default=0)
        for tile in tiles:
            tile.least_plate = highest

    def measure(self, width: int) -> int:
        """All rows."""
        return self._boxes(width)[-1].bottom if self.kids else 0

    def arrange(self, rect: pygame.Rect) -> None:
        """Place the tiles."""
        self.rect = pygame.Rect(rect)
        for kid, box in zip(self.kids, self._boxes(rect.width), strict=True):
            kid.arrange(box.move(rect.topleft))


class Stance(Node):
    """The ruled line from one end to the other, with numbered people on it."""

    def __init__(self, kit: Kit, line: StanceLine, look: Look) -> None:
        super().__init__(kit)
        self.line, self.look = line, look
        self.dense = False
        marks = sorted(line.marks, key=lambda mark: mark.place)
        self.marks = [(mark, self._disc(mark), self._name(mark)) for mark in marks]
        ends = Type("ui", 16, 1.3)
        self.left = Icon(kit, "left", 18, look.text)
        self.right = Icon(kit, "right", 18, look.text)
        self.low, self.high = Text(kit, line.low, ends, look), Text(kit, line.high, ends, look)
        self.kids = [part for _, disc, name in self.marks for part in (disc, name)]
        self.kids += [self.left, self.low, self.high, self.right]

    def _disc(self, mark: StanceMark) -> Disc:
        disc = Disc(self.kit, mark.number, self.look, filled=mark.selected)
        disc.size = self.kit.metrics.both(34, 30)
        disc.face = self.kit.setter.face(Type("ui-bold", 17))
        return disc

    def _name(self, mark: StanceMark) -> Text:
        role = Type("ui-bold" if mark.selected else "ui", 15, 1.25, "centre")
        return Text(self.kit, mark.name, role, self.look)

    def _lines(self, width: int) -> list[list[tuple[pygame.Rect, Text]]]:
        """Names above (even lines) and below (odd lines), each line without overlaps."""
        lines: list[list[tuple[pygame.Rect, Text]]] = [[], []]
        for place, (mark, _, name) in enumerate(self.marks):
            own = min(name.natural(), width)
            left = round(self._at(mark, width) - own / 2)
            box = pygame.Rect(max(0, min(left, width - own)), 0, own, name.measure(own))
            row = place % 2
            while row < len(lines) and _hits(box, [one for one, _ in lines[row]]):
                row += 2
            while row >= len(lines):
                lines.append([])
            lines[row].append((box, name))
        return lines

    def _at(self, mark: StanceMark, width: int) -> float:
        room = self.kit.px(16) + self.kit.px(1)
        return room + mark.place / 100 * (width - 2 * room)

    def _heights(self, width: int) -> tuple[int, int, int]:
        """Heights of the names above, of the line, and of the names below."""
        step = self.kit.ts(21)
        lines = self._lines(width)
        above = sum(1 for row in lines[::2] if row) * step
        below = sum(1 for row in lines[1::2] if row) * step
        return above, self.kit.metrics.both(54, 46), below

    def tighten(self) -> bool:
        """Write the ends beside the names below the line, where they have room there."""
        if self.dense:
            return False
        self.dense = True
        return True

    def _ends_beside(self, width: int) -> bool:
        """Whether the words for the ends stand on the line of the names below."""
        lines = self._lines(width)
        if not self.dense or not lines[1] or any(lines[2:]):
            return False
        boxes = [box for box, _ in lines[1]]
        room = self.left.size + self.kit.px(16)
        left, right = self.low.natural() + room, width - self.high.natural() - room
        return all(left < box.left and box.right < right for box in boxes)

    def _below(self, width: int) -> int:
        """Height of the ends on a line of their own, or what they need beside the names."""
        if self._ends_beside(width):
            return max(0, self.kit.ts(26) - self.kit.ts(21))
        return self.kit.px(6) + self.kit.ts(26)

    def measure(self, width: int) -> int:
        """Names, line, names, ends."""
        return self.kit.px(4) + sum(self._heights(width)) + self._below(width)

    def arrange(self, rect: pygame.Rect) -> None:
        """Place people by their stance, and names by turns above and below."""
        self.rect = pygame.Rect(rect)
        rect = self.rect.move(0, self.kit.px(4))
        above, line, below = self._heights(rect.width)
        middle = rect.top + above + line // 2
        step = self.kit.ts(21)
        for row, names in enumerate(self._lines(rect.width)):
            far = row // 2
            top = rect.top + above - step * (far + 1) if row % 2 == 0 else 0
            top = rect.top + above + line + step * far if row % 2 else top
            for box, name in names:
                name.arrange(box.move(rect.left, top))
        wished = [self._at(mark, rect.width) for mark, _, _ in self.marks]
        size = max((disc.size for _, disc, _ in self.marks), default=0)
        for (_, disc, _), at in zip(self.marks, parted(wished, size, rect.width), strict=True):
            box = pygame.Rect(0, 0, disc.size, disc.size)
            box.center = rect.left + round(at), middle
            disc.arrange(box)
        top = rect.top + above + line
        self._arrange_ends(top if self._ends_beside(rect.width) else top + below + self.kit.px(6))

    def _arrange_ends(self, top: int) -> None:
        rect, kit = self.rect, self.kit
        size = self.left.size
        height = self.low.measure(rect.width)
        self.left.arrange(pygame.Rect(rect.left, top, size, height))
        self.right.arrange(pygame.Rect(rect.right - size, top, size, height))
        half = rect.width // 2 - size - kit.px(12)
        width = min(half, self.low.natural())
        left = rect.left + size + kit.px(8)
        self.low.arrange(pygame.Rect(left, top, width, self.low.measure(width)))
        width = min(half, self.high.natural())
        left = rect.right - size - kit.px(8) - width
        self.high.arrange(pygame.Rect(left, top, width, self.high.measure(width)))

    def draw(self, canvas: Canvas) -> None:
        """Paint the ruler under the discs."""
        above, line, _ = self._heights(self.rect.width)
        scale, palette = self.kit.metrics.scale, self.look.palette
        width, height = self.rect.width, self.kit.px(24)
        drawn = partial(stance_line, width, height, palette, scale)
        picture = self.kit.raster.get(("stance", width, height, palette), drawn)
        top = self.rect.top + self.kit.px(4) + above + line // 2 - height // 2
        canvas.blit(picture, (self.rect.left, top))

    def marked(self) -> Iterator[Mark]:
        """The ruled line."""
        above, line, _ = self._heights(self.rect.width)
        high = self.kit.px(24)
        top = self.rect.top + self.kit.px(4) + above + line // 2 - high // 2
        box = pygame.Rect(self.rect.left, top, self.rect.width, high)
        yield Mark("ruled line", self.look.palette.text, box)


def _hits(box: pygame.Rect, others: Sequence[pygame.Rect]) -> bool:
    wide = box.inflate(8, 0)
    return any(wide.left < other.right and other.left < wide.right for other in others)


def parted(wished: Sequence[float], size: float, width: float) -> list[float]:
    """Return where things stand that each wish a place, none nearer to the next than their size.

    `wished` rises; those that would cover each other part about the middle of their wishes,
    and all stay between half a size and the width less half a size, where there is room.
    """
    groups: list[tuple[float, int]] = []
    """The middle and the number of things that stand side by side."""
    for wish in wished:
        middle, count = max(size / 2, min(wish, width - size / 2)), 1
        while groups and middle - groups[-1][0] < size * (count + groups[-1][1]) / 2:
            other, more = groups.pop()
            middle, count = (middle * count + other * more) / (count + more), count + more
            middle = max(size * count / 2, min(middle, width - size * count / 2))
        groups.append((middle, count))
    found: list[float] = []
    for middle, count in groups:
        found += [middle + size * (place - (count - 1) / 2) for place in range(count)]
    return found
