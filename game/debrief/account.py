"""What may be told of a play so far: its shown facts, put in order once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from game.debrief.shelf import Shelf
from game.play.session import Session
from game.rules import facts as f
from game.rules.program import NOTHING
from game.rules.state import State
from game.rules.view import View
from game.scenario.model import Gauge, Matter, Option


@dataclass(frozen=True)
class Account:
    """A play as its pages may tell it. Made anew whenever the play has moved."""

    session: Session
    shelf: Shelf

    @cached_property
    def over(self) -> bool:
        """Whether the play has closed and the player knows it."""
        shown = self.session.phase in ("ending", "export") or self.debriefing
        return shown and self.session.ending is not None and self.session.is_told

    @property
    def debriefing(self) -> bool:
        """Whether the debrief is open."""
        return self.session.phase.startswith("debrief")

    @cached_property
    def last_day(self) -> int:
        """The last day that was begun."""
        return self.session.day

    @cached_property
    def desk_days(self) -> int:
        """The last day on which anybody sat at the desk, not one in whose morning it closed."""
        sat = not self.over or any(each.day == self.last_day for each in self.session.chosen())
        return self.last_day if sat else self.last_day - 1

    @property
    def nights(self) -> int:
        """How many nights have been shown to their end."""
        return self.last_day if self.at(self.last_day, 2) is not None else self.last_day - 1

    @property
    def told_days(self) -> int:
        """The last day that may be laid beside history's: not one that is still undecided."""
        decided = self.taken_on(self.last_day, "matter", "interruption")
        return self.last_day if decided or self.over else self.last_day - 1

    @cached_property
    def _days(self) -> dict[int, tuple[f.Fact, ...]]:
        return {day: self.session.facts(day) for day in range(1, self.last_day + 1)}

    def facts(self, day: int, half: int | None = None) -> tuple[f.Fact, ...]:
        """The shown facts of a day, or of one half of it."""
        found = self._days.get(day, ())
        return found if half is None else tuple(fact for fact in found if fact.half == half)

    @cached_property
    def everything(self) -> tuple[f.Fact, ...]:
        """All shown facts in order."""
        return tuple(fact for facts in self._days.values() for fact in facts)

    def morning(self, day: int) -> tuple[f.Fact, ...]:
        """What the world did in the morning of a day."""
        return self._part(day, by_day=False)

    def by_day(self, day: int) -> tuple[f.Fact, ...]:
        """What happened on a day between its morning and its evening."""
        return self._part(day, by_day=True)

    def _part(self, day: int, *, by_day: bool) -> tuple[f.Fact, ...]:
        facts = self.facts(day, 0)
        stood = (place for place, fact in enumerate(facts) if isinstance(fact, f.Stood))
        cut = next(stood, len(facts))
        return facts[cut:] if by_day else facts[:cut]

    @cached_property
    def stood(self) -> dict[tuple[int, int, bool], View]:
        """How things stood, in order, by day, half of the night (0: before it) and dusk."""
        step = self.session.state.step
        return {
            (fact.day, fact.half, fact.evening): View(self.session.rules, State(step, fact.values))
            for fact in self.everything
            if isinstance(fact, f.Stood)
        }

    def at(self, day: int, half: int) -> View | None:
        """How things stood after a morning (0) or a half of the night; None if not shown yet."""
        return self.stood.get((day, half, False))

    def at_dusk(self, day: int) -> View | None:
        """How things stood before a night; None if not shown yet."""
        return self.stood.get((day, 0, True))

    @cached_property
    def now(self) -> View:
        """How things stand in the phase shown."""
        return self.session.view

    @cached_property
    def moved(self) -> dict[str, tuple[f.Changed, ...]]:
        """What moved each quantity, newest first."""
        found: dict[str, list[f.Changed]] = {}
        for fact in self.everything:
            if isinstance(fact, f.Changed):
                found.setdefault(fact.what, []).insert(0, fact)
        return {what: tuple(changes) for what, changes in found.items()}

    def started(self, cause: str) -> Iterator[str]:
        """Yield the causes that lit a fuse or sent a message; none for any other cause."""
        kind, _slash, name = cause.partition("/")
        for fact in self.everything:
            lit = kind == "fuse" and isinstance(fact, f.Lit) and fact.fuse == name
            sent = kind == "message" and isinstance(fact, f.Sent) and fact.message == name
            if lit or sent:
                yield fact.cause

    def because(self, fact: f.Fact) -> str:
        """The cause of a fact for people; hidden ones are told in the debrief only."""
        if fact.cause in self.shelf.hidden_rules and not (self.over or self.debriefing):
            return ""
        return fact.because

    @cached_property
    def taken(self) -> tuple[f.Taken, ...]:
        """Every choice, in order, but those that closed a list."""
        return tuple(each for each in self.session.chosen() if each.id != NOTHING)

    def taken_on(self, day: int, *kinds: str) -> tuple[f.Taken, ...]:
        """The choices of a day, of all kinds or of some."""
        return tuple(
            each for each in self.taken if each.day == day and (not kinds or each.menu in kinds)
        )

    @cached_property
    def decided(self) -> frozenset[str]:
        """The ids of the matters that were decided."""
        return frozenset(each.owner for each in self.taken_on_any("matter", "interruption"))

    def taken_on_any(self, *kinds: str) -> tuple[f.Taken, ...]:
        """The choices of some kinds on all days, in order."""
        return tuple(each for each in self.taken if each.menu in kinds)

    def options_on(self, day: int) -> Iterator[tuple[f.Taken, Option]]:
        """The options and initiatives taken on a day."""
        for taken in self.taken_on(day):
            option = self.shelf.taken_option(taken.menu, taken.owner, taken.id)
            if option is not None:
                yield taken, option

    def matters(self, day: int) -> tuple[Matter, ...]:
        """The matters that were put by day on a day that has begun."""
        morning = self.at(day, 0)
        if morning is None:
            return ()
        taken = {each.owner for each in self.taken_on(day, "matter")}
        view = self.now if day == self.session.day and not self.over else morning
        return tuple(
            matter
            for matter in self.shelf.by_day(day, self.session.settings.length)
            if matter.id in taken or view.holds(matter.when)
        )

    def heard(self, taken: f.Taken) -> View | None:
        """How things stood when the voices on a matter were heard, before it was answered.

        By day that is the morning, as the council has it; None if it is not shown.
        """
        if taken.menu != "interruption":
            return self.at(taken.day, 0)
        answered = (each for each in self.session.stretches if taken in each.facts)
        stretch = next(answered, None)
        return None if stretch is None else View(self.session.rules, stretch.before)

    def visible(self) -> tuple[Gauge, ...]:
        """The gauges that the player may see now."""
        return tuple(
            gauge
            for gauge in self.session.scenario.gauges
            if gauge.shown != "hidden" and self.now.holds(gauge.shown_when)
        )
