"""Keyed luck for many plays: the same numbers as `game.rules.luck`, a row for each seed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from game.rules.batch.rows import Index, Rows
from game.rules.luck import MASK, WHOLE

Seeds = NDArray[np.uint64]
Numbers = NDArray[np.uint16]

_STEP = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_WHOLE = np.uint64(WHOLE)
_A, _B, _C, _HALF = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(32)


def mixed(values: Seeds) -> Seeds:
    """One output of SplitMix64 for each 64-bit value, as `game.rules.luck.mix`."""
    z = values + _STEP
    _mix(z, np.empty_like(z))
    return z


def _mix(z: Seeds, spare: Seeds) -> None:
    np.right_shift(z, _A, out=spare)
    np.bitwise_xor(z, spare, out=z)
    np.multiply(z, _FIRST, out=z)
    np.right_shift(z, _B, out=spare)
    np.bitwise_xor(z, spare, out=z)
    np.multiply(z, _SECOND, out=z)
    np.right_shift(z, _C, out=spare)
    np.bitwise_xor(z, spare, out=z)


def numbers(starts: Seeds, name_key: int) -> Numbers:
    """The number of a draw for each mixed seed, 0 to 9,999."""
    return Lots(starts).of(name_key)


def seeds(first: int, count: int) -> Seeds:
    """Mixed seeds for `count` seeds one after another, as `luck.drawn` mixes them."""
    return mixed(np.uint64(first & MASK) + np.arange(count, dtype=np.uint64))


TOGETHER = 1 << 17
"""So many numbers, at the most, are worked out before anybody asks for them."""


PART = 50_000
"""So many numbers are worked out at a time: what they take then stays near the processor."""


class Known:
    """Numbers of all plays, kept for whoever plays under the same luck again."""

    __slots__ = ("_by_key", "_room", "_starts")

    def __init__(self, room: int) -> None:
        """`room`: how many bytes the numbers may take. The first draws are kept."""
        self._room = room
        self._starts: Seeds | None = None
        self._by_key: dict[int, Numbers] = {}

    @staticmethod
    def ahead(starts: Seeds, keys: Seeds) -> Known | None:
        """The numbers of draws worked out together: for few plays far less than one by one.

        None where that would be no less: too many plays, or no keys.
        """
        if not 0 < starts.size * keys.size <= TOGETHER:
            return None
        z = starts.reshape(1, -1) ^ keys.reshape(-1, 1)
        found = Known(0)
        found._starts = starts
        found._by_key = dict(zip(keys.tolist(), _fallen(z, np.empty_like(z)), strict=True))
        return found

    def of(self, starts: Seeds) -> Known:
        """Itself, without what belongs to other plays than these (mixed seeds)."""
        if self._starts is None or not np.array_equal(self._starts, starts):
            self._starts, self._by_key = starts, {}
        return self

    def get(self, name_key: int) -> Numbers | None:
        """The numbers of a draw, if they are known."""
        return self._by_key.get(name_key)

    def keep(self, name_key: int, numbers: Numbers) -> None:
        """Keep the numbers of a draw while there is room. Nobody may write to them."""
        if (len(self._by_key) + 1) * numbers.nbytes <= self._room:
            numbers.flags.writeable = False
            self._by_key[name_key] = numbers


class Lots:
    """Where the numbers of some rows come from. `starts` are mixed seeds, one for each play.

    Groups of rows share them: row r has the number of play r modulo the plays. Or the plays
    are lines of as many each, and `lines` says for each group, as long as a line, which it has.
    """

    __slots__ = ("_known", "_lasting", "_lines", "_play_of", "_spare", "_wide", "_z", "starts")

    def __init__(
        self, starts: Seeds, lines: Index | None = None, known: Known | None = None
    ) -> None:
        self._known = None if known is None else known.of(starts)
        self._wide = starts.shape[-1]
        self._lines = lines
        self._play_of: Index | None = None
        if lines is not None:
            self._play_of = (lines[:, None] * self._wide + np.arange(self._wide)).ravel()
        self.starts = starts = starts.ravel()
        self._z = np.empty_like(starts[:PART])
        self._spare = np.empty_like(starts[:PART])
        self._lasting: dict[int, Numbers] = {}

    def of(self, name_key: int) -> Numbers:
        """The number of the draw with this key for each play."""
        if self._known is None:
            return self._fall(self.starts, name_key)
        own = self._known.get(name_key)
        if own is None:
            own = self._fall(self.starts, name_key)
            self._known.keep(name_key, own)
        return own

    def packed(self, kept: Index, total: int) -> Lots:
        """Where some of `total` rows, which follow each other now, have their numbers from."""
        place = self._place(kept, total)
        if place.size <= self.starts.size:
            return Lots(self.starts[place])
        found = Lots(self.starts)
        found._play_of = place
        return found

    def lasting(self, name_key: int, rows: Rows) -> Numbers:
        """The same as `number`, for a draw of which plays keep the number all along."""
        own = self._lasting.get(name_key)
        if own is None:
            own = self._lasting[name_key] = self.of(name_key)
        return self._spread(own, rows)

    def number(self, name_key: int, rows: Rows) -> Numbers:
        """The number of the draw with this key, in the space of some rows."""
        plays = self.starts.size
        few = rows.few
        if few is None:
            return self._spread(self.of(name_key), rows)
        place = self._place(few, rows.total)
        own = None if self._known is None else self._known.get(name_key)
        if own is not None or place.size >= plays:
            return (self.of(name_key) if own is None else own)[place]
        return self._fall(self.starts[place], name_key)

    def _place(self, few: Index, total: int) -> Index:
        """The plays of some of `total` rows."""
        if self._play_of is not None:
            return self._play_of[few]
        return few if total == self.starts.size else few % self.starts.size

    def _spread(self, own: Numbers, rows: Rows) -> Numbers:
        """The numbers of plays in the space of some rows."""
        plays = self.starts.size
        few = rows.few
        if few is None:
            if self._lines is not None:
                groups = self._lines[: rows.total // self._wide]
                return own.reshape(-1, self._wide).take(groups, axis=0).ravel()
            if self._play_of is not None:
                return own.take(self._play_of)
            if rows.total == plays:
                return own
            return own.reshape(1, plays).repeat(rows.total // plays, axis=0).ravel()
        return own[self._place(few, rows.total)]

    def _fall(self, starts: Seeds, name_key: int) -> Numbers:
        own = np.uint64(name_key)
        if starts.size <= PART:
            return self._part(starts, own)
        cuts = [slice(first, first + PART) for first in range(0, starts.size, PART)]
        return np.concatenate([self._part(starts[cut], own) for cut in cuts])

    def _part(self, starts: Seeds, own: np.uint64) -> Numbers:
        z = self._z[: starts.size]
        np.bitwise_xor(starts, own, out=z)
        return _fallen(z, self._spare[: starts.size])


def _fallen(z: Seeds, spare: Seeds) -> Numbers:
    """The numbers, 0 to 9,999, of seeds that have met the keys of their draws. Writes over both."""
    np.add(z, _STEP, out=z)
    _mix(z, spare)
    np.right_shift(z, _HALF, out=z)
    np.multiply(z, _WHOLE, out=z)
    np.right_shift(z, _HALF, out=z)
    return z.astype(np.uint16)
