"""The sheet of teletype paper that hangs from the header at night."""

from __future__ import annotations

from game.art.palette import Palette
from game.art.svg import circle, document, paint, polygon, rect

HOLE_SPACE, HOLE_RADIUS, HOLE_INSET, EDGE_INSET = 26.0, 5.0, 16.0, 32.0
TOOTH, FOOT, SHADOW = 15.0, 7.0, 8.0


def tape_foot(scale: float) -> int:
    """Return the height of the torn teeth at the foot, in pixels."""
    return max(1, round(FOOT * scale))


def tape(width: float, height: float, palette: Palette, scale: float) -> str:
    """Return the paper, `width` by `height` pixels, torn teeth included.

    Holes run down both edges, 16 pixels in, with a thin line 32 pixels in; words fit
    between 64 pixels in from either side (all at scale 1). The ground shows through
    holes and teeth as `palette.ground`. The hard shadow is `tape_shadow`.
    """
    wide, foot = max(1, round(width)), tape_foot(scale)
    sheet = max(1, round(height)) - foot
    parts = [rect((0, 0, wide, sheet), paint(palette.sheet))]
    teeth = max(2, round(width / (TOOTH * scale) / 2) * 2)
    corners = [(0.0, float(sheet))]
    corners += [
        (wide * index / teeth, sheet + (foot if index % 2 else 0)) for index in range(teeth + 1)
    ]
    parts.append(polygon([*corners, (wide, sheet - 1), (0, sheet - 1)], paint(palette.sheet)))
    line = max(1, round(EDGE_INSET * scale))
    parts += [rect((x, 0, 1, sheet), paint(palette.rule)) for x in (line, wide - line)]
    space, radius, inset = HOLE_SPACE * scale, HOLE_RADIUS * scale, HOLE_INSET * scale
    y = 14 * scale
    while y < sheet - 8 * scale:
        for x in (inset, wide - inset):
            parts.append(circle((x, y), radius, paint(palette.ground)))
        y += space
    return document(width, height, "".join(parts))


def tape_shadow(scale: float) -> int:
    """Return how far the paper's hard shadow stands out right and below, in pixels."""
    return max(1, round(SHADOW * scale))
