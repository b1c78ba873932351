"""Gauges over the days: your line and history's."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from game.debrief.account import Account
from game.rules import facts as f
from game.rules.state import POINT

SECOND_HALF = 2


@dataclass(frozen=True, slots=True)
class Event:
    """Something that moved a gauge strongly, at the point where it stood afterwards."""

    day: int
    value: float
    text: str
    size: int


def line(account: Account, gauge: str) -> tuple[tuple[float, float], ...]:
    """The gauge after each night, and after the last thing that happened."""
    points: list[tuple[float, float]] = []
    for day in range(1, account.last_day + 1):
        view = account.at(day, SECOND_HALF) or (account.now if account.over else None)
        if view is not None:
            points.append((float(day), view.tenths(gauge) / POINT))
    return tuple(points)


def events(account: Account, gauge: str, most: int = 3) -> tuple[Event, ...]:
    """The strongest moves of a gauge with a cause, at most one a day, in order of days.

    Told is one that moved it the way that it went that day.
    """
    strongest: dict[int, f.Changed] = {}
    moves = account.moved.get(gauge, ())
    ways: Counter[int] = Counter()
    for fact in moves:
        ways[fact.day] += fact.after - fact.before
    for fact in moves:
        known = strongest.get(fact.day)
        along = (fact.after - fact.before) * ways[fact.day] >= 0
        told = along and fact.because and not fact.cause.startswith("turn/")
        if told and (known is None or _size(fact) > _size(known)):
            strongest[fact.day] = fact
    values = dict(line(account, gauge))
    found = [
        Event(
            day,
            values.get(float(day), fact.after / POINT),
            fact.because.removesuffix("."),
            _size(fact),
        )
        for day, fact in strongest.items()
    ]
    found.sort(key=lambda event: -event.size)
    return tuple(sorted(found[:most], key=lambda event: event.day))


def _size(fact: f.Changed) -> int:
    return abs(fact.after - fact.before)
