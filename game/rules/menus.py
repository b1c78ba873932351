"""Menus made ready to run: what they offer in a row, and what taking an entry does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.rules.conditions import FAR, Test, optional_test
from game.rules.doing import Doing
from game.rules.facts import Taken
from game.rules.program import ChoiceStep, Entry, Rules
from game.rules.running import Do, Run


@dataclass(frozen=True, slots=True)
class Menu:
    """A choice step made ready: for each entry its place, hours, bar, and condition.

    The bar is the place of a variable that must be nought (taken only once), or -1.
    `takes` are what taking each entry does.
    """

    step: ChoiceStep
    hours: int  # the place of the counter of hours, or -1
    guard: Test | None
    entries: tuple[tuple[int, int, int, Test | None], ...]
    takes: tuple[Do, ...]

    def met(self, row: Sequence[int]) -> tuple[int, ...]:
        """What it offers; empty where it is not met."""
        return self.legal(row) if self.guard is None or self.guard(row) else ()

    def legal(self, row: Sequence[int]) -> tuple[int, ...]:
        """The places of the entries that may be taken where it is met."""
        left = row[self.hours] if self.hours >= 0 else FAR
        return tuple(
            [
                place
                for place, hours, bar, when in self.entries
                if hours <= left and (bar < 0 or not row[bar]) and (when is None or when(row))
            ]
        )

    def allowed(self, row: Sequence[int], index: int) -> bool:
        """Whether an entry's own condition holds, hours and having been taken apart."""
        when = self.entries[index][3]
        return when is None or when(row)


class Menus:
    """Makes menus ready. Holds no play."""

    def __init__(self, rules: Rules, doing: Doing) -> None:
        self._rules = rules
        self._doing = doing

    def menu(self, step: ChoiceStep) -> Menu:
        """A choice step, ready to be asked."""
        return Menu(
            step,
            self._rules.hours,
            optional_test(step.guard),
            tuple(
                (place, entry.hours, _bar(entry), optional_test(entry.when))
                for place, entry in enumerate(step.entries)
            ),
            tuple(self._taking(step, entry) for entry in step.entries),
        )

    def _taking(self, step: ChoiceStep, entry: Entry) -> Do:
        place, value = entry.place, entry.value or step.slot
        hours, left = entry.hours, self._rules.hours
        moment = step.moment
        told = self._doing.told(Taken, entry.does.cause, step.kind, step.owner, entry.id)
        act = self._doing.happening(entry.does)

        def do(run: Run) -> None:
            run.moment = moment
            run.add((told, moment))
            run.row[place] = value
            if hours and left >= 0:
                run.row[left] -= hours
            act(run)

        return do


def _bar(entry: Entry) -> int:
    return -1 if entry.repeat or entry.value else entry.place
