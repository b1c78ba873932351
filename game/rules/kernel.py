"""The kernel: what may be chosen, what follows, and whether it is over.

Pure: a state and a choice give a new state and the facts of the way there.
Rules are made ready once (`Kernel`), then asked many times.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.rules import notes
from game.rules.answers import test as make_test
from game.rules.conditions import YES, Shape
from game.rules.doing import Doing
from game.rules.luck import WHOLE, Lots, Luck
from game.rules.menus import Menu, Menus
from game.rules.notes import Facts
from game.rules.passing import Passing
from game.rules.phases import Phases
from game.rules.program import ChoiceStep, Rules, WorldStep
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
    "Policy",
    "holds",
]

Moved = tuple[State, Facts]

Policy = Callable[[Sequence[int], ChoiceStep, tuple[int, ...]], int]
"""Given the row (to be read, not kept), the menu and the legal places: one of these places."""


class IllegalChoiceError(ValueError):
    """A choice that the rules do not offer here. Its text names the menu and the choice."""


class Kernel:
    """Compiled rules, ready to run. Holds no play: every method is a pure function."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.lots = Lots([step.lot for step in rules.steps if isinstance(step, ChoiceStep)])
        phases = Phases(rules)
        doing = Doing(rules, phases)
        passing, menus = Passing(rules, doing, phases), Menus(rules, doing)
        self._steps: list[Do | Menu] = [
            passing.step(place, step) if isinstance(step, WorldStep) else menus.menu(step)
            for place, step in enumerate(rules.steps)
        ]
        # The same, each as what it is.
        self._pairs: list[tuple[Menu | None, Do | None]] = [
            (each, None) if isinstance(each, Menu) else (None, each) for each in self._steps
        ]
        self._start = [variable.start for variable in rules.layout.variables]
        # The last menu that was worked out, for whoever asks about the same state next.
        self._latest: tuple[State | None, tuple[int, ...]] = (None, ())

    # -- what callers use

    def begin(self, luck: Luck, temperament: Luck | None = None) -> Moved:
        """A new play, run to its first choice.

        `temperament` draws the other side's values; None takes the documented ones.
        """
        return self._go(Run(self._first(temperament), luck), 0)

    def advance(self, state: State, luck: Luck) -> Moved:
        """Run to the next choice or to the end. A play that is over stays as it is."""
        return (state, Facts()) if state.ending else self._go(Run(state.values, luck), state.step)

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
        legal = menu.legal(state.values)
        self._latest = (state, legal)
        return legal

    def allowed(self, state: State, index: int) -> bool:
        """Whether an entry's own condition holds, hours and having been taken apart."""
        menu = self._menu_at(state)
        return menu is not None and menu.allowed(state.values, index)

    def apply(self, state: State, index: int, luck: Luck) -> Moved:
        """Take the entry at a place in the menu, then run on.

        Raises IllegalChoiceError where the rules do not offer it.
        """
        menu = self._menu_at(state)
        if menu is None or index not in self.legal(state):
            where = "after the end" if menu is None else menu.step.key
            message = f"choice {index} is not offered at {where}"
            raise IllegalChoiceError(message)
        run = Run(state.values, luck)
        menu.take(run, index)
        return self._go(run, state.step + 1)

    def play(self, policy: Policy, luck: Luck, temperament: Luck | None = None) -> Moved:
        """A whole play, from its beginning to its end: how it closed, and all that happened.

        The same as `begin` and then `apply` again and again, but for the states on the
        way, which nobody sees.
        """
        return self._play(Run(self._first(temperament), luck), 0, policy)

    def play_on(self, policy: Policy, state: State, luck: Luck) -> Moved:
        """The same from a state onward."""
        if state.ending:
            return state, Facts()
        return self._play(Run(state.values, luck), state.step, policy)

    # -- walking

    def _first(self, temperament: Luck | None) -> list[int]:
        row = self._start.copy()
        for place, documented, lowest, highest in self.rules.temperament:
            row[place] = documented
            if temperament is not None:
                number = temperament.number(self.rules.temperament_key(place))
                row[place] = lowest + number * (highest - lowest + 1) // WHOLE
        return row

    def _menu_at(self, state: State) -> Menu | None:
        if state.ending or state.step >= len(self._steps):
            return None
        step = self._steps[state.step]
        return step if isinstance(step, Menu) else None

    def _go(self, run: Run, index: int) -> Moved:
        """Run on from a step until a menu offers something, or it is over."""
        row = run.row
        steps = self._steps
        legal: tuple[int, ...] = ()
        while not run.ending and index < len(steps):
            step = steps[index]
            if not isinstance(step, Menu):
                step(run)
            elif legal := step.met(row):
                break
            index += 1
        state = self._closed(run, index)
        self._latest = (state, () if run.ending else legal)
        return state, run.facts()

    def _play(self, run: Run, index: int, policy: Policy) -> Moved:
        """Run on from a step to the end."""
        row = run.row
        for menu, world in self._pairs[index:]:
            index += 1
            if world is not None:
                world(run)
            elif menu is not None and (legal := menu.met(row)):
                menu.take(run, policy(row, menu.step, legal))
            else:
                continue
            if run.ending:
                break
        return self._closed(run, index), run.facts()

    def _closed(self, run: Run, index: int) -> State:
        """Where a walk has come to."""
        if run.ending:
            run.add((notes.ended, run.moment, self.rules.endings[run.ending]))
        return State(index, tuple(run.row), run.ending)


def holds(shape: Shape, row: Sequence[int]) -> bool:
    """Whether a shape holds in a row; for single questions, not for the walk."""
    return shape == YES or make_test(shape)(row)
