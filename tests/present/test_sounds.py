"""What is heard is also written: the stamp under an order, the telephone in the night."""

import random
from dataclasses import replace

import pytest
from table import forward, playing


def signing(captions):
    """A desk with an order ready to be signed."""
    desk, chance = playing("full"), random.Random(5)
    desk.settings = replace(desk.settings, captions=captions)
    for _step in range(60):
        page = desk.page()
        option = next((a.id for a in page.actions if a.id.startswith("option:") and a.enabled), "")
        if option:
            desk.act(option)
            return desk
        forward(desk, chance)
    raise AssertionError("nothing came to be signed")


@pytest.mark.parametrize("captions", [True, False])
def test_a_signed_order_is_stamped_and_the_sound_stands_in_the_foot(captions):
    desk = signing(captions)
    desk.act("sign")
    page = desk.page()
    assert "stamp" in page.cues
    assert ("stamp falls" in page.note) == captions


def test_a_sound_is_not_repeated_by_the_next_thing_done():
    desk = signing(captions=True)
    desk.act("sign")
    desk.act("help")
    assert "stamp" not in desk.page().cues
