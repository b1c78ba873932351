"""Each draw is shown with its number and its boundary."""

import re

import pytest

from game.debrief.dice import figures, in_words, needed
from game.debrief.luck import draws

WILD = {"guns": "more", "boats": "go-through"}


def plays(begin, told, count=30):
    for seed in range(count):
        yield draws(told(begin(luck="drawn", seed=seed, **WILD)))


def test_a_held_incident_says_how_far_it_held(begin, told):
    held = [d for found in plays(begin, told) for d in found if d.incident and not d.happened]
    assert held
    for each in held:
        assert each.number < each.limit
        assert re.fullmatch(r"The number was [\d.]+ in 100; it held up to [\d.]+\.", in_words(each))
        assert each.told == "The captains held their fire."


def test_a_fallen_incident_says_what_would_have_held(begin, told):
    fallen = [d for found in plays(begin, told, 200) for d in found if d.incident and d.happened]
    assert fallen
    for each in fallen:
        assert each.number >= each.limit
        assert "would have held up to" in in_words(each)
        assert needed(each).startswith("Below ")


def test_an_options_draw_names_its_outcome(begin, told):
    found = draws(told(begin(**WILD)))
    carts = found[0]
    assert (carts.number, carts.told) == (1200, "The carts arrive unheard.")
    assert in_words(carts).startswith("The number was 12 in 100; up to ")


@pytest.mark.parametrize(
    ("number", "limit", "shown"),
    [(9300, 9700, ("93", "97")), (9694, 9697, ("96.94", "96.97")), (0, 10_000, ("0", "100"))],
)
def test_decimals_only_where_whole_numbers_look_alike(number, limit, shown):
    assert figures(number, limit) == shown
