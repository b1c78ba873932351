"""Dot screens as print has them: a slanted grid of dots that grow with the tone.

Each dot is written as a small polygon in one path, because the readers of our pictures
know no patterns.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from game.art.svg import Point, number, outline

FULL_DOT = 0.70
"""Radius of a dot of full tone, in cells: neighbours then just close the gaps."""
SMALLEST_RADIUS = 0.35
"""Dots under this radius, in pixels, would only make the ground dirty."""
ROUND_FROM = 2.2
"""Dots from this radius on get twelve corners, smaller ones eight."""

RADIUS_STEPS = 20
"""Radii are rounded to this many steps a unit, so that dots of one size share their shape."""

Tone = Callable[[float, float], float]
"""Tone 0 to 1 at a place given as shares (0 to 1) of the screen's width and height."""


@dataclass(frozen=True, slots=True)
class Disc:
    """A round edge to which a dot screen is cut; units of the drawing."""

    x: float
    y: float
    radius: float

    def room_at(self, x: float, y: float) -> float:
        """Return how far a point is from the edge, inward; negative outside."""
        return self.radius - math.hypot(x - self.x, y - self.y)

    def pull_in(self, point: Point) -> Point:
        """Return the point itself, or the point of the edge below one that lies outside."""
        away = math.hypot(point[0] - self.x, point[1] - self.y)
        if away <= self.radius:
            return point
        share = self.radius / away
        return self.x + (point[0] - self.x) * share, self.y + (point[1] - self.y) * share


def _centres(width: float, height: float, cell: float, angle: float) -> Iterator[Point]:
    """Yield the centres of the cells that touch the box, row by row along the slant."""
    turn = math.radians(angle)
    cos, sin = math.cos(turn), math.sin(turn)
    corners = [(x, y) for x in (0.0, width) for y in (0.0, height)]
    along = [(x * cos + y * sin) / cell for x, y in corners]
    across = [(y * cos - x * sin) / cell for x, y in corners]
    for row in range(math.floor(min(across)), math.ceil(max(across)) + 1):
        for column in range(math.floor(min(along)), math.ceil(max(along)) + 1):
            u, v = (column + 0.5) * cell, (row + 0.5) * cell
            x, y = u * cos - v * sin, u * sin + v * cos
            if -cell < x < width + cell and -cell < y < height + cell:
                yield x, y


def _ring(step: int) -> list[Point]:
    """Corners of a dot of `step` steps of radius, about 0, 0, from the right onward."""
    radius = step / RADIUS_STEPS
    corners = 12 if radius >= ROUND_FROM else 8
    turns = (2 * math.pi * corner / corners for corner in range(corners))
    return [(radius * math.cos(turn), radius * math.sin(turn)) for turn in turns]


def _moves(ring: list[Point]) -> str:
    """Path data from a ring's first corner round to its last, closed."""
    steps = (
        f"{number(after[0] - before[0])} {number(after[1] - before[1])}"
        for before, after in pairwise(ring)
    )
    return "l" + " ".join(steps) + "z"


def dot_screen(  # noqa: PLR0913 - plain values, each by name
    width: float,
    height: float,
    cell: float,
    tone: Tone,
    *,
    angle: float = 30,
    inside: Disc | None = None,
) -> str:
    """Return path data of a dot screen over a box from 0, 0.

    `cell` is the distance of dots, `angle` the slant of their rows in degrees. With
    `inside`, dots are cut at that disc. Dots of no tone are left out, so the path may
    be empty. Raises ValueError for a cell that is not greater than 0.
    """
    if cell <= 0:
        message = "the cell of a dot screen must be greater than 0"
        raise ValueError(message)
    dots: list[str] = []
    shapes: dict[int, str] = {}
    for x, y in _centres(width, height, cell, angle):
        radius = math.sqrt(min(1.0, max(0.0, tone(x / width, y / height)))) * cell * FULL_DOT
        if radius < SMALLEST_RADIUS:
            continue
        room = inside.room_at(x, y) if inside else radius
        if room <= 0:
            continue
        step = round(radius * RADIUS_STEPS)
        if inside and room < radius:
            corners = [inside.pull_in((x + dx, y + dy)) for dx, dy in _ring(step)]
            dots.append(outline(corners, closed=True))
            continue
        if step not in shapes:
            shapes[step] = _moves(_ring(step))
        first = step / RADIUS_STEPS
        dots.append(f"M{x + first:.2f} {y:.2f}{shapes[step]}")
    return "".join(dots)
