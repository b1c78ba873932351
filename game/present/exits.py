"""Ways down that close: said while they can still be taken, and on the evening before."""

from __future__ import annotations

from game.present.frame import Frame
from game.present.page import Block, Heading, Prose
from game.scenario.model import Exit


def closing(frame: Frame) -> tuple[Exit, ...]:
    """The exits that stand open today and will be closed tomorrow."""
    session = frame.session
    return tuple(
        each
        for each in frame.scenario.exits
        if each.closes == session.day + 1
        and session.settings.length in each.lengths
        and session.view.holds(each.when)
    )


def closing_block(frame: Frame, *, brief: bool = False) -> list[Block]:
    """These exits as a page tells them, or names them; nothing where none closes."""
    found = closing(frame)
    if not found:
        return []
    return [
        Heading("Open today, closed tomorrow", 3),
        *(
            Prose(f"**{each.name}.**" if brief else f"**{each.name}.** {each.text}", "note")
            for each in found
        ),
    ]
