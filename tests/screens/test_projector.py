"""A play at the projector can be read from the back of the room."""

from math import atan, degrees

import pytest

from game.data import data_root
from game.present.desk import Desk
from game.present.errands import AtOnce
from game.present.gallery import NoKeeper, walk
from game.present.page import Page
from game.present.settings import Settings as Own
from game.scenario.load import load
from game.screens.contrasts import IN_HIGH_CONTRAST, pale
from game.screens.headless import make_screen
from game.screens.inspecting import words_of
from game.screens.theme import Settings

SCREEN_MM, BACK_ROW_MM = 2_000, 8_000
"""A school's screen is two metres wide, and its last row sits eight metres from it."""
LEAST, TO_READ = 10, 13
"""Minutes of arc of a capital letter. A normal eye tells letters of 5 (Snellen): every word has
twice that, so that half of normal sight will do; what is read in whole sentences has more."""
SIZES = [(1024, 768), (1366, 768), (1920, 1080)]


@pytest.fixture(scope="module")
def projected() -> tuple[Settings, list[Page]]:
    """The settings of the projector, and one page of every kind that a class comes to."""
    scenario = load(data_root() / "scenarios" / "cuba-1962").scenario
    assert scenario is not None
    desk = Desk(scenario, NoKeeper(), Own(asked=True), errands=AtOnce(stage=0))
    desk.act("teach")
    desk.act("to:code")
    desk.act("word", "Redhill")
    desk.act("project")
    wish = Settings(text=desk.settings.text, theme=desk.settings.theme)
    found: dict[str, Page] = {}
    for _stop in range(20):
        for page in walk(desk, 5, lively=False):
            found.setdefault(page.kind, page)
        if not desk.page().id.startswith("stop/"):
            break
        desk.act("class:release")
        desk.act("class:skip")
    assert {"class", "matters", "council", "debrief-days"} <= set(found)
    return wish, list(found.values())


def minutes_of_arc(capital: int, width: int) -> float:
    """The angle at which a capital letter so many pixels high is seen from the last row."""
    return 60 * degrees(atan(capital * SCREEN_MM / width / BACK_ROW_MM))


def heights(page: Page, size: tuple[int, int], wish: Settings) -> list[tuple[float, str]]:
    """Every text of a page with the angle of its capital letters."""
    found = []
    for words in words_of(make_screen(page, size, wish)):
        setter = words.node.kit.setter
        metrics = setter.shelf.font(setter.face(words.node.style)).metrics("H")[0]
        assert metrics is not None
        found.append((minutes_of_arc(metrics[3], size[0]), words.node.name))
    return found


@pytest.mark.parametrize("size", SIZES)
def test_no_letter_is_too_small_for_the_last_row(projected, size):
    wish, pages = projected
    for page in pages:
        small = [(told, name) for told, name in heights(page, size, wish) if told < LEAST]
        assert not small, page.id


@pytest.mark.parametrize("size", SIZES)
def test_most_words_are_larger_than_that(projected, size):
    wish, pages = projected
    told = [(arc, len(name.split())) for page in pages for arc, name in heights(page, size, wish)]
    large = sum(count for arc, count in told if arc >= TO_READ - 0.5)
    assert large >= 0.7 * sum(count for _arc, count in told)


def test_every_word_stands_out_seven_to_one(projected):
    wish, pages = projected
    assert IN_HIGH_CONTRAST == 7.0
    for page in pages:
        screen = make_screen(page, (1366, 768), wish)
        assert screen.kit.contrast
        assert not [told for told in pale(screen) if "sign" not in told], page.id
