"""How a player wants things shown. Nothing here bears on a play."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Theme = Literal["normal", "high-contrast"]
TEXT_SIZES = (100, 125, 150, 175, 200)
"""Per cent of the drawn size."""


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
    war_warning: bool = True
    asked: bool = False

    def with_text(self, per_cent: int) -> Settings:
        """These settings with another size of text, kept in bounds."""
        return replace(self, text=min(max(per_cent, TEXT_SIZES[0]), TEXT_SIZES[-1]))

    def toggled(self, name: str) -> Settings:
        """These settings with one of the yes-or-no settings turned round."""
        match name:
            case "reading":
                return replace(self, reading_font=not self.reading_font)
            case "motion":
                return replace(self, reduced_motion=not self.reduced_motion, asked=True)
            case "sound":
                return replace(self, sound=not self.sound)
            case "captions":
                return replace(self, captions=not self.captions)
            case "speech":
                return replace(self, speech=not self.speech)
            case "warning":
                return replace(self, war_warning=not self.war_warning)
            case "contrast":
                dark = self.theme == "normal"
                return replace(self, theme="high-contrast" if dark else "normal")
        return self
