"""Changes that depend on one other variable alone, looked up instead of worked out.

Where a variable is drawn to another place by each state of a track, what it comes to follows
from the two of them. That is worked out once for all that they can hold, by the very code
that would work it out row by row, and kept with the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from game.rules.batch.columns import Columns, line_type
from game.rules.batch.rows import Line, Rows
from game.rules.conditions import reads
from game.rules.effects import Write

FORMS = 4
"""Fewer forms are worked out as quickly as they are looked up."""

MOST = 1 << 14
"""Tables have no more entries: their numbers fit 16 bits, and they are filled in no time."""

Worked = Callable[[Columns, Rows], Line]
"""What a variable comes to, row by row."""


def other_than(place: int, parts: Sequence[Write], highest: Sequence[int]) -> int | None:
    """The one variable that the changes of a place depend on besides itself, if a table pays.

    `highest` is the most that each variable holds.
    """
    if sum(not isinstance(part.amount, int) for part in parts) < FORMS:
        return None
    seen: set[int] = set()
    for part in parts:
        seen |= reads(part.guard)
        if not isinstance(part.amount, int):
            seen |= {term for term, _times in part.amount.terms}
    seen.discard(place)
    if len(seen) != 1:
        return None
    other = seen.pop()
    return other if (highest[place] + 1) * (highest[other] + 1) <= MOST else None


class Table:
    """What a place comes to, by another variable and itself. Filled when it is first asked."""

    __slots__ = ("_after", "_bounds", "_other", "_place", "_worked")

    def __init__(self, place: int, other: int, worked: Worked) -> None:
        """`worked` works out what the place comes to without a table."""
        self._place = place
        self._other = other
        self._worked = worked
        self._after: Line | None = None
        self._bounds = 0, 0

    def look(self, columns: Columns, rows: Rows) -> tuple[Line, int, int]:
        """What the place comes to in the space of some rows, and the bounds of that."""
        after = self._after
        if after is None:
            after = self._after = self._filled(columns)
            self._bounds = int(after.min()), int(after.max())
        at = columns.read(self._other, rows).astype(np.int16)
        at *= np.int16(columns.highest[self._place] + 1)
        at += columns.read(self._place, rows)
        found: Line = after.take(at, mode="clip")
        return found, *self._bounds

    def _filled(self, columns: Columns) -> Line:
        every = columns.combined(self._other, self._place)
        found = self._worked(every, Rows(every.size))
        return found.astype(line_type(columns.highest[self._place]))
