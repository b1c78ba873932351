from dataclasses import fields

import pytest

from game.art.palette import (
    CONTRAST,
    CONTRAST_END,
    CONTRAST_NIGHT,
    DAY,
    END,
    NIGHT,
    blend,
    contrast,
    on_ground,
    rgb,
)

PALETTES = [DAY, NIGHT, END, CONTRAST, CONTRAST_NIGHT, CONTRAST_END]

# Text, ground and ratio as the tables of the art direction give them.
TABLE = [
    *(("ink", ground, ratio) for ground, ratio in (("paper", 13.3), ("sheet", 14.7))),
    *(("ink", ground, ratio) for ground, ratio in (("shade", 11.1), ("sea", 10.9))),
    *(("soft", ground, ratio) for ground, ratio in (("paper", 6.4), ("sheet", 7.1))),
    *(("soft", ground, ratio) for ground, ratio in (("shade", 5.3), ("sea", 5.2))),
    *(("red", ground, ratio) for ground, ratio in (("paper", 5.2), ("sheet", 5.8))),
    *(("red_dark", ground, ratio) for ground, ratio in (("paper", 7.7), ("sheet", 8.5))),
    *(("red_dark", ground, ratio) for ground, ratio in (("shade", 6.4), ("sea", 6.3))),
    *(("blue", ground, ratio) for ground, ratio in (("paper", 7.4), ("sheet", 8.2))),
    *(("blue", ground, ratio) for ground, ratio in (("shade", 6.2), ("sea", 6.1))),
    *(("ochre_dark", ground, ratio) for ground, ratio in (("paper", 4.9), ("sheet", 5.5))),
    *(("white", ground, ratio) for ground, ratio in (("red", 6.2), ("red_dark", 9.1))),
    *(("white", ground, ratio) for ground, ratio in (("ink", 15.7), ("blue", 8.8))),
    *(("paper", ground, ratio) for ground, ratio in (("night", 14.8), ("end", 16.3))),
    *(("steel", ground, ratio) for ground, ratio in (("ink", 5.0), ("night", 5.6), ("end", 6.2))),
    ("ink", "manila", 8.7),
    ("ink", "ochre", 6.6),
]


@pytest.mark.parametrize(("text", "ground", "ratio"), TABLE)
def test_contrast_is_what_the_art_direction_says(text, ground, ratio):
    measured = contrast(getattr(DAY, text), getattr(DAY, ground))
    assert measured == pytest.approx(ratio, abs=0.1)
    assert measured >= 4.5


@pytest.mark.parametrize(
    ("text", "ground"),
    [("red", "shade"), ("red", "sea"), ("ochre_dark", "shade"), ("soft", "manila")],
)
def test_pairs_that_must_not_carry_text(text, ground):
    assert contrast(getattr(DAY, text), getattr(DAY, ground)) < 4.5


def test_ropes_are_seen_at_night():
    assert contrast(NIGHT.rope_red, NIGHT.night) == pytest.approx(3.9, abs=0.1)
    assert contrast(NIGHT.rope_blue, NIGHT.night) == pytest.approx(5.1, abs=0.1)


@pytest.mark.parametrize("palette", PALETTES)
def test_roles_can_be_read_on_their_ground(palette):
    assert contrast(palette.text, palette.ground) >= 7
    assert contrast(palette.quiet, palette.ground) >= 4.5
    for graphic in (palette.rope_red, palette.rope_blue, palette.breaking):
        assert contrast(graphic, palette.ground) >= 3


def test_high_contrast_figures():
    assert contrast(CONTRAST.red, CONTRAST.paper) == pytest.approx(8.4, abs=0.1)
    assert contrast(CONTRAST.blue, CONTRAST.paper) == pytest.approx(12.1, abs=0.1)
    assert contrast(CONTRAST.ochre, CONTRAST.ink) == pytest.approx(13.2, abs=0.1)


@pytest.mark.parametrize("palette", PALETTES)
def test_every_token_is_a_colour(palette):
    for field in fields(palette):
        value = getattr(palette, field.name)
        assert value is None or len(rgb(value)) == 3


def test_on_ground_changes_the_ground_alone():
    changed = on_ground(DAY, DAY.shade)
    assert changed.ground == DAY.shade
    assert on_ground(changed, DAY.ground) == DAY


@pytest.mark.parametrize("text", ["", "red", "#FFF", "#GGGGGG", "FFFFFFF"])
def test_what_is_no_colour_is_refused(text):
    with pytest.raises(ValueError):
        rgb(text)


def test_blend_goes_from_one_to_the_other():
    assert blend("#FFFFFF", "#000000", 0) == "#000000"
    assert blend("#FFFFFF", "#000000", 1) == "#FFFFFF"
    assert blend("#FFFFFF", "#000000", 0.5) == "#808080"
