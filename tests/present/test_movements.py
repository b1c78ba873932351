"""What moved a gauge adds up: on the night page, and where things stand."""

import random
import re

import pytest
from table import blocks, forward, playing

from game.present.gauges import signed
from game.present.page import GaugeRow

AMOUNT = re.compile(r"([+−])(\d+)(?:\.(\d))?")


def tenths(text):
    sign, points, part = AMOUNT.search(text).groups()
    return (int(points) * 10 + int(part or 0)) * (1 if sign == "+" else -1)


@pytest.mark.parametrize(
    ("amount", "told"), [(30, "+3"), (-9, "−0.9"), (-125, "−12.5"), (0, "0"), (1, "+0.1")]
)
def test_an_amount_keeps_its_tenths(amount, told):
    assert signed(amount) == told


def test_the_movements_of_a_day_add_up_to_what_is_told_of_it():
    desk, chance, found = playing("full"), random.Random(3), 0
    for _step in range(200):
        if desk.session is None or desk.session.phase == "ending":
            break
        if any(each.id == "standing" for each in desk.page().actions):
            desk.act("standing")
            for row in (each for each in blocks(desk.page()) if isinstance(each, GaugeRow)):
                if row.log and row.log[0].startswith("Since last night"):
                    today = f"Day {desk.session.day}: "
                    moves = [each for each in row.log if each.startswith(today)]
                    total = tenths(row.log[0]) if AMOUNT.search(row.log[0]) else 0
                    assert sum(tenths(each.removeprefix(today)) for each in moves) == total
                    found += 1
            desk.act("close")
        forward(desk, chance)
    assert found
