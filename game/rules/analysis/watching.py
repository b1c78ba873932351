"""Looking on while a policy chooses: what a menu shows of the rows that stand at it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from game.rules.batch import Answer, Chooser, Line, Mask, Menu
from game.rules.batch.rows import Index
from game.rules.conditions import FAR
from game.rules.program import ChoiceStep

NEAR = 16
"""Of rows that are wanted the first are looked for among so many times as many, then further."""

MOST_NARROW = 32_767
"""What two bytes hold: rows are kept, and sent to other processes, by the thousand."""


class Watcher(Protocol):
    """Looks on while a policy chooses."""

    def chose(self, seen: Seen) -> None:
        """A menu was answered in the rows that were asked."""
        ...


class Seen:
    """A menu and its answers: lines and answers lie in the menu's space.

    `first` is the seed of the block's first play; a row is a play.
    """

    def __init__(self, menu: Menu, taken: Sequence[Answer], first: int) -> None:
        self._menu = menu
        self._taken = taken
        self._first = first

    @property
    def step(self) -> ChoiceStep:
        """The menu's step."""
        return self._menu.step

    @property
    def count(self) -> int:
        """How many rows met it."""
        return self._menu.rows.count

    def column(self, place: int) -> Line:
        """The values of a variable."""
        return self._menu.column(place)

    def bounds(self, place: int) -> tuple[int, int]:
        """The least and the most that a variable can be in any row."""
        columns = self._menu.walk.columns
        return columns.low[place], columns.high[place]

    def within(self, place: int, lowest: int, highest: int = FAR) -> Answer:
        """Whether a variable lies between two bounds, both included."""
        return self._menu.within(place, lowest, highest)

    def legal(self, place: int) -> Answer:
        """Whether an entry was legal."""
        return self._menu.legal[place]

    def counted(self, held: Answer) -> int:
        """How many of the rows that met it an answer holds of."""
        return self._menu.rows.counted(held)

    def seed(self, held: Answer) -> int:
        """The seed of the first play that met it and that an answer holds of, or -1."""
        first = self._menu.rows.narrow(held).first
        return first if first < 0 else self._first + first

    def own(self, values: NDArray[Any]) -> NDArray[Any]:
        """Of values in the menu's space those of the rows that met it."""
        mask = self._menu.rows.mask
        return values if mask is None else values[mask]

    def of_block(self, held: Answer) -> tuple[int, Mask]:
        """Which rows of the block met it with an answer that holds; and the first one's seed."""
        return self._first, self._menu.rows.narrow(held).full()

    def chosen(self) -> tuple[int, NDArray[np.int8]]:
        """For the whole block: which entry each row took, counted from 1; 0 did not meet it."""
        rows = self._menu.rows
        places = np.zeros(rows.space, dtype=np.int8)
        for place, answer in enumerate(self._taken):
            if answer is True:
                places.fill(place + 1)
            elif not isinstance(answer, bool):
                places += answer.view(np.int8) * np.int8(place + 1)
        if rows.mask is not None:
            places *= rows.mask.view(np.int8)
        if rows.few is None:
            return self._first, places
        full = np.zeros(rows.total, dtype=np.int8)
        full[rows.few] = places
        return self._first, full

    def first(self, held: Answer, at_most: int) -> Index:
        """The first of the rows that met it and that an answer holds of."""
        rows = self._menu.rows.narrow(held)
        if rows.few is not None:
            return rows.few[:at_most]
        if rows.mask is None:
            return np.arange(min(at_most, rows.total))
        # Most often they lie near the beginning: the rest is not looked through.
        reach = NEAR * at_most
        while True:
            found: Index = rows.mask[:reach].nonzero()[0][:at_most]
            if found.size == at_most or reach >= rows.total:
                return found
            reach *= NEAR

    def states(self, index: Index) -> list[Line]:
        """All variables of some rows of the block, a line for each row."""
        values = self._menu.walk.columns.states(index)
        kind = np.int16 if values.max(initial=0) <= MOST_NARROW else np.int32
        return [*values.astype(kind, order="C")]


@dataclass(frozen=True, slots=True)
class Watched:
    """A policy with somebody looking on. `first` is the seed of the block's first play."""

    inner: Chooser
    first: int
    watchers: Sequence[Watcher]

    def choose(self, menu: Menu) -> Sequence[Answer]:
        """What the policy chooses; the watchers have seen it."""
        taken = self.inner.choose(menu)
        seen = Seen(menu, taken, self.first)
        for watcher in self.watchers:
            watcher.chose(seen)
        return taken
