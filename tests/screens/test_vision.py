"""Colours that carry a difference stay apart for every kind of sight, or something else differs."""

import pytest

from game.art.palette import CONTRAST, DAY, NIGHT, contrast, rgb
from tests.screens.vision import FULL, apart, seen

SIGHTS = [kind for kind in FULL if kind != "grey"]


@pytest.mark.parametrize("kind", SIGHTS)
@pytest.mark.parametrize("palette", [DAY, CONTRAST, NIGHT], ids=["day", "contrast", "night"])
def test_us_and_them_are_told_apart_by_every_sight(palette, kind):
    assert apart(rgb(palette.rope_red), rgb(palette.rope_blue), kind) > 20


@pytest.mark.parametrize("kind", list(FULL))
def test_marks_stand_out_from_the_grounds_they_lie_on_for_every_sight(kind):
    pairs = [
        (DAY.red, DAY.paper),
        (DAY.blue, DAY.paper),
        (DAY.ink, DAY.ochre),
        (DAY.red, DAY.sea),
        (DAY.blue, DAY.sea),
        (DAY.ink, DAY.shade),
    ]
    for mark, ground in pairs:
        a, b = ("#{:02X}{:02X}{:02X}".format(*seen(rgb(one), kind)) for one in (mark, ground))
        assert contrast(a, b) >= 3, (mark, ground)


def test_grey_has_one_channel_and_white_stays_white():
    for kind in FULL:
        assert tuple(seen((255, 255, 255), kind)) == (255, 255, 255)
    assert len(set(seen(rgb(DAY.red), "grey").tolist())) == 1


def test_what_is_the_same_stays_the_same_and_black_stays_black():
    for kind in FULL:
        assert apart(rgb(DAY.red), rgb(DAY.red), kind) == 0
        assert tuple(seen((0, 0, 0), kind)) == (0, 0, 0)


def test_deuteranopes_hardly_see_red_from_ochre_so_that_pair_never_stands_alone():
    """The reason for the outlines and question marks of what is only estimated."""
    assert 20 < apart(rgb(DAY.red), rgb(DAY.ochre), "deuteranopia") < 35
    assert apart(rgb(DAY.red), rgb(DAY.ochre)) > 40
