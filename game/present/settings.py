"""How a player wants things shown. Nothing here bears on a play."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

Theme = Literal["normal", "high-contrast"]
Hints = Literal["first", "on", "off"]
"""Hints on the first day: in the very first play, always, or never."""
TEXT_SIZES = (100, 125, 150, 175, 200)
"""Per cent of the drawn size."""
RATES = (125, 175, 225, 275)
"""Words a minute of the voice that reads aloud."""
SWITCHES = {
    "reading": "reading_font",
    "sound": "sound",
    "captions": "captions",
    "speech": "speech",
    "warning": "war_warning",
    "plain": "plain_words",
}
"""The yes-or-no settings by their names on the page."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One player's settings; `asked` once the questions of the first start were answered."""

    text: int = 100
    theme: Theme = "normal"
    reading_font: bool = False
    reduced_motion: bool = False
    sound: bool = True
    captions: bool = True
    speech: bool = False
    speech_rate: int = 175
    war_warning: bool = True
    plain_words: bool = False
    level: str = ""  # the level of reading that is wanted; nothing: as the length has it
    hints: Hints = "first"
    asked: bool = False

    def with_text(self, per_cent: int) -> Settings:
        """These settings with another size of text, kept in bounds."""
        return replace(self, text=min(max(per_cent, TEXT_SIZES[0]), TEXT_SIZES[-1]))

    def with_rate(self, rate: int) -> Settings:
        """These settings with another speed of the voice: the nearest there is."""
        return replace(self, speech_rate=min(RATES, key=lambda each: abs(each - rate)))

    def toggled(self, name: str) -> Settings:
        """These settings with one of the yes-or-no settings turned round."""
        if name == "contrast":
            dark = self.theme == "normal"
            return replace(self, theme="high-contrast" if dark else "normal")
        if name == "motion":
            return replace(self, reduced_motion=not self.reduced_motion, asked=True)
        if name == "hints":
            return replace(self, hints="on" if self.hints == "off" else "off")
        field = SWITCHES.get(name)
        if field is None:
            return self
        turned: dict[str, Any] = {field: not getattr(self, field)}
        return replace(self, **turned)
