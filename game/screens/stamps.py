"""A stamp: letters in a worn frame, turned a little."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pygame

from game.screens.canvas import Canvas
from game.screens.fonts import Face
from game.screens.marks import Mark
from game.screens.node import Kit, Node, NodeRole
from game.screens.setting import Type
from game.screens.texts import Text, centred
from game.screens.theme import Look

FULL_BYTE = 255
STAMP_TURN = 7
STAMP_FINE = 3
"""A stamp is drawn so many times larger and then turned and made small."""
WEAR = ((46, 0, 90), (9, 200, 110), (4, 240, 220))
"""How the ink is worn, in clouds, blots and specks: pixels between two of them, how many of 256
are none, and how much of 255 is missing at most."""


class Stamp(Node):
    """Letters in a worn frame, turned a little, with a translation below."""

    role: NodeRole = "image"

    def __init__(self, kit: Kit, native: str, english: str, look: Look) -> None:
        super().__init__(kit)
        self.look = look
        self.shown = native or english
        self.name = english or native
        self.below = Text(kit, english if native else "", Type("ui-italic", 14, 1.2), look)
        self.below.tinted(look.accent)
        self.kids = [self.below] if self.below.text else []
        self.face = kit.setter.face(Type("ui-bold", 20, tracking=10))
        picture = self._picture()
        self.size = picture.get_size()

    def _picture(self) -> pygame.Surface:
        key = ("stamp", self.shown, self.face, self.kit.shelf.reading, self.look.accent)
        return self.kit.raster.get(key, self._draw_stamp)

    def _draw_stamp(self) -> pygame.Surface:
        """Letters, frame and wear at three times the size, worn, turned and made small."""
        fine = Face(self.face.role, self.face.size * STAMP_FINE, self.face.tracking)
        shelf, colour = self.kit.shelf, self.look.accent
        room = round(fine.size * 0.45)
        width = shelf.line_width(self.shown, fine) + 2 * room
        height = shelf.font(fine).get_height() + room
        stamp = pygame.Surface((width, height), pygame.SRCALPHA)
        place = stamp.get_rect()
        canvas = Canvas(stamp, place)
        centred(canvas, self.shown, place, (self.kit, fine, colour))
        canvas.frame(place, colour, max(3, round(fine.size * 0.09)))
        for cell, none, most in () if self.kit.contrast else WEAR:
            missing = _missing(stamp.get_size(), cell, (none, most))
            stamp.blit(missing, (0, 0), special_flags=pygame.BLEND_RGBA_SUB)
        return pygame.transform.rotozoom(stamp, STAMP_TURN, 1 / STAMP_FINE)

    def natural(self) -> int:
        """Width of the turned stamp."""
        return self.size[0]

    def measure(self, width: int) -> int:
        """Stamp and translation."""
        below = self.below.measure(width) if self.kids else 0
        return self.size[1] + below - (self.kit.px(4) if below else 0)

    def arrange(self, rect: pygame.Rect) -> None:
        """Place the translation under the stamp."""
        self.rect = pygame.Rect(rect)
        if self.kids:
            width = self.below.natural()
            top = rect.top + self.size[1] - self.kit.px(4)
            left = rect.left + self.size[0] // 2 + self.kit.px(4) - width // 2
            self.below.arrange(pygame.Rect(left, top, width, self.below.measure(width)))

    def draw(self, canvas: Canvas) -> None:
        """Paint the stamp."""
        canvas.blit(self._picture(), self.rect.topleft)

    def marked(self) -> Iterator[Mark]:
        """Letters and frame, worn as they are."""
        box = pygame.Rect(self.rect.topleft, self.size)
        yield Mark("letters of a stamp", self.look.accent, box, words=True)


def _missing(size: tuple[int, int], cell: int, worn: tuple[int, int]) -> pygame.Surface:
    """Return how much ink is missing where, as black of so much alpha; always the same."""
    none, most = worn
    dice = Random(STAMP_TURN + cell)  # noqa: S311 - for looks, not for secrets
    wide, high = (length // cell + 2 for length in size)
    share = [max(byte - none, 0) / (FULL_BYTE - none) for byte in range(FULL_BYTE + 1)]
    alpha = bytes(int(each * most) for each in share)
    columns = dice.randbytes(wide * high).translate(alpha)
    black = bytearray(4 * wide * high)
    black[3::4] = b"".join(columns[row::high] for row in range(high))
    small = pygame.image.frombuffer(black, (wide, high), "RGBA")
    return pygame.transform.smoothscale(small, size)
