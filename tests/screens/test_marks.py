"""Marks that carry meaning stand out from what lies round them, measured in the page's pixels."""

import ast
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import get_args

import numpy as np
import pygame
import pytest

import game.art
import game.screens
from game.art.palette import DAY, blend, contrast
from game.screens.cards import Certainty, Tag
from game.screens.chartnodes import LargeChart
from game.screens.contrasts import pale
from game.screens.gauges import Track
from game.screens.headers import ClockFace, Days, Step
from game.screens.headless import make_screen, settings_for
from game.screens.knots import Knot
from game.screens.layouts.charting import KeyRow
from game.screens.legends import GaugeLegend
from game.screens.mapnode import MapNode
from game.screens.mappieces import Piece
from game.screens.marks import Mark, Unmarked, line_mark
from game.screens.node import Node
from game.screens.riskchart import RiskNode
from game.screens.smallcharts import SmallChart
from game.screens.spreads import SpreadRow
from game.screens.standing import ratios, standing_out
from game.screens.tables import QuoteNode
from game.screens.texts import KeyCap, Label
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
    "part of a bar": ("debrief-quality", SpreadRow, "sheet", "rope_red"),
    "dot of a chart": ("debrief-gauges", SmallChart, "rope_red", "rule"),
    "choice on a curve": ("debrief-quality", RiskNode, "rope_red", "rule"),
    "luck and whiskers": ("debrief-quality", RiskNode, "text", "rule"),
    "dots of sureness": ("morning", Certainty, "text", "rule"),
    "key of the map": ("map", KeyRow, "red", "rule"),
    "key of the gauges": ("standing", GaugeLegend, "text", "rule"),
    "name of a step": ("morning", Step, "steel", "soft"),
    "the hour": ("morning", ClockFace, "white", "soft"),
    "tag": ("morning", Tag, "white", "manila_dark"),
    "bar of a quotation": ("debrief-envelopes", QuoteNode, "rope_red", "rule"),
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


def kinds(parent=Node):
    """All classes of nodes of the screens, whatever module they are in."""
    for module in walk_packages(game.screens.__path__, "game.screens."):
        import_module(module.name)
    for kind in parent.__subclasses__():
        if kind.__module__.startswith("game.screens."):
            yield kind
            yield from kinds(kind)


def paints(kind):
    return bool({"draw", "paint"} & set(vars(kind)))


def is_silent(kind):
    """Whether a class paints by itself and says neither its marks nor why it has none."""
    own = vars(kind)
    return paints(kind) and "marked" not in own and not own.get("unmarked")


class Forgotten(Label):
    """Words that are underlined: what the class above it says holds for its own painting alone."""

    def draw(self, canvas):
        super().draw(canvas)
        canvas.fill(self.rect, DAY.red)


class Declared(Forgotten):
    unmarked = "rule"

    def draw(self, canvas):
        canvas.fill(self.rect, DAY.rule)


def test_every_class_that_paints_declares_its_marks_or_says_why_it_has_none():
    found = set(kinds())
    assert len(found) > 50
    assert [kind.__name__ for kind in found if is_silent(kind)] == []


def test_a_class_that_forgets_its_marks_is_found():
    assert is_silent(Forgotten)
    assert not is_silent(Declared)


def test_reasons_for_having_no_marks_are_known_and_stand_for_no_class_that_has_some():
    for kind in kinds():
        reason = vars(kind).get("unmarked", "")
        assert reason in get_args(Unmarked), kind
        assert not (reason and "marked" in vars(kind)), kind
        assert not reason or paints(kind), kind


def test_every_class_that_declares_marks_has_some_on_a_page():
    met = {
        type(node)
        for make in PAGES.values()
        for size, text in (((1366, 768), 100), ((1024, 600), 200))
        for node in make_screen(make(), size, settings_for(text, "normal")).root.walk()
        if node.rect.width and next(iter(node.marked()), None)
    }
    wanted = {kind for kind in kinds() if "marked" in vars(kind)}
    assert {kind.__name__ for kind in wanted - met} == set()


def drawing_functions():
    """Public functions of the art room that make a whole picture, by name."""
    found = {}
    for path in sorted(Path(game.art.__path__[0]).glob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                calls = {one.func.id for one in ast.walk(node) if is_plain_call(one)}
                if "document" in calls:
                    found[node.name] = path.name
    return found


def is_plain_call(node):
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name)


def used_outside_of_classes(source, names):
    """Those of some names that a module uses elsewhere than in its classes and imports."""
    tree = ast.parse(source)
    imported = {
        alias.asname or alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("game.art")
        for alias in node.names
    }
    free = [node for node in tree.body if not isinstance(node, ast.ClassDef)]
    used = {one.id for node in free for one in ast.walk(node) if isinstance(one, ast.Name)}
    return used & imported & set(names)


ON_NO_PAGE = {"texts.py": {"icon"}, "app.py": {"knot"}}
"""`icon_surface` is what `Icon` paints with, whose signs are judged as signs; and the emblem of
the window is no part of a page."""


def test_pictures_of_art_are_painted_by_classes_that_declare_marks():
    names = drawing_functions()
    assert len(names) > 20
    for path in Path(game.screens.__path__[0]).rglob("*.py"):
        free = used_outside_of_classes(path.read_text(encoding="utf-8"), names)
        assert free == ON_NO_PAGE.get(path.name, set()), path.name


def test_a_picture_that_no_class_paints_is_found():
    planted = (
        "from game.art.knot import knot\n\ndef paint(canvas):\n    canvas.blit(knot(), (0, 0))\n"
    )
    assert used_outside_of_classes(planted, drawing_functions()) == {"knot"}
    inside = "class Band(Node):\n    def draw(self, canvas):\n        canvas.blit(knot(), (0, 0))\n"
    assert used_outside_of_classes(inside, drawing_functions()) == set()
