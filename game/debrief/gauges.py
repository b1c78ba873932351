"""Every gauge by day, in this play and in history, also those that were hidden."""

from __future__ import annotations

from dataclasses import dataclass

from game.debrief.account import Account
from game.debrief.lines import SECOND_HALF, Event, events, line
from game.scenario.model import Gauge

Points = tuple[tuple[float, float], ...]
"""Day and value, 0 to 100, at the end of that day's night."""


@dataclass(frozen=True, slots=True)
class Curves:
    """One gauge: where it began, its value after each night, yours and history's.

    A gauge that left the desk for good, as secrecy does once the secret is out,
    has no values from then on. `strong` are the strongest moves of the play, with their causes.
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
            _while_shown(account, gauge),
            _while_shown(past, gauge),
            events(account, gauge.id),
        )
        for gauge in account.session.scenario.gauges
    )


def _while_shown(account: Account, gauge: Gauge) -> Points:
    """The gauge by day, to the last night before it left the desk."""
    known = account.at(1, 0) or account.now
    seen = known.holds(gauge.shown_when)
    found = []
    for day, value in line(account, gauge.id):
        view = account.at(int(day), SECOND_HALF) or account.now
        holds = view.holds(gauge.shown_when)
        if seen and not holds:
            break
        seen = seen or holds
        found.append((day, value))
    return tuple(found)
