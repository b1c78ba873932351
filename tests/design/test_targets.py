"""What the shipped crisis must come to, measured by plays: documented temperament, drawn luck.

The seeds are fixed, so that a failure means a change and never bad luck. How often an
option is dominated is measured with more plays by `analyse --check`.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from plays import FOLDER

from game.rules import facts as f
from game.rules.analysis.findings import findings
from game.rules.analysis.plays import whole
from game.rules.analysis.request import Request
from game.rules.analysis.study import LengthStudy, Study, distinct, study
from game.rules.analysis.watching import Watched
from game.rules.analysis.ways import Plans
from game.rules.batch import Batch
from game.rules.choosers import chooser
from game.rules.luck import documented, drawn
from game.rules.policies import history
from game.rules.state import POINT
from game.scenario.checks.view import View
from game.scenario.load import load
from game.scenario.values import Length

PLAYS = 5_000
POSITIONS, CONTINUATIONS = 24, 48
RULES_OF_LENGTHS = (Length.LESSON, Length.FULL)
WAR = ("limited-war", "nuclear")


@cache
def view() -> View:
    loaded = load(FOLDER)
    assert loaded.scenario is not None
    return View(loaded.scenario, loaded.places)


@cache
def measured(length: Length) -> Study:
    request = Request(
        plays=PLAYS,
        seed=1962,
        positions=POSITIONS,
        continuations=CONTINUATIONS,
        twins=5,
        turned=3_000,
    )
    return study(view(), distinct(view(), [length]), request)


def of(length: Length) -> LengthStudy:
    (each,) = measured(length).lengths
    return each


def shares(length: Length, policy: str) -> dict[str, float]:
    return of(length).shares(policy, measured(length).kinds)


@pytest.fixture(params=RULES_OF_LENGTHS)
def length(request) -> Length:
    return request.param


def test_historys_line_settles_mostly_and_is_never_safe(length):
    found = shares(length, "history")
    assert 75 <= found["settled"] <= 92
    assert 2 <= found["nuclear"] <= 8


def test_a_reckless_line_ends_in_nuclear_war_often_but_never_surely(length):
    assert 35 <= shares(length, "reckless")["nuclear"] < 95


def test_stalling_to_the_last_day_is_not_safe(length):
    found = shares(length, "stall")
    assert 100 - found["settled"] - found["retreat"] >= 30
    # Not only unsettled: a good part of it is war.
    assert found["limited-war"] + found["nuclear"] >= 15


def test_folding_at_once_is_no_war_but_removal_or_humiliation(length):
    found = shares(length, "fold")
    assert found["nuclear"] + found["limited-war"] < 1
    assert found["retreat"] + found["removed"] > 95
    assert found["removed"] > 5


def test_tight_control_lowers_the_danger_and_has_a_price(length):
    tight, known = shares(length, "tight"), shares(length, "history")
    assert tight["nuclear"] < 0.75 * known["nuclear"]
    lost = {
        gauge: mornings(length, "history")[gauge] - mornings(length, "tight")[gauge]
        for gauge in ("grip", "havana")
    }
    assert lost["grip"] > 5
    assert lost["havana"] > 5


@cache
def mornings(length: Length, policy: str) -> dict[str, float]:
    """The mean of each gauge, in points, on the last morning of a policy's plays."""
    rules = of(length).rules
    last = len(view().scenario.days)
    found: dict[str, float] = {}

    class Looking:
        def chose(self, seen):
            if seen.step.moment.day == last and not found:
                for gauge in view().scenario.gauges:
                    column = seen.column(rules.layout.place("gauge", gauge.id))
                    found[gauge.id] = float(column.mean()) / POINT

    way = chooser(Plans(view().scenario, rules).plan(policy))
    whole(Batch(rules), Watched(way, 1, (Looking(),)), 1, 2000)
    return found


def test_leaving_it_to_the_commanders_is_more_dangerous(length):
    assert shares(length, "delegated")["nuclear"] > 2 * shares(length, "history")["nuclear"]


def test_five_decisions_of_the_first_six_days_move_the_nuclear_share(length):
    found = [
        turn.menu
        for turn in of(length).turns
        if turn.day <= 6 and turn.factor_is_clear and turn.factor >= 1.5
    ]
    assert len(found) >= 5, found


def test_random_typical_and_informed_play_end_differently(length):
    for one, two in (("random", "typical"), ("random", "informed"), ("typical", "informed")):
        assert of(length).distance(one, two) >= 0.2, (one, two)


def test_previews_alone_close_at_most_half_of_the_gap(length):
    random, typical, informed = (
        shares(length, name)["settled"] for name in ("random", "typical", "informed")
    )
    assert informed - random > 10
    assert typical - random <= (informed - random) / 2


def test_all_eighteen_endings_are_reached(length):
    total = sum(kept.endings for kept in of(length).kept.values())
    missing = [
        name
        for name, count in zip(of(length).rules.endings[1:], total[1:], strict=True)
        if not count
    ]
    assert len(total) - 1 == 18
    assert not missing


def test_no_option_is_mostly_dominated_and_none_mostly_best(length):
    judged = [item for item in of(length).standings if item.positions >= 20]
    assert len(judged) > 40
    for item in judged:
        assert item.dominated_share <= 0.6, item
        assert item.best_share <= 0.6, item


def test_no_play_finds_fault_with_fairness():
    """Ends of gauges, links before a war, ways down: over both lengths together."""
    both = Study(view(), measured(Length.LESSON).request, [of(each) for each in RULES_OF_LENGTHS])
    found = [
        each.headline for each in findings(both) if each.code in (403, 404, 406, 407, 409, 410, 411)
    ]
    assert not found


def test_documented_history_comes_to_the_quiet_exchange(length):
    kernel = of(length).kernel
    scenario = view().scenario
    luck = documented(kernel.rules.luck_table, drawn(1))
    choose = history(scenario)
    state, told = kernel.begin(luck)
    facts, mornings = list(told), {}
    while (step := kernel.menu(state)) is not None:
        mornings.setdefault(step.moment.day, state)
        place = choose(state.values, step, kernel.legal(state))
        wanted = next(
            (m.historical.option for d in scenario.days for m in d.matters if m.id == step.owner),
            None,
        )
        if wanted is not None:
            assert step.entries[place].id == wanted, f"{step.key}: what was done was not on offer"
        state, told = kernel.apply(state, place, luck)
        facts += told
    assert kernel.rules.endings[state.ending] == "quiet-exchange"
    assert facts[-1].day == 13
    shot = [
        each for each in facts if each.cause == "incident/target-33" and isinstance(each, f.Told)
    ]
    assert [each.day for each in shot] == [12]
    assert max(mornings) == 13
    layout = kernel.rules.layout
    last = {
        name: mornings[13].values[layout.place("gauge", name)] / POINT
        for name in ("control", "havana", "word")
    }
    # In the middle band: captains obey, Havana holds, a letter is weighed.
    assert last["control"] >= 45
    assert last["havana"] >= 30
    assert last["word"] >= 25


def test_the_kernel_and_the_batch_agree_on_these_plays(length):
    assert not of(length).unlike
    assert not of(length).unsteady
    assert np.all([kept.plays == PLAYS for kept in of(length).kept.values()])
