"""The 32 symbols that codes are written in, and what people write in their place."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U."""

GROUP: Final = 5
CLASS_SYMBOLS: Final = 4

_VALUES: Final = {symbol: value for value, symbol in enumerate(ALPHABET)}
_LOOK_ALIKE: Final = str.maketrans(
    "ILO" + "АВСЕНКМОРТХУЗІЈЅЁ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "110" + "ABCEHKM0PTXY31JSE" + "ABEZH1KMN0PTYX",
)
_IGNORED: Final = frozenset(" \t\r\n\u00a0\u2007\u202f\u200b\ufeff-‐‑‒–—―−_.,:;/|'\"`“”‘’")


class UnknownSymbol(ValueError):  # noqa: N818
    """A sign that no code uses; knows the sign and its position among the symbols."""

    def __init__(self, sign: str, position: int) -> None:
        super().__init__(f"{sign} is not a symbol of a code")
        self.sign, self.position = sign, position


def cleaned(text: str) -> str:
    """Return the symbols of what somebody typed: capitals, look-alikes put right, gaps left out.

    Signs that are no symbols stay where they are.
    """
    plain = unicodedata.normalize("NFKC", text).upper().translate(_LOOK_ALIKE)
    return "".join(sign for sign in plain if sign not in _IGNORED)


def values(symbols: str) -> list[int]:
    """Return the values (0 to 31) of cleaned symbols.

    Raises:
        UnknownSymbol: one of them is none.
    """
    for position, sign in enumerate(symbols):
        if sign not in _VALUES:
            raise UnknownSymbol(sign, position)
    return [_VALUES[sign] for sign in symbols]


def symbols(numbers: Sequence[int]) -> str:
    """Return values (0 to 31) as symbols."""
    return "".join(ALPHABET[number] for number in numbers)


def grouped(text: str) -> str:
    """Return symbols in groups of five, joined by hyphens."""
    return "-".join(text[start : start + GROUP] for start in range(0, len(text), GROUP))


def class_seed(word: str) -> int:
    """Return the seed (20 bits) of a class word.

    Four symbols are the seed itself; any other word is hashed, without regard to
    capitals and spaces. `class_symbols` of the result is the word's short form.

    Raises:
        ValueError: there is no word.
    """
    short = cleaned(word)
    if len(short) == CLASS_SYMBOLS and all(sign in _VALUES for sign in short):
        high = 0
        for value in values(short):
            high = high * 32 + value
        return high
    plain = "".join(unicodedata.normalize("NFKC", word).casefold().split())
    if not plain:
        raise ValueError("A class word has at least one letter.")
    digest = hashlib.blake2b(
        plain.encode("utf-8", "replace"), digest_size=4, person=b"knot-class-1"
    )
    return int.from_bytes(digest.digest(), "big") >> 12


def class_symbols(seed: int) -> str:
    """Return the four symbols of a class seed (0 to 1,048,575)."""
    return symbols([seed >> shift & 31 for shift in (15, 10, 5, 0)])
