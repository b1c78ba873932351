"""The ledger in whole hundredths: start, decisions, the rest of the days, nights, outcome.

The shares are rounded where they stand, not where they change, so that what is
printed adds up exactly.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.debrief.positions import Mover
from game.debrief.risk import Move, RiskCurve

HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Line:
    """A move with the whole hundredths before and after it."""

    move: Move
    before: int
    after: int

    @property
    def change(self) -> int:
        """What it added, in whole hundredths."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Ledger:
    """All lines in order. `start`, the sums of the movers and `end` add up exactly."""

    start: int
    lines: tuple[Line, ...]
    end: int

    def sum_of(self, mover: Mover) -> int:
        """What all moves of a kind added, in whole hundredths."""
        return sum(line.change for line in self.lines if line.move.mover == mover)


def ledger(curve: RiskCurve) -> Ledger:
    """The ledger of a curve."""
    return Ledger(_whole(curve.start), tuple(_lines(curve)), _whole(curve.end))


def _lines(curve: RiskCurve) -> Iterator[Line]:
    for move in curve.moves:
        yield Line(move, _whole(move.before), _whole(move.after))


def _whole(share: float) -> int:
    return round(share * HUNDRED)
