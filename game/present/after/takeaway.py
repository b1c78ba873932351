"""The run code, to hand in or go on from."""

from __future__ import annotations

from game.present import again
from game.present.frame import go
from game.present.page import Action, Block, Page, Prose


def page(code: str, said: str) -> Page:
    """The run code, to hand in or go on from."""
    main: list[Block] = [
        Prose("This line is your whole play. Hand it in, or type it on another machine.", "lead"),
        Prose(code or "The code is not to be had for this play.", "document"),
    ]
    if said:
        main.append(Prose(said, "note"))
    return Page(
        id="export",
        kind="message",
        title="Take it with you",
        main=tuple(main),
        actions=(
            Action("go:back", "Back to the debrief", "secondary", key="escape"),
            again.OPENER,
            Action("again", "Begin again", "secondary"),
            go("leave", "Leave"),
        ),
        keys=(("Esc", "back"),),
        focus="go:leave",
        announcement=f"Your run code: {code}",
        back="go:back",
    )
