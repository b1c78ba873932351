"""The whole debrief in a row, for paper: the pages' own blocks, in the order of the pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from game.present import closing, stopping
from game.present.after import (
    advisers,
    days,
    endings,
    envelopes,
    exam,
    first,
    gauges,
    historians,
    model,
    quality,
    whatif,
)
from game.present.after.pages import PAGES
from game.present.after.shared import TABS
from game.present.frame import Frame
from game.present.page import Block, Card, DaySquares, Group, Heading

PRINTED: dict[str, Callable[[Frame], tuple[Block, ...]]] = {
    "debrief-first": first.printed,
    "debrief-envelopes": envelopes.printed,
    "debrief-days": days.printed,
    "debrief-gauges": gauges.printed,
    "debrief-quality": quality.printed,
    "debrief-what-if": whatif.printed,
    "debrief-advisers": advisers.printed,
    "debrief-model": model.printed,
    "debrief-endings": endings.printed,
    "debrief-historians": historians.printed,
    "debrief-exam": exam.printed,
}
"""What a page shows on paper, where that is more than it shows at once on a screen."""

IN_SHORT: dict[str, Callable[[Frame], tuple[Block, ...]]] = {
    "debrief-first": first.printed,
    "debrief-days": days.in_short,
    "debrief-quality": quality.in_short,
    "debrief-what-if": whatif.printed,
    "debrief-advisers": advisers.printed,
    "debrief-exam": exam.in_short,
}
"""What a student hands in: the play's own story and odds, and one planning sheet."""

ON_SCREEN = (Group, Card)
"""Blocks that are there to be pressed."""


PARTS: dict[str, str] = {
    "reasons": "debrief-first",
    "ending": "ending",
    **{kind.removeprefix("debrief-"): kind for kind, _label in TABS[1:]},
}
"""What each part is called where only some are wanted, in their order."""


@dataclass(frozen=True, slots=True)
class Section:
    """One page of the debrief on paper."""

    kind: str
    title: str
    subtitle: str
    blocks: tuple[Block, ...]


def sections(frame: Frame, *, short: bool = False) -> tuple[Section, ...]:
    """Every page in order: the reasons, then how it closed, then all the others.

    `short` leaves out what is the same for every play, and most of what is told at length.
    """
    told = IN_SHORT if short else PRINTED
    found = [_section(frame, kind, told) for kind, _label in TABS if kind in told or not short]
    if frame.over():
        found.insert(1, _closed(frame))
    return tuple(each for each in found if each.blocks)


def _section(
    frame: Frame, kind: str, told: Mapping[str, Callable[[Frame], tuple[Block, ...]]]
) -> Section:
    page = PAGES[kind](frame)
    blocks = told[kind](frame) if kind in told else (*page.main, *page.side)
    return Section(kind, page.title, page.subtitle, _on_paper(blocks))


def _closed(frame: Frame) -> Section:
    """The page of the ending. On paper it stands behind the reasons."""
    page = closing.ending(replace(frame, ui=replace(frame.ui, stopped=False)))
    closed = Heading(page.title, 2, page.subtitle)
    told: list[Block] = [block for block in page.main if not isinstance(block, DaySquares)]
    told = [block for block in told if not (isinstance(block, Heading) and block.level == 1)]
    if page.kind == "nuclear-ending" and len(told) > 1:
        told.insert(1, Heading(closing.CAME_TO_THIS, 2))
    reached = frame.session.ending
    if page.kind == "nuclear-ending" and reached is not None:
        told.append(Heading(stopping.ASKED, 2))
        told += stopping.blocks(frame, reached)
    blocks = _on_paper((closed, *told, *page.side))
    return Section("ending", "How it closed", "", blocks)


def _on_paper(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if not isinstance(block, ON_SCREEN))
