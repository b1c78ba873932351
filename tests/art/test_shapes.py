"""Icons, gauges, charts, strands, paper and the title: well formed, sized and within bounds."""

import math
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.art.charts import Plot, bar_strip, legend_stroke, line_chart, small_chart
from game.art.dots import Disc, dot_screen
from game.art.gauges import (
    GaugeKind,
    GaugeMark,
    LegendKind,
    gauge,
    gauge_above,
    gauge_below,
    gauge_legend,
)
from game.art.hatching import hatch_lines
from game.art.icons import ICONS, icon
from game.art.palette import CONTRAST, CONTRAST_NIGHT, DAY, END, NIGHT, contrast
from game.art.paper import folder_tab, pointer, sureness
from game.art.pieces import PIECE_SIZE, Kind, legend, piece, selection_ring
from game.art.pieces import LegendKind as MapLegendKind
from game.art.stance import disc, stance_line, stance_x
from game.art.strands import strand_x, strands
from game.art.svg import draw, number, outline
from game.art.tape import tape
from game.art.title import end_disc, range_rings, ring_colour, ring_width, title, title_strand
from tests.art.pictures import colours, is_plain, size

PALETTES = [DAY, NIGHT, END, CONTRAST, CONTRAST_NIGHT]
points = st.floats(0, 100)


@pytest.mark.parametrize(
    ("value", "text"), [(1.0, "1"), (0.125, "0.12"), (-0.001, "0"), (12.5, "12.5"), (100, "100")]
)
def test_numbers_are_short(value, text):
    assert number(value) == text


def test_path_data_is_built_from_parts():
    assert draw("M", 0, 1.5, "Z") == "M 0 1.5 Z"
    assert outline([(0, 0), (1, 2)], closed=True) == "M0 0 L1 2 Z"
    assert outline([]) == ""


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_draws_in_its_colour(name):
    picture = icon(name, 24, DAY.ink)
    assert is_plain(picture)
    assert colours(picture) == {DAY.ink}


def test_icons_of_the_gauges_exist_and_unknown_ones_are_circles():
    assert {"cup", "people", "eye", "speech", "knot", "telephone", "star", "globe"} <= set(ICONS)
    assert icon("no-such-icon", 24, DAY.ink) == icon("circle", 24, DAY.ink)


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("kind", get_args(GaugeKind))
@given(low=points, high=points, yesterday=st.none() | points, expected=st.floats(-30, 30))
def test_every_gauge_draws(palette, kind, low, high, yesterday, expected):
    mark = GaugeMark(kind, min(low, high), max(low, high), yesterday, expected)
    picture = gauge(mark, palette, width=384, height=16, scale=1)
    assert is_plain(picture)
    assert size(picture) == (384, 16 + gauge_above(1) + gauge_below(1))


def test_only_an_estimate_is_ochre():
    for kind in ("exact", "banded", "words", "hidden"):
        assert DAY.ochre not in colours(gauge(GaugeMark(kind, 40, 60), DAY, width=300))
    assert DAY.ochre in colours(gauge(GaugeMark("estimated", 40, 60), DAY, width=300))


@pytest.mark.parametrize("kind", get_args(LegendKind))
def test_gauge_legends_draw(kind):
    assert size(gauge_legend(kind, DAY)) == (34, 20)


@given(
    ring=st.lists(st.tuples(st.floats(-50, 250), st.floats(-50, 250)), min_size=3, max_size=12),
    step=st.floats(2, 20),
)
def test_hatching_stays_inside_its_bounds(ring, step):
    for (x0, y0), (x1, y1) in hatch_lines([ring], step, (0, 0, 100, 80)):
        assert -0.01 <= x0 <= x1 <= 100.01
        assert -0.01 <= y1 <= y0 <= 80.01
        assert x0 + y0 == pytest.approx(x1 + y1, abs=0.01)


def test_hatching_leaves_a_hole_free():
    square = [(0, 0), (90, 0), (90, 90), (0, 90)]
    hole = [(30, 30), (60, 30), (60, 60), (30, 60)]
    for (x0, y0), (x1, y1) in hatch_lines([square, hole], 7):
        middle = ((x0 + x1) / 2, (y0 + y1) / 2)
        assert not all(31 < value < 59 for value in middle)


def test_senseless_steps_are_refused():
    with pytest.raises(ValueError):
        hatch_lines([[(0, 0), (1, 0), (0, 1)]], 0)
    with pytest.raises(ValueError):
        dot_screen(10, 10, 0, lambda _x, _y: 1)


def test_dots_are_cut_at_a_disc_and_left_out_without_tone():
    assert dot_screen(50, 50, 5, lambda _x, _y: 0) == ""
    data = dot_screen(50, 50, 5, lambda _x, _y: 0.7, inside=Disc(25, 25, 20))
    for dot in data.split("M")[1:]:
        x, y = (float(value) for value in dot.split("L")[0].split("l")[0].split()[:2])
        assert math.hypot(x - 25, y - 25) < 20.5


@given(
    yours=st.lists(points, max_size=13),
    theirs=st.lists(points, max_size=13),
    count=st.integers(1, 13),
)
def test_charts_draw_whatever_is_known(yours, theirs, count):
    plot = Plot(400, 200, count)
    for picture in (
        line_chart(plot, yours, theirs, DAY, 1, red_lines=(15, 85)),
        small_chart(plot, yours, theirs, NIGHT, 0.75),
    ):
        assert is_plain(picture)
        assert size(picture) == (400, 200)


def test_a_plot_says_where_values_fall():
    plot = Plot(276, 116, 13)
    assert plot.y(0) == plot.bottom == 108
    assert plot.y(100) == plot.top == 8
    assert plot.x(0) - plot.left == pytest.approx(plot.right - plot.x(12))


def test_a_bar_is_parted_by_shares():
    picture = bar_strip(100, 10, [1, 0, 3], [DAY.red, DAY.ink])
    assert colours(picture) == {DAY.red}
    with pytest.raises(ValueError):
        bar_strip(100, 10, [0, 0], [DAY.red])


@pytest.mark.parametrize("kind", ["yours", "theirs", "red-line"])
def test_chart_legends_draw(kind):
    assert is_plain(legend_stroke(kind, DAY, width=36, height=10, scale=1))


@given(alike=st.lists(st.booleans(), max_size=40))
def test_strands_draw_for_any_number_of_rows(alike):
    assert is_plain(strands(alike, 120, 598, DAY, 1))


def test_strands_bow_apart_where_choices_differ():
    near, far = strand_x(True, 120, 1), strand_x(False, 120, 1)
    assert far[0] < near[0] < 60 < near[1] < far[1]


@pytest.mark.parametrize("kind", get_args(Kind))
@pytest.mark.parametrize("side", ["us", "them", "host", "other"])
def test_every_piece_draws(kind, side):
    size_asked = PIECE_SIZE[kind]
    for ready in (True, False):
        picture = piece(kind, DAY, size=size_asked, side=side, course=235, ready=ready)
        assert is_plain(picture)
        assert size(picture) == (size_asked, size_asked)


def test_sides_and_cargo_differ_by_shape():
    ours, theirs = (piece("warship", CONTRAST, size=24, side=side) for side in ("us", "them"))
    assert "polygon" in theirs
    assert "polygon" not in ours
    assert piece("ship", DAY, size=30) != piece("arms-ship", DAY, size=30)


def test_a_ship_of_neither_side_is_an_outline_for_who_sees_red_as_black():
    foreign, ours = (piece("ship", DAY, size=30, side=side) for side in ("other", "us"))
    assert colours(foreign) == {DAY.white, DAY.ink}
    assert colours(ours) == {DAY.white, DAY.red}
    assert foreign.count(f'fill="{DAY.white}"') == 2
    assert f'fill="{DAY.red}"' in ours


@pytest.mark.parametrize("kind", get_args(MapLegendKind))
def test_map_legends_draw(kind):
    assert size(legend(kind, DAY, width=36, height=24)) == (36, 24)


@pytest.mark.parametrize(
    "picture",
    [
        selection_ring(50, DAY),
        stance_line(430, 22, DAY, 1),
        disc(34, DAY, filled=True),
        tape(690, 580, NIGHT, 1),
        folder_tab(238, DAY, 1),
        pointer(40, 20, DAY.sheet),
        sureness(2, DAY, height=17),
        end_disc(614, END),
    ],
)
def test_paper_things_draw(picture):
    assert is_plain(picture)


def test_quiet_rings_stand_equally_far_apart_to_the_farthest_corner():
    radii = range_rings(600, 600, (300, 360), 1)
    assert radii == [90, 180, 270, 360, 450]
    assert radii[-1] <= math.dist((300, 360), (0, 0)) < radii[-1] + 90
    assert ring_width(0.1) == 1
    assert contrast(ring_colour(NIGHT), NIGHT.ground) < 3 < contrast(NIGHT.text, NIGHT.ground)


def test_stances_stand_between_the_ends():
    assert [stance_x(share, 432, 1) for share in (-1, 0, 0.5, 1, 2)] == [16, 16, 216, 416, 416]


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1024, 600), (1920, 1080), (800, 900)])
def test_the_title_draws_at_any_size(width, height):
    picture = title(width, height, DAY)
    assert is_plain(picture)
    assert size(picture) == (width, height)


def test_type_on_the_title_runs_along_its_strand():
    upper, lower = (title_strand(1366, 768, strand, 66) for strand in (0, 1))
    assert upper.y < lower.y
    x, y = upper.along(300)
    assert x > upper.x
    assert y < upper.y
    assert math.dist((x, y), (upper.x, upper.y)) == pytest.approx(300)
