"""The staff map: sea, land and lines as pictures, places as pixels.

`map_ground` depends only on the view, so a front end keeps it and lays `map_marks`
and the pieces over it. Words are set by the front end at the pixels of the view.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from game.art.coast import Coast, Ring, read_coast, touches
from game.art.hatching import hatch_rings
from game.art.mapview import MapView, map_view
from game.art.palette import Palette
from game.art.svg import Box, Point, circle, document, frame, outline, paint, path, rect, segments
from game.present.projection import Place, circle_points, destination

__all__ = [
    "Coast",
    "MapCircle",
    "MapCourse",
    "MapDoubt",
    "MapView",
    "Side",
    "circle_label_point",
    "map_ground",
    "map_marks",
    "map_view",
    "read_coast",
    "scale_bar",
    "side_colour",
]

Side = Literal["us", "them", "host", "other"]

WIDE_VIEW = 2600.0
"""Kilometres across from which the graticule has a line every ten degrees, not five."""
GRATICULE_NEAR = 450.0
"""Kilometres round a picture from which its lines begin: twice what two degrees are."""
GRATICULE_REACH = 86
"""Degrees from the centre's meridian to which parallels are drawn."""
HATCH_STEP, HATCH_WIDTH, HATCH_TONE = 7.0, 1.1, 0.40
DOUBT_TONE = (0.20, 0.12)
"""How much of the ground a circle of doubt covers, by day and in high contrast."""
HALO_WIDTH, COAST_WIDTH, HOST_WIDTH = 7.0, 1.1, 1.3
CLOSEST_POINTS, CLOSEST_IN_HALO = 1.0, 5.0
"""Pixels between points of a coast, and of the wide halo round it, under which the second is
left out."""
TICK_SPACE, TICK_LENGTH = 12.7, 12.3
SCALE_PARTS = 4


@dataclass(frozen=True, slots=True)
class MapCircle:
    """A circle, `radius` kilometres about a place, or its arc between two bearings.

    Style "reach" is dashed. Style "line" is thick with ticks outward; where bearings are
    given, the thick part runs clockwise between them and the rest of the circle is dotted.
    """

    lat: float
    lon: float
    radius: float
    style: Literal["reach", "line"]
    side: Side
    start_bearing: float | None = None
    end_bearing: float | None = None


@dataclass(frozen=True, slots=True)
class MapCourse:
    """A ship's way as places (latitude, longitude); `strong` for the selected ship."""

    points: Sequence[Place]
    side: Side = "us"
    strong: bool = False


@dataclass(frozen=True, slots=True)
class MapDoubt:
    """Somewhere within `radius` kilometres of a place."""

    lat: float
    lon: float
    radius: float


def side_colour(side: Side, palette: Palette) -> str:
    """Return the colour of a side's lines on the map."""
    colours: dict[Side, str] = {
        "us": palette.red,
        "them": palette.blue,
        "host": palette.ochre_dark,
        "other": palette.ink,
    }
    return colours[side]


def _window(view: MapView, margin: float) -> Box:
    """The part of the flat map that a view shows, in kilometres, and some pixels more."""
    scale = view.km_per_px
    return (
        (-margin - view.origin[0]) * scale,
        (-margin - view.origin[1]) * scale,
        (view.width + 2 * margin) * scale,
        (view.height + 2 * margin) * scale,
    )


def _seen(
    view: MapView, rings: Iterable[Ring], margin: float, near: float = CLOSEST_POINTS
) -> list[list[Point]]:
    """Rings that reach the picture, in pixels, without points that would fall together."""
    window = _window(view, margin)
    left, top, scale = view.origin[0], view.origin[1], 1 / view.km_per_px
    result = []
    for ring in rings:
        if not touches(ring.box, window):
            continue
        kept: list[Point] = []
        last_x = last_y = math.inf
        for east, south in ring.points:
            x, y = left + east * scale, top + south * scale
            if abs(x - last_x) + abs(y - last_y) >= near:
                kept.append((x, y))
                last_x, last_y = x, y
        if len(kept) > 2:  # noqa: PLR2004 - a line has no land
            result.append(kept)
    return result


def _closed(rings: Iterable[Iterable[Point]]) -> str:
    """Path data of rings, to a tenth of a pixel: coasts are most of a map's text."""
    return "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z" for ring in rings)


def _graticule(view: MapView) -> str:
    step = 10 if view.width * view.km_per_px > WIDE_VIEW else 5
    middle = round(view.centre[1] / step) * step
    reach = GRATICULE_REACH // step * step

    def line(places: Iterable[Place]) -> str:
        return "".join(outline(run) for run in _near(view, _places(view, places)))

    meridians = (
        line((lat, lon) for lat in range(-80, 81, 2))
        for lon in range(middle - reach, middle + reach + 1, step)
    )
    parallels = (
        line((lat, middle + turn) for turn in range(-reach, reach + 1, 2))
        for lat in range(-80, 81, step)
    )
    return "".join((*meridians, *parallels))


def _near(view: MapView, points: Iterable[Point]) -> Iterator[list[Point]]:
    """Yield the runs of a line's points that come near the picture."""
    margin, run = view.px(GRATICULE_NEAR), list[Point]()
    for point in points:
        if view.contains(*point, -margin):
            run.append(point)
        elif run:
            yield run
            run = []
    if run:
        yield run


def map_ground(view: MapView, coast: Coast, palette: Palette, scale: float) -> str:
    """Return the picture of graticule and land that fills a view, on a transparent ground.

    Below it lies the sea, in `palette.sea`.

    `scale` is the S of the art direction: widths of lines grow with it. Raises
    ValueError when the coast was laid flat about another centre than the view's.
    """
    if coast.centre != view.centre:
        message = f"coast about {coast.centre}, map about {view.centre}"
        raise ValueError(message)
    box = (0.0, 0.0, float(view.width), float(view.height))
    margin = HALO_WIDTH * scale
    land = _closed(_seen(view, coast.land, margin))
    halo = _closed(_seen(view, coast.land, margin, CLOSEST_IN_HALO))
    host = _closed(_seen(view, coast.host, margin))
    hatching = hatch_rings(_seen(view, coast.them, margin), HATCH_STEP * scale, box)
    parts = [
        path(_graticule(view), paint(None, palette.graticule, 0.9 * scale)),
        path(halo, paint(None, palette.sea_halo, HALO_WIDTH * scale, join="round")),
        path(
            land,
            paint(palette.land, palette.ink, COAST_WIDTH * scale, join="round", evenodd=True),
        ),
        path(hatching, paint(None, palette.blue, HATCH_WIDTH * scale, opacity=HATCH_TONE)),
        path(host, paint(palette.ochre, palette.ink, HOST_WIDTH * scale, join="round")),
    ]
    return document(view.width, view.height, "".join(parts))


def _places(view: MapView, places: Iterable[Place]) -> list[Point]:
    return [view.at(lat, lon) for lat, lon in places]


def _circle(view: MapView, ring: MapCircle, palette: Palette, scale: float) -> str:
    centre, colour = (ring.lat, ring.lon), side_colour(ring.side, palette)
    partial = ring.start_bearing is not None and ring.end_bearing is not None
    start = ring.start_bearing if partial and ring.start_bearing is not None else 0.0
    end = ring.end_bearing if partial and ring.end_bearing is not None else start + 360
    span = (end - start) % 360 or 360.0
    arc = outline(_places(view, circle_points(centre, ring.radius, start, start + span)))
    if ring.style == "reach":
        return path(arc, paint(None, colour, 2.4 * scale, dashes=(12 * scale, 6 * scale)))
    parts = []
    if partial:
        rest = outline(_places(view, circle_points(centre, ring.radius)), closed=True)
        dotted = paint(None, colour, 1.3 * scale, dashes=(2.5 * scale, 5 * scale))
        parts.append(path(rest, dotted))
    length = math.radians(span) * view.px(ring.radius)
    count = max(2, round(length / (TICK_SPACE * scale)))
    beyond = ring.radius + TICK_LENGTH * scale * view.km_per_px
    bearings = (start + span * (index + 0.5) / count for index in range(count))
    ticks = segments(
        (
            view.at(*destination(centre, bearing, ring.radius)),
            view.at(*destination(centre, bearing, beyond)),
        )
        for bearing in bearings
    )
    parts.append(path(arc, paint(None, colour, 6 * scale)))
    parts.append(path(ticks, paint(None, colour, 2.4 * scale)))
    return "".join(parts)


def map_marks(  # noqa: PLR0913 - plain values, each by name
    view: MapView,
    palette: Palette,
    scale: float,
    *,
    circles: Iterable[MapCircle] = (),
    courses: Iterable[MapCourse] = (),
    doubts: Iterable[MapDoubt] = (),
) -> str:
    """Return circles, circles of doubt and courses as a picture on a transparent ground."""
    parts = [_circle(view, ring, palette, scale) for ring in circles]
    tone = paint(palette.ochre, opacity=DOUBT_TONE[palette.strong])
    ring_style = paint(None, palette.ochre_dark, 2.4 * scale, dashes=(4 * scale, 4 * scale))
    for doubt in doubts:
        middle, radius = view.at(doubt.lat, doubt.lon), view.px(doubt.radius)
        parts.append(circle(middle, radius, tone))
        parts.append(circle(middle, radius, ring_style))
    for course in courses:
        width = (2.6 if course.strong else 2.0) * scale
        style = paint(None, side_colour(course.side, palette), width, dashes=(8 * scale, 5 * scale))
        parts.append(path(outline(_places(view, course.points)), style))
    return document(view.width, view.height, "".join(parts))


def circle_label_point(view: MapView, ring: MapCircle, bearing: float) -> Point:
    """Return the pixel on a circle in a bearing (degrees) from its middle."""
    return view.at(*destination((ring.lat, ring.lon), bearing, ring.radius))


def scale_bar(view: MapView, km: float, palette: Palette, scale: float) -> tuple[str, float]:
    """Return a picture of a scale bar of `km` kilometres, 7 pixels high, and its length.

    The bar has four parts, dark and light in turn, in an ink frame.
    """
    length, high = max(1, round(view.px(km))), max(3, round(7 * scale))
    edges = [round(length * part / SCALE_PARTS) for part in range(SCALE_PARTS + 1)]
    parts = [
        rect((edges[part], 0, edges[part + 1] - edges[part], high), paint(colour))
        for part, colour in enumerate((palette.ink, palette.white) * (SCALE_PARTS // 2))
    ]
    parts.append(frame((0, 0, length, high), palette.ink, 1))
    return document(length, high, "".join(parts)), float(length)
