"""Counted plays: how many ways there are to play the tests' own scenario, choice by choice.

A number that moves means that the rules changed. `python -m tests.rules.test_counts`
prints the table anew; look at why before it is stored.
"""

from __future__ import annotations

from collections import Counter

import pytest

from game.rules.compile import compile_rules
from game.rules.kernel import Kernel
from game.rules.luck import Luck, drawn
from game.rules.state import State
from game.scenario.values import Length
from tests.rules.small import Sure, tiny

LUCKS: dict[str, Luck] = {"seed 0": drawn(0), "seed 7": drawn(7), "worst": Sure(9_999)}


def counted(length: Length, luck: Luck) -> tuple[tuple[int, ...], dict[str, int], int]:
    """Plays after each choice, plays by ending, and distinct states met."""
    kernel = Kernel(compile_rules(tiny(), length))
    layer: Counter[State] = Counter({kernel.begin(luck)[0]: 1})
    sizes: list[int] = []
    endings: Counter[str] = Counter()
    states: set[State] = set()
    while layer:
        sizes.append(layer.total())
        states |= layer.keys()
        following: Counter[State] = Counter()
        for state, plays in layer.items():
            if state.ending:
                endings[kernel.rules.endings[state.ending]] += plays
            for place in kernel.legal(state):
                following[kernel.apply(state, place, luck)[0]] += plays
        layer = following
    return tuple(sizes), dict(sorted(endings.items())), len(states)


TABLE: dict[tuple[str, str], object] = {
    ("lesson", "seed 0"): (
        (1, 2, 6, 16, 36, 72, 128, 240, 480, 320),
        {"nothing-settled": 320, "treaty-kept": 320},
        1301,
    ),
    ("lesson", "seed 7"): (
        (1, 2, 6, 16, 36, 72, 128, 240, 480, 320),
        {"nothing-settled": 320, "treaty-kept": 320},
        1301,
    ),
    ("lesson", "worst"): (
        (1, 2, 6, 16, 36, 72, 128, 160, 160),
        {"nothing-settled": 80, "strait-burns": 120, "treaty-kept": 80},
        581,
    ),
    ("full", "seed 7"): (
        (1, 3, 7, 20, 52, 120, 228, 398, 724, 1232, 1968, 3048, 4112, 4128, 2656, 928, 128),
        {"nothing-settled": 2880, "treaty-kept": 5760},
        19753,
    ),
}


@pytest.mark.parametrize(("length", "luck"), TABLE)
def test_counted_plays(length, luck):
    assert counted(Length(length), LUCKS[luck]) == TABLE[length, luck]


def test_the_calendar_plays_like_the_full_length():
    full, calendar = (compile_rules(tiny(), each) for each in (Length.FULL, Length.CALENDAR))
    assert full.digest == calendar.digest


if __name__ == "__main__":
    for known_length, known_luck in TABLE:
        found = counted(Length(known_length), LUCKS[known_luck])
        print(f"    {(known_length, known_luck)!r}: {found!r},")  # noqa: T201
