"""Before a play: what the title page, the setup page and a typed code do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from game.present.desk import inclass
from game.present.desk.state import PROJECTED, Overlay, State
from game.present.frame import ONE_CHANGE
from game.present.front import wanting
from game.present.reading import level_of

if TYPE_CHECKING:
    from game.play.record import Record
    from game.play.session import Session


def act(state: State, name: str, rest: str, value: str) -> None:
    """Take an action of a page on which no play is in hand; others do nothing."""
    if state.teaching is not None or name == "teach":
        inclass.teach(state, name, rest, value)
    elif name == "new":
        state.where = "setup"
    elif name == "back":
        state.where = "title"
    elif name == "quit":
        state.closed = True
    elif name == "set":
        state.wanted = wanting(state.wanted, rest)
    elif name == "seed":
        state.wanted = replace(state.wanted, seed=value.strip())
    elif name == "class-code":
        from game.present import classing

        state.wanted, wrong = classing.join(state.wanted, value, state.scenario)
        state.say(wrong)
    elif name == "begin":
        _begin(state)
    elif name in ("continue", "change-of"):
        _reopen(state, rest, change=name == "change-of")
    elif name == "type-code":
        state.typed_code = value.strip()
    elif name in ("use-code", "project-code"):
        _from_code(state, projected=name == "project-code")


def resumed(state: State, record: Record, level: str = "") -> Session:
    """A play again from its record, read at a level or as it was read last."""
    length = record.settings.length
    state.reading.begin(length, level, level_of(record), state.settings.level)
    return state.reading.again(record)


def _begin(state: State) -> None:
    from game.play.record import Settings as PlaySettings
    from game.play.session import Session
    from game.present import classing

    wanted = state.wanted
    joined = classing.setting_of(state.scenario, wanted)
    if joined is not None:
        inclass.begin(state, joined)
        return
    seed, wrong = state.keeper.seed(wanted.seed) if wanted.seed else (1, "")
    if wrong:
        state.say(wrong)
        return
    state.reading.begin(wanted.length, wanted.level, state.settings.level)
    settings = PlaySettings(wanted.length, wanted.luck, wanted.temperament, wanted.motive)
    kernel = state.reading.kernel(wanted.length)
    state.take(Session.begin(state.scenario, settings, seed, kernel))


def _from_code(state: State, *, projected: bool) -> None:
    """Go on from the run code that was typed, for one player or for a whole class."""
    state.stack.clear()
    _resume(state, *state.keeper.read_code(state.typed_code))
    if projected and state.session is not None:
        state.session.note(*PROJECTED)
        state.project()


def _reopen(state: State, name: str, *, change: bool) -> None:
    """Go on with a kept play, or ask which of its decisions shall be changed."""
    _resume(state, *state.keeper.open(name))
    if change and state.session is not None:
        state.stack.append(Overlay(ONE_CHANGE))


def _resume(state: State, record: Record | None, said: str) -> None:
    if said:
        state.say(said)
    if record is None:
        return
    session = resumed(state, record)
    state.take(session)
    if session.stopped:
        state.say(session.stopped)
