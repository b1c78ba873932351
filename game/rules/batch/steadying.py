"""Ballast over many rows: how far each row was carried by luck of known chances.

For a draw with outcomes 1 to n, worths v and boundaries b (shares of all numbers), a
row drifts by the worth of what fell less the mean worth, times the weight that the row
still carries. Summed by parts that is, over all but the last outcome, (1 if the number
lies below the boundary, else 0, less b) times (v of the outcome less v of the next).
The boundaries are those of whole numbers that the draw itself goes by, so that the
mean of every term is nought to the last digit.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from game.rules.ballast import Ballast
from game.rules.batch.columns import Columns
from game.rules.batch.rows import Answer, Line, Rows
from game.rules.batch.weights import Weights
from game.rules.luck import WHOLE

Drift = NDArray[np.float64]
Cells = NDArray[np.intp]
Sum = int | Line | NDArray[np.uint16]
"""The weights up to an outcome: one sum for all rows of a space, or one for each."""

Forced = Sequence[tuple[int, int, int]]
"""Rows from, to, and the entry that they were made to take: nothing fell to them by chance."""


class Watch(Protocol):
    """Told how a draw of known chances fell."""

    def knows(self, key: int) -> bool:
        """Whether it wants to be told of the draw with this key."""
        ...

    def fell(  # noqa: PLR0913
        self,
        key: int,
        columns: Columns,
        weights: Weights | None,
        rows: Rows,
        sums: Sequence[Sum],
        below: Sequence[Answer],
        forced: Forced = (),
    ) -> None:
        """How a draw fell in some rows.

        Args:
            key: the key of its number.
            columns: how things stand.
            weights: what the rows still carry; all of it where None.
            rows: who drew.
            sums: the weights up to each outcome; the last is the sum of all.
            below: for each outcome, whether the number lies below its boundary.
            forced: rows that did not draw after all.
        """
        ...


class Worths:
    """Ballast made ready: by key, the step from each outcome's worth to that of the next."""

    def __init__(self, ballast: Ballast) -> None:
        self.steps: dict[int, list[Drift | None]] = {
            key: [
                step if step.any() else None for step in np.array(lines[:-1]) - np.array(lines[1:])
            ]
            for key, lines in ballast.worths.items()
            if len(lines) > 1
        }
        self._digits: list[tuple[int, Cells]] = []
        base = 1
        for sight in reversed(ballast.sights):
            top = max((*sight.edges, 0))
            digits = np.array([sight.bin(value) * base for value in range(top + 1)], dtype=np.intp)
            self._digits.append((sight.place, digits))
            base *= sight.bins

    def cells(self, columns: Columns, rows: Rows) -> Cells:
        """The cell of each row, in the space of some rows."""
        found = np.zeros(rows.space, dtype=np.intp)
        for place, digits in self._digits:
            found += digits.take(columns.read(place, rows), mode="clip")
        return found


class Steadying:
    """How far each row of a walk has drifted. Changed in place."""

    def __init__(self, worths: Worths, rows: int) -> None:
        self._worths = worths
        self.drift: Drift = np.zeros(rows)

    def knows(self, key: int) -> bool:
        """Whether the draw has worths."""
        return key in self._worths.steps

    def fell(  # noqa: PLR0913
        self,
        key: int,
        columns: Columns,
        weights: Weights | None,
        rows: Rows,
        sums: Sequence[Sum],
        below: Sequence[Answer],
        forced: Forced = (),
    ) -> None:
        """Add what a draw did to the drift of its rows."""
        cells = self._worths.cells(columns, rows)
        limits = Limits(sums)
        gone = np.zeros(rows.space)
        came = np.empty(rows.space)
        for place, step in enumerate(self._worths.steps[key][: len(sums) - 1]):
            if step is not None and not limits.sure(place):
                np.subtract(below[place], limits.of(place), out=came)
                came *= step.take(cells)
                gone += came
        spare(gone, rows, forced)
        where = slice(rows.total) if rows.few is None else rows.few
        if weights is not None:
            gone *= weights.weight[where]
        self.drift[where] += gone if rows.mask is None else gone * rows.mask


class Limits:
    """The shares of the numbers 0 to 9,999 that lie below each boundary of a draw."""

    __slots__ = ("_just", "_part", "_sums", "_whole")

    def __init__(self, sums: Sequence[Sum]) -> None:
        self._sums = sums
        whole = sums[-1]
        self._whole: int | Drift = (
            whole if isinstance(whole, int) else np.maximum(whole, 1).astype(np.float64)
        )
        # A number lies below where it is under `so_far * 10,000 / whole`, so as many do as
        # that, brought up to a whole number. Half a part less and one more, brought down, is
        # the same, and no rounding of doubles can come between.
        self._part = WHOLE / self._whole
        self._just = 1 - 0.5 / self._whole

    def sure(self, place: int) -> bool:
        """Whether everybody, or nobody, lies below a boundary."""
        so_far, whole = self._sums[place], self._whole
        if not isinstance(so_far, int):
            return False
        return so_far == 0 or (isinstance(whole, int) and so_far >= whole)

    def of(self, place: int) -> float | Drift:
        """The share for the boundary at a place."""
        so_far, whole = self._sums[place], self._whole
        if isinstance(so_far, int) and isinstance(whole, int):
            return -(-so_far * WHOLE // max(whole, 1)) / WHOLE
        if isinstance(whole, int) and whole == WHOLE:
            return np.asarray(so_far, dtype=np.float64) / whole  # boundaries as they are
        found: Drift = np.multiply(so_far, self._part, dtype=np.float64)
        found += self._just
        np.floor(found, out=found)
        found /= WHOLE
        return found


def spare(line: Drift, rows: Rows, forced: Forced) -> None:
    """Set a line in the space of some rows to nought where rows did not draw."""
    for first, last, _wanted in forced:
        group = slice(first, last)
        if rows.few is not None:
            group = slice(*np.searchsorted(rows.few, (first, last)))
        line[group] = 0.0
