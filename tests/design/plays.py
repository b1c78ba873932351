"""Plays of the shipped scenario for the tests of its design: made once, by policy and seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from game.play.auto import autoplay, blank, played
from game.play.record import Settings
from game.play.session import Session
from game.rules.compile import compile_rules
from game.rules.effects import comes_to
from game.rules.kernel import Kernel
from game.rules.policies import named
from game.rules.program import ChoiceStep, Entry
from game.rules.replay import Replay
from game.rules.state import State
from game.scenario.load import load
from game.scenario.model import Scenario
from game.scenario.values import Length

FOLDER = Path(__file__).resolve().parents[2] / "scenarios" / "cuba-1962"
SEEDS = range(1, 9)
LENGTHS = (Length.LESSON, Length.FULL)


@cache
def shipped() -> Scenario:
    scenario = load(FOLDER).scenario
    assert scenario is not None
    return scenario


@cache
def kernel(length: Length = Length.FULL) -> Kernel:
    return Kernel(compile_rules(shipped(), length))


@cache
def run(policy: str, seed: int, length: Length = Length.FULL, luck: str = "drawn") -> Replay:
    """A whole play by a policy."""
    rules = kernel(length)
    start = blank(shipped(), rules, Settings(length, luck), seed)
    return autoplay(rules, start, named(shipped(), rules.rules, policy, seed))


@cache
def session(policy: str, seed: int, length: Length = Length.FULL, luck: str = "drawn") -> Session:
    """The same as a session that stands at its ending."""
    rules = kernel(length)
    start = blank(shipped(), rules, Settings(length, luck), seed)
    return Session.resume(shipped(), played(start, run(policy, seed, length, luck)), rules)


@dataclass(frozen=True)
class Met:
    """A menu that a play met: its state, its step, what was legal, and what was taken."""

    state: State
    step: ChoiceStep
    legal: tuple[int, ...]
    taken: str

    def entries(self) -> Iterator[Entry]:
        """The legal entries."""
        for index in self.legal:
            yield self.step.entries[index]


def menus(
    policy: str, seed: int, length: Length = Length.FULL, luck: str = "drawn"
) -> Iterator[Met]:
    """Every menu of a play in order."""
    rules = kernel(length)
    for stretch in run(policy, seed, length, luck).stretches:
        step = rules.menu(stretch.before)
        if step is not None and stretch.choice is not None:
            legal = rules.legal(stretch.before)
            yield Met(stretch.before, step, legal, stretch.choice.id)


def moves(entry: Entry, state: State, kind: str, name: str, length: Length = Length.FULL) -> int:
    """What an entry's block adds to something in a state."""
    place = kernel(length).rules.layout.place(kind, name)
    return comes_to(entry.does.writes, state.values).get(place, 0)


def everyone() -> Iterator[tuple[str, int, Length]]:
    """A spread of plays: at random, by history, as a reader of previews, and recklessly."""
    for length in LENGTHS:
        for policy in ("random", "typical", "blockade", "history"):
            for seed in SEEDS:
                yield policy, seed, length
