import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.art.knot import knot, knot_shape, rope_edges, tightness_of
from game.art.palette import DAY, NIGHT, on_ground
from tests.art.pictures import colours, is_plain, size


@given(
    tightness=st.floats(0, 1),
    width=st.integers(40, 1400),
    height=st.integers(20, 240),
    emblem=st.booleans(),
)
def test_every_tightness_draws(tightness, width, height, emblem):
    picture = knot(tightness, NIGHT, width=width, height=height, emblem=emblem)
    assert is_plain(picture)
    assert size(picture) == (width, height)
    assert colours(picture) == {NIGHT.rope_red, NIGHT.rope_blue, NIGHT.ground}


@given(first=st.floats(0, 1), second=st.floats(0, 1))
def test_a_tighter_knot_is_nowhere_wider(first, second):
    slack, tight = sorted((first, second))
    before, after = knot_shape(slack), knot_shape(tight)
    assert after.bend <= before.bend
    assert after.inner <= before.inner
    assert after.outer <= before.outer


@given(tightness=st.floats(0, 1))
def test_strands_never_run_into_each_other(tightness):
    shape = knot_shape(tightness)
    assert shape.inner > shape.band / 2
    assert shape.outer - shape.inner >= shape.band
    assert shape.bend > shape.reach * 0.8


def test_tightness_outside_is_the_nearest_end():
    assert knot_shape(-3) == knot_shape(0)
    assert knot_shape(7) == knot_shape(1)


def test_risk_in_points_becomes_tightness():
    assert [tightness_of(risk) for risk in (-5, 0, 62, 100, 130)] == [0, 0, 0.62, 1, 1]


def test_the_gap_takes_the_colour_of_the_ground():
    assert DAY.shade in colours(knot(0.5, on_ground(DAY, DAY.shade), width=384, height=84))


@given(tightness=st.floats(0, 1))
def test_ropes_lie_even_about_the_middle(tightness):
    upper_from, upper_to, lower_from, lower_to = rope_edges(tightness, 206)
    assert upper_from < upper_to < lower_from < lower_to
    assert upper_from + lower_to == pytest.approx(206)
