"""What every quantity can be by the end of each day, whatever is chosen and however luck falls.

Each effect is taken to happen as often as it can, and none to hinder another. So
what is found here is more than can really be: what lies outside is impossible.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeAlias

from game.scenario import model as parts_of
from game.scenario.checks.ranges import Range, Reading, highest_of, places_of_states, range_of
from game.scenario.checks.view import View, held
from game.scenario.source import Path
from game.scenario.values import Amount, Block, Form, Moment

_SLACK = 1  # points that a form may gain or lose because gauges are kept in tenths
_FORETOLD = {"prediction", "evening"}
_ANY_TIME = 8  # how often a day something is taken to happen that nobody counts


class _When(NamedTuple):
    """From which day on an amount can change something, and how often by the end of a day."""

    first: int
    last: int
    a_day: int
    at_most: int

    def times(self, day: int) -> int:
        """Return how often it can have happened by the end of a day."""
        days = min(day, self.last) - self.first + 1
        return min(self.at_most, max(0, days) * self.a_day)


_Write: TypeAlias = tuple[str, Amount, _When]
"""What is changed, by how much, and when."""


@dataclass(slots=True)
class _Known:
    """What one quantity can be on each day; the position is the day."""

    lows: list[int] = field(default_factory=list)
    highs: list[int] = field(default_factory=list)


class Reach:
    """The bounds of gauges (points), counters, tracks (places) and flags (0 or 1) by day."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._days = view.scenario.head.days
        self._highest = dict(highest_of(view))
        self._states = places_of_states(view)

    def bounds(self, name: str, day: int) -> Range | None:
        """Return the lowest and the highest value by the end of a day; nothing for no quantity."""
        known = self._known.get(name)
        if known is None:
            return None
        place = max(1, min(day, self._days)) - 1
        return known.lows[place], known.highs[place]

    def first_day(self, kind: str, name: str) -> int:
        """Return the first day on which something named can have come about.

        Args:
            kind: `chosen`, `received`, `sent`, `arrived`, `burnt` or `happened`.
            name: as a condition writes it.
        """
        return self._firsts.get((kind, name), 1)

    def day_of_part(self, path: Path) -> int:
        """Return the first day on which the part of the scenario at `path` can matter."""
        root = path[0]
        index = path[1] if len(path) > 1 and isinstance(path[1], int) else 0
        scenario = self._view.scenario
        if root == "days":
            return scenario.days[index].day
        if root in ("rules", "opponent", "incidents"):
            part: parts_of.Rule | parts_of.Incident = getattr(scenario, str(root))[index]
            return part.from_day
        if root == "messages":
            return self._sent.get(scenario.messages[index].id, 1)
        return 1

    # --- First days -----------------------------------------------------------

    @cached_property
    def _sent(self) -> Mapping[str, int]:
        """The first day on which each message can leave, following answers to answers."""
        firsts: dict[str, int] = {}
        answers: list[tuple[str, str]] = []
        for path, part in self._view.holding("sends"):
            for name in held(part, "sends") or ():
                if path[0] == "messages" and isinstance(path[1], int):
                    answers.append((self._view.scenario.messages[path[1]].id, name))
                else:
                    day = self.day_of_part(path)
                    firsts[name] = min(day, firsts.get(name, day))
        for _ in answers:
            for question, answer in answers:
                if question in firsts:
                    firsts[answer] = min(firsts[question], firsts.get(answer, self._days))
        return firsts

    @cached_property
    def _firsts(self) -> Mapping[tuple[str, str], int]:
        found: dict[tuple[str, str], int] = {}
        view = self._view
        for path, matter in view.of(parts_of.Matter):
            day = self.day_of_part(path)
            found |= {("chosen", f"{matter.id}/{option.id}"): day for option in matter.options}
        for path, initiative in view.of(parts_of.Initiative):
            found["chosen", f"initiative/{initiative.id}"] = self.day_of_part(path)
        for path, question in view.of(parts_of.Question):
            found["chosen", f"question/{question.id}"] = self.day_of_part(path)
        for path, paper in view.of(parts_of.Paper):
            found["received", paper.id] = self.day_of_part(path)
        for path, question in view.of(parts_of.Question):
            day = self.day_of_part(path)
            for name in question.brings:
                found["received", name] = min(day, found.get(("received", name), day))
        for name, day in self._sent.items():
            found["sent", name] = found["arrived", name] = day
        for path, fuse in view.of(parts_of.Fuse):
            found["burnt", fuse.id] = self.day_of_part(path)
        for _, incident in view.of(parts_of.Incident):
            found["happened", incident.id] = incident.from_day
        return found

    # --- Bounds ---------------------------------------------------------------

    @cached_property
    def _known(self) -> Mapping[str, _Known]:
        writers: dict[str, list[tuple[_When, Amount]]] = {}
        for name, amount, when in (*self._written(), *self._of_the_head()):
            writers.setdefault(name, []).append((when, amount))
        scenario = self._view.scenario
        starts = {gauge.id: gauge.start for gauge in scenario.gauges}
        starts |= {counter.id: counter.start for counter in scenario.counters}
        starts |= {flag.id: int(flag.start) for flag in scenario.flags}
        for track in scenario.tracks:
            starts[track.id] = self._states[track.id].get(track.start, 0)
        highest = self._highest | {flag.id: 1 for flag in scenario.flags}
        known = {
            name: self._of(name, start, highest[name], writers.get(name, ()))
            for name, start in starts.items()
        }
        return known | self._drawn()

    def _drawn(self) -> dict[str, _Known]:
        """The counters of the head: what is drawn, and the hours, which the turn sets itself."""
        head = self._view.scenario.head
        found = {}
        free = [value.counter for value in head.temperament]
        for name in [*free, *([head.hours.counter] if head.hours else [])]:
            top = self._highest.get(name, 100)
            found[name] = _Known([0] * self._days, [top] * self._days)
        return found

    def _of(
        self, name: str, start: int, top: int, writers: Sequence[tuple[_When, Amount]]
    ) -> _Known:
        known = _Known()
        settings = [(when, self._does(name, amount, top)) for when, amount in writers]
        sets = [(when, least, most) for when, (is_set, least, most) in settings if is_set]
        adds: dict[_When, tuple[int, int]] = {}
        for when, (is_set, least, most) in settings:
            if not is_set:
                down, up = adds.get(when, (0, 0))
                adds[when] = down + min(0, least), up + max(0, most)
        for day in range(1, self._days + 1):
            low = high = start
            up = down = 0
            for when, least, most in sets:
                if when.times(day):
                    low, high = min(low, least), max(high, most)
            for when, (least, most) in adds.items():
                times = when.times(day)
                down, up = down + times * least, up + times * most
            known.lows.append(max(0, low + down))
            known.highs.append(min(top, high + up))
        return known

    def _does(self, name: str, amount: Amount, top: int) -> tuple[bool, int, int]:
        """Return whether an amount sets rather than adds, and the range of what it sets or adds."""
        if isinstance(amount, bool):
            return True, int(amount), int(amount)
        if isinstance(amount, Form):
            low, high = range_of(amount, self._highest)
            return False, low - _SLACK, high + _SLACK
        if amount in ("next", "back"):
            step = 1 if amount == "next" else -1
            return False, step, step
        if amount[0] in "+-=":
            number = int(amount.removeprefix("="))
            return amount[0] == "=", number, number
        place = self._states.get(name, {}).get(amount)
        return (True, 0, top) if place is None else (True, place, place)

    def _written(self) -> Iterator[_Write]:
        """Yield every amount of every block, with how often it can happen."""
        by_path = self._view.by_path
        for path, _, _, block in self._view.blocks:
            yield from self._block(block, path, by_path)

    def _block(self, block: Block, path: Path, by_path: Mapping[Path, object]) -> Iterator[_Write]:
        first, last, a_day, at_most = self.day_of_part(path), self._days, 1, 1
        for depth in range(2, len(path) + 1):
            part = by_path.get(path[:depth])
            if isinstance(part, parts_of.Rule):
                a_day = 2 if part.at is Moment.HALF else 1
                first, last = max(first, part.from_day), min(last, part.to_day)
                at_most = 1 if part.once else a_day * self._days
            elif isinstance(part, parts_of.Incident):
                a_day, last = len(part.halves), min(last, part.to_day)
                at_most = 1 if part.once else a_day * self._days
            elif isinstance(part, (parts_of.Initiative, parts_of.Question)) and part.repeat:
                a_day = at_most = _ANY_TIME
            elif isinstance(part, parts_of.Message):
                a_day, at_most = _ANY_TIME, _ANY_TIME * self._days
            elif isinstance(part, parts_of.Fuse):
                last = self._days
        when = _When(first, last, a_day, at_most)
        for name, amount in block.items():
            yield name, amount, when

    def _of_the_head(self) -> Iterator[_Write]:
        """Yield what the turn itself does: rest, and the price of acting without grounds."""
        head, days = self._view.scenario.head, self._days
        often = _ANY_TIME * days
        if head.ungrounded is not None:
            for name, amount in head.ungrounded.now.items():
                yield name, amount, _When(1, days, _ANY_TIME, often)
        if head.hours is not None:
            longest = max((rules.hours for rules in head.lengths.values()), default=0)
            rest = longest // head.hours.per * head.hours.adds
            yield head.hours.rest_gauge, f"+{rest}", _When(1, days, 1, days)


def reach_of(view: View) -> Reach:
    """Return the reach of a scenario, worked out once for all checks."""
    if "reach" not in view.kept:
        view.kept["reach"] = Reach(view)
    found: Reach = view.kept["reach"]
    return found


class Readings:
    """Readings of conditions, each on the last day on which it can be asked."""

    def __init__(self, view: View) -> None:
        self.plain = Reading(view)
        self.reach = reach_of(view)
        self.late = Reading(view, self.reach)
        self._days = view.scenario.days
        self._by_day: dict[int, Reading] = {}

    def at(self, path: Path) -> Reading:
        """Return the reading for a condition at `path`.

        What waits (fuses, courses, endings) may be asked as late as the last day. What
        people expect and what an evening asks is about the truth, which may be certain
        from the start: of that only what can never be said of any day is told.
        """
        if _FORETOLD.intersection(path):
            return self.plain
        if path[0] != "days" or "fuses" in path or not isinstance(path[1], int):
            return self.late
        day = self._days[path[1]].day
        if day not in self._by_day:
            self._by_day[day] = self.late.on(day)
        return self._by_day[day]
