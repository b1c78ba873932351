"""Ships on the map are no faster than ships, and an order to them shows."""

from itertools import pairwise
from math import cos, hypot, radians

import pytest
from plays import shipped

from game.present.mapping import joined, position

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
def test_no_ship_flies(piece, course):
    for start, end in pairwise(course.fixes):
        days = end.day - start.day + (end.hour - start.hour) / 24
        north = (end.lat - start.lat) * KM_PER_DEGREE
        east = (end.lon - start.lon) * KM_PER_DEGREE * cos(radians((end.lat + start.lat) / 2))
        assert 0 <= hypot(north, east) / days <= FASTEST, f"{piece.name} from day {start.day}"


FAR_SHIPS = ("kimovsk", "yuri-gagarin", "poltava")


@pytest.mark.parametrize("ship", FAR_SHIPS)
@pytest.mark.parametrize(
    ("order", "day"),
    [
        ("initiative/slow-the-far-ships", 4),
        ("the-jigsaw/stop-in-the-calm", 6),
        ("free-move/turn-the-far-ships", 8),
    ],
)
def test_an_order_to_the_far_ships_shows_where_they_are(ship, order, day):
    piece = next(each for each in shipped().map.pieces if each.id == ship)
    plain = piece.courses[-1]
    told = next(each for each in piece.courses if each.when and each.when.chosen == order)
    there, here = (joined(each) for each in ([plain], [told, plain]))
    assert position(here, day, 0).lon > position(there, day, 0).lon + 1
