"""What lies on a desk: the play in hand, what is laid over it, and how it is read and kept."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from game.present.frame import Frame, Ui
from game.present.front import Wanted
from game.present.memory import Memory
from game.present.reading import Reading
from game.present.settings import Settings
from game.present.work import Work
from game.scenario.model import Scenario

if TYPE_CHECKING:
    # The title page needs no play, no debrief and no class: each comes with the first page
    # or the first action that does.
    from game.play.record import Record
    from game.play.session import Session
    from game.present.keeping import Keeper
    from game.present.lectern import Clock, Lectern
    from game.present.teach import Teaching

PROJECTED = ("class", "projector", "1")
"""The note of a play that a whole class plays at the projector."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """A page laid over the play: its kind and the id of what it shows."""

    kind: str
    id: str = ""


@dataclass(slots=True)
class State:
    """All that one desk holds. Pages are made from it; actions change it."""

    reading: Reading
    keeper: Keeper
    settings: Settings
    wanted: Wanted
    work: Work
    clock: Clock
    session: Session | None = None
    ui: Ui = field(default_factory=Ui)
    memory: Memory = field(default_factory=Memory)
    stack: list[Overlay] = field(default_factory=list)
    where: str = "title"
    closed: bool = False
    typed_code: str = ""
    trouble: str = ""  # why nothing could be kept
    teaching: Teaching | None = None
    lectern: Lectern | None = None
    own: Settings = field(default_factory=Settings)  # before the projector made type large
    sample: bool = False  # the play in hand is only shown, and never kept
    left: str = ""  # what the title page says of the play that was left
    first: tuple[str, Record | None] = ("", None)  # the code of a changed play, and its record

    @property
    def scenario(self) -> Scenario:
        """The scenario, at the level at which it is read now."""
        return self.reading.scenario

    def say(self, text: str) -> None:
        """Answer the last action with a calm line."""
        self.ui = replace(self.ui, said=text)

    def frame(self, session: Session) -> Frame:
        """What pages of a play are made from."""
        # The endings of other plays are asked for only where the debrief tells them.
        met = self.keeper.met() if session.phase == "debrief-endings" else frozenset[str]()
        return Frame(session, self.ui, self.settings, self.memory, self.work, met)

    def reader(self) -> Session:
        """A play that has not begun, for looking things up from the title page."""
        from game.play.record import Settings as PlaySettings
        from game.play.session import Session

        length = next(iter(self.scenario.head.lengths))
        kernel = self.reading.kernel(length)
        return Session.begin(self.scenario, PlaySettings(length), 1, kernel)

    # -- the play in hand

    def take(self, session: Session) -> None:
        """Lay a play on the desk; every change of it is kept."""
        self.session = session
        self.left = ""
        self.ui = Ui()
        self.stack.clear()
        self.reading.noted(session)
        session.listen(self.keep)
        self.keep(session)
        self.settings, self.lectern = self.without_projector(), None
        if session.notes.get(*PROJECTED[:2]):
            self.project()

    def keep(self, session: Session) -> None:
        """Keep a play as it stands."""
        self.trouble = self.keeper.keep(session)

    def leave(self) -> None:
        """Put the play in hand away and go back to the title page."""
        if self.session is not None and not self.sample:
            self.keep(self.session)
        self.sample = False
        self.session = None
        if self.lectern is not None:
            self.settings = self.without_projector()
        self.lectern = None
        self.stack.clear()
        self.where = "title"
        self.ui = Ui(said=self.ui.said)

    def first_of(self, session: Session) -> Record | None:
        """The play that a play changes, read once."""
        from game.play import onechange

        code = session.notes.get(*onechange.FIRST_NOTE)
        if not code:
            return None
        if self.first[0] != code:
            self.first = (code, onechange.first_of(session))
        return self.first[1]

    # -- how it is read

    def keep_settings(self) -> None:
        """Keep the settings, without what the projector alone asks for."""
        self.trouble = self.keeper.settings(self.without_projector())

    def without_projector(self) -> Settings:
        """The settings without what the projector alone asks for: size of text and colours."""
        if self.lectern is None:
            return self.settings
        return replace(self.settings, text=self.own.text, theme=self.own.theme)

    def project(self) -> None:
        """Show the play in hand to a whole class: votes, stops, curtain, bell, large type."""
        if self.session is None:
            return
        from game.present.lectern import LARGE_TYPE, Lectern

        self.lectern = Lectern(self.scenario, self.clock)
        self.own = self.settings
        large = self.settings.with_text(max(self.settings.text, LARGE_TYPE))
        self.settings = replace(large, theme="high-contrast")

    def read_at(self, level: str) -> None:
        """Read at another level from here on; a play in hand stays where it stands."""
        self.settings = replace(self.settings, level=level)
        session = self.session
        if session is None or not level:
            return
        again = self.reading.again(session.record, level)
        self.session = again
        if self.sample:
            return
        self.reading.noted(again)
        self.keeper.moved(session)
        again.listen(self.keep)
        self.keep(again)
