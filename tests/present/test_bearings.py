"""Distances and directions are told as the map draws them: along the great circle."""

import pytest

from game.present.bearings import apart, point, way_to
from game.present.page import Place

QUARTER = 10_010


@pytest.mark.parametrize(
    ("end", "told"),
    [
        (Place(0, 90), f"{QUARTER:,} km east"),
        (Place(0, -90), f"{QUARTER:,} km west"),
        (Place(90, 0), f"{QUARTER:,} km north"),
        (Place(-30, 0), "3,340 km south"),
        (Place(1, 1), "160 km north-east"),
        (Place(-1, -1), "160 km south-west"),
    ],
)
def test_a_way_is_told_to_ten_kilometres_and_eight_points(end, told):
    assert way_to(Place(0, 0), end) == told


def test_the_way_to_a_place_far_east_in_the_north_leads_north_of_east():
    assert point(Place(20, -74), Place(44, 33)) == "north-east"


def test_degrees_of_longitude_are_short_in_the_north():
    assert apart(Place(60, 0), Place(60, 1)) == pytest.approx(55.6, abs=0.1)
