"""Menus made ready to run: what they offer in a row, and what taking an entry does."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from operator import itemgetter

from game.rules.answers import Test, lead, optional_test
from game.rules.answers import test as make_test
from game.rules.conditions import FAR, YES, Every, Shape, reads
from game.rules.doing import Doing
from game.rules.facts import Taken
from game.rules.program import ChoiceStep, Entry, Rules
from game.rules.running import Do, Run
from game.rules.state import Layout
from game.rules.tables import span

SETTLED = frozenset(("flag", "track", "message", "choice", "taken", "received", "happened"))
"""Kinds of variables that have few values."""

MOST = 256
"""How many ways of standing a menu remembers."""

Taking = Callable[[ChoiceStep, Entry], Do]
"""Makes ready what taking an entry does."""

Key = Callable[[Sequence[int]], Hashable]


class Menu:
    """A choice step made ready. What taking an entry does is made ready when it is taken."""

    def __init__(self, step: ChoiceStep, rules: Rules, taking: Taking) -> None:
        self.step = step
        self._taking = taking
        self._takes: list[Do | None] = [None] * len(step.entries)
        variables = rules.layout.variables
        (self._place, lowest, highest), self._guard = lead(
            step.guard, [variable.start for variable in variables]
        )
        self._first = span(lowest, highest, variables[self._place].highest)
        self._hours = rules.hours
        # For each entry its place, hours, bar, and condition. The bar is the place of a
        # variable that must be nought (taken only once), or -1.
        self._entries: tuple[tuple[int, int, int, Test | None], ...] = tuple(
            (place, entry.hours, _bar(entry), optional_test(entry.when))
            for place, entry in enumerate(step.entries)
        )
        self._key_of = _key(step, rules)
        self._known: dict[Hashable, tuple[int, ...]] = {}

    def met(self, row: Sequence[int]) -> tuple[int, ...]:
        """What it offers; empty where it is not met."""
        if not self._first[row[self._place]] or (self._guard is not None and not self._guard(row)):
            return ()
        key = self._key_of(row)
        legal = self._known.get(key)
        return self._found(key, row) if legal is None else legal

    def legal(self, row: Sequence[int]) -> tuple[int, ...]:
        """The places of the entries that may be taken where it is met."""
        key = self._key_of(row)
        legal = self._known.get(key)
        return self._found(key, row) if legal is None else legal

    def _found(self, key: Hashable, row: Sequence[int]) -> tuple[int, ...]:
        left = row[self._hours] if self._hours >= 0 else FAR
        legal = tuple(
            [
                place
                for place, hours, bar, when in self._entries
                if hours <= left and (bar < 0 or not row[bar]) and (when is None or when(row))
            ]
        )
        if len(self._known) < MOST:
            self._known[key] = legal
        return legal

    def take(self, run: Run, index: int) -> None:
        """Take the entry at a place."""
        do = self._takes[index]
        if do is None:
            do = self._takes[index] = self._taking(self.step, self.step.entries[index])
        do(run)

    def allowed(self, row: Sequence[int], index: int) -> bool:
        """Whether an entry's own condition holds, hours and having been taken apart."""
        when = self._entries[index][3]
        return when is None or when(row)


class Menus:
    """Makes menus ready. Holds no play."""

    def __init__(self, rules: Rules, doing: Doing) -> None:
        self._rules = rules
        self._doing = doing

    def menu(self, step: ChoiceStep) -> Menu:
        """A choice step, ready to be asked."""
        return Menu(step, self._rules, self._taking)

    def _taking(self, step: ChoiceStep, entry: Entry) -> Do:
        place, value = entry.place, entry.value or step.slot
        left = self._rules.hours
        hours = entry.hours if left >= 0 else 0
        moment = step.moment
        told = self._doing.told(Taken, entry.does.cause, step.kind, step.owner, entry.id)
        act = self._doing.happening(entry.does)
        written = (place, value)

        def do(run: Run) -> None:
            row = run.row
            run.moment = moment
            row[place] = value
            if hours:
                rest = row[left] - hours
                row[left] = rest
                run.add((told, moment, written, (left, rest)))
            else:
                run.add((told, moment, written))
            act(run)

        return do


def _bar(entry: Entry) -> int:
    return -1 if entry.repeat or entry.value else entry.place


def _key(step: ChoiceStep, rules: Rules) -> Key:
    """What alone decides what a menu offers, as a function of the row.

    It is made of the values of what has few, and of whether all else that is asked
    holds: mostly whether the player is too frayed for what is sane.
    """
    places: set[int] = set()
    tests: dict[Shape, Test] = {}
    for entry in step.entries:
        places |= {_bar(entry), rules.hours if entry.hours else -1} - {-1}
        parts = entry.when.parts if isinstance(entry.when, Every) else (entry.when,)
        for part in parts:
            if _settled(part, rules.layout):
                places |= reads(part)
            elif part != YES:
                tests[part] = make_test(part)
    return _joined(sorted(places), tuple(tests.values()))


def _settled(asked: Shape, layout: Layout) -> bool:
    return all(layout.variables[place].kind in SETTLED for place in reads(asked))


def _joined(places: Sequence[int], tests: Sequence[Test]) -> Key:
    found = itemgetter(*places) if places else None
    if not tests:
        return found or (lambda _row: 0)
    if len(tests) == 1:
        (holds,) = tests
        return holds if found is None else lambda row: (found(row), holds(row))
    return lambda row: (found and found(row), *[holds(row) for holds in tests])
