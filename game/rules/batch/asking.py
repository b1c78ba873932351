"""Conditions and linear forms over many rows: the same answers as the kernel's, all at once."""

from __future__ import annotations

import numpy as np

from game.rules.batch.columns import Columns
from game.rules.batch.rows import Answer, Line, Rows
from game.rules.conditions import Always, Every, Negated, OneOf, Shape, Within
from game.rules.effects import Linear, toward_zero

_WIDEST = 1 << 30
"""What sums in 32 bits stay below."""


def held(shape: Shape, columns: Columns, rows: Rows) -> Answer:
    """Whether a condition holds, in the space of some rows; a plain bool where all agree."""
    if isinstance(shape, Within):
        return columns.within(shape.place, shape.lowest, shape.highest, rows)
    if isinstance(shape, Always):
        return shape.holds
    if isinstance(shape, OneOf):
        return _joined([Within(shape.place, n, n) for n in shape.values], columns, rows, until=True)
    if isinstance(shape, Negated):
        answer = held(shape.part, columns, rows)
        return not answer if isinstance(answer, bool) else ~answer
    return _joined(shape.parts, columns, rows, until=not isinstance(shape, Every))


def _joined(
    parts: tuple[Shape, ...] | list[Within], columns: Columns, rows: Rows, *, until: bool
) -> Answer:
    """All parts (`until` is false) or any part; whatever is decided at once is asked first."""
    for part in parts:
        if isinstance(part, Within):
            low, high = columns.low[part.place], columns.high[part.place]
            if until:
                if low >= part.lowest and high <= part.highest:
                    return True
            elif high < part.lowest or low > part.highest:
                return False
    joined: Answer = not until
    for part in parts:
        answer = held(part, columns, rows)
        if isinstance(answer, bool):
            if answer is until:
                return until
        elif isinstance(joined, bool):
            joined = answer
        else:
            joined = joined | answer if until else joined & answer
    return joined


Value = int | Line
"""One value for all rows of a space, or one for each."""


def value_of(amount: int | Linear, columns: Columns, rows: Rows) -> tuple[Value, int, int]:
    """An amount in the space of some rows, and the bounds that it keeps there."""
    if isinstance(amount, int):
        return amount, amount, amount
    low = high = amount.base
    furthest = abs(amount.base)
    for place, times in amount.terms:
        ends = times * columns.low[place], times * columns.high[place]
        low += min(ends)
        high += max(ends)
        furthest += max(abs(ends[0]), abs(ends[1]))
    bounds = _finished(amount, low), _finished(amount, high)
    if bounds[0] == bounds[1]:
        return bounds[0], *bounds
    kind = np.int32 if furthest + amount.over < _WIDEST else np.int64
    total: Line = np.full(rows.space, amount.base, dtype=kind)
    for place, times in amount.terms:
        if times:
            value: Line = columns.read(place, rows).astype(kind)
            total = total + value * times
    total = _toward_zero(total, amount.over, low, high)
    low, high = toward_zero(low, amount.over), toward_zero(high, amount.over)
    if amount.lowest is not None and low < amount.lowest:
        np.maximum(total, amount.lowest, out=total)
        low = amount.lowest
    if amount.highest is not None and high > amount.highest:
        np.minimum(total, amount.highest, out=total)
        high = amount.highest
    return _toward_zero(total, amount.unit, low, high), *bounds


def _finished(form: Linear, total: int) -> int:
    """What a form makes of the sum of its terms."""
    total = toward_zero(total, form.over)
    if form.lowest is not None:
        total = max(total, form.lowest)
    if form.highest is not None:
        total = min(total, form.highest)
    return toward_zero(total, form.unit)


def _toward_zero(values: Line, divisor: int, low: int, high: int) -> Line:
    """Whole division that drops the rest toward zero, of values from `low` to `high`."""
    if divisor == 1:
        return values
    if high <= 0:
        return -(-values // divisor)
    if low < 0:
        # Numpy rounds down; negative values are lifted first by all but one of the divisor.
        values = values + ((values < 0) * values.dtype.type(divisor - 1))
    return values // divisor
