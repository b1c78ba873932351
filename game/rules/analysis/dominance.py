"""Whether an option is hardly ever worth taking, or nearly always.

Positions are sampled where plays met a matter. From each, every legal option is
taken and played on with the same luck and the same choices of a policy. Another
option is better where it ends in war less often and is settled more often, both
by more than two standard errors of the paired difference.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from game.rules.analysis.plays import Seen
from game.rules.batch import Batch, Chooser, Start, seeds
from game.rules.program import ChoiceStep, Rules
from game.rules.state import State

ERRORS = 2.0
KINDS = ("matter", "interruption")

Shares = NDArray[np.float64]
"""For each play what it gave: 0 to 1."""


@dataclass(slots=True)
class Positions:
    """Collects states in which a matter is to be decided."""

    rules: Rules
    wanted: int
    kept: dict[int, list[State]] = field(default_factory=dict)  # by step
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
        for row in range(min(self.wanted - len(kept), seen.count)):
            kept.append(State(index, seen.row(row)))


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
        return self.dominated / self.positions if self.positions else 0.0

    @property
    def best_share(self) -> float:
        """The share of positions in which it was better than every other."""
        return self.best / self.positions if self.positions else 0.0


Branch = tuple[State, int]
"""A position, and the entry that is taken in it."""

Onward = Callable[[Sequence[Branch]], NDArray[np.float64]]
"""For branches: how each continuation closed, by branch, play and ending; a play adds up to 1."""


def standings(
    rules: Rules,
    legal: Callable[[State], Sequence[int]],
    onward: Onward,
    at: tuple[int, Sequence[State]],
    kinds: tuple[NDArray[np.bool_], NDArray[np.bool_]],
) -> tuple[Standing, ...]:
    """How the options of one matter fared over positions.

    Args:
        rules: the rules.
        legal: the legal entries of a state.
        onward: plays on from branches.
        at: the step of the matter, and the positions.
        kinds: for each ending, whether it is a war and whether it is settled.
    """
    index, states = at
    step = rules.steps[index]
    branches = [(state, place) for state in states for place in legal(state)]
    if not branches or not isinstance(step, ChoiceStep):
        return ()
    closed = onward(branches)
    war = closed[:, :, kinds[0]].sum(axis=2)
    settled = closed[:, :, kinds[1]].sum(axis=2)
    counts = np.zeros((3, len(step.entries)), dtype=np.int64)
    first = 0
    for state in states:
        offered = legal(state)
        size = len(offered)
        if size > 1:
            rows = slice(first, first + size)
            beats = better(war[rows], settled[rows])
            counts[0, offered] += 1
            counts[1, offered] += beats.any(axis=0)
            counts[2, offered] += beats.sum(axis=1) == size - 1
        first += size
    return tuple(
        Standing(step.key, entry.id, place, *(int(count) for count in counts[:, place]))
        for place, entry in enumerate(step.entries)
    )


def better(war: Shares, settled: Shares) -> NDArray[np.bool_]:
    """Whether option *i* is better than option *j*: less war and more settled, both clearly."""
    size = war.shape[0]
    found = np.zeros((size, size), dtype=np.bool_)
    for one in range(size):
        less = _clear(war - war[one])
        more = _clear(settled[one] - settled)
        found[one] = less & more
        found[one, one] = False
    return found


def _clear(differences: Shares) -> NDArray[np.bool_]:
    """For each line of paired differences whether its mean exceeds two standard errors."""
    plays = differences.shape[1]
    mean = differences.mean(axis=1)
    error = differences.std(axis=1, ddof=1) / np.sqrt(plays)
    clear: NDArray[np.bool_] = (mean > ERRORS * error) & (mean > 0)
    return clear


LUCKS = 5
"""The positions of a matter are shared out among so many lucks."""


def onward_of(batch: Batch, chooser: Chooser, plays: int, seed: int) -> Onward:
    """Continuations with fresh luck, weighed by what survives.

    All branches of a position have the same luck; positions are shared out among
    several, or early positions, which hardly differ, would all be judged by one chance.
    """
    lucks = [
        (seeds(seed + 2 * part * plays, plays), seeds(seed + (2 * part + 1) * plays, plays))
        for part in range(LUCKS)
    ]

    def onward(branches: Sequence[Branch]) -> NDArray[np.float64]:
        positions = list(dict.fromkeys(id(state) for state, _place in branches))
        part_of = {each: number % LUCKS for number, each in enumerate(positions)}
        closed = np.empty((len(branches), plays, len(batch.rules.endings)))
        for part, (luck, tastes) in enumerate(lucks):
            own = [n for n, (state, _place) in enumerate(branches) if part_of[id(state)] == part]
            starts = [Start(*branches[number]) for number in own]
            closed[own] = batch.fan(starts, chooser, luck, tastes).endings
        return closed

    return onward
