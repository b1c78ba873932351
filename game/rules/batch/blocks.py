"""Blocks of effects over many rows: everything is worked out before the first line is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import gcd
from typing import Any

import numpy as np

from game.rules.batch.asking import held, value_of
from game.rules.batch.columns import Columns
from game.rules.batch.rows import Answer, Line, Mask, Rows, as_line, lanes
from game.rules.batch.tables import Table, Worked, other_than
from game.rules.conditions import YES, Shape
from game.rules.effects import Write

_BYTE, _NARROW, _WIDE = 127, 16_000, 1 << 30
"""Up to where sums are worked out in 8, 16 and 32 bits."""


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


@dataclass(frozen=True, slots=True)
class _Guarded:
    """One plain change of a place, in those of the rows for which a guard held."""

    change: _Sum
    answer: Answer

    def write(self, columns: Columns, rows: Rows) -> None:
        meant = rows.narrow(self.answer)
        if meant.count:
            self.change.write(columns, meant)


class _Asked:
    """The guards of a block, answered for some rows before anything is written."""

    __slots__ = ("_lanes", "answers", "columns", "rows")

    def __init__(self, guards: Sequence[Shape], columns: Columns, rows: Rows) -> None:
        self.columns = columns
        self.rows = rows
        self.answers = [held(guard, columns, rows) for guard in guards]
        self._lanes: dict[tuple[int, int], Line] = {}

    def lanes(self, guard: int, line: Line) -> Line | None:
        """A guard as whole numbers of a line's type; nothing where it holds in every row."""
        known = self._lanes.get((guard, line.itemsize))
        if known is None:
            answer = self.answers[guard]
            if isinstance(answer, bool):
                return None
            known = self._lanes[guard, line.itemsize] = lanes(answer, line)
        return known


_Part = tuple[Write, int]
"""A write, and the number of its guard."""


class Block:
    """A block made ready. Writes to the same place come one after another, as compiled."""

    __slots__ = ("_asking", "_guards", "_plain", "_tables")

    def __init__(self, writes: Sequence[Write], highest: Sequence[int]) -> None:
        """`highest` is the most that each variable holds."""
        by_place: dict[int, list[Write]] = {}
        for write in writes:
            by_place.setdefault(write.place, []).append(write)
        self._plain: list[_Sum] = []
        self._tables: list[tuple[int, Table]] = []
        self._asking: list[tuple[int, list[_Part]]] = []
        guards: dict[Shape, int] = {}
        for place, parts in by_place.items():
            if all(part.guard == YES and isinstance(part.amount, int) for part in parts):
                self._plain.append(_sum(place, parts))
            elif (other := other_than(place, parts, highest)) is not None:
                self._tables.append((place, Table(place, other, _alone(place, parts))))
            else:
                numbered = [(part, guards.setdefault(part.guard, len(guards))) for part in parts]
                self._asking.append((place, numbered))
        self._guards = tuple(guards)

    def __bool__(self) -> bool:
        return bool(self._plain or self._asking or self._tables)

    def run(self, columns: Columns, rows: Rows) -> None:
        """Carry the block out in some rows."""
        if self._asking or self._tables:
            asked = _Asked(self._guards, columns, rows)
            worked = [_worked(place, parts, asked) for place, parts in self._asking]
            looked = [_Stored(place, *table.look(columns, rows)) for place, table in self._tables]
            for done in (*worked, *looked):
                done.write(columns, rows)
        for each in self._plain:
            each.write(columns, rows)


def _alone(place: int, parts: Sequence[Write]) -> Worked:
    """What changes of a place come to, worked out row by row."""
    numbered = [(part, guard) for guard, part in enumerate(parts)]

    def worked(columns: Columns, rows: Rows) -> Line:
        asked = _Asked([part.guard for part in parts], columns, rows)
        meant = [(part, guard) for part, guard in numbered if asked.answers[guard] is not False]
        return _row_by_row(place, meant, asked).after

    return worked


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


def _worked(place: int, parts: Sequence[_Part], asked: _Asked) -> _Sum | _Guarded | _Stored:
    """What a place comes to in each row: guards and forms read the columns as they are now."""
    answers = asked.answers
    meant = [(part, guard) for part, guard in parts if answers[guard] is not False]
    if all(answers[guard] is True and isinstance(part.amount, int) for part, guard in meant):
        return _sum(place, [part for part, _guard in meant])
    if len(meant) == 1 and isinstance(meant[0][0].amount, int):
        part, guard = meant[0]
        return _Guarded(_sum(place, [part]), answers[guard])
    return _row_by_row(place, meant, asked)


def _row_by_row(place: int, parts: Sequence[_Part], asked: _Asked) -> _Stored:
    columns, rows = asked.columns, asked.rows
    reach = most = columns.highest[place]
    amounts = []
    for part, _guard in parts:
        amount, lowest, highest = value_of(part.amount, columns, rows)
        amounts.append((amount, lowest, highest))
        reach += max(-lowest, highest)
    kind = np.int16 if reach < _NARROW else np.int32 if reach < _WIDE else np.int64
    after: Line = columns.read(place, rows).astype(kind)
    added: list[int | Line] = []
    steps: list[tuple[Mask, int]] = []
    low, high = columns.low[place], columns.high[place]
    least = furthest = 0
    for (part, guard), (amount, lowest, highest) in zip(parts, amounts, strict=True):
        answer = asked.answers[guard]
        sure = isinstance(answer, bool)
        if part.sets:
            meant = asked.lanes(guard, after)
            change = (amount if isinstance(amount, int) else as_line(amount, kind)) - after
            after += change if meant is None else change * meant
            low, high = (lowest, highest) if sure else (min(low, lowest), max(high, highest))
            continue
        least += lowest if sure else min(lowest, 0)
        furthest += highest if sure else max(highest, 0)
        if not isinstance(answer, bool) and isinstance(amount, int):
            steps.append((answer, amount))
        else:
            value = amount if isinstance(amount, int) else as_line(amount, kind)
            meant = asked.lanes(guard, after)
            added.append(value if meant is None else meant * value)
    if steps:
        added.append(_stepped(steps, kind))
    for each in added:
        after += each
    low, high = low + least, high + furthest
    if low < 0:
        columns.at_least(after, 0)
    if high > most:
        columns.at_most(after, most)
    return _Stored(place, after, min(max(low, 0), most), min(max(high, 0), most))


def _stepped(steps: Sequence[tuple[Mask, int]], kind: type[np.signedinteger[Any]]) -> Line:
    """The sum of steps, each where its mask holds; counted in bytes where they are few."""
    unit = gcd(*(step for _mask, step in steps)) or 1
    small = sum(abs(step) for _mask, step in steps) // unit <= _BYTE
    if not small:
        unit = 1
    narrow = np.int8 if small else kind
    total: Line = np.zeros(steps[0][0].size, dtype=narrow)
    for mask, step in steps:
        bits = mask.view(np.int8) if small else mask.astype(kind)
        if step == unit:
            total += bits
        elif step == -unit:
            total -= bits
        else:
            total += bits * narrow(step // unit)
    wide: Line = total.astype(kind, copy=False)
    if unit != 1:
        np.multiply(wide, unit, out=wide)
    return wide
