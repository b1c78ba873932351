"""The state of a play: one fixed row of whole numbers, and the layout of that row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from game.rules.frozen import frozen

POINT = 10
"""Gauges are held in tenths of a point."""

VariableKind = Literal[
    "gauge",
    "track",
    "counter",
    "flag",
    "message",
    "due",  # the point at which a message arrives
    "fuse",
    "choice",  # of a matter or clause: 0 none, else one more than the option's place
    "taken",  # an initiative or question
    "received",  # a paper
    "happened",  # an incident
    "ran",  # a rule that runs once
    "closed",  # a kind of slot, for the rest of the day
    "day",  # which day it is
]


@dataclass(frozen=True, slots=True)
class Variable:
    """One place in the row: values run from 0 to `highest`."""

    kind: VariableKind
    id: str
    start: int
    highest: int


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands where in the row."""

    variables: tuple[Variable, ...]
    places: Mapping[tuple[str, str], int]
    states: Mapping[str, tuple[str, ...]]  # of each track, and options of each choice

    def place(self, kind: VariableKind, name: str) -> int:
        """Where a variable stands; KeyError where the row has none of that name."""
        return self.places[kind, name]

    def effect_place(self, name: str) -> int:
        """Where the gauge, counter, flag or track of that id stands; KeyError for others."""
        for kind in ("gauge", "counter", "flag", "track"):
            place = self.places.get((kind, name))
            if place is not None:
                return place
        raise KeyError(name)


UNSENT, SENT, ARRIVED = 0, 1, 2
"""A message's variable."""

UNLIT, BURNT, WAITING = 0, 1, 2
"""A fuse's variable: unlit, gone off, or two more than the point at which it is due."""


class _Hashed:
    """Room for a hash beside the fields of a state."""

    __slots__ = ("_hash",)

    _hash: int


@frozen
class State(_Hashed):
    """Where a play stands: the next step, the row, and the ending (0 while it runs)."""

    step: int
    values: tuple[int, ...]
    ending: int = 0

    def __hash__(self) -> int:
        """Worked out once: a row is long, and whoever judges asks for the same ones often."""
        try:
            return self._hash
        except AttributeError:
            object.__setattr__(self, "_hash", hash((self.step, self.values, self.ending)))
            return self._hash


@dataclass(frozen=True, slots=True)
class Moment:
    """A place in time: the day, and 0 by day, 1 or 2 for the halves of its night.

    `point` counts mornings and halves.
    """

    day: int
    half: int
    point: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Count mornings and halves from the first morning, which is 0."""
        object.__setattr__(self, "point", 3 * (self.day - 1) + self.half)

    def after_halves(self, halves: int) -> int:
        """The point so many halves of a night later."""
        later = 2 * (self.day - 1) + self.half + halves - 1
        return 3 * (later // 2) + later % 2 + 1

    def after_days(self, days: int) -> int:
        """The point of the morning so many days later."""
        return 3 * (self.day - 1 + days)
