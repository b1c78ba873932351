"""The term sheet is composed slot by slot, and what is written stands on the next page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from plays import kernel, run, shipped

from game.play.auto import blank, played
from game.play.record import Settings
from game.play.session import Session
from game.present import orders, terms
from game.present.frame import Frame
from game.present.page import Facts, OptionCard
from game.scenario.values import Length

SLOTS = ("missiles", "pledge", "jupiters", "inspection", "bombers", "brigade")


def at(clause: str, answer: str = "", seed: int = 0) -> Session | None:
    """History's play at a blank of the last answer, perhaps filled in otherwise.

    A seed draws its luck; none where that luck leads to no such blank.
    """
    rules = kernel(Length.FULL)
    luck = "drawn" if seed else "documented"
    start = blank(shipped(), rules, Settings(Length.FULL, luck), seed or 1)
    whole = played(start, run("history", seed or 1, Length.FULL, luck))
    keys = [choice.menu for choice in whole.choices]
    place = next((i for i, key in enumerate(keys) if f"/{clause}/" in key), None)
    if place is None:
        return None
    choices = whole.choices[:place]
    if answer:
        choices = (*choices, replace(whole.choices[place], id=answer))
    return Session.resume(shipped(), replace(whole, choices=choices), rules)


def sheet(session: Session) -> dict[str, str]:
    page = orders.order(Frame(session))
    facts = [block for block in page.main if isinstance(block, Facts)]
    assert len(facts) == 1
    return dict(facts[0].rows)


def test_the_sheet_has_the_six_slots_that_any_deal_fills():
    tracks = [track.id for track in shipped().tracks if track.role == "term"]
    assert tracks == [f"term-{slot}" for slot in SLOTS]


@pytest.mark.parametrize(
    ("clause", "answer", "slot", "stands"),
    [
        ("who-looks-on", "count-at-sea", "Inspection", "ships at sea"),
        ("who-looks-on", "nobody-looks", "Inspection", "none"),
        ("what-pledge", "a-private-word", "Pledge not to invade", "private"),
        ("the-word-on-turkey", "take-the-word", "The Jupiters in Turkey", "out in secret"),
        ("what-goes-home", "rockets-and-bombers", "The bombers", "leave Cuba"),
    ],
)
def test_what_is_written_into_a_slot_stands_on_the_sheet_of_the_next(clause, answer, slot, stands):
    assert sheet(at(clause, answer))[slot] == stands


@pytest.mark.parametrize(
    ("clause", "answer", "came"),
    [
        ("the-word-on-turkey", "print-it", {"public", "none"}),
        ("what-pledge", "before-the-council", {"public", "through-un"}),
    ],
)
def test_what_comes_of_a_wording_stands_on_no_sheet_before_the_letter_has_left(
    clause, answer, came
):
    slot = next(track for track in shipped().tracks if track.id == "term-pledge")
    name = {state.id: state.name for state in slot.states}
    drawn = {}
    for seed in range(1, 60):
        session = at(clause, answer, seed)
        if session is not None:
            drawn[session.view.track(slot.id)] = session
        if came <= set(drawn):
            break
    assert came <= set(drawn)
    assert {sheet(drawn[each])[slot.name] for each in came} == {name["public"]}


def test_each_blank_offers_its_wordings_and_history_takes_one_of_them():
    for clause in ("who-looks-on", "what-pledge", "the-word-on-turkey", "the-soldiers"):
        page = orders.order(Frame(at(clause)))
        assert len([block for block in page.main if isinstance(block, OptionCard)]) >= 2


def test_an_order_that_fills_no_slot_shows_no_sheet():
    frame = Frame(at("who-looks-on"))
    plain = next(
        option
        for matter in shipped().days[0].matters
        for option in matter.options
        if option.id == "give-your-word"
    )
    assert not terms.touches(frame, plain)
