"""One walk of many plays through the steps: who is under way, and what each row brings along."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from game.rules.batch.asking import held
from game.rules.batch.columns import Bounds, Columns
from game.rules.batch.numbers import Lots, Numbers
from game.rules.batch.rows import Answer, Index, Rows
from game.rules.batch.steadying import Forced, Sum, Watch
from game.rules.batch.weights import Weights
from game.rules.conditions import Shape
from game.rules.program import Rules
from game.rules.state import SENT, WAITING, Moment

FIRST_MORNING = Moment(1, 0)


KINDS = frozenset(
    {
        *("rule", "incident", "outcome", "fuse", "sent", "arrived", "received"),
        *("taken", "offered", "ending"),
    }
)
"""What observers can be told of."""


class Observer(Protocol):
    """Told what was met, of the kinds that it asks for (`KINDS`)."""

    @property
    def kinds(self) -> frozenset[str]:
        """What it wants to be told of."""
        ...

    def met(self, kind: str, name: str, rows: Rows) -> None:
        """These rows (perhaps none) met this, again or for the first time."""
        ...


class Walk:
    """A walk. Arrays are changed in place; sets of rows are made anew at every step."""

    def __init__(  # noqa: PLR0913
        self,
        rules: Rules,
        columns: Columns,
        luck: Lots,
        tastes: Lots,
        ending: NDArray[np.int16],
        *,
        weights: Weights | None = None,
        watch: Watch | None = None,
        documented: bool = False,
        observer: Observer | None = None,
    ) -> None:
        self.rules = rules
        self.columns = columns
        self.luck = luck
        self.tastes = tastes
        self._weights = weights
        self._watch = watch
        self._documented = documented
        self._observer = observer
        self._kinds = frozenset[str]() if observer is None else observer.kinds
        self.moment = FIRST_MORNING
        self.ending = ending
        self.ended_on = np.zeros_like(ending)
        # Which of the rows at the beginning the columns still hold, in their order.
        self.origin: Index = np.arange(ending.size)
        self.alive = Rows(0)
        # Rows that join at the step in hand and whose choice is given: from, to, entry.
        self.forced: list[tuple[int, int, int]] = []
        # When anything can be due: for each fuse and message, the points that rows wait for.
        self.burning: dict[int, set[int]] = {fuse.place: set() for fuse in rules.fuses}
        self.travelling: dict[int, set[int]] = {each.place: set() for each in rules.messages}

    def join(self, size: int, low: Bounds, high: Bounds) -> None:
        """The first `size` rows are under way; the new ones hold values from `low` to `high`."""
        self.columns.extend(size, low, high)
        self.alive = Rows.where(self.ending[:size] == 0)
        lows, highs = low.tolist(), high.tolist()
        for place, points in self.burning.items():
            if highs[place] >= WAITING:
                points |= set(range(max(lows[place] - WAITING, 0), highs[place] - WAITING + 1))
        for message in self.rules.messages:
            if lows[message.place] <= SENT <= highs[message.place]:
                points = self.travelling[message.place]
                points |= set(range(lows[message.due], highs[message.due] + 1))

    def pack(self) -> None:
        """Leave the rows that have ended behind. Not for weighted walks."""
        kept = self.alive.index()
        self.columns.pack(kept)
        self.luck = self.luck.packed(kept, self.ending.size)
        self.tastes = self.tastes.packed(kept, self.ending.size)
        self.ending = self.ending[kept]
        self.ended_on = self.ended_on[kept]
        self.origin = self.origin[kept]
        self.alive = Rows(kept.size)

    @property
    def weighting(self) -> Weights:
        """The weights of a weighted walk; LookupError where the walk is not weighted."""
        if self._weights is None:
            raise LookupError("this walk is not weighted")
        return self._weights

    def weighs(self, key: int) -> bool:
        """Whether the draw with this key is weighted: known numbers fall as they fell."""
        return self._weights is not None and not (self._documented and key in self.rules.luck_table)

    def fell(
        self,
        key: int,
        rows: Rows,
        sums: Sequence[Sum],
        below: Sequence[Answer],
        forced: Forced = (),
    ) -> None:
        """Tell whoever watches how a draw by chance fell; see `steadying.Watch`."""
        if self._watch is not None and self.watches(key):
            self._watch.fell(key, self.columns, self._weights, rows, sums, below, forced)

    def watches(self, key: int) -> bool:
        """Whether somebody wants to be told of the draw with this key, and it falls by chance."""
        if self._watch is None or not self._watch.knows(key):
            return False
        return not (self._documented and key in self.rules.luck_table)

    def running(self, rows: Rows) -> Rows:
        """Those of these rows that have not ended."""
        if self.alive.every:
            return rows
        few = rows.few
        if few is not None:
            return rows.narrow(self.ending[few] == 0)
        return rows.narrow(self.alive.full())

    def where(self, shape: Shape, rows: Rows) -> Rows:
        """Those of these rows for which a condition holds."""
        return rows.narrow(held(shape, self.columns, rows))

    def number(self, key: int, rows: Rows) -> Numbers:
        """The number of a draw in the space of some rows: as documented, or by their luck."""
        known = self.rules.luck_table.get(key) if self._documented else None
        if known is not None:
            return np.full(rows.space, known, dtype=np.uint16)
        return self.luck.number(key, rows)

    def end(self, rows: Rows, ending: int) -> None:
        """Those of these rows that still run have come to an ending."""
        rows = self.running(rows)
        if not rows.count:
            return
        where = slice(self.columns.size) if rows.every else rows.index()
        self.ending[where] = ending
        self.ended_on[where] = self.moment.day
        self.alive = Rows.where(self.ending[: self.columns.size] == 0)
        self.saw("ending", self.rules.endings[ending], rows)

    def tells(self, kind: str) -> bool:
        """Whether somebody wants to be told of things of a kind."""
        return kind in self._kinds

    def saw(self, kind: str, name: str, rows: Rows) -> None:
        """Tell the observer, if there is one that wants to know."""
        if self._observer is not None and kind in self._kinds:
            self._observer.met(kind, name, rows)
