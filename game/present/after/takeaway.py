"""The run code, to hand in or go on from."""

from __future__ import annotations

from game.debrief import qr
from game.present import again
from game.present.frame import EXPORT, go
from game.present.page import Action, Block, CodePicture, Group, Page, Prose

FILES = (
    ("html", "A file for a browser", "Opens anywhere, and prints well"),
    ("pdf", "PDF", "To print or hand in"),
    ("json", "Data", "For a teacher’s own tools"),
)

SHORT = "short-"
"""What the kind of a file begins with that holds only what a student hands in."""
SHORT_FILES = (
    (f"{SHORT}pdf", "The short one as PDF", "Some ten pages"),
    (f"{SHORT}html", "The short one for a browser", "The same pages"),
)


def _picture(code: str) -> tuple[CodePicture, ...]:
    """The code as a QR picture, where there is one."""
    if not code:
        return ()
    return (CodePicture(qr.matrix(code), f"The run code as a QR picture. It says: {code}"),)


def page(code: str, said: str) -> Page:
    """The run code, and the whole debrief as a file. `said` is what became of a file."""
    main: list[Block] = [
        Prose("This line is your whole play. Hand it in, or type it on another machine.", "lead"),
        Prose(code or "The code is not to be had for this play.", "document"),
        *_picture(code),
        Group("The whole debrief as a file", tuple(f"{EXPORT}:{kind}" for kind, *_told in FILES)),
        Group("In short, to hand in", tuple(f"{EXPORT}:{kind}" for kind, *_told in SHORT_FILES)),
    ]
    if said:
        main.append(Prose(said))
    files = tuple(
        Action(f"{EXPORT}:{kind}", label, "secondary", hint=hint)
        for kind, label, hint in (*FILES, *SHORT_FILES)
    )
    return Page(
        id="export",
        kind="message",
        title="Take it with you",
        main=tuple(main),
        actions=(
            *files,
            Action("go:back", "Back to the debrief", "secondary", key="escape"),
            again.OPENER,
            Action("again", "Begin again", "secondary"),
            go("leave", "Leave"),
        ),
        keys=(("Esc", "back"),),
        focus="go:leave",
        announcement=said or f"Your run code: {code}",
        back="go:back",
    )
