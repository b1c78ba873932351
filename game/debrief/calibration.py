"""How well odds were given: yours by their height, then yours, “even” and the advisers'.

What the play never came to is dropped, not counted. Errors are squared
distances in basis points, as in `forecasts`: 0 best, 2,500 for always saying
“even”, 10,000 worst.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.debrief.forecasts import EVEN, Forecast, brier, mean_brier


@dataclass(frozen=True, slots=True)
class Bin:
    """All that was put at the same odds: how often, and how often it came true."""

    odds: int
    asked: int
    came: int


@dataclass(frozen=True, slots=True)
class Score:
    """A mean error over so many questions. `who` is "" for the player, "even" for chance."""

    who: str
    questions: int
    error: int | None


def bins(forecasts: Iterable[Forecast]) -> tuple[Bin, ...]:
    """The player's answers by their odds, lowest first; only what was resolved."""
    held: dict[int, list[bool]] = {}
    for each in forecasts:
        if each.odds is not None and each.came is not None:
            held.setdefault(each.odds, []).append(each.came)
    return tuple(Bin(odds, len(came), sum(came)) for odds, came in sorted(held.items()))


def scores(forecasts: Iterable[Forecast]) -> tuple[Score, ...]:
    """The player, “even each time”, then each adviser, in order of first speaking.

    All are measured by the questions that the player answered and the play
    resolved; an adviser only by those of them that he spoke to.
    """
    answered = [each for each in forecasts if each.brier is not None]
    even = [brier(EVEN, came=each.came) for each in answered]
    advisers: dict[str, list[int | None]] = {}
    for each in answered:
        for who, odds in each.advisers:
            advisers.setdefault(who, []).append(brier(odds, came=each.came))
    return (
        _score("", [each.brier for each in answered]),
        _score("even", even),
        *(_score(who, errors) for who, errors in advisers.items()),
    )


def _score(who: str, errors: list[int | None]) -> Score:
    return Score(who, len(errors), mean_brier(errors))
