"""The pages of a play by the phase that they show, but for the debrief."""

from __future__ import annotations

from collections.abc import Callable

from game.present import closing, front, mapping, matters, morning, night, orders
from game.present.council import council
from game.present.frame import Frame
from game.present.page import Page

PAGES: dict[str, Callable[[Frame], Page]] = {
    "prologue": front.prologue,
    "morning": morning.morning,
    "council": council,
    "map": mapping.map_page,
    "matters": matters.matters,
    "order": orders.order,
    "forecast": night.forecast,
    "night-first": night.dispatch,
    "interruption": matters.interruption,
    "night-second": night.dispatch,
    "trace": night.trace,
    "ending": closing.ending,
}


def page_of(frame: Frame) -> Page:
    """Return the page of the phase in which a play stands, in play or in the debrief."""
    phase = frame.session.phase
    if phase in PAGES:
        return PAGES[phase](frame)
    from game.present.after.pages import PAGES as AFTER

    # Whoever reads on to the risk curve should find it ready.
    frame.work.curve_ahead(frame.session)
    return AFTER[phase](frame)
