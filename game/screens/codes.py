"""A code as a picture to be scanned: black on white in every theme."""

from __future__ import annotations

from collections.abc import Iterator

import pygame

from game.present.page import CodePicture
from game.screens.canvas import Canvas
from game.screens.marks import Mark
from game.screens.node import Kit, Node, NodeRole

BLACK, WHITE = "#000000", "#FFFFFF"
QUIET = 4
"""Empty modules round the picture, without which it cannot be read."""

SIDE = 190
"""Design pixels that a picture is wide, about; each module is a whole number of pixels."""


class CodeNode(Node):
    """The dark modules on their white ground."""

    role: NodeRole = "image"

    def __init__(self, kit: Kit, block: CodePicture) -> None:
        super().__init__(kit)
        self.rows = block.rows
        self.name = block.alternative

    @property
    def _modules(self) -> int:
        return len(self.rows) + 2 * QUIET

    def _step(self, width: int) -> int:
        """Pixels of one module: whole, so that no module is wider than another."""
        return max(2, min(self.kit.px(SIDE), width) // self._modules)

    def natural(self) -> int:
        """The side of the picture."""
        return self._step(self.kit.px(SIDE)) * self._modules

    def measure(self, width: int) -> int:
        """As high as it is wide."""
        return self._step(width) * self._modules

    def arrange(self, rect: pygame.Rect) -> None:
        """Take a square at the left."""
        side = self.measure(rect.width)
        self.rect = pygame.Rect(rect.left, rect.top, side, side)

    def draw(self, canvas: Canvas) -> None:
        """Paint the ground, then each dark module."""
        step = self.rect.width // self._modules
        canvas.fill(self.rect, WHITE)
        for y, row in enumerate(self.rows):
            for x, dark in enumerate(row):
                if dark:
                    left = self.rect.left + (x + QUIET) * step
                    top = self.rect.top + (y + QUIET) * step
                    canvas.fill(pygame.Rect(left, top, step, step), BLACK)

    def marked(self) -> Iterator[Mark]:
        """The dark modules."""
        yield Mark("modules", BLACK, self.rect)
