"""Whole plays and continuations, thousands at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.rules.batch.columns import Columns, line_type
from game.rules.batch.happenings import Happenings
from game.rules.batch.menus import Chooser, Menus
from game.rules.batch.numbers import Known, Lots, Seeds
from game.rules.batch.rows import Line
from game.rules.batch.steadying import Steadying, Watch, Worths
from game.rules.batch.walk import Observer, Walk
from game.rules.batch.weights import Weights
from game.rules.batch.worlds import Worlds
from game.rules.luck import WHOLE
from game.rules.program import ChoiceStep, Rules, Step, WorldStep
from game.rules.state import State

BLOCK = 50_000
"""How many whole plays are walked at a time: some 50 MB."""

FAN = 49_152
"""How many continuations are walked at a time."""

PACKED = 0.7
"""When no more of the rows than this still run, the others are left behind."""


@dataclass(frozen=True, slots=True)
class Start:
    """A group of rows with one starting point: a state at a menu, and perhaps its choice.

    `force` is the place of the entry that is taken there, which must be legal;
    None lets the policy choose. Temperament is whatever the state holds. `luck` is the
    line of seeds that it is played on with, where there are several.
    """

    state: State
    force: int | None = None
    luck: int = 0


@dataclass(frozen=True, slots=True)
class Outcomes:
    """How whole plays ended: the index of the ending, the day, and the last values if kept."""

    endings: NDArray[np.int16]
    last_day: NDArray[np.int16]
    lines: Sequence[Line]

    @property
    def values(self) -> NDArray[np.int32]:
        """The last values as a matrix with a line for each variable and a column for each row."""
        return np.array(self.lines, dtype=np.int32)


@dataclass(frozen=True, slots=True)
class Fan:
    """How continuations ended: the share of each ending by (start, play, ending).

    Where kinds of endings were asked for, these stand in the place of endings.
    The shares of a play add up to 1. Where plays were not weighted, one of them is 1.
    `drift` by (start, play) says how far luck of known chances carried each play, if
    worths were given; its mean is nought but for chance.
    """

    endings: NDArray[np.float64]
    drift: NDArray[np.float64] | None = None

    def mean(self) -> NDArray[np.float64]:
        """The share of each ending by (start, ending)."""
        found: NDArray[np.float64] = self.endings.mean(axis=1)
        return found

    def error(self) -> NDArray[np.float64]:
        """One standard error of each mean."""
        found: NDArray[np.float64] = self.endings.std(axis=1) / np.sqrt(self.endings.shape[1])
        return found


class Batch:
    """Compiled rules, ready to run over many rows."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        happenings = Happenings(rules)
        self._worlds = Worlds(rules, happenings)
        self._menus = Menus(rules, happenings)
        self._keys = _keys(happenings.draws | _chances(rules)), _keys(_menus(rules))
        self._types = [line_type(variable.highest) for variable in rules.layout.variables]

    def run(  # noqa: PLR0913
        self,
        chooser: Chooser,
        luck: Seeds,
        tastes: Seeds,
        *,
        documented: bool = False,
        temperament: Seeds | None = None,
        observer: Observer | None = None,
        keep: bool = False,
        known: Known | None = None,
    ) -> Outcomes:
        """Whole plays from the first morning, one for each seed.

        Args:
            chooser: the policy.
            luck: mixed seeds of the plays (`seeds`); the play of seed s falls as `drawn(s)`.
            tastes: mixed seeds of the policy, as many.
            documented: whether draws that history decided fall as they fell.
            temperament: mixed seeds that draw the other side's values; None takes the documented.
            observer: is told what rows meet.
            keep: whether the last values of all variables are wanted.
            known: numbers of these plays' luck, for whoever plays under it again.
        """
        found = []
        row = [variable.start for variable in self.rules.layout.variables]
        for place, recorded, _lowest, _highest in self.rules.temperament:
            row[place] = recorded
        for first in range(0, luck.size, BLOCK):
            cut = slice(first, first + BLOCK)
            low, high = list(row), list(row)
            count = luck[cut].size
            make = self._beginning(np.array([row]), count)
            if temperament is not None:
                make = self._tempered(make, temperament[cut])
                for place, _known, lowest, highest in self.rules.temperament:
                    low[place], high[place] = lowest, highest
            columns = Columns(self.rules.layout.variables, make)
            walk = Walk(
                self.rules,
                columns,
                Lots(luck[cut], known=known),
                Lots(tastes[cut]),
                np.zeros(count, dtype=np.int16),
                documented=documented,
                observer=observer,
            )
            walk.join(count, np.array(low), np.array(high))
            found.append(self._through(walk, chooser, keep=keep))
        return _joined(found)

    def _through(self, walk: Walk, chooser: Chooser, *, keep: bool) -> Outcomes:
        """All steps. Where values need not be kept, ended rows are left behind on the way."""
        ending, last_day = walk.ending, walk.ended_on
        for step in self.rules.steps:
            self._do(step, walk, chooser)
            if not keep and walk.alive.count < PACKED * walk.origin.size:
                ending[walk.origin], last_day[walk.origin] = walk.ending, walk.ended_on
                walk.pack()
        ending[walk.origin], last_day[walk.origin] = walk.ending, walk.ended_on
        return Outcomes(ending, last_day, walk.columns.lines if keep else ())

    def fan(  # noqa: PLR0913
        self,
        starts: Sequence[Start],
        chooser: Chooser,
        luck: Seeds,
        tastes: Seeds,
        *,
        weighted: bool = True,
        documented: bool = False,
        observer: Observer | None = None,
        worths: Worths | None = None,
        watch: Watch | None = None,
        kinds: Sequence[int] | None = None,
        at_once: int = FAN,
    ) -> Fan:
        """Continuations from many states in one pass: each group joins when its step comes.

        Every start is played on once for each seed, all with the same luck and the
        same tastes, so that the difference of two starts is a paired difference.

        Args:
            starts: where to go on from, in any order.
            chooser: the policy, from there on.
            luck: mixed seeds, one for each continuation of a start; or lines of as many each,
                from which starts choose.
            tastes: mixed seeds of the policy, as many.
            weighted: whether plays are shared out among endings (`game.rules.weighing`):
                less noise for the same plays, for estimates alone.
            documented: whether draws that history decided fall as they fell.
            observer: is told what rows meet.
            worths: what outcomes are worth, where the drift of plays is wanted.
            watch: is told how draws fell instead, walk by walk.
            kinds: for each ending the number of its kind, from nought, where shares of kinds
                are wanted instead of those of endings.
            at_once: how many continuations are walked at a time.

        Raises:
            ValueError: a forced entry is not offered where its start stands.
        """
        luck, tastes = np.atleast_2d(luck), np.atleast_2d(tastes)
        order = sorted(range(len(starts)), key=lambda place: starts[place].state.step)
        plays = luck.shape[1]
        kinds = range(len(self.rules.endings)) if kinds is None else kinds
        shares = np.empty((len(starts), plays, max(kinds) + 1))
        drift = None if worths is None else np.zeros((len(starts), plays))
        # Groups that go together begin near each other: a walk begins at the first of them.
        pace = min(plays, at_once)
        together = max(at_once // max(pace, 1), 1)
        for at in range(0, len(order), together):
            places = order[at : at + together]
            groups = [starts[place] for place in places]
            values = _values(groups)
            for first in range(0, plays, pace):
                cut = slice(first, first + pace)
                of_luck, of_taste = self._keys
                count = luck[0, cut].size
                weights = Weights(kinds, len(groups) * count)
                steady = None if worths is None else Steadying(worths, len(groups) * count)
                walk = Walk(
                    self.rules,
                    Columns(self.rules.layout.variables, self._beginning(values, count)),
                    _lots(luck[:, cut], of_luck, groups),
                    _lots(tastes[:, cut], of_taste, groups),
                    np.repeat(np.array([each.state.ending for each in groups], np.int16), count),
                    weights=weights if weighted else None,
                    watch=steady or watch,
                    documented=documented,
                    observer=observer,
                )
                self._pass(walk, groups, values, count, chooser)
                closed = weights.closed(walk.ending)
                shares[places, cut] = closed.reshape(len(groups), count, -1)
                if drift is not None and steady is not None:
                    drift[places, cut] = steady.drift.reshape(len(groups), count)
        return Fan(shares, drift)

    def _pass(
        self,
        walk: Walk,
        groups: Sequence[Start],
        values: NDArray[np.int64],
        plays: int,
        chooser: Chooser,
    ) -> None:
        """All steps from the first that a group stands at; `groups` are in the order of theirs."""
        joined = 0
        for index in range(groups[0].state.step, len(self.rules.steps)):
            new = joined
            while new < len(groups) and groups[new].state.step == index:
                new += 1
            walk.forced = [
                (place * plays, (place + 1) * plays, force)
                for place in range(joined, new)
                if (force := groups[place].force) is not None and not groups[place].state.ending
            ]
            if new > joined:
                some = values[joined:new]
                walk.join(new * plays, some.min(axis=0), some.max(axis=0))
                joined = new
            self._do(self.rules.steps[index], walk, chooser)

    def _do(self, step: Step, walk: Walk, chooser: Chooser) -> None:
        if not walk.alive.count:
            return
        walk.moment = step.moment
        if isinstance(step, WorldStep):
            self._worlds.do(step, walk)
        else:
            self._menus.do(step, walk, chooser)

    def _beginning(self, starts: NDArray[np.int64], plays: int) -> Callable[[int], Line]:
        """The lines of variables: the values of each start, as often as there are plays."""

        def begin(place: int) -> Line:
            kind: type[np.signedinteger[Any]] = self._types[place]
            return starts[:, place].astype(kind).repeat(plays)

        return begin

    def _tempered(self, make: Callable[[int], Line], temperament: Seeds) -> Callable[[int], Line]:
        """The same, with the other side's values drawn."""
        lots = Lots(temperament)
        known = {place: (low, high) for place, _known, low, high in self.rules.temperament}

        def tempered(place: int) -> Line:
            line = make(place)
            if place in known:
                lowest, highest = known[place]
                number = lots.of(self.rules.temperament_key(place)).astype(np.int32)
                drawn = lowest + number * (highest - lowest + 1) // WHOLE
                line[:] = drawn
            return line

        return tempered


def _values(groups: Sequence[Start]) -> NDArray[np.int64]:
    """The values that groups begin with, a line for each."""
    states = {id(group.state): group.state.values for group in groups}
    place = {each: number for number, each in enumerate(states)}
    values = np.fromiter(chain.from_iterable(states.values()), dtype=np.int64)
    return values.reshape(len(states), -1)[[place[id(group.state)] for group in groups]]


def _lots(lines: Seeds, keys: Seeds, groups: Sequence[Start]) -> Lots:
    """The numbers of groups that follow each other, each with its own line of seeds."""
    if len(lines) == 1:
        return Lots(lines[0], known=Known.ahead(lines[0], keys))
    return Lots(lines, np.array([group.luck for group in groups]))


def _chances(rules: Rules) -> set[int]:
    """The keys of the draws that decide whether incidents happen."""
    worlds = (step for step in rules.steps if isinstance(step, WorldStep))
    return {incident.key for step in worlds for incident in step.incidents}


def _menus(rules: Rules) -> set[int]:
    """The keys of the numbers by which policies choose."""
    return {step.lot for step in rules.steps if isinstance(step, ChoiceStep)}


def _keys(keys: set[int]) -> Seeds:
    return np.array(sorted(keys), dtype=np.uint64)


def _joined(parts: Sequence[Outcomes]) -> Outcomes:
    if len(parts) == 1:
        return parts[0]
    return Outcomes(
        np.concatenate([part.endings for part in parts]),
        np.concatenate([part.last_day for part in parts]),
        [np.concatenate(lines) for lines in zip(*(part.lines for part in parts), strict=True)],
    )
