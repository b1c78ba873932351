"""One running play: offers what may be done, keeps the record, knows the phase.

Everything shown can be asked here; nothing is computed here that the rules know
already. A session never fails for a choice that does not fit: it says so with
`ChoiceRefusedError`, and nothing has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from game.play.machine import TurnMachine
from game.play.menus import Menu, menu_of
from game.play.record import Note, Notes, Record, Settings
from game.rules import facts as f
from game.rules.compile import compile_rules
from game.rules.kernel import Kernel
from game.rules.luck import key as luck_key
from game.rules.program import NOTHING, Rules
from game.rules.replay import (
    Choice,
    Replay,
    Stretch,
    entry_index,
    luck_of,
    misfit,
    replay,
)
from game.rules.state import State
from game.rules.view import View
from game.scenario.model import Day, Ending, Gauge, Paper, Scenario

BY_DAY = ("morning", "council", "map", "matters", "order")
AT_NIGHT = ("forecast", "night-first", "interruption", "night-second", "trace")
UNDOABLE = ("matter", "clause", "grounds", "initiative")


class ChoiceRefusedError(ValueError):
    """A choice that is not open. Its text says why, for people."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What the player may know of a gauge, in points; None where only words exist."""

    low: int | None
    high: int | None


class Session:
    """One play in hand. Made with `begin` or `resume`; `kernel` may be shared by many."""

    def __init__(self, scenario: Scenario, kernel: Kernel, record: Record) -> None:
        self.scenario = scenario
        self.kernel = kernel
        self.settings = record.settings
        self.seed = record.seed
        self._luck = luck_of(kernel, record.setting)
        self._replay: Replay = replay(kernel, record.setting, record.choices)
        self._stretches: list[Stretch] = list(self._replay.stretches)
        self._notes = Notes.of(record.notes)
        self._day = 1
        self._half = 0
        self._menu: Menu | None = None
        self._menu_of: State | None = None
        self._listeners: list[Callable[[Session], None]] = []
        self._machine = TurnMachine(self._guards())
        self._machine.put("prologue")

    # -- beginnings

    @staticmethod
    def begin(
        scenario: Scenario, settings: Settings, seed: int, kernel: Kernel | None = None
    ) -> Session:
        """A new play, before its first day. `seed` has up to 64 bits."""
        kernel = kernel or Kernel(compile_rules(scenario, settings.length))
        record = Record(
            scenario.head.id, scenario.head.version, kernel.rules.digest, settings, seed
        )
        return Session(scenario, kernel, record)

    @staticmethod
    def resume(scenario: Scenario, record: Record, kernel: Kernel | None = None) -> Session:
        """A play again from its record, where it stood.

        A record that does not fit to its end is resumed as far as it fits;
        `stopped` then says why in a sentence.
        """
        kernel = kernel or Kernel(compile_rules(scenario, record.settings.length))
        session = Session(scenario, kernel, record)
        session._find_place()
        return session

    def listen(self, listener: Callable[[Session], None]) -> None:
        """Have something called after every change that a save should hold."""
        self._listeners.append(listener)

    # -- where we are

    @property
    def rules(self) -> Rules:
        """The compiled rules of this play."""
        return self.kernel.rules

    @property
    def stopped(self) -> str:
        """Why a resumed record went no further, or nothing."""
        return self._replay.stopped

    @property
    def phase(self) -> str:
        """The phase, in the words of the pages."""
        return self._machine.phase

    @property
    def day(self) -> int:
        """The day shown, from 1."""
        return self._day

    @property
    def today(self) -> Day:
        """The day shown, as the scenario tells it."""
        return self.scenario.days[self._day - 1]

    @property
    def state(self) -> State:
        """The state after the last choice. The night may have run on beyond the day shown."""
        return self._stretches[-1].after

    @property
    def ending(self) -> Ending | None:
        """How it closed, or nothing while it runs."""
        name = self.rules.endings[self.state.ending]
        return next((each for each in self.scenario.endings if each.id == name), None)

    @property
    def view(self) -> View:
        """The state as it stands in the phase shown."""
        if self.phase == "forecast":
            return self._stood(self._day, 0, evening=True) or self._now
        if self.phase in ("night-first", "night-second", "trace"):
            return self._stood(self._day, self._half) or self._now
        return self._now

    @property
    def _now(self) -> View:
        return View(self.rules, self.state)

    def at_morning(self, day: int) -> View | None:
        """How things stood when that day's papers lay on the desk; None if not reached."""
        return self._stood(day, 0)

    def at_evening(self, day: int) -> View | None:
        """How things stood after that day's night; None if not reached."""
        return self._stood(day, 2)

    def before_night(self, day: int) -> View | None:
        """How things stood on that day's evening, before the night; None if not reached."""
        return self._stood(day, 0, evening=True)

    def _stood(self, day: int, half: int, *, evening: bool = False) -> View | None:
        for fact in self.all_facts():
            if not isinstance(fact, f.Stood) or (fact.day, fact.half) != (day, half):
                continue
            if fact.evening == evening:
                return View(self.rules, State(self.state.step, fact.values))
        return None

    # -- moving about

    def can(self, trigger: str) -> bool:
        """Whether a way of the turn machine is open now."""
        return self._machine.can(trigger)

    def go(self, trigger: str) -> None:
        """Take a way of the turn machine.

        Leaving the council closes the day's questions, which is a choice; a
        night that was interrupted, or that ended the play, leads there whatever
        way was asked for. Raises `UnknownWayError` where the way is not open.
        """
        if trigger == "to_matters":
            self._close_questions()
        self._fire(self._led(trigger))
        self._settle()
        self._changed()

    def _led(self, trigger: str) -> str:
        if trigger not in ("next", "next_day") or self.phase not in AT_NIGHT:
            return trigger
        if self.phase in ("night-first", "night-second") and self._interrupted():
            return "interrupt"
        return "close" if self._over_at(self._half) else trigger

    def _close_questions(self) -> None:
        menu = self.menu
        if menu is not None and menu.kind == "question" and menu.day == self._day:
            self.choose(NOTHING)
        if self.phase == "morning":
            self._fire("to_council")

    def _fire(self, trigger: str) -> None:
        before = self.phase
        self._machine.fire(trigger)
        if before == "trace" and self.phase == "morning":
            self._day += 1
        if self.phase == "morning":
            self._half = 0
        elif self.phase == "night-first":
            self._half = 1
        elif self.phase in ("night-second", "trace"):
            self._half = 2

    def _settle(self) -> None:
        """Follow the ways that need nobody's word: a day whose orders are given moves on."""
        for _step in range(4):
            if self.phase not in ("matters", "order", "interruption"):
                return
            if self._over_at(self._half):
                self._fire("close")
            elif self._machine.can("to_forecast"):
                self._fire("to_forecast")
            elif self._machine.can("to_order"):
                self._fire("to_order")
            elif self._machine.can("to_matters") and self.phase == "order":
                self._fire("to_matters")
            else:
                return

    def _guards(self) -> Mapping[str, Callable[[], bool]]:
        return {
            "questions_closed": lambda: not self._pending("question"),
            "matter_open": lambda: self._pending("matter"),
            "matters_decided": lambda: not self._pending("matter", "question"),
            "orders_given": lambda: not self._waiting(0),
            "night_fell": lambda: not self._waiting(0),
            "interrupted": self._interrupted,
            "first_half_over": lambda: not self._waiting(1),
            "second_half_over": lambda: not self._waiting(2),
            "answered_first": lambda: self._half == 1 and not self._waiting(1),
            "answered_second": lambda: self._half == 2 and not self._waiting(2),  # noqa: PLR2004
            "another_day": lambda: not self._is_over() and self._day < len(self.scenario.days),
            "is_over": self._is_over,
            "is_running": lambda: not self._is_over(),
        }

    def _is_over(self) -> bool:
        return self.state.ending > 0

    def _waiting(self, half: int) -> bool:
        menu = self.menu
        return menu is not None and (menu.day, menu.half) == (self._day, half)

    def _pending(self, *kinds: str) -> bool:
        menu = self.menu
        return menu is not None and self._waiting(0) and menu.kind in kinds

    def _interrupted(self) -> bool:
        return self._half > 0 and self._waiting(self._half)

    def _over_at(self, half: int) -> bool:
        """Whether the play closed in this half of the day shown."""
        last = self._stretches[-1].facts
        return self._is_over() and any(
            isinstance(fact, f.Ended) and (fact.day, fact.half) == (self._day, half)
            for fact in last
        )

    # -- choosing

    @property
    def menu(self) -> Menu | None:
        """The menu that the play waits at, or nothing when it is over."""
        if self._menu_of is not self.state:
            self._menu = menu_of(self.kernel, self.state)
            self._menu_of = self.state
        return self._menu

    def pending(self, *kinds: str) -> Menu | None:
        """The menu waited at, if it belongs to the moment shown and is of such a kind."""
        menu = self.menu
        if menu is None or menu.day != self._day or (kinds and menu.kind not in kinds):
            return None
        return menu if menu.half == (self._half if self.phase == "interruption" else 0) else None

    def choose(self, entry_id: str) -> None:
        """Take an entry of the menu. Raises `ChoiceRefusedError` where it is not open."""
        menu = self.menu
        if menu is None:
            message = "The play is over."
            raise ChoiceRefusedError(message)
        choice = Choice(menu.key, entry_id)
        reason = misfit(self.kernel, self.state, choice)
        if reason:
            raise ChoiceRefusedError(reason)
        step = self.kernel.menu(self.state)
        index = -1 if step is None else entry_index(step, entry_id)
        before = self.state
        after, facts = self.kernel.apply(before, index, self._luck)
        self._stretches.append(Stretch(before, choice, facts, after))
        self._settle()
        self._changed()

    @property
    def can_undo(self) -> bool:
        """Whether the last choice may be taken back.

        An order of the same day may, until its night is shown; a question may
        not (it was answered), nor anything in a play under a class code.
        """
        last = self._stretches[-1]
        if last.choice is None or self.settings.class_play:
            return False
        if self.phase not in ("council", "map", "matters", "order", "forecast"):
            return False
        taken = next((fact for fact in last.facts if isinstance(fact, f.Taken)), None)
        return taken is not None and taken.day == self._day and taken.menu in UNDOABLE

    def undo(self) -> None:
        """Drop the last choice, as if it had never been made. Nothing where it may not be."""
        if not self.can_undo:
            return
        self._stretches.pop()
        menu = self.menu
        self._machine.put("matters" if menu is not None and menu.kind == "matter" else "order")
        self._half = 0
        self._changed()

    # -- what lies on the desk

    def papers(self, day: int | None = None) -> tuple[Paper, ...]:
        """The papers of a day (today) in this length, with those that questions brought."""
        number = self._day if day is None else day
        morning = self.at_morning(number)
        if morning is None:
            return ()
        brought = {
            fact.paper for fact in self.facts(number) if isinstance(fact, f.Received)
        }
        found = [
            paper
            for paper in self.scenario.days[number - 1].papers
            if self.settings.length in paper.lengths
            and not paper.on_request
            and morning.holds(paper.when)
        ]
        for each in self.scenario.days:
            found += [paper for paper in each.papers if paper.on_request and paper.id in brought]
        return tuple(found)

    def read(self, paper: str) -> bool:
        """Whether a paper was opened."""
        return bool(self._notes.get("read", paper))

    def mark_read(self, paper: str) -> None:
        """Remember that a paper was opened."""
        if not self.read(paper):
            self.note("read", paper, "1")

    # -- notes

    @property
    def notes(self) -> Notes:
        """What the player wrote or judged."""
        return self._notes

    def note(self, kind: str, key: str, value: str) -> None:
        """Write a note; it never reaches the rules."""
        self._notes = self._notes.written(kind, key, value)
        self._changed()

    # -- what happened

    def all_facts(self) -> Iterator[f.Fact]:
        """Every fact so far, also those of a night that is not shown yet."""
        for stretch in self._stretches:
            yield from stretch.facts

    def facts(self, day: int, half: int | None = None) -> tuple[f.Fact, ...]:
        """The facts of a day, or of one half of it, as far as they are shown yet."""
        return tuple(
            fact
            for fact in self.all_facts()
            if fact.day == day and (half is None or fact.half == half) and self._is_shown(fact)
        )

    def _is_shown(self, fact: f.Fact) -> bool:
        over = self.phase in ("ending", "export") or (
            self.phase.startswith("debrief") and self._is_over()
        )
        return over or (fact.day, fact.half) <= (self._day, self._half)

    def chosen(self, day: int | None = None) -> tuple[f.Taken, ...]:
        """The choices of a day, or of all days, in order."""
        return tuple(
            fact
            for fact in self.all_facts()
            if isinstance(fact, f.Taken) and (day is None or fact.day == day)
        )

    def log(self, gauge: str) -> tuple[f.Changed, ...]:
        """What moved a gauge (or another quantity), as far as it is shown; newest first."""
        found = [
            fact
            for fact in self.all_facts()
            if isinstance(fact, f.Changed) and fact.what == gauge and self._is_shown(fact)
        ]
        return tuple(reversed(found))

    def visible(self, gauge: Gauge) -> bool:
        """Whether the player may see a gauge at all now."""
        return gauge.shown != "hidden" and self.view.holds(gauge.shown_when)

    def estimate(self, gauge: Gauge, view: View | None = None) -> Estimate:
        """The range in which the player sees a gauge, in points.

        An estimate is as old as the morning's report and off by a number keyed to
        the day, so that looking twice shows the same.
        """
        if gauge.shown in ("words", "hidden"):
            return Estimate(None, None)
        seen = view or self.view
        if gauge.shown == "exact":
            return Estimate(seen.gauge(gauge.id), seen.gauge(gauge.id))
        if gauge.shown == "estimated" and view is None and self.phase in BY_DAY:
            seen = self.at_morning(self._day) or seen
        doubt = luck_key(f"estimate/{self.seed}/{seen.day}/{gauge.id}") % (gauge.error + 1)
        middle = seen.gauge(gauge.id) + doubt - gauge.error // 2
        return Estimate(max(middle - gauge.error, 0), min(middle + gauge.error, FULL))

    # -- the record

    @property
    def record(self) -> Record:
        """The play so far, as it is saved."""
        choices = tuple(each.choice for each in self._stretches if each.choice is not None)
        return Record(
            self.scenario.head.id,
            self.scenario.head.version,
            self.rules.digest,
            self.settings,
            self.seed,
            choices,
            (*self._notes.listed(), Note("place", "at", f"{self._day}/{self._half}/{self.phase}")),
        )

    @property
    def stretches(self) -> Sequence[Stretch]:
        """Each choice with the states around it and the facts of the way."""
        return tuple(self._stretches)

    def _changed(self) -> None:
        for listener in self._listeners:
            listener(self)

    def _find_place(self) -> None:
        """Stand where the record was left, or at the menu that its choices lead to."""
        noted = self._notes.get("place", "at")
        self._notes = Notes(
            {kind: value for kind, value in self._notes.held.items() if kind[0] != "place"}
        )
        if noted and self._stand(noted):
            return
        menu = self.menu
        if menu is None:
            ended = [fact for fact in self.all_facts() if isinstance(fact, f.Ended)]
            self._day = ended[-1].day if ended else len(self.scenario.days)
            self._half = 2
            self._machine.put("ending")
            return
        self._day, self._half = menu.day, menu.half
        self._machine.put(_phase_of(menu, begun=len(self._stretches) > 1))

    def _stand(self, noted: str) -> bool:
        """Take the noted place if the choices allow it."""
        parts = noted.split("/")
        if len(parts) != PLACE_PARTS or not (parts[0].isdigit() and parts[1].isdigit()):
            return False
        day, half, phase = int(parts[0]), int(parts[1]), parts[2]
        if not self._fits(day, half, phase):
            return False
        self._day, self._half = day, half
        self._machine.put(phase)
        self._settle()
        return True

    def _fits(self, day: int, half: int, phase: str) -> bool:
        if not (1 <= day <= len(self.scenario.days) and half in (0, 1, 2)):
            return False
        menu = self.menu
        if phase == "prologue":
            return len(self._stretches) == 1
        if phase in BY_DAY:
            return half == 0 and menu is not None and (menu.day, menu.half) == (day, 0)
        if phase == "interruption":
            return menu is not None and (menu.day, menu.half) == (day, half)
        if phase == "forecast":
            return half == 0 and self.before_night(day) is not None and self._reached(day, 1)
        if phase in ("night-first", "night-second", "trace"):
            wanted = 1 if phase == "night-first" else 2
            return half == wanted and self._reached(day, wanted)
        if phase == "ending":
            return self._is_over()
        return phase.startswith("debrief") and (self._is_over() or self._reached(day, 2))

    def _reached(self, day: int, half: int) -> bool:
        """Whether that half of that night has run and no later day was played in."""
        ran = self._stood(day, half) is not None or any(
            isinstance(fact, f.Ended) and (fact.day, fact.half) == (day, half)
            for fact in self.all_facts()
        )
        last = max((fact.day for fact in self.chosen()), default=0)
        return ran and last <= day


PLACE_PARTS = 3
FULL = 100


def _phase_of(menu: Menu, *, begun: bool) -> str:
    if not begun:
        return "prologue"
    if menu.half:
        return "interruption"
    return {"question": "morning", "matter": "matters"}.get(menu.kind, "order")
