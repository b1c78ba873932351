"""A strict, small part of YAML, read with the place of every key and value.

Files written in the usual way have their data read by `plain`, which is fast and knows no
marks. A file of another kind, or one of which a place is asked for, is read by `events`.
Both give plain data (maps, lists, text, whole numbers, yes or no, nothing); `events` also
gives a parallel tree of marks, and reports what the format forbids where it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple, TypeAlias

from game.scenario.findings import Finding, Place, Severity
from game.scenario.plain import read_plain

Path: TypeAlias = tuple[str | int, ...]
"""The way to a value: keys and list positions, from the top of its file."""

MAX_BYTES: Final = 1_000_000
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)
_LINES_OF_A_TEXT: Final = 60


class Spot(NamedTuple):
    """Line and column of a key or value, from 1, and the column after its end."""

    line: int
    column: int
    end: int


START: Final = Spot(1, 1, 2)
"""The first sign of a file, where something is wrong with all of it."""


@dataclass(slots=True)
class Branch:
    """The marks of a map or a list: of itself, of its keys, and of what it holds."""

    spot: Spot
    keys: dict[str | int, Spot] = field(default_factory=dict)
    parts: dict[str | int, Branch | Spot] = field(default_factory=dict)


Marks: TypeAlias = Branch | Spot


@dataclass(slots=True)
class Sheet:
    """One file as read: its name, its lines, plain data, and what was wrong.

    `broken` holds the paths below which something was already reported, so that
    nobody complains twice; `whole` is false where reading stopped early, and
    `unfinished` are then the paths of the maps and lists that were still open.
    """

    name: str
    lines: list[str]
    data: Any = None
    known_marks: Marks | None = None
    findings: list[Finding] = field(default_factory=list)
    broken: set[Path] = field(default_factory=set)
    unfinished: set[Path] = field(default_factory=set)
    whole: bool = True
    ways: bool = False  # whether a key may have slashes in it

    @property
    def marks(self) -> Marks:
        """Where everything in the file stands; read from it when first asked for."""
        if self.known_marks is None:
            self.known_marks = read_as_events(self.name, self.lines, ways=self.ways).known_marks
        return self.known_marks or START

    def spot(self, path: Path) -> Spot:
        """Return where the value at `path` stands, or the nearest thing above it."""
        marks = self.marks
        for step in path:
            if not isinstance(marks, Branch) or step not in marks.parts:
                break
            marks = marks.parts[step]
        return marks.spot if isinstance(marks, Branch) else marks

    def key_spot(self, path: Path) -> Spot:
        """Return where the last key of `path` stands; for a list position, its value."""
        marks = self.marks
        for step in path[:-1]:
            if not isinstance(marks, Branch) or step not in marks.parts:
                return self.spot(path)
            marks = marks.parts[step]
        if isinstance(marks, Branch) and path and path[-1] in marks.keys:
            return marks.keys[path[-1]]
        return self.spot(path)

    def word_spot(self, path: Path, word: str) -> Spot:
        """Return where `word` stands in the text at `path`, or where the text begins."""
        start = self.spot(path)
        for number in range(start.line, min(start.line + _LINES_OF_A_TEXT, len(self.lines)) + 1):
            line = self.lines[number - 1]
            column = line.find(word, start.column - 1 if number == start.line else 0)
            if column >= 0:
                return Spot(number, column + 1, column + 1 + len(word))
        return start

    def place(self, spot: Spot) -> Place:
        """Return the place of a spot in this file, with its source line."""
        return place_of(self.name, self.lines, spot)

    def is_broken(self, path: Path) -> bool:
        """Whether something at or above `path` was already reported."""
        return any(path[:depth] in self.broken for depth in range(len(path) + 1))


def place_of(name: str, lines: list[str], spot: Spot) -> Place:
    """Return a spot of a file as a place with its source line."""
    excerpt = lines[spot.line - 1] if 0 < spot.line <= len(lines) else ""
    return Place(name, spot.line, spot.column, spot.end, excerpt)


def written(path: Path) -> str:
    """Return a path as authors read it: `matters[1].options[2].now`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def read(name: str, raw: bytes, *, ways: bool = False) -> Sheet:
    """Read the bytes of one file; never raises for what they hold.

    Args:
        name: the file's name as findings show it.
        raw: its bytes.
        ways: whether a key may also be several plain words with slashes between them.
    """
    if len(raw) > MAX_BYTES:
        return _unreadable(
            name, 104, f"the file has {len(raw):,} bytes; at most {MAX_BYTES:,} are read"
        )
    try:
        text = raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        return _unreadable(
            name, 101, "the file is not UTF-8 text from here on", Spot(line, column, column + 1)
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    # What may not stand in a file is not printable; of that is nearly none, and asked at once.
    strange = None if "".join(lines).isprintable() else FORBIDDEN.search(text)
    if strange:
        line = text.count("\n", 0, strange.start()) + 1
        column = strange.start() - text.rfind("\n", 0, strange.start())
        message = f"a character that no text may hold (U+{ord(strange.group()):04X})"
        return _unreadable(name, 101, message, Spot(line, column, column + 1))
    plain = read_plain(text, lines, ways=ways)
    if plain is None:
        return read_as_events(name, lines, ways=ways)
    return Sheet(name, lines, plain, ways=ways)


def read_as_events(name: str, lines: list[str], *, ways: bool = False) -> Sheet:
    """Read the lines of a file by the library's events, with all marks."""
    # Loaded where it is needed: few files are written or asked for so that it is.
    from game.scenario.events import Reader

    return Reader(Sheet(name, lines, known_marks=START, ways=ways)).sheet()


def _unreadable(name: str, code: int, message: str, spot: Spot = START) -> Sheet:
    sheet = Sheet(name, [], known_marks=START, broken={()}, whole=False)
    sheet.findings.append(Finding(place_of(name, [], spot), Severity.ERROR, code, "", message))
    return sheet
