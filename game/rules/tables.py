"""Tables over the values of one variable: what a comparison or an addition comes to.

Values run from 0 to a variable's highest, a thousand at most, so that looking one up
takes the place of comparing, adding and bounding. Equal tables are one and the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from game.rules.conditions import OneOf, Within

KEPT = 1_024
"""How many tables of a kind are kept, at some eight thousand bytes each and most far smaller."""


@lru_cache(KEPT)
def span(lowest: int, highest: int, most: int) -> tuple[bool, ...]:
    """Whether a value from 0 to `most` lies between two bounds, both included."""
    first, last = min(max(lowest, 0), most + 1), min(highest, most)
    inside = max(last - first + 1, 0)
    return (False,) * first + (True,) * inside + (False,) * (most + 1 - first - inside)


@lru_cache(KEPT)
def added(more: int, most: int) -> tuple[int, ...]:
    """What each value from 0 to `most` becomes where so much is added, within these bounds."""
    values = _values(most)
    if more >= 0:
        return values[more:] + values[-1:] * min(more, most + 1)
    return values[:1] * min(-more, most + 1) + values[: max(most + 1 + more, 0)]


@lru_cache(KEPT)
def fixed(value: int, most: int) -> tuple[int, ...]:
    """The same value, within bounds, for each from 0 to `most`."""
    return (min(max(value, 0), most),) * (most + 1)


@lru_cache(KEPT)
def _values(most: int) -> tuple[int, ...]:
    return tuple(range(most + 1))


def bits(asked: Sequence[tuple[Within | OneOf, int]], most: int) -> tuple[int, ...]:
    """For each value of a variable the bits of the comparisons that hold, put together."""
    cuts = {0, most + 1}
    for shape, _bit in asked:
        if isinstance(shape, Within):
            cuts |= {shape.lowest, shape.highest + 1}
        else:
            cuts |= {edge for value in shape.values for edge in (value, value + 1)}
    edges = sorted(cut for cut in cuts if 0 <= cut <= most + 1)
    found: tuple[int, ...] = ()
    for first, end in pairwise(edges):
        held = sum(bit for shape, bit in asked if _holds(shape, first))
        found += (held,) * (end - first)
    return found


def _holds(shape: Within | OneOf, value: int) -> bool:
    if isinstance(shape, Within):
        return shape.lowest <= value <= shape.highest
    return value in shape.values
