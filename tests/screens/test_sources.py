"""In the window, two key presses lead from a page that cites to any of its sources."""

import pygame
import pytest

from game.data import data_root
from game.present import citing
from game.present.desk import Desk
from game.present.gallery import NoKeeper
from game.present.settings import Settings
from game.scenario.load import load
from game.screens.app import Loop, Opening, open_window

PAGES = (
    "open:codex:r-12",
    "open:codex:missile-gap",
    "open:person:mikoyan",
    "open:document:kennedy-press-conference-13-september",
)


@pytest.fixture(scope="module")
def shipped():
    return load(data_root() / "scenarios" / "cuba-1962").scenario


@pytest.fixture
def sit(shipped):
    """Return a loop over a desk on the first morning of the shipped scenario."""
    desk = Desk(shipped, NoKeeper(), Settings(asked=True, reduced_motion=True))
    for action in ("new", "begin", "go:next"):
        if action == "go:next":
            while desk.page().kind == "prologue":
                desk.act(next(each.id for each in desk.page().actions if each.role == "main"))
        else:
            desk.act(action)
    opening = Opening((1366, 768))
    loop = Loop(desk, open_window(opening), opening)
    loop.viewer.paint()
    yield loop
    pygame.quit()


def press(loop, letter):
    event = pygame.event.Event(
        pygame.KEYDOWN, key=pygame.key.key_code(letter), unicode=letter, mod=0
    )
    loop.controls.take(event)
    loop.viewer.paint()


@pytest.mark.parametrize("page", PAGES)
def test_two_presses_open_each_source_of_a_page(sit, page):
    desk = sit.desk
    sit.act("library", "")
    sit.act(page, "")
    cited = [each.id for each in desk.page().actions if each.id.startswith("open:source:")]
    sources = [each.removeprefix("open:source:") for each in dict.fromkeys(cited)]
    assert sources
    for place, source in enumerate(sources):
        press(sit, citing.CITED_KEY)
        press(sit, citing.LIST_KEYS[place])
        assert desk.page().id == f"source/{source}"
        sit.act("close", "")
        sit.act("close", "")
