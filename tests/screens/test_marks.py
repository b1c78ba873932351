"""Marks that carry meaning stand out from what lies round them, measured in the page's pixels."""

from dataclasses import replace

import numpy as np
import pygame
import pytest

from game.art.palette import DAY, blend, contrast
from game.screens.chartnodes import LargeChart
from game.screens.contrasts import pale
from game.screens.gauges import Track
from game.screens.headers import Days
from game.screens.headless import make_screen, settings_for
from game.screens.knots import Knot
from game.screens.mapnode import MapNode
from game.screens.mappieces import Piece
from game.screens.marks import Mark, line_mark, ratios, standing_out
from game.screens.texts import KeyCap
from game.screens.timelines import TimelinesNode
from tests.screens.fixtures import PAGES

SIZE = (1366, 768)
AREA = pygame.Rect(0, 0, 60, 40)


def painted(*fills):
    """A paper ground with boxes of colours on it, as packed pixels."""
    surface = pygame.Surface(AREA.size)
    surface.fill(DAY.paper)
    for colour, box in fills:
        surface.fill(colour, box)
    return pygame.surfarray.array2d(surface)


def test_ratios_of_pixels_are_those_of_the_palette():
    pairs = [
        (DAY.ink, DAY.paper),
        (DAY.red, DAY.sea),
        (DAY.ochre, DAY.white),
        ("#000000", "#FFFFFF"),
    ]
    for one, other in pairs:
        packed = [np.array([int(colour[1:], 16)]) for colour in (one, other)]
        assert ratios(*packed)[0] == pytest.approx(contrast(one, other))


def test_a_mark_stands_out_as_far_as_its_colour_does_from_its_ground():
    box = pygame.Rect(20, 10, 8, 16)
    told = standing_out(painted((DAY.red, box)), Mark("block", DAY.red, box), AREA)
    assert told == pytest.approx(contrast(DAY.red, DAY.paper))
    pale_red = blend(DAY.red, DAY.paper, 0.3)
    told = standing_out(painted((pale_red, box)), Mark("block", DAY.red, box), AREA)
    assert told == pytest.approx(contrast(pale_red, DAY.paper))


def test_a_mark_that_is_not_there_or_is_covered_does_not_stand_out():
    box = pygame.Rect(20, 10, 8, 16)
    line = line_mark("line", DAY.red, [(10, 20), (50, 20)], 3)
    for mark in (Mark("block", DAY.red, box), Mark("block", DAY.red, box, outer=True), line):
        assert standing_out(painted(), mark, AREA) == pytest.approx(1)
        assert standing_out(painted((DAY.red, AREA)), mark, AREA) == pytest.approx(1)


def test_only_what_lies_round_a_mark_is_its_ground():
    box = pygame.Rect(20, 10, 8, 16)
    near, far = box.inflate(8, 8), AREA
    mark = Mark("block", DAY.red, box)
    on_ink = standing_out(painted((DAY.ink, near), (DAY.red, box)), mark, AREA)
    assert on_ink == pytest.approx(contrast(DAY.red, DAY.ink))
    haloed = standing_out(painted((DAY.ink, far), (DAY.paper, near), (DAY.red, box)), mark, AREA)
    assert haloed == pytest.approx(contrast(DAY.red, DAY.paper))


def test_a_mark_out_of_view_is_not_judged():
    box = pygame.Rect(20, 30, 8, 40)
    assert standing_out(painted((DAY.red, box)), Mark("block", DAY.red, box), AREA) is None
    line = line_mark("line", DAY.red, [(-200, 20), (10, 20)], 3)
    assert standing_out(painted(), line, AREA) is None


FAULTS = {
    "gauge": ("standing", Track, "text", "gauge_middle"),
    "red lines of a gauge": ("standing", Track, "breaking", "gauge_middle"),
    "rope": ("morning", Knot, "rope_red", "shade"),
    "your line": ("debrief-gauges", LargeChart, "rope_red", "rule"),
    "their line": ("debrief-gauges", LargeChart, "text", "rule"),
    "strand": ("debrief-days", TimelinesNode, "rope_red", "rule"),
    "piece": ("map", Piece, "red", "sea"),
    "circle": ("map", MapNode, "blue", "graticule"),
    "doubt": ("map", MapNode, "ochre_dark", "ochre"),
    "day": ("morning", Days, "rope_red", "ink"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_mark_in_a_pale_colour_is_found(fault):
    name, kind, token, wrong = FAULTS[fault]
    screen = make_screen(PAGES[name](), SIZE)
    assert pale(screen) == []
    for node in screen.root.walk():
        if isinstance(node, kind):
            palette = node.look.palette
            palette = replace(palette, **{token: getattr(palette, wrong)})
            node.look = replace(node.look, palette=palette)
    assert [told for told in pale(screen) if told.startswith("pale mark")]


@pytest.mark.parametrize(("name", "kind"), [("standing", Track), ("help", KeyCap)])
def test_a_mark_that_is_not_painted_is_found(name, kind):
    screen = make_screen(PAGES[name](), SIZE)
    node = next(each for each in screen.root.walk() if isinstance(each, kind))
    node.draw = lambda canvas: None
    assert [told for told in pale(screen) if told.startswith("pale mark")]


def test_a_focus_ring_that_is_hardly_seen_is_found(monkeypatch):
    screen = make_screen(PAGES["matters"](), SIZE)
    monkeypatch.setattr("game.screens.theme.Look.rings", (DAY.paper, DAY.shade))
    assert [told for told in pale(screen) if told.startswith("pale ring")]


@pytest.mark.parametrize("theme", ["normal", "high-contrast"])
@pytest.mark.parametrize("name", PAGES)
def test_marks_of_every_kind_of_page_stand_out(name, theme):
    assert pale(make_screen(PAGES[name](), (1024, 600), settings_for(100, theme))) == []
