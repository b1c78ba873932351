"""The teacher's pages fit every window at every size of text."""

from functools import cache

import pygame
import pytest

from game.classroom.prose import GUIDES
from game.present.desk import Desk
from game.present.gallery import NoKeeper
from game.present.settings import Settings as Shown
from game.scenario.model import Stop
from game.screens.app import Loop, Opening, open_window
from game.screens.headless import make_screen
from game.screens.inspecting import actions_without_place, faults, rings_outside
from game.screens.theme import Settings
from tests.classroom.school import codes, tiny

SIZES = ((1024, 600), (1366, 768), (1920, 1080))


@cache
def pages():
    desk = Desk(tiny(), NoKeeper(), Shown(asked=True))
    found = {}

    def keep(*steps):
        for step in steps:
            desk.act(*step) if isinstance(step, tuple) else desk.act(step)
        page = desk.page()
        found[page.id] = page

    keep("teach")
    keep("to:code", ("word", "Redhill"), "turn:held")
    keep("to:home", "to:plays")
    keep("to:home", "to:lessons")
    keep("to:home", "to:guides")
    for name, _title in GUIDES:
        keep(f"to:guides/{name}")
        desk.act("to:guides")
    keep("to:home", "to:collect")
    text = "\n".join(f"Anna-Maria {n}: {code}" for n, code in enumerate(codes(7)))
    keep(("codes", text), ("codes", codes(1)[0]), ("codes", "Ben " + codes(7)[1][:-1] + "?"))
    keep("to:wall")
    for tab in ("talk", "ends", "near", "odds", "silent", "handed"):
        keep(f"tab:{tab}")
    keep("to:report")
    projected(found)
    return found


def projected(found):
    """A vote, its count, the curtain and a stop, at the projector."""
    stop = Stop(
        id="halt", title="Halt", day=1, at="matters", question="What now? " * 12,
        listen="Words.", minutes=3, silent=True,
        documents=tuple(each.id for each in tiny().documents[:1]),
    )  # fmt: skip
    desk = Desk(tiny().model_copy(update={"stops": (stop,)}), NoKeeper(), Shown(asked=True))
    for step in ("teach", "to:code", ("word", "Redhill"), "project"):
        desk.act(*step) if isinstance(step, tuple) else desk.act(step)
    while not desk.page().id.startswith("stop/"):
        desk.act(next(a.id for a in desk.page().actions if a.role == "main"))
    found["stop"] = desk.page()
    for step in ("class:release", "class:skip", "class:bell"):
        desk.act(step)
    found["open"] = desk.page()
    desk.act("class:vote")
    for action in [a.id for a in desk.page().actions if a.id.startswith("class:add:")]:
        desk.act(action)
    found["counting"] = desk.page()
    desk.act("class:reveal")
    found["tie"] = desk.page()
    desk.act("class:again")
    desk.act(next(a.id for a in desk.page().actions if a.id.startswith("class:add:")))
    desk.act("class:reveal")
    found["revealed"] = desk.page()
    desk.act("class:curtain")
    found["curtain"] = desk.page()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", [100, 150, 200])
def test_every_page_of_the_teacher_fits(size, text):
    for name, page in pages().items():
        screen = make_screen(page, size, Settings(text=text))
        assert faults(screen) == [], name
        assert list(actions_without_place(screen)) == [], name
        assert list(rings_outside(screen)) == [], name


@pytest.mark.parametrize("theme", ["normal", "high-contrast"])
def test_every_page_of_the_teacher_fits_in_every_theme(theme):
    for name, page in pages().items():
        screen = make_screen(page, (1366, 768), Settings(theme=theme, reading_font=True))
        assert faults(screen) == [], name


@pytest.fixture
def sit():
    """A window over the teacher's real desk; nothing is waited for."""

    def make(desk):
        loop = Loop(desk, open_window(Opening((1366, 768))), Opening((1366, 768)))
        loop.viewer.paint()
        return loop

    yield make
    pygame.quit()


def press(loop, code, text="", mod=0):
    loop.controls.take(pygame.event.Event(pygame.KEYDOWN, key=code, unicode=text, mod=mod))


def key(loop, letter):
    press(loop, pygame.key.key_code(letter), letter if len(letter) == 1 else "")


def to(loop, action):
    """Walk with Tab to an action and press it."""
    for _step in range(80):
        if loop.viewer.screen.focus.node and loop.viewer.screen.focus.node.action == action:
            press(loop, pygame.K_SPACE, " ")
            return
        press(loop, pygame.K_TAB)
    raise AssertionError(f"Tab does not come to {action}")


def type_in(loop, action, text):
    to(loop, action)
    for letter in text:
        press(loop, pygame.key.key_code(letter), letter)
        loop.controls.take(pygame.event.Event(pygame.TEXTINPUT, text=letter))
    press(loop, pygame.K_RETURN)


def test_a_whole_class_votes_by_keyboard_alone(sit):
    desk = Desk(tiny(), NoKeeper(), Shown(asked=True))
    loop = sit(desk)
    to(loop, "teach")
    to(loop, "to:code")
    type_in(loop, "word", "redhill")
    to(loop, "project")
    while desk.page().kind != "matters":
        to(loop, next(a.id for a in desk.page().actions if a.role == "main"))
    key(loop, "v")
    for letter in "1122222":
        key(loop, letter)
    press(loop, pygame.K_2, "@", pygame.KMOD_LSHIFT)
    assert sorted(desk.state.lectern.vote.counts.values()) == [2, 4]
    key(loop, "b")
    assert desk.page().kind == "curtain"
    key(loop, "b")
    key(loop, "r")
    before = len(desk.session.record.choices)
    press(loop, pygame.K_RETURN)
    assert len(desk.session.record.choices) == before + 1


def test_what_is_pasted_into_the_collecting_line_is_read_at_once(sit, monkeypatch):
    desk = Desk(tiny(), NoKeeper(), Shown(asked=True))
    loop = sit(desk)
    to(loop, "teach")
    to(loop, "to:collect")
    text = "\n".join(f"Anna {n}\t{code}" for n, code in enumerate(codes(5)))
    monkeypatch.setattr("game.screens.controls.clipboard", lambda: text)
    to(loop, "codes")
    press(loop, pygame.K_v, "", pygame.KMOD_LCTRL)
    assert "5 runs" in desk.page().note
    to(loop, "to:wall")
    for number in "1234567":
        key(loop, number)
        assert desk.page().main


def test_the_bell_moves_the_page_only_while_it_runs(sit):
    seconds = [0.0]
    desk = Desk(tiny(), NoKeeper(), Shown(asked=True), clock=lambda: seconds[0])
    for step in ("teach", "to:code", ("word", "x"), "project"):
        desk.act(*step) if isinstance(step, tuple) else desk.act(step)
    loop = sit(desk)
    shown = loop.viewer.page
    assert not desk.news()
    assert loop.viewer.page is shown
    press(loop, pygame.K_F7)
    seconds[0] = 30.0
    assert desk.news()
    assert not desk.news()
