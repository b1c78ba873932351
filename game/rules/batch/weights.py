"""Survival weighting of many plays: the same shares as `game.rules.weighing`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from game.rules.batch.rows import Line, Rows
from game.rules.luck import WHOLE

Shares = NDArray[np.float64]


class Weights:
    """What each row still carries, and what each kind of ending has got from it so far."""

    __slots__ = ("_kinds", "carried", "weight")

    def __init__(self, kinds: Sequence[int], rows: int) -> None:
        """`kinds` number the kind of each ending, from nought."""
        self._kinds = np.array(kinds, dtype=np.intp)
        self.weight: Shares = np.ones(rows)
        self.carried: Shares = np.zeros((max(kinds) + 1, rows))

    def leave(self, ending: int, width: int | Line, rows: Rows) -> None:
        """Rows leave an ending `width` ten-thousandths of their weight, kept until `keep`."""
        part = np.asarray(width, dtype=np.float64) / WHOLE
        where = _place(rows)
        share = self.weight[where] * part
        carried = self.carried[self._kinds[ending]]
        carried[where] += share if rows.mask is None else share * rows.mask

    def keep(self, left: int | Line, rows: Rows) -> None:
        """Rows keep `left` ten-thousandths of their weight."""
        part = np.asarray(left, dtype=np.float64) / WHOLE
        self.weight[_place(rows)] *= part if rows.mask is None else np.where(rows.mask, part, 1.0)

    def closed(self, ending: NDArray[np.int16]) -> Shares:
        """All shares (a line for each row), with what the rows carried to their last endings."""
        self.carried[self._kinds.take(ending), np.arange(ending.size)] += self.weight
        return self.carried.T


def _place(rows: Rows) -> slice | NDArray[np.intp]:
    return slice(rows.total) if rows.few is None else rows.few
