"""Before any result: what was expected, why, and what was not known."""

from __future__ import annotations

from game.present.after.shared import debrief_page
from game.present.frame import Frame
from game.present.page import Action, Block, Field, Heading, Page, Prose

ASKED = (
    ("expected", "What did you expect to happen?"),
    ("reason", "What was your best reason for the decision you remember most?"),
    ("unknown", "What did you not know, and would have given most to know?"),
)


def page(frame: Frame) -> Page:
    """Before any result: what was expected, why, and what was not known."""
    notes = frame.session.notes
    main: list[Block] = [
        Prose(
            "Before anything is told, write down how it looked from your side of the desk. "
            "A line each is enough. Nobody marks it.",
            "lead",
        )
    ]
    main += [
        Field(f"write:{name}", label, notes.get("text", name), "", 300) for name, label in ASKED
    ]
    side: list[Block] = [Heading("What you had in your hands", 3)]
    read = [
        paper
        for day in range(1, frame.session.day + 1)
        for paper in frame.session.papers(day)
        if frame.session.read(paper.id)
    ]
    side += [Prose(paper.title, "note") for paper in read[-10:]] or [
        Prose("You opened none of your papers.", "note")
    ]
    actions = tuple(Action(f"write:{name}", label, "field") for name, label in ASKED)
    return debrief_page(
        frame, "debrief-first", "How it looked to you", tuple(main), tuple(side), actions
    )
