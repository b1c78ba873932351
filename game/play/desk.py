"""What lies on the desk: the papers of a day, and gauges as far as they can be known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.rules import facts as f
from game.rules.luck import key as luck_key
from game.rules.view import View
from game.scenario.model import Gauge, Paper, Scenario

FULL = 100


@dataclass(frozen=True, slots=True)
class Estimate:
    """What the player may know of a gauge, in points; None where only words exist."""

    low: int | None
    high: int | None


def papers(scenario: Scenario, facts: Iterable[f.Fact]) -> tuple[Paper, ...]:
    """The papers that facts brought to the desk, in the order in which they came."""
    known = {paper.id: paper for day in scenario.days for paper in day.papers}
    return tuple(
        known[fact.paper] for fact in facts if isinstance(fact, f.Received) and fact.paper in known
    )


def estimate(gauge: Gauge, view: View, seed: int) -> Estimate:
    """The range in which a gauge is seen, in points.

    It is off by a number keyed to the day, so that looking twice shows the same;
    the true value always lies inside.
    """
    if gauge.shown in ("words", "hidden"):
        return Estimate(None, None)
    value = view.gauge(gauge.id)
    if gauge.shown == "exact":
        return Estimate(value, value)
    doubt = luck_key(f"estimate/{seed}/{view.day}/{gauge.id}") % (gauge.error + 1)
    middle = value + doubt - gauge.error // 2
    return Estimate(max(middle - gauge.error, 0), min(middle + gauge.error, FULL))
