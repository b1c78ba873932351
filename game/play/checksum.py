"""The check of a code: the polynomial of bech32m (BIP 350) over its values, and repairs.

Six symbols are added. Any four wrong symbols are found for certain in codes of up
to about 85 symbols.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

LENGTH: Final = 6
_PREFIX: Final = "knot"
_CONSTANT: Final = 0x2BC830A3
_GENERATOR: Final = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def _step(residue: int, value: int) -> int:
    top = residue >> 25
    residue = (residue & 0x1FFFFFF) << 5 ^ value
    for bit in range(5):
        if top >> bit & 1:
            residue ^= _GENERATOR[bit]
    return residue


def _residue(numbers: Sequence[int]) -> int:
    residue = _START
    for number in numbers:
        residue = _step(residue, number)
    return residue


def _begin(prefix: str) -> int:
    expanded = [ord(sign) >> 5 for sign in prefix] + [0] + [ord(sign) & 31 for sign in prefix]
    residue = 1
    for number in expanded:
        residue = _step(residue, number)
    return residue


_START: Final = _begin(_PREFIX)


def check_of(numbers: Sequence[int]) -> list[int]:
    """Return the six values that make `numbers` whole."""
    residue = _residue([*numbers, *([0] * LENGTH)]) ^ _CONSTANT
    return [residue >> 5 * (LENGTH - 1 - index) & 31 for index in range(LENGTH)]


def is_whole(numbers: Sequence[int]) -> bool:
    """Whether values with their check were read without a fault."""
    return len(numbers) > LENGTH and _residue(numbers) == _CONSTANT


def wholes(groups: Sequence[Sequence[int]]) -> Iterator[int]:
    """Yield each number of leading groups that, read one after another, are whole."""
    residue, length = _START, 0
    for count, group in enumerate(groups, 1):
        for value in group:
            residue = _step(residue, value)
        length += len(group)
        if residue == _CONSTANT and length > LENGTH:
            yield count


def repairs(numbers: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    """Yield (position, values) for every single slip that would explain a wrong check.

    Slips: one wrong symbol, two neighbours swapped, one symbol doubled or too
    much, one left out. Since the check is linear, a wrong symbol or a swap is
    found without computing the check again.
    """
    yield from _changed(numbers)
    yield from _too_many(numbers)
    yield from _too_few(numbers)


def _changed(numbers: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    wrong = _residue(numbers) ^ _CONSTANT
    effect = list(range(32))  # what adding a value at this position does to the residue
    following: list[int] = []
    for position in range(len(numbers) - 1, -1, -1):
        if wrong in effect[1:]:
            change = effect.index(wrong)
            yield position, _with(numbers, {position: numbers[position] ^ change})
        if following:
            both = numbers[position] ^ numbers[position + 1]
            if both and effect[both] ^ following[both] == wrong:
                swapped = {position: numbers[position + 1], position + 1: numbers[position]}
                yield position, _with(numbers, swapped)
        following = effect
        effect = [_step(value, 0) for value in effect]


def _with(numbers: Sequence[int], new: dict[int, int]) -> list[int]:
    return [new.get(position, number) for position, number in enumerate(numbers)]


def _too_many(numbers: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    for position in range(len(numbers)):
        if position and numbers[position] == numbers[position - 1]:
            continue  # leaving out its neighbour gives the same
        shorter = [*numbers[:position], *numbers[position + 1 :]]
        if is_whole(shorter):
            yield position, shorter


def _too_few(numbers: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    """Find the value for each gap at once: like a wrong symbol, from what a nought there does."""
    before = [_START]
    for number in numbers:
        before.append(_step(before[-1], number))
    effect = list(range(32))  # what a value in this gap does to the residue
    found = []
    for position in range(len(numbers), -1, -1):
        residue = _step(before[position], 0)
        for number in numbers[position:]:
            residue = _step(residue, number)
        wrong = residue ^ _CONSTANT
        value = effect.index(wrong) if wrong in effect else -1
        doubled = position and value == numbers[position - 1]  # the same as before its neighbour
        if value >= 0 and not doubled:
            found.append((position, [*numbers[:position], value, *numbers[position:]]))
        effect = [_step(each, 0) for each in effect]
    yield from reversed(found)
