"""Where words stand beside a disc: the plates of the prologue, the black page."""

from __future__ import annotations

from functools import partial

import pygame

from game.art.title import title
from game.screens.canvas import Canvas
from game.screens.node import Kit, Node
from game.screens.plates import EmptyDisc
from game.screens.texts import Text
from game.screens.theme import Look

PLATE_FROM = 0.60
"""Where the picture of a plate begins, as a share of the width."""


class DiscColumns(Node):
    """Words left over their foot; the disc with the knot right, cut off by the window."""

    def __init__(self, kit: Kit, words: Node, foot: Node, look: Look) -> None:
        super().__init__(kit, (words, foot))
        self.look = look

    def arrange(self, rect: pygame.Rect) -> None:
        """Words over foot."""
        self.rect = pygame.Rect(rect)
        kit = self.kit
        words, foot = self.kids
        left, top = rect.left + kit.px(60), rect.top + kit.px(52)
        width = round(rect.width * PLATE_FROM) - kit.px(60) - kit.px(48)
        height = foot.measure(width)
        low = rect.bottom - kit.px(28) - height
        foot.arrange(pygame.Rect(left, low, width, height))
        words.arrange(pygame.Rect(left, top, width, low - kit.px(20) - top))

    def draw(self, canvas: Canvas) -> None:
        """Paint the right part of the title's picture."""
        start = round(self.rect.width * PLATE_FROM)
        place = pygame.Rect(self.rect.left + start, self.rect.top, 0, self.rect.height)
        place.width = self.rect.width - start
        palette = self.look.palette
        size = place.width, place.height
        picture = self.kit.raster.get(
            ("plate", *size, palette), partial(title, *size, palette, 0.25)
        )
        canvas.blit(picture, place.topleft)


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
        width = max(kit.px(600), rect.width // 2 - margin) if self.disc else rect.width - 2 * margin
        low = rect.bottom - kit.px(52)
        note = self.note.natural() if self.note else 0
        room = rect.width - 2 * margin - (note + kit.px(24) if note else 0)
        row = min(self.row.natural(), room)
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
            self.note.arrange(
                pygame.Rect(left, low - height // 2 - tall // 2, max(1, note), tall)
            )
