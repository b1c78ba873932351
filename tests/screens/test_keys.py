import os
import signal
from dataclasses import replace

import pygame
import pytest

from game.present.page import Action, Field, Page
from game.screens.app import Held, Loop, Opening, open_window
from game.screens.controls import PAUSE_MS
from game.screens.errors import NoWindowError
from game.screens.mapnode import MapNode
from game.screens.tapes import LETTERS_A_SECOND, TapeNode
from game.screens.theme import Settings
from tests.screens.desks import FakeDesk
from tests.screens.fixtures import PAGES

KEYS = {
    "tab": pygame.K_TAB,
    "enter": pygame.K_RETURN,
    "space": pygame.K_SPACE,
    "esc": pygame.K_ESCAPE,
}


@pytest.fixture
def sit():
    """Return a loop over a page; nothing is waited for."""

    def make(kind, size=(1366, 768), **settings):
        page = PAGES[kind]() if isinstance(kind, str) else kind
        desk = FakeDesk(page, Settings(**{"reduced_motion": True, **settings}))
        opening = Opening(size)
        loop = Loop(desk, open_window(opening), opening)
        loop.viewer.paint()
        return loop

    yield make
    pygame.quit()


def press(loop, key, text="", mod=0):
    code = (
        KEYS.get(key, key) if not isinstance(key, str) or key in KEYS else pygame.key.key_code(key)
    )
    loop.controls.take(pygame.event.Event(pygame.KEYDOWN, key=code, unicode=text, mod=mod))


def type_(loop, text):
    for letter in text:
        press(loop, letter, letter)
        loop.controls.take(pygame.event.Event(pygame.TEXTINPUT, text=letter))


def click(loop, at):
    loop.controls.take(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=at))
    loop.controls.take(pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=at))


def asked(loop):
    return [action for action, _ in loop.desk.asked]


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize(("size", "text"), [((1366, 768), 100), ((1024, 600), 200)])
def test_keyboard_alone_presses_every_action(sit, kind, size, text):
    loop = sit(kind, size, text=text)
    seen = set()
    for _ in loop.viewer.screen.focus.nodes:
        press(loop, "tab")
        node = loop.viewer.screen.focus.node
        seen.add(node.action)
        if node.role != "field":
            press(loop, "space", " ")
    wanted = {one.id for one in loop.desk.shown.actions if one.enabled}
    typed = {one.id for one in loop.desk.shown.actions if one.role == "field"}
    assert wanted - typed <= set(asked(loop))
    assert typed <= seen


def down(key):
    return pygame.event.Event(pygame.KEYDOWN, key=key, unicode="", mod=0)


def up(key):
    return pygame.event.Event(pygame.KEYUP, key=key, unicode="", mod=0)


def test_a_key_that_was_let_go_while_a_page_was_built_presses_nothing_more():
    held, tab, enter = Held(), pygame.K_TAB, pygame.K_RETURN
    assert held.meant([down(tab)]) == [down(tab)]
    assert held.meant([down(tab), down(tab), up(tab)]) == [up(tab)]
    assert held.meant([down(enter)]) == [down(enter)]
    assert held.meant([down(enter)]) == []
    assert held.meant([up(enter), down(enter), up(enter)]) == [up(enter), down(enter), up(enter)]


def test_what_moves_is_repeated_while_it_is_held():
    held, key = Held(), pygame.K_DOWN
    assert held.meant([down(key)]) == [down(key)]
    assert held.meant([down(key), down(key)]) == [down(key), down(key)]


def test_a_key_that_went_down_in_a_window_that_lost_the_focus_is_free_again():
    held, enter = Held(), pygame.K_RETURN
    held.meant([down(enter), pygame.event.Event(pygame.WINDOWFOCUSLOST)])
    assert held.meant([down(enter)]) == [down(enter)]


def test_shift_tab_goes_back(sit):
    loop = sit("morning")
    before = loop.viewer.screen.focus.node
    press(loop, "tab")
    press(loop, "tab", mod=pygame.KMOD_SHIFT)
    assert loop.viewer.screen.focus.node is before


def test_arrows_move_among_the_papers_and_scroll_where_there_is_no_group(sit):
    loop = sit("morning")
    press(loop, "down")
    assert loop.viewer.screen.focus.node.action == "paper:brigade"
    press(loop, "up")
    assert loop.viewer.screen.focus.node.action == "paper:alekseev"
    loop.viewer.focus(loop.viewer.screen.focus.find(("go:council", 0)))
    press(loop, "down")
    assert max(scroll.offset for scroll in loop.viewer.screen.scrolls()) > 0


def test_digits_and_letters_are_the_keys_of_actions(sit):
    loop = sit("matters")
    type_(loop, "3m")
    assert asked(loop) == ["option:sail", "go:map"]


def test_enter_chooses_and_on_what_is_chosen_goes_on(sit):
    loop = sit("matters")
    press(loop, "enter")
    press(loop, "down")
    press(loop, "enter")
    assert asked(loop) == ["sign", "option:stop-all"]


def test_enter_on_what_was_foretold_lets_the_night_come(sit):
    loop = sit("forecast")
    press(loop, "enter")
    press(loop, "right")
    press(loop, "enter")
    assert asked(loop) == ["sleep", "forecast:40"]


def test_what_is_closed_does_nothing(sit):
    loop = sit("order")
    type_(loop, "3")
    loop.viewer.focus(loop.viewer.screen.focus.find(("sign", 0)))
    press(loop, "enter")
    assert asked(loop) == []
    assert loop.viewer.screen.focus.node.tip == "Choose one first."


def test_escape_goes_back_and_f1_asks_for_help(sit):
    loop = sit("council")
    press(loop, "esc")
    press(loop, pygame.K_F1)
    assert asked(loop) == ["go:morning", "help"]


def test_plus_makes_the_text_larger_and_the_focus_stays(sit):
    loop = sit("council")
    press(loop, "tab")
    before = loop.viewer.screen.focus.node.action
    type_(loop, "+")
    assert loop.viewer.screen.kit.metrics.text == 125
    assert loop.viewer.screen.focus.node.action == before


def test_a_field_takes_what_is_typed_and_hands_it_on(sit):
    loop = sit("setup")
    loop.viewer.focus(loop.viewer.screen.focus.find(("field:word", 0)))
    type_(loop, "cold-3 r+")
    press(loop, pygame.K_BACKSPACE)
    press(loop, "enter")
    assert loop.desk.asked == [("field:word", "cold-3 r")]


NOTE = Page(
    id="first",
    kind="debrief-first",
    title="How it looked to you",
    main=(Field("write:reason", "What was your best reason?", "", "", 300),),
    actions=(Action("write:reason", "Best reason", "field"), Action("go:next", "Go on", "main")),
    focus="write:reason",
)


def test_a_note_is_handed_on_when_the_typing_pauses_so_that_a_pulled_plug_loses_none(sit):
    loop = sit(NOTE)
    loop.viewer.focus(loop.viewer.screen.focus.find(("write:reason", 0)))
    type_(loop, "we knew little")
    loop.controls.rest(1_000)
    loop.controls.rest(1_000 + PAUSE_MS - 1)
    assert loop.desk.asked == []
    loop.controls.rest(1_000 + PAUSE_MS)
    assert loop.desk.asked == [("write:reason", "we knew little")]
    loop.controls.rest(9_000)
    assert len(loop.desk.asked) == 1
    type_(loop, " then")
    loop.controls.rest(10_000)
    loop.controls.rest(11_000)
    assert loop.desk.asked[-1] == ("write:reason", "we knew little then")


def test_a_note_is_handed_on_when_the_window_is_closed(sit):
    loop = sit(NOTE)
    loop.viewer.focus(loop.viewer.screen.focus.find(("write:reason", 0)))
    type_(loop, "we knew")
    loop.stopped = True
    loop.run()
    assert loop.desk.asked == [("write:reason", "we knew")]


def test_a_code_is_not_handed_on_before_its_line_is_left(sit):
    loop = sit("setup")
    loop.viewer.focus(loop.viewer.screen.focus.find(("field:word", 0)))
    type_(loop, "half")
    loop.controls.rest(1_000)
    loop.controls.rest(9_000)
    loop.controls.part()
    assert loop.desk.asked == []


def test_a_field_is_not_lost_when_another_thing_is_pressed(sit):
    loop = sit("setup")
    loop.viewer.focus(loop.viewer.screen.focus.find(("field:word", 0)))
    type_(loop, "word")
    click(loop, loop.viewer.screen.focus.find(("begin", 0)).rect.center)
    assert loop.desk.asked == [("field:word", "word"), ("begin", "")]


def test_page_keys_scroll_from_end_to_end(sit):
    loop = sit("sources")
    [scroll] = loop.viewer.screen.scrolls()
    press(loop, pygame.K_PAGEDOWN)
    assert 0 < scroll.offset <= scroll.limit
    press(loop, pygame.K_END)
    assert scroll.offset == scroll.limit
    press(loop, pygame.K_HOME)
    assert scroll.offset == 0


def test_the_bar_can_be_dragged_and_the_wheel_turned(sit):
    loop = sit("sources")
    [scroll] = loop.viewer.screen.scrolls()
    track, thumb = scroll.bar()
    loop.controls.take(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=thumb.center))
    down = pygame.event.Event(
        pygame.MOUSEMOTION, pos=(thumb.centerx, track.bottom), rel=(0, 9), buttons=(1, 0, 0)
    )
    loop.controls.take(down)
    loop.controls.take(pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=track.center))
    assert scroll.offset == scroll.limit


def test_mouse_presses_what_is_under_it(sit):
    loop = sit("matters")
    card = loop.viewer.screen.focus.find(("option:talk", 0))
    click(loop, card.rect.center)
    click(loop, (700, 66))
    assert asked(loop) == ["option:talk"]


def test_a_tip_says_why_something_cannot_be_done(sit):
    loop = sit("paper")
    node = loop.viewer.screen.focus.find(("check", 0))
    loop.controls.take(
        pygame.event.Event(pygame.MOUSEMOTION, pos=node.rect.center, rel=(1, 1), buttons=(0, 0, 0))
    )
    assert loop.viewer.hovered is node
    assert node.tip == "Only half an hour is left today."
    assert loop.viewer.paint()


def test_the_option_in_focus_moves_the_gauges(sit):
    from game.screens.gauges import Gauge

    loop = sit("matters")
    press(loop, "down")

    def moves():
        nodes = loop.viewer.screen.root.walk()
        return {one.row.id: one.moves.shown for one in nodes if isinstance(one, Gauge)}

    assert moves()["havana"].size == -2
    press(loop, "down")
    assert moves()["havana"] is None
    assert moves()["control"].size == -2


def test_any_key_prints_the_rest_of_the_tape(sit):
    loop = sit("dispatch", reduced_motion=False)
    [tape] = [one for one in loop.viewer.screen.root.walk() if isinstance(one, TapeNode)]
    assert tape.printed == 0
    assert loop.viewer.moving
    loop.viewer.tick(loop.viewer._tape_start + 2000)
    assert 25 <= tape.printed <= 40
    press(loop, "enter")
    assert tape.printed is None
    assert not loop.viewer.moving
    assert asked(loop) == []
    press(loop, "enter")
    assert asked(loop) == ["end-day"]


def test_the_tape_prints_by_itself(sit):
    viewer = sit("dispatch", reduced_motion=False).viewer
    viewer.tick(viewer._tape_start + 400)
    assert viewer.screen.view.printed == 400 * LETTERS_A_SECOND // 1000
    assert viewer.moving


def test_reduced_motion_prints_at_once(sit):
    loop = sit("dispatch")
    [tape] = [one for one in loop.viewer.screen.root.walk() if isinstance(one, TapeNode)]
    assert tape.printed is None
    assert not loop.viewer.moving


def test_the_map_zooms_pans_and_has_a_list(sit):
    loop = sit("map")
    chart = next(one for one in loop.viewer.screen.root.walk() if isinstance(one, MapNode))
    before = chart.view.km_per_px
    type_(loop, "+")
    assert chart.view.km_per_px < before
    type_(loop, "l")
    assert not any(isinstance(one, MapNode) for one in loop.viewer.screen.root.walk())
    type_(loop, "l")
    assert any(isinstance(one, MapNode) for one in loop.viewer.screen.root.walk())


def test_a_piece_outside_the_view_is_brought_into_it(sit):
    loop = sit("map")
    chart = next(one for one in loop.viewer.screen.root.walk() if isinstance(one, MapNode))
    for _ in range(6):
        type_(loop, "+")
    hidden = [one for one in chart.pieces if not one.seen]
    assert hidden
    loop.viewer.focus(hidden[0])
    assert hidden[0].seen


def test_charts_can_be_read_as_tables(sit):
    from game.screens.tables import TableNode

    loop = sit("debrief-gauges")
    type_(loop, "t")
    assert any(isinstance(one, TableNode) for one in loop.viewer.screen.root.walk())


def test_nothing_is_painted_when_nothing_has_changed(sit):
    loop = sit("morning")
    assert loop.viewer.paint() == []
    loop.viewer.tick(loop.busy + 5000)
    assert loop.viewer.paint() == []


def test_the_window_takes_another_size(sit):
    loop = sit("council")
    pygame.display.set_mode((1024, 600), pygame.RESIZABLE)
    loop.controls.take(pygame.event.Event(pygame.VIDEORESIZE, w=1024, h=600, size=(1024, 600)))
    assert loop.viewer.screen.bounds.size == (1024, 600)
    assert loop.viewer.paint()


def test_closing_the_window_ends_the_loop(sit):
    loop = sit("title")
    pygame.event.post(pygame.event.Event(pygame.QUIT))
    loop.run()
    assert loop.stopped


def test_the_desk_can_close_the_window(sit):
    page = PAGES["message"]()
    close = replace(page.actions[0], id="close-window")
    loop = sit(replace(page, actions=(close,), focus="close-window"))
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RETURN, unicode="", mod=0))
    loop.run()
    assert loop.desk.closed


def test_sigterm_ends_the_loop(sit):
    loop = sit("title")
    os.kill(os.getpid(), signal.SIGTERM)
    loop.run()
    assert loop.stopped


def test_without_a_display_one_sentence_says_so(monkeypatch):
    monkeypatch.delenv("SDL_VIDEODRIVER")
    monkeypatch.setattr(pygame.display, "init", lambda: None)
    monkeypatch.setattr(pygame.display, "get_driver", lambda: "offscreen")
    with pytest.raises(NoWindowError, match="there is no display"):
        open_window(Opening())
