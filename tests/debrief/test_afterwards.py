"""What is said of a play afterwards: reasons, comments, evidence, ways on."""

from dataclasses import replace

import pytest

from game.debrief.exam import SAME, planning_sheet, questions_of
from game.debrief.margin import of_day, remarks, speaking
from game.debrief.reasons import reasons
from game.debrief.ways_on import ways_on
from game.play.session import Session


def test_a_school_speaks_of_the_choice_that_was_made(begin, told):
    hidden = remarks(told(begin()))
    shown = remarks(told(begin(guns="announce")))
    assert [each.reading.id for each in of_day(hidden, 1)] == ["hidden-guns", "hidden-in-fog"]
    assert [each.reading.id for each in of_day(shown, 1)] == ["shown-guns"]
    assert [school.id for school in speaking(hidden)] == ["harbourmasters", "fog"]


def test_a_comment_rests_on_its_own_sources_or_on_those_of_its_school(begin, told):
    found = {each.reading.id: each for each in remarks(told(begin()))}
    assert [ref.id for ref in found["hidden-guns"].sources] == ["log"]
    assert found["hidden-guns"].changes_mind == "An order to fire that names the guns."
    if "patrols-met" in found:
        assert found["patrols-met"].changes_mind == "A lamp."


def test_comments_on_an_ending_wait_for_the_ending(begin, told):
    whole = {each.reading.id for each in remarks(told(begin()))}
    running = {each.reading.id for each in remarks(told(begin(until=(3, "matters"))))}
    closed = told(begin()).session.ending
    assert ("kept" in whole) == (closed.id == "treaty-kept")
    assert "kept" not in running


def test_no_comment_stands_beside_a_day_that_was_not_reached(begin, told):
    assert remarks(told(begin(until=(1, "matters")))) == ()


# -- reasons before results


def test_a_reason_is_picked_from_the_papers_of_the_remembered_day(begin, told):
    session = begin()
    session.mark_read("d01-log")
    assert reasons(told(session)).at_hand == ()
    session.note("reason", "decision", "guns")
    session.note("reason", "paper/d01-log", "1")
    said = reasons(told(session))
    assert said.decision.option.id == "hide"
    assert said.at_hand[0][0].id == "d01-log"
    assert said.at_hand[0][1] is True
    assert [paper.id for paper in said.papers] == ["d01-log"]


def test_a_picked_decision_that_was_never_made_is_none(begin, told):
    session = begin()
    session.note("reason", "decision", "no-such-matter")
    assert reasons(told(session)).decision is None


# -- the exam desk


def test_a_planning_sheet_gathers_the_students_own_evidence(begin, told):
    session = begin(guns="announce", initiative="walk", odds={1: 30})
    session.mark_read("d01-log")
    session.note("grade", "d01-log", "doubt")
    sheet = planning_sheet(told(session), "why-guns", "evening-class")
    fear, habit = sheet.parts
    assert [(each.kind, each.text, each.beside) for each in fear.own] == [
        ("decision", "Announced the guns", "Hid the guns"),
        ("paper", "Harbour log", "You doubted it."),
        ("forecast", fear.own[2].text, fear.own[2].beside),
    ]
    assert "You said 30 in 100" in fear.own[2].text
    assert {(each.kind, each.beside) for each in habit.own} == {("initiative", SAME)}
    assert [each.target for each in fear.recorded] == ["codex:cannon"]
    assert [each.target for each in habit.recorded] == ["document:proclamation"]
    assert [each.school.id for each in sheet.remarks] == ["harbourmasters"]


def test_an_unread_paper_and_a_forecast_not_given_are_no_evidence(begin, told):
    sheet = planning_sheet(told(begin()), "why-guns", "evening-class")
    assert [each.kind for each in sheet.parts[0].own] == ["decision"]


def test_ticks_and_lines_are_notes_that_come_back(begin, told):
    session = begin()
    session.note("tick", "why-guns/weighed", "1")
    session.note("text", "plan/why-guns/claim", "Fear, and then habit.")
    again = Session.resume(session.scenario, session.record, session.kernel)
    sheet = planning_sheet(told(again), "why-guns", "evening-class")
    assert [(each.tick.id, each.done) for each in sheet.ticks] == [
        ("reasons", False),
        ("weighed", True),
        ("dated", False),
    ]
    assert dict(sheet.written)["claim"] == "Fear, and then habit."


def test_a_course_sets_its_own_questions(begin, told):
    account = told(begin())
    assert [each.id for each, _form in questions_of(account, "evening-class")] == ["why-guns"]
    assert questions_of(account, "no-course") == ()
    with pytest.raises(KeyError):
        planning_sheet(account, "why-guns", "no-course")


# -- unfinished


def test_a_finished_play_has_no_ways_on(begin, told):
    assert ways_on(told(begin())) == ()


def test_ways_on_are_really_played_and_part_from_each_other(begin, told):
    account = told(begin(until=(2, "matters")))
    found = ways_on(account)
    assert 1 < len(found) <= 3
    assert len({(each.apart.matter.id, each.apart.option.id) for each in found}) == len(found)
    assert all(each.apart.day >= 2 for each in found)
    assert all(each.apart.why for each in found)
    assert ways_on(told(begin(until=(2, "matters")))) == found


def test_looking_for_ways_on_moves_nothing(begin, told):
    session = begin(until=(2, "matters"))
    before = session.record
    ways_on(told(session))
    assert session.record == before
    assert replace(before) == session.record
