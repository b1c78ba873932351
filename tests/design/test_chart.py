"""Ships on the map are under way from the first day on which they are seen, and no faster than ships."""

from itertools import pairwise
from math import cos, hypot, radians

import pytest
from plays import shipped

KM_PER_DEGREE = 111.2
FASTEST = 37 * 24
"""Kilometres a day: twenty knots, which no freighter of 1962 kept up."""

COURSES = [
    pytest.param(piece, course, id=f"{piece.id}-{number}")
    for piece in shipped().map.pieces
    for number, course in enumerate(piece.courses)
    if len(course.fixes) > 1
]


@pytest.mark.parametrize(("piece", "course"), COURSES)
def test_a_ship_does_not_lie_still_before_her_first_fix(piece, course):
    first = course.fixes[0]
    clock = {day.day: day.clock for day in shipped().days}[course.visible_from]
    seen = 24 * course.visible_from + int(clock.split(":")[0])
    assert 24 * first.day + first.hour <= seen, piece.name


@pytest.mark.parametrize(("piece", "course"), COURSES)
def test_no_ship_flies(piece, course):
    for start, end in pairwise(course.fixes):
        days = end.day - start.day + (end.hour - start.hour) / 24
        north = (end.lat - start.lat) * KM_PER_DEGREE
        east = (end.lon - start.lon) * KM_PER_DEGREE * cos(radians((end.lat + start.lat) / 2))
        assert 0 <= hypot(north, east) / days <= FASTEST, f"{piece.name} from day {start.day}"
