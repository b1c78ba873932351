"""Plays on the small scenario, for looking back on."""

from pathlib import Path

import pytest

from game.debrief.account import Account
from game.debrief.shelf import Shelf
from game.play.record import Settings
from game.play.session import Session
from game.scenario.load import load
from game.scenario.values import Length

TINY = Path(__file__).resolve().parents[1] / "tiny-scenario"


@pytest.fixture(scope="session")
def tiny():
    scenario = load(TINY).scenario
    assert scenario is not None
    return scenario


@pytest.fixture
def begin(tiny):
    """Begin a play and let it choose: ids by menu owner, else what history did, else nothing."""

    def make(length=Length.FULL, luck="documented", seed=1, until=None, odds=None, **wanted):
        session = Session.begin(tiny, Settings(length=length, luck=luck), seed)
        drive(session, wanted, until, odds or {})
        return session

    return make


@pytest.fixture
def told(tiny):
    return lambda session: Account(session, Shelf(tiny))


def drive(session, wanted, until=None, odds=None):
    """Play on to the end, or until a phase of a day (`(2, "matters")`) is reached."""
    for _step in range(400):
        if (session.day, session.phase) == until or session.phase == "debrief-first":
            return
        menu = session.pending(*ASKED_IN.get(session.phase, ("nothing",)))
        if menu is not None:
            session.choose(_choice(session, menu, wanted))
            continue
        if session.phase == "forecast" and odds and session.day in odds:
            session.note("forecast", str(session.day), str(odds[session.day]))
        session.go(next(way for way in WAYS if session.can(way)))
    raise AssertionError("the play does not end")


ASKED_IN = {
    "council": ("question",),
    "matters": ("matter",),
    "order": ("clause", "grounds", "initiative"),
    "interruption": ("interruption", "clause", "grounds"),
}
WAYS = ("to_council", "to_matters", "to_night", "interrupt", "next", "next_day", "close")


def _choice(session, menu, wanted):
    legal = [entry.id for entry in menu.entries if entry.legal]
    asked = wanted.get(menu.owner.replace("-", "_"), "")
    for each in [asked] if isinstance(asked, str) else asked:
        if each in legal:
            return each
    if "nothing" in legal:
        return "nothing"
    for day in session.scenario.days:
        for matter in day.matters:
            if matter.id == menu.owner and matter.historical.option in legal:
                return matter.historical.option
    return legal[0]
