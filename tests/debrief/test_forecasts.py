"""Odds are judged by what came of them in this very play."""

import pytest

from game.debrief.account import Account
from game.debrief.calibration import bins, scores
from game.debrief.forecasts import brier, forecasts, predictions
from game.debrief.shelf import Shelf
from game.debrief.voices import records
from game.play.record import Settings
from game.play.session import Session
from game.scenario.values import Length
from tests.debrief.conftest import drive

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


@pytest.mark.parametrize(("guns", "open_"), [("hide", ""), ("announce", "otherwise")])
def test_what_supposed_a_choice_is_judged_only_where_it_was_made(tiny, guns, open_):
    supposing = _supposing(tiny, "hide")
    session = Session.begin(supposing, Settings(length=Length.FULL, luck="documented"), 1)
    drive(session, {"guns": guns})
    said = next(
        each
        for each in predictions(Account(session, Shelf(supposing)))
        if each.text == "They will not find them."
    )
    assert said.outcome.open == open_
    assert (said.came is None) == bool(open_)


def _supposing(scenario, option):
    """The scenario, with the prediction on the guns made for one option only."""
    data = scenario.model_dump(by_alias=True, exclude_unset=True)
    voices = (v for d in data["days"] for m in d["matters"] for v in m["voices"])
    voice = next(
        v for v in voices if (v.get("prediction") or {}).get("text", "").startswith("They")
    )
    voice["prediction"]["given"] = (option,)
    return type(scenario).model_validate(data)


def test_what_is_foretold_by_night_is_judged_where_it_was_heard(tiny):
    """Who spoke is told by how things stood when the matter was put, not by what came of it."""
    data = tiny.model_dump(by_alias=True, exclude_unset=True)
    matter = next(m for d in data["days"] for m in d["matters"] if m["id"] == "shot-in-the-fog")
    foretold = {"odds": 80, "when": {"track": "ladder", "is": "words"}, "due_day": 3}
    voice = {"who": "hale", "stance": 40, "headline": "No", "text": "No.", "basis": "invented"}
    matter["voices"] = (
        {**voice, "prediction": {**foretold, "text": "It is heard."}},
        {
            **voice,
            "who": "moor",
            "when": {"track": "ladder", "below": "shots"},
            "prediction": {**foretold, "text": "It is not heard."},
        },
    )
    for option in matter["options"]:
        option["now"] = {**option["now"], "ladder": "back"}
    voiced = type(tiny).model_validate(data)
    heard = {}
    for seed in range(1, 40):
        session = Session.begin(voiced, Settings(length=Length.FULL, luck="drawn"), seed)
        drive(session, {"guns": "announce", "boats": "go-through"})
        put = any(taken.owner == "shot-in-the-fog" for taken in session.chosen())
        account = Account(session, Shelf(voiced))
        said = [each for each in predictions(account) if "heard" in each.text]
        heard[put] = [each.text for each in said]
        advised = {
            each.person.id
            for each in records(account)
            for one in each.advice
            if one.matter == "A shot in the fog"
        }
        assert advised == ({"hale"} if put else set())
        # Words there were that morning, before anything was said, and never again.
        if put and account.at(2, 0).track("ladder") == "words":
            assert [each.came for each in said] == [False]
            heard["judged"] = True
    assert heard == {True: ["It is heard."], False: [], "judged": True}
