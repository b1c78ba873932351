"""The desk: what both front ends ask for pages and hand actions to.

It owns the session in hand, what the player looks at, and a stack of pages laid
over the play (codex, papers, settings …) which never change where the play
stands. An action that is unknown, closed or no longer on the page is answered
with a calm line and changes nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from game.present import hints
from game.present.desk import entering, inclass, making, playing
from game.present.desk.state import Overlay, State
from game.present.errands import Errands
from game.present.frame import ONE_CHANGE
from game.present.front import Wanted
from game.present.keeping import Keeper
from game.present.looks import LOOKS
from game.present.page import Page
from game.present.reading import Reading
from game.present.settings import TEXT_SIZES, Settings
from game.present.work import Work
from game.scenario.levels import Levels
from game.scenario.model import Scenario

if TYPE_CHECKING:
    from game.play.record import Record
    from game.play.session import Session
    from game.present.lectern import Clock


def _no_time() -> float:
    """The clock of a desk without one: its bell never runs out."""
    return 0.0


class Desk:
    """One player at one desk. `page` and `act` are all that a front end needs."""

    def __init__(  # noqa: PLR0913 (what a desk is made of)
        self,
        scenario: Scenario,
        keeper: Keeper,
        settings: Settings | None = None,
        wanted: Wanted | None = None,
        errands: Errands | None = None,
        clock: Clock = _no_time,
        levels: Levels | None = None,
    ) -> None:
        reading = Reading(levels or Levels(scenario))
        work = Work(errands)
        self.state = State(reading, keeper, settings or Settings(), wanted or Wanted(), work, clock)
        self.audible = True  # a front end that makes no sound has none to write out
        self._page: Page | None = None
        self._cues: tuple[str, ...] = ()
        self._told_time = ""

    @property
    def scenario(self) -> Scenario:
        """The scenario, at the level at which it is read now."""
        return self.state.scenario

    @property
    def session(self) -> Session | None:
        """The play in hand."""
        return self.state.session

    @property
    def closed(self) -> bool:
        """Whether the player has left the game."""
        return self.state.closed

    @property
    def settings(self) -> Settings:
        """How the game is seen, heard and read."""
        return self.state.settings

    @settings.setter
    def settings(self, settings: Settings) -> None:
        self.state.settings = settings

    # -- pages

    def page(self) -> Page:
        """The page to show now. The same one until something is done."""
        if self._page is None:
            self._page = making.page_of(self.state, self._cues, audible=self.audible)
        return self._page

    def news(self) -> bool:
        """Whether the page has changed by itself: what it asked for has come, or the bell runs."""
        came = self._bell_moved() or (not self.state.stack and self.state.work.news())
        if came:
            self._page, self._cues = None, ()
        return came

    def _bell_moved(self) -> bool:
        """Whether the bell tells another time than when this was asked last."""
        lectern = self.state.lectern
        if lectern is None or not lectern.ticking:
            return False
        told = lectern.told_time()
        changed = told != self._told_time
        self._told_time = told
        return changed

    # -- the play in hand

    def take(self, session: Session) -> None:
        """Lay a play on the desk; every change of it is kept."""
        self.state.take(session)
        self._page = None

    def resumed(self, record: Record, level: str = "") -> Session:
        """A play again from its record, read at a level or as it was read last."""
        return entering.resumed(self.state, record, level)

    def project(self) -> None:
        """Show the play in hand to a whole class: votes, stops, curtain, bell, large type."""
        self.state.project()
        self._page = None

    # -- actions

    def act(self, action_id: str, value: str = "") -> None:
        """Do what an action of the page means; `value` is the text of a field."""
        from game.play.machine import UnknownWayError
        from game.play.session import ChoiceRefusedError

        state = self.state
        page = self.page()
        state.say("")
        self._cues = ("stamp",) if action_id == "sign" else ()
        known = next((each for each in page.actions if each.id == action_id), None)
        if known is None:
            state.say("There is nothing of that kind on this page.")
        elif not known.enabled:
            state.say(known.why_not or "That is not open now.")
        else:
            try:
                self._do(action_id, value)
            except (ChoiceRefusedError, UnknownWayError) as error:
                state.say(str(error))
        playing.suggest(state)
        self._had_hints()
        self._page = None

    def _had_hints(self) -> None:
        settings = hints.after(self.state.session, self.state.settings)
        if settings != self.state.settings and not self.state.sample:
            self.state.settings = settings
            self.state.keep_settings()

    def _do(self, action_id: str, value: str) -> None:
        state = self.state
        name, _colon, rest = action_id.partition(":")
        if name == "open":
            kind, _colon, what = rest.partition(":")
            self._open(Overlay(kind, what))
        elif name == "settings":
            self._set(rest)
        elif name in ("standing", "library", "help", "code", "so-far", ONE_CHANGE):
            state.stack.append(Overlay(name))
        elif name == "close":
            state.stack.pop()
        elif name == "class" and state.lectern is not None and state.session is not None:
            inclass.act(state, state.lectern, state.session, rest, value)
        elif name in LOOKS:
            state.ui = LOOKS[name](state.ui, rest)
        elif state.session is not None:
            playing.act(state, state.session, name, rest, value)
        else:
            entering.act(state, name, rest, value)

    def _open(self, over: Overlay) -> None:
        stack, session = self.state.stack, self.state.session
        if over in stack:
            # A second way to an open page leads back to it, so that the stack stays short.
            del stack[stack.index(over) + 1 :]
            return
        if over.kind == "paper" and session is not None:
            session.mark_read(over.id)
            if stack and stack[-1].kind == "paper":
                stack.pop()
        stack.append(over)

    def _set(self, what: str) -> None:
        state = self.state
        name, _colon, value = what.partition(":")
        if not name:
            state.stack.append(Overlay("settings"))
            return
        if name == "done":
            state.settings = replace(state.settings, asked=True)
        elif name == "text":
            state.settings = state.settings.with_text(int(value))
        elif name == "rate":
            state.settings = state.settings.with_rate(int(value))
        elif name in ("text-up", "text-down"):
            step = TEXT_SIZES[1] - TEXT_SIZES[0]
            change = step if name == "text-up" else -step
            state.settings = state.settings.with_text(state.settings.text + change)
        elif name == "level":
            state.read_at(value)
        else:
            state.settings = state.settings.toggled(name)
        state.keep_settings()
