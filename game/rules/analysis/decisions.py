"""How much each decision matters: information about the ending, and what it does to the odds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from game.rules.analysis.plays import Picks
from game.rules.batch import Answer, Batch, Menu, Start, seeds
from game.rules.choosers import chooser
from game.rules.plans import Preferring, history_plan
from game.rules.program import ChoiceStep, Rules
from game.rules.state import State
from game.scenario.model import Scenario

FEWEST = 200
"""An option that fewer plays took says nothing about shares."""

TOGETHER = 57_344
"""How many plays of changed lines are walked at a time, as many as when options are compared."""

NUCLEAR, OTHER = range(2)
"""The two kinds of endings among which plays of changed lines are shared out."""


@dataclass(frozen=True, slots=True)
class Share:
    """The share of plays, 0 to 1, that ended in a kind of ending after an option was taken.

    `variance` is that of what single plays gave, where they were shared out among endings;
    without it they gave all or nothing.
    """

    option: str
    plays: int
    share: float
    variance: float | None = None

    @property
    def error(self) -> float:
        """One standard error; a share of nought keeps the error of one play."""
        held = self.share * (1 - self.share) if self.variance is None else self.variance
        if self.variance is None or not self.share:
            held = max(held, 1 / max(self.plays, 1))
        return sqrt(held / max(self.plays, 1))


@dataclass(frozen=True, slots=True)
class Decision:
    """One menu: what its answers say about how plays close.

    `bits` is the mutual information of answer and ending, corrected for chance
    and never below nought. `nuclear` holds the share of nuclear war after each
    answer that enough plays took.
    """

    menu: str
    day: int
    kind: str
    owner: str
    plays: int
    bits: float
    nuclear: tuple[Share, ...]

    @property
    def factor(self) -> float:
        """The nuclear share after the gravest answer over that after the calmest; 1 if unknown."""
        return factor(self.nuclear)

    @property
    def factor_is_clear(self) -> bool:
        """Whether the two ends differ by more than three standard errors."""
        return is_clear(self.nuclear)


@dataclass(frozen=True, slots=True)
class Turn:
    """One matter answered otherwise than in history, all else as in history.

    `nuclear` holds the share of nuclear war after each answer; where an answer was
    not on offer, the play went on as it did.
    """

    menu: str
    day: int
    nuclear: tuple[Share, ...]

    @property
    def factor(self) -> float:
        """The nuclear share after the gravest answer over that after the calmest."""
        return factor(self.nuclear)

    @property
    def factor_is_clear(self) -> bool:
        """Whether the two ends differ by more than three standard errors."""
        return is_clear(self.nuclear)


def factor(shares: Sequence[Share]) -> float:
    """The highest share over the lowest, which counts as one play at least; 1 without two."""
    if len(shares) < 2:  # noqa: PLR2004 (a comparison needs two)
        return 1.0
    low, high = _ends(shares)
    return high.share / max(low.share, 1 / max(low.plays, 1)) if high.share else 1.0


def is_clear(shares: Sequence[Share]) -> bool:
    """Whether the highest and the lowest share differ by more than three standard errors."""
    if len(shares) < 2:  # noqa: PLR2004
        return False
    low, high = _ends(shares)
    return high.share - low.share > 3 * sqrt(low.error**2 + high.error**2)


def _ends(shares: Sequence[Share]) -> tuple[Share, Share]:
    ordered = sorted(shares, key=lambda each: each.share)
    return ordered[0], ordered[-1]


def turns(
    batch: Batch, scenario: Scenario, nuclear: NDArray[np.bool_], seed: int, plays: int
) -> Iterator[Turn]:
    """For each matter by day: history's line with one answer changed, with drawn luck.

    Plays are shared out among endings (`game.rules.weighing`): half as many then tell as much.

    Args:
        batch: the rules.
        scenario: what they were compiled from.
        nuclear: for each ending, whether it is a nuclear war.
        seed: of the first play.
        plays: for each answer.
    """
    history = history_plan(scenario)
    matters = [
        step for step in batch.rules.steps if isinstance(step, ChoiceStep) and step.kind == "matter"
    ]
    # What history answers itself need not be changed: one line tells of all of them.
    known = history.preferences
    changes = [
        (step.owner, entry.id)
        for step in matters
        for entry in step.entries
        if known.get(step.owner, ())[:1] != (entry.id,)
    ]
    changes.append(("", ""))
    found: dict[tuple[str, str], tuple[float, float]] = {}
    own = seeds(seed, plays)
    start = Start(beginning(batch.rules))
    kinds = np.where(nuclear, NUCLEAR, OTHER).tolist()
    together = max(TOGETHER // plays, 1)
    for first in range(0, len(changes), together):
        line = Changed(history, changes[first : first + together], plays)
        starts = [start] * len(line.changes)
        fan = batch.fan(starts, line, own, own, kinds=kinds, at_once=together * plays)
        lost = fan.endings[:, :, NUCLEAR]
        both = zip(lost.mean(axis=1).tolist(), lost.var(axis=1).tolist(), strict=True)
        found |= zip(line.changes, both, strict=True)
    unchanged = found["", ""]
    for step in matters:
        told = tuple(
            Share(entry.id, plays, *found.get((step.owner, entry.id), unchanged))
            for entry in step.entries
        )
        yield Turn(step.key, step.moment.day, told)


def beginning(rules: Rules) -> State:
    """The state that every play begins in, under the documented temperament."""
    row = [variable.start for variable in rules.layout.variables]
    for place, documented, _lowest, _highest in rules.temperament:
        row[place] = documented
    return State(0, tuple(row))


class Changed:
    """A line of preferences in groups of rows that follow each other, one answer changed in each.

    `changes` holds for each group the owner of a menu and the entry that is preferred there
    to all others; `plays` is the size of a group.
    """

    def __init__(self, line: Preferring, changes: Sequence[tuple[str, str]], plays: int) -> None:
        self.changes = changes
        self._plays = plays
        self._line = chooser(line)
        self._owners = {owner for owner, _entry in changes}
        known = line.preferences
        self._changed = [
            chooser(Preferring({owner: (entry, *known.get(owner, ()))})) for owner, entry in changes
        ]

    def choose(self, menu: Menu) -> Sequence[Answer]:
        """The line's answer, but in the rows of the groups that answer this menu otherwise."""
        taken = self._line.choose(menu)
        if menu.step.owner not in self._owners:
            return taken
        joined = [np.array(np.broadcast_to(answer, menu.rows.space)) for answer in taken]
        few = menu.rows.few
        plays = menu.walk.origin if few is None else menu.walk.origin[few]
        for group, (owner, _entry) in enumerate(self.changes):
            if owner != menu.step.owner:
                continue
            ends = (group * self._plays, (group + 1) * self._plays)
            rows = slice(*np.searchsorted(plays, ends))
            for answer, other in zip(joined, self._changed[group].choose(menu), strict=True):
                answer[rows] = other if isinstance(other, bool) else other[rows]
        return joined


def decisions(
    rules: Rules, picks: Picks, endings: NDArray[np.int64], nuclear: NDArray[np.bool_]
) -> tuple[Decision, ...]:
    """Every menu that plays met, in playing order.

    Args:
        rules: the rules.
        picks: what was chosen.
        endings: the ending of each play.
        nuclear: for each ending, whether it is a nuclear war.
    """
    found = []
    kinds = nuclear.size
    ended = endings.astype(np.int16)
    for step in rules.steps:
        if not isinstance(step, ChoiceStep) or step.key not in picks.places:
            continue
        pairs = picks.places[step.key].astype(np.int16) * kinds + ended
        size = len(step.entries)
        # The first line is of plays that did not meet it.
        table = np.bincount(pairs, minlength=(size + 1) * kinds).reshape(-1, kinds)[1:]
        taken = table.sum(axis=1)
        lost = table[:, nuclear].sum(axis=1)
        shares = tuple(
            Share(entry.id, int(taken[place]), float(lost[place] / taken[place]))
            for place, entry in enumerate(step.entries)
            if taken[place] >= FEWEST
        )
        plays = int(taken.sum())
        found.append(
            Decision(step.key, step.moment.day, step.kind, step.owner, plays, bits(table), shares)
        )
    return tuple(found)


def bits(table: NDArray[np.int64]) -> float:
    """The mutual information of rows and columns of a table of counts, in bits.

    Corrected for what chance alone would show in so many plays (Miller, 1955).
    """
    total = int(table.sum())
    if not total:
        return 0.0
    rows, columns = table.sum(axis=1), table.sum(axis=0)
    joint = _entropy(rows, total) + _entropy(columns, total) - _entropy(table.ravel(), total)
    freedom = (np.count_nonzero(rows) - 1) * (np.count_nonzero(columns) - 1)
    return float(max(joint - freedom / (2 * total * log(2)), 0.0))


def _entropy(counts: NDArray[np.int64], total: int) -> float:
    held = counts[counts > 0] / total
    return float(-(held * np.log2(held)).sum())
