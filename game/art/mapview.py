"""What part of the world a map picture shows, and where a place falls on it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from game.art.svg import Point
from game.present.projection import Place, destination, forward, inverse

NUDGE = 20.0
"""Kilometres used to find how a course runs on the map."""
CLOSEST, WIDEST = 0.4, 11.0
"""Bounds of zooming, in kilometres a pixel."""


@dataclass(frozen=True, slots=True)
class MapView:
    """A window on the flat map about `centre`.

    `origin` is where the centre falls, in pixels of the picture (it may lie outside);
    `km_per_px` is the scale, the same everywhere along lines from the centre.
    """

    centre: Place
    origin: Point
    km_per_px: float
    width: int
    height: int

    def flat(self, east: float, south: float) -> Point:
        """Return the pixel of a point of the flat map, given in kilometres."""
        return self.origin[0] + east / self.km_per_px, self.origin[1] + south / self.km_per_px

    def at(self, lat: float, lon: float) -> Point:
        """Return the pixel (x, y) where a place falls; it may lie outside the picture."""
        return self.flat(*forward(lat, lon, self.centre))

    def place(self, x: float, y: float) -> Place:
        """Return the place (latitude, longitude) under a pixel."""
        east, south = (x - self.origin[0]) * self.km_per_px, (y - self.origin[1]) * self.km_per_px
        return inverse(east, south, self.centre)

    def px(self, km: float) -> float:
        """Return a length in pixels."""
        return km / self.km_per_px

    def contains(self, x: float, y: float, margin: float = 0) -> bool:
        """Return whether a pixel lies inside the picture, `margin` from its edges."""
        return margin <= x <= self.width - margin and margin <= y <= self.height - margin

    def heading(self, lat: float, lon: float, course: float) -> float:
        """Return how a course at a place runs on the picture, in degrees from up, clockwise."""
        x0, y0 = self.at(lat, lon)
        x1, y1 = self.at(*destination((lat, lon), course, NUDGE))
        return math.degrees(math.atan2(x1 - x0, y0 - y1)) % 360

    def zoomed(self, factor: float, about: Point | None = None) -> MapView:
        """Return a view `factor` times as near, the point `about` (pixels) staying put.

        Without `about` the middle stays. The scale stays between `CLOSEST` and `WIDEST`.
        """
        x, y = about or (self.width / 2, self.height / 2)
        scale = min(WIDEST, max(CLOSEST, self.km_per_px / factor))
        grown = self.km_per_px / scale
        origin = (x + (self.origin[0] - x) * grown, y + (self.origin[1] - y) * grown)
        return replace(self, origin=origin, km_per_px=scale)

    def panned(self, right: float, down: float) -> MapView:
        """Return a view whose land is moved by so many pixels."""
        return replace(self, origin=(self.origin[0] + right, self.origin[1] + down))


def map_view(
    width: float,
    height: float,
    centre: Place,
    km_across: float,
    origin: Point = (0.505, 0.635),
) -> MapView:
    """Return a view of a picture `width` by `height` pixels, `km_across` kilometres wide.

    `origin`: where the centre falls, as shares of width and height. Raises ValueError
    when a length is not greater than 0.
    """
    if min(width, height, km_across) <= 0:
        message = "a map needs a width, a height and a span greater than 0"
        raise ValueError(message)
    wide, high = max(1, round(width)), max(1, round(height))
    return MapView(
        centre=centre,
        origin=(wide * origin[0], high * origin[1]),
        km_per_px=km_across / wide,
        width=wide,
        height=high,
    )
