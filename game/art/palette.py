"""Colour tokens of the art direction, by day, at night, at the end and in high contrast.

A colour is a string "#RRGGBB". Tokens are named for what they look like (paper, ink),
roles for what they do in a picture (ground, text); roles change with the ground, so a
drawing function asks for a role wherever both day and night can occur.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

LARGEST_BYTE = 255
LINEAR_BELOW = 0.04045
"""Below this share of full light, sRGB values are a plain multiple of the light (WCAG 2)."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour that a picture may use; all fields are strings "#RRGGBB"."""

    paper: str = "#F3E9D6"
    sheet: str = "#FBF5E8"
    shade: str = "#E4D6BA"
    manila: str = "#D9BC86"
    manila_dark: str = "#B9965B"
    rule: str = "#B8AA8E"
    ink: str = "#1F2226"
    soft: str = "#57534A"
    red: str = "#B8261C"
    red_dark: str = "#8C1A14"
    blue: str = "#1D4F63"
    blue_dark: str = "#12333F"
    ochre: str = "#D99A2B"
    ochre_dark: str = "#8A5A0A"
    land: str = "#F3E9D6"
    sea: str = "#CBD8D3"
    sea_halo: str = "#E3EAE4"
    graticule: str = "#9FB4AF"
    sea_name: str = "#2F525D"
    night: str = "#15181C"
    night_chip: str = "#23282E"
    end: str = "#0B0C0E"
    steel: str = "#8C9196"
    white: str = "#FFFDF7"

    ground: str = "#F3E9D6"
    """What a picture lies on: halos and gaps of the ropes take this colour."""
    text: str = "#1F2226"
    """Words and strokes that must be seen on the ground."""
    quiet: str = "#57534A"
    """Secondary words on the ground."""
    rope_red: str = "#B8261C"
    rope_blue: str = "#1D4F63"
    breaking: str = "#B8261C"
    red_on_dark: str = "#EE6A58"
    """Red words on night and ink, where the red of the ropes is too deep to read."""
    """The two red lines of a gauge."""
    gauge_calm: str = "#FBF5E8"
    gauge_middle: str = "#D3C4A3"
    gauge_scale: str = "#7D725C"
    """The thin empty scale of a gauge that is known from words only."""
    gauge_outline: str | None = None
    """One pixel round a gauge's track, where its bands alone would not be seen."""
    doubt_ground: str = "#D2D0B4"
    """Sea seen through a circle of doubt: the halo of names that stand in it."""
    face_shade: str = "#B9965B"
    """The shaded half of a face on an unselected portrait."""
    panel_edge: str | None = None
    """A 3 pixel line between panels that differ only by ground."""

    @property
    def strong(self) -> bool:
        """Whether these are the colours of high contrast, where no tone is a shade of another."""
        return self.panel_edge is not None


DAY = Palette()

NIGHT = replace(
    DAY,
    ground=DAY.night,
    text=DAY.paper,
    quiet=DAY.shade,
    rope_red="#D8392C",
    rope_blue="#4C93AB",
    breaking="#E0503F",
    gauge_calm="#353C44",
    gauge_middle="#262B31",
    gauge_scale="#6B747E",
)

END = replace(NIGHT, ground=DAY.end)

CONTRAST = Palette(
    paper="#FFFFFF",
    sheet="#FFFFFF",
    shade="#FFFFFF",
    manila="#FFFFFF",
    manila_dark="#000000",
    rule="#000000",
    ink="#000000",
    soft="#000000",
    red="#9E0B0F",
    red_dark="#6E0006",
    blue="#00395C",
    blue_dark="#002138",
    ochre="#FFC400",
    ochre_dark="#000000",
    land="#EEEEEE",
    sea="#FFFFFF",
    sea_halo="#FFFFFF",
    graticule="#6B7C86",
    sea_name="#000000",
    night="#000000",
    night_chip="#333333",
    end="#000000",
    steel="#FFFFFF",
    white="#FFFFFF",
    ground="#FFFFFF",
    text="#000000",
    quiet="#000000",
    rope_red="#9E0B0F",
    rope_blue="#00395C",
    breaking="#9E0B0F",
    gauge_calm="#FFFFFF",
    gauge_middle="#BDBDBD",
    gauge_scale="#000000",
    gauge_outline="#000000",
    doubt_ground="#FFF8E0",
    face_shade="#9A9A9A",
    panel_edge="#000000",
)

CONTRAST_NIGHT = replace(
    CONTRAST,
    ground="#000000",
    text="#FFFFFF",
    quiet="#FFFFFF",
    rope_red="#FF6B5E",
    rope_blue="#7CC8E6",
    breaking="#FF6B5E",
    red_on_dark="#FF8A7E",
    gauge_calm="#000000",
    gauge_middle="#4A4A4A",
    gauge_scale="#FFFFFF",
    gauge_outline="#FFFFFF",
    panel_edge="#FFFFFF",
)

CONTRAST_END = replace(CONTRAST_NIGHT)


def on_ground(palette: Palette, ground: str) -> Palette:
    """Return the same palette for pictures that lie on another ground.

    `ground` is a colour "#RRGGBB"; a colour that cannot be read raises ValueError.
    """
    rgb(ground)
    return replace(palette, ground=ground)


def rgb(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue (0 to 255) of a colour "#RRGGBB".

    Raises ValueError when the text is not such a colour.
    """
    if len(colour) != len("#RRGGBB") or not colour.startswith("#"):
        message = f"not a colour: {colour!r} (wanted: #RRGGBB)"
        raise ValueError(message)
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def blend(over: str, under: str, share: float) -> str:
    """Return the colour seen where `over` covers `share` (0 to 1) of `under`."""
    mixed = (
        round(share * top + (1 - share) * bottom)
        for top, bottom in zip(rgb(over), rgb(under), strict=True)
    )
    return "#" + "".join(f"{value:02X}" for value in mixed)


def _light(byte: int) -> float:
    share = byte / LARGEST_BYTE
    return share / 12.92 if share <= LINEAR_BELOW else float(((share + 0.055) / 1.055) ** 2.4)


def _luminance(colour: str) -> float:
    red, green, blue = (_light(byte) for byte in rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Return the WCAG 2 contrast ratio of two colours, 1 (same) to 21 (black on white)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
