import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.art.map import (
    MapCircle,
    MapCourse,
    MapDoubt,
    circle_label_point,
    map_ground,
    map_marks,
    map_view,
    read_coast,
    scale_bar,
)
from game.art.palette import CONTRAST, DAY
from game.present.projection import distance
from tests.art.pictures import colours, is_plain, size

CENTRE = (20.25, -74.14)
COAST_FILE = Path(__file__).resolve().parents[2] / "assets" / "coast" / "coast.json"


@pytest.fixture(scope="module")
def coast():
    return read_coast(COAST_FILE.read_text(encoding="utf-8"), CENTRE)


@pytest.fixture
def view():
    return map_view(994, 668, CENTRE, 5050)


def test_the_centre_falls_where_it_should(view):
    assert view.at(*CENTRE) == (pytest.approx(994 * 0.505), pytest.approx(668 * 0.635))


@given(x=st.floats(-200, 1200), y=st.floats(-200, 900), factor=st.floats(0.5, 6))
def test_pixels_and_places_agree(x, y, factor):
    view = map_view(994, 668, CENTRE, 5050).zoomed(factor).panned(30, -12)
    back = view.at(*view.place(x, y))
    assert back == (pytest.approx(x, abs=0.01), pytest.approx(y, abs=0.01))


@given(x=st.floats(0, 994), y=st.floats(0, 668), factor=st.floats(0.8, 4))
def test_zooming_keeps_the_point_under_the_pointer(x, y, factor):
    view = map_view(994, 668, CENTRE, 5050)
    before, after = view.place(x, y), view.zoomed(factor, (x, y)).place(x, y)
    assert distance(before, after) < 0.01


def test_distances_from_the_centre_are_true_in_pixels(view):
    x0, y0 = view.at(*CENTRE)
    x1, y1 = view.at(38.9, -77.04)
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    assert length == pytest.approx(view.px(distance(CENTRE, (38.9, -77.04))))


def test_a_course_north_from_the_centre_runs_up(view):
    assert view.heading(*CENTRE, 0) == pytest.approx(0, abs=0.01)
    assert view.heading(*CENTRE, 90) == pytest.approx(90, abs=0.5)


@pytest.mark.parametrize("palette", [DAY, CONTRAST])
@pytest.mark.parametrize("factor", [0.4, 1, 6])
def test_the_ground_draws_at_any_zoom(coast, view, palette, factor):
    picture = map_ground(view.zoomed(factor), coast, palette, 1.4)
    assert is_plain(picture)
    assert size(picture) == (994, 668)


def test_the_host_and_the_other_side_are_filled_apart(coast, view):
    assert {DAY.ochre, DAY.blue, DAY.paper} <= colours(map_ground(view, coast, DAY, 1))


@pytest.mark.parametrize("factor", [0.4, 1, 6, 40])
def test_lines_of_the_graticule_cross_the_picture_at_any_zoom(coast, view, factor):
    """They begin and end outside of it, though what is far away is left out."""
    near = view.zoomed(factor)
    ground = map_ground(near, replace(coast, land=(), host=(), them=()), DAY, 1)
    data = re.findall(r'd="([^"]*)"', ground)[0]
    lines = [line.split("L") for line in data.strip("M").split("M")]
    assert lines
    for line in lines:
        for end in (line[0], line[-1]):
            x, y = map(float, end.split())
            assert not near.contains(x, y)


def test_a_coast_about_another_centre_is_refused(coast):
    with pytest.raises(ValueError, match="map about"):
        map_ground(map_view(400, 300, (0.0, 0.0), 5000), coast, DAY, 1)


def test_marks_draw():
    view = map_view(994, 668, CENTRE, 5050)
    picture = map_marks(
        view,
        DAY,
        1,
        circles=[
            MapCircle(22.7, -83.3, 2080, "reach", "us"),
            MapCircle(*CENTRE, 926, "line", "them", 20, 92),
            MapCircle(*CENTRE, 926, "line", "them"),
            MapCircle(*CENTRE, 400, "line", "them", 350, 20),
        ],
        courses=[MapCourse([(27.5, -65.9), (24.9, -74.5)], strong=True), MapCourse([])],
        doubts=[MapDoubt(28.6, -61.4, 260)],
    )
    assert is_plain(picture)
    assert {DAY.red, DAY.blue, DAY.ochre_dark} <= colours(picture)


def test_a_label_point_lies_on_its_circle(view):
    circle = MapCircle(*CENTRE, 926, "line", "them", 20, 92)
    assert distance(view.place(*circle_label_point(view, circle, 50)), CENTRE) == pytest.approx(926)


def test_the_scale_bar_is_as_long_as_its_kilometres(view):
    picture, length = scale_bar(view, 1000, DAY, 1)
    assert length == pytest.approx(view.px(1000), abs=1)
    assert size(picture)[0] == length


@pytest.mark.parametrize(
    "text",
    [
        '{"units": 100, "land": [[1, 2, 3, 4]], "host": [], "them": []}',
        '{"units": 100, "land": [[1, 2, 3, 4, 5, 6, 7]], "host": [], "them": []}',
        "not json",
    ],
)
def test_a_broken_coast_is_refused(text):
    with pytest.raises(ValueError):
        read_coast(text, CENTRE)


def test_the_baked_coast_covers_the_region(coast):
    data = json.loads(COAST_FILE.read_text(encoding="utf-8"))
    assert set(data) == {"units", "land", "host", "them"}
    assert COAST_FILE.stat().st_size < 120_000
    assert len(coast.land) > 100
    assert len(coast.host) > 2
    inside = [point for ring in coast.host for point in ring.points]
    assert max((east**2 + south**2) ** 0.5 for east, south in inside) < 1300


@pytest.mark.parametrize(("width", "height", "across"), [(0, 10, 10), (10, 0, 10), (10, 10, 0)])
def test_a_map_without_extent_is_refused(width, height, across):
    with pytest.raises(ValueError):
        map_view(width, height, CENTRE, across)
