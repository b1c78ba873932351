"""Fitting ballast: what each outcome of a draw was worth over very many plays.

The plays are walked once and every draw is noted. Then draws are gone through from the
last to the first: the rest of each play's share, after what later draws explain, is
put down to its outcomes by least squares, cell by cell, drawn toward nought (ridge),
first over all cells together, then over finer and finer ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from game.rules.ballast import Ballast, Sight, levels
from game.rules.batch.columns import Columns
from game.rules.batch.rows import Answer, Index, Rows
from game.rules.batch.runs import Start
from game.rules.batch.steadying import Forced, Limits, Sum, Worths, spare
from game.rules.batch.weights import Weights

FIRST_PULL, PULL = 3.0, 30.0
"""How strongly worths are drawn toward nought: in plays' worth of outcomes of even chance,
for all cells together and within cells."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Draw:
    """One draw as some rows met it: how much more came of each outcome than was expected."""

    key: int
    rows: Index
    came: NDArray[np.float32]  # outcome, row
    cells: Index


@dataclass(slots=True)
class Noting:
    """A watch that notes every draw it is told of; `wanted` says which, all where it is None."""

    sights: tuple[Sight, ...]
    wanted: frozenset[int] | None = None
    draws: list[_Draw] = field(default_factory=list)

    def knows(self, key: int) -> bool:
        """Whether the draw is one of those that are wanted."""
        return self.wanted is None or key in self.wanted

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
        """Note how a draw fell; see `steadying.Watch`."""
        space = rows.space
        came = np.zeros((len(sums), space), dtype=np.float32)
        last: Floats = np.zeros(space)
        limits = Limits(sums)
        for place, answer in enumerate(below):
            over = np.asarray(answer, dtype=np.float64) - limits.of(place)
            more: Floats = np.array(np.broadcast_to(over - last, space))
            spare(more, rows, forced)
            came[place] = more
            last = over
        cells = Worths(Ballast(self.sights, {})).cells(columns, rows)
        index = rows.index()
        if rows.few is None:
            came, cells = came[:, index], cells[index]
        if weights is not None:
            came *= weights.weight[index].astype(np.float32)
        drew = np.any(came, axis=0)
        if drew.any():
            self.draws.append(_Draw(key, index[drew], came[:, drew], cells[drew]))


@dataclass(frozen=True, slots=True)
class Fitted:
    """Worths by key, what each draw explains of the variance, and the part that all do.

    The worths of a draw come level by level, from one cell for all to the finest, each by
    (outcome, cell): what a level adds to those before it.
    """

    worths: Mapping[int, Sequence[Floats]]
    gains: Mapping[int, float]
    explained: float


def shares_of(endings: Floats, starts: Sequence[Start], grave: Sequence[int]) -> Floats:
    """The share of some endings in every row of a fan, less that of the row's group.

    Rows lie in the order of the steps at which their groups begin.
    """
    share = endings[:, :, list(grave)].sum(axis=2)
    share -= share.mean(axis=1, keepdims=True)
    order = sorted(range(len(starts)), key=lambda place: starts[place].state.step)
    return np.ascontiguousarray(share[order]).ravel()


def fit(noted: Iterable[tuple[Floats, Sequence[_Draw]]], sights: Sequence[Sight]) -> Fitted:
    """What outcomes are worth.

    Args:
        noted: for each walk, the share of every row less that of its group, and its draws
            in the order in which they fell.
        sights: what worths depend on, the first the coarsest.
    """
    shares, draws = _together([*noted])
    left, whole = shares.copy(), float(shares @ shares)
    sizes = levels(sights)
    worths, gains = {}, {}
    for draw in reversed(draws):
        rest = left[draw.rows]
        before = float(rest @ rest)
        worths[draw.key] = _worth(draw, rest, sizes)
        left[draw.rows] = rest
        gains[draw.key] = before - float(rest @ rest)
    return Fitted(worths, gains, 1 - float(left @ left) / whole if whole else 0.0)


def _worth(draw: _Draw, rest: Floats, sizes: Sequence[int]) -> list[Floats]:
    """Worths by level; what they explain is taken off the rest, in place."""
    came = draw.came.astype(np.float64)
    kinds = len(came)
    found = []
    for depth, each in enumerate(sizes):
        at, size = draw.cells // each, sizes[0] // each
        square = np.empty((size, kinds, kinds))
        for one in range(kinds):
            for other in range(one, kinds):
                line = np.bincount(at, came[one] * came[other], size)
                square[:, one, other] = square[:, other, one] = line
        square += (PULL if depth else FIRST_PULL) * np.eye(kinds)
        side = np.array([np.bincount(at, line * rest, size) for line in came]).T[:, :, None]
        worth = np.linalg.solve(square, side)[:, :, 0].T
        found.append(worth)
        rest -= (came * worth[:, at]).sum(axis=0)
    return found


def _together(
    walks: Sequence[tuple[Floats, Sequence[_Draw]]],
) -> tuple[Floats, list[_Draw]]:
    """All rows of all walks in one line, and each draw once, in playing order."""
    by_key: dict[int, list[tuple[int, _Draw]]] = {}
    turns: dict[int, list[float]] = {}
    first = 0
    for shares, draws in walks:
        for turn, draw in enumerate(draws):
            by_key.setdefault(draw.key, []).append((first, draw))
            turns.setdefault(draw.key, []).append(turn / len(draws))
        first += shares.size
    order = sorted(by_key, key=lambda key: sum(turns[key]) / len(turns[key]))
    joined = []
    for key in order:
        parts = by_key.pop(key)
        joined.append(
            _Draw(
                key,
                np.concatenate([begin + draw.rows for begin, draw in parts]),
                np.concatenate([draw.came for _begin, draw in parts], axis=1),
                np.concatenate([draw.cells for _begin, draw in parts]),
            )
        )
    return np.concatenate([shares for shares, _draws in walks]), joined
