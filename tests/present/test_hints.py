"""A first morning that teaches, can be skipped, and stays away from later plays and classes."""

from dataclasses import replace
from typing import get_args

import pytest

from game.data import data_root
from game.play.record import CLASS_NOTE
from game.present import hints
from game.present.desk import Desk
from game.present.gallery import NoKeeper, walk
from game.present.help import help_lines
from game.present.page import PageKind
from game.present.settings import Settings
from game.scenario.load import load


@pytest.fixture(scope="module")
def scenario():
    found = load(data_root() / "scenarios" / "cuba-1962").scenario
    assert found is not None
    return found


def played(scenario, **settings):
    desk = Desk(scenario, NoKeeper(), Settings(asked=True, **settings))
    return desk, list(walk(desk, 1, lively=False))


def test_every_kind_of_page_of_the_first_day_has_a_hint_and_no_later_day(scenario):
    desk, pages = played(scenario)
    hinted = [page for page in pages if page.hint]
    assert {page.kind for page in hinted} >= {"morning", "council", "map", "matters", "forecast"}
    assert {page.kind for page in hinted} >= {"dispatch", "trace"}
    days = [page for page in hinted if page.id.startswith("day-")]
    assert all(page.id.startswith("day-01/") for page in days)
    assert all(page.hint in page.announcement for page in hinted)
    assert desk.settings.hints == "off"


def test_hints_are_skipped_by_one_action_and_stay_away(scenario):
    desk = Desk(scenario, NoKeeper(), Settings(asked=True))
    for page in walk(desk, 1, lively=False):
        if page.hint:
            desk.act(hints.NO_MORE)
            assert desk.page().hint == ""
            assert desk.page().id == page.id
            assert desk.settings.hints == "off"
            break
    else:
        pytest.fail("there was no hint")
    assert not any(page.hint for page in walk(desk, 1, lively=False))


def test_a_later_play_has_hints_only_where_the_settings_ask_for_them(scenario):
    assert not any(page.hint for page in played(scenario, hints="off")[1])
    desk, pages = played(scenario, hints="on")
    assert any(page.hint for page in pages)
    assert desk.settings.hints == "on"


def test_a_class_has_no_hints_unless_they_are_wanted(scenario):
    desk = Desk(scenario, NoKeeper(), Settings(asked=True))
    for page in walk(desk, 1, lively=False):
        if page.kind == "morning":
            break
    assert desk.page().hint
    bare = replace(desk.page(), hint="")
    desk.session.note(*CLASS_NOTE, "ANY")
    assert hints.dressed(bare, desk.session, Settings()).hint == ""
    assert hints.dressed(bare, desk.session, Settings(hints="on")).hint


@pytest.mark.parametrize("kind", get_args(PageKind))
def test_help_says_what_can_be_done_on_every_kind_of_page(kind):
    assert len(help_lines(kind)) > 1


def test_the_settings_turn_hints_off_and_on_again():
    first = Settings()
    assert first.toggled("hints").hints == "off"
    assert first.toggled("hints").toggled("hints").hints == "on"
