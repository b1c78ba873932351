"""What typical and informed players make of a menu: what it shows, and nothing hidden."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from game.rules.compile import compile_rules
from game.rules.luck import WHOLE
from game.rules.program import ChoiceStep
from game.rules.tastes import by_score, informed_tastes, shares, typical_tastes
from game.scenario.load import load
from game.scenario.values import Length

SHIPPED = Path(__file__).resolve().parents[2] / "scenarios" / "cuba-1962"


@cache
def made():
    scenario = load(SHIPPED).scenario
    assert scenario is not None
    rules = compile_rules(scenario, Length.FULL)
    return scenario, rules, typical_tastes(scenario, rules), informed_tastes(scenario, rules)


def entries(role):
    """Every entry that plainly moves a track of a role: menu, place, by how many steps or to where."""
    scenario, rules, _typical, _informed = made()
    places = {
        rules.layout.place("track", track.id) for track in scenario.tracks if track.role == role
    }
    for step in rules.steps:
        if isinstance(step, ChoiceStep):
            for place, entry in enumerate(step.entries):
                moved = [write for write in entry.does.writes if write.place in places]
                if moved:
                    yield step.key, place, moved


def test_a_step_up_the_ladder_costs_and_a_step_down_pleases():
    _scenario, _rules, typical, informed = made()
    steps = 0
    for menu, place, (write, *_more) in entries("ladder"):
        if write.sets:
            continue
        steps += 1
        assert typical.bonus[menu][place] * write.amount < 0
    assert steps > 10
    assert any(bonus < 0 for menu in informed.bonus.values() for bonus in menu)


def test_only_the_informed_fill_the_term_sheet():
    _scenario, _rules, typical, informed = made()
    found = [(menu, place) for menu, place, _moved in entries("term")]
    assert len(found) > 10
    for menu, place in found:
        assert informed.bonus[menu][place] > typical.bonus[menu][place]


def test_the_informed_take_no_false_report_for_grounds():
    scenario, rules, typical, informed = made()
    false = {
        paper.id
        for day in scenario.days
        for paper in day.papers
        if paper.report is not None and not paper.report.true
    }
    met = 0
    for step in rules.steps:
        if isinstance(step, ChoiceStep) and step.kind == "grounds":
            for place, entry in enumerate(step.entries):
                assert typical.bonus[step.key][place] == 0
                assert (informed.bonus[step.key][place] < 0) == (entry.id in false)
                met += entry.id in false
    assert met or not false & {
        paper for day in scenario.days for each in day.initiatives for paper in each.grounds
    }


def test_nobody_goes_by_what_is_hidden():
    scenario, rules, *tastes = made()
    hidden = {
        rules.layout.place("gauge", gauge.id)
        for gauge in scenario.gauges
        if gauge.shown == "hidden"
    }
    for each in tastes:
        moved = {
            gauge for menu in each.moves.values() for moves in menu for gauge, _amount in moves
        }
        assert moved
        assert not moved & hidden


@given(st.lists(st.integers(-3000, 3000), min_size=1, max_size=9))
def test_shares_say_how_often_a_score_is_taken(scores):
    taken = Counter(by_score(number, scores) for number in range(0, WHOLE, 7))
    told = shares(scores)
    assert abs(sum(told) - 1) < 1e-9
    for place, share in enumerate(told):
        assert abs(taken[place] * 7 / WHOLE - share) < 0.002
