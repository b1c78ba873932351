"""The variables of many plays: a line of whole numbers for each, and what is known of it.

For every variable the columns keep the lowest and the highest value that any
row can hold by now. Most conditions are decided by these two alone: what has
not happened anywhere yet need not be looked for row by row. What was asked of a
line is remembered until the line is written to.

A line is made when it is first read or written row by row: what all rows have alike,
and nothing changes, takes no room and no time.

All arithmetic stays inside the type of a line: a variable is held in 8 bits
where twice its highest value fits, else in 16, else in 32; amounts are bounded
by the highest value before they are added.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.rules.batch.rows import Answer, Index, Line, Mask, Rows, Wholes
from game.rules.state import Variable

NEAR = 8
"""The rows of a few states are near if they lie among so many times as many."""

_SMALL, _MIDDLE = 63, 16_383


def line_type(highest: int) -> type[np.int8 | np.int16 | np.int32]:
    """The type of a line whose values run from 0 to `highest`."""
    if highest <= _SMALL:
        return np.int8
    return np.int16 if highest <= _MIDDLE else np.int32


Bounds = NDArray[np.int64]
"""The least, or the most, that each variable holds."""


class _Lines(dict[int, Line]):
    """What is under way of whole lines by place, each cut when it is first looked at."""

    __slots__ = ("_make", "_size", "_whole")

    def __init__(self, whole: dict[int, Line], make: Callable[[int], Line], size: int) -> None:
        super().__init__()
        self._whole = whole
        self._make = make
        self._size = size

    def __missing__(self, place: int) -> Line:
        whole = self._whole.get(place)
        if whole is None:
            whole = self._whole[place] = self._make(place)
        found = self[place] = whole[: self._size]
        return found


class Columns:
    """All variables of the rows that are under way. Changed in place."""

    __slots__ = (
        *("_answers", "_bounds", "_gauges", "_lines", "_make"),
        *("_variables", "_whole", "_wholes"),
        *("high", "highest", "low", "size"),
    )

    def __init__(self, variables: Sequence[Variable], make: Callable[[int], Line]) -> None:
        """`make` gives the line of a variable as it begins; rows come under way with `extend`."""
        self._variables = variables
        self.highest = [variable.highest for variable in variables]
        wholes = {kind: Wholes(kind) for kind in (np.int8, np.int16, np.int32)}
        self._wholes = [wholes[line_type(most)] for most in self.highest]
        self._gauges = [place for place, each in enumerate(variables) if each.kind == "gauge"]
        self._make = make
        self._whole: dict[int, Line] = {}
        self.size = 0
        self.low = list(self.highest)
        self.high = [0] * len(self.highest)
        self._lines = _Lines(self._whole, make, 0)
        self._answers: dict[int, dict[tuple[int, int], Mask]] = {}
        self._bounds: dict[tuple[int, int], Line] = {}

    def extend(self, size: int, low: Bounds, high: Bounds) -> None:
        """The first `size` rows are under way; the new ones hold values from `low` to `high`."""
        self.size = size
        # By way of an array: numpy reads a list many times slower.
        self.low[:] = np.minimum(array("q", self.low), low).tolist()
        self.high[:] = np.maximum(array("q", self.high), high).tolist()
        self._lines = _Lines(self._whole, self._make, size)
        self._answers = {}

    def pack(self, kept: Index) -> None:
        """Leave all rows behind but these. A line moves up, where it lies, when it is looked at."""
        before, make = self._whole, self._make
        # These and not the columns, which would hold themselves in memory then.
        lows, highs, most = self.low, self.high, self.highest

        def packed(place: int) -> Line:
            # Nothing was written to it since, or it would have been looked at.
            if lows[place] == highs[place]:
                return np.full(kept.size, lows[place], dtype=line_type(most[place]))
            line = before.get(place)
            if line is None:
                line = make(place)
            line[: kept.size] = line[kept]
            return line[: kept.size]

        self.size = kept.size
        self._whole = {}
        self._make = packed
        self._lines = _Lines(self._whole, packed, self.size)
        self._answers = {}

    def combined(self, one: int, two: int) -> Columns:
        """Columns with a row for all that two variables can hold together, by the first.

        What else there is holds nought.
        """
        first, second = self.highest[one] + 1, self.highest[two] + 1
        held = {
            one: np.arange(first).repeat(second),
            two: np.tile(np.arange(second), first),
        }
        size = first * second

        def begin(place: int) -> Line:
            kind: type[np.signedinteger[Any]] = line_type(self.highest[place])
            return held[place].astype(kind) if place in held else np.zeros(size, dtype=kind)

        found = Columns(self._variables, begin)
        low = np.zeros(len(self.highest), dtype=np.int64)
        high = low.copy()
        high[one], high[two] = first - 1, second - 1
        found.extend(size, low, high)
        return found

    @property
    def lines(self) -> list[Line]:
        """All lines, as far as their rows are under way; not to be written to."""
        found = []
        for place, (low, high, most) in enumerate(
            zip(self.low, self.high, self.highest, strict=True)
        ):
            if low == high:
                alike = np.array(low, dtype=line_type(most))
                found.append(np.broadcast_to(alike, (self.size,)))
            else:
                found.append(self._lines[place])
        return found

    def states(self, rows: Index) -> NDArray[np.int32]:
        """All variables of a few rows: a line for each row."""
        # Rows that lie near the beginning are cheaper cut off together, and chosen then.
        last = int(rows.max(initial=0)) + 1
        near = last <= NEAR * rows.size
        cut: slice | Index = slice(last) if near else rows
        found = np.empty((len(self.low), rows.size), dtype=np.int32)
        found[:] = np.array(self.low, dtype=np.int32)[:, None]
        unlike: dict[int, list[int]] = {}
        for place, (low, high) in enumerate(zip(self.low, self.high, strict=True)):
            if low != high:
                unlike.setdefault(self._lines[place].itemsize, []).append(place)
        for places in unlike.values():
            lines = np.concatenate([self._lines[place][cut] for place in places])
            lines = lines.reshape(len(places), -1)
            found[places] = lines[:, rows] if near else lines
        return found.T

    def forget(self) -> None:
        """Forget what was asked of lines so far: most of it is not asked again on another day.

        How far gauges reach is seen anew: their bounds drift apart with every change, and
        close ones spare comparisons.
        """
        self._answers = {}
        low, high = self.low, self.high
        for place in self._gauges:
            if low[place] != high[place]:
                line = self._lines[place]
                low[place], high[place] = int(line.min()), int(line.max())

    # -- reading

    def alike(self, place: int) -> bool:
        """Whether a variable is known to be the same in all rows: `low` is its value."""
        return self.low[place] == self.high[place]

    def meet(self, needs: Sequence[tuple[int, int, int]], rows: Rows) -> Answer:
        """Whether variables lie within all of some bounds: (place, lowest, highest).

        What cannot be in any row is found out before any line is looked at.
        """
        lows, highs = self.low, self.high
        left = []
        for need in needs:
            place, lowest, highest = need
            low, high = lows[place], highs[place]
            if high < lowest or low > highest:
                return False
            if low < lowest or high > highest:
                left.append(need)
        if not left:
            return True
        found = self.lies(*left[0], rows)
        for need in left[1:]:
            found = found & self.lies(*need, rows)
        return found

    def read(self, place: int, rows: Rows) -> Line:
        """The values of a variable in the space of some rows; not to be written to."""
        few = rows.few
        return self._lines[place] if few is None else self._lines[place][few]

    def within(self, place: int, lowest: int, highest: int, rows: Rows) -> Answer:
        """Whether a variable lies between two bounds, both included, in the space of some rows."""
        low, high = self.low[place], self.high[place]
        if low >= lowest and high <= highest:
            return True
        if high < lowest or low > highest:
            return False
        return self.lies(place, lowest, highest, rows)

    def lies(self, place: int, lowest: int, highest: int, rows: Rows) -> Mask:
        """The same row by row, for whoever knows that the bounds of all rows do not decide it."""
        # Only what can fail is asked.
        ask = (
            lowest if self.low[place] < lowest else -1,
            highest if self.high[place] > highest else -1,
        )
        few = rows.few
        if few is not None:
            return _compared(self._lines[place][few], *ask, self._wholes[place])
        answers = self._answers.get(place)
        if answers is None:
            answers = self._answers[place] = {}
        known = answers.get(ask)
        if known is None:
            known = answers[ask] = _compared(self._lines[place], *ask, self._wholes[place])
        return known

    # -- writing

    def put(self, place: int, rows: Rows, value: int) -> None:
        """Set a variable in some rows."""
        low, high = self.low[place], self.high[place]
        if low == high == value:
            return
        line, few, mask = self._lines[place], rows.few, rows.mask
        if few is not None:
            line[few] = value
        elif mask is None:
            line.fill(value)
        elif line.itemsize == 1 and (not high or high == value == 1):
            # Set nowhere yet, or a mark: nothing is taken away, so that what is set is added.
            bits = mask.view(np.int8)
            np.bitwise_or(line, bits if value == 1 else bits * self._wholes[place][value], out=line)
        else:
            np.add(line, (self._wholes[place][value] - line) * rows.lanes(line), out=line)
        self._wrote(place, rows, value, value)

    def add(self, place: int, rows: Rows, amount: int) -> None:
        """Add to a variable in some rows, and keep it in its range."""
        most = self.highest[place]
        if not -most <= amount <= most:
            amount = most if amount > 0 else -most
        least, furthest = self.low[place] + amount, self.high[place] + amount
        low = 0 if least < 0 else min(least, most)
        high = most if furthest > most else max(furthest, 0)
        if low == high == self.low[place] == self.high[place] or not amount:
            return
        line, few, mask = self._lines[place], rows.few, rows.mask
        whole = self._wholes[place][amount]
        if few is not None:
            after = line[few]
            after += whole
        else:
            after = np.add(line, whole if mask is None else rows.lanes(line) * whole, out=line)
        if furthest > most:
            self.at_most(after, most)
        elif least < 0:
            self.at_least(after, 0)
        if few is not None:
            line[few] = after
        self._wrote(place, rows, low, high)

    def store(self, place: int, rows: Rows, after: Line, low: int, high: int) -> None:
        """Set a variable to values in the space of some rows, which lie from `low` to `high`."""
        line, few = self._lines[place], rows.few
        if rows.every:
            line[:] = after
        elif few is not None:
            line[few] = after
        else:
            change = after.astype(line.dtype, copy=False) - line
            np.add(line, change * rows.lanes(line), out=line)
        self._wrote(place, rows, low, high)

    def at_most(self, line: Line, most: int) -> None:
        """Bring what is above down to `most`, in place."""
        # Against a whole line of the bound: numpy is many times slower against one number.
        np.minimum(line, self._bound_line(most, line), out=line)

    def at_least(self, line: Line, least: int) -> None:
        """Bring what is below up to `least`, in place."""
        np.maximum(line, self._bound_line(least, line), out=line)

    def _bound_line(self, bound: int, line: Line) -> Line:
        known = self._bounds.get((bound, line.itemsize))
        if known is None or known.size < line.size:
            known = np.full(max(self.size, line.size), bound, dtype=line.dtype)
            self._bounds[bound, line.itemsize] = known
        return known if known.size == line.size else known[: line.size]

    def _wrote(self, place: int, rows: Rows, low: int, high: int) -> None:
        if rows.every or low < self.low[place]:
            self.low[place] = low
        if rows.every or high > self.high[place]:
            self.high[place] = high
        self._answers.pop(place, None)


def _compared(line: Line, lowest: int, highest: int, wholes: Wholes) -> Mask:
    """Whether values lie between two bounds; a bound of -1 is not asked."""
    found: Mask
    if highest < 0:
        found = line >= wholes[lowest]
    elif lowest < 0:
        found = line <= wholes[highest]
    elif lowest == highest:
        found = line == wholes[lowest]
    else:
        found = (line >= wholes[lowest]) & (line <= wholes[highest])
    return found
