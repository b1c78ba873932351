"""Positions that need not be played on from, since others tell what they are worth.

A position at a menu is worth what its answers are worth, each times the chance that it is
taken. An answer after which no luck falls before the next choice is worth what the position
there is worth. Where these others are judged anyhow, it is at once quicker and sharper to
put the one together from them: way by way, so that luck stays common to all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Never

from game.rules.kernel import Kernel
from game.rules.luck import WHOLE, boundaries
from game.rules.plans import Tasting
from game.rules.state import State
from game.rules.tastes import weights

Point = tuple[State, int | None]
"""A position, and the place of the entry that is taken there; None where the plan chooses."""

Parts = tuple[tuple[int, float], ...]
"""The places of other points, each with its share; shares add up to 1."""


def shared(kernel: Kernel, plan: Tasting, points: Sequence[Point]) -> Mapping[int, Parts]:
    """For each point that can be put together from others of them, the parts.

    Parts may be put together themselves, of points that stand at later steps in the end.
    """
    places = {point: place for place, point in enumerate(points)}
    stops = {state.step for state, taken in points if taken is None}
    found = {}
    for point, place in places.items():
        parts = tuple(_parts(kernel, plan, point, places, stops))
        if parts:
            found[place] = parts
    return found


def _parts(
    kernel: Kernel,
    plan: Tasting,
    point: Point,
    places: Mapping[Point, int],
    stops: Collection[int],
) -> Iterator[tuple[int, float]]:
    state, taken = point
    if taken is not None:
        after = _follows(kernel, state, taken)
        # A state is long: it is looked for only where any point stands.
        if after is not None and after.step in stops:
            place = places.get((after, None))
            if place is not None:
                yield place, 1.0
        return
    step, legal = kernel.menu(state), kernel.legal(state)
    if step is None or any((state, entry) not in places for entry in legal):
        return
    limits = boundaries(weights(plan.tastes.scores(step.key, legal, state.values)))
    for entry, (under, limit) in zip(legal, pairwise((0, *limits)), strict=True):
        if limit > under:
            yield places[state, entry], (limit - under) / WHOLE


class _DrawnError(Exception):
    """Luck was asked for."""


class _NoLuck:
    """Luck that must not be needed."""

    def number(self, _key: int) -> Never:
        raise _DrawnError


def _follows(kernel: Kernel, state: State, taken: int) -> State | None:
    """Where an answer leads by itself; None where luck has a say in it."""
    try:
        return kernel.apply(state, taken, _NoLuck())[0]
    except _DrawnError:
        return None
