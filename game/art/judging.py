"""Odds against what came, one band a picture: a track from 0 to 100 with what right odds bring."""

from __future__ import annotations

from game.art.palette import Palette
from game.art.svg import circle, document, frame, outline, paint, path, rect

WHOLE = 100.0


def radius_of(height: float) -> float:
    """Return the radius of the disc on a track of that height, in pixels."""
    return height * 0.24


def along(width: float, height: float, value: float) -> float:
    """Return how far from the left a value from 0 to 100 lies on a track, in pixels."""
    left = radius_of(height) + 1
    return left + (width - 2 * left) * value / WHOLE


def judged(  # noqa: PLR0913 - plain values, each by name
    width: float,
    height: float,
    palette: Palette,
    *,
    said: float,
    came: float,
    usual: tuple[float, float],
) -> str:
    """Return one track: `said`, `came` and the ends of the `usual` range lie from 0 to 100.

    The usual range is an open frame, what was said an upright line, what came a
    filled disc, so that the three stay apart in grey.
    """
    radius = radius_of(height)
    left, right, middle = radius + 1, width - radius - 1, height / 2

    def place(value: float) -> float:
        return along(width, height, value)

    low, high = place(usual[0]), place(usual[1])
    bar = (low - radius / 2, middle - height * 0.3, high - low + radius, height * 0.6)
    parts = [
        path(outline([(left, middle), (right, middle)]), paint(None, palette.text, 1)),
        rect(bar, paint(palette.ground, opacity=0.6)),
        frame(bar, palette.text, max(1.0, height * 0.06)),
        path(
            outline([(place(said), height * 0.08), (place(said), height * 0.92)]),
            paint(None, palette.text, max(2.0, height * 0.08)),
        ),
        circle((place(came), middle), radius, paint(palette.rope_red, palette.ground, 1.5)),
    ]
    return document(width, height, "".join(parts))
