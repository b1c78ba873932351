"""All thirteen days and the debrief by keyboard alone, without sound, with text at twice its size.

`.ci/run` does the same in a real window at the usual size; here no pixel is looked at.
"""

import os
from dataclasses import replace

import pygame

from game.data import data_root
from game.present.desk import Desk
from game.present.gallery import NoKeeper, _onward
from game.present.settings import Settings
from game.scenario.load import load
from game.screens.app import Loop, Opening, open_window

SMALLEST = (1024, 600)


class Fresh(NoKeeper):
    """Keeps nothing, and has nothing kept."""

    def kept(self):
        return ()


class Never:
    """Errands that never come back."""

    def result(self, name, stages):
        del name, stages

    ahead = result

    def news(self):
        return False


def press(loop: Loop, code: int) -> None:
    loop.controls.take(
        pygame.event.Event(pygame.KEYDOWN, key=code, mod=0, unicode="", scancode=0, window=None)
    )


def by_keys(loop: Loop, action: str) -> None:
    """Reach an action with Tab, never further than once round, and press Enter."""
    loop.viewer.finish_tape()
    focus = loop.viewer.screen.focus
    for _step in range(len(focus.nodes) + 1):
        node = loop.viewer.screen.focus.node
        if node is not None and node.action == action:
            press(loop, pygame.K_RETURN)
            return
        press(loop, pygame.K_TAB)
    raise AssertionError(f"{action} cannot be reached on {loop.desk.page().id}")


def test_thirteen_days_by_keyboard_without_sound_at_twice_the_size_of_text():
    assert os.environ["SDL_AUDIODRIVER"] == "dummy"
    scenario = load(data_root() / "scenarios" / "cuba-1962").scenario
    assert scenario is not None
    wish = replace(Settings(asked=True), text=200, sound=False, reduced_motion=True)
    desk = Desk(scenario, Fresh(), wish, errands=Never())
    opening = Opening(SMALLEST)
    loop = Loop(desk, open_window(opening), opening)
    days = set()
    for _step in range(1_000):
        page = desk.page()
        if page.id == "export":
            break
        if desk.session is not None:
            days.add(desk.session.day)
        assert loop.viewer.settings.text == 200
        by_keys(loop, _onward(page, 0))
    pygame.quit()
    assert desk.page().id == "export"
    assert days == set(range(1, 14))
