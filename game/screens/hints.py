"""The strip under the header that says what to do on a page of the first morning."""

from __future__ import annotations

import pygame

from game.present.page import Action
from game.screens.canvas import Canvas
from game.screens.node import Kit, Node
from game.screens.pressable import Button, ButtonStyle
from game.screens.setting import Type
from game.screens.texts import Text
from game.screens.theme import Look

MARGIN = 28
SKIP = ButtonStyle("plain", 15, 36, 32, 12)


class HintBar(Node):
    """A hint, and beside it (or below, for want of room) the way to have no more."""

    unmarked = "ground"

    def __init__(self, kit: Kit, words: str, skip: Action, look: Look) -> None:
        super().__init__(kit)
        self.look = kit.look("night") if look.dark else kit.look("manila")
        self.text = Text(kit, words, Type("ui", 16, 1.3), self.look)
        self.skip = Button(kit, skip, SKIP, self.look)
        self.kids = [self.text, self.skip]
        self.name = words

    def _inner(self, width: int) -> int:
        return max(1, width - 2 * self.kit.px(MARGIN))

    def _beside(self, width: int) -> int:
        """Width left for the words beside the button; 0 where it goes below them."""
        left = self._inner(width) - self.skip.natural() - self.kit.px(24)
        return left if left >= self.kit.ts(360) else 0

    def measure(self, width: int) -> int:
        """Words and button with room."""
        air, beside = self.kit.px(16), self._beside(width)
        button = self.skip.measure(self.skip.natural())
        if beside:
            return max(self.text.measure(beside), button) + air
        return self.text.measure(self._inner(width)) + button + self.kit.px(8) + air

    def arrange(self, rect: pygame.Rect) -> None:
        """Words left, the button right; or below each other."""
        self.rect = pygame.Rect(rect)
        kit, beside = self.kit, self._beside(rect.width)
        left, own = rect.left + kit.px(MARGIN), self.skip.natural()
        width = beside or self._inner(rect.width)
        high, tall = self.text.measure(width), self.skip.measure(own)
        if beside:
            self.text.arrange(pygame.Rect(left, rect.centery - high // 2, width, high))
            place = pygame.Rect(rect.right - kit.px(MARGIN) - own, 0, own, tall)
            place.centery = rect.centery
            self.skip.arrange(place)
            return
        top = rect.top + kit.px(8)
        self.text.arrange(pygame.Rect(left, top, width, high))
        self.skip.arrange(pygame.Rect(left, top + high + kit.px(8), own, tall))

    def draw(self, canvas: Canvas) -> None:
        """Paint the strip and the line under it."""
        palette = self.look.palette
        canvas.fill(self.rect, palette.night_chip if self.look.dark else self.look.ground)
        line = pygame.Rect(self.rect.left, self.rect.bottom - 1, self.rect.width, 1)
        canvas.fill(line, self.look.text if self.kit.contrast else palette.manila_dark)
