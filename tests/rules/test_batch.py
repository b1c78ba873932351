"""Kernel against batch: the same plays, bit for bit, for the same seeds.

Compared are all variables at every choice, and how each play ended.
`python -m tests.rules.test_batch 100000` does it at length for the shipped scenario.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random

import numpy as np
import pytest

from game.rules.batch import Answer, Batch, Chooser, Menu, seeds
from game.rules.choosers import Uniform
from game.rules.compile import compile_rules
from game.rules.kernel import Kernel
from game.rules.luck import documented, drawn
from game.rules.policies import Policy, random_policy
from game.rules.program import Rules
from game.rules.state import State
from game.scenario.load import load
from game.scenario.model import Scenario
from game.scenario.values import Length
from tests.rules.made import made
from tests.rules.small import tiny

PLAYS = 60
SHIPPED = Path(__file__).resolve().parents[2] / "scenarios" / "cuba-1962"

Seen = dict[str, dict[int, tuple[int, ...]]]
"""By the key of a menu and the number of a play: its variables when it stood there."""


class Watching:
    """A chooser that writes down every row that it is asked about."""

    def __init__(self, inner: Chooser) -> None:
        self.inner = inner
        self.seen: Seen = defaultdict(dict)

    def choose(self, menu: Menu) -> Sequence[Answer]:
        rows = menu.rows.narrow(
            np.logical_or.reduce([menu.mask(n) for n in range(len(menu.legal))])
        )
        index = rows.index()
        values = np.array([line[index] for line in menu.walk.columns.lines]).T
        self.seen[menu.step.key] = dict(
            zip(index.tolist(), map(tuple, values.tolist()), strict=True)
        )
        return self.inner.choose(menu)


def one_by_one(
    kernel: Kernel, policy: Policy, seed: int, *, told: bool, tempered: bool
) -> tuple[list[tuple[str, tuple[int, ...]]], State]:
    luck = documented(kernel.rules.luck_table, drawn(seed)) if told else drawn(seed)
    state, _ = kernel.begin(luck, drawn(seed) if tempered else None)
    stood = []
    while legal := kernel.legal(state):
        step = kernel.menu(state)
        assert step is not None
        stood.append((step.key, state.values))
        state, _ = kernel.apply(state, policy(kernel, state, step, legal), luck)
    return stood, state


def check(
    rules: Rules, first: int = 0, plays: int = PLAYS, *, told: bool = False, tempered: bool = False
) -> None:
    luck = seeds(first, plays)
    watching = Watching(Uniform())
    tastes, temperament = seeds(first + 1000, plays), luck if tempered else None
    batch = Batch(rules)
    found = batch.run(watching, luck, tastes, documented=told, temperament=temperament, keep=True)
    kernel = Kernel(rules)
    seen: Seen = defaultdict(dict)
    ended = []
    for play in range(plays):
        policy = random_policy(first + play + 1000)
        stood, state = one_by_one(kernel, policy, first + play, told=told, tempered=tempered)
        for menu, values in stood:
            seen[menu][play] = values
        ended.append(state)
    assert {menu: plays for menu, plays in watching.seen.items() if plays} == seen
    assert found.endings.tolist() == [state.ending for state in ended]
    assert np.array_equal(found.values.T, np.array([state.values for state in ended]))
    packed = batch.run(Uniform(), luck, tastes, documented=told, temperament=temperament)
    assert packed.endings.tolist() == found.endings.tolist()
    assert packed.last_day.tolist() == found.last_day.tolist()


@pytest.mark.parametrize("length", Length)
@pytest.mark.parametrize("told", [False, True])
def test_the_tests_own_scenario(length, told):
    check(compile_rules(tiny(), length), told=told, tempered=told)


@pytest.mark.parametrize("seed", range(30))
def test_made_scenarios(seed):
    rules = compile_rules(Scenario.model_validate(made(Random(seed))), Length.FULL)
    check(rules, first=seed, told=seed % 2 == 1, tempered=seed % 3 == 0)


@cache
def shipped(length: Length) -> Rules:
    scenario = load(SHIPPED).scenario
    assert scenario is not None
    return compile_rules(scenario, length)


@pytest.mark.parametrize("length", [Length.LESSON, Length.FULL])
@pytest.mark.parametrize("told", [False, True])
def test_the_shipped_scenario(length, told):
    check(shipped(length), first=19 + told, plays=150, told=told, tempered=told)


if __name__ == "__main__":
    wanted, pace = int(sys.argv[1]), 1000
    for start in range(0, wanted, pace):
        for each in (Length.LESSON, Length.FULL):
            check(shipped(each), 77_000_000 + start, pace // 2, told=start % 3 == 1, tempered=True)
        print(f"{start + pace} plays alike", flush=True)  # noqa: T201
