"""Plans as they are played in the batch: the same choices as `game.rules.policies`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.rules.batch.menus import Chooser, Menu
from game.rules.batch.numbers import Numbers
from game.rules.batch.rows import Answer, Line, Mask, as_line, either, lanes
from game.rules.batch.steadying import Sum
from game.rules.conditions import FAR
from game.rules.luck import WHOLE
from game.rules.plans import (
    Alike,
    Plan,
    Preferring,
    Ranking,
    Tasting,
    Whims,
    order_of,
)
from game.rules.program import ChoiceStep
from game.rules.tastes import BANDS, HALVES, PULL, STEPS, WEIGHTS, Moves, Tastes, band, weights

Kind = type[np.signedinteger[Any]]


def chooser(plan: Plan) -> Chooser:
    """A plan as a policy of the batch."""
    if isinstance(plan, Alike):
        return Uniform()
    if isinstance(plan, Preferring):
        return Ordered(lambda step: order_of(step, plan.preferences))
    if isinstance(plan, Ranking):
        return Ordered(lambda step: plan.orders.get(step.key) or order_of(step, {}))
    if isinstance(plan, Tasting):
        return ByTaste(plan.tastes)
    return Swarm(plan.moves) if isinstance(plan, Whims) else AsOthers(plan.counts)


@dataclass(frozen=True, slots=True)
class Uniform:
    """Every legal entry alike: `plans.Alike`."""

    def choose(self, menu: Menu) -> Sequence[Answer]:
        """A legal entry for each row, by its own keyed number."""
        legal = menu.legal
        sure = sum(answer is True for answer in legal)
        unsure = [answer for answer in legal if not isinstance(answer, bool)]
        number = menu.number()
        if not unsure:
            return _cut(number, [int(answer is True) for answer in legal])
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


def _cut(number: Numbers, weights: Sequence[int]) -> Sequence[Answer]:
    """All rows have the same weights: the numbers are cut by them."""
    total = sum(weights)
    taken: list[Answer] = []
    so_far = 0
    for weight in weights:
        lowest, limit = -(-so_far * WHOLE // total), -(-(so_far + weight) * WHOLE // total)
        so_far += weight
        if weight in (0, total):
            taken.append(weight > 0)
        else:
            taken.append((number >= lowest) & (number < limit))
    return taken


@dataclass(frozen=True, slots=True)
class Ordered:
    """The first legal entry in an order of places: `plans.Preferring` and `plans.Ranking`."""

    order: Callable[[ChoiceStep], Sequence[int]]
    _orders: dict[str, Sequence[int]] = field(default_factory=dict)

    def choose(self, menu: Menu) -> Sequence[Answer]:
        """The first legal entry of the order for each row."""
        order = self._orders.get(menu.step.key)
        if order is None:
            order = self._orders[menu.step.key] = self.order(menu.step)
        taken: list[Answer] = [False] * len(menu.legal)
        left: Answer = True
        for place in order:
            answer = menu.legal[place]
            if isinstance(answer, bool):
                if answer:
                    taken[place] = left
                    break
            elif isinstance(left, bool):
                taken[place], left = answer, ~answer
            else:
                taken[place], left = answer & left, left & ~answer
        return taken


@dataclass(frozen=True, slots=True)
class ByTaste:
    """Entries weighed by previews: `plans.Tasting`.

    Weights depend on nothing but the bands of some gauges and on what is legal. Where these
    come in few combinations, what follows is worked out for each combination, not for each row.
    """

    tastes: Tastes
    _gauges: dict[str, tuple[int, ...]] = field(default_factory=dict)  # by menu
    _limits: dict[tuple[str, tuple[bool | None, ...]], Limits] = field(default_factory=dict)
    _kinds: dict[str, Kind] = field(default_factory=dict)  # what holds the scores of a menu

    def choose(self, menu: Menu) -> Sequence[Answer]:
        """A legal entry for each row, by weight and by its own keyed number."""
        key = menu.step.key
        gauges = self._gauges.get(key)
        if gauges is None:
            named = {gauge for moves in self.tastes.moves[key] for gauge, _amount in moves}
            gauges = self._gauges[key] = tuple(sorted(named))
        known = tuple(answer if isinstance(answer, bool) else None for answer in menu.legal)
        unsure = known.count(None)
        if not gauges and not unsure:
            return _by_weight(self._fixed(key, known), menu)
        codes = len(PULL) ** len(gauges) << unsure
        if codes > MOST_CODES:
            return self._by_row(menu)
        limits = self._limits.get((key, known))
        if limits is None:
            # Without gauges there are few, soon worked out.
            at_once = ROWS_AT_ONCE if gauges else 0
            if ROWS_A_CODE * codes + at_once > menu.rows.space:
                return self._by_row(menu)
            limits = self._limits[key, known] = self._worked(key, known, gauges)
        return _by_code(menu, gauges, known, limits)

    def _fixed(self, key: str, known: Sequence[bool | None]) -> list[int]:
        """The weights of entries whose scores no row changes, and of which it is sure who may."""
        legal = [place for place, answer in enumerate(known) if answer]
        own = weights([self.tastes.bonus[key][place] for place in legal])
        weighs = dict(zip(legal, own, strict=True))
        return [weighs.get(place, 0) for place in range(len(known))]

    def _worked(self, key: str, known: Sequence[bool | None], gauges: Sequence[int]) -> Limits:
        """For each entry and combination the number below which it, or one before, is taken."""
        unsure = [place for place, answer in enumerate(known) if answer is None]
        # Whole weights of all entries times ten thousand stay below 2^31.
        kind = np.int32 if len(known) * WEIGHTS[0] * WHOLE < 1 << 31 else np.int64
        codes = np.arange(len(PULL) ** len(gauges) << len(unsure), dtype=kind)
        legal = [np.full(codes.size, answer is True) for answer in known]
        for place in reversed(unsure):
            legal[place] = codes % 2 == 1
            codes //= 2
        pulls = {}
        for gauge in reversed(gauges):
            pulls[gauge] = np.array(PULL, dtype=kind)[codes % len(PULL)]
            codes //= len(PULL)
        scores = np.array(
            [
                bonus + sum((amount * pulls[gauge] for gauge, amount in moves), 0 * codes)
                for moves, bonus in zip(self.tastes.moves[key], self.tastes.bonus[key], strict=True)
            ]
        )
        best = np.where(legal, scores, _FURTHER_BELOW).max(axis=0)
        weights = np.where(legal, _DISTANCE.take(best - scores, mode="clip"), 0)
        so_far = weights.cumsum(axis=0, dtype=kind)
        limits: Limits = (-(-so_far * WHOLE // np.maximum(so_far[-1], 1))).astype(np.uint16)
        return limits

    def _by_row(self, menu: Menu) -> Sequence[Answer]:
        """By the scores of each row."""
        key = menu.step.key
        kind = self._kinds.get(key)
        if kind is None:
            kind = self._kinds[key] = np.int16 if self._furthest(key) < NEAR else np.int32
        table: NDArray[Any] = _PULLS[kind]
        pulls: dict[int, Line] = {}
        # Entries of which the same is known have one score: what follows is worked out once.
        known: dict[tuple[Moves, int], Line | int] = {}
        scores: list[Line | int] = []
        for each in zip(self.tastes.moves[key], self.tastes.bonus[key], strict=True):
            score = known.get(each)
            if score is None:
                moves, score = each
                for gauge, amount in moves:
                    if gauge not in pulls:
                        pulls[gauge] = table.take(menu.column(gauge), mode="clip")
                    score = score + amount * pulls[gauge]
                known[each] = score
            scores.append(score)
        return _by_score(scores, menu, kind)

    def _furthest(self, key: str) -> int:
        """What no score of a menu goes beyond, up or down."""
        return max(
            abs(bonus) + max(PULL) * sum(abs(amount) for _gauge, amount in moves)
            for moves, bonus in zip(self.tastes.moves[key], self.tastes.bonus[key], strict=True)
        )


Limits = NDArray[np.uint16]
"""By entry and combination: the number below which the entry, or one before it, is taken."""

MOST_CODES = 1 << 16
"""More combinations are not worked out one by one (they are numbered in 16 bits)."""

ROWS_A_CODE = 4
ROWS_AT_ONCE = 8_192
"""Nor are they, if they are not known yet, where there are fewer rows than so many for each
and these besides: it would take longer than to go by rows."""


def _by_code(
    menu: Menu, gauges: Sequence[int], known: Sequence[bool | None], limits: Limits
) -> Sequence[Answer]:
    """By the limits of the number that belong to each row's combination."""
    code = _code_of(menu, gauges).astype(np.intp)
    number = menu.number()
    last = max(place for place, answer in enumerate(known) if answer is not False)
    taken: list[Answer] = [False] * len(known)
    under: Mask | None = None
    so_far: int | Numbers = 0
    sums: list[Sum] = [WHOLE] * len(known)
    lying: list[Answer] = [True] * len(known)
    for place in range(last):
        if known[place] is not False:
            so_far = limits[place].take(code)
            below: Mask = number < so_far
            taken[place] = below if under is None else below & ~under
            under = below
        sums[place], lying[place] = so_far, False if under is None else under
    taken[last] = True if under is None else ~under
    menu.weighed(sums, lying)
    return taken


def _code_of(menu: Menu, gauges: Sequence[int]) -> NDArray[np.uint16]:
    """Each row's combination: the bands of some gauges, then the answers that are not sure."""
    code = np.zeros(menu.rows.space, dtype=np.uint16)
    for gauge in gauges:
        code *= len(PULL)
        above = [menu.within(gauge, edge, FAR) for edge in BANDS]
        code += sum(answer is True for answer in above)
        _count(code, [each for each in above if not isinstance(each, bool)])
    for answer in menu.legal:
        if not isinstance(answer, bool):
            code *= 2
            code += answer.view(np.uint8)
    return code


def _count(code: NDArray[np.uint16], masks: Sequence[Mask]) -> None:
    """Add to each code how many of some masks, fewer than 256, hold there."""
    if masks:
        # Bytes are added to bytes in a third of the time in which they are added to codes.
        count = masks[0].view(np.uint8)
        for mask in masks[1:]:
            count = count + mask.view(np.uint8)
        code += count


_PULLS: Mapping[Kind, Line] = {
    kind: np.array([PULL[band(tenths)] for tenths in range(BANDS[-1] + 1)], dtype=kind)
    for kind in (np.int16, np.int32)
}
"""What one tenth upward is worth where a gauge stands; the last for all beyond."""


@dataclass(frozen=True, slots=True)
class Swarm:
    """Each play has its own whims: `plans.Whims`."""

    moves: Mapping[str, tuple[Moves, ...]]

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
        return _by_score(scores, menu, np.int32)


@dataclass(frozen=True, slots=True)
class AsOthers:
    """As often as others took each entry: `plans.Counted`."""

    counts: Mapping[str, Sequence[int]]

    def choose(self, menu: Menu) -> Sequence[Answer]:
        """A legal entry for each row, by counts and by its own keyed number."""
        counts = self.counts.get(menu.step.key) or (0,) * len(menu.legal)
        return _by_weight([count + 1 for count in counts], menu)


_DISTANCE = np.array(
    [WEIGHTS[min(behind * 4 // HALVES, STEPS - 1)] for behind in range(STEPS * HALVES // 4)],
    dtype=np.int16,
)
"""The weight of an entry by how far its score lies behind the best; the last for all beyond."""

NEAR = 8_000
"""Scores nearer to nought than this, and their differences, stay inside 16 bits."""

_FAR_BELOW = -2 * NEAR
_FURTHER_BELOW = -(1 << 28)


def _by_score(scores: Sequence[Line | int], menu: Menu, kind: Kind) -> Sequence[Answer]:
    """An entry for each row by the weight of its score, behind the best that is legal.

    `kind` holds the scores: 16 bits where they are near.
    """
    plain = [score for score in scores if isinstance(score, int)]
    if len(plain) == len(scores) and len(set(plain)) == 1:
        return _by_weight([1] * len(scores), menu)
    below = _FAR_BELOW if kind is np.int16 else _FURTHER_BELOW
    best = np.full(menu.rows.space, below, dtype=kind)
    open_to = _open(scores, menu.legal)
    for score, answer in open_to.values():
        if answer is True:
            np.maximum(best, as_line(score, kind), out=best)
        elif answer is not False:
            np.maximum(best, score + below * lanes(~answer, best), out=best)
    # Where an entry is not legal it may stand before the best: its weight is not asked.
    weighs: dict[int, Line | int] = {
        name: 0 if answer is False else _DISTANCE.take(best - score, mode="clip")
        for name, (score, answer) in open_to.items()
    }
    return _by_weight([weighs[id(score)] for score in scores], menu)


def _open(
    scores: Sequence[Line | int], legal: Sequence[Answer]
) -> dict[int, tuple[Line | int, Answer]]:
    """Each score once, by its identity, and where any of the entries that have it is legal."""
    found: dict[int, tuple[Line | int, Answer]] = {}
    for score, answer in zip(scores, legal, strict=True):
        known = found.get(id(score))
        found[id(score)] = score, answer if known is None else either(known[1], answer)
    return found


def _by_weight(weights: Sequence[Line | int], menu: Menu) -> Sequence[Answer]:
    """An entry for each row by the weights of those that are legal."""
    number, legal = menu.number(), menu.legal
    plain = [each for each in weights if isinstance(each, int)]
    if len(plain) == len(weights) and all(isinstance(answer, bool) for answer in legal):
        whole = [n * bool(answer) for n, answer in zip(plain, legal, strict=True)]
        if menu.watched:
            sums = [*accumulate(whole)]
            menu.weighed(sums, [number < -(-each * WHOLE // sums[-1]) for each in sums])
        return _cut(number, whole)
    most = sum(each if isinstance(each, int) else WEIGHTS[0] for each in weights)
    kind, wide = _kind_of(most), _kind_of(max(most * WHOLE, 1 << 16))
    so_far: list[Line] = []
    total: Line = np.zeros(number.size, dtype=kind)
    for weight, answer in zip(weights, legal, strict=True):
        if not isinstance(answer, bool):
            total = total + (weight * lanes(answer, total))
        elif answer:
            total = total + weight
        so_far.append(total)
    # A number times the sum, over ten thousand, lies below a whole weight where it does
    # once its rest is dropped.
    wanted = (number * total.astype(wide) // WHOLE).astype(kind)
    taken: list[Answer] = []
    limits: list[Answer] = []
    under: Answer = False
    for each, answer in zip(so_far, legal, strict=True):
        if answer is False:
            taken.append(False)
            limits.append(under)
            continue
        below: Mask = wanted < each
        # Below this limit and not below the one before.
        taken.append(below if isinstance(under, bool) else below > under)
        under = below
        limits.append(under)
    menu.weighed(so_far, limits)
    return taken


def _kind_of(most: int) -> Kind:
    """The narrowest type that holds `most`."""
    if most < 1 << 15:
        return np.int8 if most < 1 << 7 else np.int16
    return np.int32 if most < 1 << 31 else np.int64
