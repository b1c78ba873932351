"""Looking through pages in many ways tells of each way what looking at it alone tells."""

import pygame
import pytest

from game.cli.authors import THEMES
from game.cli.screens import Ways, look_through
from game.screens import looking
from game.screens.headless import make_screen, render, settings_for
from game.screens.inspecting import misplaced
from game.screens.looking import Looker, stand
from game.screens.texts import Text
from tests.screens.fixtures import PAGES as DRAWN

SIZE = (1024, 600)
PAGES = [DRAWN[name]() for name in ("morning", "title", "matters", "map")]


@pytest.fixture(scope="module")
def looker():
    return Looker(SIZE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_pictures_and_fonts_that_ways_share_paint_what_fresh_ones_paint(looker, page):
    for text in (100, 200):
        for theme in THEMES:
            looker.surface.fill(0)
            looker.screen(page, text, theme).paint(looker.surface)
            alone = render(page, SIZE, settings_for(text, theme))
            shared = pygame.image.tobytes(looker.surface, "RGB")
            assert shared == pygame.image.tobytes(alone, "RGB"), (text, theme)


def test_pages_stand_the_same_only_where_all_boxes_are_equal():
    page = PAGES[0]
    plain = make_screen(page, SIZE, settings_for(100, "normal"))
    strong = make_screen(page, SIZE, settings_for(100, "high-contrast"))
    assert stand(plain) == stand(strong)
    assert misplaced(plain) == misplaced(strong)
    assert stand(plain) != stand(make_screen(page, SIZE, settings_for(100, "reading")))
    moved = next(node for node in strong.root.walk() if isinstance(node, Text))
    moved.rect.left += 1
    assert stand(plain) != stand(strong)


def test_a_fault_of_one_theme_is_told_of_that_theme_alone(looker, monkeypatch):
    honest = Looker.screen

    def broken(self, page, text, theme):
        screen = honest(self, page, text, theme)
        if theme == "high-contrast":
            first = next(node for node in screen.root.walk() if isinstance(node, Text))
            first.type_size = 11
        return screen

    monkeypatch.setattr(Looker, "screen", broken)
    found = list(looker.look(PAGES[0], 100, THEMES))
    assert [(one.theme, one.told.split(":")[0]) for one in found] == [
        ("high-contrast", "too small")
    ]


def test_a_look_at_all_pages_tells_each_fault_and_ends_with_their_number(monkeypatch, capsys):
    ways = Ways((SIZE,), (100,), ("normal",))
    assert look_through(PAGES[:2], ways, 1) == 0
    assert capsys.readouterr().out == "0 faults in 2 pages, each in 1 ways\n"
    monkeypatch.setattr(looking, "misplaced", lambda screen: [f"crooked: {screen.page.id}"])
    assert look_through(PAGES[:2], ways, 1) == 1
    told = capsys.readouterr().out
    assert f"{PAGES[1].id} 1024x600 100 normal: crooked: {PAGES[1].id}\n" in told
    assert told.endswith("2 faults in 2 pages, each in 1 ways\n")


def test_a_look_that_is_stopped_says_what_it_has_found(monkeypatch, capsys):
    def stopped_at_the_second(screen):
        if screen.page is PAGES[1]:
            raise KeyboardInterrupt
        return ["crooked"]

    monkeypatch.setattr(looking, "misplaced", stopped_at_the_second)
    assert look_through(PAGES[:2], Ways((SIZE,), (100,), ("normal",)), 1) == 1
    assert capsys.readouterr().out.endswith("stopped: 1 faults in 1 of 2 pictures\n")
