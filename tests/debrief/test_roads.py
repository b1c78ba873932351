"""How it came to this, what moved, and which roads were left."""

import pytest

from game.debrief.causes import causes
from game.debrief.compare import history_of
from game.debrief.gauges import curves
from game.debrief.roads import forks, undone, unmet


def test_every_gauge_has_a_point_for_each_night(begin, told):
    session = begin()
    account = told(session)
    found = curves(account, history_of(session, account.shelf))
    assert [each.gauge.id for each in found] == ["calm", "danger", "trust"]
    for each in found:
        assert [day for day, _value in each.yours] == [1, 2, 3]
        assert [day for day, _value in each.history] == [1, 2, 3]
    danger = found[1]
    assert danger.yours == danger.history == ((1, 18), (2, 11), (3, 0))
    assert next(each.text for each in danger.strong) == "Hid the guns"


def test_curves_stop_where_the_play_does(begin, told):
    session = begin(until=(2, "matters"))
    account = told(session)
    calm = curves(account, history_of(session, account.shelf))[0]
    assert [day for day, _value in calm.yours] == [1]
    assert [day for day, _value in calm.history] == [1, 2, 3]


def test_rest_is_no_event(begin, told):
    session = begin()
    account = told(session)
    for each in curves(account, history_of(session, account.shelf)):
        assert "Rest" not in [event.text for event in each.strong]


def test_an_ending_follows_from_choices(begin, told):
    session = begin(guns="announce", guns_go="stored")
    found = causes(told(session), session.ending)
    assert "Signed the treaty" in [each.text for each in found]
    assert [each.day for each in found] == sorted(each.day for each in found)
    assert len(found) <= 6
    assert sum(not each.own for each in found) <= 2


def test_a_fuse_is_named_with_its_cause(begin, told):
    session = begin(guns="more")
    assert "Because on the 1st your carts were heard" in [
        fact.because for fact in told(session).everything
    ]


def test_endings_that_were_not_met_have_a_clue(begin, told):
    session = begin()
    found = unmet(told(session))
    assert session.ending.id not in [each.id for each in found]
    assert len(found) == 3
    assert all(each.clue for each in found)


def test_an_unfinished_play_has_met_no_ending(begin, told):
    assert len(unmet(told(begin(until=(2, "matters"))))) == 4


def test_answers_that_were_not_given(begin, told):
    found = forks(told(begin(guns="announce")))
    assert next((each.day, each.taken.id) for each in found) == (1, "announce")
    assert [each.option.id for each in found[0].left] == ["hide", "more"]
    assert all(left.open for each in found for left in each.left)


def test_initiatives_that_were_left(begin, told):
    found = undone(told(begin(initiative="warn-reyes")))
    assert [(each.day, left.option.id, left.open) for each in found for left in each.left] == [
        (1, "walk", True),
        (2, "telephone-reyes", False),
    ]


@pytest.mark.parametrize("seed", range(20))
def test_any_play_can_be_looked_back_on(begin, told, seed):
    wild = {"guns": "more", "boats": "go-through", "treaty": "delay"}
    session = begin(luck="drawn", seed=seed, **wild)
    account = told(session)
    assert causes(account, session.ending) is not None
    assert forks(account)
    assert curves(account, history_of(session, account.shelf))[0].yours
