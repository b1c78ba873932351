"""The two strands of the days' debrief: side by side where choices agree, bowed apart where not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from game.art.palette import Palette
from game.art.svg import Point, document, draw, paint, path

NEAR, FAR, THICK = 8.0, 38.0, 11.0
"""Distance of a strand from the middle, agreeing and differing, and its thickness."""


def strand_x(alike: bool, width: float, scale: float) -> tuple[float, float]:  # noqa: FBT001
    """Return where your strand and theirs lie, in pixels from the left, in a row."""
    away = (NEAR if alike else FAR) * scale
    return width / 2 - away, width / 2 + away


def _smooth(points: Sequence[Point]) -> str:
    data = draw("M", *points[0])
    for (x0, y0), (x1, y1) in pairwise(points):
        middle = (y0 + y1) / 2
        data += draw("C", x0, middle, x1, middle, x1, y1)
    return data


def strands(
    alike: Sequence[bool], width: float, height: float, palette: Palette, scale: float
) -> str:
    """Return the picture of both strands running down `height` pixels.

    `alike` has one entry for each row from the top, all equally high. Yours is red and
    left, theirs ink and right. Without rows the picture is empty.
    """
    if not alike:
        return document(width, height, "")
    row = height / len(alike)
    thick = max(1, round(THICK * scale))
    parts = []
    for which, colour in ((0, palette.rope_red), (1, palette.text)):
        middles = [
            (strand_x(same, width, scale)[which], (index + 0.5) * row)
            for index, same in enumerate(alike)
        ]
        points = [(middles[0][0], 0.0), *middles, (middles[-1][0], float(height))]
        parts.append(path(_smooth(points), paint(None, colour, thick)))
    return document(width, height, "".join(parts))
