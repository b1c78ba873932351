"""Replay: fold a list of choices, and stop at the first that does not fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.rules.luck import Luck, documented, drawn

if TYPE_CHECKING:
    # A record is made of choices, and is read where nothing is played yet.
    from game.rules.facts import Fact
    from game.rules.kernel import Kernel
    from game.rules.program import ChoiceStep
    from game.rules.state import State


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a record: the key of its menu and the id of the entry."""

    menu: str
    id: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What a play is, apart from its choices and its rules."""

    luck: str  # documented or drawn
    temperament: str  # documented or drawn
    seed: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """What one choice led to: the state before it, the choice, the facts, the state after."""

    before: State
    choice: Choice | None  # None for the beginning
    facts: Sequence[Fact]
    after: State


@dataclass(frozen=True, slots=True)
class Replay:
    """A replayed play. `stopped` says in a sentence why it went no further, or is empty."""

    stretches: tuple[Stretch, ...]
    stopped: str = ""
    fitted: int = 0  # how many of the choices fitted

    @property
    def state(self) -> State:
        """Where the replay ended."""
        return self.stretches[-1].after


def luck_of(kernel: Kernel, setting: Setting) -> Luck:
    """The luck of a play: as documented, with the seed where that is silent, or drawn."""
    from_seed = drawn(setting.seed)
    if setting.luck == "documented":
        return documented(kernel.rules.luck_table, from_seed)
    return from_seed


def start(kernel: Kernel, setting: Setting) -> Stretch:
    """The beginning of a play, run to its first choice."""
    temperament = drawn(setting.seed) if setting.temperament == "drawn" else None
    state, facts = kernel.begin(luck_of(kernel, setting), temperament)
    return Stretch(before=state, choice=None, facts=facts, after=state)


def entry_index(step: ChoiceStep, entry_id: str) -> int:
    """The place of an entry in a menu, or -1."""
    for index, entry in enumerate(step.entries):
        if entry.id == entry_id:
            return index
    return -1


def replay(kernel: Kernel, setting: Setting, choices: Sequence[Choice]) -> Replay:
    """Fold choices from the beginning; never raises for choices that do not fit."""
    luck = luck_of(kernel, setting)
    stretches = [start(kernel, setting)]
    for number, choice in enumerate(choices):
        state = stretches[-1].after
        reason = misfit(kernel, state, choice)
        if reason:
            return Replay(tuple(stretches), reason, number)
        step = kernel.menu(state)
        index = -1 if step is None else entry_index(step, choice.id)
        after, facts = kernel.apply(state, index, luck)
        stretches.append(Stretch(state, choice, facts, after))
    return Replay(tuple(stretches), "", len(choices))


def misfit(kernel: Kernel, state: State, choice: Choice) -> str:
    """Why a choice does not fit a state, in a sentence; empty where it fits."""
    step = kernel.menu(state)
    if step is None:
        return "The record goes on after the end of the play."
    if step.key != choice.menu:
        return f"The record answers “{choice.menu}” where the play asks “{step.key}”."
    index = entry_index(step, choice.id)
    if index < 0:
        return f"There is no answer “{choice.id}” to “{choice.menu}”."
    if index not in kernel.legal(state):
        return f"On day {step.moment.day} the answer “{choice.id}” is not offered."
    return ""
