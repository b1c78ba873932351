"""The whole debrief in a row, for paper: the pages' own blocks, in the order of the pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.present import closing
from game.present.after import (
    PAGES,
    days,
    endings,
    envelopes,
    exam,
    first,
    gauges,
    historians,
)
from game.present.after.shared import TABS
from game.present.frame import Frame
from game.present.page import Block, Card, Group, Heading

PRINTED: dict[str, Callable[[Frame], tuple[Block, ...]]] = {
    "debrief-first": first.printed,
    "debrief-envelopes": envelopes.printed,
    "debrief-days": days.printed,
    "debrief-gauges": gauges.printed,
    "debrief-endings": endings.printed,
    "debrief-historians": historians.printed,
    "debrief-exam": exam.printed,
}
"""What a page shows on paper, where that is more than it shows at once on a screen."""

ON_SCREEN = (Group, Card)
"""Blocks that are there to be pressed."""


@dataclass(frozen=True, slots=True)
class Section:
    """One page of the debrief on paper."""

    kind: str
    title: str
    subtitle: str
    blocks: tuple[Block, ...]


def sections(frame: Frame) -> tuple[Section, ...]:
    """Every page in order: the reasons, then how it closed, then all the others."""
    found = [_section(frame, kind) for kind, _label in TABS]
    if frame.over():
        found.insert(1, _closed(frame))
    return tuple(each for each in found if each.blocks)


def _section(frame: Frame, kind: str) -> Section:
    page = PAGES[kind](frame)
    blocks = PRINTED[kind](frame) if kind in PRINTED else (*page.main, *page.side)
    return Section(kind, page.title, page.subtitle, _on_paper(blocks))


def _closed(frame: Frame) -> Section:
    """The page of the ending. On paper it stands behind the reasons."""
    page = closing.ending(frame)
    closed = Heading(page.title, 2, page.subtitle)
    return Section("ending", "How it closed", "", (closed, *_on_paper((*page.main, *page.side))))


def _on_paper(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if not isinstance(block, ON_SCREEN))
