"""What an observer of many plays is told: the same counts as the facts of each play alone."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from game.rules import facts as f
from game.rules.batch import KINDS, Batch, Rows, seeds
from game.rules.choosers import Uniform
from game.rules.compile import compile_rules
from game.rules.kernel import Kernel
from game.rules.luck import drawn
from game.rules.policies import random_policy
from game.rules.program import Rules
from game.scenario.model import Scenario
from game.scenario.values import Length
from tests.rules.made import made
from tests.rules.small import tiny
from tests.rules.test_batch import shipped

PLAYS = 80


class Counting:
    """An observer that adds up."""

    kinds = KINDS

    def __init__(self) -> None:
        self.seen: Counter[tuple[str, str]] = Counter()

    def met(self, kind: str, name: str, rows: Rows) -> None:
        self.seen[kind, name] += rows.count


def by_facts(rules: Rules) -> Counter[tuple[str, str]]:
    """What the kernel's facts and menus count, play by play."""
    kernel = Kernel(rules)
    found: Counter[tuple[str, str]] = Counter()
    for seed in range(PLAYS):
        luck, choose = drawn(seed), random_policy(seed + 400)
        state, facts = kernel.begin(luck)
        found.update(met for fact in facts if (met := counted(fact)))
        while legal := kernel.legal(state):
            step = kernel.menu(state)
            assert step is not None
            found.update(("offered", f"{step.key}/{step.entries[place].id}") for place in legal)
            place = choose(state.values, step, legal)
            found["taken", f"{step.key}/{step.entries[place].id}"] += 1
            state, facts = kernel.apply(state, place, luck)
            found.update(met for fact in facts if (met := counted(fact)))
    return found


def counted(fact: f.Fact) -> tuple[str, str] | None:
    """What a fact is to an observer."""
    if isinstance(fact, f.Ran):
        return "rule", fact.cause
    if isinstance(fact, f.Told) and "#" in fact.cause:
        return "outcome", fact.cause
    if isinstance(fact, f.Told):
        return "incident", fact.cause.removeprefix("incident/")
    if isinstance(fact, f.WentOff):
        return "fuse", fact.fuse
    if isinstance(fact, f.Sent):
        return "sent", fact.message
    if isinstance(fact, f.Arrived):
        return "arrived", fact.message
    if isinstance(fact, f.Received) and fact.cause == "turn/morning":
        return "received", fact.paper
    return ("ending", fact.ending) if isinstance(fact, f.Ended) else None


def rules_of(name: str) -> Rules:
    if name == "tiny":
        return compile_rules(tiny(), Length.FULL)
    if name == "shipped":
        return shipped(Length.LESSON)
    return compile_rules(Scenario.model_validate(made(Random(int(name)))), Length.FULL)


@pytest.mark.parametrize("keep", [False, True])
@pytest.mark.parametrize("name", ["tiny", "shipped", *map(str, range(70, 76))])
def test_an_observer_is_told_what_the_facts_tell(name, keep):
    rules, counting = rules_of(name), Counting()
    Batch(rules).run(Uniform(), seeds(0, PLAYS), seeds(400, PLAYS), observer=counting, keep=keep)
    assert +counting.seen == by_facts(rules)
