"""Conditions made ready to be asked: shapes as functions of the row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from game.rules.conditions import (
    FAR,
    YES,
    Always,
    Every,
    Negated,
    OneOf,
    Shape,
    Within,
    every,
)

Test = Callable[[Sequence[int]], bool]


def test(asked: Shape) -> Test:
    """A function of the row that says whether the shape holds."""
    if isinstance(asked, Within):
        return _within(asked.place, asked.lowest, asked.highest)
    if isinstance(asked, OneOf):
        place, values = asked.place, frozenset(asked.values)
        return lambda row: row[place] in values
    if isinstance(asked, Negated):
        inner = test(asked.part)
        return lambda row: not inner(row)
    if isinstance(asked, Always):
        holds = asked.holds
        return lambda _row: holds
    return _all(asked.parts) if isinstance(asked, Every) else _any(asked.parts)


def optional_test(asked: Shape) -> Test | None:
    """The same, or None where it always holds and need not be asked."""
    return None if asked == YES else test(asked)


def _within(place: int, lowest: int, highest: int) -> Test:
    if highest >= FAR:
        return lambda row: row[place] >= lowest
    if lowest <= 0:
        return lambda row: row[place] <= highest
    if lowest == highest:
        return lambda row: row[place] == lowest
    return lambda row: lowest <= row[place] <= highest


Range = tuple[int, int, int]
"""A place and its bounds, both included."""

ANY_ROW: Range = (0, 0, FAR)
"""A range that every row is in."""


def lead(asked: Shape, start: Sequence[int]) -> tuple[Range, Test | None]:
    """A shape as one range that must hold, to be looked at first, and a test of the rest.

    Where there is a choice, a range that the first row of a play is not in: most
    rules wait for something that has not happened yet.
    """
    parts = asked.parts if isinstance(asked, Every) else (asked,)
    ranges = [part for part in parts if isinstance(part, Within)]
    if not ranges:
        return ANY_ROW, optional_test(asked)
    first = next((each for each in ranges if not _holds(each, start)), ranges[0])
    rest = every([part for part in parts if part is not first])
    return (first.place, first.lowest, first.highest), optional_test(rest)


def _holds(part: Within, row: Sequence[int]) -> bool:
    return part.lowest <= row[part.place] <= part.highest


def _split(parts: Sequence[Shape]) -> tuple[tuple[Range, ...], tuple[Range, ...], tuple[Test, ...]]:
    """The parts that are ranges, those that are the outside of a range, and tests of the others."""
    inside, outside, others = [], [], []
    for part in parts:
        if isinstance(part, Within):
            inside.append((part.place, part.lowest, part.highest))
        elif isinstance(part, Negated) and isinstance(part.part, Within):
            outside.append((part.part.place, part.part.lowest, part.part.highest))
        else:
            others.append(test(part))
    return tuple(inside), tuple(outside), tuple(others)


PAIR = 2


def _all(parts: Sequence[Shape]) -> Test:
    inside, outside, others = _split(parts)
    if not outside and not others and len(inside) in _ALL_WITHIN:
        return _ALL_WITHIN[len(inside)](*inside)
    if not outside and len(inside) == len(others) == 1:
        return _within_and(*inside, *others)

    def holds(row: Sequence[int]) -> bool:
        for place, lowest, highest in inside:
            if not lowest <= row[place] <= highest:
                return False
        for place, lowest, highest in outside:
            if lowest <= row[place] <= highest:
                return False
        for other in others:  # noqa: SIM110 (a generator costs three times as much)
            if not other(row):
                return False
        return True

    return holds


def _any(parts: Sequence[Shape]) -> Test:
    inside, outside, others = _split(parts)
    if len(inside) == len(parts) == PAIR:
        return _either_within(*inside)
    if not outside and len(inside) == len(others) == 1:
        return _within_or(*inside, *others)

    def holds(row: Sequence[int]) -> bool:
        for place, lowest, highest in inside:
            if lowest <= row[place] <= highest:
                return True
        for place, lowest, highest in outside:
            if not lowest <= row[place] <= highest:
                return True
        for other in others:  # noqa: SIM110 (a generator costs three times as much)
            if other(row):
                return True
        return False

    return holds


# Nine in ten joined conditions that a play asks are one of these; without a loop they
# take half the time.


def _both_within(one: Range, two: Range) -> Test:
    place, lowest, highest = one
    second, least, most = two
    return lambda row: lowest <= row[place] <= highest and least <= row[second] <= most


def _three_within(one: Range, two: Range, three: Range) -> Test:
    place, lowest, highest = one
    second, least, most = two
    third, low, high = three
    return lambda row: (
        lowest <= row[place] <= highest
        and least <= row[second] <= most
        and low <= row[third] <= high
    )


_ALL_WITHIN: Mapping[int, Callable[..., Test]] = {2: _both_within, 3: _three_within}


def _either_within(one: Range, two: Range) -> Test:
    place, lowest, highest = one
    second, least, most = two
    return lambda row: lowest <= row[place] <= highest or least <= row[second] <= most


def _within_and(one: Range, other: Test) -> Test:
    place, lowest, highest = one
    return lambda row: lowest <= row[place] <= highest and other(row)


def _within_or(one: Range, other: Test) -> Test:
    place, lowest, highest = one
    return lambda row: lowest <= row[place] <= highest or other(row)
