from itertools import product
from typing import get_args

import pytest

from game.art.faces import Brows, Hair, Sign
from game.art.palette import CONTRAST, DAY, contrast
from game.art.portraits import Face, Side, portrait
from tests.art.pictures import colours, is_plain, size

HAIR, SIGNS, BROWS, SIDES = (get_args(words) for words in (Hair, Sign, Brows, Side))


@pytest.mark.parametrize(("hair", "sign"), list(product(HAIR, SIGNS)))
def test_every_face_draws(hair, sign):
    for brows, grey in product(BROWS, (False, True)):
        face = Face(hair=hair, sign=sign, brows=brows, grey=grey)
        picture = portrait(face, DAY, width=94, height=116)
        assert is_plain(picture)
        assert size(picture) == (94, 116)


@pytest.mark.parametrize("half_width", [38, 49])
@pytest.mark.parametrize("jaw", [52, 78])
@pytest.mark.parametrize(("top", "chin"), [(56, 174), (62, 166)])
def test_heads_at_the_ends_of_their_ranges_draw(half_width, jaw, top, chin):
    assert is_plain(portrait(Face(half_width, top, chin, jaw), DAY, width=249, height=236))


@pytest.mark.parametrize("size_asked", [(1, 1), (40, 300), (600, 90), (1000, 944)])
def test_any_size_is_filled(size_asked):
    width, height = size_asked
    picture = portrait(Face(), DAY, width=width, height=height)
    assert size(picture) == size_asked
    assert is_plain(picture)


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("palette", [DAY, CONTRAST])
def test_the_other_side_is_blue_and_the_chosen_red(side, palette):
    chosen = colours(portrait(Face(), palette, width=94, height=116, side=side, selected=True))
    plain = colours(portrait(Face(), palette, width=94, height=116, side=side))
    ground = palette.blue if side == "them" else palette.red
    assert ground in chosen
    assert (palette.blue in plain) == (side == "them")
    assert palette.red not in plain


def test_all_combinations_differ():
    drawn = {
        portrait(Face(hair=hair, sign=sign), DAY, width=94, height=116)
        for hair, sign in product(HAIR, SIGNS)
    }
    assert len(drawn) == len(HAIR) * len(SIGNS)


@pytest.mark.parametrize("side", ["us", "them"])
def test_grey_hair_differs_from_face_and_ground(side):
    for selected in (False, True):
        faces = [Face(hair="wave", grey=grey) for grey in (True, False)]
        grey, plain = (
            colours(portrait(face, DAY, width=94, height=116, side=side, selected=selected))
            for face in faces
        )
        (hair,) = grey - plain
        assert contrast(hair, DAY.paper) > 1.3
