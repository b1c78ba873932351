"""The desk: what both front ends ask for pages and hand actions to.

It owns the session in hand, what the player looks at, and a stack of pages laid
over the play (codex, papers, settings …) which never change where the play
stands. An action that is unknown, closed or no longer on the page is answered
with a calm line and changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from game.present import finish, front, hints, library
from game.present.errands import Errands
from game.present.frame import EXPORT, ONE_CHANGE, Frame, Ui
from game.present.front import Wanted, wanting
from game.present.jotting import JOTTED, jot
from game.present.keeping import Keeper
from game.present.looks import LOOKS
from game.present.memory import Memory
from game.present.page import Page
from game.present.reading import Reading, beginning, level_of
from game.present.settings import TEXT_SIZES, Settings
from game.present.work import Work
from game.scenario.levels import Levels
from game.scenario.model import Scenario
from game.scenario.values import Length

if TYPE_CHECKING:
    # The title page needs no play, no debrief and no class: each comes with the first page
    # or the first action that does.
    from game.play.classcode import ClassSetting
    from game.play.record import Record
    from game.play.session import Session
    from game.present.lectern import Clock, Lectern
    from game.present.teach import Teaching
    from game.rules.kernel import Kernel

PROJECTED = ("class", "projector", "1")
"""The note of a play that a whole class plays at the projector."""


def _no_time() -> float:
    """The clock of a desk without one: its bell never runs out."""
    return 0.0


@dataclass(frozen=True, slots=True)
class Overlay:
    """A page laid over the play: its kind and the id of what it shows."""

    kind: str
    id: str = ""


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
        self._reading = Reading(levels or Levels(scenario))
        self.settings = settings or Settings()
        self.closed = False
        self.audible = True  # a front end that makes no sound has none to write out
        self.session: Session | None = None
        self._keeper = keeper
        self._wanted = wanted or Wanted()
        self._ui = Ui()
        self._memory = Memory()
        self._work = Work(errands)
        self._stack: list[Overlay] = []
        self._where = "title"
        self._typed_code = ""
        self._trouble = ""
        self._teaching: Teaching | None = None
        self._lectern: Lectern | None = None
        self._clock = clock
        self._told_time = ""
        self._own = self.settings  # before the projector made type large and black
        self._sample = False  # the play in hand is only shown, and never kept
        self._left = ""  # what the title page says of the play that was left
        self._page: Page | None = None
        self._cues: tuple[str, ...] = ()
        self._first: tuple[str, Record | None] = ("", None)

    @property
    def scenario(self) -> Scenario:
        """The scenario, at the level at which it is read now."""
        return self._reading.scenario

    # -- pages

    def page(self) -> Page:
        """The page to show now. The same one until something is done."""
        if self._page is None:
            made = self._explained(self._hinted(self._make()))
            if finish.has_open_links(made):
                made = finish.sealed(made, self._frame(self.session or self._reader()))
            made = finish.heard(made, self._cues, captions=self.audible and self.settings.captions)
            self._page = finish.noted(library.with_sources(made), self._ui.said, self._trouble)
        return self._page

    def news(self) -> bool:
        """Whether the page has changed by itself: what it asked for has come, or the bell runs."""
        if self._bell_moved():
            self._page, self._cues = None, ()
            return True
        if self._stack or not self._work.news():
            return False
        self._page, self._cues = None, ()
        return True

    def _explained(self, page: Page) -> Page:
        """The page with its hard words explained beside it, where that is wanted."""
        wanted = self.settings.plain_words or self._reading.explains
        if not wanted or self.session is None:
            return page
        from game.present import classing

        return classing.explained(page, self.scenario, self.session.day)

    def _hinted(self, page: Page) -> Page:
        """The page with a newcomer's hint, on the first day of a play of one's own."""
        alone = self._lectern is None and not self._sample
        return hints.dressed(page, self.session, self.settings) if alone else page

    def _frame(self, session: Session) -> Frame:
        met = self._met(session)
        return Frame(session, self._ui, self.settings, self._memory, self._work, met)

    def _make(self) -> Page:
        lectern = self._lectern
        if self._stack and not (lectern and lectern.curtain):
            over = finish.laid_over(self._overlay(self._stack[-1]))
            return lectern.beside(over) if lectern else over
        if self.session is not None:
            page = self._play(self.session)
            if lectern is not None:
                return lectern.dress(page, self.session)
            from game.present import classing

            return classing.paired(page, self.session)
        if not self.settings.asked:
            return front.first_start(self.scenario, self._shown_settings())
        if self._teaching is not None:
            return self._teaching.page()
        if self._where == "setup":
            from game.present import classing

            wanted = self._wanted
            level = beginning(self.scenario.head, wanted.length, wanted.level, self.settings.level)
            return classing.setup_page(self.scenario, replace(wanted, level=level), "")
        return front.title(self.scenario, self._keeper.kept(), self._left)

    def _play(self, session: Session) -> Page:
        from game.present import classing
        from game.present.rooms import page_of

        frame = self._frame(session)
        if self._is_changing(session):
            from game.present import again

            return again.with_first(frame, page_of(frame), self._first_of(session))
        if session.phase == "export":
            from game.present.after import takeaway

            return takeaway.page(self._keeper.code(session), self._ui.exported)
        if classing.is_held(session):
            return classing.held_page(self._keeper.code(session))
        return page_of(frame)

    def _overlay(self, over: Overlay) -> Page:
        from game.present import classing, overlays

        if over.kind == "settings":
            playing = self.session is not None
            return front.settings_page(self.scenario, self._shown_settings(), playing=playing)
        if over.kind == "so-far" and self.session is not None:
            kept = "" if self._trouble else "The play is also kept on this machine."
            return classing.so_far(self._keeper.code(self.session), kept)
        if over.kind == "code":
            return front.code_page("", self._typed_code)
        if over.kind == "help":
            below = self._below(over)
            return front.help_page(below.kind, below.keys)
        frame = self._frame(self.session or self._reader())
        if over.kind == "cited":
            return library.cited_page(frame, self._below(over))
        page = overlays.lookup(frame, over.kind, over.id)
        return page or front.message("Not here", "That page is not open to you yet.")

    def _shown_settings(self) -> Settings:
        """The settings as their page shows them: in a play, with the level that is read."""
        if self.session is None or not self._reading.level:
            return self.settings
        return replace(self.settings, level=self._reading.level)

    def _below(self, over: Overlay) -> Page:
        """The page on which the topmost one lies."""
        self._stack.pop()
        below = self._make()
        self._stack.append(over)
        return below

    def _reader(self) -> Session:
        """A play that has not begun, for looking things up from the title page."""
        from game.play.record import Settings as PlaySettings
        from game.play.session import Session

        length = next(iter(self.scenario.head.lengths))
        return Session.begin(self.scenario, PlaySettings(length), 1, self._kernel(length))

    # -- actions

    def act(self, action_id: str, value: str = "") -> None:
        """Do what an action of the page means; `value` is the text of a field."""
        from game.play.machine import UnknownWayError
        from game.play.session import ChoiceRefusedError

        page = self.page()
        self._ui = replace(self._ui, said="")
        self._cues = ("stamp",) if action_id == "sign" else ()
        known = next((each for each in page.actions if each.id == action_id), None)
        if known is None:
            self._say("There is nothing of that kind on this page.")
        elif not known.enabled:
            self._say(known.why_not or "That is not open now.")
        else:
            try:
                self._do(action_id, value)
            except (ChoiceRefusedError, UnknownWayError) as error:
                self._say(str(error))
        self._suggest()
        self._had_hints()
        self._page = None

    def _had_hints(self) -> None:
        settings = hints.after(self.session, self.settings)
        if settings != self.settings and not self._sample:
            self.settings = settings
            self._trouble = self._keeper.settings(self._without_projector())

    def _say(self, text: str) -> None:
        self._ui = replace(self._ui, said=text)

    def _do(self, action_id: str, value: str) -> None:
        name, _colon, rest = action_id.partition(":")
        if name == "open":
            kind, _colon, what = rest.partition(":")
            self._open(kind, what)
        elif name == "settings":
            self._set(rest)
        elif name in ("standing", "library", "help", "code", "so-far", ONE_CHANGE):
            self._stack.append(Overlay(name))
        elif name == "close":
            self._stack.pop()
        elif name == "class" and self._lectern is not None and self.session is not None:
            self._in_class(self._lectern, self.session, rest, value)
        elif name in LOOKS:
            self._ui = LOOKS[name](self._ui, rest)
        elif self.session is not None:
            self._in_play(self.session, name, rest, value)
        else:
            self._before_play(name, rest, value)

    def _open(self, kind: str, what: str) -> None:
        over = Overlay(kind, what)
        if over in self._stack:
            # A second way to an open page leads back to it, so that the stack stays short.
            del self._stack[self._stack.index(over) + 1 :]
            return
        if kind == "paper" and self.session is not None:
            self.session.mark_read(what)
            if self._stack and self._stack[-1].kind == "paper":
                self._stack.pop()
        self._stack.append(over)

    def _set(self, what: str) -> None:
        name, _colon, value = what.partition(":")
        if not name:
            self._stack.append(Overlay("settings"))
            return
        if name == "done":
            self.settings = replace(self.settings, asked=True)
        elif name == "text":
            self.settings = self.settings.with_text(int(value))
        elif name == "rate":
            self.settings = self.settings.with_rate(int(value))
        elif name in ("text-up", "text-down"):
            step = TEXT_SIZES[1] - TEXT_SIZES[0]
            change = step if name == "text-up" else -step
            self.settings = self.settings.with_text(self.settings.text + change)
        elif name == "level":
            self._read_at(value)
        else:
            self.settings = self.settings.toggled(name)
        self._trouble = self._keeper.settings(self._without_projector())

    def _without_projector(self) -> Settings:
        """The settings without what the projector alone asks for: size of text and colours."""
        if self._lectern is None:
            return self.settings
        return replace(self.settings, text=self._own.text, theme=self._own.theme)

    def _read_at(self, level: str) -> None:
        """Read at another level from here on; a play in hand stays where it stands."""
        self.settings = replace(self.settings, level=level)
        session = self.session
        if session is None or not level:
            return
        again = self._reading.again(session.record, level)
        self.session = again
        if self._sample:
            return
        self._reading.noted(again)
        self._keeper.moved(session)
        again.listen(self._keep)
        self._keep(again)

    # -- before a play

    def _before_play(self, name: str, rest: str, value: str) -> None:
        if self._teaching is not None or name == "teach":
            self._teach(name, rest, value)
        elif name == "new":
            self._where = "setup"
        elif name == "back":
            self._where = "title"
        elif name == "quit":
            self.closed = True
        elif name == "set":
            self._wanted = wanting(self._wanted, rest)
        elif name == "seed":
            self._wanted = replace(self._wanted, seed=value.strip())
        elif name == "class-code":
            from game.present import classing

            self._wanted, wrong = classing.join(self._wanted, value, self.scenario)
            self._say(wrong)
        elif name == "begin":
            self._begin()
        elif name in ("continue", "change-of"):
            self._reopen(rest, change=name == "change-of")
        elif name == "type-code":
            self._typed_code = value.strip()
        elif name in ("use-code", "project-code"):
            self._from_code(projected=name == "project-code")

    def _from_code(self, *, projected: bool) -> None:
        """Go on from the run code that was typed, for one player or for a whole class."""
        self._stack.clear()
        self._resume(*self._keeper.read_code(self._typed_code))
        if projected and self.session is not None:
            self.session.note(*PROJECTED)
            self.project()

    def _reopen(self, name: str, *, change: bool) -> None:
        """Go on with a kept play, or ask which of its decisions shall be changed."""
        self._resume(*self._keeper.open(name))
        if change and self.session is not None:
            self._stack.append(Overlay(ONE_CHANGE))

    def _teach(self, name: str, rest: str, value: str) -> None:
        """Enter the teacher's room, or take an action of it."""
        if self._teaching is None:
            from game.present.teach import Teaching

            keeper = self._keeper
            levels = self._reading.levels
            self._teaching = Teaching(levels.whole, keeper, levels)
            return
        self._teaching.act(name, rest, value)
        if self._teaching.left:
            self._teaching = None
        elif self._teaching.projected is not None:
            self._project(self._teaching.projected)
        elif self._teaching.shown:
            self._show()

    # -- the whole class at one desk

    def _project(self, joined: ClassSetting) -> None:
        """Begin a play for a whole class at the projector."""
        from game.play.classcode import write_class_code
        from game.play.session import Session
        from game.present import classing

        self._teaching = None
        self._join(joined)
        code = write_class_code(self.scenario.head.id, joined)
        session = Session.begin(
            self.scenario, joined.settings(), joined.seed, self._kernel(joined.length)
        )
        classing.enrol(session, replace(self._wanted, class_code=code), joined)
        session.note(*PROJECTED)
        self.take(session)

    def _join(self, joined: ClassSetting) -> None:
        """Read as a class code has it; where it leaves that open, as the player wants it."""
        from game.present import classing

        self.settings = replace(self.settings, plain_words=joined.plain)
        level = classing.level_of(self.scenario, joined)
        self._reading.begin(joined.length, level, self.settings.level)

    def _show(self) -> None:
        """Lay the play that follows the record on the desk, closed, to look back on; not kept."""
        from game.debrief.compare import history_of
        from game.debrief.shelf import Shelf
        from game.play.record import Settings as PlaySettings
        from game.play.session import Session

        self._teaching = None
        length = next(iter(self.scenario.head.lengths))
        self._reading.begin(length, self.settings.level)
        begun = Session.begin(self.scenario, PlaySettings(length), 1, self._kernel(length))
        self.session = history_of(begun, Shelf(self.scenario)).session
        self._sample = True
        self._ui, self._page = Ui(), None

    def project(self) -> None:
        """Show the play in hand to a whole class: votes, stops, curtain, bell, large type."""
        if self.session is None:
            return
        from game.present.lectern import LARGE_TYPE, Lectern

        self._lectern = Lectern(self.scenario, self._clock)
        self._own = self.settings
        large = self.settings.with_text(max(self.settings.text, LARGE_TYPE))
        self.settings = replace(large, theme="high-contrast")
        self._page = None

    def _in_class(self, lectern: Lectern, session: Session, what: str, value: str) -> None:
        """Take an action of the lectern; what the class voted is signed as any order."""
        chosen = lectern.takes(what, value, session)
        if chosen:
            self._ui = replace(self._ui, option="")
            session.choose(chosen)

    def _bell_moved(self) -> bool:
        """Whether the bell tells another time than when this was asked last."""
        if self._lectern is None or not self._lectern.ticking:
            return False
        told = self._lectern.told_time()
        changed = told != self._told_time
        self._told_time = told
        return changed

    def _begin(self) -> None:
        from game.play.record import Settings as PlaySettings
        from game.play.session import Session
        from game.present import classing

        wanted = self._wanted
        joined = classing.setting_of(self.scenario, wanted)
        if joined is not None:
            self._begin_in_class(joined)
            return
        seed, wrong = self._keeper.seed(wanted.seed) if wanted.seed else (1, "")
        if wrong:
            self._say(wrong)
            return
        self._reading.begin(wanted.length, wanted.level, self.settings.level)
        settings = PlaySettings(wanted.length, wanted.luck, wanted.temperament, wanted.motive)
        self.take(Session.begin(self.scenario, settings, seed, self._kernel(wanted.length)))

    def _begin_in_class(self, joined: ClassSetting) -> None:
        """Begin a play under the class code that is wanted."""
        from game.play.session import Session
        from game.present import classing

        self._join(joined)
        settings = joined.settings(self._wanted.motive)
        kernel = self._kernel(joined.length)
        session = Session.begin(self.scenario, settings, joined.seed, kernel)
        classing.enrol(session, self._wanted, joined)
        self.take(session)

    def _resume(self, record: Record | None, said: str) -> None:
        if said:
            self._say(said)
        if record is None:
            return
        session = self.resumed(record)
        self.take(session)
        if session.stopped:
            self._say(session.stopped)

    def resumed(self, record: Record, level: str = "") -> Session:
        """A play again from its record, read at a level or as it was read last."""
        length = record.settings.length
        self._reading.begin(length, level, level_of(record), self.settings.level)
        return self._reading.again(record)

    def _kernel(self, length: Length) -> Kernel:
        return self._reading.kernel(length)

    def take(self, session: Session) -> None:
        """Lay a play on the desk; every change of it is kept."""
        self.session = session
        self._left = ""
        self._ui = Ui()
        self._stack.clear()
        self._page = None
        self._reading.noted(session)
        session.listen(self._keep)
        self._keep(session)
        self.settings, self._lectern = self._without_projector(), None
        if session.notes.get(*PROJECTED[:2]):
            self.project()

    def _keep(self, session: Session) -> None:
        self._trouble = self._keeper.keep(session)

    # -- in a play

    def _in_play(self, session: Session, name: str, rest: str, value: str) -> None:
        if name in ("go", "step"):
            self._go(session, rest)
        elif name in JOTTED:
            jot(session, name, rest, value)
        elif name in ("change", "as-before", "till-tomorrow"):
            self._otherwise(session, name, rest)
        elif name == "ask":
            session.choose(rest)
        elif name == "sign":
            chosen, self._ui = self._ui.option, replace(self._ui, option="")
            session.choose(chosen)
        elif name == "undo":
            session.undo()
            self._ui = replace(self._ui, option="")
        elif name == EXPORT:
            self._ui = replace(self._ui, exported=self._keeper.export(session, rest))
        elif name == "release":
            from game.present import classing

            self._say(classing.release(session, value))
        elif name == "save":
            self._save(session)
        elif name == "again":
            self._leave()
            self._where = "setup"

    def _save(self, session: Session) -> None:
        code = self._keeper.code(session)
        self._leave()
        if code and not self._trouble:
            self._left = f"Kept. To go on elsewhere, this is the code so far: {code}"

    # -- the same play with one change

    def _otherwise(self, session: Session, name: str, rest: str) -> None:
        """What a second play and a play by the day ask for."""
        if name == "change":
            self._change(session, int(rest))
        elif name == "as-before":
            self._day_as_before(session)
        else:
            self._until_tomorrow(session)

    def _change(self, session: Session, place: int) -> None:
        """Begin the play anew with one change; the first one stays as it is kept."""
        from game.play import onechange

        try:
            record = onechange.changed(session, place)
        except ValueError as error:
            self._say(f"This play cannot be changed: {error}.")
            return
        self._keep(session)
        self.take(self._reading.again(record))

    def _first_of(self, session: Session) -> Record | None:
        """The play that a play changes, read once."""
        from game.play import onechange

        code = session.notes.get(*onechange.FIRST_NOTE)
        if not code:
            return None
        if self._first[0] != code:
            self._first = (code, onechange.first_of(session))
        return self._first[1]

    def _is_changing(self, session: Session) -> bool:
        from game.play.place import BY_DAY

        return session.phase in BY_DAY and self._first_of(session) is not None

    def _suggest(self) -> None:
        """In a play with one change, mark what was answered the first time."""
        session = self.session
        if session is None or self._ui.option:
            return
        first = self._first_of(session)
        if first is not None:
            from game.play import onechange

            self._ui = replace(self._ui, option=onechange.as_before(session, first))

    def _day_as_before(self, session: Session) -> None:
        from game.play import onechange

        first = self._first_of(session)
        record = onechange.day_as_before(session, first) if first is not None else None
        if record is None:
            return
        self._keeper.moved(session)
        self.take(self._reading.again(record))

    def _met(self, session: Session) -> frozenset[str]:
        """The endings that kept plays have come to; asked only where the debrief tells them."""
        return self._keeper.met() if session.phase == "debrief-endings" else frozenset()

    def _until_tomorrow(self, session: Session) -> None:
        """Stop kindly at the end of a day: the play stands at the next morning."""
        day = session.day
        session.go("next_day")
        code = self._keeper.code(session)
        self._leave()
        if not self._trouble:
            self._left = f"Day {day} is done, and kept. Go on tomorrow: choose “Continue”."
            if code:
                self._left += f" On another machine, type this code: {code}"

    def _go(self, session: Session, trigger: str) -> None:
        if trigger == "leave":
            self._leave()
            return
        before = session.phase
        session.go(trigger)
        if session.phase == "ending" and session.ending is not None:
            session.note("ended", "with", session.ending.id)
        if session.phase != before:
            keeps = session.phase in ("council", "map")
            looks_back = session.phase.startswith("debrief")
            self._ui = Ui(
                adviser=self._ui.adviser if keeps else 0, fork=self._ui.fork if looks_back else 0
            )

    def _leave(self) -> None:
        if self.session is not None and not self._sample:
            self._keep(self.session)
        self._sample = False
        self.session = None
        if self._lectern is not None:
            self.settings = self._without_projector()
        self._lectern = None
        self._stack.clear()
        self._where = "title"
        self._ui = Ui(said=self._ui.said)
