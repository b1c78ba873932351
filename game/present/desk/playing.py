"""In a play: what its pages do, from the morning to the debrief, and the play with one change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from game.present.desk.state import State
from game.present.frame import EXPORT, Ui
from game.present.jotting import JOTTED, jot

if TYPE_CHECKING:
    from game.play.session import Session


def act(state: State, session: Session, name: str, rest: str, value: str) -> None:
    """Take an action of a page of the play; others do nothing."""
    if name in ("go", "step"):
        _go(state, session, rest)
    elif name in JOTTED:
        jot(session, name, rest, value)
    elif name == "ask":
        session.choose(rest)
    elif name == "sign":
        chosen, state.ui = state.ui.option, replace(state.ui, option="")
        session.choose(chosen)
    elif name == "undo":
        session.undo()
        state.ui = replace(state.ui, option="")
    elif name == EXPORT:
        state.ui = replace(state.ui, exported=state.keeper.export(session, rest))
    elif name == "release":
        from game.present import classing

        state.say(classing.release(session, value))
    elif name == "save":
        _save(state, session)
    elif name == "again":
        state.leave()
        state.where = "setup"
    else:
        _otherwise(state, session, name, rest)


def suggest(state: State) -> None:
    """In a play with one change, mark what was answered the first time."""
    session = state.session
    if session is None or state.ui.option:
        return
    first = state.first_of(session)
    if first is not None:
        from game.play import onechange

        state.ui = replace(state.ui, option=onechange.as_before(session, first))


def _go(state: State, session: Session, trigger: str) -> None:
    if trigger == "leave":
        state.leave()
        return
    before = session.phase
    session.go(trigger)
    if session.phase == "ending" and session.ending is not None:
        session.note("ended", "with", session.ending.id)
    if session.phase != before:
        keeps = session.phase in ("council", "map")
        looks_back = session.phase.startswith("debrief")
        state.ui = Ui(
            adviser=state.ui.adviser if keeps else 0, fork=state.ui.fork if looks_back else 0
        )


def _save(state: State, session: Session) -> None:
    code = state.keeper.code(session)
    state.leave()
    if code and not state.trouble:
        state.left = f"Kept. To go on elsewhere, this is the code so far: {code}"


def _otherwise(state: State, session: Session, name: str, rest: str) -> None:
    """What a second play and a play by the day ask for."""
    if name == "change":
        _change(state, session, int(rest))
    elif name == "as-before":
        _day_as_before(state, session)
    elif name == "till-tomorrow":
        _until_tomorrow(state, session)


def _change(state: State, session: Session, place: int) -> None:
    """Begin the play anew with one change; the first one stays as it is kept."""
    from game.play import onechange

    try:
        record = onechange.changed(session, place)
    except ValueError as error:
        state.say(f"This play cannot be changed: {error}.")
        return
    state.keep(session)
    state.take(state.reading.again(record))


def _day_as_before(state: State, session: Session) -> None:
    from game.play import onechange

    first = state.first_of(session)
    record = onechange.day_as_before(session, first) if first is not None else None
    if record is None:
        return
    state.keeper.moved(session)
    state.take(state.reading.again(record))


def _until_tomorrow(state: State, session: Session) -> None:
    """Stop kindly at the end of a day: the play stands at the next morning."""
    day = session.day
    session.go("next_day")
    code = state.keeper.code(session)
    state.leave()
    if state.trouble:
        return
    state.left = f"Day {day} is done, and kept. Go on tomorrow: choose “Continue”."
    if code:
        state.left += f" On another machine, type this code: {code}"
