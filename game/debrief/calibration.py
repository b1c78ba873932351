"""How well odds were given: by bands of odds, and beside others who answered the same.

What the play never came to is dropped, not counted. Errors are squared
distances in basis points, as in `forecasts`: 0 best, 2,500 for always saying
“even”, 10,000 worst. A dozen answers judge nobody, so each figure comes with what
chance alone would do to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Literal

from game.debrief.forecasts import EVEN, SURE, Forecast, brier, mean_brier

BANDS: tuple[tuple[int, int], ...] = ((0, 20), (30, 40), (50, 50), (60, 70), (80, 100))
"""Odds that are looked at together, in per cent; both ends belong to a band."""

USUAL = 0.8
"""How often a perfect judge's count lies within the usual range, at least."""

FEWEST = 5
"""Answers below which two people are not compared."""

SURELY = 2.0
"""Standard errors from which a difference is called one."""

Verdict = Literal["nearer", "farther", "too close to tell", "too few to tell"]


@dataclass(frozen=True, slots=True)
class Bin:
    """All that was put at the same odds: how often, and how often it came true."""

    odds: int
    asked: int
    came: int


@dataclass(frozen=True, slots=True)
class Band:
    """Answers at like odds. `odds` is their mean in per cent.

    Somebody whose odds are right sees between `usual_low` and `usual_high` of them
    come true four times out of five at least.
    """

    low: int
    high: int
    asked: int
    came: int
    odds: float
    usual_low: int
    usual_high: int

    @property
    def usual(self) -> bool:
        """Whether what came is what right odds would usually bring."""
        return self.usual_low <= self.came <= self.usual_high

    @property
    def share(self) -> float:
        """How many of a hundred came true."""
        return SURE * self.came / self.asked


@dataclass(frozen=True, slots=True)
class Score:
    """A mean error over so many questions. `who` is "" for the player, "even" for chance."""

    who: str
    questions: int
    error: int | None


@dataclass(frozen=True, slots=True)
class Match:
    """The player and somebody else on the same questions: mean errors, and who was nearer."""

    who: str
    questions: int
    yours: int
    theirs: int
    verdict: Verdict


def bins(forecasts: Iterable[Forecast]) -> tuple[Bin, ...]:
    """The player's answers by their odds, lowest first; only what was resolved."""
    held: dict[int, list[bool]] = {}
    for each in forecasts:
        if each.odds is not None and each.came is not None:
            held.setdefault(each.odds, []).append(each.came)
    return tuple(Bin(odds, len(came), sum(came)) for odds, came in sorted(held.items()))


def bands(forecasts: Iterable[Forecast]) -> tuple[Band, ...]:
    """The resolved answers by bands of odds, lowest first; only bands with answers."""
    answered = [
        (each.odds, each.came)
        for each in forecasts
        if each.odds is not None and each.came is not None
    ]
    found = []
    for low, high in BANDS:
        inside = [(odds, came) for odds, came in answered if low <= odds <= high]
        if inside:
            odds = [each for each, _came in inside]
            least, most = usual_range(odds)
            came = sum(each for _odds, each in inside)
            mean = sum(odds) / len(odds)
            found.append(Band(low, high, len(inside), came, mean, least, most))
    return tuple(found)


def usual_range(odds: Sequence[int]) -> tuple[int, int]:
    """The shortest run of counts that right odds bring with a chance of at least `USUAL`.

    `odds` are in per cent, one for each question; the chances of the counts are
    worked out exactly.
    """
    chances = [1.0]
    for each in odds:
        share = each / SURE
        chances = [
            (chances[count] if count < len(chances) else 0.0) * (1 - share)
            + (chances[count - 1] if count else 0.0) * share
            for count in range(len(chances) + 1)
        ]
    runs = [
        (high - low, -sum(chances[low : high + 1]), low, high)
        for low in range(len(chances))
        for high in range(low, len(chances))
        if sum(chances[low : high + 1]) >= USUAL - 1e-9
    ]
    _length, _chance, low, high = min(runs)
    return low, high


def scores(forecasts: Iterable[Forecast]) -> tuple[Score, ...]:
    """The player, “even each time”, then each adviser, in order of first speaking.

    All are measured by the questions that the player answered and the play
    resolved; an adviser only by those of them that he spoke to.
    """
    answered = _answered(forecasts)
    even = [brier(EVEN, came=each.came) for each in answered]
    return (
        _score("", [each.brier for each in answered]),
        _score("even", even),
        *(
            _score(who, [brier(odds, came=each.came) for each, odds in spoken])
            for who, spoken in _advisers(answered).items()
        ),
    )


def matches(forecasts: Iterable[Forecast]) -> tuple[Match, ...]:
    """The player beside “even each time” and each adviser, on the questions both answered."""
    answered = _answered(forecasts)
    pairs = {"even": [(each, EVEN) for each in answered], **_advisers(answered)}
    return tuple(_match(who, spoken) for who, spoken in pairs.items() if spoken)


def _answered(forecasts: Iterable[Forecast]) -> list[Forecast]:
    return [each for each in forecasts if each.brier is not None]


def _advisers(answered: list[Forecast]) -> dict[str, list[tuple[Forecast, int]]]:
    found: dict[str, list[tuple[Forecast, int]]] = {}
    for each in answered:
        for who, odds in each.advisers:
            found.setdefault(who, []).append((each, odds))
    return found


def _match(who: str, spoken: list[tuple[Forecast, int]]) -> Match:
    yours = [each.brier or 0 for each, _odds in spoken]
    theirs = [brier(odds, came=each.came) or 0 for each, odds in spoken]
    nearer = [his - mine for mine, his in zip(yours, theirs, strict=True)]
    count = len(spoken)
    return Match(who, count, sum(yours) // count, sum(theirs) // count, _verdict(nearer))


def _verdict(nearer: list[int]) -> Verdict:
    """Who was nearer, by the differences of errors; positive ones speak for the player."""
    count = len(nearer)
    if count < FEWEST:
        return "too few to tell"
    mean = sum(nearer) / count
    spread = sum((each - mean) ** 2 for each in nearer) / (count - 1)
    if abs(mean) <= SURELY * sqrt(spread / count) or not mean:
        return "too close to tell"
    return "nearer" if mean > 0 else "farther"


def _score(who: str, errors: list[int | None]) -> Score:
    return Score(who, len(errors), mean_brier(errors))
