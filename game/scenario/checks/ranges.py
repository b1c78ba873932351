"""What values a linear form or a condition can take, by interval arithmetic.

Every gauge is taken to go from 0 to 100 and every counter from 0 to its max, or
within what is known of the day: so “can never” is certain and “can” is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from typing import Protocol

from game.scenario.checks.view import View
from game.scenario.values import Condition, Form

Range = tuple[int, int]


def highest_of(view: View) -> Mapping[str, int]:
    """Return the highest value of every gauge (points), counter, and track (its last place)."""
    highest = {gauge.id: 100 for gauge in view.scenario.gauges}
    highest |= {counter.id: counter.highest for counter in view.scenario.counters}
    highest |= {track.id: len(track.states) - 1 for track in view.scenario.tracks}
    return highest


def places_of_states(view: View) -> Mapping[str, Mapping[str, int]]:
    """Return the place of every state of every track."""
    return {
        track.id: {state.id: place for place, state in enumerate(track.states)}
        for track in view.scenario.tracks
    }


def _toward_zero(number: int, divisor: int) -> int:
    return number // divisor if number >= 0 else -(-number // divisor)


def range_of(form: Form | int, highest: Mapping[str, int]) -> Range:
    """Return the lowest and highest value a weight or a form can take."""
    if isinstance(form, int):
        return form, form
    low = high = form.base
    for term in form.plus:
        reach = term.times * highest.get(term.gauge or term.counter or "", 100)
        low, high = low + min(0, reach), high + max(0, reach)
    low, high = _toward_zero(low, form.over), _toward_zero(high, form.over)
    if form.lowest is not None:
        low, high = max(low, form.lowest), max(high, form.lowest)
    if form.highest is not None:
        low, high = min(low, form.highest), min(high, form.highest)
    return low, high


class Day(Protocol):
    """What is known of a day: see `reach`."""

    def bounds(self, name: str, day: int) -> Range | None:
        """Return what a quantity can be by the end of a day."""

    def first_day(self, kind: str, name: str) -> int:
        """Return the first day on which something named can have come about."""


class Reading:
    """Decides whether a condition always or never holds, as far as reading can tell.

    Args:
        view: the scenario.
        reach: what can be by which day; without it, anything can be on any day.
        day: the day on which conditions are asked; 0 for the last.
    """

    def __init__(self, view: View, reach: Day | None = None, day: int = 0) -> None:
        self._highest = highest_of(view)
        self._states = places_of_states(view)
        self._days = view.scenario.head.days
        self.day, self._reach = day or self._days, reach

    def on(self, day: int) -> Reading:
        """Return the same reading on another day."""
        other = copy(self)
        other.day = day
        return other

    def bounds(self, name: str) -> Range:
        """Return what a gauge, counter or track (its places) can be on this day."""
        known = self._reach.bounds(name, self.day) if self._reach is not None else None
        return known or (0, self._highest.get(name, 100))

    def within(self, condition: Condition | None, name: str) -> Range:
        """Return what a quantity can be where a condition holds; crossed bounds: it never does."""
        low, high = self.bounds(name)
        if condition is None:
            return low, high
        if condition.all is not None:
            parts = [self.within(item, name) for item in condition.all]
            return max(low, *(part[0] for part in parts)), min(high, *(part[1] for part in parts))
        if condition.any is not None:
            parts = [self.within(item, name) for item in condition.any]
            return min(part[0] for part in parts), max(part[1] for part in parts)
        if name not in (condition.gauge, condition.counter, condition.track):
            return low, high
        allowed = self._allowed(condition)
        return (low, high) if allowed is None else (max(low, allowed[0]), min(high, allowed[1]))

    def always(self, condition: Condition) -> bool:
        """Whether the condition holds in every state."""
        if condition.all is not None:
            return all(self.always(item) for item in condition.all)
        if condition.any is not None:
            return any(self.always(item) for item in condition.any) or self._opposites(
                condition.any
            )
        if condition.not_ is not None:
            return self.never(condition.not_)
        allowed = self._allowed(condition)
        if allowed is None or isinstance(condition.is_, tuple):
            return False
        return allowed[0] <= allowed[2] and allowed[1] >= allowed[3]

    def never(self, condition: Condition) -> bool:
        """Whether the condition holds in no state."""
        if condition.all is not None:
            return any(self.never(item) for item in condition.all) or self._clash(condition.all)
        if condition.any is not None:
            return all(self.never(item) for item in condition.any)
        if condition.not_ is not None:
            return self.always(condition.not_)
        if condition.from_day is not None or condition.to_day is not None:
            first, last = condition.from_day or 1, condition.to_day or self._days
            return first > last or first > self._days
        if self._reach is not None and self._not_yet(condition, self._reach):
            return True
        allowed = self._allowed(condition)
        return allowed is not None and allowed[0] > allowed[1]

    def _not_yet(self, condition: Condition, reach: Day) -> bool:
        """Whether a condition asks for what can only come about on a later day."""
        if condition.flag is not None:
            known = reach.bounds(condition.flag, self.day)
            return known is not None and known[1] < 1
        for kind in ("chosen", "received", "sent", "arrived", "burnt", "happened"):
            name = getattr(condition, kind)
            if name is not None:
                return reach.first_day(kind, name) > self.day
        return False

    def _allowed(self, condition: Condition) -> tuple[int, int, int, int] | None:
        """Return the lowest and highest value a comparison allows, and those possible.

        Between the states that `is` lists there may be others, which are not allowed.
        """
        name = condition.gauge or condition.counter or condition.track
        if name is None or name not in self._highest:
            return None
        lowest, highest = self.bounds(name)
        least = self._number(condition.at_least, name)
        below = self._number(condition.below, name)
        low = lowest if least is None else max(least, lowest)
        high = highest if below is None else below - 1
        listed = condition.is_ if isinstance(condition.is_, tuple) else (condition.is_,)
        exact = [number for item in listed if (number := self._number(item, name)) is not None]
        if exact:
            low, high = max(low, min(exact)), min(high, max(exact))
        return low, min(high, highest), lowest, highest

    def _number(self, value: int | str | None, name: str) -> int | None:
        if isinstance(value, str):
            return self._states.get(name, {}).get(value)
        return value if isinstance(value, int) else None

    def _clash(self, parts: tuple[Condition, ...]) -> bool:
        """Whether conditions that must hold together exclude each other plainly."""
        lows: dict[str, int] = {}
        highs: dict[str, int] = {}
        for part in parts:
            name = part.gauge or part.counter or part.track
            allowed = self._allowed(part)
            if name is None or allowed is None:
                continue
            lows[name] = max(lows.get(name, allowed[0]), allowed[0])
            highs[name] = min(highs.get(name, allowed[1]), allowed[1])
        crossed = any(lows[name] > highs[name] for name in lows)
        return crossed or self._opposites(parts)

    def _opposites(self, parts: tuple[Condition, ...]) -> bool:
        """Whether one of the conditions is another's plain negation."""
        return any(part.not_ is not None and part.not_ in parts for part in parts)
