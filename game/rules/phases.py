"""Phases: what a play has come to, and what can wait for its condition in it.

Half of all that rules, incidents and endings ask for is a handful of flags: is it
known, is it settled, is it war? These change a few times in a play. Every way they
can stand is a phase, and in each the conditions are known in part: what cannot hold
in it is not looked at, and of the others only what is left is asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from game.rules.answers import Test, lead
from game.rules.conditions import NO, YES, Every, Shape, every, given, reads, within
from game.rules.program import FuseRule, Rules, WorldStep
from game.rules.running import Do, Run
from game.rules.state import Variable
from game.rules.tables import span

ASKED = 11
"""How many flags make a phase: those that most is asked of."""

MOST = 512
"""How many phases are kept; a play in any other is looked at as if nothing were known."""


@dataclass(frozen=True, slots=True)
class Check:
    """Something that acts where its condition holds, and the place `unset` (or -1) is nought.

    `ready` makes the act ready, once: only what can hold in some phase is ever needed.
    """

    when: Shape
    unset: int
    ready: Callable[[], Do]


Awake = tuple[int, Sequence[bool], tuple[Test | None, Do, int]]
"""A place whose value is looked at first, and whether that will do; then a test of what is
left of the condition, the act, and its number.

What waits is looked at often and seldom holds: the first look spares most of the calls.
"""


Lead = tuple[int, Sequence[bool], Test | None]
"""A place whose value is looked at first, whether that will do, and a test of the rest."""


class Leads:
    """What is left of conditions where the flags that make a phase are known.

    A condition reads few of them, so what is left is the same in many phases.
    """

    def __init__(self, places: Sequence[int], variables: Sequence[Variable]) -> None:
        self._places = frozenset(places)
        self._variables = variables
        self._start = [variable.start for variable in variables]
        self._read: dict[int, tuple[int, ...]] = {}  # by conditions, which live as long as rules
        self._left: dict[tuple[object, ...], Shape] = {}
        self._leads: dict[tuple[object, ...], Lead | None] = {}

    def left(self, when: Shape, known: Mapping[int, int]) -> Shape:
        """What is left of a condition."""
        key = (id(when), *self._values(when, known))
        left = self._left.get(key)
        if left is None:
            left = self._left[key] = given(when, known)
        return left

    def lead(self, when: Shape, unset: int, known: Mapping[int, int]) -> Lead | None:
        """The same with the place `unset` (or -1) to be nought; None where it cannot hold."""
        key = (id(when), unset, *self._values(when, known))
        if key not in self._leads:
            self._leads[key] = self._found(self.left(when, known), unset)
        return self._leads[key]

    def _values(self, when: Shape, known: Mapping[int, int]) -> Iterator[int | None]:
        """How the flags stand that a condition reads, as far as they are known."""
        read = self._read.get(id(when))
        if read is None:
            read = self._read[id(when)] = tuple(sorted(self._places & reads(when)))
        return map(known.get, read)

    def _found(self, left: Shape, unset: int) -> Lead | None:
        if left == NO:
            return None
        if unset >= 0:
            parts = left.parts if isinstance(left, Every) else (left,) * (left != YES)
            left = every((*parts, within(unset, 0, 0)))
        (place, lowest, highest), rest = lead(left, self._start)
        return place, span(lowest, highest, self._variables[place].highest), rest


class Phase:
    """One way some flags stand. Keeps what is awake in it.

    `known` are their values by place; empty: a phase that says nothing. `cold` are
    the places of the fuses whose condition cannot hold in it.
    """

    def __init__(self, known: Mapping[int, int], leads: Leads, fuses: Sequence[FuseRule]) -> None:
        self.known = known
        self.cold = frozenset(fuse.place for fuse in fuses if leads.left(fuse.when, known) == NO)
        self.awake: dict[int, tuple[Awake, ...]] = {}  # by the number of a step
        self._leads = leads

    def wake(self, step: int, checks: Sequence[Check]) -> tuple[Awake, ...]:
        """Of what waits at a step, by its number, all that can hold in this phase."""
        found = self.awake[step] = tuple(self._all(checks))
        return found

    def _all(self, checks: Sequence[Check]) -> Iterator[Awake]:
        for number, check in enumerate(checks):
            first = self._leads.lead(check.when, check.unset, self.known)
            if first is not None:
                place, will_do, rest = first
                yield place, will_do, (rest, check.ready(), number)


class Phases:
    """The phases of some rules. Holds no play."""

    def __init__(self, rules: Rules) -> None:
        self.places = tuple(sorted(_most_asked(rules, ASKED)))
        self._fuses = rules.fuses
        self._leads = Leads(self.places, rules.layout.variables)
        self._key_of = itemgetter(*self.places) if len(self.places) > 1 else None
        self._known: dict[object, Phase] = {}
        self._any = self._phase({})

    def of(self, row: Sequence[int]) -> Phase:
        """The phase that a row is in."""
        if self._key_of is None:
            return self._any
        key = self._key_of(row)
        phase = self._known.get(key)
        if phase is None:
            if len(self._known) >= MOST:
                return self._any
            known = {place: row[place] for place in self.places}
            phase = self._known[key] = self._phase(known)
        return phase

    def _phase(self, known: Mapping[int, int]) -> Phase:
        return Phase(known, self._leads, self._fuses)

    def now(self, run: Run) -> Phase:
        """The phase that a walk is in."""
        if run.phase is None:
            run.phase = self.of(run.row)
        return run.phase

    def wake(self, run: Run, step: int, checks: Sequence[Check], first: int = 0) -> None:
        """Let everything act that should, in order, from the check with the number `first`.

        Whatever turns the phase or closes the play leaves the walk without this phase.
        """
        if run.ending:
            return
        row = run.row
        phase = run.phase or self.now(run)
        awake = phase.awake.get(step)
        if awake is None:
            awake = phase.wake(step, checks)
        if first:
            awake = tuple(each for each in awake if each[2][2] >= first)
        for place, will_do, then in awake:
            if will_do[row[place]]:
                when, act, number = then
                if when is not None and not when(row):
                    continue
                act(run)
                if run.phase is not phase:
                    self.wake(run, step, checks, number + 1)
                    return


def turn(run: Run) -> None:
    """A flag that makes the phase may have changed: it is looked at anew."""
    run.phase = None


def _most_asked(rules: Rules, count: int) -> Iterator[int]:
    """The places of the flags that are asked for most often, at most so many."""
    variables = rules.layout.variables
    steps = [step for step in rules.steps if isinstance(step, WorldStep)]
    whens = {id(when): when for step in steps for when in _conditions(step)}
    often = Counter(id(when) for step in steps for when in _conditions(step))
    asked: Counter[int] = Counter()
    for name, when in whens.items():
        for place in reads(when):
            if variables[place].kind == "flag":
                asked[place] += often[name]
    yield from (place for place, _count in asked.most_common(count))


def _conditions(step: WorldStep) -> Iterator[Shape]:
    yield from (incident.when for incident in step.incidents)
    yield from (rule.when for rule in step.rules)
    yield from (when for _ending, when in step.endings)
