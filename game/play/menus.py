"""Menus as the pages see them: what may be chosen here, and why something may not."""

from __future__ import annotations

from dataclasses import dataclass

from game.rules.kernel import Kernel
from game.rules.program import ChoiceStep
from game.rules.state import State


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One line of a menu; `hours` in half-hours."""

    id: str
    hours: int
    legal: bool
    why_not: str  # "", "hours", "taken" or "closed"


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu: its kind (matter, interruption, clause, grounds, tone, question, initiative)."""

    key: str
    kind: str
    day: int
    half: int
    slot: int
    owner: str
    entries: tuple[MenuEntry, ...]

    def entry(self, entry_id: str) -> MenuEntry | None:
        """The entry of that id, or nothing."""
        return next((entry for entry in self.entries if entry.id == entry_id), None)


def menu_of(kernel: Kernel, state: State) -> Menu | None:
    """The menu that a state waits at, or nothing when the play is over."""
    step = kernel.menu(state)
    if step is None:
        return None
    legal = frozenset(kernel.legal(state))
    entries = tuple(
        MenuEntry(
            entry.id,
            entry.hours,
            index in legal,
            "" if index in legal else _why_not(kernel, state, step, index),
        )
        for index, entry in enumerate(step.entries)
    )
    moment = step.moment
    return Menu(step.key, step.kind, moment.day, moment.half, step.slot, step.owner, entries)


def _why_not(kernel: Kernel, state: State, step: ChoiceStep, index: int) -> str:
    if not kernel.allowed(state, index):
        return "closed"
    entry = step.entries[index]
    if not entry.value and not entry.repeat and state.values[entry.place]:
        return "taken"
    return "hours"
