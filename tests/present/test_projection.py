import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from game.present.projection import (
    EARTH_RADIUS,
    bearing,
    circle_points,
    destination,
    distance,
    forward,
    inverse,
)

latitudes = st.floats(-85, 85)
longitudes = st.floats(-179.9, 179.9)
places = st.tuples(latitudes, longitudes)
HALF_WAY_ROUND = math.pi * EARTH_RADIUS


@given(centre=places, place=places)
def test_inverse_undoes_forward(centre, place):
    assume(distance(centre, place) < HALF_WAY_ROUND - 50)
    east, south = forward(*place, centre)
    assert distance(inverse(east, south, centre), place) < 0.01


@given(centre=places, place=places)
def test_distance_from_the_centre_is_true(centre, place):
    assume(distance(centre, place) < HALF_WAY_ROUND - 50)
    assert math.hypot(*forward(*place, centre)) == pytest.approx(distance(centre, place), abs=0.01)


@given(centre=places, place=places)
def test_bearing_from_the_centre_is_true(centre, place):
    assume(1 < distance(centre, place) < HALF_WAY_ROUND - 50)
    east, south = forward(*place, centre)
    on_map = math.degrees(math.atan2(east, -south)) % 360
    off = (on_map - bearing(centre, place) + 180) % 360 - 180
    assert abs(off) < 0.01


@given(start=places, direction=st.floats(0, 359.9), km=st.floats(1, 15_000))
def test_destination_lies_as_far_as_asked(start, direction, km):
    assert distance(start, destination(start, direction, km)) == pytest.approx(km, abs=0.01)


@given(first=places, second=places)
def test_distance_is_the_same_both_ways(first, second):
    assert distance(first, second) == pytest.approx(distance(second, first), abs=1e-6)


@pytest.mark.parametrize(
    ("first", "second", "km"),
    [
        ((0.0, 0.0), (0.0, 90.0), HALF_WAY_ROUND / 2),
        ((0.0, 0.0), (90.0, 0.0), HALF_WAY_ROUND / 2),
        ((23.13, -82.38), (55.75, 37.62), 9_585),
        ((50.0, 8.0), (50.0, 8.0), 0.0),
    ],
)
def test_known_distances(first, second, km):
    assert distance(first, second) == pytest.approx(km, rel=0.01)


def test_the_centre_falls_on_itself():
    assert forward(20.25, -74.14, (20.25, -74.14)) == (0.0, 0.0)
    assert inverse(0, 0, (20.25, -74.14)) == (20.25, pytest.approx(-74.14))


def test_north_is_up_and_east_is_right():
    assert forward(30, -74, (20, -74))[1] < 0
    assert forward(20, -64, (20, -74))[0] > 0


@given(centre=places, km=st.floats(10, 8_000))
def test_all_points_of_a_circle_are_equally_far(centre, km):
    for place in circle_points(centre, km, 350, 20, steps=9):
        assert distance(centre, place) == pytest.approx(km, abs=0.01)


def test_an_arc_runs_clockwise_over_north():
    first, *_, last = circle_points((20.0, -74.0), 900, 350, 20, steps=6)
    assert bearing((20.0, -74.0), first) == pytest.approx(350)
    assert bearing((20.0, -74.0), last) == pytest.approx(20)
