"""Replays from the desk: one change, a day at a time, secret motives, roads not taken."""

from __future__ import annotations

from table import main, new_desk, playing, until

from game.debrief.reckoning import motive_of, reckoned
from game.play.session import Session
from game.present import again
from game.present.closing import own_reckoning
from game.present.frame import Frame
from game.present.front import Kept
from game.present.page import Card, Group, Heading, Prose
from tests.rules.small import tiny


def texts(blocks: object) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Prose | Heading)]  # type: ignore[attr-defined]


def ids(desk) -> list[str]:
    return [action.id for action in desk.page().actions]


def finished(length: str = "lesson"):
    desk = playing(length)
    until(desk, "ending")
    return desk


def test_an_ending_offers_to_play_again_with_one_change():
    desk = finished()
    assert again.ONE_CHANGE in ids(desk)
    desk.act(again.ONE_CHANGE)
    page = desk.page()
    cards = [block for block in page.main if isinstance(block, Card)]
    assert cards
    assert all(card.action.startswith("change:") for card in cards)


def test_a_running_play_offers_no_change():
    desk = playing()
    until(desk, "trace")
    assert again.ONE_CHANGE not in ids(desk)


def test_a_changed_play_stands_at_its_decision_and_marks_what_was_answered():
    desk = finished()
    first = desk.session.record
    desk.act(again.ONE_CHANGE)
    change = next(action for action in desk.page().actions if action.id.startswith("change:"))
    desk.act(change.id)
    page = desk.page()
    assert page.kind in ("matters", "order")
    assert page.note == again.BEGUN
    marked = [action for action in page.actions if action.role == "option" and action.pressed]
    assert [action.id.removeprefix("option:") for action in marked] == [
        first.choices[len(desk.session.record.choices)].id
    ]


def test_a_day_can_run_as_the_first_time_and_then_shows_its_night():
    desk = finished()
    desk.act(again.ONE_CHANGE)
    desk.act(next(action.id for action in desk.page().actions if action.id.startswith("change:")))
    assert "as-before" in ids(desk)
    desk.act("as-before")
    assert desk.page().kind == "dispatch"


def test_an_unchanged_replay_ends_as_the_first_and_says_so():
    desk = finished()
    ended = desk.session.ending.id
    desk.act(again.ONE_CHANGE)
    desk.act(next(action.id for action in desk.page().actions if action.id.startswith("change:")))
    for _step in range(80):
        if desk.session.phase == "ending":
            break
        if "as-before" in ids(desk):
            desk.act("as-before")
        elif "sign" in ids(desk):
            desk.act("sign")
        else:
            desk.act(main(desk.page()).id)
    page = desk.page()
    assert desk.session.ending.id == ended
    told = " ".join(texts(page.side))
    assert "Beside your first play" in told
    assert "Both ended alike" in told


def test_the_title_page_offers_a_change_of_a_play_that_is_over(monkeypatch):
    desk = finished()
    desk.act("go:leave")
    assert not any(name.startswith("change-of:") for name in ids(desk))
    monkeypatch.setattr(
        desk.state.keeper, "kept", lambda: [Kept("one", 3, "tiny, 9 choices", over=True)]
    )
    desk.act("settings:text:110")
    assert "change-of:one" in ids(desk)
    desk.act("change-of:one")
    assert desk.page().id == again.ONE_CHANGE


# -- a day at a time


def test_a_calendar_play_stops_kindly_after_each_day_and_goes_on_the_next_morning():
    desk = playing("calendar")
    until(desk, "trace")
    page = desk.page()
    assert main(page).id == "till-tomorrow"
    assert "go:next_day" in [action.id for action in page.actions]
    desk.act("till-tomorrow")
    page = desk.page()
    assert page.kind == "title"
    assert "Day 1 is done, and kept" in page.note
    assert "TINY-CODE" in page.note
    desk.act("continue:one")
    assert (desk.session.day, desk.session.phase) == (2, "morning")


def test_a_lesson_goes_straight_on():
    desk = playing()
    until(desk, "trace")
    assert main(desk.page()).id == "go:next_day"


# -- secret motives


def test_a_motive_is_chosen_before_the_play_and_shown_where_things_stand():
    desk = new_desk()
    desk.act("new")
    page = desk.page()
    group = next(
        block for block in page.main if isinstance(block, Group) and "motive" in block.label
    )
    assert group.actions == ("set:motive:", "set:motive:trade", "set:motive:pride")
    desk.act("set:motive:trade")
    assert "You want the ferry tolls." in texts(desk.page().main)
    desk.act("begin")
    assert desk.session.settings.motive == "trade"
    while desk.page().kind == "prologue":
        desk.act(main(desk.page()).id)
    desk.act("standing")
    assert any("Trade" in text for text in texts(desk.page().side))


def test_a_motive_has_its_own_reckoning_at_the_end_and_no_total():
    desk = new_desk()
    for action in ("new", "set:motive:trade", "begin"):
        desk.act(action)
    until(desk, "ending")
    told = texts(desk.page().main)
    assert any(text.startswith("Your own reckoning: Trade") for text in told)
    answers = [text for text in told if "Do the ferries run?" in text]
    assert len(answers) == 1
    assert not any(character.isdigit() for character in answers[0])


def test_after_nuclear_war_nothing_is_reckoned():
    desk = new_desk()
    for action in ("new", "set:motive:trade", "begin"):
        desk.act(action)
    until(desk, "ending")
    frame = Frame(desk.session)
    assert len(own_reckoning(frame)) > 2
    closed = desk.session.ending
    ends = tuple(
        each.model_copy(update={"kind": "nuclear"}) if each.id == closed.id else each
        for each in desk.session.scenario.endings
    )
    burnt = desk.session.scenario.model_copy(update={"endings": ends})
    after = own_reckoning(Frame(Session.resume(burnt, desk.session.record)))
    told = [block.text for block in after]
    assert told[0].startswith("Your own reckoning: Trade")
    assert "nothing is left to reckon" in told[-1]
    assert not any("Do the ferries run?" in text for text in told)


def test_without_a_motive_nothing_is_reckoned():
    assert not any("reckoning" in text for text in texts(finished().page().main))


def test_a_reckoning_answers_each_question_by_the_first_line_that_holds():
    desk = finished()
    motive = motive_of(tiny(), "trade")
    assert motive is not None
    view = desk.session.view
    agreed = view.flag("agreed")
    expected = "They do, and they pay." if agreed else "They lie in harbour."
    assert [each.answer for each in reckoned(motive, view)] == [expected]
    assert motive_of(tiny(), "") is None


# -- roads not taken


def test_the_tree_of_endings_gives_clues_to_those_not_met_and_tells_those_that_were():
    desk = finished()
    closed = desk.session.ending
    until(desk, "debrief-endings")
    told = " ".join(texts(desk.page().side))
    assert f"**{closed.title}.** Yours." in told
    for ending in tiny().endings:
        if ending.id != closed.id:
            assert ending.clue in told
            assert ending.how not in told
