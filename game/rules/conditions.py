"""Conditions: from structured scenario data to tests over the row.

Every comparison becomes a range of one variable, so that the kernel, the batch
and the analysis read the same few shapes. Equal conditions become equal shapes
wherever that is cheap: "not set" is a range, days known beforehand are decided.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.rules.state import POINT, Layout
from game.scenario.values import Condition

FAR = 1 << 30
"""Higher than any value in a row."""


@dataclass(frozen=True, slots=True)
class Always:
    """True, or with `holds` false never."""

    holds: bool

    def __repr__(self) -> str:
        return f"Always(holds={self.holds})"


@dataclass(frozen=True, slots=True)
class Within:
    """The variable lies between two bounds, both included."""

    place: int
    lowest: int
    highest: int

    def __repr__(self) -> str:
        # Word for word what a dataclass says of itself, in half the time: the digest of
        # rules names thousands.
        return f"Within(place={self.place}, lowest={self.lowest}, highest={self.highest})"


@dataclass(frozen=True, slots=True)
class OneOf:
    """The variable has one of these values, which ascend."""

    place: int
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Every:
    """All parts hold."""

    parts: tuple[Shape, ...]

    def __repr__(self) -> str:
        return f"Every(parts={self.parts!r})"


@dataclass(frozen=True, slots=True)
class Some:
    """At least one part holds."""

    parts: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Negated:
    """The part does not hold."""

    part: Shape


Shape = Always | Within | OneOf | Every | Some | Negated

YES = Always(holds=True)
NO = Always(holds=False)


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
        return both(*(shape(part, layout, day) for part in condition.all))
    if condition.any is not None:
        return either(*(shape(part, layout, day) for part in condition.any))
    if condition.not_ is not None:
        return negated(shape(condition.not_, layout, day))
    if condition.from_day is not None or condition.to_day is not None:
        return _days(condition.from_day or 0, condition.to_day or FAR, layout, day)
    return _comparison(condition, layout)


def dated(condition: Condition | None) -> bool:
    """Whether a condition asks for the day anywhere."""
    if condition is None:
        return False
    if condition.from_day is not None or condition.to_day is not None:
        return True
    parts = (*(condition.all or ()), *(condition.any or ()), condition.not_)
    return any(dated(part) for part in parts)


def both(*parts: Shape) -> Shape:
    """All of the parts hold; decided already where one of them is."""
    if NO in parts:
        return NO
    kept: list[Shape] = []
    for part in parts:
        kept += part.parts if isinstance(part, Every) else (part,)
    kept = [part for part in dict.fromkeys(kept) if part != YES]
    return (kept[0] if len(kept) == 1 else Every(tuple(kept))) if kept else YES


def either(*parts: Shape) -> Shape:
    """At least one of the parts holds; decided already where one of them is."""
    if YES in parts:
        return YES
    kept: list[Shape] = []
    for part in parts:
        kept += part.parts if isinstance(part, Some) else (part,)
    kept = [part for part in dict.fromkeys(kept) if part != NO]
    return (kept[0] if len(kept) == 1 else Some(tuple(kept))) if kept else NO


def negated(part: Shape) -> Shape:
    """The part does not hold. No value is below 0, so an open range stays a range."""
    if isinstance(part, Always):
        return Always(holds=not part.holds)
    if isinstance(part, Negated):
        return part.part
    if isinstance(part, Every):
        return either(*(negated(each) for each in part.parts))
    if isinstance(part, Some):
        return both(*(negated(each) for each in part.parts))
    if isinstance(part, Within) and part.highest >= FAR:
        return Within(part.place, 0, part.lowest - 1) if part.lowest > 0 else NO
    if isinstance(part, Within) and part.lowest <= 0:
        return Within(part.place, part.highest + 1, FAR)
    return Negated(part)


def _days(first: int, last: int, layout: Layout, day: int | None) -> Shape:
    if day is None:
        return Within(layout.place("day", "day"), first, last)
    return Always(holds=first <= day <= last)


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
    """A gauge is 50 from 50.0 to 50.9, as it is shown."""
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
        values = sorted({states.index(name) for name in names})
        if not values:
            return NO
        if values == list(range(values[0], values[-1] + 1)):
            return Within(place, values[0], values[-1])
        return OneOf(place, tuple(values))
    lowest = states.index(str(condition.at_least)) if condition.at_least is not None else 0
    highest = states.index(str(condition.below)) - 1 if condition.below is not None else FAR
    return Within(place, lowest, highest)


def chosen(name: str, layout: Layout) -> Shape:
    """The shape of "this was chosen": `matter/option`, `initiative/id`, `question/id`."""
    owner, choice = name.split("/")
    if owner in ("initiative", "question"):
        return Within(layout.place("taken", name), 1, FAR)
    return picked(owner, choice, layout)


def picked(owner: str, choice: str, layout: Layout) -> Within:
    """The shape of "this option of a matter (or this choice of a clause) was taken"."""
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


def reads(asked: Shape) -> frozenset[int]:
    """The places that a shape looks at."""
    if isinstance(asked, Within | OneOf):
        return frozenset((asked.place,))
    if isinstance(asked, Every | Some):
        return frozenset[int]().union(*map(reads, asked.parts))
    return reads(asked.part) if isinstance(asked, Negated) else frozenset()


def given(asked: Shape, known: Mapping[int, int]) -> Shape:
    """What is left to ask where the values of some places are known."""
    if isinstance(asked, Every | Some):
        return _left(asked, [given(part, known) for part in asked.parts])
    if isinstance(asked, Negated):
        return negated(given(asked.part, known))
    if isinstance(asked, Always) or asked.place not in known:
        return asked
    value = known[asked.place]
    if isinstance(asked, OneOf):
        return YES if value in asked.values else NO
    return YES if asked.lowest <= value <= asked.highest else NO


def _left(asked: Every | Some, parts: Sequence[Shape]) -> Shape:
    """The same of other parts, some of which may be decided."""
    decides = isinstance(asked, Some)
    kept = []
    for part in parts:
        if not isinstance(part, Always):
            kept.append(part)
        elif part.holds is decides:
            return part
    if isinstance(asked, Every):
        return every(kept)
    return (kept[0] if len(kept) == 1 else Some(tuple(kept))) if kept else NO


def every(parts: Sequence[Shape]) -> Shape:
    """All of these hold, none of which is decided."""
    return (parts[0] if len(parts) == 1 else Every(tuple(parts))) if parts else YES
