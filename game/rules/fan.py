"""Fans: many ways on from many positions, and what share of them closes how.

All positions of a fan meet the same luck and the same tastes (common luck), so
that what they share drops out of their differences. Floats stand here and in
what is shown, never in a state. Imported late, since it needs numpy.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from game.rules.batch import Batch, Chooser, Seeds, Start, Worths, seeds
from game.rules.estimate import Estimate
from game.rules.luck import key, mix
from game.rules.sharing import Parts

Shares = NDArray[np.float64]
"""Position, way on, class of ending: the share that closes so. Sums to 1 over the classes.

Once luck is taken off, the share of a single way may lie outside 0 to 1.
"""

_HALF = 1 << 63

FEWEST = 16
"""From fewer plays nothing is fitted."""

LEAN = 10
"""What all positions say weighs like so many plays from a position whose drift is ordinary."""


@dataclass(frozen=True, slots=True)
class Ways:
    """By whose choices, and under what luck, a fan goes on.

    `documented` luck falls as it did where the scenario knows it.
    """

    chooser: Chooser
    luck: Seeds
    tastes: Seeds
    documented: bool = False


def fresh(chooser: Chooser, count: int, seed: int, *, after: int = 0) -> Ways:
    """Ways on with fresh luck: those after the first so many, up to `count`.

    A way on is the same for every `count`.
    """
    luck, taste = (_first(seed, name) + after for name in ("luck", "taste"))
    return Ways(chooser, seeds(luck, count - after), seeds(taste, count - after))


def same_dice(chooser: Chooser, count: int, seed: int, *, documented: bool) -> Ways:
    """Other choices under the luck of one play, whose seed this is."""
    luck = np.repeat(seeds(seed & ((1 << 64) - 1), 1), count)
    return Ways(chooser, luck, seeds(_first(seed, "taste"), count), documented)


def _first(seed: int, name: str) -> int:
    """Where a run of seeds begins: far from 2^64, so that no run of them overflows."""
    return mix(mix(seed & ((1 << 64) - 1)) ^ key(f"fan/{name}")) % _HALF


@dataclass(frozen=True)
class Fan:
    """What share of the ways on from each position closes in each class."""

    shares: Shares
    classes: Mapping[str, int]
    gravest: str

    @property
    def plays(self) -> int:
        """How many ways on from each position were played."""
        return int(self.shares.shape[1])

    @cached_property
    def _estimates(self) -> tuple[Sequence[Sequence[float]], Sequence[Sequence[float]]]:
        """The mean shares and their errors, by position and class: all at once."""
        means = self.shares.mean(axis=1)
        errors = np.zeros_like(means)
        if self.plays > 1:
            errors = self.shares.std(axis=1, ddof=1) / sqrt(self.plays)
        return means.tolist(), errors.tolist()

    def estimate(self, position: int, kind: str) -> Estimate:
        """The share of a class of endings from a position."""
        means, errors = self._estimates
        place = self.classes[kind]
        return Estimate(means[position][place], errors[position][place], self.plays)

    def every(self, position: int) -> Mapping[str, Estimate]:
        """The shares of all classes from a position."""
        return {kind: self.estimate(position, kind) for kind in self.classes}

    def gravely(self, position: int) -> Estimate:
        """The share of the gravest class from a position."""
        return self.estimate(position, self.gravest)

    def apart(self, position: int, other: int) -> Estimate:
        """How much larger the share of the gravest class is than from another, way by way."""
        place = self.classes[self.gravest]
        return _estimate(self.shares[position, :, place] - self.shares[other, :, place])

    def beside(self, other: Fan, position: int) -> Estimate:
        """How much larger the share of the gravest class is than in another fan, way by way."""
        own = self.shares[position, :, self.classes[self.gravest]]
        return _estimate(own - other.shares[position, :, other.classes[other.gravest]])


def _estimate(values: NDArray[np.float64]) -> Estimate:
    error = float(values.std(ddof=1)) / sqrt(values.size) if values.size > 1 else 0.0
    return Estimate(float(values.mean()), error, int(values.size))


def steadied(shares: Shares, drift: NDArray[np.float64]) -> Shares:
    """Shares less the luck that is known to have carried them: control variates.

    How much of a play's drift is taken off each class's share is fitted by least squares
    for each position, drawn toward what all positions together say; on every second play for
    the others and the other way round, so that no play has a say in what is taken off itself
    and the means stay true. What one class loses others gain: a play's shares still add up
    to 1. Method: Avramidis and Wilson, "A splitting scheme for control variates", Operations
    Research Letters 14 (1993).
    """
    found = shares.copy()
    if shares.shape[1] < FEWEST:
        return found
    for own, other in ((0, 1), (1, 0)):
        away = drift[:, other::2] - drift[:, other::2].mean(axis=1, keepdims=True)
        square = (away * away).sum(axis=1)[:, None]
        side = np.einsum("sp,spc->sc", away, shares[:, other::2])
        whole = float(square.sum())
        if not whole:
            continue
        pull = LEAN * whole / away.size
        slope = (side + pull * (side.sum(axis=0) / whole)) / (square + pull)
        found[:, own::2] -= slope[:, None, :] * drift[:, own::2, None]
    return found


@dataclass(frozen=True, slots=True)
class Played:
    """Ways on as they were played: shares, and how far luck carried each, where that is known."""

    shares: Shares
    drift: NDArray[np.float64] | None

    @property
    def plays(self) -> int:
        """How many ways on from each position were played."""
        return int(self.shares.shape[1])

    def first(self, plays: int) -> Played:
        """The first of them."""
        drift = self.drift
        return Played(self.shares[:, :plays], None if drift is None else drift[:, :plays])

    def and_then(self, more: Played) -> Played:
        """These and others from the same positions."""
        shares = np.concatenate([self.shares, more.shares], axis=1)
        if self.drift is None or more.drift is None:
            return Played(shares, None)
        return Played(shares, np.concatenate([self.drift, more.drift], axis=1))

    @property
    def steadied(self) -> Shares:
        """The shares, less known luck where it is known."""
        return self.shares if self.drift is None else steadied(self.shares, self.drift)


def put_together(shares: Shares, own: Sequence[int], parts: Mapping[int, Parts]) -> Shares:
    """The shares of all positions, way by way, from those of the positions that were played.

    `own` are the places of these; `parts` say what each other is put together from, and
    the same for those parts in their turn.
    """
    found = np.empty((len(own) + len(parts), *shares.shape[1:]))
    found[list(own)] = shares
    pending = dict(parts)
    while pending:
        ready = [to for to, made in pending.items() if not any(at in pending for at, _ in made)]
        for place in ready:
            made = pending.pop(place)
            found[place] = sum(share * found[at] for at, share in made)
    return found


def played(
    batch: Batch,
    starts: Sequence[Start],
    ways: Ways,
    kinds: Sequence[str],
    worths: Worths | None = None,
) -> Played:
    """Play on from every start along the same ways.

    `kinds` are the classes of endings, by the place of the ending in
    `rules.endings`; the first stands for no ending and is left out. With
    `worths`, luck of known chances is reckoned up.
    """
    classes = classes_of(kinds)
    found = batch.fan(
        starts,
        ways.chooser,
        ways.luck,
        ways.tastes,
        documented=ways.documented,
        worths=worths,
        kinds=[0, *(classes[kind] for kind in kinds[1:])],
    )
    return Played(found.endings, found.drift)


def classes_of(kinds: Sequence[str]) -> dict[str, int]:
    """The classes of endings with their places among the shares."""
    return {kind: place for place, kind in enumerate(dict.fromkeys(kinds[1:]))}


def fan(
    batch: Batch, starts: Sequence[Start], ways: Ways, kinds: Sequence[str], *, gravest: str
) -> Fan:
    """Ways on as a fan; see `played`. `gravest` is the class that is compared."""
    shares = played(batch, starts, ways, kinds).steadied
    return Fan(shares, classes_of(kinds), gravest)
