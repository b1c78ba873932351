"""Blocks of effects over many rows: everything is worked out before the first line is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.rules.batch.asking import held, value_of
from game.rules.batch.columns import Columns
from game.rules.batch.rows import Answer, Line, Rows, lanes
from game.rules.conditions import YES
from game.rules.effects import Write

_NARROW, _WIDE = 16_000, 1 << 30
"""Up to where sums are worked out in 16 and in 32 bits."""


@dataclass(frozen=True, slots=True)
class _Sum:
    """What a place comes to where nothing depends on the row: set to `base` if given, plus."""

    place: int
    base: int | None
    added: int

    def write(self, columns: Columns, rows: Rows) -> None:
        if self.base is None:
            columns.add(self.place, rows, self.added)
        else:
            most = columns.highest[self.place]
            columns.put(self.place, rows, min(max(self.base + self.added, 0), most))


@dataclass(frozen=True, slots=True)
class _Stored:
    """Values worked out for a place, and their bounds."""

    place: int
    after: Line
    low: int
    high: int

    def write(self, columns: Columns, rows: Rows) -> None:
        columns.store(self.place, rows, self.after, self.low, self.high)


class Block:
    """A block made ready. Writes to the same place come one after another, as compiled."""

    __slots__ = ("_asking", "_plain")

    def __init__(self, writes: Sequence[Write]) -> None:
        by_place: dict[int, list[Write]] = {}
        for write in writes:
            by_place.setdefault(write.place, []).append(write)
        self._plain: list[_Sum] = []
        self._asking: list[tuple[int, list[Write]]] = []
        for place, parts in by_place.items():
            if all(part.guard == YES and isinstance(part.amount, int) for part in parts):
                self._plain.append(_sum(place, parts))
            else:
                self._asking.append((place, parts))

    def __bool__(self) -> bool:
        return bool(self._plain or self._asking)

    def run(self, columns: Columns, rows: Rows) -> None:
        """Carry the block out in some rows."""
        worked = [_worked(place, parts, columns, rows) for place, parts in self._asking]
        for done in worked:
            done.write(columns, rows)
        for each in self._plain:
            each.write(columns, rows)


def _sum(place: int, parts: Sequence[Write]) -> _Sum:
    """What constants come to."""
    base: int | None = None
    added = 0
    for part in parts:
        amount = part.amount if isinstance(part.amount, int) else 0
        if part.sets:
            base = amount
        else:
            added += amount
    return _Sum(place, base, added)


def _worked(place: int, parts: Sequence[Write], columns: Columns, rows: Rows) -> _Sum | _Stored:
    """What a place comes to in each row: guards and forms read the columns as they are now."""
    asked = [(part, held(part.guard, columns, rows)) for part in parts]
    asked = [(part, answer) for part, answer in asked if answer is not False]
    if all(answer is True and isinstance(part.amount, int) for part, answer in asked):
        return _sum(place, [part for part, _ in asked])
    return _row_by_row(place, asked, columns, rows)


def _row_by_row(
    place: int, asked: Sequence[tuple[Write, Answer]], columns: Columns, rows: Rows
) -> _Stored:
    most = columns.highest[place]
    amounts = [(part, answer, *value_of(part.amount, columns, rows)) for part, answer in asked]
    reach = most + sum(max(abs(low), abs(high)) for _, _, _, low, high in amounts)
    kind = np.int16 if reach < _NARROW else np.int32 if reach < _WIDE else np.int64
    after: Line = columns.read(place, rows).astype(kind)
    added: Line = np.zeros(1, dtype=kind)
    low, high = columns.low[place], columns.high[place]
    least = furthest = 0
    for part, answer, amount, lowest, highest in amounts:
        value: Line = np.asarray(amount, dtype=kind)
        sure = isinstance(answer, bool)  # it would not be here if it were no
        meant = value if isinstance(answer, bool) else lanes(answer, after)
        if part.sets:
            low, high = (lowest, highest) if sure else (min(low, lowest), max(high, highest))
            change = after ^ value
            after = after ^ (change if sure else change & meant)
        else:
            added = added + (value if sure else value & meant)
            least += lowest if sure else min(lowest, 0)
            furthest += highest if sure else max(highest, 0)
    after = after + added
    low, high = low + least, high + furthest
    if low < 0:
        np.maximum(after, 0, out=after)
    if high > most:
        np.minimum(after, most, out=after)
    return _Stored(place, after, min(max(low, 0), most), min(max(high, 0), most))
