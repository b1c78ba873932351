"""Conditions and linear forms over many rows: the same answers as the kernel's, all at once."""

from __future__ import annotations

import numpy as np

from game.rules.batch.columns import Columns
from game.rules.batch.rows import Answer, Line, Rows, either
from game.rules.conditions import YES, Always, Every, Negated, OneOf, Shape, Within, every
from game.rules.effects import Linear, toward_zero

_WIDE, _WIDEST = 16_000, 1 << 30
"""What sums in 16 and in 32 bits stay below."""


def held(shape: Shape, columns: Columns, rows: Rows) -> Answer:
    """Whether a condition holds, in the space of some rows; a plain bool where all agree."""
    if isinstance(shape, Within):
        return columns.within(shape.place, shape.lowest, shape.highest, rows)
    if isinstance(shape, Always):
        return shape.holds
    if isinstance(shape, OneOf):
        return _one_of(shape, columns, rows)
    if isinstance(shape, Negated):
        answer = held(shape.part, columns, rows)
        return not answer if isinstance(answer, bool) else ~answer
    return _joined(shape.parts, columns, rows, until=not isinstance(shape, Every))


def _one_of(shape: OneOf, columns: Columns, rows: Rows) -> Answer:
    """Whether a variable has one of some values; only those that any row can hold are asked."""
    place, low, high = shape.place, columns.low[shape.place], columns.high[shape.place]
    found: Answer = False
    for value in shape.values:
        if low <= value <= high:
            found = either(found, columns.within(place, value, value, rows))
    return found


def _joined(parts: tuple[Shape, ...], columns: Columns, rows: Rows, *, until: bool) -> Answer:
    """All parts (`until` is false) or any part; whatever is decided at once is asked first."""
    lows, highs = columns.low, columns.high
    left: list[Shape] = []
    for part in parts:
        if isinstance(part, Within):
            low, high = lows[part.place], highs[part.place]
            holds = low >= part.lowest and high <= part.highest
            if holds or high < part.lowest or low > part.highest:
                if holds is until:
                    return until
                continue
        left.append(part)
    joined: Answer = not until
    for part in left:
        if isinstance(part, Within):
            answer: Answer = columns.lies(part.place, part.lowest, part.highest, rows)
        else:
            answer = held(part, columns, rows)
        if isinstance(answer, bool):
            if answer is until:
                return until
        elif isinstance(joined, bool):
            joined = answer
        else:
            joined = joined | answer if until else joined & answer
    return joined


Needs = tuple[tuple[int, int, int], ...]
"""Places and the bounds, both included, without which something cannot be."""


def needs(shape: Shape) -> tuple[Needs, Shape | None]:
    """Bounds without which a condition cannot hold, and what must hold besides, if anything."""
    if isinstance(shape, Within):
        return ((shape.place, shape.lowest, shape.highest),), None
    if isinstance(shape, OneOf):
        return ((shape.place, min(shape.values), max(shape.values)),), shape
    if isinstance(shape, Every):
        parts = [needs(part) for part in shape.parts]
        bounds = tuple(bound for bounds, _left in parts for bound in bounds)
        rest = [left for _bounds, left in parts if left is not None]
        return bounds, every(rest) if rest else None
    return (), None if shape == YES else shape


Value = int | Line
"""One value for all rows of a space, or one for each."""


def bounds_of(amount: int | Linear, columns: Columns) -> tuple[int, int]:
    """What an amount is at the least and at the most, by what the columns can hold."""
    if isinstance(amount, int):
        return amount, amount
    low, high, _furthest = _reach(amount, columns)
    return _finished(amount, low), _finished(amount, high)


def _reach(form: Linear, columns: Columns) -> tuple[int, int, int]:
    """The least and the most that a form's terms come to, and how far a sum of them can stray."""
    low = high = form.base
    furthest = abs(form.base)
    for place, times in form.terms:
        least, most = times * columns.low[place], times * columns.high[place]
        if least > most:
            least, most = most, least
        low += least
        high += most
        furthest += max(-least, most)
    return low, high, furthest


def value_of(amount: int | Linear, columns: Columns, rows: Rows) -> tuple[Value, int, int]:
    """An amount in the space of some rows, and the bounds that it keeps there."""
    if isinstance(amount, int):
        return amount, amount, amount
    low, high, furthest = _reach(amount, columns)
    bounds = _finished(amount, low), _finished(amount, high)
    if bounds[0] == bounds[1]:
        return bounds[0], *bounds
    furthest += amount.over + max(abs(amount.lowest or 0), abs(amount.highest or 0))
    kind = np.int16 if furthest < _WIDE else np.int32 if furthest < _WIDEST else np.int64
    base = amount.base
    parts: list[Line] = []
    for place, times in amount.terms:
        if columns.alike(place):
            base += times * columns.low[place]
            continue
        part: Line = columns.read(place, rows).astype(kind)
        if times != 1:
            np.multiply(part, times, out=part)
        parts.append(part)
    total = parts[0]  # bounds that lie apart have a term that is not alike
    for part in parts[1:]:
        total += part
    total += base
    total = _toward_zero(total, amount.over, low, high)
    if amount.over != 1:
        low, high = toward_zero(low, amount.over), toward_zero(high, amount.over)
    if amount.lowest is not None and low < amount.lowest:
        columns.at_least(total, amount.lowest)
        low = amount.lowest
    if amount.highest is not None and high > amount.highest:
        columns.at_most(total, amount.highest)
        high = amount.highest
    return _toward_zero(total, amount.unit, low, high), *bounds


def _finished(form: Linear, total: int) -> int:
    """What a form makes of the sum of its terms."""
    if form.over != 1:
        total = toward_zero(total, form.over)
    if form.lowest is not None and total < form.lowest:
        total = form.lowest
    if form.highest is not None and total > form.highest:
        total = form.highest
    return total if form.unit == 1 else toward_zero(total, form.unit)


def _toward_zero(values: Line, divisor: int, low: int, high: int) -> Line:
    """Whole division that drops the rest toward zero, of values from `low` to `high`."""
    if divisor == 1:
        return values
    if high <= 0:
        return -(-values // divisor)
    if low < 0:
        # Numpy rounds down; negative values are lifted first by all but one of the divisor.
        values = values + ((values >> (8 * values.itemsize - 1)) & (divisor - 1))
    return values // divisor
