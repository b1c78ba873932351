"""The reef knot: a red rope from the left, a blue rope from the right.

It is the logo, the title picture and the meter of the shared risk of war: as risk
grows it tightens. The drawing is a plane centred on the knot in which a rope is about
34 units thick; pictures are cut from that plane and scaled.

Each rope is a bight: two strands that enter side by side, cross to the outside and
meet in a bend round the other rope. Painted from below: red bend, blue strands, red
strands, blue bend, each over its own halo in the colour of the ground.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.art.palette import Palette
from game.art.svg import document, number, paint, path

BAND = 34.0
"""Thickness of a rope in a panel."""
HALO = 6.0
"""Thickness of the gap round a rope in a panel."""
PANEL_HEIGHT = 206.0
"""Height of the plane that a panel's picture shows."""
EMBLEM_BAND, EMBLEM_HALO, EMBLEM_HEIGHT = 36.0, 9.0, 236.0
OVERLAP = 6.0
"""How far pieces of one colour run under each other, so that no hairline shows."""
HALO_BACKSET = 2.0
"""How far inside its strand a bend's halo starts."""
ARC = 0.5523
"""Control distance that makes a cubic curve a quarter circle."""
RISK_SCALE = 100.0


@dataclass(frozen=True, slots=True)
class KnotShape:
    """The lengths that make a knot of some tightness, in units of the plane.

    `inner` and `outer` are the distances of the strands from the axis before and after
    they cross, `reach` how far the crossing takes, `bend` where a bend's far side lies.
    """

    band: float
    halo: float
    inner: float
    outer: float
    reach: float
    bend: float
    corner: float


def knot_shape(tightness: float, band: float = BAND, halo: float = HALO) -> KnotShape:
    """Return the shape for a tightness from 0 (slack) to 1 (past untying).

    Values outside are taken as the nearest end. `band` and `halo` are in units of the
    plane and greater than 0.
    """
    tight = min(1.0, max(0.0, tightness))
    half_distance = 150 - 66 * tight
    inner = band / 2 + 11 - 8 * tight
    outer = inner + band + halo + 16 - 14 * tight
    return KnotShape(
        band=band,
        halo=halo,
        inner=inner,
        outer=outer,
        reach=max(half_distance * 0.62, band * 1.25),
        bend=half_distance + band / 2,
        corner=min(band * 1.15, outer),
    )


def tightness_of(risk: float) -> float:
    """Return the tightness 0 to 1 that shows a risk of war from 0 to 100 points."""
    return min(1.0, max(0.0, risk / RISK_SCALE))


def rope_edges(tightness: float, height: float) -> tuple[float, float, float, float]:
    """Return where the ropes lie at the edges of a panel's picture.

    `height` is the picture's in pixels. Four distances from its top, downward: upper
    strand from and to, lower strand from and to.
    """
    shape = knot_shape(tightness)
    scale = height / PANEL_HEIGHT
    middle, near, far = height / 2, shape.inner - shape.band / 2, shape.inner + shape.band / 2
    return (
        middle - far * scale,
        middle - near * scale,
        middle + near * scale,
        middle + far * scale,
    )


def _strand(shape: KnotShape, side: int, above: int, ends: float, tail: float) -> str:
    """From the edge of the picture on `side` (-1 left, 1 right) across to the other."""
    near, far = above * shape.inner, above * shape.outer
    straight, pull = shape.reach * 0.8, shape.reach * 0.15
    points = (
        (side * ends, near),
        (side * straight, near),
        (side * pull, near),
        (-side * pull, far),
        (-side * straight, far),
        (-side * (straight + tail), far),
    )
    start, turn, first, second, arrive, end = (f"{number(x)} {number(y)}" for x, y in points)
    return f"M{start}L{turn}C{first} {second} {arrive}L{end}"


def _bend(shape: KnotShape, side: int, backset: float) -> str:
    """Round the far side, from one outer strand to the other."""
    start = shape.reach * 0.8 - backset
    bend, corner, outer = shape.bend, shape.corner, shape.outer
    inside, pull = bend - corner, ARC * corner

    def at(x: float, y: float) -> str:
        return f"{number(side * x)} {number(y)}"

    return (
        f"M{at(start, -outer)}L{at(inside, -outer)}"
        f"C{at(inside + pull, -outer)} {at(bend, -outer + corner - pull)} "
        f"{at(bend, -outer + corner)}"
        f"L{at(bend, outer - corner)}"
        f"C{at(bend, outer - corner + pull)} {at(inside + pull, outer)} {at(inside, outer)}"
        f"L{at(start, outer)}"
    )


def knot_body(shape: KnotShape, palette: Palette, ends: float) -> str:
    """Return the knot as shapes on its own plane, centred on 0, 0.

    `ends` is the distance from the centre at which the ropes are cut off. Halos and
    gaps have the colour `palette.ground`.
    """
    thick = paint(None, palette.ground, shape.band + 2 * shape.halo)
    red = paint(None, palette.rope_red, shape.band)
    blue = paint(None, palette.rope_blue, shape.band)
    gap = paint(None, palette.ground, 2 * (shape.inner - shape.band / 2) + HALO_BACKSET)
    parts: list[str] = []

    def bend(side: int, colour: str) -> None:
        parts.append(path(_bend(shape, side, HALO_BACKSET), thick))
        parts.append(path(_bend(shape, side, OVERLAP), colour))

    def strands(side: int, colour: str, halo_tail: float) -> None:
        between = f"M{number(side * ends)} 0L{number(side * shape.reach * 0.62)} 0"
        parts.append(path(between, gap))
        for above in (-1, 1):
            parts.append(path(_strand(shape, side, above, ends, halo_tail), thick))
            parts.append(path(_strand(shape, side, above, ends, OVERLAP), colour))

    bend(1, red)
    strands(1, blue, 0)
    strands(-1, red, -HALO_BACKSET)
    bend(-1, blue)
    return "".join(parts)


def knot(
    tightness: float, palette: Palette, *, width: float, height: float, emblem: bool = False
) -> str:
    """Return a picture of the knot, `width` by `height` pixels, on a transparent ground.

    The ropes run to the left and right edges. `tightness` goes from 0 to 1. An emblem
    is a little heavier and has more air above and below, for small sizes.
    """
    if emblem:
        shape, shown = knot_shape(tightness, EMBLEM_BAND, EMBLEM_HALO), EMBLEM_HEIGHT
    else:
        shape, shown = knot_shape(tightness), PANEL_HEIGHT
    plane = shown * max(1, round(width)) / max(1, round(height))
    body = knot_body(shape, palette, plane / 2 + 4)
    return document(width, height, body, (-plane / 2, -shown / 2, plane, shown))
