"""Kernel against batch: the same plays, bit for bit, for the same seeds.

Compared are all variables at every choice, and how each play ended.
`python -m tests.rules.test_batch 100000` does it at length for the shipped scenario;
a second number says with which seed to begin.
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

from game.rules import choosers
from game.rules.batch import Answer, Batch, Chooser, Menu, seeds
from game.rules.choosers import chooser
from game.rules.compile import compile_rules
from game.rules.kernel import Kernel, Policy
from game.rules.luck import documented, drawn
from game.rules.plans import Alike, Counted, Plan, class_plan, named_plan, names
from game.rules.policies import player
from game.rules.program import ChoiceStep, Rules
from game.rules.replay import Choice
from game.rules.state import BURNT, State
from game.scenario.load import load
from game.scenario.model import Scenario
from game.scenario.values import Length
from tests.rules.made import made
from tests.rules.small import day, ending, fuse, gauge, matter, option, rule, tiny
from tests.rules.small import scenario as small

PLAYS = 60
ALIKE = Alike()
SHIPPED = Path(__file__).resolve().parents[2] / "scenarios" / "cuba-1962"

Seen = dict[str, tuple[list[int], np.ndarray]]
"""By the key of a menu: which plays stood there, in order, and the variables of each."""


class Watching:
    """A chooser that writes down every row that it is asked about."""

    def __init__(self, inner: Chooser) -> None:
        self.inner = inner
        self.seen: Seen = {}

    def choose(self, menu: Menu) -> Sequence[Answer]:
        rows = menu.rows.narrow(
            np.logical_or.reduce([menu.mask(n) for n in range(len(menu.legal))])
        )
        index = rows.index()
        if index.size:
            values = np.array([line[index] for line in menu.walk.columns.lines], dtype=np.int16)
            self.seen[menu.step.key] = (index.tolist(), values.T)
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
        state, _ = kernel.apply(state, policy(state.values, step, legal), luck)
    return stood, state


def check(
    rules: Rules,
    first: int = 0,
    plays: int = PLAYS,
    plan: Plan = ALIKE,
    *,
    told: bool = False,
    tempered: bool = False,
) -> None:
    luck = seeds(first, plays)
    watching = Watching(chooser(plan))
    tastes, temperament = seeds(first + 1000, plays), luck if tempered else None
    batch = Batch(rules)
    found = batch.run(watching, luck, tastes, documented=told, temperament=temperament, keep=True)
    kernel = Kernel(rules)
    seen: dict[str, dict[int, tuple[int, ...]]] = defaultdict(dict)
    ended = []
    for play in range(plays):
        policy = player(plan, first + play + 1000)
        stood, state = one_by_one(kernel, policy, first + play, told=told, tempered=tempered)
        for menu, values in stood:
            seen[menu][play] = values
        ended.append(state)
    assert watching.seen.keys() == seen.keys()
    for menu, (which, rows) in watching.seen.items():
        assert which == [*seen[menu]]
        assert np.array_equal(rows, np.array([*seen[menu].values()], dtype=np.int16)), menu
    assert found.endings.tolist() == [state.ending for state in ended]
    assert np.array_equal(found.values.T, np.array([state.values for state in ended]))
    packed = batch.run(chooser(plan), luck, tastes, documented=told, temperament=temperament)
    assert packed.endings.tolist() == found.endings.tolist()
    assert packed.last_day.tolist() == found.last_day.tolist()


@pytest.mark.parametrize("length", Length)
@pytest.mark.parametrize("told", [False, True])
def test_the_tests_own_scenario(length, told):
    check(compile_rules(tiny(), length), told=told, tempered=told)


@pytest.mark.parametrize("seed", range(50))
def test_made_scenarios(seed):
    scenario = Scenario.model_validate(made(Random(seed)))
    rules = compile_rules(scenario, Length.FULL)
    plan = named_plan(scenario, rules, ("random", "swarm", "typical")[seed % 3])
    check(rules, first=seed, plan=plan, told=seed % 2 == 1, tempered=seed % 5 == 0)


@cache
def read() -> Scenario:
    scenario = load(SHIPPED).scenario
    assert scenario is not None
    return scenario


@cache
def shipped(length: Length) -> Rules:
    return compile_rules(read(), length)


@pytest.mark.parametrize("length", [Length.LESSON, Length.FULL])
@pytest.mark.parametrize("told", [False, True])
def test_the_shipped_scenario(length, told):
    check(shipped(length), first=19 + told, plays=150, told=told, tempered=told)


def plan_of(scenario: Scenario, rules: Rules, name: str) -> Plan:
    """A named plan; `class` from the plays of a few who chose by chance."""
    if name != "class":
        return named_plan(scenario, rules, name)
    kernel = Kernel(rules)
    plays = []
    for seed in range(12):
        stood, _state = one_by_one(
            kernel, noting(seed, own := []), seed, told=False, tempered=False
        )
        plays.append(own)
        assert stood
    return class_plan(rules, plays)


def noting(seed: int, own: list[Choice]) -> Policy:
    """A policy that chooses by chance and writes its choices down."""
    choose = player(ALIKE, seed)

    def chosen(row: Sequence[int], step: ChoiceStep, legal: tuple[int, ...]) -> int:
        place = choose(row, step, legal)
        own.append(Choice(step.key, step.entries[place].id))
        return place

    return chosen


@pytest.mark.parametrize("name", [*names(read()), "class"])
def test_a_plan_chooses_alike_in_both_engines(name):
    for scenario, rules, plays in (
        (tiny(), compile_rules(tiny(), Length.FULL), 60),
        (read(), shipped(Length.LESSON), 40),
    ):
        if name in (*names(scenario), "class"):
            check(rules, 5, plays, plan_of(scenario, rules, name), tempered=True)


@pytest.mark.parametrize("length", [Length.LESSON, Length.FULL])
def test_tastes_choose_alike_by_combinations_and_row_by_row(length, monkeypatch):
    rules = shipped(length)
    plan = named_plan(read(), rules, "typical")
    by_code, went = choosers._by_code, []
    monkeypatch.setattr(choosers, "_by_code", lambda *known: went.append(1) or by_code(*known))
    monkeypatch.setattr(choosers, "ROWS_AT_ONCE", 0)
    found = []
    for most in (choosers.MOST_CODES, 0):
        monkeypatch.setattr(choosers, "MOST_CODES", most)
        run = Batch(rules).run(chooser(plan), seeds(5, 6_000), seeds(9, 6_000), keep=True)
        found.append((run.values, len(went)))
    (one, some), (other, all_of_them) = found
    assert np.array_equal(one, other)
    assert some == all_of_them > 20  # the second went row by row throughout


def test_tastes_choose_alike_where_scores_are_far_apart():
    moves = ({"x": "+100", "y": "+100"}, {"x": "-100", "y": "-100"}, {"x": "+100", "y": "-90"})
    options = [option(name, now=now) for name, now in zip("abc", moves, strict=True)]
    scenario = small(day(1, matter("m1", *options)), day(2), gauges=[gauge("x", 5), gauge("y", 5)])
    rules = compile_rules(scenario, Length.FULL)
    check(rules, 0, 400, named_plan(scenario, rules, "typical"))


def test_a_great_class_chooses_alike_in_both_engines():
    rules = compile_rules(tiny(), Length.FULL)
    menus = [step for step in rules.steps if isinstance(step, ChoiceStep)]
    counts = {each.key: [400_000 + 7 * n for n in range(len(each.entries))] for each in menus}
    check(rules, 3, 200, Counted(counts))


def test_a_fuse_burns_for_those_who_lit_it_later_though_all_who_lit_it_first_are_gone():
    late = fuse("late", after_days=3, then={"x": "+7"})
    lights = rule("r", "first-half", when={"flag": "off"}, once=True, fuses=[late])
    first, then = (matter(f"m{n}", option("a", now={"off": True}), option("b")) for n in (1, 2))
    gone = ending("gone", 1, when={"all": [{"chosen": "m1/a"}, {"from_day": 3}]})
    scenario = small(
        *(day(1, first), day(2, then), *map(day, range(3, 8))),
        rules=[lights],
        endings=[gone, ending("over", 100, final=True)],
    )
    rules = compile_rules(scenario, Length.FULL)
    check(rules)
    found = Batch(rules).run(chooser(ALIKE), seeds(0, 60), seeds(1_000, 60), keep=True)
    burnt = found.values[rules.layout.place("fuse", "late")] == BURNT
    assert burnt.any()
    assert set(found.last_day[~burnt].tolist()) == {3, 7}


def test_who_goes_by_danger_meets_less_war_or_more_than_chance():
    rules = shipped(Length.LESSON)
    kinds = {ending.id: ending.kind for ending in read().endings}
    war = [place for place, name in enumerate(rules.endings) if kinds.get(name) == "nuclear"]
    share = {}
    for name in ("careful", "random", "reckless"):
        plan = named_plan(read(), rules, name)
        found = Batch(rules).run(chooser(plan), seeds(1, 3_000), seeds(2, 3_000))
        share[name] = np.isin(found.endings, war).mean()
    assert share["careful"] < share["random"] / 2
    assert share["reckless"] > 2 * share["random"]


def test_the_class_takes_what_was_taken_more_often():
    rules = shipped(Length.LESSON)
    counted = plan_of(read(), rules, "class")
    total = sum(sum(counts) for counts in counted.counts.values())
    assert total > 12 * 30
    menu = max(counted.counts, key=lambda key: max(counted.counts[key]))
    entries = np.array(counted.counts[menu])
    plays = 4_000
    taken = []

    class Noting:
        def choose(self, menu_in_front: Menu) -> Sequence[Answer]:
            chosen = chooser(counted).choose(menu_in_front)
            if menu_in_front.step.key == menu:
                taken.extend(menu_in_front.rows.narrow(each).count for each in chosen)
            return chosen

    Batch(rules).run(Noting(), seeds(1, plays), seeds(2, plays))
    assert np.argmax(taken) == np.argmax(entries)


if __name__ == "__main__":
    # Plays split over all plans and both lengths; luck documented in every third part.
    wanted, pace = int(sys.argv[1]), 500
    first_seed = int(sys.argv[2]) if len(sys.argv) > 2 else 77_000_000
    plans = [
        (shipped(each), plan_of(read(), shipped(each), name), name)
        for name in (*names(read()), "class")
        for each in (Length.LESSON, Length.FULL)
    ]
    for part, start in enumerate(range(0, wanted, pace)):
        its_rules, its_plan, its_name = plans[part % len(plans)]
        check(its_rules, first_seed + start, pace, its_plan, told=part % 3 == 1, tempered=True)
        print(f"{start + pace} plays alike, the last by {its_name}", flush=True)  # noqa: T201
