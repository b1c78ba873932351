"""What is picked and ticked in the debrief, kept with the play like other notes."""

from __future__ import annotations

from game.debrief.exam import TICKED
from game.debrief.reasons import KIND as REASON
from game.debrief.reasons import PAPER
from game.play.session import Session
from game.present.after.exam import KIND as EXAM
from game.present.after.model import NOTE as ARGUE


def noted(session: Session, name: str, rest: str) -> None:
    """Write the note that one of the `NOTED` actions means."""
    if name == "tick":
        _turned(session, "tick", rest, TICKED)
        return
    key, _colon, value = rest.partition(":")
    if name in (EXAM, ARGUE):
        session.note(name, key, value)
    elif key.startswith(f"{PAPER}/"):
        _turned(session, REASON, key, "1")
    else:
        _turned(session, REASON, key, value)


def _turned(session: Session, kind: str, key: str, value: str) -> None:
    """Write a value, or take it away where it stands already."""
    session.note(kind, key, "" if session.notes.get(kind, key) == value else value)
