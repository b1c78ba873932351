"""What of a map page is computed for drawing: ways ahead, headings, circles as art wants them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import cos, hypot, radians

from game.art.coast import Coast, read_coast
from game.art.map import MapCircle, MapCourse, MapDoubt, MapView
from game.data import data_root
from game.present.page import MapBlock, MapPiece
from game.present.projection import Place, bearing

NEAR_WAY = 0.6
"""Degrees from a course within which a piece counts as on it."""


@cache
def coast_about(centre: Place) -> Coast:
    """Return the coasts laid flat about a place; read once."""
    path = data_root() / "assets" / "coast" / "coast.json"
    return read_coast(path.read_text(encoding="utf-8"), centre)


def place_of(piece: MapPiece) -> Place:
    """Where a piece is."""
    return piece.at.lat, piece.at.lon


def way_ahead(piece: MapPiece) -> list[Place]:
    """Return the way from where a piece is to the end of its course."""
    points: list[Place] = [(one.lat, one.lon) for one in piece.course]
    here = place_of(piece)
    if not points:
        return []
    best = NEAR_WAY
    first = 0
    for number in range(len(points) - 1):
        away = _distance(here, points[number], points[number + 1])
        if away < best:
            best, first = away, number + 1
    if best == NEAR_WAY and _apart(here, points[-1]) < NEAR_WAY:
        return []
    ahead = [point for point in points[first:] if _apart(point, here) > 0.02]  # noqa: PLR2004
    return [here, *ahead] if ahead else []


def heading(view: MapView, piece: MapPiece) -> float:
    """Return how a piece points on the picture, in degrees clockwise from up."""
    here = place_of(piece)
    way = way_ahead(piece)
    if len(way) > 1:
        return view.heading(*here, bearing(here, way[1]))
    points: list[Place] = [(one.lat, one.lon) for one in piece.course]
    if len(points) > 1 and points[-2] != points[-1]:
        return view.heading(*here, bearing(points[-2], points[-1]))
    return 90.0


def courses(block: MapBlock) -> tuple[MapCourse, ...]:
    """Return the ways ahead of all pieces, that of the chosen one last."""
    found = []
    for piece in sorted(block.pieces, key=lambda one: one.selected):
        way = way_ahead(piece)
        if way:
            found.append(MapCourse(tuple(way), piece.side, piece.selected))  # type: ignore[arg-type]
    return tuple(found)


def doubts(block: MapBlock) -> tuple[MapDoubt, ...]:
    """Return the circles within which pieces are."""
    return tuple(
        MapDoubt(piece.at.lat, piece.at.lon, piece.doubt) for piece in block.pieces if piece.doubt
    )


def circles(block: MapBlock) -> tuple[MapCircle, ...]:
    """Return the circles and arcs."""
    return tuple(
        MapCircle(
            circle.centre.lat,
            circle.centre.lon,
            circle.radius,
            circle.style,  # type: ignore[arg-type]
            circle.side,  # type: ignore[arg-type]
            circle.start_bearing,
            circle.end_bearing,
        )
        for circle in block.circles
    )


def _apart(first: Place, second: Place) -> float:
    squeeze = cos(radians((first[0] + second[0]) / 2))
    return hypot(first[0] - second[0], (first[1] - second[1]) * squeeze)


def _distance(point: Place, start: Place, end: Place) -> float:
    """Degrees from a point to a straight piece of a course."""
    squeeze = cos(radians(point[0]))
    vector = end[0] - start[0], (end[1] - start[1]) * squeeze
    offset = point[0] - start[0], (point[1] - start[1]) * squeeze
    length = vector[0] ** 2 + vector[1] ** 2
    share = 0.0
    if length:
        share = (offset[0] * vector[0] + offset[1] * vector[1]) / length
        share = max(0.0, min(1.0, share))
    return hypot(offset[0] - share * vector[0], offset[1] - share * vector[1])


def names_of(pieces: Sequence[MapPiece]) -> list[str]:
    """Return the names of pieces in order."""
    return [piece.name for piece in pieces]
