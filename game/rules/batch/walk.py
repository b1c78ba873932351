"""One walk of many plays through the steps: columns, their bounds, and who still plays.

Rows are plays, and every variable is one contiguous column. The rows that have
joined and not been cleared away lie in front, so that each column's active part
is a plain slice. Of each column a walk knows bounds that hold for all active
rows; most questions are answered by them, without a look at the column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from game.rules.batch.numbers import Numbers, Seeds, numbers
from game.rules.state import Moment

Mask = NDArray[np.bool_]
Column = NDArray[Any]
"""uint8 or int16; which of them is a matter of its variable's highest value."""

Index = NDArray[np.intp]
Shares = NDArray[np.float64]
Matrix = NDArray[np.int16]

SPARSE = 0.75
"""Below this share of the active rows, draws are worked out for the rows concerned alone."""


class Observer(Protocol):
    """Counts what plays meet. Both may be asked often: keep them quick."""

    def met(self, kind: str, name: str, count: int, play: int) -> None:
        """So many more rows met this; `play` is the number of one of them.

        Kinds: rule, incident, outcome, fuse, sent, arrived, received, taken,
        offered, ending. Names are causes or ids; those of menus are
        `menu key/entry`.
        """
        ...

    def stood(self, walk: Walk) -> None:
        """A moment of the world is over; `walk` shows the columns. Not to be changed."""
        ...


@dataclass(frozen=True, slots=True)
class Outcomes:
    """How the rows of a group ended.

    `endings` and `last_day` are exact for plays; in a weighted run they tell
    only how the rows went that survived the absorbing draws. `shares` (a line
    a play, a column an ending; each line sums to 1) are there in a weighted
    run alone. `values` are the last values of the watched variables, a line
    each.
    """

    endings: NDArray[np.int16]
    last_day: NDArray[np.int16]
    values: Matrix
    shares: Shares | None = None


@dataclass(slots=True)
class Results:
    """What a walk fills in, by the number that each row was given at the beginning."""

    endings: NDArray[np.int16]
    last_day: NDArray[np.int16]
    values: Matrix
    shares: Shares | None


class Rows:
    """Some of the active rows: a mask, or None for all of them, and how many they are."""

    __slots__ = ("_bytes", "_index", "_words", "count", "mask")

    def __init__(self, mask: Mask | None, count: int) -> None:
        self.mask = mask
        self.count = count
        self._bytes: NDArray[np.uint8] | None = None
        self._words: NDArray[np.int16] | None = None
        self._index: Index | None = None

    def bytes(self, mask: Mask) -> NDArray[np.uint8]:
        """The mask as bytes with all bits set or none."""
        if self._bytes is None:
            self._bytes = np.negative(mask.view(np.uint8))
        return self._bytes

    def words(self, mask: Mask) -> NDArray[np.int16]:
        """The mask as words with all bits set or none."""
        if self._words is None:
            self._words = np.negative(mask.view(np.int8)).astype(np.int16)
        return self._words

    def index(self, size: int) -> Index:
        """The places of the rows; `size` is the number of active rows."""
        if self._index is None:
            self._index = np.arange(size) if self.mask is None else np.flatnonzero(self.mask)
        return self._index


@dataclass(slots=True)
class Fresh:
    """Each row has seeds of its own."""

    seeds: Seeds

    def numbers(self, name_key: int, size: int, index: Index | None) -> Numbers:
        """The numbers of a draw for the first `size` rows, or for some of them."""
        chosen = self.seeds[:size] if index is None else self.seeds[index]
        return numbers(chosen, name_key)

    def keep(self, kept: Index) -> None:
        """Only these rows stay."""
        self.seeds[: kept.size] = self.seeds[kept]


@dataclass(slots=True)
class Common:
    """Many rows share the same few seeds: the groups of a fan."""

    seeds: Seeds
    which: NDArray[np.intp]
    """Which of the seeds each row has."""

    def numbers(self, name_key: int, size: int, index: Index | None) -> Numbers:
        """The numbers of a draw for the first `size` rows, or for some of them."""
        which = self.which[:size] if index is None else self.which[index]
        return numbers(self.seeds, name_key)[which]

    def keep(self, kept: Index) -> None:
        """Only these rows stay."""
        self.which[: kept.size] = self.which[kept]


Source = Fresh | Common


@dataclass(slots=True)
class Walk:
    """The rows under way. Arrays are changed in place."""

    columns: list[Column]  # whole, by place
    parts: list[Column]  # the active part of each
    low: list[int]
    high: list[int]
    until: Sequence[int]  # the last step at which each variable matters
    origin: Index  # the number of each row in the results
    luck: Source
    tastes: Source
    results: Results
    watch: Sequence[int]
    documented: bool = False
    weights: Shares | None = None
    observer: Observer | None = None
    size: int = 0
    alive: Mask | None = None  # None: all active rows play on
    dead: int = 0
    index: int = 0  # of the step
    moment: Moment = field(default_factory=lambda: Moment(1, 0))
    slot: int = 0

    # -- who is meant

    def among(self, held: Mask | bool) -> Rows | None:  # noqa: FBT001 (an answer, not a switch)
        """Those of the running rows for which an answer holds; None where there is none."""
        if held is False:
            return None
        if held is True:
            if self.alive is None:
                return Rows(None, self.size)
            return Rows(self.alive.copy(), self.size - self.dead)
        mask = held if self.alive is None else held & self.alive
        return _rows(mask, self.size)

    def running(self, rows: Rows) -> Rows | None:
        """Those of these rows that have not ended."""
        if self.alive is None:
            return rows if rows.count else None
        mask = self.alive.copy() if rows.mask is None else rows.mask & self.alive
        return _rows(mask, self.size)

    def some(self, rows: Rows, held: Mask) -> Rows | None:
        """Those of these rows for which an answer holds. `held` may be kept."""
        return _rows(held if rows.mask is None else held & rows.mask, self.size)

    def numbers(self, name_key: int, rows: Rows) -> tuple[Numbers, Index | None]:
        """The numbers of a draw for some rows; with their places where only those were drawn."""
        if rows.count >= SPARSE * self.size:
            return self.luck.numbers(name_key, self.size, None), None
        index = rows.index(self.size)
        return self.luck.numbers(name_key, self.size, index), index

    def spread(self, held: Mask, index: Index | None) -> Mask:
        """An answer for the rows at `index` as an answer for all active rows."""
        if index is None:
            return held
        mask = np.zeros(self.size, dtype=np.bool_)
        mask[index] = held
        return mask

    def saw(self, kind: str, name: str, rows: Rows) -> None:
        """Tell the observer, if there is one."""
        if self.observer is not None:
            first = 0 if rows.mask is None else int(rows.mask.argmax())
            self.observer.met(kind, name, rows.count, int(self.origin[first]))

    # -- beginning and end

    def end(self, rows: Rows, ending: int) -> None:
        """These rows have ended, those apart that had before."""
        left = self.running(rows)
        if left is None:
            return
        index = left.index(self.size)
        which = self.origin[index]
        self.results.endings[which] = ending
        self.results.last_day[which] = self.moment.day
        if self.weights is not None and self.results.shares is not None:
            self.results.shares[which, ending] += self.weights[index]
        if self.alive is None:
            self.alive = np.ones(self.size, dtype=np.bool_)
        self.alive[index] = False
        self.dead += left.count

    def join(self, row: Sequence[int], count: int) -> None:
        """So many rows that stand at `row` become active."""
        first, self.size = self.size, self.size + count
        for place, value in enumerate(row):
            self.columns[place][first : self.size] = value
            self.low[place] = min(self.low[place], value) if first else value
            self.high[place] = max(self.high[place], value) if first else value
        if self.alive is not None:
            self.alive = np.concatenate([self.alive, np.ones(count, dtype=np.bool_)])
        self._cut()

    def clear(self) -> None:
        """Put away the rows that have ended, so that nobody walks on with them."""
        if self.alive is None:
            return
        self._note_values(np.flatnonzero(~self.alive))
        kept = np.flatnonzero(self.alive)
        for place, column in enumerate(self.columns):
            if self.until[place] >= self.index:
                column[: kept.size] = column[kept]
        waiting = self.origin.size - self.size
        self._move(self.origin, kept, waiting)
        self.luck.keep(kept)
        self.tastes.keep(kept)
        if self.weights is not None:
            self.weights[: kept.size] = self.weights[kept]
        self.size, self.alive, self.dead = kept.size, None, 0
        self._cut()

    def finish(self) -> None:
        """Note the last values of all rows that are still active."""
        self._note_values(np.arange(self.size))

    def _note_values(self, index: Index) -> None:
        which = self.origin[index]
        for line, place in enumerate(self.watch):
            self.results.values[line, which] = self.parts[place][index]

    def _cut(self) -> None:
        self.parts = [column[: self.size] for column in self.columns]
