"""Fonts from the data folder, each size loaded once, and words set in them."""

from __future__ import annotations

import io
from collections import OrderedDict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pygame

from game.art.fonts import Role, font_file
from game.art.palette import rgb
from game.data import data_root

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from game.screens.setting import Setting

DISPLAY_ROLES = frozenset(("display", "poster", "cond"))
MONO_ROLES = frozenset(("mono", "mono-bold"))
READING_TRACKING = 3.0
"""Letter-spacing of the reading font, in hundredths of its size."""
WORDS_KEPT = 1_800
WORD_BYTES = 12 * 1024 * 1024
"""So many pictures of words are kept at most, and so many bytes of them."""
FONTS_KEPT = 28
"""A page is set in one or two dozen; each that is open holds a quarter of a megabyte."""
SETTINGS_KEPT = 800
"""So many set texts are kept: those of the pages that were open last."""


class Face(NamedTuple):
    """One font at one size, with letter-spacing in hundredths of the size.

    A tuple, because widths of words are looked up by it thousands of times a page.
    """

    role: Role
    size: int
    tracking: float = 0.0

    @property
    def space(self) -> float:
        """The least width of a word space, as a share of the size."""
        return 0.18 if self.role in DISPLAY_ROLES else 0.26


@cache
def _file_bytes(name: str) -> bytes:
    return (data_root() / "assets" / "fonts" / name).read_bytes()


def bytes_of(surface: pygame.Surface) -> int:
    """Return how many bytes the pixels of a picture take."""
    return surface.get_width() * surface.get_height() * surface.get_bytesize()


class Shelf:
    """All fonts that one window uses, and the pictures of the words set in them."""

    def __init__(self, *, reading: bool = False) -> None:
        self.reading = reading
        self._fonts: OrderedDict[tuple[str, int], pygame.font.Font] = OrderedDict()
        self._words: OrderedDict[tuple[str, Face, str], pygame.Surface] = OrderedDict()
        self._word_bytes = 0
        self._widths: dict[Face, dict[str, int]] = {}
        self._widths_kept = 0
        self._spaces: dict[Face, int] = {}
        self._settings: OrderedDict[Hashable, Setting] = OrderedDict()
        if not pygame.font.get_init():
            pygame.font.init()

    def font(self, face: Face) -> pygame.font.Font:
        """Return the font of a face."""
        key = font_file(face.role, reading=self.reading), face.size
        if key in self._fonts:
            self._fonts.move_to_end(key)
            return self._fonts[key]
        font = pygame.font.Font(io.BytesIO(_file_bytes(key[0])), face.size)
        self._fonts[key] = font
        if len(self._fonts) > FONTS_KEPT:
            self._fonts.popitem(last=False)
        return font

    def _tracking(self, face: Face) -> float:
        plain = self.reading and face.role not in DISPLAY_ROLES and not face.tracking
        return (READING_TRACKING if plain else face.tracking) * face.size / 100

    def space(self, face: Face) -> int:
        """Width of a word space; never so narrow that kerning closes it."""
        if face not in self._spaces:
            self._spaces[face] = self._measure_space(face)
        return self._spaces[face]

    def _measure_space(self, face: Face) -> int:
        own: int = self.font(face).size(" ")[0]
        if face.role in MONO_ROLES:
            return own + round(2 * self._tracking(face))
        return max(own, round(face.size * face.space)) + round(2 * self._tracking(face))

    def width(self, word: str, face: Face) -> int:
        """Width of a word set without breaking."""
        known = self._widths.get(face)
        if known is not None and word in known:
            return known[word]
        if self._widths_kept > WORDS_KEPT * 4:
            self._widths.clear()
            self._widths_kept = 0
        width = self._measure(word, face)
        self._widths.setdefault(face, {})[word] = width
        self._widths_kept += 1
        return width

    def _measure(self, word: str, face: Face) -> int:
        font, tracking = self.font(face), self._tracking(face)
        if not tracking:
            whole: int = font.size(word)[0]
            return whole
        return round(sum(font.size(letter)[0] + tracking for letter in word) - tracking)

    def kept(self, key: Hashable, compose: Callable[[], Setting]) -> Setting:
        """Return a set text, composing it when it is not kept."""
        if key in self._settings:
            self._settings.move_to_end(key)
            return self._settings[key]
        setting = self._settings[key] = compose()
        if len(self._settings) > SETTINGS_KEPT:
            self._settings.popitem(last=False)
        return setting

    def line_width(self, line: str, face: Face) -> int:
        """Width of several words on one line."""
        words = line.split(" ")
        return sum(self.width(word, face) for word in words) + self.space(face) * (len(words) - 1)

    def word(self, word: str, face: Face, colour: str) -> pygame.Surface:
        """Return the picture of a word, kept for the next time."""
        key = word, face, colour
        if key in self._words:
            self._words.move_to_end(key)
            return self._words[key]
        surface = self._render(word, face, colour)
        self._words[key] = surface
        self._word_bytes += bytes_of(surface)
        while len(self._words) > WORDS_KEPT or self._word_bytes > WORD_BYTES:
            _, old = self._words.popitem(last=False)
            self._word_bytes -= bytes_of(old)
        return surface

    def _render(self, word: str, face: Face, colour: str) -> pygame.Surface:
        font, tracking, ink = self.font(face), self._tracking(face), rgb(colour)
        if not tracking:
            return font.render(word, antialias=True, color=ink)
        size = max(1, self.width(word, face) + face.size // 4), font.get_height()
        surface = pygame.Surface(size, pygame.SRCALPHA)
        surface.fill((*ink, 0))
        left = 0.0
        for letter in word:
            surface.blit(font.render(letter, antialias=True, color=ink), (round(left), 0))
            left += font.size(letter)[0] + tracking
        return surface
