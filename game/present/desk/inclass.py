"""The teacher's room, and a whole class at one desk."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from game.present.desk.state import PROJECTED, State
from game.present.frame import Ui

if TYPE_CHECKING:
    from game.play.classcode import ClassSetting
    from game.play.session import Session
    from game.present.lectern import Lectern


def teach(state: State, name: str, rest: str, value: str) -> None:
    """Enter the teacher's room, or take an action of it."""
    if state.teaching is None:
        from game.present.teach import Teaching

        levels = state.reading.levels
        state.teaching = Teaching(levels.whole, state.keeper, levels)
        return
    state.teaching.act(name, rest, value)
    if state.teaching.left:
        state.teaching = None
    elif state.teaching.projected is not None:
        _project(state, state.teaching.projected)
    elif state.teaching.shown:
        _show(state)


def begin(state: State, joined: ClassSetting) -> None:
    """Begin a play under the class code that is wanted."""
    from game.play.session import Session
    from game.present import classing

    _join(state, joined)
    settings = joined.settings(state.wanted.motive)
    kernel = state.reading.kernel(joined.length)
    session = Session.begin(state.scenario, settings, joined.seed, kernel)
    classing.enrol(session, state.wanted, joined)
    state.take(session)


def act(state: State, lectern: Lectern, session: Session, what: str, value: str) -> None:
    """Take an action of the lectern; what the class voted is signed as any order."""
    chosen = lectern.takes(what, value, session)
    if chosen:
        state.ui = replace(state.ui, option="")
        session.choose(chosen)


def _project(state: State, joined: ClassSetting) -> None:
    """Begin a play for a whole class at the projector."""
    from game.play.classcode import write_class_code
    from game.play.session import Session
    from game.present import classing

    state.teaching = None
    _join(state, joined)
    code = write_class_code(state.scenario.head.id, joined)
    kernel = state.reading.kernel(joined.length)
    session = Session.begin(state.scenario, joined.settings(), joined.seed, kernel)
    classing.enrol(session, replace(state.wanted, class_code=code), joined)
    session.note(*PROJECTED)
    state.take(session)


def _join(state: State, joined: ClassSetting) -> None:
    """Read as a class code has it; where it leaves that open, as the player wants it."""
    from game.present import classing

    state.settings = replace(state.settings, plain_words=joined.plain)
    level = classing.level_of(state.scenario, joined)
    state.reading.begin(joined.length, level, state.settings.level)


def _show(state: State) -> None:
    """Lay the play that follows the record on the desk, closed, to look back on; not kept."""
    from game.debrief.compare import history_of
    from game.debrief.shelf import Shelf
    from game.play.record import Settings as PlaySettings
    from game.play.session import Session

    state.teaching = None
    length = next(iter(state.scenario.head.lengths))
    state.reading.begin(length, state.settings.level)
    kernel = state.reading.kernel(length)
    begun = Session.begin(state.scenario, PlaySettings(length), 1, kernel)
    state.session = history_of(begun, Shelf(state.scenario)).session
    state.sample = True
    state.ui = Ui()
