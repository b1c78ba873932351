"""Run codes: one play as a short text that survives paper, voices and keyboards.

A code is one whole number in mixed radix. Its digits, least significant first: the
header, then each choice in playing order with the number of entries on its menu as
radix. The number is written in 32 symbols, the least significant first, followed by
six symbols of check, in groups of five. A reader gives out the digits one by one, since
the radix of each is known only once everything before it was replayed.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from game.play import checksum
from game.play.record import Settings
from game.play.symbols import GROUP, UnknownSymbol, cleaned, grouped, symbols, values
from game.scenario.values import Length

SHORT: Final = 1
"""The format whose choices are only those that bear on the rules."""

FULL: Final = 2
"""The format that adds forecasts and grades."""

MAX_SYMBOLS: Final = 600
COMFORTABLE: Final = 85
"""Symbols beyond which a file serves people better than a code."""

SCENARIO_BITS: Final = 12
DIGEST_BITS: Final = 20
CLASS_SEED: Final = 1 << 20
_SEED: Final = 1 << 64
_FORMATS: Final = 1 << 4
_VERSIONS: Final = 1 << 8
_SETTINGS: Final = 1 << 10
_CHOICES: Final = 1 << 8
_USUAL_MENU: Final = 5  # entries, to guess how much is missing
_LENGTHS: Final = (Length.LESSON, Length.FULL, Length.CALENDAR)
_LUCK: Final = ("documented", "drawn")
_MOTIVES: Final = 8  # with none
_CLASS_PLAY: Final = 1 << 7
HELD: Final = 1 << 8
"""In the settings of a header: the debrief waits for the class. It bears on no rule."""


Fault = Literal[
    "no-code", "mistyped", "cut-short", "other-scenario", "other-version", "other-rules"
]
"""What can be wrong with a code. Other rules: it holds choices that these menus do not have."""


class BadCode(ValueError):  # noqa: N818
    """A text that is no code; says what is wrong, and in which group (from 1) if known."""

    def __init__(
        self, message: str, group: int | None = None, fault: Fault = "other-rules"
    ) -> None:
        super().__init__(message)
        self.group = group
        self.fault: Fault = fault


class Digit(NamedTuple):
    """A value and how many there could have been."""

    value: int
    radix: int


@dataclass(frozen=True, slots=True)
class Header:
    """What stands before the choices.

    `scenario` and `rules` are the shortened hashes of `scenario_hash` and
    `digest_bits`; `settings` the number of `packed`; `choices` how many choices
    that bear on the rules follow.
    """

    scenario: int
    version: int
    rules: int
    settings: int
    seed: int
    choices: int
    format: int = SHORT

    def digits(self) -> list[Digit]:
        """Return the header as digits.

        Raises:
            ValueError: a part of it is out of range.
        """
        is_long = self.seed >= CLASS_SEED
        found = [
            Digit(self.format, _FORMATS),
            Digit(self.scenario, 1 << SCENARIO_BITS),
            Digit(self.version, _VERSIONS),
            Digit(self.rules, 1 << DIGEST_BITS),
            Digit(self.settings, _SETTINGS),
            Digit(int(is_long), 2),
            Digit(self.seed, _SEED if is_long else CLASS_SEED),
            Digit(self.choices, _CHOICES),
        ]
        for digit in found:
            _in_range(digit)
        return found


def scenario_hash(scenario: str) -> int:
    """Return 12 bits that stand for a scenario's id."""
    digest = hashlib.blake2b(scenario.encode(), digest_size=4, person=b"knot-scenario-1").digest()
    return int.from_bytes(digest, "big") >> (32 - SCENARIO_BITS)


def digest_bits(digest: str) -> int:
    """Return the first 20 bits of a digest in hexadecimal (at least five digits).

    Raises:
        ValueError: it is none.
    """
    return int(digest[: DIGEST_BITS // 4], 16)


def packed(settings: Settings, motives: Sequence[str] = ()) -> int:
    """Return settings as a number of ten bits.

    Args:
        settings: the settings.
        motives: the scenario's motives in their order (at most seven).

    Raises:
        ValueError: the motive is none of them.
    """
    motive = 1 + list(motives).index(settings.motive) if settings.motive else 0
    if motive >= _MOTIVES:
        raise ValueError("A code has room for seven motives.")
    number = _LENGTHS.index(settings.length)
    number |= _LUCK.index(settings.luck) << 2
    number |= _LUCK.index(settings.temperament) << 3
    number |= motive << 4
    return number | (_CLASS_PLAY if settings.class_play else 0)


def unpacked(number: int, motives: Sequence[str] = ()) -> Settings:
    """Return the settings that a number of ten bits stands for.

    Raises:
        BadCode: it stands for none.
    """
    number &= ~HELD
    length, motive = number & 3, number >> 4 & (_MOTIVES - 1)
    if length >= len(_LENGTHS) or motive > len(motives) or number >= _CLASS_PLAY << 1:
        raise BadCode("This code has settings that this scenario does not know.")
    return Settings(
        length=_LENGTHS[length],
        luck=_LUCK[number >> 2 & 1],
        temperament=_LUCK[number >> 3 & 1],
        motive=motives[motive - 1] if motive else "",
        class_play=bool(number & _CLASS_PLAY),
    )


# --- Writing ----------------------------------------------------------------


def encode(header: Header, digits: Sequence[tuple[int, int]]) -> str:
    """Return a code.

    Args:
        header: what stands before the choices.
        digits: (value, radix) of each choice in playing order, then of whatever
            the full format adds. A menu of one entry takes no room.

    Raises:
        ValueError: a value is not below its radix, or there is too much of it.
    """
    number, size = 0, 1
    for value, radix in (*header.digits(), *digits):
        _in_range(Digit(value, radix))
        number += value * size
        size *= radix
    written = []
    for _ in range(_symbols_for(size)):
        written.append(number & 31)
        number >>= 5
    if len(written) > MAX_SYMBOLS:
        raise ValueError("This play is too long for a code; keep its file.")
    return grouped(symbols([*written, *checksum.check_of(written)]))


def _in_range(digit: Digit) -> None:
    if not 0 <= digit.value < digit.radix:
        raise ValueError(f"{digit.value} is not a choice out of {digit.radix}")


def _symbols_for(size: int) -> int:
    """Return how many symbols it takes to write any number below `size`."""
    return -(-(size - 1).bit_length() // 5)


# --- Reading ----------------------------------------------------------------


class Reader:
    """Gives out the digits of a code, one radix at a time."""

    def __init__(self, numbers: Sequence[int]) -> None:
        self._left = sum(value << 5 * place for place, value in enumerate(numbers))
        self._room = len(numbers)
        self._size = 1
        self.header = self._header()

    def _header(self) -> Header:
        layout = self.digit(_FORMATS)
        if layout not in (SHORT, FULL):
            raise BadCode(
                "This code was made by another version of the program.", fault="other-version"
            )
        scenario, version = self.digit(1 << SCENARIO_BITS), self.digit(_VERSIONS)
        rules, settings = self.digit(1 << DIGEST_BITS), self.digit(_SETTINGS)
        seed = self.digit(_SEED if self.digit(2) else CLASS_SEED)
        return Header(scenario, version, rules, settings, seed, self.digit(_CHOICES), layout)

    def digit(self, radix: int) -> int:
        """Return the next digit.

        Raises:
            BadCode: the code is too short to hold it.
            ValueError: the radix is not a whole number of at least 1.
        """
        if radix < 1:
            raise ValueError("a menu has at least one entry")
        self._left, value = divmod(self._left, radix)
        self._size *= radix
        missing = _symbols_for(self._size) - self._room
        if missing > 0:
            raise BadCode(f"This code is cut short: {_groups_missing(missing)}.", fault="cut-short")
        return value

    def finish(self) -> None:
        """Say that every digit was read.

        Raises:
            BadCode: something is left over, so that the code belongs to other rules.
        """
        if self._left or _symbols_for(self._size) != self._room:
            raise BadCode("This code holds more than this play has room for.")


def _groups_missing(symbols_missing: int) -> str:
    count = -(-symbols_missing // GROUP)
    return "a group seems to be missing" if count == 1 else f"{count} groups seem to be missing"


def open_code(text: str) -> Reader:
    """Return a reader for a code as somebody typed it.

    Raises:
        BadCode: it is none, or holds a slip; `repair` may know a way out.
    """
    numbers = _numbers(text)
    if not checksum.is_whole(numbers):
        position = next((place for place, _ in checksum.repairs(numbers)), None)
        if position is None:
            short = _cut_short(numbers)
            raise BadCode(short or _UNCLEAR, fault="cut-short" if short else "mistyped")
        group = position // GROUP + 1
        message = f"Something is mistyped in group {group} ({_group(text, group)})."
        raise BadCode(message, group, "mistyped")
    return Reader(numbers[: -checksum.LENGTH])


_UNCLEAR: Final = "Something in this code is mistyped, or a part of it is missing."


def _cut_short(numbers: Sequence[int]) -> str:
    """Return that groups are missing, where the beginning promises more than is there."""
    try:
        header = Reader(numbers).header
    except BadCode:
        return ""
    size = math.prod(digit.radix for digit in header.digits())
    least = _symbols_for(size << header.choices) + checksum.LENGTH
    if len(numbers) >= least:
        return ""
    usual = _symbols_for(size * _USUAL_MENU**header.choices) + checksum.LENGTH
    return f"This code is cut short: {_groups_missing(usual - len(numbers))}."


def _numbers(text: str) -> list[int]:
    if len(text) > MAX_SYMBOLS * 4:
        raise BadCode("This text is too long to be a code.", fault="no-code")
    plain = cleaned(text)
    if not plain:
        raise BadCode("There is no code here.", fault="no-code")
    try:
        numbers = values(plain)
    except UnknownSymbol as error:
        group = error.position // GROUP + 1
        message = f"Group {group} ({_group(text, group)}) holds “{error.sign}”, which no code uses."
        raise BadCode(message, group, "mistyped") from error
    if len(numbers) <= checksum.LENGTH:
        raise BadCode("This code is cut short: most of it seems to be missing.", fault="cut-short")
    return numbers


def _group(text: str, group: int) -> str:
    """Return one group of what was typed, as the program reads it."""
    return cleaned(text)[(group - 1) * GROUP : group * GROUP]


def repair(text: str, fits: Callable[[Reader], bool] | None = None) -> str | None:
    """Return the one code that a single slip would have turned into `text`, if there is one.

    Args:
        text: a code with a slip: a wrong symbol, two swapped, one doubled or left out.
        fits: whether a reader's code also replays; without it every whole code fits.
    """
    plain = cleaned(text)
    try:
        numbers = values(plain)
    except UnknownSymbol as error:
        blank = plain[: error.position] + "0" + plain[error.position + 1 :]
        if any(sign not in symbols(range(32)) for sign in blank):
            return None
        numbers = values(blank)
        found = [numbers] if checksum.is_whole(numbers) else []
        found += [new for place, new in checksum.repairs(numbers) if place == error.position]
    else:
        found = [new for _, new in checksum.repairs(numbers)]
    fitting = {grouped(symbols(new)) for new in found if _fits(new, fits)}
    return fitting.pop() if len(fitting) == 1 else None


def _fits(numbers: Sequence[int], fits: Callable[[Reader], bool] | None) -> bool:
    try:
        reader = Reader(numbers[: -checksum.LENGTH])
        return fits is None or fits(reader)
    except BadCode:
        return False
