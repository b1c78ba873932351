"""What moves, by given times: never by the machine's clock."""

from dataclasses import replace

import pygame
import pytest
from pygame.image import tobytes

from game.screens.app import frames_told
from game.screens.knots import Knot
from game.screens.motion import KNOT_MS, SHEET_MS, STILL, eased
from game.screens.screen import Pointed
from game.screens.tapes import TapeNode
from game.screens.theme import Settings
from game.screens.viewer import BLINK_MS, Viewer
from tests.screens.fixtures import PAGES

SIZE = (1366, 768)
START = 5_000


@pytest.fixture
def view():
    pygame.display.init()
    surface = pygame.display.set_mode(SIZE)

    def make(kind, **settings):
        made = Viewer(surface, Settings(**settings), PAGES["setup"](), clock=lambda: START)
        made.paint()
        page = PAGES[kind]()
        made.show(page, made.settings)
        return made

    yield make
    pygame.quit()


def whole(viewer):
    """The page as it is painted when nothing moves."""
    surface = pygame.Surface(SIZE)
    viewer.screen.paint(surface, None, Pointed())
    return tobytes(surface, "RGB")


def shown(viewer):
    return tobytes(viewer.surface, "RGB")


def body_row(viewer, down):
    root = viewer.screen.root
    return [viewer.surface.get_at((x, root.body.rect.top + down))[:3] for x in range(40, 900, 7)]


def test_a_new_page_slides_in_and_then_lies_as_if_it_had_been_cut_in(view):
    viewer = view("council")
    viewer.paint()
    assert viewer.moving
    began = shown(viewer)
    assert began != whole(viewer)
    viewer.tick(START + SHEET_MS // 2)
    [box] = viewer.paint()
    assert box == viewer.screen.root.body.rect.clip(viewer.surface.get_rect())
    assert shown(viewer) not in (began, whole(viewer))
    viewer.tick(START + SHEET_MS)
    viewer.paint()
    assert shown(viewer) == whole(viewer)
    assert not viewer.moving


def test_the_sheet_starts_24_design_pixels_lower(view):
    viewer = view("council")
    viewer.paint()
    low = body_row(viewer, 24 + 40)
    viewer.tick(START + SHEET_MS)
    viewer.paint()
    assert low == body_row(viewer, 40)


def test_a_page_that_takes_long_to_lay_out_slides_all_the_way_all_the_same(view):
    viewer = view("council")
    viewer.clock = lambda: START + 300
    viewer.paint()
    viewer.tick(START + 300 + SHEET_MS // 2)
    viewer.paint()
    assert viewer.moving
    viewer.tick(START + 300 + SHEET_MS)
    viewer.paint()
    assert not viewer.moving


def test_the_header_stands_still_while_the_sheet_moves(view):
    viewer = view("council")
    viewer.paint()
    top = viewer.screen.root.header.rect
    header = tobytes(viewer.surface.subsurface(top), "RGB")
    viewer.tick(START + 60)
    viewer.paint()
    assert tobytes(viewer.surface.subsurface(top), "RGB") == header


def test_what_changes_while_the_sheet_moves_is_on_it_when_it_lies(view):
    viewer = view("council")
    viewer.paint()
    viewer.tick(START + 60)
    viewer.screen.focus.step(1)
    viewer.focus(viewer.screen.focus.node, by_keys=False)
    viewer.paint()
    viewer.tick(START + SHEET_MS)
    viewer.paint()
    assert shown(viewer) == whole(viewer)


def test_the_same_page_again_does_not_slide(view):
    viewer = view("council")
    viewer.tick(START + SHEET_MS)
    viewer.paint()
    viewer.show(viewer.page, viewer.settings)
    assert not viewer.moving


@pytest.mark.parametrize("kind", PAGES)
def test_under_reduced_motion_every_page_is_a_cut(view, kind):
    viewer = view(kind, reduced_motion=True)
    viewer.paint()
    assert not viewer.moving
    assert shown(viewer) == whole(viewer)


def test_the_ending_in_fire_is_still(view):
    viewer = view("nuclear-ending")
    viewer.paint()
    assert viewer.page.kind in STILL
    assert not viewer.moving


def knot_page(viewer):
    page = PAGES["dispatch"]()
    knots = [replace(one, was=10) for one in (*page.main, *page.side) if hasattr(one, "was")]
    assert knots, "the page of the night shows the knot"
    others = [one for one in page.main if not hasattr(one, "was")]
    return replace(page, id="night-with-knot", main=(*others, *knots), side=())


def test_the_knot_tightens_in_400_ms_once_the_sheet_lies(view):
    viewer = view("council")
    viewer.show(knot_page(viewer), viewer.settings)
    viewer.finish_tape()
    viewer.paint()
    [knot] = [one for one in viewer.screen.root.walk() if isinstance(one, Knot)]
    assert knot.drawn == knot.was < knot.tightness
    drawn = []
    for after in (0, 100, 200, 300, KNOT_MS):
        viewer.tick(START + SHEET_MS + after)
        drawn.append(knot.drawn)
    assert drawn == sorted(drawn)
    assert drawn[0] == knot.was
    assert knot.was < drawn[2] < knot.tightness
    assert drawn[-1] == knot.tightness
    viewer.paint()
    assert not viewer.moving
    assert shown(viewer) == whole(viewer)


def test_the_knot_tightens_once_and_not_on_each_return(view):
    viewer = view("council")
    page = knot_page(viewer)
    viewer.show(page, viewer.settings)
    viewer.show(PAGES["council"](), viewer.settings)
    viewer.show(page, viewer.settings)
    [knot] = [one for one in viewer.screen.root.walk() if isinstance(one, Knot)]
    assert knot.drawn == knot.tightness


def test_the_cursor_of_the_tape_blinks_once_a_second_and_nothing_else_does(view):
    viewer = view("dispatch")
    viewer.paint()
    [tape] = [one for one in viewer.screen.root.walk() if isinstance(one, TapeNode)]
    seen = []
    for half in range(4):
        viewer.tick(START + SHEET_MS + half * BLINK_MS + 10)
        seen.append(tape.cursor)
    assert seen == [True, False, True, False]


def test_when_all_has_come_to_rest_nothing_is_painted(view):
    for kind in PAGES:
        viewer = view(kind)
        viewer.finish_tape()
        viewer.paint()
        viewer.tick(START + SHEET_MS + KNOT_MS)
        viewer.paint()
        viewer.paint()
        assert not viewer.moving, kind
        viewer.tick(START + 60_000)
        assert viewer.paint() == [], kind


def test_a_way_is_fast_first_and_ends_where_it_should():
    assert eased(0) == 0
    assert eased(1) == eased(2) == 1
    assert eased(0.5) > 0.5


def test_frames_are_told_in_one_line():
    told = frames_told([2_000, 3_000, 17_000])
    assert "3 frames" in told
    assert "the longest 17.0 ms" in told
    assert "1 above 16 ms" in told
    assert frames_told([]) == "No frame was painted."
