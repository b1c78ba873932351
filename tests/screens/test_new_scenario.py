"""The scenario that `new-scenario` writes plays in the window, by keyboard alone, to its debrief."""

import pygame
import pytest

from game.data import data_root
from game.present.desk import Desk
from game.present.gallery import NoKeeper, _onward
from game.present.settings import Settings
from game.scenario.load import load
from game.screens.app import Loop, Opening, open_window


@pytest.fixture
def loop():
    scenario = load(data_root() / "assets" / "new-scenario").scenario
    desk = Desk(scenario, NoKeeper(), Settings(asked=True, reduced_motion=True))
    opening = Opening((1366, 768))
    yield Loop(desk, open_window(opening), opening)
    pygame.quit()


def press(loop, key, text=""):
    loop.controls.take(pygame.event.Event(pygame.KEYDOWN, key=key, unicode=text, mod=0))


def reach(loop, action):
    """Tab to the node of an action; say whether there is one."""
    for _node in loop.viewer.screen.focus.nodes:
        if loop.viewer.screen.focus.node.action == action:
            return True
        press(loop, pygame.K_TAB)
    return loop.viewer.screen.focus.node.action == action


def test_the_new_scenario_plays_to_its_debrief(loop):
    kinds = []
    for _step in range(400):
        page = loop.desk.page()
        kinds.append(page.kind)
        if page.id == "export":
            break
        wanted = _onward(page, 0)
        assert reach(loop, wanted), (page.id, wanted)
        press(loop, pygame.K_SPACE, " ")
        loop.viewer.paint()
    assert loop.desk.page().id == "export"
    assert kinds.count("morning") >= 3, kinds
    assert any(kind.startswith("debrief") for kind in kinds)
