"""A surface to paint on, with the part of it that is being painted."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pygame

from game.art.palette import rgb
from game.screens.fonts import Face, Shelf
from game.screens.setting import Setting


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of a text: plain and links."""

    text: str
    link: str


class Canvas:
    """Paints in window coordinates; nothing outside `clip` changes."""

    def __init__(self, surface: pygame.Surface, clip: pygame.Rect) -> None:
        self.surface = surface
        self.clip = clip
        surface.set_clip(clip)

    @contextmanager
    def within(self, rect: pygame.Rect) -> Iterator[None]:
        """Paint only inside a rectangle for a while."""
        before = self.clip
        self.clip = before.clip(rect)
        self.surface.set_clip(self.clip)
        yield
        self.clip = before
        self.surface.set_clip(before)

    def fill(self, rect: pygame.Rect, colour: str) -> None:
        """Fill a rectangle."""
        self.surface.fill(rgb(colour), rect)

    def frame(self, rect: pygame.Rect, colour: str, width: int) -> None:
        """Draw the outline of a rectangle, inside it."""
        pygame.draw.rect(self.surface, rgb(colour), rect, max(1, width))

    def ring(self, middle: tuple[int, int], radius: int, colour: str, width: int) -> None:
        """Draw a circle's outline, where the open part of the canvas meets it."""
        if _meets(self.clip, middle, radius, width):
            pygame.draw.aacircle(self.surface, rgb(colour), middle, radius, width)

    def blit(self, picture: pygame.Surface, at: tuple[float, float]) -> None:
        """Lay a picture with its top left corner at a point."""
        self.surface.blit(picture, (round(at[0]), round(at[1])))

    def setting(self, setting: Setting, at: tuple[int, int], pen: tuple[Shelf, Ink]) -> None:
        """Paint a set text with its top left corner at a point."""
        shelf, ink = pen
        left, top = at
        for piece in setting.pieces:
            base = top + piece.base
            if not self.clip.top - piece.face.size < base < self.clip.bottom + 2 * piece.face.size:
                continue
            colour = ink.link if piece.span.style == "link" else ink.text
            picture = shelf.word(piece.span.text, piece.face, colour)
            ascent = shelf.font(piece.face).get_ascent()
            self.surface.blit(picture, (left + piece.left, base - ascent))
        self._underline(setting, at, ink.link)

    def _underline(self, setting: Setting, at: tuple[int, int], colour: str) -> None:
        if not setting.links:
            return
        size = setting.pieces[0].face.size
        for _, _, boxes in setting.links:
            for box in boxes:
                base = at[1] + box.top + setting.first_base
                line = pygame.Rect(at[0] + box.left, base + max(2, size // 8), box.width, 1)
                line.height = max(1, size // 14)
                self.fill(line, colour)

    def line(self, text: str, at: tuple[int, int], pen: tuple[Shelf, Face, str]) -> int:
        """Paint words on one line from a top left corner; return where they end."""
        shelf, face, colour = pen
        left, top = at
        for word in text.split(" "):
            if word:
                self.surface.blit(shelf.word(word, face, colour), (left, top))
                left += shelf.width(word, face)
            left += shelf.space(face)
        return left - shelf.space(face)


def _meets(box: pygame.Rect, middle: tuple[int, int], radius: int, width: int) -> bool:
    """Whether a circle's outline, with its softened edge, may touch a box."""
    corners = (box.topleft, box.topright, box.bottomleft, box.bottomright)
    farthest = max(math.dist(middle, corner) for corner in corners)
    aside = abs(middle[0] - box.centerx) - box.width / 2
    above = abs(middle[1] - box.centery) - box.height / 2
    return max(aside, above) - 2 <= radius and radius - width - 2 <= farthest
