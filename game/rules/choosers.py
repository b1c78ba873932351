"""The policies over many plays at once: the same choices as their kernel twins."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from game.rules.batch import Answer, Line, Mask, Menu, Numbers
from game.rules.luck import WHOLE
from game.rules.program import NOTHING, ChoiceStep
from game.rules.tastes import BANDS, HALVES, PULL, STEPS, WEIGHTS, Tastes

_EDGES = np.array(BANDS, dtype=np.int16)
_PULL = np.array(PULL, dtype=np.int32)
_WEIGHTS = np.array(WEIGHTS, dtype=np.int32)


@dataclass(frozen=True, slots=True)
class Uniform:
    """Every legal entry alike: the same choices as `policies.random_policy`."""

    def choose(self, menu: Menu) -> Sequence[Answer]:
        """A legal entry for each row, by its own keyed number."""
        legal = menu.legal
        sure = sum(answer is True for answer in legal)
        unsure = [answer for answer in legal if not isinstance(answer, bool)]
        number = menu.number()
        if not unsure:
            return _cut(legal, number, sure)
        count = np.full(number.size, sure, dtype=np.uint8)
        for each in unsure:
            count += each.view(np.uint8)
        wanted = (number * count.astype(np.uint32) // np.uint32(WHOLE)).astype(np.uint8)
        taken: list[Answer] = []
        for answer in legal:
            if isinstance(answer, bool):
                taken.append(_none(wanted) if answer else False)
                wanted -= np.uint8(answer)
            else:
                taken.append(_none(wanted) & answer)
                wanted -= answer.view(np.uint8)
        return taken


def _none(counts: NDArray[np.uint8]) -> Mask:
    none: Mask = counts == 0
    return none


def _cut(legal: Sequence[Answer], number: Numbers, count: int) -> Sequence[Answer]:
    """All rows may take the same entries: the numbers are cut into as many equal parts."""
    taken: list[Answer] = []
    part = 0
    for answer in legal:
        if not answer:
            taken.append(False)
            continue
        lowest, limit = -(-part * WHOLE // count), -(-(part + 1) * WHOLE // count)
        part += 1
        taken.append((number >= lowest) & (number < limit) if count > 1 else True)
    return taken


def _first(order: Sequence[int], menu: Menu) -> Sequence[Answer]:
    """The first legal entry of an order for each row."""
    taken: list[Answer] = [False] * len(menu.legal)
    left: Answer = True
    for place in order:
        if left is False:
            break
        answer = menu.legal[place]
        if isinstance(answer, bool):
            if answer:
                taken[place], left = left, False
        elif isinstance(left, bool):
            taken[place], left = answer, ~answer
        else:
            taken[place], left = answer & left, left & ~answer
    return taken


@dataclass(frozen=True, slots=True)
class Ordered:
    """The first legal entry in an order: the same choices as `policies.preferring`."""

    preferences: Mapping[str, Sequence[str]]
    _orders: dict[str, list[int]] = field(default_factory=dict)

    def choose(self, menu: Menu) -> Sequence[Answer]:
        """The first legal entry of the order for each row."""
        order = self._orders.get(menu.step.key)
        if order is None:
            order = self._orders[menu.step.key] = order_of(menu.step, self.preferences)
        return _first(order, menu)


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

    def choose(self, menu: Menu) -> Sequence[Answer]:
        """A legal entry for each row, by weight and by its own keyed number."""
        return _weighed(self._scores(menu), menu, menu.number())

    def _scores(self, menu: Menu) -> list[Line | int]:
        step = menu.step
        pulls: dict[int, Line] = {}
        scores: list[Line | int] = []
        for moves, bonus in zip(
            self.tastes.moves[step.key], self.tastes.bonus[step.key], strict=True
        ):
            score: Line | int = bonus
            for gauge, amount in moves:
                if gauge not in pulls:
                    pulls[gauge] = _pull(menu.column(gauge))
                score = score + amount * pulls[gauge]
            scores.append(score)
        return scores


def _pull(gauge: Line) -> Line:
    """What one tenth upward is worth where a gauge stands."""
    pull = np.full(gauge.size, PULL[0], dtype=np.int32)
    for edge, below, above in zip(BANDS, PULL, PULL[1:], strict=False):
        pull += (gauge >= edge) * np.int32(above - below)
    return pull


_FAR_BELOW = -(1 << 28)


def _weighed(scores: Sequence[Line | int], menu: Menu, number: Numbers) -> Sequence[Answer]:
    """An entry for each row by the weight of its score, behind the best that is legal."""
    masks = [menu.mask(place) for place in range(len(scores))]
    shown: NDArray[np.int32] = np.empty((len(scores), number.size), dtype=np.int32)
    for place, score in enumerate(scores):
        shown[place] = score
        shown[place][~masks[place]] = _FAR_BELOW
    behind = np.minimum((shown.max(axis=0) - shown) * 4 // HALVES, STEPS - 1)
    weights = _WEIGHTS[behind]
    weights[~np.array(masks)] = 0
    so_far = np.cumsum(weights, axis=0, dtype=np.int64)
    wanted = number * so_far[-1]
    taken: list[Answer] = []
    left: Answer = True
    for place in range(len(scores)):
        below = wanted < so_far[place] * WHOLE
        taken.append(below & left)
        left = left & ~below
    return taken


@dataclass(frozen=True, slots=True)
class Swarm:
    """Each play has its own whims: for every gauge how much it likes it to rise.

    For coverage alone; it has no twin in the kernel.
    """

    moves: Mapping[str, tuple[tuple[tuple[int, int], ...], ...]]

    def choose(self, menu: Menu) -> Sequence[Answer]:
        """The legal entry that pleases each row's whims, with a little chance."""
        whims: dict[int, Line] = {}
        scores: list[Line | int] = []
        for moves in self.moves[menu.step.key]:
            score: Line | int = 0
            for gauge, amount in moves:
                if gauge not in whims:
                    whims[gauge] = menu.number(f"whim/{gauge}").astype(np.int32) - WHOLE // 2
                score = score + whims[gauge] * amount // 1000
            scores.append(score)
        return _weighed(scores, menu, menu.number())


@dataclass(frozen=True, slots=True)
class Ranked:
    """By a table: for each menu the places of its entries, best first."""

    table: Mapping[str, Sequence[int]]
    otherwise: Callable[[ChoiceStep], Sequence[int]]

    def choose(self, menu: Menu) -> Sequence[Answer]:
        """The first legal entry of the table's order for each row."""
        return _first(self.table.get(menu.step.key) or self.otherwise(menu.step), menu)
