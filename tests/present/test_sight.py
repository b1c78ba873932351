"""Gauges that come into sight or go out of it: said on the morning when it is so."""

import random

from table import forward, playing

from game.present import gauges
from game.present.frame import Frame
from game.present.page import Prose


def mornings(seed):
    """A frame and the page of each morning of a play by chance."""
    desk, chance = playing("full"), random.Random(seed)
    for _step in range(400):
        page = desk.page()
        if page.kind == "morning":
            yield Frame(desk.session), page
        if page.kind == "ending":
            return
        forward(desk, chance)


def test_a_gauge_that_comes_into_sight_is_named_once_and_has_no_yesterday():
    told = 0
    for seed in range(6):
        seen = None
        for frame, page in mornings(seed):
            now = {gauge.name for gauge in gauges.visible(frame)}
            notes = [each.text for each in page.side if isinstance(each, Prose)]
            new = set() if seen is None else now - seen
            for gauge in gauges.visible(frame):
                said = any(f"New among your gauges: {gauge.name}." in text for text in notes)
                assert said == (gauge.name in new)
                if said:
                    assert gauges.row(frame, gauge).yesterday is None
                    told += 1
            for name in (seen or set()) - now:
                assert any(f"{name} is no longer one of them." in text for text in notes)
            seen = now
    assert told
