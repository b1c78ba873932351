"""The map says of each piece where it goes, and what it does that it did not do yesterday."""

import pytest

from game.present.mapping import Standing, going, joined, news_of, position
from game.scenario.model import Course, Fix, Piece

NOON = 12


def fixes(*places):
    """A course by (day, degrees north, degrees east), each at noon."""
    return tuple(Fix(day=day, hour=NOON, lat=lat, lon=lon) for day, lat, lon in places)


def standing(*ways, from_day=1, to_day=99):
    course = Course(
        fixes=fixes(*ways), orders="Go.", status="Well.", visible_from=from_day, visible_to=to_day
    )
    piece = Piece(
        id="ferry",
        name="Ferry",
        kind="ship",
        side="us",
        what="A ferry",
        courses=(course,),
        confidence="invented",
    )
    return Standing(piece, course, course.fixes, position(course.fixes, 1, NOON))


@pytest.mark.parametrize(
    ("end", "heading"),
    [
        ((2, 1), "north"),
        ((1, 2), "east"),
        ((0, 1), "south"),
        ((2, 0), "north-west"),
        ((1, 1), ""),
    ],
)
def test_a_heading_is_the_way_from_now_on(end, heading):
    assert going(fixes((1, 1, 1), (2, *end)), 1, NOON) == heading


@pytest.mark.parametrize(
    ("ways", "news"),
    [
        (((1, 0, 0), (9, 8, 0)), ""),
        (((1, 0, 0), (3, 2, 0), (9, 0, 0)), "turned"),
        (((1, 0, 0), (3, 2, 0), (9, 8, 3)), ""),
        (((1, 0, 0), (3, 2, 0)), "stopped"),
        (((3, 0, 0), (9, 8, 0)), "under way again"),
        (((1, 0, 0),), ""),
    ],
)
def test_news_are_what_differs_from_the_day_before(ways, news):
    assert news_of(standing(*ways), 3, NOON, NOON) == news


def test_what_was_not_there_yesterday_is_new_and_on_the_first_day_nothing_is():
    assert news_of(standing((1, 0, 0), from_day=3), 3, NOON, NOON) == "new on the map"
    assert news_of(standing((1, 0, 0), from_day=2), 3, NOON, NOON) == ""
    assert news_of(standing((1, 0, 0)), 1, NOON, NOON) == ""


def test_what_turned_after_yesterdays_map_was_drawn_is_news_however_late_todays_is():
    dawn, there = 3, standing((1, 0, 0), (2, 2, 0), (9, 0, 0))
    assert news_of(there, 3, NOON, dawn) == "turned"
    assert news_of(there, 3, NOON, NOON) == ""


def course(*ways):
    return Course(fixes=fixes(*ways), orders="Go.", status="Well.")


def test_before_its_first_fix_a_course_goes_as_the_next_that_holds():
    home, slow, out = course((5, 2, 2), (9, 0, 0)), course((3, 1, 1)), course((1, 0, 0), (4, 6, 6))
    assert joined([home]) == home.fixes
    assert joined([home, out]) == (*out.fixes, *home.fixes)
    assert joined([home, slow, out]) == (out.fixes[0], *slow.fixes, *home.fixes)
    assert joined([slow, home, out]) == (out.fixes[0], *slow.fixes)


def test_of_two_fixes_at_one_hour_the_one_that_leads_is_used():
    assert joined([course((2, 5, 5)), course((1, 0, 0), (2, 1, 1), (3, 2, 2))]) == fixes(
        (1, 0, 0), (2, 5, 5)
    )
