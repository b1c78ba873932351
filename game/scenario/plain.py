"""What nearly every line of a scenario is made of, read without the library of YAML.

That library reads all of YAML, and tells where each sign of it stands, which is most of the
time that a scenario takes to load. Scenarios are written in a small part of it: maps and
lists by indentation, plain and quoted words, lists and maps in brackets, and folded texts.
This reader takes that part and gives the same values. A file that has anything else in it,
right or wrong, it refuses as a whole: the library reads it, and says what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from string import ascii_letters
from typing import Any, Final

MAX_DEPTH: Final = 40
MAX_VALUES: Final = 60_000
MAX_TEXT: Final = 20_000

MOST_COLUMNS: Final = 1_000
"""In a longer line a key may be too long for YAML."""

KEY: Final = r"[A-Za-z0-9_]+(?:-+[A-Za-z0-9_]+)*"
WAY: Final = rf"{KEY}(?:/{KEY})*"
"""A key that leads from one thing to another within it."""

_KEYED = re.compile(rf"({KEY}):(?: +|$)")
_KEYED_WAY = re.compile(rf"({WAY}):(?: +|$)")
_FLOW_KEY = re.compile(rf"({KEY}): +")
_FLOW_PAIR = re.compile(
    rf"""({KEY}):[ ]+
    (?: "([^"\\]*)"[ ]* | ([A-Za-z0-9][^:?\#,\[\]{{}}"']*) )
    (?: (?=\}}) | ,[ ]+(?=[^ }}]) )""",
    re.VERBOSE,
)
"""Most of what stands in a map in brackets: a key, a word, and what parts it from the next."""
_QUOTED = re.compile(r'"([^"\\]*)"')
_SINGLE = re.compile(r"'([^']*)'")
_NAMES = re.compile(r"\[([a-z][a-z0-9-]*(?:, [a-z][a-z0-9-]*)*)\]")
_FLOW_WORD = re.compile(r"""(?:[^\s\-?:,\[\]{}#&*!|>'"%@`]|-(?=\w))(?:[^:?#,\[\]{}"']|:(?=\w))*""")
_NEVER_FIRST: Final = frozenset("?:,[]{}#&*!|>'\"%@`")

_LETTERS: Final = frozenset(ascii_letters)
"""With one of these begin most values, and no number."""

_BEGIN_WHOLE: Final = frozenset("-0123456789")
_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,15}")
_WORDS: Final[dict[str, bool | None]] = {"true": True, "false": False, "null": None, "": None}


def typed(value: str) -> str | int | bool | None:
    """Give an unquoted scalar its type: plain whole numbers, true, false, null; else text."""
    if value in _WORDS:
        return _WORDS[value]
    return int(value) if value[0] in _BEGIN_WHOLE and _WHOLE.fullmatch(value) else value


class _Unusual(Exception):  # noqa: N818 (no error: the library reads on)
    """There is something that only the whole of YAML knows."""


def read_plain(text: str, lines: Sequence[str], *, ways: bool = False) -> dict[str, Any] | None:
    """Read the map that a file is, or return nothing where it is not all of the usual kind.

    Args:
        text: the whole file, its line ends already alike.
        lines: the same, cut.
        ways: whether a key may also be a `WAY`.
    """
    if "\t" in text or max(map(len, lines)) > MOST_COLUMNS:
        return None
    try:
        return _Plain(lines, _KEYED_WAY if ways else _KEYED).whole()
    except _Unusual:
        return None


class _Plain:
    """One way through the lines of a file; `_at` is the line that comes next, from 0."""

    def __init__(self, lines: Sequence[str], keyed: re.Pattern[str]) -> None:
        self._keyed = keyed
        self._lines, self._count = (*lines, ""), len(lines)  # one more, for whoever looks ahead
        self._at = 0
        self._values = 0

    def whole(self) -> dict[str, Any]:
        """Read from the first line to the last."""
        if self._seek() != 0:
            raise _Unusual
        found = self._map(0, 0)
        if self._at < self._count or self._values >= MAX_VALUES:
            raise _Unusual
        return found

    def _seek(self) -> int:
        """Go on to the next line with anything on it; its indentation, or -1 at the end."""
        lines, at, count = self._lines, self._at, self._count
        while at < count:
            line = lines[at]
            bare = line.lstrip(" ")
            if bare and bare[0] != "#":
                self._at = at
                return len(line) - len(bare)
            at += 1
        self._at = at
        return -1

    # --- By indentation -------------------------------------------------------

    def _map(self, indent: int, depth: int) -> dict[str, Any]:
        """Read a map whose first key stands in the line that comes next."""
        lines, match, margin = self._lines, self._keyed.match, " " * indent
        data: dict[str, Any] = {}
        line = lines[self._at]
        found = match(line, indent)
        while True:
            if found is None or (key := found[1]) in data:
                raise _Unusual
            data[key] = self._value(line, found.end(), indent, depth)
            line = lines[self._at]
            found = match(line, indent) if line.startswith(margin) else None
            if found is None:
                following = self._seek()
                if following != indent:
                    break
                line = lines[self._at]
                found = match(line, indent)
        self._close(len(data), following, indent, depth)
        return data

    def _list(self, indent: int, depth: int) -> list[Any]:
        """Read a list whose first item stands in the line that comes next."""
        data: list[Any] = []
        following = indent
        while following == indent:
            line = self._lines[self._at]
            start = _after_spaces(line, indent + 1)
            if line[indent] != "-" or start == indent + 1:
                raise _Unusual
            if self._keyed.match(line, start):
                data.append(self._map(start, depth + 1))
            else:
                data.append(self._value(line, start, indent, depth))
            following = self._seek()
        self._close(len(data), following, indent, depth)
        return data

    def _close(self, held: int, following: int, indent: int, depth: int) -> None:
        """Leave a map or a list, unless the next line stands deeper than it may."""
        self._values += held
        if following > indent or depth >= MAX_DEPTH:
            raise _Unusual

    def _value(self, line: str, start: int, indent: int, depth: int) -> Any:
        """Read the value that begins at a column (from 0), and go on to the line after it."""
        self._at += 1
        if start == len(line):
            return self._below(indent, depth)
        sign = line[start]
        if (
            sign in _LETTERS
            and line.find(":", start) < 0
            and line.find("#", start) < 0
            and line[-1] != " "
        ):
            word = line[start:]
            return _WORDS.get(word, word)
        if sign in _NEVER_FIRST:
            return self._marked(line, start, indent, depth)
        if (
            line.find(": ", start) >= 0
            or line.find(" #", start) >= 0
            or line[-1] in ": "
            or (sign == "-" and not line[start + 1 : start + 2].isalnum())
        ):
            raise _Unusual
        return typed(line[start:])

    def _marked(self, line: str, start: int, indent: int, depth: int) -> Any:
        """Read a value whose first sign says what it is."""
        sign = line[start]
        if sign == "[" and (names := _NAMES.fullmatch(line, start)):
            return self._names(names)
        if sign in "[{":
            data, end = self._flow(line, start, depth + 1)
            if end < len(line):
                raise _Unusual
            return data
        if line[start:] == ">-":
            return self._folded(indent)
        quoted = (_QUOTED if sign == '"' else _SINGLE).fullmatch(line, start)
        if quoted is None:
            raise _Unusual
        return quoted[1]

    def _names(self, names: re.Match[str]) -> list[Any]:
        """Return the plain names of a list in brackets, as most lists are."""
        found = names[1].split(", ")
        self._values += len(found)
        return [_WORDS.get(name, name) for name in found]

    def _below(self, indent: int, depth: int) -> Any:
        """Read the map or the list that stands below its key."""
        following = self._seek()
        if following <= indent:
            raise _Unusual
        if self._lines[self._at].startswith("- ", following):
            return self._list(following, depth + 1)
        return self._map(following, depth + 1)

    def _folded(self, indent: int) -> str:
        """Read a folded text without its last line end: an empty line begins a new one."""
        lines, at = self._lines, self._at
        deep = len(lines[at]) - len(lines[at].lstrip(" ")) if at < self._count else 0
        margin, deeper = " " * deep, " " * (deep + 1)
        if deep <= indent:
            raise _Unusual
        pieces: list[str] = []
        gap = 0
        for at in range(at, self._count):  # noqa: B020 (from where it stands)
            line = lines[at]
            if not line:
                gap += 1
                continue
            if not line.startswith(margin):
                break
            if len(line) == deep or line.startswith(deeper):
                raise _Unusual
            pieces.append("\n" * gap or " ")
            pieces.append(line[deep:])
            gap = 0
        else:
            at = self._count
        self._at = at
        text = "".join(pieces[1:])
        if len(text) > MAX_TEXT or (at < self._count and not lines[at].strip(" ")):
            raise _Unusual
        return text

    # --- In brackets, within one line -----------------------------------------

    def _flow(self, line: str, start: int, depth: int) -> tuple[Any, int]:
        """Read what stands in brackets, and return it with the column after it."""
        if depth >= MAX_DEPTH:
            raise _Unusual
        at = _after_spaces(line, start + 1)
        if line[start] == "[":
            found: list[Any] = []
            while line[at] != "]":
                value, at = self._flow_value(line, at, depth)
                found.append(value)
                at = _after_comma(line, at, "]")
            self._values += len(found)
            return found, at + 1
        data: dict[str, Any] = {}
        while line[at] != "}":
            pair = _FLOW_PAIR.match(line, at)
            if pair is not None and (key := pair[1]) not in data:
                quoted, word = pair.group(2, 3)
                data[key] = quoted if word is None else typed(word.rstrip(" "))
                at = pair.end()
                continue
            named = _FLOW_KEY.match(line, at)
            if named is None or (key := named[1]) in data:
                raise _Unusual
            data[key], at = self._flow_value(line, named.end(), depth)
            at = _after_comma(line, at, "}")
        self._values += len(data)
        return data, at + 1

    def _flow_value(self, line: str, at: int, depth: int) -> tuple[Any, int]:
        sign = line[at : at + 1]
        if sign == "[" and depth + 1 < MAX_DEPTH and (names := _NAMES.match(line, at)):
            return self._names(names), names.end()
        if sign in ("[", "{"):
            return self._flow(line, at, depth + 1)
        if sign in ('"', "'"):
            quoted = (_QUOTED if sign == '"' else _SINGLE).match(line, at)
            if quoted is None:
                raise _Unusual
            return quoted[1], quoted.end()
        word = _FLOW_WORD.match(line, at)
        if word is None:
            raise _Unusual
        return typed(word.group().rstrip(" ")), word.end()


def _after_spaces(line: str, at: int) -> int:
    """Return the next column that holds more than a space; there must be one."""
    count = len(line)
    while at < count and line[at] == " ":
        at += 1
    if at == count:
        raise _Unusual
    return at


def _after_comma(line: str, at: int, close: str) -> int:
    """Return where the next value of a bracket begins, or where the bracket closes."""
    at = _after_spaces(line, at)
    if line[at] == close:
        return at
    if line[at] != ",":
        raise _Unusual
    at = _after_spaces(line, at + 1)
    if line[at] == close:
        raise _Unusual
    return at
