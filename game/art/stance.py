"""The ruled line from giving ground to pressing on, and the discs that numbers stand on."""

from __future__ import annotations

from game.art.palette import Palette
from game.art.svg import circle, document, paint, rect

TICKS, LONG_EVERY = 10, 5
LINE_HEIGHT = 22.0
"""Height of the ruled line's picture at scale 1."""
MARGIN = 16.0
"""How far inside the ends the discs of the outermost stances stand, at scale 1."""


def stance_x(share: float, width: float, scale: float) -> float:
    """Return where a stance from 0 (give ground) to 1 (press on) stands, in pixels."""
    margin = MARGIN * scale
    return margin + min(1.0, max(0.0, share)) * (width - 2 * margin)


def stance_line(width: float, height: float, palette: Palette, scale: float) -> str:
    """Return the ruled line with eleven ticks, the ends and the middle longer.

    The line runs along the middle of the picture; a height of 22 at scale 1 fits.
    """
    thick, line = max(1, round(2 * scale)), max(2, round(4 * scale))
    wide, middle = max(1, round(width)), round(height / 2)
    parts = [rect((0, middle - line // 2, wide, line), paint(palette.text))]
    for index in range(TICKS + 1):
        long = index % LONG_EVERY == 0
        reach = round((11 if long else 7) * scale)
        left = round(index * (wide - thick) / TICKS)
        parts.append(rect((left, middle - reach, thick, 2 * reach), paint(palette.text)))
    return document(width, height, "".join(parts))


def disc(size: float, palette: Palette, *, filled: bool = False) -> str:
    """Return the ground of a number: a sheet disc ringed with ink, red when filled."""
    fill = palette.rope_red if filled else palette.sheet
    body = circle((20, 20), 18.4, paint(fill, palette.text, 3))
    return document(size, size, body, (0, 0, 40, 40))
