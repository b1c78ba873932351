"""The policies over many plays at once: the same choices as their kernel twins."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from game.rules.batch import Mask, Matrix, Numbers, Seeds, numbers
from game.rules.luck import WHOLE, key
from game.rules.program import NOTHING, ChoiceStep
from game.rules.tastes import BANDS, HALVES, PULL, STEPS, WEIGHTS, Tastes

_EDGES = np.array(BANDS, dtype=np.int16)
_PULL = np.array(PULL, dtype=np.int64)
_WEIGHTS = np.array(WEIGHTS, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Uniform:
    """Every legal entry alike: the same choices as `policies.random_policy`."""

    def choose(self, step: ChoiceStep, legal: Mask, columns: Matrix, tastes: Seeds) -> Numbers:
        """A legal entry for each row, by its own keyed number."""
        del columns
        so_far = np.cumsum(legal, axis=0, dtype=np.int64)
        wanted = numbers(tastes, key(f"policy/{step.key}")) * so_far[-1] // WHOLE + 1
        place: Numbers = np.argmax((so_far == wanted) & legal, axis=0)
        return place


@dataclass(frozen=True, slots=True)
class Ordered:
    """The first legal entry in an order: the same choices as `policies.preferring`."""

    preferences: Mapping[str, Sequence[str]]
    _orders: dict[str, Numbers] = field(default_factory=dict)

    def choose(self, step: ChoiceStep, legal: Mask, columns: Matrix, tastes: Seeds) -> Numbers:
        """The first legal entry of the order for each row."""
        del columns, tastes
        order = self._orders.get(step.key)
        if order is None:
            order = np.array(order_of(step, self.preferences), dtype=np.int64)
            self._orders[step.key] = order
        place: Numbers = order[np.argmax(legal[order], axis=0)]
        return place


def order_of(step: ChoiceStep, preferences: Mapping[str, Sequence[str]]) -> list[int]:
    """All places of a menu: the preferred first, then "nothing" in a slot, then as listed."""
    ids = [entry.id for entry in step.entries]
    wanted = [ids.index(name) for name in preferences.get(step.owner, ()) if name in ids]
    if step.kind in ("question", "initiative") and NOTHING in ids:
        wanted.append(ids.index(NOTHING))
    return list(dict.fromkeys([*wanted, *range(len(ids))]))


@dataclass(frozen=True, slots=True)
class ByTaste:
    """Entries weighed by previews: the same choices as `tastes.Tasteful`."""

    tastes: Tastes

    def choose(self, step: ChoiceStep, legal: Mask, columns: Matrix, tastes: Seeds) -> Numbers:
        """A legal entry for each row, by weight and by its own keyed number."""
        scores = self._scores(step, columns)
        return _weighed(scores, legal, numbers(tastes, key(f"policy/{step.key}")))

    def _scores(self, step: ChoiceStep, columns: Matrix) -> Numbers:
        moves, bonus = self.tastes.moves[step.key], self.tastes.bonus[step.key]
        pulls: dict[int, Numbers] = {}
        scores = np.empty((len(step.entries), columns.shape[1]), dtype=np.int64)
        for place, entry_moves in enumerate(moves):
            scores[place] = bonus[place]
            for gauge, amount in entry_moves:
                if gauge not in pulls:
                    pulls[gauge] = _PULL[np.searchsorted(_EDGES, columns[gauge], side="right")]
                scores[place] += amount * pulls[gauge]
        return scores


_FAR_BELOW = -(1 << 40)


def _weighed(scores: Numbers, legal: Mask, number: Numbers) -> Numbers:
    shown = np.where(legal, scores, _FAR_BELOW)
    behind = np.minimum((shown.max(axis=0) - shown) * 4 // HALVES, STEPS - 1)
    weights = np.where(legal, _WEIGHTS[behind], 0)
    so_far = np.cumsum(weights, axis=0)
    place: Numbers = (number * so_far[-1] >= so_far * WHOLE).sum(axis=0)
    return place


@dataclass(frozen=True, slots=True)
class Swarm:
    """Each play has its own whims: for every gauge how much it likes it to rise.

    For coverage alone; it has no twin in the kernel.
    """

    moves: Mapping[str, tuple[tuple[tuple[int, int], ...], ...]]

    def choose(self, step: ChoiceStep, legal: Mask, columns: Matrix, tastes: Seeds) -> Numbers:
        """The legal entry that pleases each row's whims, with a little chance."""
        scores = np.zeros((len(step.entries), columns.shape[1]), dtype=np.int64)
        for place, entry_moves in enumerate(self.moves[step.key]):
            for gauge, amount in entry_moves:
                whim = numbers(tastes, key(f"whim/{gauge}")) - WHOLE // 2
                scores[place] += whim * amount // 1000
        return _weighed(scores, legal, numbers(tastes, key(f"policy/{step.key}")))


@dataclass(frozen=True, slots=True)
class Ranked:
    """By a table: for each menu the places of its entries, best first."""

    table: Mapping[str, Sequence[int]]
    otherwise: Callable[[ChoiceStep], Sequence[int]]

    def choose(self, step: ChoiceStep, legal: Mask, columns: Matrix, tastes: Seeds) -> Numbers:
        """The first legal entry of the table's order for each row."""
        del columns, tastes
        order = np.array(self.table.get(step.key) or self.otherwise(step), dtype=np.int64)
        place: Numbers = order[np.argmax(legal[order], axis=0)]
        return place
