"""Odds are judged by what came of them in this very play."""

from game.debrief.calibration import bins, scores
from game.debrief.forecasts import brier, forecasts, predictions
from game.debrief.voices import records

ODDS = {1: 70, 2: 20, 3: 90}


def test_evening_questions_resolve_in_the_players_own_play(begin, told):
    found = forecasts(told(begin(odds=ODDS)))
    assert [(each.odds, each.came, each.brier) for each in found] == [
        (70, True, 900),
        (20, False, 400),
        (90, True, 100),
    ]


def test_what_never_came_is_dropped(begin, told):
    account = told(begin(odds=ODDS, until=(2, "trace")))
    found = forecasts(account)
    assert [each.came for each in found] == [None, None]
    assert bins(found) == ()
    assert scores(found)[0].error is None


def test_an_unanswered_question_costs_nothing(begin, told):
    found = forecasts(told(begin()))
    assert [each.brier for each in found] == [None, None, None]


def test_calibration_and_the_scores_beside_it(begin, told):
    found = forecasts(told(begin(odds=ODDS)))
    assert [(each.odds, each.asked, each.came) for each in bins(found)] == [
        (20, 1, 0),
        (70, 1, 1),
        (90, 1, 1),
    ]
    by_name = {each.who: each for each in scores(found)}
    assert by_name[""].error == (900 + 400 + 100) // 3
    assert by_name["even"].error == 2500
    assert by_name["hale"].questions == 2
    assert by_name["hale"].error == (3600 + 400) // 2


def test_brier_is_the_squared_distance():
    assert brier(100, came=True) == 0
    assert brier(100, came=False) == 10_000
    assert brier(None, came=True) is None
    assert brier(50, came=None) is None


def test_advisers_have_a_record(begin, told):
    account = told(begin(guns="announce", question="d01-ask-shoals"))
    found = {each.person.id: each for each in records(account)}
    hale, moor = found["hale"], found["moor"]
    assert hale.questions == ("Where could boats of theirs pass?",)
    assert (hale.followed, hale.overruled) == (3, 1)
    assert (moor.followed, moor.overruled) == (1, 1)
    assert hale.decided == len([each for each in hale.said if each.came is not None])
    assert hale.right == sum(each.right is True for each in hale.said)
    assert hale.error is not None
    assert len(predictions(account)) == len(hale.said) + len(moor.said)


def test_records_of_an_unfinished_play_hold_what_is_known(begin, told):
    found = {each.person.id: each for each in records(told(begin(until=(1, "trace"))))}
    assert found["hale"].decided == 0
    assert found["hale"].error is None
