"""Coefficients: the same crisis under other assumptions, and nothing else changed."""

import re
from pathlib import Path

import pytest

from game.data import data_root
from game.rules.compile import compile_rules
from game.scenario.argued import argued, assumed, settled
from game.scenario.load import load
from game.scenario.model import Coefficient
from game.scenario.values import Form, Length

TINY = Path(__file__).resolve().parents[1] / "tiny-scenario"


@pytest.fixture(scope="module")
def tiny():
    return load(TINY).scenario


@pytest.fixture(scope="module")
def crisis():
    return load(data_root() / "scenarios" / "cuba-1962").scenario


def incident(scenario, name="captain-fires"):
    return next(each for each in scenario.incidents if each.id == name)


def value_of(form, danger):
    """What a form over one gauge comes to, in points."""
    total = int((form.base + form.plus[0].times * danger) / form.over)
    return min(max(total, form.lowest), form.highest)


def test_nothing_changes_where_every_value_is_as_assumed(tiny, crisis):
    for scenario in (tiny, crisis):
        values = {each.id: assumed(scenario, each) for each in scenario.coefficients}
        assert argued(scenario, values) == scenario


def test_chances_and_weights_are_scaled_and_bounds_with_them(tiny):
    often = incident(argued(tiny, {"captains": 250}))
    before = incident(tiny)
    for danger in range(101):
        chance = 2.5 * value_of(before.chance, danger)
        assert value_of(often.chance, danger) == int(min(chance, 9_999))
    assert often.chance.highest == 5_000
    hit = often.outcomes[1].weight
    for danger in range(101):
        exact = min(max(2.5 * (5 + danger) / 4, 0), 75)
        assert value_of(hit, danger) == int(exact)
    assert often.outcomes[0] == before.outcomes[0]


def test_a_chance_of_nothing_and_one_beyond_certainty_stay_in_range(tiny):
    never = incident(argued(tiny, {"captains": 0}))
    assert all(value_of(never.chance, danger) == 0 for danger in range(101))
    wild = tiny.coefficients[0].model_copy(update={"incidents": ("captain-fires",)})
    much = argued(tiny.model_copy(update={"coefficients": (wild,)}), {"captains": 1000})
    assert incident(much).chance.highest == 9_999


def test_only_the_named_amounts_of_a_rule_are_scaled(tiny):
    rule = next(each for each in argued(tiny, {"arming": 150}).opponent)
    before = tiny.opponent[0]
    assert rule.now["danger"] == Form(base=600, over=100)
    assert {name: amount for name, amount in rule.now.items() if name != "danger"} == {
        name: amount for name, amount in before.now.items() if name != "danger"
    }


def test_a_changed_number_is_the_same_as_writing_it_in_the_file(tiny, tmp_path):
    """The differential test: change the coefficient, or write the scaled numbers by hand."""
    for file in TINY.rglob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        text = re.sub(r"danger: \+4, patrols", "danger: {base: 600, over: 100}, patrols", text)
        target = tmp_path / file.relative_to(TINY)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    by_hand = load(tmp_path).scenario
    length = Length.FULL
    changed = compile_rules(argued(tiny, {"arming": 150}), length)
    assert changed.digest == compile_rules(by_hand, length).digest
    assert changed.digest != compile_rules(tiny, length).digest


def test_states_of_the_changed_rules_are_states_of_the_old_ones(crisis):
    old = compile_rules(crisis, Length.FULL)
    for each in crisis.coefficients:
        for value in each.values:
            new = compile_rules(argued(crisis, {each.id: value.value}), Length.FULL)
            assert new.layout == old.layout
            assert [type(step) for step in new.steps] == [type(step) for step in old.steps]
            assert new.endings == old.endings
            assert new.luck_table == old.luck_table
            same = value.value == assumed(crisis, each) or each.sets
            assert (new.digest == old.digest) == bool(same), each.id


def test_what_sets_the_temperament_changes_no_rule_and_is_handed_on(crisis):
    setting = [each for each in crisis.coefficients if each.sets]
    assert setting
    for each in setting:
        value = each.values[0].value
        assert argued(crisis, {each.id: value}) == crisis
        assert settled(crisis, {each.id: value, "no-such": 3}) == {each.sets: value}


def test_the_crisis_declares_about_a_dozen_assumptions_each_with_its_doubts(crisis):
    assert 10 <= len(crisis.coefficients) <= 14
    registry = {source.id for source in crisis.sources}
    for each in crisis.coefficients:
        assert each.doubts
        assert len(each.sources) >= 2
        assert {source.id for source in each.sources} <= registry
        assert assumed(crisis, each) in [value.value for value in each.values]


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"incidents": ["a"], "sets": "b"},
        {"incidents": ["a"], "of": ["b"]},
        {"incidents": ["a"], "values": [{"value": 50, "says": "x"}, {"value": 70, "says": "y"}]},
        {"incidents": ["a"], "values": [{"value": 100, "says": "x"}, {"value": 50, "says": "y"}]},
    ],
)
def test_a_coefficient_that_cannot_be_meant_is_refused(wrong):
    plain = {
        "id": "one",
        "name": "One",
        "text": "What",
        "doubts": "Why",
        "values": [{"value": 50, "says": "x"}, {"value": 100, "says": "y"}],
        "confidence": "invented",
    }
    with pytest.raises(ValueError, match=r"coefficient|values|of says"):
        Coefficient.model_validate(plain | wrong)
