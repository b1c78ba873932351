"""Which rows something happens to: all, some by a mask, or few by their indices.

Many rows are cheapest as a mask over whole columns, few as a list of indices; a
set of rows is the one or the other by its size. What belongs to a set of rows
(values, numbers, answers) lies in its *space*: as long as the columns where the
rows are all or a mask, as long as the list where they are indices.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]
Index = NDArray[np.intp]
Line = NDArray[np.signedinteger[Any]]
Answer = bool | Mask
"""One answer for all rows of a space, or one for each."""

FEW = 24
"""One row in so many, or fewer, are listed one by one."""

SOME = 5
"""The same before something that costs much for each row, such as a number."""


class Rows:
    """A set of rows of the columns; never changed once it is made.

    `every` says that all are meant. Else `few` holds the indices of the rows, or
    `mask` says of each row whether it is meant.
    """

    __slots__ = ("_lanes", "count", "every", "few", "mask", "total")

    def __init__(
        self, total: int, few: Index | None = None, mask: Mask | None = None, count: int = -1
    ) -> None:
        """`count` says of how many rows a mask holds."""
        self.total = total
        self.few = few
        self.mask = mask
        self.every = few is None and mask is None
        self.count = count if count >= 0 else total if few is None else few.size
        self._lanes: dict[int, Line] = {}

    @staticmethod
    def where(mask: Mask) -> Rows:
        """The rows for which a mask over whole columns holds."""
        total = mask.size
        count = int(np.count_nonzero(mask))
        if count == total and total:
            return Rows(total)
        if count * FEW < total or not total:
            return Rows(total, mask.nonzero()[0] if count else _NOBODY)
        return Rows(total, None, mask, count)

    @property
    def space(self) -> int:
        """How long a line of values for these rows is."""
        return self.total if self.few is None else self.few.size

    def narrow(self, held: Answer) -> Rows:
        """Those of the rows for which an answer in their space holds."""
        if isinstance(held, bool):
            return self if held else Rows(self.total, _NOBODY)
        if self.few is not None:
            return Rows(self.total, self.few[held])
        return Rows.where(held if self.mask is None else held & self.mask)

    def listed(self) -> Rows:
        """The same rows, one by one where that is worth it for something costly."""
        if self.mask is None or self.count * SOME > self.total:
            return self
        return Rows(self.total, self.index())

    def lanes(self, line: Line) -> Line:
        """The mask as whole numbers of a line's type: 1 where a row is meant, else 0."""
        known = self._lanes.get(line.itemsize)
        if known is None:
            known = self._lanes[line.itemsize] = lanes(self.full(), line)
        return known

    def full(self) -> Mask:
        """The rows as a mask over whole columns."""
        if self.mask is not None:
            return self.mask
        mask = np.full(self.total, self.every)
        if self.few is not None:
            mask[self.few] = True
        return mask

    def counted(self, held: Answer) -> int:
        """Of how many of the rows an answer in their space holds."""
        if isinstance(held, bool):
            return self.count if held else 0
        return int(np.count_nonzero(held if self.mask is None else held & self.mask))

    @property
    def first(self) -> int:
        """The first row, or -1 where there is none."""
        if not self.count:
            return -1
        if self.few is not None:
            return int(self.few[0])
        return 0 if self.mask is None else int(self.mask.argmax())

    def index(self) -> Index:
        """The rows as indices."""
        return self.full().nonzero()[0] if self.few is None else self.few


def both(one: Answer, two: Answer) -> Answer:
    """Where both of two answers hold."""
    if isinstance(one, bool):
        return two if one else False
    if isinstance(two, bool):
        return one if two else False
    return one & two


def either(one: Answer, two: Answer) -> Answer:
    """Where one of two answers holds, or both."""
    if isinstance(one, bool):
        return True if one else two
    if isinstance(two, bool):
        return True if two else one
    return one | two


_NOBODY: Index = np.empty(0, dtype=np.intp)


def lanes(mask: Mask, line: Line) -> Line:
    """A mask as whole numbers of a line's type: 1 where it holds, else 0."""
    return mask.view(np.int8) if line.itemsize == 1 else mask.astype(line.dtype)


class Wholes(dict[int, Line]):
    """Whole numbers of one type, as numpy takes them at once: a plain one it first looks through.

    With lines of a few thousand rows that is half of what an addition takes.
    """

    __slots__ = ("_kind",)

    def __init__(self, kind: type[np.signedinteger[Any]]) -> None:
        super().__init__()
        self._kind = kind

    def __missing__(self, value: int) -> Line:
        found: Line = np.array(value, dtype=self._kind)
        self[value] = found
        return found


def as_line(amount: int | Line, kind: type[np.signedinteger[Any]]) -> Line:
    """One number or a line of them as whole numbers of a type."""
    found: Line = np.asarray(amount, dtype=kind)
    return found
