"""Fans: many ways on from many positions, and what share of them closes how.

All positions of a fan meet the same luck and the same tastes (common luck), so
that what they share drops out of their differences. Floats stand here and in
what is shown, never in a state. Imported late, since it needs numpy.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from game.rules.batch import Batch, Chooser, Seeds, Start, seeds
from game.rules.estimate import Estimate
from game.rules.luck import key, mix

Shares = NDArray[np.float64]
"""Position, way on, class of ending: the share that closes so. Sums to 1 over the classes."""

_HALF = 1 << 63


@dataclass(frozen=True, slots=True)
class Ways:
    """By whose choices, and under what luck, a fan goes on.

    `documented` luck falls as it did where the scenario knows it.
    """

    chooser: Chooser
    luck: Seeds
    tastes: Seeds
    documented: bool = False


def fresh(chooser: Chooser, count: int, seed: int) -> Ways:
    """Ways on with fresh luck. The first of them are the same for every `count`."""
    return Ways(chooser, seeds(_first(seed, "luck"), count), seeds(_first(seed, "taste"), count))


def same_dice(chooser: Chooser, count: int, seed: int, *, documented: bool) -> Ways:
    """Other choices under the luck of one play, whose seed this is."""
    luck = np.repeat(seeds(seed & ((1 << 64) - 1), 1), count)
    return Ways(chooser, luck, seeds(_first(seed, "taste"), count), documented)


def _first(seed: int, name: str) -> int:
    """Where a run of seeds begins: far from 2^64, so that no run of them overflows."""
    return mix(mix(seed & ((1 << 64) - 1)) ^ key(f"fan/{name}")) % _HALF


@dataclass(frozen=True, slots=True)
class Fan:
    """What share of the ways on from each position closes in each class."""

    shares: Shares
    classes: Mapping[str, int]
    gravest: str

    @property
    def plays(self) -> int:
        """How many ways on from each position were played."""
        return int(self.shares.shape[1])

    def estimate(self, position: int, kind: str) -> Estimate:
        """The share of a class of endings from a position."""
        return _estimate(self.shares[position, :, self.classes[kind]])

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


def fan(
    batch: Batch, starts: Sequence[Start], ways: Ways, kinds: Sequence[str], *, gravest: str
) -> Fan:
    """Play on from every start along the same ways.

    `kinds` are the classes of endings, by the place of the ending in
    `rules.endings`; the first stands for no ending and is left out.
    `gravest` is the one of them that is compared.
    """
    classes = {kind: place for place, kind in enumerate(dict.fromkeys(kinds[1:]))}
    ends = batch.fan(
        starts, ways.chooser, ways.luck, ways.tastes, documented=ways.documented
    ).endings
    shares = np.zeros((len(starts), ways.luck.size, len(classes)))
    for place, kind in enumerate(kinds[1:], start=1):
        shares[:, :, classes[kind]] += ends[:, :, place]
    return Fan(shares, classes, gravest)
