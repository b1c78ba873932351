"""Hatching as explicit lines, cut to any outline.

Lines rise to the right at 45 degrees. All hatchings of one picture share their grid, so
neighbouring areas meet without a step.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

from game.art.svg import Box, Point, segments

Ring = Sequence[Point]


def _crossings(rings: Iterable[Ring], step: float, bounds: Box | None) -> dict[int, list[float]]:
    """For each hatch line, by number, the x at which rings cross it."""
    found: dict[int, list[float]] = {}
    lowest, highest = -math.inf, math.inf
    if bounds:
        lowest = bounds[0] + bounds[1]
        highest = lowest + bounds[2] + bounds[3]
    for ring in rings:
        for (x0, y0), (x1, y1) in pairwise([*ring, ring[0]]):
            before, after = x0 + y0, x1 + y1
            if before == after:
                continue
            low, high = max(min(before, after), lowest), min(max(before, after), highest)
            first, last = math.ceil(low / step), math.ceil(high / step)
            for line in range(first, last):
                share = (line * step - before) / (after - before)
                found.setdefault(line, []).append(x0 + share * (x1 - x0))
    return found


def hatch_lines(
    rings: Iterable[Ring], step: float, bounds: Box | None = None
) -> list[tuple[Point, Point]]:
    """Return the hatch lines inside closed rings, by the even-odd rule.

    `step` (over 0) is the distance of lines measured along a row or column. `bounds`
    cuts the result to a box, which rings may leave far behind.
    """
    if step <= 0:
        message = "the step of a hatching must be greater than 0"
        raise ValueError(message)
    lines: list[tuple[Point, Point]] = []
    for line, crossings in sorted(_crossings(rings, step, bounds).items()):
        sum_of_both = line * step
        ordered = sorted(crossings)
        for start, end in zip(ordered[::2], ordered[1::2], strict=False):
            left, right = start, end
            if bounds:
                box_left, box_top, width, height = bounds
                left = max(left, box_left, sum_of_both - box_top - height)
                right = min(right, box_left + width, sum_of_both - box_top)
            if right > left:
                lines.append(((left, sum_of_both - left), (right, sum_of_both - right)))
    return lines


def hatch_box(box: Box, step: float) -> str:
    """Return path data of hatching inside a box."""
    left, top, width, height = box
    ring = [(left, top), (left + width, top), (left + width, top + height), (left, top + height)]
    return segments(hatch_lines([ring], step))


def hatch_rings(rings: Iterable[Ring], step: float, bounds: Box | None = None) -> str:
    """Return path data of hatching inside rings; see `hatch_lines`."""
    return segments(hatch_lines(rings, step, bounds))
