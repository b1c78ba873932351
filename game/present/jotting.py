"""Notes that a player makes on a page: forecasts, grades, words. They move nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.present.frame import BECAUSE, NOTED

if TYPE_CHECKING:
    from game.play.session import Session

JOTTED = ("forecast", "grade", "write", *NOTED)
"""The names of actions that write something down."""


def jot(session: Session, name: str, rest: str, value: str) -> None:
    """Write down what an action of the page says; `value` is the text of a field."""
    if name == "forecast":
        session.note("forecast", str(session.day), rest)
    elif name == "grade":
        paper, _colon, grade = rest.partition(":")
        session.note("grade", paper, grade)
    elif (name, rest) == ("write", BECAUSE):
        from game.debrief.reasons import KIND

        session.note(KIND, str(session.day), value.strip())
    elif name == "write":
        session.note("text", rest, value.strip())
    else:
        from game.present.after.noting import noted

        noted(session, name, rest)
