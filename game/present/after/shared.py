"""What every page of the debrief shares: its order, its foot, and the play as it may be told."""

from __future__ import annotations

from game.debrief.compare import DayPair, pairs
from game.debrief.margin import Remark, remarks
from game.present.frame import Frame, gear, go, linked, unique
from game.present.page import Action, Block, Page, PageKind, Prose, Quote
from game.rules import facts as f

TABS: tuple[tuple[PageKind, str], ...] = (
    ("debrief-first", "Your reasons"),
    ("debrief-envelopes", "Envelopes"),
    ("debrief-days", "Day by day"),
    ("debrief-gauges", "Gauges"),
    ("debrief-quality", "Quality and luck"),
    ("debrief-what-if", "What if?"),
    ("debrief-advisers", "Who was right?"),
    ("debrief-model", "Argue with the model"),
    ("debrief-endings", "Luck and other ends"),
    ("debrief-historians", "Historians"),
    ("debrief-exam", "Exam desk"),
)


def compared(frame: Frame) -> tuple[DayPair, ...]:
    """Your days and history's."""
    return frame.once("compared", lambda account: pairs(account, frame.past))


def remark_line(remark: Remark) -> Prose:
    """A school's comment, its name leading to the school."""
    school = remark.school
    stop = "" if school.name.endswith(("?", "!")) else "."
    return Prose(f"[{school.name}](school:{school.id}){stop} {remark.reading.comment}")


def all_remarks(frame: Frame) -> tuple[Remark, ...]:
    """Every comment of the schools on this play."""
    return frame.once("remarks", remarks)


def asked(frame: Frame, taken: f.Taken) -> str:
    """What a decision was about: its matter's title, or the kind of thing it was."""
    shelf = frame.shelf
    if taken.menu in ("matter", "interruption"):
        return shelf.matters[taken.owner].title
    if taken.menu == "tone":
        return f"To {shelf.short(shelf.messengers[taken.owner].who)}"
    return {"initiative": "Unasked", "clause": "How it was worded"}.get(taken.menu, "")


def debrief_page(  # noqa: PLR0913 (the parts of a page)
    frame: Frame,
    kind: PageKind,
    title: str,
    main: tuple[Block, ...],
    side: tuple[Block, ...] = (),
    actions: tuple[Action, ...] = (),
    subtitle: str = "",
) -> Page:
    """A page of the debrief: its parts, and the ways on, back and out."""
    session = frame.session
    kinds = [each for each, _label in TABS]
    place = kinds.index(kind)
    ways: list[Action] = []
    if session.can("next"):
        label = TABS[place + 1][1] if place + 1 < len(TABS) else "Take it with you"
        ways.append(go("next", label))
    if session.can("back"):
        ways.append(Action("go:back", f"Back to: {TABS[place - 1][1]}", "secondary", key="escape"))
    if session.can("resume_day"):
        ways.append(go("resume_day", "Go on playing", "secondary"))
    ways.append(go("leave", "Leave", "secondary"))
    quotes = tuple(
        Action(block.link, block.source or "Source", "link")
        for block in (*main, *side)
        if isinstance(block, Quote) and block.link
    )
    return Page(
        id=kind,
        kind=kind,
        title=title,
        subtitle=subtitle,
        main=main,
        side=side,
        actions=unique(
            (
                *actions,
                *linked((*main, *side)),
                *quotes,
                *ways,
                Action("library", "Papers and codex", "secondary", key="d"),
                gear(),
                Action("help", "Help", "secondary", key="f1"),
            )
        ),
        keys=(("Tab", "move"), ("Enter", "choose"), ("D", "papers and codex")),
        note="No score. Look at the reasons.",
        focus=next((way.id for way in ways if way.role == "main"), ""),
        announcement=title,
        back="go:back" if session.can("back") else "",
    )
