"""What is shown of a play: no more than the phase and its moment allow.

The rules run ahead: the last order of a day makes its whole night happen. What
can be asked here follows the place where the play is shown.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence

from game.play import desk
from game.play.desk import Estimate
from game.play.history import History
from game.play.place import ASKING, BY_DAY, LAST_HALF, Place
from game.rules import facts as f
from game.rules.kernel import Kernel
from game.rules.program import Rules
from game.rules.replay import Stretch
from game.rules.state import State
from game.rules.view import View
from game.scenario.model import Day, Ending, Gauge, Paper, Scenario


class Shown(ABC):
    """The part of a session that only looks. Whoever moves it sets the day and the half."""

    def __init__(self, scenario: Scenario, kernel: Kernel, history: History, seed: int) -> None:
        self.scenario = scenario
        self.kernel = kernel
        self.seed = seed
        self._history = history
        self._day, self._half = 1, 0

    @property
    @abstractmethod
    def phase(self) -> str:
        """The phase, in the words of the pages."""

    @property
    def place(self) -> Place:
        """The phase, and the moment it shows."""
        return Place(self._day, self._half, self.phase)

    @property
    def day(self) -> int:
        """The day shown, from 1."""
        return self._day

    @property
    def today(self) -> Day:
        """The day shown, as the scenario tells it."""
        return self.scenario.days[self._day - 1]

    @property
    def rules(self) -> Rules:
        """The compiled rules of this play."""
        return self.kernel.rules

    @property
    def state(self) -> State:
        """The state after the last choice. The night may have run on beyond the day shown."""
        return self._history.state

    @property
    def ending(self) -> Ending | None:
        """How it closed, or nothing while it runs; a night that is not shown yet counts too."""
        name = self.rules.endings[self.state.ending]
        return next((each for each in self.scenario.endings if each.id == name), None)

    @property
    def is_told(self) -> bool:
        """Whether the play has closed and the moment shown is that of its end."""
        ended = self._history.ended
        return ended is not None and ended <= self.place.here

    @property
    def stretches(self) -> Sequence[Stretch]:
        """Each choice with the states around it and the facts of the way."""
        return self._history.stretches

    # -- how things stand

    @property
    def view(self) -> View:
        """The state as it stands in the phase shown."""
        if self._half:
            return self._stood(self._day, self._half) or self._now
        if self.phase in ASKING and not self._history.taken(self._day):
            return self._stood(self._day, 0) or self._now
        return self._stood(self._day, 0, evening=True) or self._now

    @property
    def _now(self) -> View:
        return View(self.rules, self.state)

    def at_morning(self, day: int) -> View | None:
        """How things stood when that day's papers lay on the desk; None if not shown yet."""
        return self._stood(day, 0)

    def at_evening(self, day: int) -> View | None:
        """How things stood after that day's night; None if not shown yet."""
        return self._stood(day, LAST_HALF)

    def before_night(self, day: int) -> View | None:
        """How things stood on that day's evening, before the night; None if not shown yet."""
        return self._stood(day, 0, evening=True)

    def _stood(self, day: int, half: int, *, evening: bool = False) -> View | None:
        if (day, half) > (self._day, self._half):
            return None
        values = self._history.stood(day, half, evening=evening)
        return None if values is None else View(self.rules, State(self.state.step, values))

    # -- what lies on the desk

    def papers(self, day: int | None = None) -> tuple[Paper, ...]:
        """The papers of a day (today), with those that questions brought that day."""
        return desk.papers(self.scenario, self.facts(self._day if day is None else day))

    def documents(self) -> frozenset[str]:
        """The ids of the documents that papers so far have told of."""
        papers = (paper for day in range(1, self._day + 1) for paper in self.papers(day))
        return frozenset(paper.document for paper in papers if paper.document is not None)

    def visible(self, gauge: Gauge) -> bool:
        """Whether the player may see a gauge at all now."""
        return gauge.shown != "hidden" and self.view.holds(gauge.shown_when)

    def estimate(self, gauge: Gauge, view: View | None = None) -> Estimate:
        """The range in which the player sees a gauge, in points.

        An estimate is as old as the morning's report; by night it is what the tape tells.
        """
        seen = view or self.view
        if gauge.shown == "estimated" and view is None and self.phase in BY_DAY:
            seen = self.at_morning(self._day) or seen
        return desk.estimate(gauge, seen, self.seed)

    # -- what happened

    def all_facts(self) -> Iterator[f.Fact]:
        """Every fact so far, also those of a night that is not shown yet."""
        return self._history.facts()

    def facts(self, day: int, half: int | None = None) -> tuple[f.Fact, ...]:
        """The facts of a day, or of one half of it, as far as they are shown yet."""
        return tuple(
            fact
            for fact in self._history.facts(day)
            if (half is None or fact.half == half) and self._is_shown(fact)
        )

    def _is_shown(self, fact: f.Fact) -> bool:
        return (fact.day, fact.half) <= (self._day, self._half)

    def chosen(self, day: int | None = None) -> tuple[f.Taken, ...]:
        """The choices of a day, or of all days, in order."""
        return self._history.taken(day)

    def log(self, gauge: str) -> tuple[f.Changed, ...]:
        """What moved a gauge (or another quantity), as far as it is shown; newest first."""
        found = [
            fact
            for fact in self.all_facts()
            if isinstance(fact, f.Changed) and fact.what == gauge and self._is_shown(fact)
        ]
        return tuple(reversed(found))
