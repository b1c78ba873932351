"""Bars of what came of many plays, and four cells for two questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pygame

from game.art.palette import rgb
from game.present.page import Quadrants, Spread
from game.screens.boxes import Column, Flow
from game.screens.canvas import Canvas
from game.screens.marks import LEANING, Mark, frame_marks
from game.screens.node import Kit, Node, NodeRole
from game.screens.setting import Type
from game.screens.texts import Text
from game.screens.theme import Look

Point = tuple[int, int]
BAR = 28
SWATCH = 17
GAP = 2
"""Design pixels of the ground between two parts."""
LEANS = {0: 1, 2: 0, 3: -1, 4: None}
"""How the lines of a hatched part lean: they rise, stand, fall or lie. The others are plain."""


PAPER = 3
"""The first part that is ink on paper."""


def _colours(look: Look, place: int) -> tuple[str, str]:
    """Return the colours of a part and of its lines, from the gravest to the mildest.

    Red, then ink to paper; what grey sight or high contrast makes alike differs in its lines.
    """
    palette = look.palette
    light = palette.sheet if not look.dark else palette.ground
    known = (
        (palette.rope_red, light),
        (look.text, light),
        (look.quiet, light),
        (light if palette.strong else palette.manila_dark, look.text),
        (palette.manila, look.text),
    )
    return known[place] if place < len(known) else (light, look.text)


def _paint_part(canvas: Canvas, kit: Kit, box: pygame.Rect, place: int, look: Look) -> None:
    """Paint a part in its frame, hatched where it has lines."""
    colour, lines = _colours(look, place)
    canvas.fill(box, look.text)
    inner = _inside(kit, box)
    if inner.width <= 0:
        return
    canvas.fill(inner, colour)
    if not _hatched(kit, box, place):
        return
    with canvas.within(inner):
        for ends in _lines(inner, _step(kit, place), LEANS[place]):
            pygame.draw.line(canvas.surface, rgb(lines), *ends, max(1, kit.px(1.5)))


def _lines(box: pygame.Rect, step: int, leans: int | None) -> Iterator[tuple[Point, Point]]:
    """Yield the ends of the lines of a hatching over a box, which may go on beyond it."""
    if leans is None:
        for top in range(box.top + step // 2, box.bottom, step):
            yield (box.left, top), (box.right, top)
        return
    for left in range(box.left - box.height + step // 2, box.right + box.height, step):
        yield (left + leans * box.height, box.top), (left, box.bottom)


def _inside(kit: Kit, box: pygame.Rect) -> pygame.Rect:
    edge = max(1, kit.px(1.5))
    return box.inflate(-2 * edge, -2 * edge)


def _step(kit: Kit, place: int) -> int:
    """Pixels from one line of a hatching to the next: on paper they stand further apart."""
    return max(3, kit.px(5)) if place < PAPER else max(5, kit.px(9))


def _hatched(kit: Kit, box: pygame.Rect, place: int) -> bool:
    return place in LEANS and _inside(kit, box).width >= _step(kit, place)


def _part_marks(kit: Kit, box: pygame.Rect, place: int, look: Look) -> Iterator[Mark]:
    """Yield the frame of a part, and its lines."""
    yield Mark("part", look.text, box, outer=True, edge=LEANING)
    if _hatched(kit, box, place):
        yield Mark("lines of a part", _colours(look, place)[1], _inside(kit, box), inner=True)


class SpreadRow(Node):
    """A name over a bar in parts."""

    own_boxes = ("bar",)

    def __init__(self, kit: Kit, name: str, parts: Sequence[float], look: Look) -> None:
        super().__init__(kit)
        self.look = look
        self.parts = [(place, value) for place, value in enumerate(parts) if value > 0]
        self.title = Text(kit, name, Type("ui-bold", 16, 1.28), look)
        self.kids = [self.title] if name else []
        self.bar = pygame.Rect(0, 0, 0, 0)

    def measure(self, width: int) -> int:
        """Name and bar below each other."""
        words = self.title.measure(width) + self.kit.px(4) if self.kids else 0
        return words + self.kit.px(BAR)

    def arrange(self, rect: pygame.Rect) -> None:
        """Place them from the top."""
        self.rect = pygame.Rect(rect)
        top = rect.top
        if self.kids:
            height = self.title.measure(rect.width)
            self.title.arrange(pygame.Rect(rect.topleft, (rect.width, height)))
            top += height + self.kit.px(4)
        self.bar = pygame.Rect(rect.left, top, rect.width, self.kit.px(BAR))

    def _boxes(self) -> Iterator[tuple[int, pygame.Rect]]:
        """Each part and its box: as wide as its share, and never too narrow to be seen."""
        gap, least = self.kit.px(GAP), self.kit.px(3)
        total = sum(value for _place, value in self.parts)
        free = self.bar.width - (least + gap) * len(self.parts) + gap
        left = float(self.bar.left)
        for place, value in self.parts:
            right = left + least + free * value / total
            box = pygame.Rect(round(left), self.bar.top, 0, self.bar.height)
            box.width = round(right) - box.left
            yield place, box
            left = right + gap

    def draw(self, canvas: Canvas) -> None:
        """Paint the parts beside each other."""
        for place, box in self._boxes():
            _paint_part(canvas, self.kit, box, place, self.look)

    def marked(self) -> Iterator[Mark]:
        """Each part."""
        for place, box in self._boxes():
            yield from _part_marks(self.kit, box, place, self.look)


class Swatch(Node):
    """A square in the colour of a part, and its words."""

    def __init__(self, kit: Kit, place: int, told: str, look: Look) -> None:
        super().__init__(kit)
        self.place, self.look = place, look
        self.words = Text(kit, told, Type("ui", 16, 1.28), look)
        self.kids = [self.words]
        self.start = kit.px(SWATCH) + kit.px(7)

    def natural(self) -> int:
        """Square and words."""
        return self.start + self.words.natural()

    def measure(self, width: int) -> int:
        """As high as the words."""
        return self.words.measure(max(1, width - self.start))

    def arrange(self, rect: pygame.Rect) -> None:
        """The words right of the square."""
        self.rect = pygame.Rect(rect)
        width = max(1, rect.width - self.start)
        self.words.arrange(pygame.Rect(rect.left + self.start, rect.top, width, rect.height))

    def draw(self, canvas: Canvas) -> None:
        """Paint the square beside the first line."""
        _paint_part(canvas, self.kit, self._square(), self.place, self.look)

    def _square(self) -> pygame.Rect:
        size = self.kit.px(SWATCH)
        top = self.rect.top + max(0, (self.kit.ts(20) - size) // 2)
        return pygame.Rect(self.rect.left, top, size, size)

    def marked(self) -> Iterator[Mark]:
        """The square."""
        yield from _part_marks(self.kit, self._square(), self.place, self.look)


class SpreadNode(Column):
    """The bars of a block under its caption, over their key."""

    role: NodeRole = "image"

    def __init__(self, kit: Kit, block: Spread, look: Look) -> None:
        bars: list[Node] = [SpreadRow(kit, name, parts, look) for name, parts in block.rows]
        caption = Text(kit, block.caption, Type("ui", 16, 1.3), look).tinted(look.quiet)
        key = Flow(
            kit,
            [Swatch(kit, place, told, look) for place, told in enumerate(block.key)],
            kit.px(10),
        )
        heads: list[Node] = [caption] if block.caption else []
        super().__init__(kit, [*heads, *bars, key], kit.px(9))
        self.name = f"{block.caption} {'; '.join(block.key)}"


class QuadrantsNode(Node):
    """Two by two, with the answers of one question above and of the other in each cell.

    Where a cell would be too narrow to read, the four stand below each other.
    """

    role: NodeRole = "group"

    def __init__(self, kit: Kit, block: Quadrants, look: Look) -> None:
        super().__init__(kit)
        self.look = look
        self.name = block.caption
        self.caption = Text(kit, block.caption, Type("ui-bold", 17, 1.3), look)
        self.cells = [
            self._cell(f"{row}, {column}", told, block.empty)
            for row, cells in zip(block.rows, block.cells, strict=True)
            for column, told in zip(block.columns, cells, strict=True)
        ]
        self.kids = [*([self.caption] if block.caption else []), *self.cells]
        self.room = kit.px(14)
        self.gap = kit.px(10)

    def _cell(self, title: str, told: Sequence[str], empty: str) -> Column:
        kit, look = self.kit, self.look
        head = Text(kit, title, Type("ui-bold", 16, 1.28), look)
        quiet = Text(kit, empty, Type("ui", 16, 1.3), look).tinted(look.quiet)
        lines = [Text(kit, text, Type("ui", 16, 1.3), look) for text in told]
        return Column(kit, [head, *(lines or [quiet])], kit.px(5))

    def _columns(self, width: int) -> int:
        return 2 if (width - self.gap) // 2 >= self.kit.ts(260) else 1

    def _inner(self, width: int) -> int:
        columns = self._columns(width)
        return max(1, (width - self.gap * (columns - 1)) // columns - 2 * self.room)

    def _heights(self, width: int) -> list[int]:
        """Return the height of each row of cells."""
        inner, columns = self._inner(width), self._columns(width)
        heights = [cell.measure(inner) + 2 * self.room for cell in self.cells]
        return [max(heights[at : at + columns]) for at in range(0, len(heights), columns)]

    def _caption(self, width: int) -> int:
        return self.caption.measure(width) + self.kit.px(8) if self.caption in self.kids else 0

    def measure(self, width: int) -> int:
        """Caption and rows."""
        heights = self._heights(width)
        return self._caption(width) + sum(heights) + self.gap * (len(heights) - 1)

    def arrange(self, rect: pygame.Rect) -> None:
        """Place the cells row by row."""
        self.rect = pygame.Rect(rect)
        top = rect.top + self._caption(rect.width)
        if self.caption in self.kids:
            height = self.caption.measure(rect.width)
            self.caption.arrange(pygame.Rect(rect.topleft, (rect.width, height)))
        columns, inner = self._columns(rect.width), self._inner(rect.width)
        for row, height in enumerate(self._heights(rect.width)):
            for column in range(columns):
                left = rect.left + column * (inner + 2 * self.room + self.gap)
                cell = self.cells[row * columns + column]
                box = pygame.Rect(left + self.room, top + self.room, inner, 0)
                box.height = height - 2 * self.room
                cell.arrange(box)
            top += height + self.gap

    @property
    def boxes(self) -> list[pygame.Rect]:
        """The frames of the cells."""
        return [cell.rect.inflate(2 * self.room, 2 * self.room) for cell in self.cells]

    def draw(self, canvas: Canvas) -> None:
        """Paint a sheet with a frame under each cell."""
        edge = max(1, self.kit.px(2))
        sheet = self.kit.look("sheet").ground
        for box in self.boxes:
            canvas.fill(box, self.look.text)
            canvas.fill(box.inflate(-2 * edge, -2 * edge), sheet)

    def marked(self) -> Iterator[Mark]:
        """The frames of the four."""
        for box in self.boxes:
            yield from frame_marks("frame", self.look.text, box, max(1, self.kit.px(2)))
