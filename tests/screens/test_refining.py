"""A page that refines by itself stays where it was: focus, scroll and picture."""

from dataclasses import replace

import pygame
import pytest

from game.present.page import Action, Heading, Page, Prose, RiskChart, RiskStep
from game.screens.scroll import Scroll
from game.screens.theme import Settings
from game.screens.viewer import Viewer

EMPTY = RiskChart(
    "How close?", "Of 100", 3, 100, (), (), (), (), (), ("you", "1900", "", "", ""), ""
)
WHOLE = replace(
    EMPTY, steps=(RiskStep(1.0, 40), RiskStep(2.0, 20, "choice")), evenings=((1.7, 40.0),)
)


def page(chart, told):
    cards = tuple(Action(f"fork:{n}", f"Decision {n}", "secondary") for n in range(3))
    texts = tuple(Prose(told * 40) for _part in range(12))
    return Page(
        "debrief-quality", "debrief-quality", "Quality and luck",
        (chart, *texts), (*cards, Action("go:next", "Go on", "main")),
        side=(Heading("A decision", 2), Prose("Told.")), focus="go:next",
    )  # fmt: skip


@pytest.fixture
def viewer():
    pygame.init()
    surface = pygame.Surface((1024, 600))
    return Viewer(surface, Settings(reduced_motion=True), page(EMPTY, "In a moment. "))


def main_scroll(viewer):
    return next(
        node
        for node in viewer.screen.root.walk()
        if isinstance(node, Scroll) and node.key == "main"
    )


def test_nothing_jumps_when_figures_come(viewer):
    viewer.focus(viewer.screen.focus.find(("fork:1", 0)))
    main_scroll(viewer).scroll_to(300)
    before = main_scroll(viewer).offset
    assert before > 0
    viewer.show(page(WHOLE, "About 7 in 100. "), viewer.settings)
    assert viewer.screen.focus.key() == ("fork:1", 0)
    assert main_scroll(viewer).offset == before


def test_the_chart_takes_the_same_room_with_lines_and_without(viewer):
    def place():
        return next(
            node.rect for node in viewer.screen.root.walk() if type(node).__name__ == "RiskNode"
        )

    before = place()
    viewer.show(page(WHOLE, "In a moment. "), viewer.settings)
    assert place() == before
