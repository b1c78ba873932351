"""How it closed: the ending with its causes and epilogues, and the black page."""

from __future__ import annotations

from dataclasses import replace

from game.debrief.causes import causes as led_to
from game.debrief.reckoning import motive_of, reckoned
from game.play.auto import day_date
from game.present import again, stopping
from game.present.frame import Frame, gear, go, linked, marked, short_date, unique
from game.present.library import quote
from game.present.markup import sentence
from game.present.page import (
    Action,
    Block,
    DaySquares,
    Heading,
    Page,
    Prose,
    Quote,
)
from game.scenario.model import Ending, Paragraph

HORIZONS = (
    ("winter", "That winter"),
    ("fate", "Your own fate"),
    ("treaties", "The treaties"),
)
CAME_TO_THIS = "How it came to this"


def ending(frame: Frame) -> Page:
    """The ending that was reached; nuclear ones have a page of their own."""
    closed = frame.session.ending
    if closed is None:
        return _unfinished(frame)
    if closed.kind == "nuclear":
        return black_page(frame, closed)
    main: list[Block] = [Prose(frame.told(closed.text), "document")]
    if closed.quotation is not None:
        main.append(quote(frame, closed.quotation))
    main += _epilogues(frame, closed)
    main += own_reckoning(frame)
    side: list[Block] = [Heading(CAME_TO_THIS, 2)]
    side += [Prose(line) for line in causes(frame)]
    side += _warrant(frame, closed)
    side += again.beside(frame)
    return Page(
        id=f"ending/{closed.id}",
        kind="ending",
        title=closed.title,
        subtitle=short_date(day_date(frame.scenario, frame.session.day)),
        ground="paper",
        main=tuple(main),
        side=tuple(side),
        actions=unique(
            (
                *linked((*main, *side)),
                *_quoted(main),
                go("next", "Look back"),
                again.OPENER,
                go("leave", "Leave", "secondary"),
                gear(),
            )
        ),
        keys=(("Enter", "look back"),),
        note="No score. Look at the reasons.",
        focus="go:next",
        announcement=closed.title,
    )


def _warrant(frame: Frame, closed: Ending) -> list[Block]:
    """Whether it could have ended so: why it is thinkable, how likely, who disputes it."""
    warrant = closed.warrant
    disputed = f" Disputed: {warrant.disputed_by}" if warrant.disputed_by else ""
    refs = {ref.id: ref for ref in (*closed.sources, *warrant.sources)}
    return [
        Heading("Could it have ended so?", 2),
        Prose(f"{warrant.text} Likelihood: {warrant.likelihood}.{disputed}"),
        Prose(marked(closed.confidence, tuple(refs.values()), frame), "note"),
    ]


def _quoted(blocks: list[Block]) -> tuple[Action, ...]:
    """The sources of the quotations, as links."""
    return tuple(
        Action(block.link, block.source or "Source", "link")
        for block in blocks
        if isinstance(block, Quote) and block.link
    )


def _unfinished(frame: Frame) -> Page:
    return Page(
        id="ending/none",
        kind="ending",
        title="It is not over",
        main=(Prose(frame.scenario.head.words.unfinished),),
        actions=(go("next", "Look back"), go("leave", "Leave", "secondary")),
        focus="go:next",
    )


def _epilogues(frame: Frame, closed: Ending) -> list[Block]:
    blocks: list[Block] = []
    for name, title in HORIZONS:
        told: tuple[Paragraph, ...] = (
            *getattr(closed.epilogues, name),
            *(
                each
                for each in frame.scenario.aftermath
                if each.horizon == name and closed.kind in each.classes and not closed.open
            ),
        )
        shown = [each for each in told if frame.view.holds(each.when)]
        if not shown:
            continue
        blocks.append(Heading(title, 2))
        for each in shown:
            blocks.append(Prose(frame.told(each.text), "document"))
            blocks.append(Prose(marked(each.confidence, each.sources, frame), "note"))
    return blocks


def own_reckoning(frame: Frame) -> list[Block]:
    """What the end means to whoever played for a secret motive; no total, and for nobody else."""
    motive = motive_of(frame.scenario, frame.session.settings.motive)
    if motive is None:
        return []
    blocks: list[Block] = [
        Heading(f"Your own reckoning: {motive.name}", 2),
        Prose("For you alone. It asks what you played for, and adds nothing up.", "note"),
    ]
    closed = frame.session.ending
    if closed is not None and closed.kind == "nuclear":
        return [*blocks, Prose("Of what you played for, nothing is left to reckon.", "document")]
    answers = reckoned(motive, frame.view)
    return [*blocks, *(Prose(f"**{each.asks}** {each.answer}", "document") for each in answers)]


def causes(frame: Frame) -> list[str]:
    """The decisions, fuses and falls of luck that led to the ending, by day.

    What goes on for days, as a rule that pays each night, is told of its first day alone.
    """
    closed = frame.session.ending
    if closed is None:
        return []
    days: dict[str, int] = {}
    for each in frame.once("causes", lambda account: led_to(account, closed)):
        days.setdefault(each.text, each.day)
    return [
        f"{short_date(day_date(frame.scenario, day))}: {sentence(text)}"
        for text, day in days.items()
    ]


def black_page(frame: Frame, closed: Ending) -> Page:
    """The nuclear ending: silent and still."""
    session = frame.session
    words = frame.scenario.head.words
    main: list[Block] = [DaySquares(frame.scenario.head.days, session.day)]
    asked = frame.ui.stopped
    if asked:
        main.append(Heading(stopping.ASKED, 1))
        main += stopping.blocks(frame, closed)
    else:
        main.append(Heading(closed.title, 1))
        main.append(Prose(closed.text, "document"))
        main += [Prose(line, "note") for line in causes(frame)]
    look_back = go("next", "Look back", "main" if asked else "secondary")
    ask = (
        Action(stopping.OPEN, "Back to the end", "secondary")
        if asked
        else Action(stopping.OPEN, stopping.ASKED, "main")
    )
    side: list[Block] = [Prose(words.war_line, "lead")]
    side += [Prose(name, "note") for name in closed.names]
    if closed.quotation is not None:
        side.append(replace(quote(frame, closed.quotation), link=""))
    side.append(Prose(marked(closed.confidence, closed.sources, frame), "note"))
    return Page(
        id=f"ending/{closed.id}",
        kind="nuclear-ending",
        title=stopping.ASKED if asked else closed.title,
        ground="end",
        main=tuple(main),
        side=tuple(side),
        actions=unique(
            (
                *linked(main),
                *linked(side),
                *((look_back, ask) if asked else (ask, look_back)),
                again.OPENER,
                Action("again", "Begin again", "secondary"),
                go("leave", "Leave", "secondary"),
            )
        ),
        focus="go:next" if asked else stopping.OPEN,
        announcement=stopping.ASKED if asked else closed.title,
    )
