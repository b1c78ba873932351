"""The pages of a class once each: the teacher's room, the wall, a vote at the projector."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from game.present.desk import Desk
from game.present.page import Page

WORD = "Redhill"
Step = str | tuple[str, str]
"""An action, perhaps with what is typed into it."""
ROOM: tuple[tuple[str, tuple[Step, ...]], ...] = (
    ("home", ("teach",)),
    ("code", ("to:code", ("word", WORD))),
    ("plays", ("to:home", "to:plays")),
    ("lessons", ("to:home", "to:lessons")),
    ("guides", ("to:home", "to:guides")),
    ("guide", ("to:guides/README",)),
    ("collect", ("to:guides", "to:home", "to:collect")),
)
TABS = ("talk", "ends", "near", "odds", "silent", "handed")
PROJECTED: tuple[Step, ...] = ("teach", "to:code", ("word", WORD), "project")
VOTE = "class:vote"
MOST_STEPS = 200


def class_pages(room: Desk, projector: Desk, codes: Sequence[str]) -> Iterator[Page]:
    """Yield the pages that a teacher comes to, each under a name of its own.

    `room` and `projector` are fresh desks, `codes` the run codes of plays that are handed in.
    """
    yield from _room(room, codes)
    yield from _projected(projector)


def _go(desk: Desk, steps: Sequence[Step], name: str) -> Page:
    """Take some actions; return the page that they lead to."""
    for step in steps:
        if isinstance(step, tuple):
            desk.act(*step)
        else:
            desk.act(step)
    return replace(desk.page(), id=f"class/{name}")


def _room(desk: Desk, codes: Sequence[str]) -> Iterator[Page]:
    for name, steps in ROOM:
        yield _go(desk, steps, name)
    handed = "\n".join(f"Pupil {number}: {code}" for number, code in enumerate(codes, 1))
    yield _go(desk, (("codes", handed), ("codes", f"Late {codes[0][:-1]}?")), "handed")
    yield _go(desk, ("to:wall",), "wall")
    for tab in TABS:
        yield _go(desk, (f"tab:{tab}",), f"wall-{tab}")
    yield _go(desk, ("to:report",), "report")


def _projected(desk: Desk) -> Iterator[Page]:
    """A play at the projector until there is something to vote on, the vote, and the curtain."""
    _go(desk, PROJECTED, "")
    for _step in range(MOST_STEPS):
        page = desk.page()
        if page.id.startswith("stop/"):
            yield replace(page, id="class/stop")
            desk.act("class:release")
            desk.act("class:skip")
        elif any(action.id == VOTE and action.enabled for action in page.actions):
            yield replace(page, id="class/open")
            break
        else:
            desk.act(next(one.id for one in page.actions if one.role == "main"))
    yield _go(desk, (VOTE,), "counting")
    counted = [one.id for one in desk.page().actions if one.id.startswith("class:add:")]
    yield _go(desk, (*counted, "class:reveal"), "tie")
    yield _go(desk, ("class:again", counted[0], "class:reveal"), "revealed")
    yield _go(desk, ("class:curtain",), "curtain")
