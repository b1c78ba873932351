"""Azimuthal equidistant projection: distances and bearings from its centre are true.

Places are (latitude, longitude) in degrees, north and east positive. Lengths are in
kilometres on a sphere of mean radius; bearings in degrees clockwise from north.
"""

from __future__ import annotations

import math

Place = tuple[float, float]
"""Latitude -90 to 90, longitude -180 to 180."""

EARTH_RADIUS = 6371.0
HALF_ROUND = 180.0
NEAR_ZERO = 1e-12


def _wrapped(longitude: float) -> float:
    """Return the same longitude between -180 and 180."""
    return (longitude + HALF_ROUND) % (2 * HALF_ROUND) - HALF_ROUND


def angle_between(first: Place, second: Place) -> float:
    """Return the angle, in radians 0 to pi, between two places seen from the earth's centre."""
    lat0, lat1 = math.radians(first[0]), math.radians(second[0])
    half_lat = (lat1 - lat0) / 2
    half_lon = math.radians(second[1] - first[1]) / 2
    chord = math.sin(half_lat) ** 2 + math.cos(lat0) * math.cos(lat1) * math.sin(half_lon) ** 2
    return 2 * math.asin(math.sqrt(min(1.0, chord)))


def distance(first: Place, second: Place) -> float:
    """Return the great-circle distance of two places in kilometres."""
    return EARTH_RADIUS * angle_between(first, second)


def bearing(first: Place, second: Place) -> float:
    """Return the bearing, 0 to 360 degrees, in which the second place lies from the first."""
    lat0, lat1 = math.radians(first[0]), math.radians(second[0])
    turn = math.radians(second[1] - first[1])
    east = math.sin(turn) * math.cos(lat1)
    north = math.cos(lat0) * math.sin(lat1) - math.sin(lat0) * math.cos(lat1) * math.cos(turn)
    return math.degrees(math.atan2(east, north)) % (2 * HALF_ROUND)


def destination(start: Place, direction: float, km: float) -> Place:
    """Return the place reached from `start` after `km` kilometres on a bearing."""
    lat, lon, angle = math.radians(start[0]), math.radians(start[1]), km / EARTH_RADIUS
    turn = math.radians(direction)
    sine = math.sin(lat) * math.cos(angle) + math.cos(lat) * math.sin(angle) * math.cos(turn)
    reached = math.asin(max(-1.0, min(1.0, sine)))
    aside = math.atan2(
        math.sin(turn) * math.sin(angle) * math.cos(lat),
        math.cos(angle) - math.sin(lat) * math.sin(reached),
    )
    return math.degrees(reached), _wrapped(math.degrees(lon + aside))


def forward(lat: float, lon: float, centre: Place) -> tuple[float, float]:
    """Return a place as kilometres (east, south) of the centre on the flat map.

    South is positive, as rows of a picture are. The centre's antipode, which has no
    one place on the map, comes out on its rim.
    """
    lat0, lat1 = math.radians(centre[0]), math.radians(lat)
    turn = math.radians(lon - centre[1])
    angle = angle_between(centre, (lat, lon))
    stretch = EARTH_RADIUS * (angle / math.sin(angle) if math.sin(angle) > NEAR_ZERO else 1.0)
    east = math.cos(lat1) * math.sin(turn)
    north = math.cos(lat0) * math.sin(lat1) - math.sin(lat0) * math.cos(lat1) * math.cos(turn)
    return stretch * east, -stretch * north


def inverse(east: float, south: float, centre: Place) -> Place:
    """Return the place that lies so many kilometres east and south on the flat map."""
    away = math.hypot(east, south)
    if away < NEAR_ZERO:
        return centre[0], _wrapped(centre[1])
    return destination(centre, math.degrees(math.atan2(east, -south)), away)


def circle_points(
    centre: Place, km: float, start: float = 0, end: float = 360, steps: int = 180
) -> list[Place]:
    """Return `steps` + 1 places at a distance, from bearing `start` clockwise to `end`.

    An `end` not after `start` is taken a full turn later. `steps` is at least 1.
    """
    if end <= start:
        end += 2 * HALF_ROUND
    return [
        destination(centre, start + (end - start) * step / steps, km) for step in range(steps + 1)
    ]
