"""The debrief as pages: reasons first, no score, sources near, open from any evening."""

import json
import random
import re
from functools import cache

import pytest
from table import Memory, blocks, forward, playing, tiny, until

from game.data import data_root
from game.debrief.exam import planning_sheet, questions_of
from game.debrief.qr import matrix
from game.play.auto import autoplay, blank, played
from game.play.record import Record, Settings
from game.play.session import Session
from game.present.after import exam
from game.present.citing import LIST_KEYS
from game.present.desk import Desk
from game.present.desk.state import Overlay
from game.present.frame import Frame
from game.present.page import (
    Calibration,
    CodePicture,
    Facts,
    Group,
    Heading,
    Page,
    Prose,
    Table,
    Timelines,
    as_json,
)
from game.present.settings import Settings as Shown
from game.rules.compile import compile_rules
from game.rules.kernel import Kernel
from game.rules.policies import named
from game.scenario.load import load
from game.scenario.model import Scenario
from game.scenario.values import Length
from game.text.numbering import numbers_of

SCORE = re.compile(
    r"accura|\bscore[sd]?\b|\bpoints\b|correct|\brank|\bgrade [A-F]\b", re.IGNORECASE
)
"""Words that would mark a play, or weigh it by its likeness to history."""


@cache
def crisis() -> Scenario:
    found = load(data_root() / "scenarios" / "cuba-1962")
    assert found.scenario is not None
    return found.scenario


LIKENESS = re.compile(
    r"\d+ (of|out of) \d+ (days|decisions|choices)|(match|agree)\w* (with )?history \d|\d ?% ",
    re.IGNORECASE,
)
"""A count of how often a play was like history."""


def record_of(policy: str, length: Length, seed: int = 1) -> Record:
    scenario = crisis()
    kernel = Kernel(compile_rules(scenario, length))
    start = blank(scenario, kernel, Settings(length), seed)
    return played(start, autoplay(kernel, start, named(scenario, kernel.rules, policy, seed)))


def debrief_of(record: Record) -> list[Page]:
    """Every page from where a record stands to the end of its debrief."""
    desk = Desk(crisis(), Memory(), Shown(asked=True))
    desk.take(Session.resume(crisis(), record))
    if desk.session.can("debrief"):
        desk.session.go("debrief")
        desk._page = None
    pages = [desk.page()]
    while any(each.id == "go:next" and each.enabled for each in pages[-1].actions):
        desk.act("go:next")
        pages.append(desk.page())
    return pages


def shown(page: Page) -> str:
    return json.dumps(as_json((page.main, page.side)), ensure_ascii=False)


@pytest.mark.parametrize("policy", ["history", "fold", "delegated", "random"])
def test_the_first_page_holds_no_outcome(policy: str):
    pages = debrief_of(record_of(policy, Length.LESSON, seed=3))
    first = next(page for page in pages if page.kind == "debrief-first")
    text = shown(first)
    scenario = crisis()
    told = [
        each
        for ending in scenario.endings
        for each in (ending.title, ending.text, ending.how, ending.clue)
    ]
    told += [item.text for day in scenario.days for item in day.envelope.items]
    told += [day.evening.answer for day in scenario.days]
    told += [matter.historical.why for day in scenario.days for matter in day.matters]
    told += [variant.text for day in scenario.days for variant in day.night]
    told += [reading.comment for reading in scenario.readings]
    assert not [each for each in told if each in text]
    assert not [b for b in blocks(first) if isinstance(b, Timelines | Calibration)]


def test_there_is_no_way_back_to_the_reasons_once_results_are_shown():
    desk = playing()
    until(desk, "debrief-envelopes")
    assert not desk.session.can("back")


@pytest.mark.parametrize("policy", ["history", "blockade"])
def test_nothing_in_the_debrief_marks_the_play(policy: str):
    for page in debrief_of(record_of(policy, Length.FULL)):
        if page.kind == "debrief-exam":
            continue  # marks there are an examiner's
        heads = [page.title, page.subtitle]
        for block in blocks(page):
            if isinstance(block, Heading):
                heads += [block.text, block.note]
            elif isinstance(block, Table):
                heads += [block.caption, *block.head]
            elif isinstance(block, Calibration):
                heads += [block.title, block.note, *(band.told for band in block.bands)]
        assert not [text for text in heads if SCORE.search(text)], page.kind
        assert not LIKENESS.search(shown(page)), page.kind


def test_every_day_of_the_timelines_has_its_sources_one_key_away():
    desk = Desk(crisis(), Memory(), Shown(asked=True))
    desk.take(Session.resume(crisis(), record_of("history", Length.LESSON)))
    while desk.page().kind != "debrief-days":
        desk.act("go:next")
    for day in range(1, 14):
        desk.act(f"day:{day}")
        (action,) = (each for each in desk.page().actions if each.key == "s")
        desk.act(action.id)
        assert desk.page().kind == "sources"
        assert desk.page().main
        desk.act("close")


def test_each_day_tells_what_both_did_and_knew():
    desk = Desk(crisis(), Memory(), Shown(asked=True))
    session = Session.resume(crisis(), record_of("tight", Length.FULL))
    for day in range(1, 14):
        for paper in session.papers(day):
            session.mark_read(paper.id)
    desk.take(session)
    while desk.page().kind != "debrief-days":
        desk.act("go:next")
    for day in range(1, session.day + 1):
        desk.act(f"day:{day}")
        rows = [row for block in desk.page().side if isinstance(block, Facts) for row in block.rows]
        names = [name for name, _told in rows]
        assert {"You", "He", "had read", "knew"} <= set(names), day
        assert "others" in names, day


def test_a_school_can_be_weighed_and_the_weighing_is_kept():
    desk = playing()
    until(desk, "debrief-historians")
    (first, *_rest) = (a.id for a in desk.page().actions if a.id.startswith("open:school:"))
    desk.act(first)
    field = next(a for a in desk.page().actions if a.role == "field")
    desk.act(field.id, "Against it: the log is silent.")
    assert "Against it: the log is silent." in shown(desk.page())
    again = Session.resume(tiny(), desk.session.record)
    name = first.removeprefix("open:school:")
    assert again.notes.get("text", f"school/{name}") == "Against it: the log is silent."


def test_no_school_is_open_during_play():
    desk = playing()
    desk.state.stack.append(Overlay("school", "harbourmasters"))
    desk._page = None
    assert desk.page().title == "Not here"


def test_ticks_turn_on_and_off():
    desk = playing()
    until(desk, "debrief-exam")
    tick = next(a for a in desk.page().actions if a.id.startswith("tick:"))
    assert tick.pressed is False
    desk.act(tick.id)
    assert desk.page().action(tick.id).pressed is True
    desk.act(tick.id)
    assert desk.page().action(tick.id).pressed is False


def test_a_reason_is_picked_from_the_players_own_papers():
    desk = playing()
    desk.session.mark_read("d01-log")
    until(desk, "debrief-first")
    pick = next(a for a in desk.page().actions if a.id.startswith("pick:decision:guns"))
    desk.act(pick.id)
    papers = [b for b in desk.page().side if isinstance(b, Group)]
    assert papers[0].actions == ("pick:paper/d01-log",)
    desk.act("pick:paper/d01-log")
    assert desk.page().action("pick:paper/d01-log").pressed is True


def test_papers_that_a_choice_lays_out_move_no_number():
    desk = playing()
    desk.session.mark_read("d01-log")
    before = numbers_of(until(desk, "debrief-first"))
    desk.act(next(each for each in before if each.startswith("pick:decision:guns")))
    after = numbers_of(desk.page())
    assert after["pick:paper/d01-log"] > max(before.values())
    assert {each: after[each] for each in before} == before


@pytest.mark.parametrize(
    "phase", ["morning", "council", "matters", "forecast", "dispatch", "trace"]
)
def test_the_debrief_opens_from_any_phase_and_gives_nothing_of_the_day_away(phase: str):
    desk = playing()
    chance = random.Random(2)
    while desk.session.day < 2:
        forward(desk, chance)
    page = until(desk, phase)
    assert any(a.id == "go:debrief" for a in page.actions) or desk.session.can("debrief")
    today = desk.scenario.days[1]
    desk.session.go("debrief")
    desk._page = None
    told = ""
    while desk.page().kind.startswith("debrief"):
        told += shown(desk.page())
        desk.act("go:next")
    if phase != "trace":
        assert not [item.text for item in today.envelope.items if item.text in told]
    assert not [i.text for i in desk.scenario.days[2].envelope.items if i.text in told]
    assert "Unfinished" in told
    assert told.count("Why this was open") in (2, 3)


def test_an_unfinished_play_of_the_crisis_has_three_ways_on():
    record = record_of("history", Length.LESSON)
    for count in (1, 10, 20, 30, 40):
        session = Session.resume(crisis(), Record(
            record.scenario, record.version, record.digest, record.settings, record.seed,
            record.choices[:count],
        ))  # fmt: skip
        pages = debrief_of(session.record)
        (page,) = (page for page in pages if page.kind == "debrief-endings")
        ways = [b for b in page.main if isinstance(b, Prose) and "Why this was open" in b.text]
        assert len(ways) == 3, count


def test_the_crisis_has_comments_from_many_schools_and_two_on_each_commented_day():
    scenario = crisis()
    assert len(scenario.readings) >= 30
    assert len({each.school for each in scenario.readings}) == len(scenario.schools)
    for ending in scenario.endings:
        spoken = {each.school for each in scenario.readings if ending.id in each.endings}
        assert len(spoken) > 1, ending.id
    for day in scenario.days:
        for matter in day.matters:
            if Length.LESSON not in matter.lengths or matter.half:
                continue
            for option in matter.options:
                name = f"{matter.id}/{option.id}"
                spoken = {
                    each.school
                    for each in scenario.readings
                    if each.when is not None and name in each.when.model_dump_json()
                }
                assert len(spoken) > 1, name


def test_each_course_sets_a_question_and_both_of_the_study_notes_are_there():
    scenario = crisis()
    set_by = {form.profile for each in scenario.exam_questions for form in each.forms}
    assert set_by == {profile.id for profile in scenario.exam_profiles}
    stems = {form.stem for each in scenario.exam_questions for form in each.forms}
    assert "Explain why the Sino-Soviet split occurred during Khrushchev’s leadership." in stems
    assert (
        "Assess the significance of the Cuban Missile Crisis in changing superpower relations."
        in stems
    )


def test_the_last_page_shows_the_code_as_a_picture_with_words_beside_it():
    desk = playing()
    page = until(desk, "message")
    (picture,) = (block for block in page.main if isinstance(block, CodePicture))
    assert picture.rows == matrix("TINY-CODE")
    assert "TINY-CODE" in picture.alternative


def test_the_last_page_says_what_became_of_a_file():
    desk = playing()
    until(desk, "message")
    desk.act("export:html")
    assert "Written: html" in shown(desk.page())
    assert desk.page().announcement == "Written: html"
    desk.act("export:short-pdf")
    assert "Written: short-pdf" in shown(desk.page())


def test_no_envelope_of_the_crisis_cites_more_sources_than_there_are_keys():
    for day in crisis().days:
        cited = {source.id for item in day.envelope.items for source in item.sources}
        assert len(cited) <= len(LIST_KEYS), day.day


def test_the_exam_desk_opens_with_the_question_that_the_own_play_says_most_to():
    session = Session.resume(crisis(), record_of("random", Length.LESSON, 3))
    frame = Frame(session)
    profile, question = exam.chosen(frame)
    asked = [each.id for each, _form in questions_of(frame.account, profile)]

    def evidence(each):
        return sum(len(part.own) for part in planning_sheet(frame.account, each, profile).parts)

    assert evidence(question) == max(map(evidence, asked)) > 0
