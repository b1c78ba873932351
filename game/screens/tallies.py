"""Counts as bars: how a class answered, voted or ended."""

from __future__ import annotations

from collections.abc import Iterator

import pygame

from game.present.page import Bar, Bars
from game.screens.canvas import Canvas
from game.screens.marks import Mark
from game.screens.node import Kit, Node, NodeRole
from game.screens.setting import Type
from game.screens.texts import Text
from game.screens.theme import Look

THICK = 26
"""Height of a bar in design pixels."""


class BarRow(Node):
    """A label over its bar, with the count at the bar's end."""

    def __init__(self, kit: Kit, bar: Bar, longest: int, look: Look) -> None:
        super().__init__(kit)
        self.bar, self.look = bar, look
        self.longest = max(1, longest)
        mark = f" ({bar.mark})" if bar.mark else ""
        self.name = f"{bar.label}{mark}: {bar.told}"
        self.label = Text(kit, f"{bar.label}{mark}", Type("ui", 19, 1.3), look)
        self.told = Text(kit, bar.told, Type("ui-bold", 19, 1.2), look)
        self.kids = [self.label, self.told]
        self.place = pygame.Rect(0, 0, 0, 0)

    def _thick(self) -> int:
        return max(self.kit.px(THICK), self.told.measure(self.told.natural() + 2))

    def measure(self, width: int) -> int:
        """Label and bar, with room."""
        return self.label.measure(width) + self._thick() + self.kit.px(16)

    def arrange(self, rect: pygame.Rect) -> None:
        """The bar keeps room for the words at its end."""
        self.rect = pygame.Rect(rect)
        high = self.label.measure(rect.width)
        self.label.arrange(pygame.Rect(rect.topleft, (rect.width, high)))
        words = self.told.natural() + 2
        room = max(1, rect.width - words - self.kit.px(12))
        long = room * self.bar.count // self.longest
        self.place = pygame.Rect(rect.left, rect.top + high, long, self._thick())
        left = rect.left + long + (self.kit.px(10) if long else 0)
        tall = self.told.measure(words)
        top = self.place.centery - tall // 2
        self.told.arrange(pygame.Rect(left, top, min(words, rect.right - left), tall))

    def draw(self, canvas: Canvas) -> None:
        """Paint the bar; what is marked has a red edge beside its word."""
        if self.place.width:
            canvas.fill(self.place, self.look.text)
        if self.bar.mark and self.place.width:
            edge = pygame.Rect(self.place.topleft, (self.kit.px(6), self.place.height))
            canvas.fill(edge, self.look.palette.rope_red)

    def marked(self) -> Iterator[Mark]:
        """The bar."""
        if self.place.width:
            yield Mark("bar", self.look.text, self.place)


class BarsNode(Node):
    """Bars below each other under their caption."""

    role: NodeRole = "group"

    def __init__(self, kit: Kit, block: Bars, look: Look) -> None:
        super().__init__(kit)
        self.name = block.caption
        self.caption = Text(kit, block.caption, Type("ui-bold", 17, 1.3), look)
        longest = max((bar.count for bar in block.rows), default=0)
        self.rows = [BarRow(kit, bar, longest, look) for bar in block.rows]
        self.kids = [*([self.caption] if block.caption else []), *self.rows]

    def measure(self, width: int) -> int:
        """Everything below each other."""
        return sum(kid.measure(width) for kid in self.kids) + self.kit.px(6)

    def arrange(self, rect: pygame.Rect) -> None:
        """Place caption and rows."""
        self.rect = pygame.Rect(rect)
        top = rect.top
        for kid in self.kids:
            height = kid.measure(rect.width)
            kid.arrange(pygame.Rect(rect.left, top, rect.width, height))
            top += height
