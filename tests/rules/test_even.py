"""The even player: typical where history stood, and the same wherever a play has come to."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from game.rules.batch import Batch, seeds
from game.rules.choosers import chooser
from game.rules.compile import compile_rules
from game.rules.even import FEARS_LESS, even_tastes
from game.rules.kernel import Kernel
from game.rules.luck import documented, drawn
from game.rules.plans import named_plan
from game.rules.policies import history, player
from game.rules.program import ChoiceStep
from game.rules.tastes import typical_tastes
from game.scenario.load import load
from game.scenario.values import Length

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = (ROOT / "scenarios" / "cuba-1962", ROOT / "tests" / "tiny-scenario")


@cache
def made(folder, length=Length.LESSON):
    scenario = load(folder).scenario
    assert scenario is not None
    rules = compile_rules(scenario, length)
    return scenario, rules, Kernel(rules)


@pytest.mark.parametrize("folder", SCENARIOS, ids=lambda each: each.name)
def test_he_scores_every_entry_of_every_menu_and_reads_no_row(folder):
    scenario, rules, kernel = made(folder)
    tastes = even_tastes(scenario, rules, kernel)
    for step in rules.steps:
        if isinstance(step, ChoiceStep):
            places = range(len(step.entries))
            assert tastes.scores(step.key, places, ()) == list(tastes.bonus[step.key])


@pytest.mark.parametrize("folder", SCENARIOS, ids=lambda each: each.name)
def test_where_history_stood_he_weighs_as_a_typical_player_who_fears_a_step_as_much(folder):
    scenario, rules, kernel = made(folder)
    tastes = even_tastes(scenario, rules, kernel)
    typical = typical_tastes(scenario, rules, fears=FEARS_LESS)
    luck, choose = documented(rules.luck_table, drawn(0)), history(scenario)
    state, _facts = kernel.begin(luck)
    met = 0
    while legal := kernel.legal(state):
        step = kernel.menu(state)
        asked = step.key, legal, state.values
        assert tastes.scores(*asked) == typical.scores(*asked)
        state, _facts = kernel.apply(state, choose(state.values, step, legal), luck)
        met += 1
    assert met > 3


@pytest.mark.parametrize("folder", SCENARIOS, ids=lambda each: each.name)
def test_both_engines_play_him_alike(folder):
    scenario, rules, kernel = made(folder)
    plan = named_plan(scenario, rules, "even")
    found = Batch(rules).run(chooser(plan), seeds(7, 60), seeds(700, 60), keep=True)
    for row in range(60):
        state, _facts = kernel.play(player(plan, 700 + row), drawn(7 + row))
        assert state.ending == found.endings[row]
        assert np.array_equal(state.values, found.values[:, row])
