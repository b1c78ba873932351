"""Reading what a teacher has: files, folders of plays, lists and tables. Nothing is changed.

Every trouble is one sentence; one bad file never stops the others.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.classroom.scan import Row
from game.play.folders import told
from game.play.record import Record
from game.play.saves import BACKUP, DAMAGED, ENDING, SaveTrouble, read_play

LARGEST: Final = 4 * 1024 * 1024
"""Bytes of a list or table that are read."""
MOST_FILES: Final = 5_000
MOST_DEPTH: Final = 6
TABLES: Final = {".csv": "", ".tsv": "\t", ".tab": "\t"}
TEXTS: Final = (".txt", ".md", ".text", ".eml", ".log", "")
OWN_FILES: Final = ("settings.txt", "settings.json")
"""What the program itself may keep beside plays."""
OFFICE: Final = (".xlsx", ".xls", ".ods", ".numbers")
NAME_HEADS: Final = frozenset(
    ("name", "names", "nickname", "student", "pupil", "nom", "prénom", "vorname", "nombre", "имя")
)


@dataclass(frozen=True, slots=True)
class Rows:
    """The lines of a text or table as cells. `names`: the cell that holds names, if a head says."""

    where: str
    rows: tuple[Row, ...]
    names: int | None = None
    first: int = 1  # the number of the first line


@dataclass(frozen=True, slots=True)
class Kept:
    """A saved play, and the name that its file was given, if somebody gave it one."""

    where: str
    record: Record
    name: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that could not be read, and why."""

    where: str
    said: str


Input = Rows | Kept | Unread


def from_text(text: str, where: str = "pasted text") -> Rows:
    """Lines of any text; tabs part cells, as a sheet's do when they are pasted."""
    lines = text.splitlines()
    tabs = sum("\t" in line for line in lines)
    if tabs * 2 > len(lines) and tabs:
        return _headed(where, [line.split("\t") for line in lines])
    return Rows(where, tuple((line,) for line in lines))


def read_inputs(paths: Iterable[Path]) -> Iterator[Input]:
    """Read files and folders in the order of their names; never raises for what they hold."""
    left = MOST_FILES
    for path in paths:
        for file, depth in _files(path, 0):
            if depth < 0:
                yield Unread(str(file), "it is not there, or cannot be listed.")
                continue
            if left <= 0:
                yield Unread(str(path), f"more than {MOST_FILES} files; the rest were not read.")
                return
            left -= 1
            yield from _read(file, asked=file == path)


def _files(path: Path, depth: int) -> Iterator[tuple[Path, int]]:
    """Yield the files at and below a path with their depth; -1 where there is trouble."""
    if path.is_file():
        yield path, depth
        return
    try:
        entries = sorted(os.scandir(path), key=lambda entry: entry.name)
    except OSError:
        yield path, -1
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.is_symlink():
            continue
        if entry.is_file():
            yield Path(entry.path), depth
        elif entry.is_dir() and depth < MOST_DEPTH:
            yield from _files(Path(entry.path), depth + 1)


def _read(path: Path, *, asked: bool) -> Iterator[Input]:
    """What one file holds; files of other kinds are passed over unless they were asked for."""
    if path.name in OWN_FILES and not asked:
        return
    ending = path.suffix.lower()
    alone = ending == BACKUP and not path.with_suffix(ENDING).exists()
    if ending == ENDING or alone:
        yield from _play(path)
    elif ending in TABLES or ending in TEXTS:
        yield _lines(path, ending)
    elif ending in OFFICE:
        yield Unread(str(path), "a spreadsheet's own file is not read here: save it as CSV.")
    elif asked and not (ending == BACKUP or path.stem.endswith(DAMAGED)):
        yield Unread(str(path), "this kind of file is not read: save it as text or CSV.")


def _play(path: Path) -> Iterator[Input]:
    try:
        yield Kept(str(path), read_play(path), _typed_name(path))
    except SaveTrouble as error:
        backup = path.with_suffix(BACKUP)
        if backup != path and backup.exists():
            try:
                yield Kept(f"{path} (its backup)", read_play(backup), _typed_name(path))
            except SaveTrouble:
                yield Unread(str(path), str(error))
        else:
            yield Unread(str(path), str(error))


def _typed_name(path: Path) -> str:
    """The name that somebody gave a play's file; the program's own names hold nobody's."""
    parts = path.stem.rsplit("-", 3)
    own = len(parts) == 4 and parts[1].isdigit() and parts[2].isdigit()  # noqa: PLR2004
    return "" if own else path.stem.replace("_", " ").strip()[:60]


def _lines(path: Path, ending: str) -> Input:
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        return Unread(str(path), f"{told(error)}.")
    if len(raw) > LARGEST:
        return Unread(str(path), f"it is larger than {LARGEST >> 20} MB; split it.")
    if b"\0" in raw and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Unread(str(path), "it is not text. Save it as text or CSV.")
    text = decoded(raw)
    if ending not in TABLES:
        return from_text(text, str(path))
    try:
        return _headed(str(path), list(_cells(text, TABLES[ending] or _parted_by(text))))
    except csv.Error:
        return from_text(text, str(path))


def decoded(raw: bytes) -> str:
    """Bytes as text: UTF-8 or UTF-16 as they say themselves, else as Windows writes it."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _parted_by(text: str) -> str:
    """The sign that parts the cells of most lines."""
    head = text.splitlines()[:20]
    counts = {sign: sum(line.count(sign) for line in head) for sign in (",", ";", "\t")}
    return max(counts, key=lambda sign: counts[sign])


def _cells(text: str, parted_by: str) -> Iterator[list[str]]:
    yield from csv.reader(io.StringIO(text, newline=""), delimiter=parted_by)


def _headed(where: str, rows: Sequence[Sequence[str]]) -> Rows:
    """Rows without their head, if the first line is one that names a column of names."""
    first = [cell.strip().casefold() for cell in rows[0]] if rows else []
    named = [place for place, cell in enumerate(first) if NAME_HEADS & set(cell.split())]
    if not named:
        return Rows(where, tuple(tuple(row) for row in rows))
    return Rows(where, tuple(tuple(row) for row in rows[1:]), named[0], first=2)
