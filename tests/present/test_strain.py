"""What the player's own state does to his pages, and ways down that close."""

from __future__ import annotations

import random
from typing import Any

from table import Memory, forward, main, until

from game.play.answers import answer, commitment, was_veiled
from game.present import exits, strain
from game.present.council import record_of, reply
from game.present.desk import Desk
from game.present.frame import Frame
from game.present.page import GaugeRow, Heading, KnotMeter, OptionCard, Prose, Sheet
from game.present.settings import Settings
from game.scenario.model import Frayed, Scenario, Veiled
from tests.rules.small import tiny


def changed(calm: int, **more: Any) -> Scenario:
    """The tests' scenario with another calm to begin with."""
    whole = tiny()
    gauges = tuple(
        gauge.model_copy(update={"start": calm})
        if gauge.id == "calm"
        else gauge.model_copy(update={"worst": "high"} if gauge.knot else {})
        for gauge in whole.gauges
    )
    frayed = Frayed.model_validate(
        {
            "when": {"gauge": "calm", "below": 65},
            "why_not": "You are too tired for this.",
            "certain": "You see only the worst.",
            "slips": "An angry word has slipped into your letter.",
        }
    )
    head = whole.head.model_copy(update={"frayed": frayed})
    return whole.model_copy(update={"gauges": gauges, "head": head, **more})


def sane_first(whole: Scenario) -> Scenario:
    """The same with the first answer of the first matter marked as the sane one."""
    day = whole.days[0]
    matter = day.matters[0]
    options = (matter.options[0].model_copy(update={"sane": True}), *matter.options[1:])
    matters = (matter.model_copy(update={"options": options}), *day.matters[1:])
    days = (day.model_copy(update={"matters": matters}), *whole.days[1:])
    return whole.model_copy(update={"days": days})


def desk_of(whole: Scenario, length: str = "full") -> Desk:
    desk = Desk(whole, Memory(), Settings(asked=True))
    for action in ("new", f"set:length:{length}", "begin"):
        desk.act(action)
    while desk.page().kind == "prologue":
        desk.act(main(desk.page()).id)
    return desk


def blocks(page: Any, kind: type) -> list[Any]:
    return [block for block in (*page.main, *page.side) if isinstance(block, kind)]


def prose(page: Any) -> str:
    return " ".join(block.text for block in blocks(page, Prose))


# -- worn out


def test_a_worn_out_player_finds_the_sane_answer_struck_out_and_reads_why():
    desk = desk_of(sane_first(changed(55)))
    page = until(desk, "matters")
    first = tiny().days[0].matters[0].options[0]
    action = next(each for each in page.actions if each.id == f"option:{first.id}")
    assert not action.enabled
    assert action.why_not == "You are too tired for this."
    assert any(each.enabled for each in page.actions if each.role == "option")


def test_a_rested_player_finds_it_open():
    page = until(desk_of(sane_first(changed(80))), "matters")
    first = tiny().days[0].matters[0].options[0]
    assert next(each for each in page.actions if each.id == f"option:{first.id}").enabled


def knot_of(desk: Desk) -> KnotMeter:
    return blocks(desk.page(), KnotMeter)[0]


def test_to_a_worn_out_player_the_worst_case_looks_certain():
    tired, rested = desk_of(changed(55)), desk_of(changed(80))
    assert knot_of(tired).low == knot_of(tired).high
    assert knot_of(tired).high == knot_of(rested).high
    assert knot_of(rested).low < knot_of(rested).high
    assert knot_of(tired).caption == "You see only the worst."
    assert knot_of(rested).caption == ""


def test_a_gauge_without_a_worst_end_is_seen_alike():
    tired, rested = desk_of(changed(55)), desk_of(changed(80))
    for name in ("trust",):
        seen = [row for desk in (tired, rested) for row in _rows(desk) if row.id == name]
        assert all(row.value_text == seen[0].value_text for row in seen)


def _rows(desk: Desk) -> list[GaugeRow]:
    desk.act("standing")
    found = blocks(desk.page(), GaugeRow)
    desk.act("close")
    return found


# -- numb


def test_alarming_sentences_are_left_out_of_a_numb_players_papers():
    desk = desk_of(changed(97))
    frame = Frame(desk.session)
    told = strain.read(frame, "All is calm. A shot was heard. There is danger. The ferry ran.")
    assert told == "All is calm. [Left out.] The ferry ran."


def test_words_that_only_begin_like_an_alarming_one_are_let_through():
    desk = desk_of(changed(97))
    text = "Shots fell. The shotgun hangs on the wall. It was dangerous?"
    told = strain.read(Frame(desk.session), text)
    assert told == "[Left out.] The shotgun hangs on the wall. It was dangerous?"


def test_a_player_who_is_not_numb_reads_all():
    desk = desk_of(changed(80))
    text = "A shot was heard.\n\nThere is danger."
    assert strain.read(Frame(desk.session), text) == text


def test_what_is_left_out_is_left_out_of_the_paper_on_the_desk():
    whole = changed(97)
    day = whole.days[0]
    papers = (day.papers[0].model_copy(update={"text": "A shot fell. It rained."}),)
    days = (day.model_copy(update={"papers": (*papers, *day.papers[1:])}), *whole.days[1:])
    desk = desk_of(whole.model_copy(update={"days": days}))
    desk.act(f"open:paper:{papers[0].id}")
    sheet = blocks(desk.page(), Sheet)[0]
    assert sheet.body[0].text == "[Left out.] It rained."


# -- letters of a worn-out player


def test_a_letter_that_leaves_in_anger_is_told_on_the_tape():
    tired = [page for page in pages_of(desk_of(changed(55)), 40) if page.kind == "dispatch"]
    rested = [page for page in pages_of(desk_of(changed(90)), 40) if page.kind == "dispatch"]
    slip = "An angry word has slipped into your letter."
    assert any(slip in str(page.main) for page in tired)
    assert not any(slip in str(page.main) for page in rested)


def pages_of(desk: Desk, steps: int) -> list[Any]:
    chance, found = random.Random(4), []
    for _step in range(steps):
        found.append(desk.page())
        forward(desk, chance)
    return found


# -- exits


def test_an_exit_is_told_on_its_last_day_and_on_the_evening_before_it_is_closed():
    desk = desk_of(tiny())
    assert [each.id for each in exits.closing(Frame(desk.session))] == ["first-word"]
    for kind in ("council", "matters", "forecast"):
        page = until(desk, kind)
        assert "The first word" in prose(page), kind
        assert "Open today, closed tomorrow" in [each.text for each in blocks(page, Heading)]


def test_once_it_is_closed_nothing_is_said_of_it():
    desk = desk_of(tiny())
    until(desk, "trace")
    desk.act("go:next_day")
    assert desk.session.day == 2
    assert exits.closing(Frame(desk.session)) == ()


# -- answers that were not dared


def veiled_question(below: int, **more: int) -> Scenario:
    whole = tiny()
    day = whole.days[0]
    question = day.questions[0].model_copy(
        update={
            "veiled": (_veil(below, **more),),
        }
    )
    days = (day.model_copy(update={"questions": (question, *day.questions[1:])}), *whole.days[1:])
    return whole.model_copy(update={"days": days})


def _veil(below: int, **more: int) -> Veiled:
    data = {"when": {"gauge": "calm", "below": below}, "answer": "All is well.", **more}
    return Veiled.model_validate(data)


def test_who_does_not_dare_gives_another_answer_and_the_debrief_can_know_it():
    for below, expected in ((100, "All is well."), (1, None)):
        whole = veiled_question(below)
        question = whole.days[0].questions[0]
        desk = desk_of(whole)
        until(desk, "council")
        desk.session.choose(question.id)
        told = answer(desk.session, question)
        assert told == (expected or question.answer)
        assert was_veiled(desk.session, question) is (expected is not None)


def test_who_does_not_dare_commits_himself_at_the_odds_that_he_names_or_to_nothing():
    plain = tiny().days[0].questions[0].prediction.odds
    for below, more, expected in ((1, {}, plain), (100, {"odds": 10}, 10), (100, {}, None)):
        whole = veiled_question(below, **more)
        question = whole.days[0].questions[0]
        desk = desk_of(whole)
        until(desk, "council")
        desk.session.choose(question.id)
        made = commitment(desk.session, question)
        assert (made.odds if made else None) == expected
        told = reply(Frame(desk.session), question)
        assert f"He commits himself, {expected} in 100" in told if made else "commits" not in told


# -- predictions of questions count in the record


def test_what_was_foretold_in_answer_to_a_question_counts_in_the_record():
    asked, silent = desk_of(tiny()), desk_of(tiny())
    question = tiny().days[0].questions[0]
    until(asked, "council")
    asked.session.choose(question.id)
    for desk in (asked, silent):
        until(desk, "ending")
    counts = [
        int((record_of(Frame(desk.session), question.to) or "of 0").rsplit(" ", 1)[1])
        for desk in (asked, silent)
    ]
    assert counts[0] == counts[1] + 1


def test_a_step_up_is_told_with_both_stakes_on_its_card():
    found = []
    for seed in range(12):
        desk = desk_of(tiny())
        chance = random.Random(seed)
        for _step in range(60):
            found += [card.stakes for card in blocks(desk.page(), OptionCard) if card.stakes]
            forward(desk, chance)
    ups = [text for text in found if text.startswith("A step up")]
    assert ups
    assert all("Way back: free." in text for text in ups)
    assert any("At stake for us: two crews." in text for text in ups)
