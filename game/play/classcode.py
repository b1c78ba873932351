"""Class codes: one short text that gives a whole class the same luck and the same settings.

Ten symbols in two groups: eight hold the settings, two are a check. The check is a
Reed-Solomon code over 32 elements, so that one wrong symbol or two wrong ones, and
with them any two neighbours swapped, are noticed for certain.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from game.play.record import Settings
from game.play.symbols import (
    CLASS_SYMBOLS,
    GROUP,
    UnknownSymbol,
    class_symbols,
    cleaned,
    grouped,
    symbols,
    values,
)
from game.scenario.values import Length

LENGTH: Final = 10
"""Symbols of a class code."""

_FORMAT: Final = 2
_OLD_FORMAT: Final = 1
"""Codes without a level of reading, and with two bits more of the scenario's name."""
_FORMAT_BITS: Final = 3
_SCENARIO_BITS: Final = 8
_OLD_SCENARIO_BITS: Final = 10
_LEVEL_BITS: Final = 2
_SEED_BITS: Final = 20
_DATA: Final = 8
_CHECKS: Final = (7, 19)  # so that a row of equal symbols is no code
_LENGTHS: Final = (Length.LESSON, Length.FULL, Length.CALENDAR)
_LUCK: Final = ("documented", "drawn")


class BadClassCode(ValueError):  # noqa: N818
    """A text that is no class code; says what is wrong, and what was probably meant."""


@dataclass(frozen=True, slots=True)
class ClassSetting:
    """What a class plays under. `seed` has 20 bits.

    `motives`: everybody takes one of the scenario's secret motives. `plain`: hard words
    are explained on the page. `level`: the place of a level of reading in the scenario's
    list, from 1; 0: as the length and the reader have it. `held`: the debrief stops before
    its results, until the teacher gives out the `release_word`.
    """

    seed: int
    length: Length = Length.LESSON
    luck: str = "drawn"
    temperament: str = "documented"
    motives: bool = False
    plain: bool = False
    held: bool = False
    level: int = 0

    def settings(self, motive: str = "") -> Settings:
        """The settings of a play under this code; `motive` counts only where there are motives."""
        own = motive if self.motives else ""
        return Settings(self.length, self.luck, self.temperament, own, class_play=True)


def write_class_code(scenario: str, setting: ClassSetting) -> str:
    """Return the code of a setting for a scenario (its id).

    Raises:
        ValueError: the seed has more than 20 bits, or the level is not 0 to 3.
    """
    if not 0 <= setting.seed < 1 << _SEED_BITS:
        raise ValueError("a class seed has 20 bits")
    if not 0 <= setting.level < 1 << _LEVEL_BITS:
        raise ValueError("a class code has room for three levels of reading")
    number, shift = 0, 0
    for value, bits in _fields(scenario, setting):
        number |= value << shift
        shift += bits
    data = [number >> 5 * place & 31 for place in range(_DATA)]
    return grouped(symbols([*data, *_check_of(data)]))


def _fields(scenario: str, setting: ClassSetting) -> tuple[tuple[int, int], ...]:
    """The parts of a code as (value, bits), the least significant first."""
    return (
        (_FORMAT, _FORMAT_BITS),
        (_scenario_bits(scenario, _SCENARIO_BITS), _SCENARIO_BITS),
        (setting.seed, _SEED_BITS),
        (_LENGTHS.index(setting.length), 2),
        (_LUCK.index(setting.luck), 1),
        (_LUCK.index(setting.temperament), 1),
        (int(setting.motives), 1),
        (int(setting.plain), 1),
        (int(setting.held), 1),
        (setting.level, _LEVEL_BITS),
    )


def read_class_code(scenario: str, text: str) -> ClassSetting:
    """Return the setting that a typed class code stands for.

    Args:
        scenario: the id of the scenario at hand.
        text: what was typed, in any case, with or without its hyphen.

    Raises:
        BadClassCode: it is none, holds a slip, or belongs to another scenario.
    """
    plain = cleaned(text)
    if len(plain) != LENGTH:
        raise BadClassCode(_wrong_length(plain))
    try:
        numbers = values(plain)
    except UnknownSymbol as error:
        message = f"Group {error.position // GROUP + 1} of the class code holds “{error.sign}”, "
        raise BadClassCode(f"{message}which no code uses.") from error
    if not _is_whole(numbers):
        raise BadClassCode(_mistyped(scenario, numbers))
    return _setting(scenario, numbers)


def _wrong_length(plain: str) -> str:
    if not plain:
        return "There is no class code here."
    if len(plain) > LENGTH * 2:
        return "This is too long for a class code. A run code is typed on the page “Run code”."
    if len(plain) == CLASS_SYMBOLS:
        return "This looks like a class word. Type it where the luck is drawn."
    return f"A class code has {LENGTH} symbols in two groups; here are {len(plain)}."


def _setting(scenario: str, numbers: Sequence[int]) -> ClassSetting:
    number = sum(value << 5 * place for place, value in enumerate(numbers[:_DATA]))
    is_old = number & (1 << _FORMAT_BITS) - 1 == _OLD_FORMAT
    own_bits = _OLD_SCENARIO_BITS if is_old else _SCENARIO_BITS
    found = []
    for bits in (_FORMAT_BITS, own_bits, _SEED_BITS, 2, 1, 1, 1, 1, 1, _LEVEL_BITS):
        found.append(number & (1 << bits) - 1)
        number >>= bits
    layout, world, seed, length, luck, temper, motives, plain, held, level = found
    if layout not in (_OLD_FORMAT, _FORMAT) or length >= len(_LENGTHS):
        raise BadClassCode("This class code was made by another version of the program.")
    if world != _scenario_bits(scenario, own_bits):
        raise BadClassCode("This class code belongs to another scenario.")
    return ClassSetting(
        seed=seed,
        length=_LENGTHS[length],
        luck=_LUCK[luck],
        temperament=_LUCK[temper],
        motives=bool(motives),
        plain=bool(plain),
        held=bool(held),
        level=level,
    )


def _mistyped(scenario: str, numbers: Sequence[int]) -> str:
    near = {tuple(each) for each in _slips(numbers) if _fits(scenario, each)}
    if len(near) == 1:
        meant = grouped(symbols(near.pop()))
        return f"Something in this class code is mistyped. Did you mean {meant}?"
    return "Something in this class code is mistyped. Look at the board again."


def _fits(scenario: str, numbers: Sequence[int]) -> bool:
    try:
        _setting(scenario, numbers)
    except BadClassCode:
        return False
    return _is_whole(numbers)


def _slips(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Yield everything that one wrong symbol or one swap could have been."""
    for place, held in enumerate(numbers):
        for value in range(32):
            if value != held:
                yield [*numbers[:place], value, *numbers[place + 1 :]]
    for place in range(len(numbers) - 1):
        yield [*numbers[:place], numbers[place + 1], numbers[place], *numbers[place + 2 :]]


def looks_like_one(text: str) -> bool:
    """Whether a text has the length of a class code and holds to its check."""
    try:
        numbers = values(cleaned(text))
    except UnknownSymbol:
        return False
    return len(numbers) == LENGTH and _is_whole(numbers)


def release_word(seed: int) -> str:
    """Return the four symbols that open a held debrief for everybody of that seed."""
    return class_symbols(_bits(f"release/{seed}", _SEED_BITS))


def releases(seed: int, typed: str) -> bool:
    """Whether what was typed is the release word of a seed."""
    return cleaned(typed) == release_word(seed)


def _scenario_bits(scenario: str, bits: int) -> int:
    return _bits(f"scenario/{scenario}", bits)


def _bits(text: str, bits: int) -> int:
    digest = hashlib.blake2b(text.encode(), digest_size=4, person=b"knot-class-2").digest()
    return int.from_bytes(digest, "big") >> (32 - bits)


# --- The check: two symbols over the field of 32 elements ---------------------


def _powers() -> tuple[int, ...]:
    """The powers of the generator of the field x⁵ + x² + 1."""
    found, value = [], 1
    for _ in range(31):
        found.append(value)
        value <<= 1
        if value & 32:
            value ^= 0b100101
    return tuple(found)


_POWER: Final = _powers()
_LOG: Final = {value: place for place, value in enumerate(_POWER)}


def _times(left: int, right: int) -> int:
    return _POWER[(_LOG[left] + _LOG[right]) % 31] if left and right else 0


def _sums(numbers: Sequence[int]) -> tuple[int, int]:
    plain = weighted = 0
    for place, value in enumerate(numbers):
        plain ^= value
        weighted ^= _times(_POWER[place], value)
    return plain, weighted


def _is_whole(numbers: Sequence[int]) -> bool:
    return _sums(numbers) == _CHECKS


def _check_of(data: Sequence[int]) -> tuple[int, int]:
    """Return the two symbols that bring both sums of a code to their fixed values."""
    plain, weighted = _sums(data)
    plain ^= _CHECKS[0]
    weighted ^= _CHECKS[1]
    first, second = _POWER[_DATA], _POWER[_DATA + 1]
    # a + b = plain and first·a + second·b = weighted
    last = _divided(weighted ^ _times(first, plain), first ^ second)
    return plain ^ last, last


def _divided(above: int, below: int) -> int:
    return _POWER[(_LOG[above] - _LOG[below]) % 31] if above else 0
