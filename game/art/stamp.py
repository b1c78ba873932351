"""A rubber stamp: an outlined frame, and the places where the ink is worn.

The front end sets the words in the frame, subtracts the wear and turns the whole.
"""

from __future__ import annotations

from random import Random

from game.art.svg import document, frame, paint, polygon

BLOT_SPACE = 15.0
"""Pixels between the middles of worn places."""
CORNERS = 7
LIGHTEST, HEAVIEST = 0.10, 0.62
"""How much ink a worn place takes away."""
SPECKS = 5
"""Small clear specks to each worn place."""


def stamp_frame(width: float, height: float, colour: str, scale: float) -> str:
    """Return the frame of a stamp, its edge 2.5 pixels thick at scale 1."""
    thick = max(1.5, 2.5 * scale)
    return document(width, height, frame((0, 0, round(width), round(height)), colour, thick))


def stamp_wear(width: float, height: float, seed: int = 7) -> str:
    """Return a picture of worn places: black that covers as much as ink is missing.

    Subtracted from a stamp (BLEND_RGBA_SUB) it leaves colour alone and thins the ink.
    The same size and seed always give the same places.
    """
    dice = Random(seed)  # noqa: S311 - for looks, not for secrets
    parts = []

    def blot(radius: float, opacity: float) -> None:
        x, y = dice.uniform(0, width), dice.uniform(0, height)
        slant = dice.uniform(0.5, 1.9)
        corners = []
        for index in range(CORNERS):
            reach = radius * dice.uniform(0.5, 1.2)
            across = (1, 0.62, -0.22, -0.9, -0.9, -0.22, 0.62)[index]
            down = (0, 0.78, 0.97, 0.43, -0.43, -0.97, -0.78)[index]
            corners.append((x + across * reach * slant, y + down * reach))
        parts.append(polygon(corners, paint("#000000", opacity=opacity)))

    places = max(4, round(width * height / BLOT_SPACE**2))
    for _ in range(places):
        blot(dice.uniform(3, 9), dice.uniform(LIGHTEST, HEAVIEST) * 0.6)
        for _ in range(SPECKS):
            blot(dice.uniform(0.3, 1.1), dice.uniform(HEAVIEST, 0.95))
    return document(width, height, "".join(parts))
