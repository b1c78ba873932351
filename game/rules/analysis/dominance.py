"""Whether an option is hardly ever worth taking, or nearly always.

Positions are sampled where plays met a matter. From each, every legal option is
taken and played on with the same luck and the same choices of a policy. Another
option is better where it ends in war less often and is settled more often, both
by more than two standard errors of the paired difference.

Some of the positions are compared first. That is enough for an option whose shares
of all its positions can then no longer come near the limit; where they may, more of
those in which it is offered follow, round by round, and at last all. Others that are
offered there too are played on, but not counted: their positions were chosen for it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from game.rules.analysis.watching import Seen
from game.rules.batch import Batch, Chooser, Line, Start, seeds
from game.rules.program import ChoiceStep, Rules
from game.rules.state import State

ERRORS = 2.0
MOST_DOMINATED = 0.6
"""The largest share of positions in which an option may be worse than another, or best."""

ROUNDS = (20, 34, 50, 67, 100)
"""By the end of each round so many of a hundred positions have been compared."""

FEWEST_POSITIONS = 20
"""Fewer positions say nothing about an option."""

SURE = 2.9
"""How many standard errors a share must keep from the limit to be left at that, at each look.

Of options whose share of all positions is just above it, four looks miss less than one in
a hundred.
"""

TOGETHER = 57_344
"""How many continuations are walked at a time: they fit where whole plays had their lines."""

KINDS = ("matter", "interruption")

Shares = NDArray[np.float64]
"""For each play what it gave: 0 to 1."""


States = dict[int, list[Line]]
"""Positions by step: lines of the values of all variables."""


@dataclass(slots=True)
class Positions:
    """Collects states in which a matter is to be decided."""

    rules: Rules
    wanted: int
    kept: States = field(default_factory=dict)
    _steps: dict[str, int] = field(default_factory=dict)

    def chose(self, seen: Seen) -> None:
        """Keep some of the rows that met a matter."""
        step = seen.step
        if step.kind not in KINDS:
            return
        if not self._steps:
            steps = enumerate(self.rules.steps)
            self._steps = {each.key: at for at, each in steps if isinstance(each, ChoiceStep)}
        index = self._steps[step.key]
        kept = self.kept.setdefault(index, [])
        more = min(self.wanted - len(kept), seen.count)
        if more:
            kept += seen.states(seen.first(held=True, at_most=more))


@dataclass(frozen=True, slots=True)
class Standing:
    """How one option fared in the positions in which it was offered beside another."""

    menu: str
    option: str
    place: int
    positions: int
    dominated: int
    best: int

    @property
    def dominated_share(self) -> float:
        """The share of positions in which another option was better."""
        return self.dominated / max(self.positions, 1)

    @property
    def best_share(self) -> float:
        """The share of positions in which it was better than every other."""
        return self.best / max(self.positions, 1)

    @property
    def dominated_error(self) -> float:
        """One standard error of the first share."""
        return share_error(self.dominated, self.positions)

    @property
    def best_error(self) -> float:
        """One standard error of the second share."""
        return share_error(self.best, self.positions)

    def wants_more(self, of: int) -> bool:
        """Whether more positions are to be compared, of those in which it is offered.

        Args:
            of: how many these are in all. Where they are few, they will say nothing.
        """
        if self.positions < FEWEST_POSITIONS:
            return of >= FEWEST_POSITIONS
        return in_doubt(max(self.dominated, self.best), self.positions, of)


def mean_dominated(found: Sequence[Standing]) -> tuple[float, float]:
    """How often an option is worse than another, on average over some; and a standard error."""
    mean = sum(each.dominated_share for each in found) / max(len(found), 1)
    positions = sum(each.positions for each in found)
    return mean, sqrt(mean * (1 - mean) / max(positions, 1))


def share_error(found: int, of: int) -> float:
    """One standard error of a share; a share of nought or of all keeps the error of one."""
    share = found / max(of, 1)
    return sqrt(max(share * (1 - share), 1 / max(of, 1)) / max(of, 1))


def in_doubt(found: int, compared: int, of: int) -> bool:
    """Whether the share of all positions may yet lie above the limit.

    Were it just there, the share of those compared would lie below it by chance: seldom by
    `SURE` standard errors, which shrink to nought as fewer are left that were not compared.

    Args:
        found: the positions that count for the share, of those compared.
        compared: how many were compared, one at least.
        of: how many there are in all.
    """
    left = (of - compared) / max(of - 1, 1)
    error = sqrt(MOST_DOMINATED * (1 - MOST_DOMINATED) * left / compared)
    return compared < of and MOST_DOMINATED - found / compared < SURE * error


Branch = tuple[State, int, int]
"""A position, the entry that is taken in it, and the number of its luck."""


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A position of a matter: its step, the number that gives it its luck, the legal entries.

    `row` holds the values of all variables, which are a state only while they are played on:
    in a row they take a tenth of the room. `judged` are those of the entries that are counted.
    """

    step: int
    number: int
    row: Line
    legal: tuple[int, ...]
    judged: tuple[int, ...]

    def branches(self) -> list[Branch]:
        """Each legal entry, all from one state."""
        state = state_of(self.step, self.row)
        return [(state, place, self.number) for place in self.legal]


def state_of(step: int, row: Line) -> State:
    """The state at a step with the values of a row."""
    return State(step, tuple(row.tolist()))


def cases(
    positions: Sequence[States], each: int, legal: Callable[[State], Sequence[int]]
) -> list[list[Case]]:
    """Positions with a choice, step by step, for each of the rounds.

    Args:
        positions: what was kept of each policy.
        each: how many of a matter were wanted of each.
        legal: the legal entries of a state.
    """
    fewest = -(-FEWEST_POSITIONS // max(len(positions), 1))
    limits = [max(-(-each * share // 100), fewest) for share in ROUNDS]
    rounds: list[list[Case]] = [[] for _ in ROUNDS]
    for step in sorted({step for kept in positions for step in kept}):
        number = 0
        for kept in positions:
            for place, row in enumerate(kept.get(step, ())):
                offered = tuple(legal(state_of(step, row)))
                case = Case(step, number, row, offered, offered)
                number += 1
                if len(case.legal) > 1:
                    rounds[min(bisect_right(limits, place), len(ROUNDS) - 1)].append(case)
    return rounds


Entries = Collection[tuple[int, int]]
"""Steps, each with the place of an entry of its menu."""


def offers(rounds: Iterable[Iterable[Case]]) -> Counter[tuple[int, int]]:
    """In how many positions each entry is offered, by step and place."""
    every = (case for cases_of_it in rounds for case in cases_of_it)
    return Counter((case.step, place) for case in every for place in case.legal)


def offering(wanted: Iterable[Case], entries: Entries) -> list[Case]:
    """The positions in which some entries are offered, to judge these alone."""
    found = []
    for case in wanted:
        judged = tuple(place for place in case.legal if (case.step, place) in entries)
        if judged:
            found.append(replace(case, judged=judged))
    return found


def portions(wanted: Sequence[Case], plays: int) -> Iterator[Sequence[Case]]:
    """Positions in portions of which all branches go in one walk."""
    portion: list[Case] = []
    branches = 0
    for case in wanted:
        if portion and (branches + len(case.legal)) * plays > TOGETHER:
            yield portion
            portion, branches = [], 0
        portion.append(case)
        branches += len(case.legal)
    if portion:
        yield portion


Counts = NDArray[np.int64]
"""For each entry of a menu: positions, those where another was better, those where it was best."""

Onward = Callable[[Sequence[Branch]], NDArray[np.float64]]
"""For branches: how each continuation closed, by branch, play and kind: war, settled, neither."""

WAR, SETTLED, NEITHER = range(3)


def compared(rules: Rules, onward: Onward, portion: Sequence[Case]) -> Mapping[int, Counts]:
    """How the options of some positions fared: counts by step.

    Args:
        rules: the rules.
        onward: plays on from branches.
        portion: the positions.
    """
    closed = onward([branch for case in portion for branch in case.branches()])
    found: dict[int, Counts] = {}
    for case, beats in _better_by_case(portion, closed):
        step = rules.steps[case.step]
        entries = len(step.entries) if isinstance(step, ChoiceStep) else 0
        counts = found.setdefault(case.step, np.zeros((3, entries), dtype=np.int64))
        judged = [place in case.judged for place in case.legal]
        counts[0, case.judged] += 1
        counts[1, case.judged] += beats.sum(axis=0)[judged] > 0
        counts[2, case.judged] += beats.sum(axis=1)[judged] == len(case.legal) - 1
    return found


def _better_by_case(
    portion: Sequence[Case], closed: Shares
) -> Iterator[tuple[Case, NDArray[np.bool_]]]:
    """Which option of each position is better than which; positions of a size go together."""
    war, settled = closed[:, :, WAR], closed[:, :, SETTLED]
    sizes = np.array([len(case.legal) for case in portion])
    first = sizes.cumsum() - sizes
    for size in sorted(set(sizes.tolist())):
        alike = np.flatnonzero(sizes == size)
        rows = first[alike, None] + np.arange(size)
        cases_of_it = [portion[at] for at in alike.tolist()]
        yield from zip(cases_of_it, better(war[rows], settled[rows]), strict=True)


def standings(rules: Rules, index: int, counts: Counts) -> tuple[Standing, ...]:
    """The options of the menu of a step, with what was counted of them."""
    step = rules.steps[index]
    if not isinstance(step, ChoiceStep):
        return ()
    return tuple(
        Standing(step.key, entry.id, place, *(int(n) for n in counts[:, place]))
        for place, entry in enumerate(step.entries)
    )


def better(war: Shares, settled: Shares) -> NDArray[np.bool_]:
    """Whether option *i* is better than option *j*: less war and more settled, both clearly.

    Shares are by option and play, perhaps of many positions.
    """
    less = _clear(war[..., None, :, :] - war[..., :, None, :])
    return less & _clear(settled[..., :, None, :] - settled[..., None, :, :])


def _clear(differences: Shares) -> NDArray[np.bool_]:
    """For each line of paired differences whether its mean exceeds two standard errors."""
    plays = differences.shape[-1]
    mean = differences.mean(axis=-1)
    error = differences.std(axis=-1, ddof=1) / np.sqrt(plays)
    clear: NDArray[np.bool_] = (mean > ERRORS * error) & (mean > 0)
    return clear


LUCKS = 5
"""The positions of a matter are shared out among so many lucks."""


def onward_of(
    batch: Batch, chooser: Chooser, kinds: Sequence[int], plays: int, seed: int
) -> Onward:
    """Continuations with fresh luck, weighed by what survives. `kinds` is that of each ending.

    All branches of a position have the same luck; positions are shared out among
    several, or early positions, which hardly differ, would all be judged by one chance.
    """
    luck, tastes = (
        np.array([seeds(seed + (2 * line + own) * plays, plays) for line in range(LUCKS)])
        for own in (0, 1)
    )

    def onward(branches: Sequence[Branch]) -> NDArray[np.float64]:
        starts = [Start(state, place, number % LUCKS) for state, place, number in branches]
        return batch.fan(starts, chooser, luck, tastes, kinds=kinds, at_once=TOGETHER).endings

    return onward
