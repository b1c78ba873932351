"""What the marks of a gauge mean, for the footer."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pygame

from game.art.gauges import LEGEND_HEIGHT, gauge_legend
from game.screens import wording
from game.screens.canvas import Canvas
from game.screens.marks import Mark
from game.screens.node import Kit, Node
from game.screens.setting import Type
from game.screens.texts import Text
from game.screens.theme import Look

WIDTHS = {"exact": 8, "banded": 34, "estimated": 34, "yesterday": 18, "red-line": 3}


class GaugeLegend(Node):
    """Samples of marks with a word each, in as many lines as they need."""

    def __init__(self, kit: Kit, look: Look) -> None:
        super().__init__(kit)
        self.look = look
        self.items = [
            (kind, Text(kit, word, Type("ui", 15, 1.2), look))
            for kind, word in wording.GAUGE_LEGEND
        ]
        self.kids = [text for _, text in self.items]

    def natural(self) -> int:
        """Everything on one line, over the whole window where that is more."""
        words = sum(self._one(kind, text) for kind, text in self.items)
        return max(words, self.kit.metrics.width - self.kit.px(64))

    def _one(self, kind: str, text: Text) -> int:
        return self.kit.px(WIDTHS[kind]) + self.kit.px(8) + text.natural() + self.kit.px(26)

    def _places(self, width: int) -> list[tuple[int, int]]:
        """Left end and line of each item."""
        places, left, line = [], 0, 0
        for kind, text in self.items:
            own = self._one(kind, text)
            if left and left + own - self.kit.px(26) > width:
                left, line = 0, line + 1
            places.append((left, line))
            left += own
        return places

    def measure(self, width: int) -> int:
        """All lines."""
        return (self._places(width)[-1][1] + 1) * self.kit.ts(24)

    def arrange(self, rect: pygame.Rect) -> None:
        """Place the words."""
        self.rect = pygame.Rect(rect)
        for (kind, text), (left, line) in zip(self.items, self._places(rect.width), strict=True):
            start = rect.left + left + self.kit.px(WIDTHS[kind]) + self.kit.px(8)
            width = text.natural()
            height = text.measure(width)
            top = rect.top + line * self.kit.ts(24) + (self.kit.ts(24) - height) // 2
            text.arrange(pygame.Rect(start, top, width, height))

    def draw(self, canvas: Canvas) -> None:
        """Paint the samples."""
        scale, palette = self.kit.metrics.scale, self.look.palette
        for kind, text in self.items:
            drawn = partial(gauge_legend, kind, palette, scale=scale)  # type: ignore[arg-type]
            picture = self.kit.raster.get(("legend", kind, palette, scale), drawn)
            left = text.rect.left - self.kit.px(8) - self.kit.px(WIDTHS[kind])
            canvas.blit(picture, (left, text.rect.centery - picture.get_height() // 2))

    def marked(self) -> Iterator[Mark]:
        """The samples."""
        palette, kit = self.look.palette, self.kit
        high = round(LEGEND_HEIGHT * kit.metrics.scale)
        for kind, text in self.items:
            colour = palette.breaking if kind == "red-line" else palette.text
            left = text.rect.left - kit.px(8) - kit.px(WIDTHS[kind])
            top = text.rect.centery - high // 2
            box = pygame.Rect(left, top, kit.px(WIDTHS[kind]), high)
            yield Mark(f"sample of {kind}", colour, box)
