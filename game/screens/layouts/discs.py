"""Where words stand round a picture: the plates of the prologue, the black page."""

from __future__ import annotations

import pygame

from game.screens.node import Kit, Node
from game.screens.plates import EmptyDisc
from game.screens.texts import Text

WORDS_FROM = 0.42
"""Where the words of a plate begin, as a share of the width."""
BAND_HEIGHT = 210


class PlateColumns(Node):
    """The ropes from edge to edge; below them title left, words right over their foot."""

    def __init__(self, kit: Kit, above: tuple[Node, Node], words: Node, foot: Node) -> None:
        super().__init__(kit, (*above, words, foot))

    def arrange(self, rect: pygame.Rect) -> None:
        """The band keeps its height; words take the rest."""
        self.rect = pygame.Rect(rect)
        kit, margin = self.kit, self.kit.px(60)
        band, head, words, foot = self.kids
        height = min(kit.px(BAND_HEIGHT), rect.height // 3)
        band.arrange(pygame.Rect(rect.left, rect.top + kit.px(34), rect.width, height))
        top = rect.top + kit.px(34) + height + kit.px(44)
        start = rect.left + round(rect.width * WORDS_FROM)
        own = start - rect.left - margin - kit.px(40)
        head.arrange(pygame.Rect(rect.left + margin, top, own, head.measure(own)))
        width = rect.right - margin - start
        tall = foot.measure(width)
        low = rect.bottom - kit.px(28) - tall
        foot.arrange(pygame.Rect(start, low, width, tall))
        words.arrange(pygame.Rect(start, top, width, low - kit.px(20) - top))


class BlackColumns(Node):
    """Words left over the quiet buttons; the emptied disc right."""

    def __init__(
        self, kit: Kit, left: tuple[Node, Node], disc: EmptyDisc | None, note: Text | None
    ) -> None:
        super().__init__(kit)
        self.words, self.row = left
        self.disc, self.note = disc, note
        self.kids = [part for part in (self.words, disc, self.row, note) if part]

    def arrange(self, rect: pygame.Rect) -> None:
        """The disc stands at the right; what is left belongs to the words."""
        self.rect = pygame.Rect(rect)
        kit, margin = self.kit, self.kit.px(64)
        width = kit.metrics.both(600, 560) if self.disc else rect.width - 2 * margin
        low = rect.bottom - kit.px(52)
        note = self.note.natural() if self.note else 0
        room = rect.width - 2 * margin - (note + kit.px(24) if note else 0)
        row = min(self.row.natural(), room)
        if self.disc and row < self.row.natural():
            # Several lines of buttons would reach up into the disc.
            row = width
        height = self.row.measure(row)
        self.row.arrange(pygame.Rect(rect.left + margin, low - height, row, height))
        top = rect.top + kit.px(56)
        bottom = low - height - kit.px(20)
        self.words.arrange(pygame.Rect(rect.left + margin, top, width, bottom - top))
        if self.disc:
            size = round(rect.height * 0.8)
            box = pygame.Rect(0, 0, size, size)
            box.center = rect.left + round(rect.width * 0.735), rect.top + round(rect.height * 0.46)
            box.bottom = min(box.bottom, rect.bottom)
            self.disc.arrange(box)
        if self.note:
            tall = self.note.measure(max(1, note))
            left = rect.right - kit.px(48) - note
            self.note.arrange(pygame.Rect(left, low - height // 2 - tall // 2, max(1, note), tall))
