"""Near misses: what nearly went wrong in history, what is established, and what is legend."""

from __future__ import annotations

from game.play.auto import day_date
from game.present.citing import LIST_KEYS
from game.present.frame import Frame, gear, linked, marked, short_date, unique
from game.present.page import Action, Block, Group, Heading, Page, Prose
from game.scenario.model import Incident, NearMiss

OPEN = "open:near-misses:all"
"""The action that opens the page."""
Told = NearMiss | Incident


def told(frame: Frame) -> list[tuple[int, Told]]:
    """What nearly went wrong, each with its day, in the order of days.

    An incident of the play counts where it is a thing of history that is
    established; on which day it fell then is its own number.
    """
    found: list[tuple[int, Told]] = [(each.day, each) for each in frame.scenario.near_misses]
    found += [
        (each.fell[0].day if each.fell else each.from_day, each)
        for each in frame.scenario.incidents
        if each.established and each.legend
    ]
    return sorted(found, key=lambda pair: pair[0])


def parted(found: list[tuple[int, Told]]) -> list[list[tuple[int, Told]]]:
    """The same in parts, so that every source of a part has a key of its own."""
    parts: list[list[tuple[int, Told]]] = []
    cited: set[str] = set()
    for pair in found:
        own = {source.id for source in pair[1].sources}
        if not parts or len(cited | own) > len(LIST_KEYS):
            parts.append([])
            cited = set()
        parts[-1].append(pair)
        cited |= own
    return parts


def page(frame: Frame) -> Page:
    """The near misses of history, a part of them. It is opened in the debrief only."""
    parts = parted(told(frame))
    here = min(max(frame.ui.day, 1), len(parts))
    names = [f"day:{number}" for number in range(1, len(parts) + 1)] if len(parts) > 1 else []
    turns = tuple(
        Action(name, f"Part {number}", "toggle", pressed=number == here)
        for number, name in enumerate(names, 1)
    )
    main: list[Block] = [Group("Near misses", tuple(names))] if names else []
    seen: set[str] = set()
    for day, each in parts[here - 1] if parts else []:
        if isinstance(each, NearMiss):
            date = each.dated
        else:
            date = short_date(day_date(frame.scenario, day))
        main += _miss(frame, date, each, seen)
    side: tuple[Block, ...] = (
        Heading("How to read this page", 3),
        Prose(
            "Each line says first what papers, logs or several witnesses bear out, and then what "
            "is told beyond that. A legend need not be false. It has not been shown."
        ),
        Prose(
            "Some of these can happen in a play, by luck. Others are told here only.",
            "note",
        ),
    )
    return Page(
        id="near-misses",
        kind="codex",
        title="Near misses",
        subtitle="What is established, and what is legend",
        main=tuple(main),
        side=side,
        actions=unique(
            (*turns, *linked((*main, *side)), Action("close", "Back", "main", key="escape"), gear())
        ),
        keys=(("Esc", "back"), ("S", "sources")),
        focus="close",
        announcement="Near misses.",
        back="close",
    )


def _miss(frame: Frame, date: str, each: Told, seen: set[str]) -> list[Block]:
    blocks: list[Block] = [Heading(each.title, 2, note=date)]
    if isinstance(each, NearMiss):
        blocks.append(Prose(frame.explained(each.text, seen), "document"))
    blocks += [
        Prose(f"**Established.** {frame.explained(each.established, seen)}"),
        Prose(f"**Legend or dispute.** {frame.explained(each.legend, seen)}"),
        Prose(marked(each.confidence, each.sources, frame), "note"),
    ]
    return blocks
