"""One way to lay out each kind of page; a kind without its own falls back on columns."""

from __future__ import annotations

from collections.abc import Callable

from game.screens.building import Builder
from game.screens.layouts import charting, common, council, debrief, night, plates
from game.screens.layouts.frame import WindowNode

Layout = Callable[[Builder], WindowNode]

LAYOUTS: dict[str, Layout] = {
    "title": plates.title,
    "prologue": plates.prologue,
    "morning": common.morning,
    "council": council.council,
    "map": charting.chart,
    "matters": common.decision,
    "order": common.decision,
    "interruption": common.decision,
    "dispatch": night.dispatch,
    "standing": common.standing,
    "message": common.message,
    "trace": common.trace,
    "forecast": common.slip,
    "codex": common.slip,
    "sources": common.slip,
    "nuclear-ending": plates.black,
    "curtain": plates.curtain,
    "debrief-first": debrief.debrief,
    "debrief-envelopes": debrief.debrief,
    "debrief-days": debrief.debrief,
    "debrief-gauges": debrief.charts,
    "debrief-quality": debrief.debrief,
    "debrief-what-if": debrief.debrief,
    "debrief-advisers": debrief.debrief,
    "debrief-model": debrief.debrief,
    "debrief-endings": debrief.debrief,
    "debrief-historians": debrief.debrief,
    "debrief-exam": debrief.debrief,
}


def lay_out(builder: Builder) -> WindowNode:
    """Return the tree of a page."""
    return LAYOUTS.get(builder.page.kind, common.reading)(builder)
