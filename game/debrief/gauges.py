"""Every gauge by day, in this play and in history, also those that were hidden."""

from __future__ import annotations

from dataclasses import dataclass

from game.debrief.account import Account
from game.debrief.lines import Event, events, line
from game.scenario.model import Gauge

Points = tuple[tuple[float, float], ...]
"""Day and value, 0 to 100, at the end of that day's night."""


@dataclass(frozen=True, slots=True)
class Curves:
    """One gauge: where it began, its value after each night, yours and history's.

    `strong` are the strongest moves of the play, with their causes.
    """

    gauge: Gauge
    start: float
    yours: Points
    history: Points
    strong: tuple[Event, ...]


def curves(account: Account, past: Account) -> tuple[Curves, ...]:
    """The curves of all gauges, in the scenario's order."""
    return tuple(
        Curves(
            gauge,
            float(gauge.start),
            line(account, gauge.id),
            line(past, gauge.id),
            events(account, gauge.id),
        )
        for gauge in account.session.scenario.gauges
    )
