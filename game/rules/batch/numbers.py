"""Keyed luck over columns: the same numbers as `game.rules.luck`, many seeds at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from game.rules.luck import WHOLE

Seeds = NDArray[np.uint64]
"""Mixed seeds, as `luck.drawn` mixes them."""

Numbers = NDArray[np.uint16]
"""Numbers of a draw, 0 to 9,999."""

_STEP = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)


def mixed(values: Seeds) -> Seeds:
    """One output of SplitMix64 for each 64-bit value, as `game.rules.luck.mix`."""
    z = values + _STEP
    turned = z >> np.uint64(30)
    z ^= turned
    z *= _FIRST
    np.right_shift(z, np.uint64(27), out=turned)
    z ^= turned
    z *= _SECOND
    np.right_shift(z, np.uint64(31), out=turned)
    z ^= turned
    return z


def numbers(starts: Seeds, name_key: int) -> Numbers:
    """The number of the draw with this key for each mixed seed."""
    z = mixed(starts ^ np.uint64(name_key))
    z >>= np.uint64(32)
    z *= np.uint64(WHOLE)
    z >>= np.uint64(32)
    return z.astype(np.uint16)


def seeds(first: int, count: int) -> Seeds:
    """Mixed seeds for `count` seeds one after another, from `first`."""
    return mixed(np.uint64(first) + np.arange(count, dtype=np.uint64))
