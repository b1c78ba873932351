"""Steps on the ladder: as many ways down as up, and three links before a war.

Danger is counted in tenths of a point of the gauge that tightens the knot; a
rung of the ladder counts as `RUNG`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from game.rules.analysis.watching import Seen
from game.rules.answers import test as make_test
from game.rules.batch import Answer, Line, both, either
from game.rules.batch.rows import Index
from game.rules.conditions import YES, Shape
from game.rules.effects import Linear, Write
from game.rules.program import NOTHING, ChoiceStep, Entry, Happening, Rules
from game.rules.state import POINT
from game.scenario.model import Scenario

RUNG = 10 * POINT
STATES_A_RUNG = 8
"""States looked at for each rung on each day."""

WARNED_RISK = 35 * POINT
"""From here on the gauge that tightens the knot says in words that danger is near."""

LINKS, DAYS_OF_LINKS = 3, 2
"""A war needs so many earlier matters, on so many days."""

LAST_RUNGS = 2
"""Only on so many of the highest rungs may an answer itself begin the gravest war."""


@dataclass(frozen=True, slots=True)
class Danger:
    """Where danger is counted: the places of the ladder (or -1) and of the knot's gauge (or -1)."""

    ladder: int
    knot: int
    rungs: int

    @classmethod
    def of(cls, scenario: Scenario, rules: Rules) -> Danger:
        """Where a scenario counts danger."""
        tracks = [track for track in scenario.tracks if track.role == "ladder"]
        gauges = [gauge.id for gauge in scenario.gauges if gauge.knot]
        return cls(
            rules.layout.place("track", tracks[0].id) if tracks else -1,
            rules.layout.place("gauge", gauges[0]) if gauges else -1,
            len(tracks[0].states) if tracks else 0,
        )

    def moved(self, happening: Happening, row: Sequence[int]) -> float:
        """What a happening is expected to add to the danger in a row, in tenths."""
        added = self._written(happening.writes, row)
        draw = happening.draw
        if draw is None:
            return added
        weights = [
            max(_value(outcome.weight, row), 0) if holds(outcome.when, row) else 0
            for outcome in draw.outcomes
        ]
        total = sum(weights)
        if not total:
            return added
        drawn = sum(
            weight * self._written(outcome.does.writes, row)
            for weight, outcome in zip(weights, draw.outcomes, strict=True)
        )
        return added + drawn / total

    def _written(self, writes: Sequence[Write], row: Sequence[int]) -> float:
        added = 0.0
        for write in writes:
            if write.place not in (self.ladder, self.knot) or not holds(write.guard, row):
                continue
            change = _value(write.amount, row)
            if write.sets:
                change -= row[write.place]
            if write.place == self.ladder:
                rung = row[self.ladder]
                change = RUNG * (min(max(rung + change, 0), self.rungs - 1) - rung)
            added += change
        return added


def holds(shape: Shape, row: Sequence[int]) -> bool:
    """Whether a shape holds in a row."""
    return shape == YES or make_test(shape)(row)


def _value(amount: int | Linear, row: Sequence[int]) -> int:
    return amount if isinstance(amount, int) else amount.value(row)


# --- As many ways down as up ------------------------------------------------


States = dict[tuple[int, int], list[Line]]
"""The values of all variables by day and rung, a line for each row."""


@dataclass(slots=True)
class Mornings:
    """Collects states at the first menu of each day, some for each rung."""

    ladder: int
    kept: States = field(default_factory=dict)
    last: int = 0

    def chose(self, seen: Seen) -> None:
        """Keep a few rows of each rung."""
        moment = seen.step.moment
        if self.ladder < 0 or moment.half or moment.day == self.last:
            return
        self.last = moment.day
        low, high = seen.bounds(self.ladder)
        found = {rung: self._more(seen, rung) for rung in range(low, high + 1)}
        rungs = [rung for rung, rows in found.items() for _ in rows]
        if rungs:
            states = seen.states(np.concatenate([*found.values()]))
            for rung, state in zip(rungs, states, strict=True):
                self.kept.setdefault((moment.day, rung), []).append(state)

    def _more(self, seen: Seen, rung: int) -> Index:
        """The rows on a rung that are still to be kept."""
        room = STATES_A_RUNG - len(self.kept.get((seen.step.moment.day, rung), ()))
        return seen.first(seen.within(self.ladder, rung, rung) if room else False, room)


def together(parts: Sequence[States]) -> States:
    """The first rows of several policies."""
    found: States = {}
    for part in parts:
        for where, rows in part.items():
            kept = found.setdefault(where, [])
            kept += rows[: STATES_A_RUNG - len(kept)]
    return found


@dataclass(frozen=True, slots=True)
class Balance:
    """The whole menus of a day in the states of one rung: entries that lower and that raise."""

    rung: int
    states: int
    lowers: int
    raises: int

    @property
    def is_fair(self) -> bool:
        """Whether at least as much lowers as raises."""
        return self.lowers >= self.raises


def balance(
    rules: Rules, danger: Danger, kept: Mapping[tuple[int, int], Sequence[Line]]
) -> tuple[Balance, ...]:
    """For each rung that was met, what the menus of its days offer."""
    menus: dict[int, list[ChoiceStep]] = {}
    for step in rules.steps:
        if (
            isinstance(step, ChoiceStep)
            and step.kind in ("matter", "initiative")
            and step.slot <= 1
        ):
            menus.setdefault(step.moment.day, []).append(step)
    totals: dict[int, list[int]] = {}
    for (day, rung), states in sorted(kept.items()):
        total = totals.setdefault(rung, [0, 0, 0])
        for state in states:
            row = state.tolist()
            total[0] += 1
            for entry in _offered(menus.get(day, ()), row):
                moved = danger.moved(entry.does, row)
                total[1] += moved < 0
                total[2] += moved > 0
    return tuple(Balance(rung, *total) for rung, total in sorted(totals.items()))


def _offered(menus: Sequence[ChoiceStep], row: Sequence[int]) -> Iterator[Entry]:
    for menu in menus:
        if holds(menu.guard, row):
            yield from (
                entry for entry in menu.entries if entry.id != NOTHING and holds(entry.when, row)
            )


# --- Three links before a war -----------------------------------------------


@dataclass(slots=True)
class Links:
    """For each play: matters so far that warned and offered a way down, and on how many days.

    A matter warns where the ladder stands above its lowest rung or the knot's
    gauge says that danger is near.
    """

    danger: Danger
    first: int  # the seed of play 0
    links: NDArray[np.int16]
    days: NDArray[np.int16]
    last_day: NDArray[np.int16]
    nuclear: tuple[int, ...]  # indices of endings
    early: dict[tuple[str, str], int] = field(default_factory=dict)  # menu and entry: a seed

    @classmethod
    def of(cls, danger: Danger, first: int, plays: int, nuclear: Sequence[int]) -> Links:
        """Nothing counted yet."""
        one, two, three = (np.zeros(plays, dtype=np.int16) for _ in range(3))
        return cls(danger, first, one, two, three, tuple(nuclear))

    def chose(self, seen: Seen) -> None:
        """Count a matter for the plays in which it warned and offered a way down."""
        if seen.step.kind not in ("matter", "interruption"):
            return
        self._direct(seen)
        counts = self._warned(seen)
        if counts is not False:
            counts = both(counts, self._ways_down(seen))
        if not seen.counted(counts):
            return
        block, counted = seen.of_block(counts)
        here = slice(block - self.first, block - self.first + counted.size)
        self.links[here] += counted
        day = seen.step.moment.day
        new = counted & (self.last_day[here] != day)
        self.days[here] += new
        np.copyto(self.last_day[here], day, where=new)

    def _warned(self, seen: Seen) -> Answer:
        high = self.danger.ladder >= 0 and seen.within(self.danger.ladder, 1)
        near = self.danger.knot >= 0 and seen.within(self.danger.knot, WARNED_RISK)
        return either(high, near)

    def _ways_down(self, seen: Seen) -> Answer:
        some: Answer = False
        for place, entry in enumerate(seen.step.entries):
            some = either(some, both(seen.legal(place), self._lowers(entry, seen)))
        return some

    def _lowers(self, entry: Entry, seen: Seen) -> Answer:
        """Whether an entry's own unconditional block lowers the danger."""
        moved: int | NDArray[np.int32] = 0
        for write in entry.does.writes:
            if write.guard != YES or not isinstance(write.amount, int):
                continue
            if write.place not in (self.danger.ladder, self.danger.knot):
                continue
            change: int | NDArray[np.int32] = write.amount
            if write.sets:
                change = write.amount - seen.column(write.place).astype(np.int32)
            moved = moved + change * (RUNG if write.place == self.danger.ladder else 1)
        return moved < 0

    def _direct(self, seen: Seen) -> None:
        """Note answers that themselves begin the gravest war below the last rungs."""
        for place, entry in enumerate(seen.step.entries):
            if self.danger.ladder < 0 or not _begins(entry.does, self.nuclear):
                continue
            highest = self.danger.rungs - LAST_RUNGS - 1
            found = both(seen.legal(place), seen.within(self.danger.ladder, 0, highest))
            seed = seen.seed(found)
            if seed >= 0:
                self.early.setdefault((seen.step.key, entry.id), seed)


def _begins(does: Happening, endings: Sequence[int]) -> bool:
    if does.ending in endings:
        return True
    return does.draw is not None and all(
        outcome.does.ending in endings for outcome in does.draw.outcomes
    )


@dataclass(frozen=True, slots=True)
class Sudden:
    """A war ending: plays that closed with it, and those with too few links before."""

    ending: int
    plays: int
    sudden: int
    seed: int  # of one such play, or -1


def sudden(links: Links, endings: NDArray[np.int64], wars: Sequence[int]) -> tuple[Sudden, ...]:
    """For each war ending, how many plays met it without three readable links on two days."""
    few = (links.links < LINKS) | (links.days < DAYS_OF_LINKS)
    found = []
    for ending in wars:
        closed = endings == ending
        short = closed & few
        seed = links.first + int(np.argmax(short)) if short.any() else -1
        found.append(Sudden(ending, int(closed.sum()), int(short.sum()), seed))
    return tuple(found)
