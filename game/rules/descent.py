"""The price of going down: what an own act that lowers a ladder costs besides its own effects.

Each rung names its price; an act that leaves several rungs at once pays that of
the highest. While the ladder's `dear` condition holds, the price is paid twice.
The price is part of the act's block, so it reads the row before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.rules.conditions import NO, Shape, both, shape, within
from game.rules.effects import Write, ordered, writes
from game.rules.state import Layout
from game.scenario.model import Scenario, Track


@dataclass(frozen=True, slots=True)
class Descent:
    """The prices of one ladder: for each rung from the second, what leaving it writes."""

    place: int
    prices: tuple[tuple[Write, ...], ...]

    def priced(self, changes: Sequence[Write]) -> tuple[Write, ...]:
        """A block, with the price of every rung from which it would lead down."""
        added = [
            Write(price.place, price.sets, price.amount, guard)
            for change in changes
            if change.place == self.place
            for rung, prices in enumerate(self.prices)
            if _leaves(change, rung)
            for price in prices
            if (guard := both(change.guard, within(self.place, rung, rung), price.guard)) != NO
        ]
        return ordered((*changes, *added)) if added else tuple(changes)


def _leaves(change: Write, rung: int) -> bool:
    """Whether a change of the ladder leads down from a rung."""
    if not isinstance(change.amount, int):
        return False
    return change.amount < rung if change.sets else change.amount < 0 < rung


def descents(scenario: Scenario, layout: Layout) -> tuple[Descent, ...]:
    """The prices of every ladder of a scenario that names some."""
    return tuple(
        Descent(layout.place("track", track.id), tuple(_prices(track, layout)))
        for track in scenario.tracks
        if any(state.leave for state in track.states)
    )


def _prices(track: Track, layout: Layout) -> Iterator[tuple[Write, ...]]:
    dear: Shape = NO if track.dear is None else shape(track.dear, layout, None)
    for state in track.states:
        once = writes(state.leave, (), layout, None)
        again = tuple(Write(each.place, each.sets, each.amount, dear) for each in once)
        yield once if dear == NO else (*once, *again)
