"""Conditions: from structured scenario data to tests over the row.

Every comparison becomes a range of one variable, so that the kernel, the batch
and the analysis read the same few shapes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.rules.state import POINT, Layout
from game.scenario.values import Condition

FAR = 1 << 30
"""Higher than any value in a row."""


@dataclass(frozen=True, slots=True)
class Always:
    """True, or with `holds` false never."""

    holds: bool


@dataclass(frozen=True, slots=True)
class Within:
    """The variable lies between two bounds, both included."""

    place: int
    lowest: int
    highest: int


@dataclass(frozen=True, slots=True)
class OneOf:
    """The variable has one of these values."""

    place: int
    values: frozenset[int]


@dataclass(frozen=True, slots=True)
class Every:
    """All parts hold."""

    parts: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one part holds."""

    parts: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Negated:
    """The part does not hold."""

    part: Shape


Shape = Always | Within | OneOf | Every | Some | Negated
Test = Callable[[Sequence[int]], bool]

YES = Always(holds=True)


def within(place: int, lowest: int, highest: int = FAR) -> Within:
    """The variable at `place` lies between two bounds, both included."""
    return Within(place, lowest, highest)


def shape(condition: Condition | None, layout: Layout, day: int | None) -> Shape:
    """The condition as a shape over the row, asked on that day (None: on any).

    Raises KeyError for an id that the layout lacks; the loader has refused such
    a scenario before.
    """
    if condition is None:
        return YES
    if condition.all is not None:
        return _joined(Every, [shape(part, layout, day) for part in condition.all], holds=True)
    if condition.any is not None:
        return _joined(Some, [shape(part, layout, day) for part in condition.any], holds=False)
    if condition.not_ is not None:
        return _negated(shape(condition.not_, layout, day))
    if condition.from_day is not None or condition.to_day is not None:
        return _days(condition.from_day or 0, condition.to_day or FAR, layout, day)
    return _comparison(condition, layout)


def _days(first: int, last: int, layout: Layout, day: int | None) -> Shape:
    if day is None:
        return Within(layout.place("day", "day"), first, last)
    return Always(holds=first <= day <= last)


def _joined(kind: type[Every | Some], parts: list[Shape], *, holds: bool) -> Shape:
    if any(isinstance(part, Always) and part.holds != holds for part in parts):
        return Always(holds=not holds)
    kept = tuple(part for part in parts if not isinstance(part, Always))
    if not kept:
        return Always(holds=holds)
    return kept[0] if len(kept) == 1 else kind(kept)


def _negated(part: Shape) -> Shape:
    return Always(holds=not part.holds) if isinstance(part, Always) else Negated(part)


def _comparison(condition: Condition, layout: Layout) -> Shape:
    if condition.gauge is not None:
        return _amount(condition, layout.place("gauge", condition.gauge), POINT)
    if condition.counter is not None:
        return _amount(condition, layout.place("counter", condition.counter), 1)
    if condition.track is not None:
        return _state(condition, condition.track, layout)
    if condition.chosen is not None:
        return chosen(condition.chosen, layout)
    return _happened(condition, layout)


def _amount(condition: Condition, place: int, unit: int) -> Shape:
    if isinstance(condition.is_, int):
        return Within(place, condition.is_ * unit, condition.is_ * unit + unit - 1)
    lowest = condition.at_least if isinstance(condition.at_least, int) else 0
    highest = condition.below * unit - 1 if isinstance(condition.below, int) else FAR
    return Within(place, lowest * unit, highest)


def _state(condition: Condition, track: str, layout: Layout) -> Shape:
    place = layout.place("track", track)
    states = layout.states[track]
    if condition.is_ is not None:
        names = condition.is_ if isinstance(condition.is_, tuple) else (str(condition.is_),)
        return OneOf(place, frozenset(states.index(name) for name in names))
    lowest = states.index(str(condition.at_least)) if condition.at_least is not None else 0
    highest = states.index(str(condition.below)) - 1 if condition.below is not None else FAR
    return Within(place, lowest, highest)


def chosen(name: str, layout: Layout) -> Shape:
    """The shape of "this was chosen": `matter/option`, `initiative/id`, `question/id`."""
    owner, choice = name.split("/")
    if owner in ("initiative", "question"):
        return Within(layout.place("taken", name), 1, FAR)
    value = layout.states[f"choice/{owner}"].index(choice) + 1
    return Within(layout.place("choice", owner), value, value)


def _happened(condition: Condition, layout: Layout) -> Shape:
    if condition.flag is not None:
        return Within(layout.place("flag", condition.flag), 1, FAR)
    if condition.received is not None:
        return Within(layout.place("received", condition.received), 1, FAR)
    if condition.sent is not None:
        return Within(layout.place("message", condition.sent), 1, FAR)
    if condition.arrived is not None:
        return Within(layout.place("message", condition.arrived), 2, FAR)
    if condition.burnt is not None:
        return Within(layout.place("fuse", condition.burnt), 1, 1)
    if condition.happened is not None:
        return Within(layout.place("happened", condition.happened), 1, FAR)
    raise ValueError(condition)


def test(asked: Shape) -> Test:
    """A function of the row that says whether the shape holds."""
    if isinstance(asked, Within):
        return _within(asked.place, asked.lowest, asked.highest)
    if isinstance(asked, OneOf):
        place, values = asked.place, asked.values
        return lambda row: row[place] in values
    if isinstance(asked, Negated):
        inner = test(asked.part)
        return lambda row: not inner(row)
    if isinstance(asked, Always):
        holds = asked.holds
        return lambda _row: holds
    tests = tuple(test(part) for part in asked.parts)
    if isinstance(asked, Every):
        return lambda row: all(each(row) for each in tests)
    return lambda row: any(each(row) for each in tests)


def _within(place: int, lowest: int, highest: int) -> Test:
    if highest >= FAR:
        return lambda row: row[place] >= lowest
    if lowest <= 0:
        return lambda row: row[place] <= highest
    return lambda row: lowest <= row[place] <= highest
