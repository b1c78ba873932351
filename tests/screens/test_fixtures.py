"""A page of each kind, as the drawings show it, fits every window at every size of text."""

import pytest

from game.screens.headless import make_screen
from game.screens.inspecting import actions_without_place, faults, rings_outside
from game.screens.theme import Settings
from tests.screens.fixtures import PAGES

SIZES = ((1024, 600), (1366, 768), (1920, 1080))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", [100, 150, 200])
@pytest.mark.parametrize("name", PAGES)
def test_page_fits(name, size, text):
    page = PAGES[name] if not callable(PAGES[name]) else PAGES[name]()
    screen = make_screen(page, size, Settings(text=text))
    assert faults(screen) == []
    assert list(actions_without_place(screen)) == []
    assert list(rings_outside(screen)) == []


@pytest.mark.parametrize("theme", ["normal", "high-contrast"])
@pytest.mark.parametrize("name", PAGES)
def test_page_fits_in_every_theme(name, theme):
    page = PAGES[name] if not callable(PAGES[name]) else PAGES[name]()
    screen = make_screen(page, (1366, 768), Settings(theme=theme, reading_font=True))
    assert faults(screen) == []
