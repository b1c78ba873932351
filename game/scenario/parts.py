"""The pieces that files are cut into, and the way back from a scenario to its files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any, Final

from game.scenario import shape
from game.scenario.findings import Finding, Place, Severity
from game.scenario.nearest import nearest, offer
from game.scenario.source import Path, Sheet, written
from game.scenario.values import Model

_DAY_FILE = re.compile(r"days/(\d{2})\.yaml")
_NOWHERE: Final = Place(shape.HEAD_FILE)


@dataclass(frozen=True)
class Part:
    """One piece of a file that a model describes: an item of a list, a day, the head."""

    sheet: Sheet
    section: str  # "gauges", "days", "head"
    base: Path  # its path in the file
    data: Any
    model: type[Model]

    @cached_property
    def maps(self) -> Sequence[shape.Described]:
        """Every map within it that a model describes, outermost first; found once for all."""
        return shape.within(self.data, self.model, self.base)


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything in a loaded scenario stands in its files.

    Paths begin at the scenario: keys as authors write them and list positions,
    `("days", 6, "matters", 0, "prompt")`.
    """

    parts: Mapping[tuple[str, int], Part] = field(default_factory=dict)
    home: Place = _NOWHERE
    over: Mapping[Path, tuple[Sheet, Path]] = field(default_factory=dict)
    """Texts that stand elsewhere, at another level of reading: the file, and the path in it."""

    def _found(self, path: Path) -> tuple[Sheet, Path] | None:
        """Return the file that `path` leads into, and the path within it."""
        if path in self.over:
            return self.over[path]
        if not path:
            return None
        section, rest = str(path[0]), path[1:]
        index: str | int = 0
        if section != "head" and section not in shape.SINGLE:
            index, rest = (rest[0], rest[1:]) if rest else (0, ())
        part = self.parts.get((section, index)) if isinstance(index, int) else None
        return (part.sheet, (*part.base, *rest)) if part else None

    def at(self, path: Path, *, key: bool = False) -> Place:
        """Return the place of the value at `path`, or of its key."""
        found = self._found(path)
        if found is None:
            return self.home
        sheet, full = found
        return sheet.place(sheet.key_spot(full) if key else sheet.spot(full))

    def word(self, path: Path, word: str) -> Place:
        """Return the place of a word within the text at `path`."""
        found = self._found(path)
        return found[0].place(found[0].word_spot(found[1], word)) if found else self.home

    def written(self, path: Path) -> str:
        """Return `path` as it is called within its file: `matters[0].prompt`."""
        found = self._found(path)
        return written(found[1]) if found else written(path)

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Every file that holds a part of the scenario, once."""
        return tuple({id(part.sheet): part.sheet for part in self.parts.values()}.values())


def places_of(parts: Sequence[Part], home: Place) -> Places:
    """Return the way back to the files from the scenario that `parts` make."""
    table: dict[tuple[str, int], Part] = {}
    counts: dict[str, int] = {}
    for part in parts:
        index = counts.get(part.section, 0)
        counts[part.section] = index + 1
        table[part.section, index] = part
    return Places(table, home)


def fault(sheet: Sheet, code: int, path: Path, message: str, *help_lines: str) -> Finding:
    """Return an error about the value at `path` of a file."""
    place = sheet.place(sheet.spot(path))
    return Finding(place, Severity.ERROR, code, written(path), message, help_lines)


def cut(sheet: Sheet, inside: str, found: list[Finding]) -> Iterator[Part]:
    """Yield the parts of one file, and add what is wrong with its top level to `found`.

    Args:
        sheet: the file.
        inside: its path within the scenario's folder.
        found: the findings so far.
    """
    if sheet.data is None:
        if sheet.whole:
            place = sheet.place(sheet.spot(()))
            found.append(Finding(place, Severity.WARNING, 108, "", "the file is empty"))
        return
    if not isinstance(sheet.data, dict):
        kind = "a list" if isinstance(sheet.data, list) else "a text"
        right = f"begin it with a key such as “{_key_for(inside)}:”"
        found.append(fault(sheet, 101, (), f"a file is a map of keys, and this is {kind}; {right}"))
    elif inside == shape.HEAD_FILE:
        yield Part(sheet, "head", (), sheet.data, shape.HEAD)
    elif inside.startswith(f"{shape.DAYS_FOLDER}/"):
        found.extend(_misnamed_day(sheet, inside))
        yield Part(sheet, "days", (), sheet.data, shape.DAY)
    else:
        yield from _sections(sheet, found)


def _key_for(inside: str) -> str:
    stem = PurePosixPath(inside).stem
    return stem if stem in shape.SECTIONS else "rules"


def _misnamed_day(sheet: Sheet, inside: str) -> Iterator[Finding]:
    named = _DAY_FILE.fullmatch(inside)
    day = sheet.data.get("day")
    if not named:
        message = "a file of the folder days is called by the day's number: 01.yaml, 02.yaml …"
        yield fault(sheet, 207, (), message)
    elif isinstance(day, int) and day != int(named[1]):
        message = f"the file is called {named[1]}.yaml, and it says day {day}"
        yield fault(sheet, 207, ("day",), message)


def _sections(sheet: Sheet, found: list[Finding]) -> Iterator[Part]:
    for key, value in sheet.data.items():
        if key in shape.SINGLE:
            yield Part(sheet, key, (key,), value, shape.SINGLE[key])
        elif key not in shape.SECTIONS:
            found.append(_unknown_section(sheet, key))
        elif isinstance(value, list):
            for index, item in enumerate(value):
                yield Part(sheet, key, (key, index), item, shape.SECTIONS[key])
        elif not sheet.is_broken((key,)) and value is not None:
            message = "expected a list (lines that begin with “- ”)"
            found.append(fault(sheet, 107, (key,), message))


def _unknown_section(sheet: Sheet, key: str) -> Finding:
    known = [*shape.SECTIONS, *shape.SINGLE]
    near = nearest(key, known)
    help_lines = () if near else (f"known keys here: {', '.join(known)}",)
    place = sheet.place(sheet.key_spot((key,)))
    message = f'unknown key "{key}"{offer(near)}'
    return Finding(place, Severity.ERROR, 105, "", message, help_lines)
