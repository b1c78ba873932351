"""The samplers against the truth: every way that luck can fall, each with its chance.

For the tests' own scenario the whole of a lesson can be worked out, choice by choice:
states that are alike are put together. So the share of every ending is known.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import numpy as np
import pytest

from game.rules.batch import Batch, Start, seeds
from game.rules.choosers import Uniform
from game.rules.compile import compile_rules
from game.rules.facts import Fact, Fell
from game.rules.kernel import Kernel
from game.rules.luck import WHOLE, drawn
from game.rules.policies import random_policy
from game.rules.program import Rules
from game.rules.state import State
from game.rules.weighing import continued
from game.scenario.values import Length
from tests.rules.small import tiny


class Told:
    """Luck that falls as it is told, in the order in which it is asked; then 0."""

    def __init__(self, numbers: tuple[int, ...]) -> None:
        self._numbers = iter(numbers)

    def number(self, key: int) -> int:
        return next(self._numbers, 0)


def ways(move) -> list[tuple[State, float]]:
    """All states that one move can lead to, each with its chance; `move` takes a luck."""
    found = []
    pending: list[tuple[tuple[int, ...], float]] = [((), 1.0)]
    while pending:
        numbers, chance = pending.pop()
        state, facts = move(Told(numbers))
        fell = draws(facts)
        for place in range(len(numbers), len(fell)):
            # The first number of each outcome stands for all of its numbers.
            before = (*numbers, *(0 for _ in range(len(numbers), place)))
            own = chance * np.prod([width(each, 0) for each in fell[len(numbers) : place]])
            for outcome in range(1, len(fell[place].boundaries)):
                part = width(fell[place], outcome)
                if part:
                    pending.append(((*before, fell[place].boundaries[outcome - 1]), own * part))
        found.append(
            (state, chance * float(np.prod([width(each, 0) for each in fell[len(numbers) :]])))
        )
    return found


def draws(facts: tuple[Fact, ...]) -> list[Fell]:
    return [fact for fact in facts if isinstance(fact, Fell)]


def width(fell: Fell, outcome: int) -> float:
    """The chance of an outcome of a draw, as its boundaries have it."""
    below = fell.boundaries[outcome - 1] if outcome else 0
    return (fell.boundaries[outcome] - below) / WHOLE


@cache
def exact() -> tuple[Rules, State, tuple[float, ...]]:
    """The rules, a state at the first choice, and the true share of every ending from there."""
    rules = compile_rules(tiny(), Length.LESSON)
    kernel = Kernel(rules)
    start = kernel.begin(drawn(0))[0]
    layer = {start: 1.0}
    shares = [0.0] * len(rules.endings)
    while layer:
        following: dict[State, float] = defaultdict(float)
        for state, weight in layer.items():
            legal = kernel.legal(state)
            for place in legal:
                for after, chance in ways(lambda luck, s=state, p=place: kernel.apply(s, p, luck)):
                    if after.ending:
                        shares[after.ending] += weight * chance / len(legal)
                    else:
                        following[after] += weight * chance / len(legal)
        layer = following
    return rules, start, tuple(shares)


def test_the_exact_shares_add_up_to_one():
    _rules, _start, shares = exact()
    assert sum(shares) == pytest.approx(1, abs=1e-12)
    assert sum(share > 0 for share in shares) == 3


@pytest.mark.parametrize("weighted", [False, True])
def test_the_batch_estimates_the_exact_shares(weighted):
    rules, start, shares = exact()
    plays = 40_000
    fan = Batch(rules).fan(
        [Start(start)], Uniform(), seeds(31, plays), seeds(8_000_000, plays), weighted=weighted
    )
    close(fan.endings[0], shares)


def test_the_kernels_sampler_estimates_the_exact_shares():
    rules, start, shares = exact()
    kernel = Kernel(rules)
    found = [
        continued(kernel, start, random_policy(seed + 50_000), drawn(seed)) for seed in range(2_000)
    ]
    close(np.array(found), shares)


def close(found, shares) -> None:
    """No ending is further from the truth than four standard errors."""
    truth = np.array(shares)
    error = np.maximum(found.std(axis=0), np.sqrt(truth * (1 - truth)) / 3) / np.sqrt(len(found))
    away = np.abs(found.mean(axis=0) - truth)
    assert (away <= 4 * error + 1e-9).all(), (away / (error + 1e-12)).max()
