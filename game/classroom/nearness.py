"""How close each run came, evening by evening: the curves of a class, one over the other.

From an evening the rules are played on many times, by an even player under fresh
luck; what share of it ends most gravely is what the rules say of that evening. All
evenings of a class are judged along the same ways on, so that curves can be compared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from game.classroom.digest import Run
from game.classroom.summary import Summary
from game.debrief.steadying import ballast_of
from game.play.runcode import Kernels
from game.rules.state import State
from game.scenario.values import Length

if TYPE_CHECKING:
    from game.rules.judging import Judge

BUDGET: Final = 120_000
"""Plays for a whole class; few runs are judged by more of them each."""
ROWS: Final = 60_000
"""Plays that are in hand at once: every further turn costs as much as many plays."""
FEWEST: Final = 40
MOST: Final = 400
"""Ways on from each evening."""
SEED: Final = 0

Points = tuple[tuple[int, float], ...]
"""(day, hundredths) of each evening; the day after the last is how a closed play ended."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """The curves of a class. `plays` ways on were played from each evening.

    `error` is the largest standard error of a point, in hundredths. `kind` is the
    gravest class of endings. `curves` has the runs in their order, `history` the play
    that follows the record.
    """

    plays: int
    error: float
    kind: str
    curves: tuple[Points, ...]
    history: Points


@dataclass(frozen=True, slots=True)
class Band:
    """An evening of a class: the lowest, middle and highest share, how many runs, history's."""

    day: int
    low: float
    middle: float
    high: float
    runs: int
    history: float | None


def nearness(summary: Summary, kernels: Kernels) -> Nearness | None:
    """Judge every evening of a class; None where no run came to an evening.

    Runs of different lengths play by different rules, so only those of the length
    that most of them have are judged; the others have empty curves.
    """
    from game.rules.judging import Judge

    lengths = [_length(run) for run in summary.runs]
    counts = {length: lengths.count(length) for length in summary.history}
    if not counts:
        return None
    length = max(counts, key=lambda each: counts[each])
    judged = [run if _length(run) == length else None for run in summary.runs]
    past = summary.history[length]
    kernel = kernels(length)
    ballast = ballast_of(summary.scenario, kernel.rules)
    judge = Judge(summary.scenario, kernel.rules, ballast=ballast, kernel=kernel)
    states = dict.fromkeys(
        state for run in [past, *judged] if run is not None for state in run.evenings.values()
    )
    if not states:
        return None
    plays = max(FEWEST, min(MOST, BUDGET // len(states)))
    shares, error = _shares(judge, list(states), plays)
    curves = tuple(() if run is None else _curve(run, shares, judge.gravest) for run in judged)
    return Nearness(plays, error, judge.gravest, curves, _curve(past, shares, judge.gravest))


def _length(run: Run) -> Length:
    return run.handed.record.settings.length


def _shares(
    judge: Judge, states: Sequence[State], plays: int
) -> tuple[Mapping[State, float], float]:
    """The share of the gravest endings from each state in hundredths, and the largest error."""
    from game.rules.batch import Start

    found = []
    at_once = max(1, ROWS // plays)
    for first in range(0, len(states), at_once):
        starts = [Start(state) for state in states[first : first + at_once]]
        fan = judge.fan(starts, "even", plays, SEED)  # the same ways on for every part
        found += [fan.gravely(place) for place in range(len(starts))]
    shares = {state: 100 * each.value for state, each in zip(states, found, strict=True)}
    return shares, 100 * max(each.error for each in found)


def _curve(run: Run, shares: Mapping[State, float], gravest: str) -> Points:
    points = [(day, shares[state]) for day, state in run.evenings.items()]
    if run.ending is not None and points:
        points.append((points[-1][0] + 1, 100.0 if run.ending.kind == gravest else 0.0))
    return tuple(points)


def bands(near: Nearness, days: int) -> tuple[Band, ...]:
    """The class by evenings: how far its runs lie apart, and where history's play stood."""
    found = []
    past = dict(near.history)
    for day in range(1, days + 1):
        held = sorted(value for curve in near.curves for at, value in curve if at == day)
        if held:
            middle = held[len(held) // 2]
            found.append(Band(day, held[0], middle, held[-1], len(held), past.get(day)))
    return tuple(found)
