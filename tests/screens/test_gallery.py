"""The pages of the shipped crisis, as they come up in play, fit their windows and can be read."""

from itertools import product

import pytest

from game.art.palette import DAY
from game.cli.authors import ALL_SIZES, ALL_TEXTS, THEMES, size_of
from game.data import data_root
from game.present.gallery import gallery
from game.scenario.load import load
from game.screens.contrasts import pale
from game.screens.headless import make_screen, settings_for
from game.screens.inspecting import faults, inspect, words_of

WAYS = list(product(ALL_SIZES, ALL_TEXTS, THEMES))


@pytest.fixture(scope="module")
def pages():
    scenario = load(data_root() / "scenarios" / "cuba-1962").scenario
    assert scenario is not None
    return gallery(scenario)


@pytest.mark.parametrize(("size", "text", "theme"), WAYS)
def test_nothing_is_clipped_covered_out_of_the_window_small_or_pale(pages, size, text, theme):
    """Every thirty-sixth page in each way, so that all pages and all ways are met.

    `screenshots --check` goes through all pages in all ways.
    """
    for page in pages[WAYS.index((size, text, theme)) :: len(WAYS)]:
        screen = make_screen(page, size_of(size), settings_for(text, theme))
        assert inspect(screen) == [], page.id


def test_pages_of_a_class_and_of_the_end_of_the_world_are_among_them(pages):
    kinds = {page.kind for page in pages}
    assert {"class", "curtain", "nuclear-ending", "ending", "interruption", "setup"} <= kinds
    names = {page.id for page in pages}
    room = {"home", "code", "plays", "lessons", "guides", "guide", "collect", "handed", "report"}
    vote = {"open", "counting", "tie", "revealed", "curtain"}
    assert {f"class/{name}" for name in room | vote | {"wall", "wall-talk"}} <= names
    assert len(names) == len(pages)


def shown(pages, kind):
    page = next(each for each in pages if each.kind == kind)
    return make_screen(page, (1366, 768))


def test_words_as_pale_as_their_ground_are_found(pages):
    screen = shown(pages, "council")
    assert pale(screen) == []
    words = words_of(screen)[-1].node
    words.tinted(DAY.rule)
    assert [each for each in pale(screen) if words.name in each]


def test_words_that_are_not_painted_are_found(pages):
    screen = shown(pages, "council")
    words = words_of(screen)[-1].node
    words.draw = lambda canvas: None
    assert [each for each in pale(screen) if "not to be seen" in each and words.name in each]


def test_words_over_words_outside_the_window_or_too_small_are_found(pages):
    screen = shown(pages, "matters")
    inside = [each for each in words_of(screen) if each.scrolls]
    first, second = sorted(inside, key=lambda each: -each.ink.width * each.ink.height)[:2]
    second.node.rect.topleft = first.node.rect.topleft
    assert [each for each in faults(screen) if each.startswith("overlap")]
    screen = shown(pages, "matters")
    one = next(each.node for each in words_of(screen) if not each.scrolls)
    one.rect.left = -40
    assert [each for each in faults(screen) if each.startswith("outside the window")]
    screen = shown(pages, "matters")
    one = words_of(screen)[0].node
    one.type_size = 11
    assert [each for each in faults(screen) if each.startswith("too small")]
