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


def at(clause: str, answer: str = "") -> Session:
    """History's play at a blank of the last answer, perhaps filled in otherwise."""
    rules = kernel(Length.FULL)
    start = blank(shipped(), rules, Settings(Length.FULL), 1)
    whole = played(start, run("history", 1, Length.FULL, "documented"))
    keys = [choice.menu for choice in whole.choices]
    place = next(i for i, key in enumerate(keys) if f"/{clause}/" in key)
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
