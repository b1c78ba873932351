"""Colours by ground, and the two scales: S for geometry and headlines, T for all other text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from game.art.palette import CONTRAST, CONTRAST_END, CONTRAST_NIGHT, DAY, END, NIGHT, Palette

DESIGN_WIDTH, DESIGN_HEIGHT = 1366, 768
SMALLEST_TEXT_SCALE = 0.92
SMALLEST_TYPE = 11
COLUMN_WIDTH, COLUMN_HEIGHT = 1050, 520
"""Below this many text units, columns become one."""

Theme = Literal["normal", "high-contrast"]
Ground = Literal["paper", "sheet", "shade", "manila", "night", "end", "ink", "red", "sea"]
DARK: frozenset[Ground] = frozenset(("night", "end", "ink", "red"))
TINTED: frozenset[Ground] = frozenset(("shade", "manila", "sea"))
"""Grounds on which plain red is too pale for text."""
GROUND_OF_PAGE: dict[str, Ground] = {
    "paper": "paper",
    "desk": "shade",
    "night": "night",
    "end": "end",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """How a player wants things shown; `text` is a percentage from 100 to 200."""

    text: int = 100
    theme: Theme = "normal"
    reading_font: bool = False
    reduced_motion: bool = False
    sound: bool = True
    captions: bool = True
    speech: bool = False
    speech_rate: int = 175
    """Words a minute of the voice."""


@dataclass(frozen=True)
class Metrics:
    """Lengths of a window: its size and the text setting, and what follows from them."""

    width: int
    height: int
    text: int = 100

    @cached_property
    def scale(self) -> float:
        """S: pixels for one design pixel of geometry and headlines."""
        return min(self.width / DESIGN_WIDTH, self.height / DESIGN_HEIGHT)

    @cached_property
    def text_scale(self) -> float:
        """T: pixels for one design pixel of text."""
        return max(self.scale, SMALLEST_TEXT_SCALE) * self.text / 100

    @cached_property
    def narrow(self) -> bool:
        """Whether columns become one scrolling column."""
        wide = self.width / self.text_scale >= COLUMN_WIDTH
        return not (wide and self.height / self.text_scale >= COLUMN_HEIGHT)

    def px(self, length: float) -> int:
        """Pixels of a geometric length; anything above 0 is at least 1."""
        if length <= 0:
            return round(length * self.scale)
        return max(1, round(length * self.scale))

    def ts(self, length: float) -> int:
        """Pixels of a length that grows with the text."""
        return round(length * self.text_scale)

    def both(self, geometry: float, text: float) -> int:
        """Pixels of a thing that holds text: its drawn size, or more where text is large."""
        return max(self.px(geometry), self.ts(text))

    def type_size(self, size: float, *, headline: bool = False) -> int:
        """Pixels of a type size; headlines grow with the window rather than with T."""
        if headline:
            return max(SMALLEST_TYPE, round(size * self.scale * self.text / 100))
        return max(SMALLEST_TYPE, round(size * self.text_scale))


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of things that lie on one ground."""

    palette: Palette
    ground: str
    text: str
    quiet: str
    accent: str
    them: str
    line: str
    dark: bool

    @property
    def strong(self) -> str:
        """Names and numbers that must stand out."""
        return self.palette.white if self.dark else self.text

    @property
    def rings(self) -> tuple[str, str]:
        """The two lines of the focus ring: inner, outer."""
        white, ink = self.palette.white, self.palette.ink
        return (ink, white) if self.dark else (white, ink)


def palette_for(theme: Theme, ground: Ground) -> Palette:
    """Return the palette of a theme on a ground, with that ground set."""
    contrast = theme == "high-contrast"
    if ground == "end":
        return CONTRAST_END if contrast else END
    if ground in DARK:
        night = CONTRAST_NIGHT if contrast else NIGHT
        return replace(night, ground=getattr(night, ground))
    day = CONTRAST if contrast else DAY
    return replace(day, ground=getattr(day, ground))


def look_for(theme: Theme, ground: Ground) -> Look:
    """Return the colours of things on a ground."""
    palette = palette_for(theme, ground)
    dark = ground in DARK
    accent = palette.red_dark if ground in TINTED else palette.red
    return Look(
        palette=palette,
        ground=palette.ground,
        text=palette.paper if dark else palette.ink,
        quiet=palette.shade if dark else palette.soft,
        accent=palette.red_on_dark if dark else accent,
        them=palette.rope_blue if dark else palette.blue,
        line=palette.steel if dark else palette.rule,
        dark=dark,
    )
