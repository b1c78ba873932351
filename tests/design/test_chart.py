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


FAR_SHIPS = ("kimovsk", "yuri-gagarin", "poltava")


def east(course, hour):
    """The longitude of a course at an hour, counted from the midnight before the first day."""
    times = [24 * fix.day + fix.hour for fix in course.fixes]
    place = next(place for place, time in enumerate(times) if time >= hour)
    if place == 0:
        return course.fixes[0].lon
    start, end = course.fixes[place - 1], course.fixes[place]
    share = (hour - times[place - 1]) / (times[place] - times[place - 1])
    return start.lon + share * (end.lon - start.lon)


@pytest.mark.parametrize("ship", FAR_SHIPS)
@pytest.mark.parametrize(
    ("order", "day"),
    [
        ("slow-the-far-ships", 4),
        ("stop-in-the-calm", 6),
        ("turn-the-far-ships", 8),
    ],
)
def test_an_order_to_the_far_ships_shows_where_they_are(ship, order, day):
    piece = next(each for each in shipped().map.pieces if each.id == ship)
    plain = piece.courses[-1]
    told = [each for each in piece.courses if order in str(each.when)]
    assert told
    for course in told:
        assert east(course, 24 * day) > east(plain, 24 * day) + 1
