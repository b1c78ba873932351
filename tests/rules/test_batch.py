"""Kernel against batch: the same plays, bit for bit, for the same seeds."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from game.rules.batch import Batch, seeds
from game.rules.choosers import Uniform
from game.rules.compile import compile_rules
from game.rules.kernel import Kernel
from game.rules.luck import documented, drawn
from game.rules.policies import random_policy
from game.rules.program import Rules
from game.rules.state import State
from game.scenario.model import Scenario
from game.scenario.values import Length
from tests.rules.made import made
from tests.rules.small import tiny

PLAYS = 60


def one_by_one(rules: Rules, first: int, *, told: bool, tempered: bool) -> list[State]:
    kernel = Kernel(rules)
    found = []
    for seed in range(first, first + PLAYS):
        luck = documented(rules.luck_table, drawn(seed)) if told else drawn(seed)
        choose = random_policy(seed + 1000)
        state, _ = kernel.begin(luck, drawn(seed) if tempered else None)
        while legal := kernel.legal(state):
            step = kernel.menu(state)
            assert step is not None
            state, _ = kernel.apply(state, choose(kernel, state, step, legal), luck)
        found.append(state)
    return found


def check(rules: Rules, first: int = 0, *, told: bool = False, tempered: bool = False) -> None:
    states = one_by_one(rules, first, told=told, tempered=tempered)
    luck = seeds(first, PLAYS)
    found = Batch(rules).run(
        Uniform(),
        luck,
        seeds(first + 1000, PLAYS),
        documented=told,
        temperament=luck if tempered else None,
    )
    assert found.endings.tolist() == [state.ending for state in states]
    assert np.array_equal(found.values.T, np.array([state.values for state in states]))


@pytest.mark.parametrize("length", Length)
@pytest.mark.parametrize("told", [False, True])
def test_the_tests_own_scenario(length, told):
    check(compile_rules(tiny(), length), told=told, tempered=told)


@pytest.mark.parametrize("seed", range(30))
def test_made_scenarios(seed):
    rules = compile_rules(Scenario.model_validate(made(Random(seed))), Length.FULL)
    check(rules, first=seed, told=seed % 2 == 1, tempered=seed % 3 == 0)
