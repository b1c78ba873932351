"""How far one place is from another on a small map, and which way."""

from __future__ import annotations

from math import atan2, cos, degrees, hypot, radians

from game.present.page import Place

KM_PER_DEGREE = 111.2
POINTS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")


def away(start: Place, end: Place) -> tuple[float, float]:
    """How far a place lies north and east of another, in km; rough, for places not far apart."""
    north = (end.lat - start.lat) * KM_PER_DEGREE
    east = (end.lon - start.lon) * KM_PER_DEGREE * cos(radians((end.lat + start.lat) / 2))
    return north, east


def apart(start: Place, end: Place) -> float:
    """How far two places are from each other, in km."""
    return hypot(*away(start, end))


def point(start: Place, end: Place) -> str:
    """The point of the compass that lies from one place to another."""
    north, east = away(start, end)
    return POINTS[round(degrees(atan2(east, north)) % 360 / 45) % len(POINTS)]


def way_to(start: Place, end: Place) -> str:
    """Distance and direction in words, to the next ten kilometres."""
    return f"{round(apart(start, end), -1):,.0f} km {point(start, end)}"
