"""Continuations from many states at once, and weighted plays: against the kernel and each other."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from math import sqrt
from random import Random
from statistics import mean, stdev

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.batch import Batch, Start, seeds
from game.rules.choosers import Uniform
from game.rules.compile import compile_rules
from game.rules.fan import Fan as Estimated
from game.rules.kernel import Kernel
from game.rules.luck import Luck, documented, drawn
from game.rules.policies import random_policy
from game.rules.program import Rules
from game.rules.state import State
from game.rules.weighing import continued
from game.scenario.model import Scenario
from game.scenario.values import Length
from tests.rules.made import made
from tests.rules.small import tiny
from tests.rules.test_batch import shipped
from tests.rules.test_shipped import owned

LUCK, TASTES = 500, 9_000


def positions(kernel: Kernel, seed: int) -> list[State]:
    """Every state of a random play at which something is chosen, and its last."""
    luck = drawn(seed)
    choose = random_policy(seed)
    state, _ = kernel.begin(luck, luck)
    found = [state]
    while legal := kernel.legal(state):
        step = kernel.menu(state)
        assert step is not None
        state, _ = kernel.apply(state, choose(state.values, step, legal), luck)
        found.append(state)
    return found


def fan_of(kernel: Kernel, *, every: int = 1) -> list[Start]:
    """Positions of two plays, mixed, some with a forced choice."""
    random = Random(4)
    starts = []
    for state in (positions(kernel, 3) + positions(kernel, 8))[::every]:
        legal = kernel.legal(state)
        starts.append(Start(state, random.choice([None, *legal]) if legal else None))
    random.shuffle(starts)
    return starts


def made_rules(seed: int) -> Rules:
    return compile_rules(Scenario.model_validate(made(Random(seed))), Length.FULL)


@cache
def some_rules(name: str) -> Rules:
    if name == "tiny":
        return compile_rules(tiny(), Length.FULL)
    return shipped(Length.LESSON) if name == "shipped" else made_rules(int(name))


@pytest.fixture(params=["tiny", "shipped", *map(str, range(40, 52))])
def rules(request) -> Rules:
    return some_rules(request.param)


def one_by_one(
    kernel: Kernel, start: Start, play: int, *, told: bool, weighted: bool
) -> list[float]:
    luck: Luck = drawn(LUCK + play)
    sure = kernel.rules.luck_table if told else {}
    choose = random_policy(TASTES + play)
    if weighted:
        return [*continued(kernel, start.state, choose, luck, force=start.force, sure=sure)]
    luck = documented(sure, luck)
    state, force = start.state, start.force
    while legal := kernel.legal(state):
        step = kernel.menu(state)
        assert step is not None
        index = choose(state.values, step, legal) if force is None else force
        state, force = kernel.apply(state, index, luck)[0], None
    return [float(ending == state.ending) for ending in range(len(kernel.rules.endings))]


@pytest.mark.parametrize("told", [False, True])
@pytest.mark.parametrize("weighted", [False, True])
def test_every_continuation_is_the_kernels(rules, weighted, told):
    kernel = Kernel(rules)
    starts = fan_of(kernel, every=7 if len(rules.steps) > 100 else 1)
    plays = 12
    fan = Batch(rules).fan(
        starts,
        Uniform(),
        seeds(LUCK, plays),
        seeds(TASTES, plays),
        weighted=weighted,
        documented=told,
    )
    wanted = [
        [one_by_one(kernel, start, play, told=told, weighted=weighted) for play in range(plays)]
        for start in starts
    ]
    assert np.abs(fan.endings - np.array(wanted)).max() < 1e-12


@pytest.mark.parametrize("weighted", [False, True])
def test_groups_of_one_pass_are_what_each_is_alone(rules, weighted):
    batch = Batch(rules)
    starts = fan_of(Kernel(rules), every=9 if len(rules.steps) > 100 else 1)
    luck, tastes = seeds(LUCK, 1_500), seeds(TASTES, 1_500)
    together = batch.fan(starts, Uniform(), luck, tastes, weighted=weighted).endings
    for place in range(0, len(starts), 3):
        alone = batch.fan([starts[place]], Uniform(), luck, tastes, weighted=weighted).endings
        assert np.array_equal(together[place], alone[0])


def test_a_group_with_a_luck_of_its_own_is_what_it_is_with_that_luck_alone(rules):
    batch = Batch(rules)
    starts = [
        replace(start, luck=place % 3)
        for place, start in enumerate(
            fan_of(Kernel(rules), every=9 if len(rules.steps) > 100 else 1)
        )
    ]
    luck, tastes = (
        np.array([seeds(first + 100 * line, 90) for line in range(3)]) for first in (LUCK, TASTES)
    )
    together = batch.fan(starts, Uniform(), luck, tastes).endings
    for line in range(3):
        own = [place for place, start in enumerate(starts) if start.luck == line]
        alone = batch.fan([starts[place] for place in own], Uniform(), luck[line], tastes[line])
        assert np.array_equal(together[own], alone.endings)


@pytest.mark.parametrize("weighted", [False, True])
def test_kinds_of_endings_get_what_their_endings_get_however_many_go_at_once(rules, weighted):
    batch = Batch(rules)
    starts = fan_of(Kernel(rules), every=9 if len(rules.steps) > 100 else 1)
    kinds = [number % 3 for number in range(len(rules.endings))]
    given = (starts, Uniform(), seeds(LUCK, 60), seeds(TASTES, 60))
    by_ending = batch.fan(*given, weighted=weighted).endings
    by_kind = batch.fan(*given, weighted=weighted, kinds=kinds, at_once=200).endings
    for kind in range(max(kinds) + 1):
        own = [number for number, each in enumerate(kinds) if each == kind]
        assert np.abs(by_kind[:, :, kind] - by_ending[:, :, own].sum(axis=2)).max() < 1e-12


def test_the_shares_of_every_play_add_up_to_one(rules):
    fan = Batch(rules).fan(
        fan_of(Kernel(rules), every=3), Uniform(), seeds(LUCK, 200), seeds(TASTES, 200)
    )
    assert np.abs(fan.endings.sum(axis=2) - 1).max() < 1e-12
    assert fan.endings.min() >= 0


@pytest.mark.parametrize("name", ["tiny", "shipped"])
def test_weighting_changes_the_noise_and_not_the_mean(name):
    rules = some_rules(name)
    batch, start = Batch(rules), Start(positions(Kernel(rules), 3)[0])
    plain, weighted = (
        batch.fan([start], Uniform(), seeds(first, 8_000), seeds(first, 8_000), weighted=each)
        for first, each in ((1, False), (1_000_000, True))
    )
    share = weighted.mean()
    # By the weighted share: of a rare ending, some thousand plays may meet none.
    error = np.hypot(np.sqrt(share * (1 - share) / 8_000), weighted.error())
    assert (np.abs(plain.mean() - share) <= 4 * error + 1e-12).all()
    met = [ending for ending in absorbing(rules) if plain.endings[0, :, ending].sum() > 40]
    assert met
    for ending in met:
        assert weighted.error()[0, ending] < plain.error()[0, ending]


def absorbing(rules: Rules) -> set[int]:
    """The endings that some draw brings at once."""
    return {
        outcome.does.absorbs
        for _home, happening in owned(rules)
        if happening.draw is not None
        for outcome in happening.draw.outcomes
        if outcome.does.absorbs
    }


def test_a_choice_that_is_not_offered_cannot_be_forced():
    rules = some_rules("tiny")
    kernel = Kernel(rules)
    for state in positions(kernel, 3):
        step = kernel.menu(state)
        closed = (
            [] if step is None else sorted({*range(len(step.entries))} - {*kernel.legal(state)})
        )
        for place in closed[:1]:
            with pytest.raises(ValueError, match="not offered"):
                Batch(rules).fan([Start(state, place)], Uniform(), seeds(1, 4), seeds(2, 4))
            return
    pytest.fail("every entry was open")


def test_nothing_to_start_from_gives_nothing():
    rules = some_rules("tiny")
    fan = Batch(rules).fan([], Uniform(), seeds(1, 4), seeds(2, 4))
    assert fan.endings.shape == (0, 4, len(rules.endings))


@given(st.integers(1, 9), st.randoms(use_true_random=False))
def test_an_estimate_is_the_mean_of_a_class_with_its_standard_error(plays, random):
    shares = np.array([[[random.random() for _ in "ab"] for _ in range(plays)] for _ in range(3)])
    fan = Estimated(shares, {"calm": 0, "grave": 1}, "grave")
    for position in range(3):
        values = [play[1] for play in shares[position].tolist()]
        found = fan.gravely(position)
        assert found == fan.every(position)["grave"]
        assert found.plays == plays
        assert found.value == pytest.approx(mean(values))
        assert found.error == pytest.approx(stdev(values) / sqrt(plays) if plays > 1 else 0)
