"""Every static check, in the order of their codes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from game.scenario.checks import (
    coefficients,
    fairness,
    history,
    knowledge,
    letters,
    levels,
    logic,
    truth,
    usage,
    wording,
)
from game.scenario.checks.view import View
from game.scenario.findings import Finding

Check = Callable[[View], Iterator[Finding]]

ALL: tuple[Check, ...] = (
    usage.doubtful_scalars,
    usage.quantities,
    usage.unreached,
    usage.uncited,
    usage.alike,
    usage.claimed,
    logic.weights,
    logic.circles,
    logic.nothing_done,
    logic.endings,
    logic.twins,
    logic.too_late,
    logic.chances,
    logic.slots_filled,
    coefficients.bearing,
    coefficients.assuming,
    history.sourced,
    history.claimed,
    history.warranted,
    history.quotations,
    history.dates,
    knowledge.links,
    history.reports,
    history.other_eyes,
    history.speakers,
    history.one_sided,
    truth.recorded,
    truth.weekdays,
    truth.figures,
    truth.clocks,
    wording.lengths,
    wording.hard_texts,
    wording.typography,
    wording.marks,
    letters.shown,
    wording.same_words,
    wording.warnings_with_odds,
    wording.abbreviations,
    levels.declared,
    levels.misplaced,
    levels.told,
    levels.missing,
    levels.written,
)
"""What can be checked part by part, also where names elsewhere are wrong."""

WHOLE: tuple[Check, ...] = (
    knowledge.words,
    logic.conditions,
    logic.choices,
    fairness.beyond_the_end,
    fairness.harmless_ends,
    fairness.ways_down,
    fairness.three_links,
)
"""What looks at how parts work together; where one is wrong, its neighbours would look so too."""
