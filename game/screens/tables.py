"""Facts in two columns, tables with captions, and quotations with a red bar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pygame

from game.present.page import Quote, Table
from game.screens.canvas import Canvas
from game.screens.marks import Mark
from game.screens.node import Kit, Node
from game.screens.setting import Type
from game.screens.texts import Text
from game.screens.theme import Look

PAIR = 2
"""So many columns always stand beside each other."""


class FactRow(Node):
    """A name and its value over a thin line."""

    unmarked = "rule"

    def __init__(self, kit: Kit, name: str, value: str, look: Look) -> None:
        super().__init__(kit)
        self.look = look
        self.name = f"{name}: {value}"
        self.left = Text(kit, name, Type("ui", 16, 1.28), look).tinted(look.quiet)
        self.right = Text(kit, value, Type("ui-bold", 16, 1.28, "right"), look)
        self.kids = [self.left, self.right]

    def _split(self, width: int) -> tuple[int, int]:
        gap = self.kit.px(14)
        left, right = self.left.natural(), self.right.natural()
        if left + gap + right <= width:
            return left, width - left - gap
        left = min(left, max(width * 2 // 5, width - gap - right))
        return left, max(1, width - left - gap)

    def measure(self, width: int) -> int:
        """The higher of both, with room."""
        left, right = self._split(width)
        high = max(self.left.measure(left), self.right.measure(right))
        return high + self.kit.ts(10)

    def arrange(self, rect: pygame.Rect) -> None:
        """Place name left and value right."""
        self.rect = pygame.Rect(rect)
        left, right = self._split(rect.width)
        top = rect.top + self.kit.ts(5)
        self.left.arrange(pygame.Rect(rect.left, top, left, self.left.measure(left)))
        height = self.right.measure(right)
        self.right.arrange(pygame.Rect(rect.right - right, top, right, height))

    def draw(self, canvas: Canvas) -> None:
        """Paint the lines above and below."""
        canvas.fill(pygame.Rect(self.rect.topleft, (self.rect.width, 1)), self.look.line)
        canvas.fill(pygame.Rect(self.rect.bottomleft, (self.rect.width, 1)), self.look.line)


class ToldRow(Node):
    """A name and a sentence: for facts that are told rather than listed."""

    def __init__(self, kit: Kit, words: tuple[str, str], start: int, look: Look) -> None:
        super().__init__(kit)
        name, told = words
        self.name = f"{name}: {told}"
        self.start = start
        self.quiet = quiet = name[:1].islower()
        style = Type("ui", 15, 1.3) if quiet else Type("ui-bold", 17, 1.3)
        self.left = Text(kit, name, style, look)
        self.told = Text(kit, told, Type("ui", 16 if quiet else 17, 1.3), look)
        if quiet:
            self.left.tinted(look.quiet)
            self.told.tinted(look.quiet)
        self.kids = [self.left, self.told]

    def measure(self, width: int) -> int:
        """The higher of both."""
        told = self.told.measure(max(1, width - self.start))
        air = self.kit.px(12 if self.quiet else 2)
        return max(told, self.left.measure(self.start)) + air

    def arrange(self, rect: pygame.Rect) -> None:
        """The name left, the sentence beside it."""
        self.rect = pygame.Rect(rect)
        own = min(self.start, rect.width)
        self.left.arrange(pygame.Rect(rect.topleft, (own, self.left.measure(own))))
        width = max(1, rect.width - self.start)
        place = pygame.Rect(rect.left + self.start, rect.top, width, self.told.measure(width))
        self.told.arrange(place)


def told_rows(kit: Kit, rows: Sequence[tuple[str, str]], look: Look) -> list[Node]:
    """Return facts as sentences; the first name is yours, and in red."""
    quiet, loud = Type("ui", 15, 1.3), Type("ui-bold", 17, 1.3)
    names = [kit.setter.width(name, quiet if name[:1].islower() else loud) for name, _ in rows]
    start = max(names, default=0) + kit.px(11)
    nodes = [ToldRow(kit, row, start, look) for row in rows]
    if nodes:
        nodes[0].left.tinted(look.accent)
    return list(nodes)


class TableNode(Node):
    """A table; where the window is narrow, each row becomes a small stack."""

    unmarked = "rule"

    def __init__(self, kit: Kit, table: Table, look: Look) -> None:
        super().__init__(kit)
        self.look = look
        self.name = table.caption
        self.caption = Text(kit, table.caption, Type("ui-bold", 17, 1.3), look)
        self.head = [
            Text(kit, cell, Type("ui-bold", 15, 1.25), look).tinted(look.quiet)
            for cell in table.head
        ]
        self.rows = [self._row(row) for row in table.rows]
        self.count = max([len(self.head), *(len(row) for row in self.rows)], default=0)
        self.told = [self._told(table.head, row) for row in table.rows]
        self.by_columns = [*self.head, *(cell for row in self.rows for cell in row)]
        self.kids = [*self._captions(), *self.by_columns]

    def _captions(self) -> list[Text]:
        return [self.caption] if self.caption.text else []

    def _told(self, head: Sequence[str], row: Sequence[str]) -> list[Text]:
        """A row as lines below each other, each with the name of its column."""
        named = zip(row[1:], [*head[1:], *([""] * len(row))], strict=False)
        lines = [f"{name}: {cell}" if name else cell for cell, name in named if cell]
        return [
            Text(self.kit, line, Type("ui" if place else "ui-bold", 16, 1.28), self.look)
            for place, line in enumerate([row[0] if row else "", *lines])
        ]

    def _row(self, row: Sequence[str]) -> list[Text]:
        return [
            Text(self.kit, cell, Type("ui" if place else "ui-bold", 16, 1.28), self.look)
            for place, cell in enumerate(row)
        ]

    def _least(self) -> list[int]:
        """What each column needs so that no word of it is broken."""
        least = [1] * self.count
        for row in [self.head, *self.rows]:
            for place, cell in enumerate(row):
                words = (self.kit.setter.width(word, cell.style) for word in cell.name.split())
                least[place] = max(least[place], *words, 1)
        return least

    def _free(self, width: int) -> int:
        return max(self.count, width - self.kit.px(16) * (self.count - 1))

    def _stacked(self, width: int) -> bool:
        """Whether there is no room for all columns, so that each row is told by itself."""
        return len(self.head) > PAIR and sum(self._least()) > self._free(width)

    def _columns(self, width: int) -> list[int]:
        """Share the width by what each column would like, none under its longest word."""
        if not self.count:
            return []
        free, least = self._free(width), self._least()
        wishes = [1] * self.count
        for row in [self.head, *self.rows]:
            for place, cell in enumerate(row):
                wishes[place] = max(wishes[place], cell.natural() + 2)
        if sum(wishes) <= free:
            return [*wishes[:-1], free - sum(wishes[:-1])]
        fair = free // self.count
        small = [min(wish, max(fair, low)) for wish, low in zip(wishes, least, strict=True)]
        if sum(small) > free:
            small = [min(wish, fair) for wish in wishes]
        left = free - sum(small)
        hunger = [wish - own for wish, own in zip(wishes, small, strict=True)]
        total = sum(hunger) or 1
        return [own + left * more // total for own, more in zip(small, hunger, strict=True)]

    def _height(self, row: Sequence[Text], columns: Sequence[int]) -> int:
        sizes = zip(row, columns, strict=False)
        return max((cell.measure(width) for cell, width in sizes), default=0) + self.kit.ts(10)

    def measure(self, width: int) -> int:
        """Caption, head and rows."""
        if self._stacked(width):
            rows = (sum(line.measure(width) for line in row) for row in self.told)
            return sum(high + self.kit.ts(10) for high in rows) + self._caption(width)
        columns = self._columns(width)
        height = sum(self._height(row, columns) for row in self.rows)
        height += self._height(self.head, columns) if self.head else 0
        return height + self._caption(width)

    def _caption(self, width: int) -> int:
        return self.caption.measure(width) + self.kit.px(8) if self.caption.text else 0

    def arrange(self, rect: pygame.Rect) -> None:
        """Place all cells."""
        self.rect = pygame.Rect(rect)
        self.caption.arrange(pygame.Rect(rect.topleft, (rect.width, self._caption(rect.width))))
        if self._stacked(rect.width):
            self._arrange_told(rect)
            return
        self.kids = [*self._captions(), *self.by_columns]
        columns, top = self._columns(rect.width), rect.top + self._caption(rect.width)
        for row in [self.head, *self.rows] if self.head else self.rows:
            height, left = self._height(row, columns), rect.left
            for cell, width in zip(row, columns, strict=False):
                place = pygame.Rect(left, top + self.kit.ts(5), width, cell.measure(width))
                cell.arrange(place)
                left += width + self.kit.px(16)
            top += height

    def _arrange_told(self, rect: pygame.Rect) -> None:
        self.kids = [*self._captions(), *(line for row in self.told for line in row)]
        top = rect.top + self._caption(rect.width)
        for row in self.told:
            top += self.kit.ts(5)
            for line in row:
                height = line.measure(rect.width)
                line.arrange(pygame.Rect(rect.left, top, rect.width, height))
                top += height
            top += self.kit.ts(5)

    def draw(self, canvas: Canvas) -> None:
        """Paint a thin line under every row, a strong one under the head."""
        if self._stacked(self.rect.width):
            for row in self.told:
                line = pygame.Rect(self.rect.left, row[-1].rect.bottom, self.rect.width, 1)
                canvas.fill(line.move(0, self.kit.ts(5) - 1), self.look.line)
            return
        columns, top = self._columns(self.rect.width), self.rect.top
        top += self._caption(self.rect.width)
        for place, row in enumerate([self.head, *self.rows] if self.head else self.rows):
            top += self._height(row, columns)
            strong = place == 0 and bool(self.head)
            thick = self.kit.px(2) if strong else 1
            line = pygame.Rect(self.rect.left, top - thick, self.rect.width, thick)
            canvas.fill(line, self.look.text if strong else self.look.line)


class QuoteNode(Node):
    """Recorded words with a red bar, and where they stand."""

    def __init__(self, kit: Kit, quote: Quote, look: Look) -> None:
        super().__init__(kit)
        self.look = look
        words = f"“{quote.text.strip('“”')}”"
        self.words = Text(kit, words, Type("body-italic", 18, 1.38), look)
        told = ", ".join(part for part in (quote.speaker, quote.source) if part)
        linked = f"[{told}]({quote.link.removeprefix('open:')})" if quote.link else told
        self.source = Text(kit, linked, Type("ui", 15, 1.3), look).tinted(look.quiet)
        self.name = f"{words} {told}".strip()
        self.kids = [self.words, self.source] if told else [self.words]

    def measure(self, width: int) -> int:
        """Words and source."""
        inner = max(1, width - self.kit.px(20))
        return sum(kid.measure(inner) for kid in self.kids) + self.kit.px(8)

    def arrange(self, rect: pygame.Rect) -> None:
        """Place both right of the bar."""
        self.rect = pygame.Rect(rect)
        top, left = rect.top + self.kit.px(2), rect.left + self.kit.px(20)
        for kid in self.kids:
            height = kid.measure(rect.right - left)
            kid.arrange(pygame.Rect(left, top, rect.right - left, height))
            top += height + self.kit.px(2)

    def draw(self, canvas: Canvas) -> None:
        """Paint the bar."""
        canvas.fill(self._bar(), self.look.palette.rope_red)

    def _bar(self) -> pygame.Rect:
        return pygame.Rect(self.rect.topleft, (self.kit.px(5), self.rect.height))

    def marked(self) -> Iterator[Mark]:
        """The bar that says that these words are recorded."""
        yield Mark("bar of a quotation", self.look.palette.rope_red, self._bar())


__all__ = ["FactRow", "QuoteNode", "TableNode", "told_rows"]
