"""Coasts as rings of points, laid flat about the centre of a map."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from game.art.svg import Box, Point
from game.present.projection import Place, forward

FEWEST_NUMBERS = 6
"""Three points make the smallest ring."""


@dataclass(frozen=True, slots=True)
class Ring:
    """A closed coast line in kilometres (east, south) of the centre, with its bounding box."""

    points: tuple[Point, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class Coast:
    """All land about a centre; `host` and `them` are parts of it that are filled apart."""

    centre: Place
    land: tuple[Ring, ...]
    host: tuple[Ring, ...]
    them: tuple[Ring, ...]


def _ring(numbers: Sequence[int], units: int, centre: Place) -> Ring:
    if len(numbers) < FEWEST_NUMBERS or len(numbers) % 2:
        message = f"a ring of {len(numbers)} numbers has not three points"
        raise ValueError(message)
    longitudes = [step / units for step in accumulate(numbers[::2])]
    latitudes = [step / units for step in accumulate(numbers[1::2])]
    points = tuple(
        forward(lat, lon, centre) for lat, lon in zip(latitudes, longitudes, strict=True)
    )
    east, south = [point[0] for point in points], [point[1] for point in points]
    left, top = min(east), min(south)
    return Ring(points, (left, top, max(east) - left, max(south) - top))


def read_coast(text: str, centre: Place) -> Coast:
    """Return the coasts of a JSON text, laid flat about `centre` (latitude, longitude).

    The text holds `units` (steps in a degree) and, as `land`, `host` and `them`, lists
    of rings: flat lists of whole steps, longitude before latitude, each point from the
    one before. Raises ValueError or KeyError when it does not.
    """
    data = json.loads(text)
    units = int(data["units"])
    land, host, them = (
        tuple(_ring(numbers, units, centre) for numbers in data[tag])
        for tag in ("land", "host", "them")
    )
    return Coast(centre, land, host, them)


def touches(box: Box, other: Box) -> bool:
    """Return whether two boxes overlap."""
    return (
        box[0] < other[0] + other[2]
        and other[0] < box[0] + box[2]
        and box[1] < other[1] + other[3]
        and other[1] < box[1] + box[3]
    )
