"""The risk curve as a chart block: where its steps stand in the day, and what they mark."""

from __future__ import annotations

from typing import Literal

from game.debrief.ledger import ledger
from game.debrief.risk import Evening, Move, Odds, RiskCurve
from game.debrief.saying import KINDS, gravest, in_hundred
from game.play.auto import day_date
from game.present.frame import Frame, short_date
from game.present.page import RiskChart, RiskRange, RiskStep, Spread

HUNDRED = 100
TOPS = (10, 25, 50, 100)
"""Where the axis may end, in hundredths."""

FIRST_CHOICE, LAST_CHOICE = 0.12, 0.62
DUSK, INTERRUPTED = 0.7, 0.8
"""Parts of a day at which its choices, its evening and its interruptions are drawn."""


def chart(frame: Frame, curve: RiskCurve | None) -> RiskChart:
    """The chart; without lines while the curve is being worked out."""
    head = frame.scenario.head
    key = (
        "you",
        head.first_day[:4],
        "calmest to boldest player",
        "your choices",
        "luck and the world",
    )
    note = "An answer from the model, not from history. Of 100 ways on from each evening, how many "
    note += f"end in {KINDS[gravest(frame.scenario)]}."
    return RiskChart(
        title="How close was it?",
        note=note,
        days=head.days,
        top=_top(curve),
        steps=_steps(curve) if curve else (),
        evenings=_evenings(curve) if curve else (),
        errors=_errors(curve) if curve else (),
        band=_band(curve) if curve else (),
        other=_other(curve) if curve else (),
        key=key,
        alternative=_in_words(frame, curve),
        first_date=day_date(frame.scenario, 1).day,
    )


def _top(curve: RiskCurve | None) -> int:
    """The end of the axis: above all lines; the band may leave the chart."""
    if curve is None:
        return TOPS[-1]
    shares = [move.after for move in curve.moves[:-1]] + [curve.start]
    shares += [each.record.value for each in curve.evenings if each.record]
    shares += [each.ways["reckless"].value for each in curve.evenings if each.ways]
    highest = HUNDRED * max(shares, default=1.0)
    return next((top for top in TOPS if top >= highest), TOPS[-1])


def _steps(curve: RiskCurve) -> tuple[RiskStep, ...]:
    """Every move at its moment. The last is how the play closed, and falls on its last night."""
    steps = [RiskStep(1.0, _shown(curve.start))]
    counts: dict[int, int] = {}
    for move in curve.moves:
        if move.mover == "choice" and not move.half:
            counts[move.day] = counts.get(move.day, 0) + 1
    done: dict[int, int] = {}
    for place, move in enumerate(curve.moves):
        last = place + 1 == len(curve.moves) and curve.closed
        at = move.day + (0.97 if last else _moment(move, counts, done))
        steps.append(RiskStep(at, _shown(move.after), _mark(move)))
    return tuple(steps)


def _mark(move: Move) -> Literal["choice", "luck", ""]:
    """What a step is marked with; one that can hardly be seen is not."""
    if abs(move.change) * HUNDRED < 1:
        return ""
    return "choice" if move.mover == "choice" else "luck" if move.mover == "night" else ""


def _moment(move: Move, counts: dict[int, int], done: dict[int, int]) -> float:
    """The part of its day at which a move is drawn."""
    if move.half:
        return INTERRUPTED + 0.08 * (move.half - 1) + (0.03 if move.mover == "choice" else 0)
    if move.dusk:
        return DUSK
    if move.mover in ("night", "start"):
        return 0.02
    number = done.get(move.day, 0)
    if move.mover == "choice":
        done[move.day] = number + 1
    width = (LAST_CHOICE - FIRST_CHOICE) / max(counts.get(move.day, 1), 1)
    return FIRST_CHOICE + width * (number + (0.3 if move.mover == "choice" else 0.0))


def _shown(share: float) -> float:
    """A share in hundredths as it is drawn: an estimate may lie a little beyond what can be."""
    return HUNDRED * min(max(share, 0.0), 1.0)


def _at(evening: Evening) -> float:
    return evening.day + DUSK


def _evenings(curve: RiskCurve) -> tuple[tuple[float, float], ...]:
    return tuple((_at(each), _shown(each.here.value)) for each in curve.evenings if each.here)


def _errors(curve: RiskCurve) -> tuple[RiskRange, ...]:
    """One standard error either way, on each evening."""
    return tuple(
        RiskRange(
            _at(each),
            HUNDRED * max(each.here.value - each.here.error, 0),
            HUNDRED * min(each.here.value + each.here.error, 1),
        )
        for each in curve.evenings
        if each.here
    )


def _band(curve: RiskCurve) -> tuple[RiskRange, ...]:
    return tuple(
        RiskRange(
            _at(each),
            _shown(each.ways["careful"].value),
            _shown(each.ways["reckless"].value),
        )
        for each in curve.evenings
        if each.ways
    )


def _other(curve: RiskCurve) -> tuple[tuple[float, float], ...]:
    return tuple((_at(each), _shown(each.record.value)) for each in curve.evenings if each.record)


def _in_words(frame: Frame, curve: RiskCurve | None) -> str:
    """The chart in two sentences."""
    if curve is None or not curve.moves:
        return "It is being worked out."
    book = ledger(curve)
    moved = book.lines[:-1] if curve.closed else book.lines
    highest = max((line.after for line in moved), default=book.start)
    until = " before it closes" if curve.closed else ""
    if highest <= book.start:
        peak = f"is never higher{until}"
    else:
        day = next(line.move.told_on for line in moved if line.after == highest)
        date = short_date(day_date(frame.scenario, day))
        peak = f"rises to {highest} at most{until}, first in the course of {date}"
    return (
        f"Your line begins at {book.start} in 100, {peak}, and ends at {book.end}. "
        "The table below gives every evening."
    )


def spread(caption: str, *rows: tuple[str, Odds]) -> Spread:
    """What becomes of plays, by class of ending, from some positions."""
    kinds = [kind for kind in KINDS if any(kind in odds for _name, odds in rows)]
    bars = tuple(
        (name, tuple(HUNDRED * odds[kind].value if kind in odds else 0.0 for kind in kinds))
        for name, odds in rows
    )
    key = tuple(
        f"{KINDS[kind]}: "
        + "; ".join(f"{name.lower()} {in_hundred(odds[kind])}" for name, odds in rows)
        for kind in kinds
    )
    return Spread(caption, bars, key)
