"""How far one place is from another, and which way, in words."""

from __future__ import annotations

from game.present.page import Place
from game.present.projection import bearing, distance

POINTS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")


def apart(start: Place, end: Place) -> float:
    """How far two places are from each other, in km."""
    return distance((start.lat, start.lon), (end.lat, end.lon))


def point(start: Place, end: Place) -> str:
    """The point of the compass in which one place lies from another."""
    direction = bearing((start.lat, start.lon), (end.lat, end.lon))
    return POINTS[round(direction / 45) % len(POINTS)]


def way_to(start: Place, end: Place) -> str:
    """Distance and direction, to the next ten kilometres."""
    return f"{round(apart(start, end), -1):,.0f} km {point(start, end)}"
