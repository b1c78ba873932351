"""One running play: offers what may be done, keeps the record, knows the phase.

Everything shown can be asked here; nothing is computed here that the rules know
already. A session never fails for a choice that does not fit: it says so with
`ChoiceRefusedError`, and nothing has changed.
What is only looked at stands in `game.play.shown`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.play.desk import Estimate
from game.play.history import History
from game.play.machine import TurnMachine, phases, short
from game.play.menus import Menu, menu_of
from game.play.place import ANSWERS, ASKING, BY_DAY, IN_DAY, LAST_HALF, Place, closes, fits
from game.play.record import Note, Notes, Record, Settings
from game.play.shown import Shown
from game.rules.compile import compile_rules
from game.rules.kernel import Kernel
from game.rules.program import NOTHING
from game.rules.replay import Choice, Stretch, entry_index, luck_of, misfit, replay
from game.rules.state import State
from game.scenario.model import Scenario

__all__ = ["ChoiceRefusedError", "Estimate", "Session"]

AT_NIGHT = ("night-first", "night-second")
UNDOABLE = ("matter", "clause", "grounds", "tone", "initiative")
KNOWN_PHASES = frozenset(short(state) for state in phases())


class ChoiceRefusedError(ValueError):
    """A choice that is not open. Its text says why, for people."""


class Session(Shown):
    """One play in hand. Made with `begin` or `resume`; `kernel` may be shared by many."""

    def __init__(self, scenario: Scenario, kernel: Kernel, record: Record) -> None:
        replayed = replay(kernel, record.setting, record.choices)
        super().__init__(scenario, kernel, History(replayed.stretches), record.seed)
        self.settings = record.settings
        self._luck = luck_of(kernel, record.setting)
        self._stopped = replayed.stopped
        self._notes = Notes.of(record.notes)
        self._left: Place | None = None  # where a play stood that was left for the title
        self._menu: tuple[State | None, Menu | None] = (None, None)
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
        head = scenario.head
        record = Record(head.id, head.version, kernel.rules.digest, settings, seed)
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
    def stopped(self) -> str:
        """Why a resumed record went no further, or nothing."""
        return self._stopped

    @property
    def phase(self) -> str:
        """The phase, in the words of the pages."""
        return self._machine.phase

    # -- moving about

    def can(self, trigger: str) -> bool:
        """Whether `go` would find a way of the turn machine open now."""
        if trigger == "to_matters" and self._asks():
            return True
        return self._machine.can(self._led(trigger))

    def go(self, trigger: str) -> None:
        """Take a way of the turn machine.

        Leaving the council closes the day's questions, which is a choice; a
        night that was interrupted, or that ended the play, leads there whatever
        way was asked for. Raises `UnknownWayError` where the way is not open.
        """
        if trigger == "to_matters" and self._asks():
            if self._pending("question"):
                self.choose(NOTHING)
            if self.phase == "morning":
                self._fire("to_council")
        if trigger == "leave" and self.can(trigger):
            self._left = self.place
        self._fire(self._led(trigger))
        self._settle()
        self._changed()

    def _asks(self) -> bool:
        """Whether the council can be left for the matters, once its questions are closed."""
        return self.phase in ASKING

    def _led(self, trigger: str) -> str:
        """The way that a trigger leads to: nights are interrupted, and plays end."""
        if trigger in ("next", "next_day", "debrief") and self.phase in IN_DAY and self._closes():
            return "close"
        if trigger == "next" and self.phase in AT_NIGHT and self._waiting(self._half):
            return "interrupt"
        return trigger

    def _fire(self, trigger: str) -> None:
        before = self.phase
        self._machine.fire(trigger)
        if before == "trace" and self.phase == "morning":
            self._day, self._half = self._day + 1, 0
        elif self.phase == "night-first":
            self._half = 1
        elif self.phase == "night-second":
            self._half = 2
        elif self.phase == "ending":
            self._day, self._half = self._history.ended or (self._day, self._half)

    def _settle(self) -> None:
        """Follow the ways that need nobody's word: a day whose orders are given moves on."""
        for _step in range(4):
            if self.phase not in (*BY_DAY, "interruption"):
                return
            if self._closes():
                self._fire("close")
                return
            way = next((each for each in _OWN_WAYS.get(self.phase, ()) if self.can(each)), None)
            if way is None:
                return
            self._fire(way)

    def _guards(self) -> Mapping[str, Callable[[], bool]]:
        return {
            "questions_closed": lambda: not self._pending("question"),
            "matter_open": lambda: self._pending("matter"),
            "matters_decided": lambda: not self._pending("matter", "question"),
            "orders_given": lambda: not self._waiting(0),
            "night_fell": lambda: not self._waiting(0),
            "interrupted": lambda: self._half > 0 and self._waiting(self._half),
            "first_half_over": lambda: not self._waiting(1),
            "second_half_over": lambda: not self._waiting(LAST_HALF),
            "answered_first": lambda: self._half == 1 and not self._waiting(1),
            "answered_second": lambda: self._half == LAST_HALF and not self._waiting(LAST_HALF),
            "another_day": lambda: not self._closes() and self._day < len(self.scenario.days),
            "closes": self._closes,
            "is_running": lambda: not self._closes(),
            "asked_by_day": lambda: not self._closes() and self._pending("question"),
            "by_day": lambda: not self._closes() and self._half == 0,
            "in_first_half": lambda: not self._closes() and self._half == 1,
            "in_second_half": lambda: not self._closes() and self._half == LAST_HALF,
        }

    def _closes(self) -> bool:
        ending = self.ending
        return closes(self.place, self._history, final=ending is not None and ending.final)

    def _waiting(self, half: int) -> bool:
        menu = self.menu
        return menu is not None and (menu.day, menu.half) == (self._day, half)

    def _pending(self, *kinds: str) -> bool:
        menu = self.menu
        return menu is not None and self._waiting(0) and menu.kind in kinds

    # -- choosing

    @property
    def menu(self) -> Menu | None:
        """The menu that the play waits at, or nothing when it is over."""
        state, menu = self._menu
        if state is not self.state:
            menu = menu_of(self.kernel, self.state)
            self._menu = (self.state, menu)
        return menu

    def pending(self, *kinds: str) -> Menu | None:
        """The menu waited at, if it belongs to the moment shown and is of such a kind."""
        menu = self.menu
        if menu is None or menu.day != self._day or (kinds and menu.kind not in kinds):
            return None
        return menu if menu.half == (self._half if self.phase == "interruption" else 0) else None

    def legal(self) -> frozenset[str]:
        """The entries that `choose` would take now."""
        menu = self._answered()
        entries = () if menu is None else menu.entries
        return frozenset(entry.id for entry in entries if entry.legal)

    def why_not(self, entry_id: str) -> str:
        """Why an entry is not open: "" where it is, else "hours", "taken" or "closed"."""
        menu = self._answered()
        entry = None if menu is None else menu.entry(entry_id)
        return "closed" if entry is None else entry.why_not

    def _answered(self) -> Menu | None:
        """The menu that is answered in the phase shown."""
        return self.pending(*kinds) if (kinds := ANSWERS.get(self.phase)) else None

    def choose(self, entry_id: str) -> None:
        """Take an entry of the menu. Raises `ChoiceRefusedError` where it is not open."""
        menu = self._answered()
        if menu is None:
            over = self.menu is None
            raise ChoiceRefusedError("The play is over." if over else "Nothing is asked here now.")
        choice = Choice(menu.key, entry_id)
        before = self.state
        reason = misfit(self.kernel, before, choice)
        step = self.kernel.menu(before)
        if reason or step is None:
            raise ChoiceRefusedError(reason)
        after, facts = self.kernel.apply(before, entry_index(step, entry_id), self._luck)
        self._history.add(Stretch(before, choice, facts, after))
        self._settle()
        self._changed()

    @property
    def can_undo(self) -> bool:
        """Whether the last choice may be taken back.

        An order of the same day may, until its night is shown; a question may
        not (it was answered), nor anything in a play under a class code.
        """
        taken = self._history.last_taken
        if taken is None or self.settings.class_play:
            return False
        if self.phase not in (*BY_DAY, "forecast"):
            return False
        return taken.day == self._day and taken.half == 0 and taken.menu in UNDOABLE

    def undo(self) -> None:
        """Drop the last choice, as if it had never been made. Nothing where it may not be."""
        if not self.can_undo:
            return
        self._history.drop()
        self._machine.put("matters" if self._pending("matter") else "order")
        self._changed()

    # -- notes

    @property
    def notes(self) -> Notes:
        """What the player wrote or judged."""
        return self._notes

    def read(self, paper: str) -> bool:
        """Whether a paper was opened."""
        return bool(self._notes.get("read", paper))

    def mark_read(self, paper: str) -> None:
        """Remember that a paper was opened."""
        if not self.read(paper):
            self.note("read", paper, "1")

    def note(self, kind: str, key: str, value: str) -> None:
        """Write a note; it never reaches the rules."""
        self._notes = self._notes.written(kind, key, value)
        self._changed()

    # -- the record

    @property
    def record(self) -> Record:
        """The play so far, as it is saved."""
        place = self._left if self.phase == "title" and self._left else self.place
        head = self.scenario.head
        return Record(
            head.id,
            head.version,
            self.rules.digest,
            self.settings,
            self.seed,
            self._history.choices,
            (*self._notes.listed(), Note("place", "at", place.noted)),
        )

    def _changed(self) -> None:
        for listener in self._listeners:
            listener(self)

    def _find_place(self) -> None:
        """Stand where the record was left, or at the menu that its choices lead to."""
        noted = Place.read(self._notes.get("place", "at"))
        self._notes = self._notes.without("place")
        if noted is None or not self._fits(noted):
            noted = self._first_place()
        self._day, self._half = noted.here
        self._machine.put(noted.phase)
        self._settle()

    def _fits(self, place: Place) -> bool:
        return place.phase in KNOWN_PHASES and fits(place, self._history, self.menu)

    def _first_place(self) -> Place:
        """Where the choices alone lead: to the menu they wait at, or to the ending."""
        menu = self.menu
        if not self._history.choices:
            return Place(1, 0, "prologue")
        if menu is None:
            day, half = self._history.ended or (len(self.scenario.days), LAST_HALF)
            return Place(day, half, "ending")
        if menu.half:
            return Place(menu.day, menu.half, "interruption")
        phase = {"question": "morning", "matter": "matters"}.get(menu.kind, "order")
        begun = any(self._history.taken(menu.day))
        return Place(menu.day, 0, phase if begun else "morning")


_OWN_WAYS: Mapping[str, tuple[str, ...]] = {
    "matters": ("to_order",),
    "order": ("to_forecast", "to_matters"),
    "interruption": ("next",),
}
"""The ways that a session takes by itself, as soon as they are open."""
