"""The title picture and what is left of it at the end.

A dark disc with fine rings, ticks and a dot screen hangs off the top edge; the knot
lies over it, turned up to the right, its ropes running off both edges.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from game.art.dots import Disc, dot_screen
from game.art.knot import HALO, knot_body, knot_shape
from game.art.palette import Palette, blend
from game.art.svg import (
    Point,
    circle,
    document,
    draw,
    group,
    number,
    paint,
    path,
    segments,
)

DESIGN_WIDTH, DESIGN_HEIGHT = 1366.0, 768.0
DISC_X, DISC_Y, DISC_RADIUS = 0.675, 0.415, 0.50
"""Middle of the disc as shares of width and height; radius as a share of the height."""
RINGS = (0.90, 0.74, 0.58, 0.42, 0.26)
TICKS, LONG_TICK_EVERY = 72, 6
TICK_FROM, TICK_TO, LONG_TICK_TO = 0.90, 0.955, 0.985
ARCS = ((1.16, 96.0), (1.34, 92.0), (1.54, 70.0), (1.76, 60.0))
"""Radius, as a share of the disc's, and last angle of the arcs outside it."""
ARC_FROM = -88.0
SCREEN_EDGE, SCREEN_CELL, SCREEN_TONE = 0.885, 8.0, 0.235
KNOT_TURN, KNOT_HEIGHT, KNOT_PLANE, KNOT_BAND = -12.0, 0.585, 236.0, 38.0
ROPE_END = 1400.0
TIGHTNESS = 0.76
RING_TONE = 0.20
RANGE_STEP = 90.0


@dataclass(frozen=True, slots=True)
class StrandLine:
    """Where a line of type lies on a rope: `x`, `y` is the middle of its left end.

    `angle` is counter-clockwise in degrees; `band` is the rope's thickness in pixels.
    """

    x: float
    y: float
    angle: float
    band: float

    def along(self, length: float) -> Point:
        """Return the point `length` pixels further along the rope."""
        turn = math.radians(self.angle)
        return self.x + length * math.cos(turn), self.y - length * math.sin(turn)


def _scale(width: float, height: float) -> float:
    return min(width / DESIGN_WIDTH, height / DESIGN_HEIGHT)


def disc_place(width: float, height: float) -> tuple[float, float, float]:
    """Return the middle (x, y) and the radius of the title's disc, in pixels."""
    return width * DISC_X, height * DISC_Y, height * DISC_RADIUS


def _ticks(radius: float) -> str:
    lines = []
    for index in range(TICKS):
        turn = 2 * math.pi * index / TICKS
        end = TICK_TO if index % LONG_TICK_EVERY else LONG_TICK_TO
        cos, sin = radius * math.cos(turn), radius * math.sin(turn)
        lines.append(((cos * TICK_FROM, sin * TICK_FROM), (cos * end, sin * end)))
    return segments(lines)


def _arcs(radius: float) -> str:
    """Thin arcs outside the disc, on its right half only."""
    parts = []
    for share, last in ARCS:
        reach = radius * share
        start, end = math.radians(ARC_FROM), math.radians(last)
        wide = 1 if last - ARC_FROM > 180 else 0  # noqa: PLR2004 - half a turn
        parts.append(
            draw(
                *("M", reach * math.cos(start), reach * math.sin(start)),
                *("A", reach, reach, 0, wide, 1, reach * math.cos(end), reach * math.sin(end)),
            )
        )
    return "".join(parts)


def _dots(radius: float, scale: float) -> str:
    """A dot screen that thickens away from a point above and left of the middle."""

    def tone(x: float, y: float) -> float:
        return min(0.8, (math.hypot(x - 0.42, y - 0.40) - 0.30) * 1.5)

    cell = max(3.0, SCREEN_CELL * scale)
    edge = Disc(radius, radius, radius * SCREEN_EDGE)
    return dot_screen(2 * radius, 2 * radius, cell, tone, inside=edge)


def title(width: float, height: float, palette: Palette, tightness: float = TIGHTNESS) -> str:
    """Return the title picture of `width` by `height` pixels, on a transparent ground.

    Below it lies `palette.paper`.
    """
    scale = _scale(width, height)
    x, y, radius = disc_place(width, height)
    rings = "".join(
        circle((0, 0), radius * share, paint(None, palette.paper, 1.2 * scale, opacity=0.5))
        for share in RINGS
    )
    disc = (
        # Where rules are as dark as words, arcs would strike through those at the foot.
        ("" if palette.strong else path(_arcs(radius), paint(None, palette.rule, 1.5 * scale)))
        + circle((0, 0), radius, paint(palette.ink))
        + rings
        + path(_ticks(radius), paint(None, palette.paper, 1.3 * scale, opacity=0.7))
        + group(
            path(_dots(radius, scale), paint(palette.paper, opacity=SCREEN_TONE)),
            f"translate({number(-radius)} {number(-radius)})",
        )
    )
    ropes = knot_body(knot_shape(tightness, KNOT_BAND, HALO), palette, ROPE_END)
    size = height * KNOT_HEIGHT / KNOT_PLANE
    place = f"translate({number(x)} {number(y)})"
    body = group(disc, place) + group(ropes, f"{place} rotate({KNOT_TURN}) scale({size:.5f})")
    return document(width, height, body)


def title_strand(
    width: float, height: float, strand: int, left: float, tightness: float = TIGHTNESS
) -> StrandLine:
    """Return where type on a red strand of the title begins.

    `strand` is 0 (upper) or 1 (lower); `left` is the distance of the beginning from the
    picture's left edge in pixels, at the middle line of the knot.
    """
    x, y, _ = disc_place(width, height)
    size = height * KNOT_HEIGHT / KNOT_PLANE
    inner = knot_shape(tightness, KNOT_BAND, HALO).inner * size * (1 if strand else -1)
    turn = math.radians(KNOT_TURN)
    along = -(x - left) / math.cos(turn)
    return StrandLine(
        x=x + along * math.cos(turn) - inner * math.sin(turn),
        y=y + along * math.sin(turn) + inner * math.cos(turn),
        angle=-KNOT_TURN,
        band=KNOT_BAND * size,
    )


def end_disc(diameter: float, palette: Palette) -> str:
    """Return the emptied disc of the last page, `diameter` pixels wide, transparent.

    At a window 768 high the diameter is 0.8 of the height.
    """
    radius = diameter / 2
    line = max(1.0, 1.3 * radius / (DESIGN_HEIGHT * 0.4))
    style = paint(None, palette.steel, line, opacity=0.55)
    edge = radius - line
    body = (
        circle((0, 0), edge, style)
        + circle((0, 0), edge * TICK_FROM, style)
        + path(_ticks(edge), style)
    )
    return document(diameter, diameter, body, (-radius, -radius, diameter, diameter))


def range_rings(width: float, height: float, centre: Point, scale: float) -> list[float]:
    """Return the radii of quiet rings about a point (pixels), 90 apart at scale 1.

    As a picture they would take as long as a map, for a few thin lines: the front end draws
    them itself, in `ring_colour`, `ring_width` pixels thick.
    """
    farthest = max(math.dist(centre, (x, y)) for x in (0.0, width) for y in (0.0, height))
    space = max(1.0, RANGE_STEP * scale)
    return [space * (index + 1) for index in range(math.floor(farthest / space))]


def ring_colour(palette: Palette) -> str:
    """Return the colour of quiet rings on the palette's ground."""
    return blend(palette.steel, palette.ground, RING_TONE)


def ring_width(scale: float) -> int:
    """Return how thick quiet rings are, in pixels."""
    return max(1, round(1.3 * scale))
