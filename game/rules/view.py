"""A view of a state in the scenario's own words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from game.rules.conditions import shape
from game.rules.kernel import holds
from game.rules.program import Rules
from game.rules.state import POINT, State
from game.scenario.model import Evening
from game.scenario.model.days import Asked
from game.scenario.values import Condition


class Worded(Protocol):
    """Other words, and when they are told."""

    @property
    def when(self) -> Condition:
        """The condition under which they are told."""
        ...

    @property
    def text(self) -> str:
        """The words."""
        ...


@dataclass(frozen=True, slots=True)
class View:
    """Reads gauges, tracks, counters and flags of one state. KeyError for unknown ids."""

    rules: Rules
    state: State

    def tenths(self, gauge: str) -> int:
        """A gauge in tenths of a point, 0 to 1,000."""
        return self.state.values[self.rules.layout.place("gauge", gauge)]

    def gauge(self, gauge: str) -> int:
        """A gauge in whole points, 0 to 100.

        The rest is dropped, so that a number agrees with the band it lies in.
        """
        return self.tenths(gauge) // POINT

    def track(self, track: str) -> str:
        """The id of a track's state."""
        place = self.rules.layout.place("track", track)
        return self.rules.layout.states[track][self.state.values[place]]

    def counter(self, counter: str) -> int:
        """A counter."""
        return self.state.values[self.rules.layout.place("counter", counter)]

    def flag(self, flag: str) -> bool:
        """Whether a flag is set."""
        return self.state.values[self.rules.layout.place("flag", flag)] > 0

    def received(self, paper: str) -> bool:
        """Whether a paper has reached the desk."""
        return self.state.values[self.rules.layout.place("received", paper)] > 0

    @property
    def day(self) -> int:
        """The day that the state stands in."""
        return self.state.values[self.rules.layout.place("day", "day")]

    def holds(self, condition: Condition | None) -> bool:
        """Whether a condition of the scenario holds."""
        return holds(shape(condition, self.rules.layout, self.day), self.state.values)

    def worded(self, text: str, variants: Iterable[Worded]) -> str:
        """A text as it is told here: the first variant whose condition holds, or itself."""
        return next((each.text for each in variants if self.holds(each.when)), text)

    def asked(self, evening: Evening) -> Asked:
        """What is asked on an evening that stands so."""
        return next((each for each in evening.others if self.holds(each.when)), evening)
