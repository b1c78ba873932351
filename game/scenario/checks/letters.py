"""Whether the bundled fonts can show every character of the texts: 609."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from game.data import data_root
from game.scenario.checks.view import View
from game.scenario.findings import Finding

PLAIN = frozenset(
    [chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x100), *range(0x410, 0x450))]
) | frozenset("\n‘’“”–—…№−ąćęłńóśźżĄĆĘŁŃÓŚŹŻőűşţčšžıIёЁєіїґЄІЇҐ")
"""What every bundled face has (its own tests say so); for these no font is opened."""

_OTHERS = re.compile(f"[^{re.escape(''.join(sorted(PLAIN)))}]")

_UNICODE = {(0, 3), (0, 4), (3, 1), (3, 10)}
_SEGMENTS, _GROUPS = 4, 12


def shown(view: View) -> Iterator[Finding]:
    """609: characters that no bundled font shows."""
    unsure = set(_OTHERS.findall("".join(text for _, text in view.prose)))
    missing = {letter for letter in unsure if ord(letter) not in _bundled()}
    if not missing:
        return
    for path, text in view.prose:
        for letter in sorted(missing.intersection(text)):
            message = f"no bundled font shows “{letter}” (U+{ord(letter):04X})"
            yield view.at_word(view.error(609, path, message), path, letter)


@cache
def _bundled() -> frozenset[int]:
    """Return the code points of all bundled fonts together."""
    fonts = sorted((data_root() / "assets" / "fonts").glob("*.ttf"))
    return frozenset().union(*(_codes(font) for font in fonts))


def _codes(font: Path) -> set[int]:
    """Return the code points in the character map of a TrueType file."""
    raw = font.read_bytes()
    found: set[int] = set()
    (tables,) = struct.unpack_from(">H", raw, 4)
    for record in range(tables):
        tag, _check, start, _length = struct.unpack_from(">4sLLL", raw, 12 + 16 * record)
        if tag != b"cmap":
            continue
        (count,) = struct.unpack_from(">H", raw, start + 2)
        for index in range(count):
            platform, kind, offset = struct.unpack_from(">HHL", raw, start + 4 + 8 * index)
            if (platform, kind) in _UNICODE:
                found |= _map(raw, start + offset)
    return found


def _map(raw: bytes, at: int) -> set[int]:
    (form,) = struct.unpack_from(">H", raw, at)
    found: set[int] = set()
    if form == _SEGMENTS:
        (twice,) = struct.unpack_from(">H", raw, at + 6)
        ends = struct.unpack_from(f">{twice // 2}H", raw, at + 14)
        starts = struct.unpack_from(f">{twice // 2}H", raw, at + 16 + twice)
        for first, last in zip(starts, ends, strict=True):
            found.update(range(first, last + 1))
        found.discard(0xFFFF)
    elif form == _GROUPS:
        (groups,) = struct.unpack_from(">L", raw, at + 12)
        for group in range(groups):
            first, last, _glyph = struct.unpack_from(">LLL", raw, at + 16 + 12 * group)
            found.update(range(first, last + 1))
    return found
