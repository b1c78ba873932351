"""One way to lay out each kind of page; a kind without its own falls back on columns.

Each room of layouts is imported with the first page of its kinds: the title page needs
neither a map nor a chart nor a face.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.screens.building import Builder
from game.screens.layouts.frame import WindowNode

Layout = Callable[[Builder], WindowNode]


def _plates() -> Mapping[str, Layout]:
    from game.screens.layouts import plates

    return {
        "title": plates.title,
        "prologue": plates.prologue,
        "nuclear-ending": plates.black,
        "curtain": plates.curtain,
    }


def _council() -> Mapping[str, Layout]:
    from game.screens.layouts import council

    return {"council": council.council}


def _charting() -> Mapping[str, Layout]:
    from game.screens.layouts import charting

    return {"map": charting.chart}


def _night() -> Mapping[str, Layout]:
    from game.screens.layouts import night

    return {"dispatch": night.dispatch}


def _debrief() -> Mapping[str, Layout]:
    from game.screens.layouts import debrief

    return {"debrief-gauges": debrief.charts}


ROOMS: Mapping[str, Callable[[], Mapping[str, Layout]]] = {
    **dict.fromkeys(("title", "prologue", "nuclear-ending", "curtain"), _plates),
    "council": _council,
    "map": _charting,
    "dispatch": _night,
    "debrief-gauges": _debrief,
}


def _layout(kind: str) -> Layout:
    if kind in ROOMS:
        return ROOMS[kind]()[kind]
    if kind.startswith("debrief-"):
        from game.screens.layouts.debrief import debrief

        return debrief
    from game.screens.layouts import common

    by_kind: Mapping[str, Layout] = {
        "morning": common.morning,
        "matters": common.decision,
        "order": common.decision,
        "interruption": common.decision,
        "standing": common.standing,
        "message": common.message,
        "trace": common.trace,
        "forecast": common.slip,
        "codex": common.slip,
        "sources": common.slip,
    }
    return by_kind.get(kind, common.reading)


def lay_out(builder: Builder) -> WindowNode:
    """Return the tree of a page."""
    return _layout(builder.page.kind)(builder)
