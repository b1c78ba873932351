"""Before any result: what was expected, why, and what was not known."""

from __future__ import annotations

from game.debrief.reasons import DECISION, PAPER, Reasons, reasons
from game.play.auto import day_date
from game.present.after.shared import debrief_page
from game.present.frame import Frame, short_date
from game.present.page import Action, Block, Facts, Field, Group, Heading, Page, Prose

EXPECTED, REASON, UNKNOWN = "expected", "reason", "unknown"
ASKED = (
    (EXPECTED, "What did you expect to happen?"),
    (REASON, "What was your best reason for it?"),
    (UNKNOWN, "What did you not know, and would have given most to know?"),
)
LONGEST = 300
PICK = "pick"


def page(frame: Frame) -> Page:
    """Before any result: what was expected, why, and what was not known."""
    said = reasons(frame.account)
    main: list[Block] = [
        Prose(
            "Before anything is told, write down how it looked from your side of the desk. "
            "A line each is enough. Nobody marks it, and it stays in your own file.",
            "lead",
        ),
        _field(said, 0),
        Group(
            "Which decision do you remember most?",
            tuple(f"{PICK}:{DECISION}:{each.matter.id}" for each in said.decisions),
        ),
        _field(said, 1),
        _field(said, 2),
    ]
    return debrief_page(
        frame,
        "debrief-first",
        "How it looked to you",
        tuple(main),
        tuple(_papers(frame, said)),
        (*_picks(frame, said), *(Action(f"write:{key}", label, "field") for key, label in ASKED)),
    )


def printed(frame: Frame) -> tuple[Block, ...]:
    """What was said, without the questions that were left open."""
    said = reasons(frame.account)
    rows = [(label, said.told[key]) for key, label in ASKED if key in said.told]
    if said.decision is not None:
        rows.insert(1, ("The decision remembered most", said.decision.option.done))
    if said.papers:
        rows.append(("The papers it rested on", "; ".join(each.title for each in said.papers)))
    if rows:
        return (Facts(tuple(rows)),)
    blank = "Nothing was written down before the results were shown. There is room for it here."
    return (Prose(blank), *(Field(f"write:{key}", label) for key, label in ASKED))


def _field(said: Reasons, place: int) -> Field:
    key, label = ASKED[place]
    return Field(f"write:{key}", label, said.told.get(key, ""), "", LONGEST)


def _papers(frame: Frame, said: Reasons) -> list[Block]:
    """The papers that a reason may be picked from: those of the remembered decision."""
    side: list[Block] = [Heading("What you had in your hands", 2)]
    if said.decision is None:
        side.append(
            Prose("Say which decision you remember most, and its papers are laid out here.")
        )
        return side
    date = short_date(day_date(frame.scenario, said.decision.day))
    side.append(Prose(f"The papers of {date} and of the day before. Which did you act on?"))
    read = [paper.id for paper, was_read in said.at_hand if was_read]
    unread = [paper.title for paper, was_read in said.at_hand if not was_read]
    if read:
        actions = tuple(f"{PICK}:{PAPER}/{each}" for each in read)
        side.append(Group("You had read", actions))
    if unread:
        side.append(Prose(f"**Lay unread:** {'; '.join(unread)}.", "note"))
    return side


def _picks(frame: Frame, said: Reasons) -> tuple[Action, ...]:
    decided = tuple(
        Action(
            f"{PICK}:{DECISION}:{each.matter.id}",
            f"{short_date(day_date(frame.scenario, each.day))}: {each.option.done}",
            "toggle",
            pressed=said.decision is not None and said.decision.matter.id == each.matter.id,
        )
        for each in said.decisions
    )
    chosen = {each.id for each in said.papers}
    papers = tuple(
        Action(
            f"{PICK}:{PAPER}/{paper.id}",
            paper.title,
            "toggle",
            pressed=paper.id in chosen,
            later=True,
        )
        for paper, read in said.at_hand
        if read
    )
    return (*decided, *papers)
