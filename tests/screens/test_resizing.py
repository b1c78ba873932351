"""A whole play by keyboard alone, while the window is made larger and smaller on the way."""

from random import Random

import pygame
import pytest

from game.data import data_root
from game.present.desk import Desk
from game.present.gallery import NoKeeper
from game.present.settings import Settings
from game.scenario.load import load
from game.screens.app import Loop, Opening, open_window
from game.screens.inspecting import actions_without_place, faults

RESIZES = 40
SMALLEST, LARGEST = (800, 480), (1920, 1080)
MOST_PAGES = 400


def press(loop, key):
    loop.controls.take(pygame.event.Event(pygame.KEYDOWN, key=key, unicode="", mod=0))


def go_to(loop, action):
    """Tab until an action has the focus, as somebody without a mouse does."""
    loop.viewer.finish_tape()
    for _ in range(len(loop.viewer.screen.focus.nodes) + 1):
        node = loop.viewer.screen.focus.node
        if node is not None and node.action == action:
            return
        press(loop, pygame.K_TAB)
    pytest.fail(f"{loop.viewer.page.id}: Tab does not come to {action}")


def resize(loop, size):
    before = loop.viewer.screen.focus.key()
    pygame.display.set_mode(size, pygame.RESIZABLE)
    loop.viewer.resize()
    screen, told = loop.viewer.screen, f"{loop.viewer.page.id} {size}"
    assert screen.bounds.size == size
    assert faults(screen) == [], told
    assert actions_without_place(screen) == [], told
    assert screen.focus.node is not None, told
    if screen.focus.find(before):
        assert screen.focus.key() == before, told
    assert loop.viewer.paint(), told


def onward(loop, chance):
    """Choose an answer where one is asked for, then take the main action."""
    page = loop.viewer.page
    answers = [one for one in page.actions if one.role in ("option", "scale") and one.enabled]
    if answers and not any(one.pressed for one in answers):
        go_to(loop, chance.choice(answers).id)
        press(loop, pygame.K_SPACE)
    main = next((one for one in loop.viewer.page.actions if one.role == "main"), None)
    if main is None or not main.enabled:
        return False
    go_to(loop, main.id)
    press(loop, pygame.K_RETURN)
    return True


class Fresh(NoKeeper):
    """No play was left: the way on is a new one."""

    def kept(self):
        return ()


def test_a_play_that_cannot_be_opened_leaves_every_action_a_place():
    scenario = load(data_root() / "scenarios" / "cuba-1962").scenario
    desk = Desk(scenario, NoKeeper(), Settings(asked=True))
    desk.act(desk.page().focus)
    assert "only a sample" in desk.page().note
    opening = Opening((1366, 768))
    loop = Loop(desk, open_window(opening), opening)
    try:
        for size in ((1366, 768), (1178, 577), (800, 480)):
            resize(loop, size)
    finally:
        pygame.quit()


def test_a_play_goes_to_its_end_by_keys_with_forty_sizes_of_the_window():
    scenario = load(data_root() / "scenarios" / "cuba-1962").scenario
    desk = Desk(scenario, Fresh(), Settings(asked=True))
    opening = Opening((1366, 768))
    loop = Loop(desk, open_window(opening), opening)
    chance, seen, resized = Random(1962), [], 0
    try:
        for step in range(MOST_PAGES):
            seen.append(loop.viewer.page.kind)
            if step % 2 and resized < RESIZES:
                width = chance.randint(SMALLEST[0], LARGEST[0])
                resize(loop, (width, chance.randint(SMALLEST[1], LARGEST[1])))
                resized += 1
            if loop.viewer.page.id == "export" or not onward(loop, chance):
                break
    finally:
        pygame.quit()
    assert resized == RESIZES
    assert loop.viewer.page.id == "export"
    assert {"title", "setup", "morning", "council", "map", "matters", "dispatch"} <= set(seen)
    assert {"debrief-first", "debrief-days", "debrief-gauges", "debrief-quality"} <= set(seen)
