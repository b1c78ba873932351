"""Effects: blocks happen at the same time, are added up, and are clamped once."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules import notes
from game.rules.blocks import apply_block
from game.rules.effects import linear, movements, toward_zero, weight, writes
from game.rules.layout import make_layout
from game.rules.luck import drawn
from game.rules.running import Run
from game.scenario.values import Form, Guarded
from tests.rules import small

LAYOUT = make_layout(small.scenario())
HIGHEST = [variable.highest for variable in LAYOUT.variables]
START = [variable.start for variable in LAYOUT.variables]
NAMES = ("x", "y", "t", "n", "on", "off")


def teller(place):
    return notes.changed("rule/a", "", place, LAYOUT.variables[place])


def after(block, *also, **start):
    """The things of `NAMES` that a block changes, from a row that differs as told."""
    row = list(START)
    for name, value in start.items():
        row[LAYOUT.effect_place(name)] = value
    guarded = [Guarded.model_validate(each) for each in also]
    run = Run(row, drawn(0))
    apply_block(writes(block, guarded, LAYOUT, None), HIGHEST, teller)(run)
    return {
        name: run.row[place]
        for name in NAMES
        if run.row[place := LAYOUT.effect_place(name)] != row[place]
    }


def test_gauges_count_in_tenths_and_counters_as_they_are():
    assert after({"x": "+4", "y": "-3", "n": "+2"}) == {"x": 540, "y": 470, "n": 5}
    assert after({"x": "=8", "n": "=8"}) == {"x": 80, "n": 8}


def test_flags_are_set_and_unset():
    assert after({"on": False, "off": True}) == {"on": 0, "off": 1}


def test_tracks_move_to_a_state_or_by_one_and_stop_at_their_ends():
    assert after({"t": "top"}) == {"t": 2}
    assert after({"t": "next"}) == {"t": 1}
    assert after({"t": "next"}, t=2) == {}
    assert after({"t": "back"}) == {}
    assert after({"t": "back"}, t=2) == {"t": 1}


def test_a_sum_is_clamped_once():
    always = {"gauge": "y", "at_least": 0}
    assert after({"x": "+30"}, {"when": always, "then": {"x": "-40"}}, x=900) == {"x": 800}
    assert after({"x": "+30"}, x=900) == {"x": 1000}
    assert after({"n": "-9"}) == {"n": 0}


def test_what_is_set_is_added_to():
    assert after({"x": "=20"}, {"when": {"flag": "on"}, "then": {"x": "+5"}}) == {"x": 250}


def test_conditions_and_forms_read_the_row_before_the_block():
    form = Form.model_validate({"plus": [{"gauge": "x", "times": 1}], "over": 5})
    block = {"x": "-50", "y": form, "on": False}
    also = {"when": {"flag": "on"}, "then": {"n": "+1"}}
    assert after(block, also) == {"x": 0, "y": 600, "on": 0, "n": 4}


def test_of_two_values_set_at_once_the_higher_stands():
    also = {"when": {"flag": "on"}, "then": {"n": "=5"}}
    assert after({"n": "=9"}, also) == {"n": 9}
    assert after({"n": "=1"}, also) == {"n": 5}


def test_a_guard_that_can_never_hold_is_left_out():
    never = Guarded.model_validate({"when": {"to_day": 1}, "then": {"x": "+1"}})
    assert writes({}, [never], LAYOUT, 2) == ()


@pytest.mark.parametrize(
    ("number", "divisor", "expected"),
    [(7, 5, 1), (-7, 5, -1), (-5, 5, -1), (-4, 5, 0), (0, 3, 0), (9, 1, 9)],
)
def test_division_drops_the_rest_toward_zero(number, divisor, expected):
    assert toward_zero(number, divisor) == expected


@given(st.integers(-10_000, 10_000), st.integers(1, 50), st.integers(1, 50))
def test_dividing_twice_is_dividing_once(number, first, second):
    assert toward_zero(toward_zero(number, first), second) == toward_zero(number, first * second)


@given(st.integers(-10_000, 10_000), st.integers(1, 50))
def test_division_is_the_same_from_both_sides(number, divisor):
    assert toward_zero(-number, divisor) == -toward_zero(number, divisor)


FORMS = [
    # base, terms, over, bounds, x in tenths, in tenths, in wholes
    ((0, [("x", 1)], 1, None, None), 437, 437, 43),
    ((50, [("x", -1)], 5, None, None), 437, 12, 1),
    ((50, [("x", -1)], 5, None, None), 563, -12, -1),
    ((10, [("n", 2)], 1, None, None), 0, 160, 16),
    ((10, [("x", -1)], 1, 1, None), 500, 10, 1),
    ((10, [("x", 1)], 1, None, 40), 500, 400, 40),
    ((-7, [], 5, None, None), 0, -14, -1),
]


@pytest.mark.parametrize(("form", "x", "tenths", "wholes"), FORMS)
def test_linear_forms(form, x, tenths, wholes):
    base, terms, over, lowest, highest = form
    plus = [{"gauge" if name == "x" else "counter": name, "times": times} for name, times in terms]
    made = Form.model_validate(
        {"base": base, "plus": plus, "over": over, "from": lowest, "to": highest}
    )
    row = list(START)
    row[LAYOUT.place("gauge", "x")] = x
    assert linear(made, LAYOUT, 1).value(row) == tenths
    assert linear(made, LAYOUT, 10).value(row) == wholes
    found = weight(made, LAYOUT)
    assert not isinstance(found, int)
    assert found.value(row) == wholes


AMOUNTS = st.dictionaries(
    st.sampled_from(["x", "y", "n"]),
    st.integers(-60, 60).map(lambda n: f"{n:+d}") | st.integers(0, 20).map(lambda n: f"={n}"),
    max_size=3,
)
GUARDS = st.sampled_from(
    [{"flag": "on"}, {"flag": "off"}, {"gauge": "x", "at_least": 50}, {"counter": "n", "below": 3}]
)
ALSO = st.lists(st.builds(lambda when, then: {"when": when, "then": then}, GUARDS, AMOUNTS))


@given(AMOUNTS, ALSO, st.integers(0, 1000), st.integers(0, 1 << 30))
def test_the_order_of_lines_means_nothing(block, also, x, seed):
    mixer = random.Random(seed)
    lines = list(block.items())
    parts = list(also)
    mixer.shuffle(lines)
    mixer.shuffle(parts)
    assert after(dict(lines), *parts, x=x) == after(block, *also, x=x)


@given(AMOUNTS, ALSO, st.integers(0, 1000))
def test_values_stay_in_range(block, also, x):
    found = after(block, *also, x=x)
    assert all(0 <= value <= HIGHEST[LAYOUT.effect_place(name)] for name, value in found.items())


def test_previews_say_what_an_unguarded_block_would_add():
    row = list(START)
    assert movements({"x": "+4", "y": "=8", "on": True}, LAYOUT, row) == {"x": 40, "y": -420}


def test_an_unknown_name_is_an_error():
    with pytest.raises(KeyError):
        writes({"z": "+1"}, (), LAYOUT, None)
