"""Bars of what came of many plays, and four cells for two questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import pygame

from game.art.charts import bar_strip
from game.art.palette import rgb
from game.present.page import Quadrants, Spread
from game.screens.boxes import Column, Flow
from game.screens.canvas import Canvas
from game.screens.marks import Mark
from game.screens.node import Kit, Node, NodeRole
from game.screens.setting import Type
from game.screens.texts import Text
from game.screens.theme import Look

BAR = 28
SWATCH = 15
HATCHED = (0, 2)
"""Parts that are hatched: the gravest, and the one whose grey is like its red."""


def _colour(look: Look, place: int) -> str:
    """Return the colour of a part, from the gravest to the mildest: red, then ink to paper."""
    palette = look.palette
    known = (palette.rope_red, look.text, look.quiet, palette.manila_dark, palette.manila)
    return known[place] if place < len(known) else palette.sheet


def _hatch(canvas: Canvas, kit: Kit, box: pygame.Rect, place: int, look: Look) -> None:
    """Mark the parts that grey sight would take for each other: slanting lines, upright lines."""
    step, thick = max(3, kit.px(5)), max(1, kit.px(1.5))
    if place not in HATCHED or box.width < step:
        return
    colour = rgb(look.palette.sheet if not look.dark else look.palette.ground)
    lean = box.height if place == HATCHED[0] else 0
    with canvas.within(box):
        for left in range(box.left - lean + step // 2, box.right, step):
            ends = (left + lean, box.top), (left, box.bottom)
            pygame.draw.line(canvas.surface, colour, *ends, thick)


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

    def draw(self, canvas: Canvas) -> None:
        """Paint the bar in its frame."""
        if not self.parts:
            return
        shares = tuple(value for _place, value in self.parts)
        colours = tuple(_colour(self.look, place) for place, _value in self.parts)
        canvas.fill(self.bar, self.look.text)
        edge = max(1, self.kit.px(2))
        inner = self.bar.inflate(-2 * edge, -2 * edge)
        drawn = partial(bar_strip, inner.width, inner.height, shares, colours)
        key = ("spread", inner.size, shares, colours)
        canvas.blit(self.kit.raster.get(key, drawn), inner.topleft)
        begun, total = 0.0, sum(shares)
        for place, value in self.parts:
            left, right = (round(inner.width * part / total) for part in (begun, begun + value))
            box = pygame.Rect(inner.left + left, inner.top, max(0, right - left - 1), inner.height)
            _hatch(canvas, self.kit, box, place, self.look)
            begun += value


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
        size = self.kit.px(SWATCH)
        top = self.rect.top + max(0, (self.kit.ts(20) - size) // 2)
        box = pygame.Rect(self.rect.left, top, size, size)
        canvas.fill(box, self.look.text)
        edge = max(1, self.kit.px(2))
        inner = box.inflate(-2 * edge, -2 * edge)
        canvas.fill(inner, _colour(self.look, self.place))
        _hatch(canvas, self.kit, inner, self.place, self.look)


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
            yield Mark("frame", self.look.text, box, outer=True)
