"""Keyed luck: every draw is a pure function of the seed and of its own name.

Method: the 64-bit key of a name is the head of its BLAKE2b hash; `mix` is one
output of SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number
generators", OOPSLA 2014). No stream exists, so a new draw elsewhere, or another
choice, never changes anybody's luck.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from struct import Struct
from typing import Protocol

WHOLE = 10_000
"""Numbers run from 0 to one less than this; chances are in basis points."""

MASK = (1 << 64) - 1
"""Seeds and keys have 64 bits."""

_STEP, _FIRST, _SECOND = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB


class Luck(Protocol):
    """Where the number of a draw comes from."""

    def number(self, key: int) -> int:
        """The number of the draw with this 64-bit key, 0 to 9,999."""
        ...


def key(name: str) -> int:
    """The 64-bit key of a draw's name."""
    digest = blake2b(name.encode(), digest_size=8, person=b"knot-luck-1").digest()
    return int.from_bytes(digest, "big")


def mix(value: int) -> int:
    """One output of SplitMix64 for a 64-bit state."""
    value = (value + _STEP) & MASK
    value = ((value ^ value >> 30) * _FIRST) & MASK
    value = ((value ^ value >> 27) * _SECOND) & MASK
    return value ^ value >> 31


@dataclass(frozen=True, slots=True)
class Drawn:
    """Luck from a seed. `start` is the mixed seed."""

    start: int

    def number(self, key: int) -> int:
        """The number of the draw with this key, 0 to 9,999; `mix` written out for speed."""
        value = ((self.start ^ key) + _STEP) & MASK
        value = ((value ^ value >> 30) * _FIRST) & MASK
        value = ((value ^ value >> 27) * _SECOND) & MASK
        return (((value ^ value >> 31) >> 32) * WHOLE) >> 32


@dataclass(frozen=True, slots=True)
class Documented:
    """Luck as it fell: a table of keys, and other luck for what it does not name."""

    table: Mapping[int, int]
    otherwise: Luck

    def number(self, key: int) -> int:
        """The number of the draw with this key, 0 to 9,999."""
        known = self.table.get(key)
        return self.otherwise.number(key) if known is None else known


class Lots:
    """Many keys, whose numbers are drawn together from any seed.

    The keys lie side by side in one long number, each in 128 bits: so much room
    that no product runs over into the next.
    """

    def __init__(self, keys: Sequence[int]) -> None:
        self._keys = tuple(keys)
        self._ones = sum(1 << WIDE * place for place in range(len(self._keys)))
        self._packed = sum(key << WIDE * place for place, key in enumerate(self._keys))
        self._steps, self._mask = _STEP * self._ones, MASK * self._ones
        self._heads = (MASK >> 32) * self._ones
        self._numbers = Struct("<" + "I12x" * len(self._keys))  # the low 32 bits of each

    def numbers(self, luck: Drawn) -> dict[int, int]:
        """The number that this luck has for each key: `Drawn.number`, for all at once."""
        mask = self._mask
        value = ((luck.start * self._ones ^ self._packed) + self._steps) & mask
        value = (((value ^ value >> 30) & mask) * _FIRST) & mask
        value = (((value ^ value >> 27) & mask) * _SECOND) & mask
        value = (((value ^ value >> 31) >> 32 & self._heads) * WHOLE) >> 32
        found = self._numbers.unpack(value.to_bytes(self._numbers.size, "little"))
        return dict(zip(self._keys, found, strict=True))


WIDE = 128


def drawn(seed: int) -> Drawn:
    """Luck from a seed of up to 64 bits."""
    return Drawn(mix(seed & MASK))


def documented(table: Mapping[int, int], otherwise: Luck) -> Documented:
    """Luck from a table, drawn from `otherwise` where the table is silent."""
    return Documented(table, otherwise)


def boundaries(weights: Sequence[int]) -> tuple[int, ...]:
    """For each outcome, the first number that it no longer holds; ascending to 10,000.

    `weights` are whole and not negative, with a sum above nought. Outcome *i* is
    the first whose boundary exceeds the number: the same as
    `number * sum < (w1 + … + wi) * 10000`.
    """
    total = sum(weights)
    so_far = 0
    limits = []
    for weight in weights:
        so_far += weight
        limits.append(-(-so_far * WHOLE // total))
    return tuple(limits)


def pick(number: int, limits: Sequence[int]) -> int:
    """The place of the outcome that a number falls on."""
    for place, limit in enumerate(limits):
        if number < limit:
            return place
    raise ValueError(number)
