"""The pages of the shipped crisis, as they come up in play, fit their windows."""

import pytest

from game.data import data_root
from game.present.gallery import gallery
from game.scenario.load import load
from game.screens.headless import make_screen
from game.screens.theme import Settings
from tests.screens.checks import actions_without_place, faults


@pytest.fixture(scope="module")
def pages():
    scenario = load(data_root() / "scenarios" / "cuba-1962").scenario
    assert scenario is not None
    return gallery(scenario)


@pytest.mark.parametrize(
    ("size", "text", "first"),
    [
        ((1024, 600), 100, 0),
        ((1024, 600), 200, 1),
        ((1366, 768), 100, 2),
        ((1366, 768), 150, 3),
        ((1920, 1080), 100, 4),
        ((1920, 1080), 200, 5),
    ],
)
def test_pages_fit(pages, size, text, first):
    """Every sixth page at each size, so that all pages are met somewhere."""
    for page in pages[first::6]:
        screen = make_screen(page, size, Settings(text=text))
        assert faults(screen) == [], page.id
        assert list(actions_without_place(screen)) == [], page.id
