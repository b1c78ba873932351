"""The pages of the debrief, in their order."""

from __future__ import annotations

from collections.abc import Callable

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
from game.present.frame import Frame
from game.present.page import Page

PAGES: dict[str, Callable[[Frame], Page]] = {
    "debrief-first": first.page,
    "debrief-envelopes": envelopes.page,
    "debrief-days": days.page,
    "debrief-gauges": gauges.page,
    "debrief-quality": quality.page,
    "debrief-what-if": whatif.page,
    "debrief-advisers": advisers.page,
    "debrief-model": model.page,
    "debrief-endings": endings.page,
    "debrief-historians": historians.page,
    "debrief-exam": exam.page,
}
"""The pages of the debrief by the phase they show."""
