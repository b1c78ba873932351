"""The kernel: what may be chosen, what follows, and whether it is over.

Pure: a state and a choice give a new state and the facts of the way there.
Rules are made ready once (`Kernel`), then asked many times.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.rules import facts as f
from game.rules.conditions import FAR, YES, Shape, Test, optional_test
from game.rules.conditions import test as make_test
from game.rules.doing import Doing
from game.rules.luck import WHOLE, Luck
from game.rules.program import ChoiceStep, Entry, Rules, WorldStep
from game.rules.running import Do, Run
from game.rules.state import ARRIVED, BURNT, SENT, UNLIT, UNSENT, WAITING, State

__all__ = [
    "ARRIVED",
    "BURNT",
    "SENT",
    "UNLIT",
    "UNSENT",
    "WAITING",
    "Facts",
    "IllegalChoiceError",
    "Kernel",
    "Moved",
    "holds",
]

Facts = tuple[f.Fact, ...]
Moved = tuple[State, Facts]


class IllegalChoiceError(ValueError):
    """A choice that the rules do not offer here. Its text names the menu and the choice."""


@dataclass(frozen=True, slots=True)
class _Menu:
    """A choice step made ready: for each entry its place, hours, bar, and condition.

    The bar is the place of a variable that must be nought (taken only once), or -1.
    """

    step: ChoiceStep
    guard: Test | None
    entries: tuple[tuple[int, int, int, Test | None], ...]
    does: tuple[Do, ...]


class Kernel:
    """Compiled rules, ready to run. Holds no play: every method is a pure function."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        doing = Doing(rules)
        self._steps: list[Do | _Menu] = [
            doing.world(step) if isinstance(step, WorldStep) else _menu(step, doing)
            for step in rules.steps
        ]
        # The last menu that was worked out, for whoever asks about the same state next.
        self._latest: tuple[State | None, tuple[int, ...]] = (None, ())

    # -- what callers use

    def begin(self, luck: Luck, temperament: Luck | None = None) -> Moved:
        """A new play, run to its first choice.

        `temperament` draws the other side's values; None takes the documented ones.
        """
        row = [variable.start for variable in self.rules.layout.variables]
        for place, documented, lowest, highest in self.rules.temperament:
            row[place] = documented
            if temperament is not None:
                number = temperament.number(self.rules.temperament_key(place))
                row[place] = lowest + number * (highest - lowest + 1) // WHOLE
        return self.advance(State(0, tuple(row)), luck)

    def advance(self, state: State, luck: Luck) -> Moved:
        """Run to the next choice or to the end. A play that is over stays as it is."""
        return (state, ()) if state.ending else self._go(Run(state, luck), state.step)

    def menu(self, state: State) -> ChoiceStep | None:
        """The menu that a play waits at, or nothing when it is over."""
        menu = self._menu_at(state)
        return None if menu is None else menu.step

    def legal(self, state: State) -> tuple[int, ...]:
        """The places of the entries that may be taken now; empty only after the end."""
        latest, legal = self._latest
        if latest is state:
            return legal
        menu = self._menu_at(state)
        if menu is None:
            return ()
        legal = self._legal(menu, state.values)
        self._latest = (state, legal)
        return legal

    def allowed(self, state: State, index: int) -> bool:
        """Whether an entry's own condition holds, hours and having been taken apart."""
        menu = self._menu_at(state)
        if menu is None:
            return False
        when = menu.entries[index][3]
        return when is None or when(state.values)

    def apply(self, state: State, index: int, luck: Luck) -> Moved:
        """Take the entry at a place in the menu, then run on.

        Raises IllegalChoiceError where the rules do not offer it.
        """
        menu = self._menu_at(state)
        if menu is None or index not in self.legal(state):
            where = "after the end" if menu is None else menu.step.key
            message = f"choice {index} is not offered at {where}"
            raise IllegalChoiceError(message)
        step = menu.step
        entry = step.entries[index]
        run = Run(state, luck, step.moment)
        cause = entry.does.cause
        because = self.rules.words.get(cause, "")
        run.facts.append(
            f.Taken(run.day, run.half, cause, because, step.kind, step.owner, entry.id)
        )
        run.row[entry.place] = entry.value or step.slot
        if entry.hours and self.rules.hours >= 0:
            run.row[self.rules.hours] -= entry.hours
        menu.does[index](run)
        return self._go(run, state.step + 1)

    # -- walking

    def _menu_at(self, state: State) -> _Menu | None:
        if state.ending or state.step >= len(self._steps):
            return None
        step = self._steps[state.step]
        return step if isinstance(step, _Menu) else None

    def _go(self, run: Run, index: int) -> Moved:
        """Run on from a step until a menu offers something, or it is over."""
        row = run.row
        steps = self._steps
        legal: tuple[int, ...] = ()
        while not run.ending and index < len(steps):
            step = steps[index]
            if not isinstance(step, _Menu):
                step(run)
            elif step.guard is None or step.guard(row):
                legal = self._legal(step, row)
                if legal:
                    break
            index += 1
        if run.ending:
            name = self.rules.endings[run.ending]
            run.facts.append(f.Ended(run.day, run.half, "turn/end", "", name))
        state = State(index, tuple(row), run.ending)
        self._latest = (state, () if run.ending else legal)
        return state, tuple(run.facts)

    def _legal(self, menu: _Menu, row: Sequence[int]) -> tuple[int, ...]:
        left = row[self.rules.hours] if self.rules.hours >= 0 else FAR
        return tuple(
            [
                place
                for place, hours, bar, when in menu.entries
                if hours <= left and (bar < 0 or not row[bar]) and (when is None or when(row))
            ]
        )


def _menu(step: ChoiceStep, doing: Doing) -> _Menu:
    return _Menu(
        step,
        optional_test(step.guard),
        tuple(
            (place, entry.hours, _bar(entry), optional_test(entry.when))
            for place, entry in enumerate(step.entries)
        ),
        tuple(doing.happening(entry.does) for entry in step.entries),
    )


def _bar(entry: Entry) -> int:
    return -1 if entry.repeat or entry.value else entry.place


def holds(shape: Shape, row: Sequence[int]) -> bool:
    """Whether a shape holds in a row; for single questions, not for the walk."""
    return shape == YES or make_test(shape)(row)
