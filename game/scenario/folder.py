"""The files of a scenario's folder, read within bounds.

Only `*.yaml` files of the folder itself and of folders within it are read;
links that lead elsewhere, names that differ only in capitals, too many files
and files that cannot be opened are findings, never exceptions.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Final

from game.scenario.findings import Finding, Place, Severity
from game.scenario.source import MAX_BYTES

MAX_FILES: Final = 400
MAX_DEPTH: Final = 4
LEVELS: Final = "levels"
"""The folder of the texts at other levels of reading; they are read when they are wanted."""
LARGE: Final = 500_000
"""So many bytes of one file take long to read where a scenario is opened in a browser."""

_MEDIA: Final = {
    *(".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".pdf"),
    *(".mp3", ".ogg", ".wav", ".flac", ".mp4", ".webm", ".ttf", ".otf"),
}
_OTHER_YAML: Final = {".yml", ".yaml~", ".json"}
_NOT_READ_HERE: Final = {"ballast.json", "baseline.json", "counted.json"}
"""Files that lie beside a scenario's own: `analyse`, curves and tests read them."""


class NotAScenario(Exception):  # noqa: N818
    """The folder cannot be read at all; the text says why, for a person."""


@dataclass(frozen=True, slots=True, order=True)
class RawFile:
    """One file: its path within the folder, how findings name it, its bytes."""

    inside: str  # "days/07.yaml"
    name: str  # "scenarios/cuba-1962/days/07.yaml"
    raw: bytes


def read_folder(folder: FilePath, *, levels: bool = False) -> tuple[list[RawFile], list[Finding]]:
    """Read the YAML files of a folder, sorted by path.

    Args:
        folder: the scenario's folder.
        levels: whether the texts at other levels of reading are read too.

    Raises:
        NotAScenario: it is no folder, or cannot be listed.
    """
    if not folder.is_dir():
        reason = "is a file, not a folder" if folder.exists() else "does not exist"
        raise NotAScenario(f"{folder}: this folder {reason}; a scenario is a folder of YAML files")
    shown = shown_path(folder)
    files: list[RawFile] = []
    findings: list[Finding] = []
    seen: dict[str, str] = {}
    left = frozenset() if levels else frozenset({LEVELS})
    for inside, path in _walk(folder, _Walk(folder, shown, left, findings)):
        name = f"{shown}/{inside}"
        twin = seen.setdefault(inside.lower(), inside)
        if twin != inside:
            message = f"the name differs from {twin} only in capitals; some systems see one file"
            findings.append(_finding(name, 703, message))
        if len(files) >= MAX_FILES:
            findings.append(
                _finding(
                    name, 104, f"more than {MAX_FILES} files; this one and the rest were not read"
                )
            )
            break
        try:
            with path.open("rb") as file:
                raw = file.read(MAX_BYTES + 1)
            files.append(RawFile(inside, name, raw))
            if LARGE < len(raw) <= MAX_BYTES:
                message = f"{len(raw):,} bytes in one file; above {LARGE:,} it is slow to open"
                findings.append(_finding(name, 704, message, Severity.WARNING))
        except OSError as error:
            findings.append(
                _finding(name, 101, f"the file cannot be opened: {error.strerror or error}")
            )
    return files, findings


def shown_path(folder: FilePath) -> str:
    """Return a folder as findings name it: from where the command ran, where that is above it."""
    full = os.path.realpath(folder)
    here = os.path.realpath(os.curdir)
    inside = full.startswith(here + os.sep)
    return FilePath(os.path.relpath(full, here) if inside else folder).as_posix()


@dataclass(frozen=True, slots=True)
class _Walk:
    """A walk through a scenario's folder: where it begins, what it leaves, what it finds."""

    root: FilePath
    shown: str
    left: frozenset[str]  # paths inside the root
    findings: list[Finding]


def _walk(folder: FilePath, walk: _Walk, depth: int = 0) -> Iterator[tuple[str, FilePath]]:
    """Yield the YAML files below a folder as (path inside the root, path), sorted."""
    root, shown, findings = walk.root, walk.shown, walk.findings
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        if depth == 0:
            raise NotAScenario(
                f"{folder}: this folder cannot be listed: {error.strerror or error}"
            ) from error
        findings.append(
            _finding(f"{shown}/{folder.relative_to(root).as_posix()}", 101, "cannot be listed")
        )
        return
    for entry in entries:
        inside = entry.relative_to(root).as_posix()
        if entry.name.startswith(".") or entry.name in _NOT_READ_HERE or inside in walk.left:
            continue
        if entry.is_symlink():
            findings.append(
                _finding(f"{shown}/{inside}", 101, "a link is not followed; copy the file here")
            )
        elif entry.is_dir():
            if depth + 1 >= MAX_DEPTH:
                findings.append(
                    _finding(
                        f"{shown}/{inside}",
                        104,
                        f"folders deeper than {MAX_DEPTH} levels are not read",
                    )
                )
            else:
                yield from _walk(entry, walk, depth + 1)
        elif entry.name.endswith(".yaml"):
            if entry.is_file():
                yield inside, entry
            else:
                findings.append(_finding(f"{shown}/{inside}", 101, "this is not a plain file"))
        else:
            findings.extend(_left_out(entry, f"{shown}/{inside}"))


def _left_out(entry: FilePath, name: str) -> Iterator[Finding]:
    """Yield what is to be said of a file that is not read."""
    if entry.suffix.lower() in _OTHER_YAML or entry.name.lower().endswith(".yaml"):
        message = "not read: only files whose names end in .yaml are part of a scenario"
        yield _finding(name, 108, message, Severity.WARNING)
    elif entry.suffix.lower() in _MEDIA:
        message = "nothing shows or plays this file; a scenario is text alone"
        yield _finding(name, 702, message, Severity.WARNING)


def _finding(name: str, code: int, message: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(Place(name), severity, code, "", message)
