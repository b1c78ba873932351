"""What a question takes is said before it is asked; of a check, on the very button."""

from functools import cache
from pathlib import Path

import pytest

from game.play.record import Settings
from game.play.session import Session
from game.present.council import ask, open_today
from game.present.frame import Frame, half_hours
from game.scenario.load import load
from game.scenario.values import Length
from tests.debrief.conftest import drive

SHIPPED = Path(__file__).resolve().parents[2] / "scenarios" / "cuba-1962"


@cache
def frame_on(day: int) -> Frame:
    scenario = load(SHIPPED).scenario
    assert scenario is not None
    session = Session.begin(scenario, Settings(length=Length.FULL, luck="documented"), 1)
    drive(session, {}, (day, "council"))
    return Frame(session)


@pytest.mark.parametrize("day", [2, 4, 6])
def test_the_time_that_a_question_takes_is_told(day):
    frame = frame_on(day)
    for question in open_today(frame):
        action = ask(frame, question)
        assert half_hours(question.hours) in f"{action.label} {action.hint}"


def test_a_check_names_its_price_on_the_button_and_what_falls_with_it():
    frame = frame_on(4)
    florida = next(each for each in open_today(frame) if each.id == "d04-q-florida")
    label = ask(frame, florida, label="Have it checked").label
    assert label == "Have it checked (costs 1 hour, some composure, some secrecy)"


def test_what_cannot_be_foreseen_is_no_price():
    frame = frame_on(4)
    plain = next(each for each in open_today(frame) if each.id == "d04-q-what-is-not-there")
    assert ask(frame, plain).label.endswith("(costs half an hour)")
