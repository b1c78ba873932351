"""The other side's file, opened: each envelope beside what was expected that evening."""

from __future__ import annotations

from dataclasses import dataclass

from game.debrief.account import Account
from game.debrief.compare import DayPair, left_history_on
from game.debrief.forecasts import Forecast, forecasts
from game.scenario.model import Envelope


@dataclass(frozen=True, slots=True)
class Opened:
    """One day's envelope. `left` says that the play had left history by the end of that day."""

    day: int
    envelope: Envelope
    forecast: Forecast | None
    left: bool


def opened(account: Account, compared: tuple[DayPair, ...]) -> tuple[Opened, ...]:
    """The envelopes that may be opened: all once the play is over, else those of past nights."""
    given = {each.day: each for each in forecasts(account)}
    left = left_history_on(compared)
    return tuple(
        Opened(
            pair.day,
            account.shelf.day(pair.day).envelope,
            given.get(pair.day),
            left=0 < left <= pair.day,
        )
        for pair in compared
        if account.over or pair.day <= account.nights
    )
