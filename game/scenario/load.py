"""A folder of YAML becomes a checked scenario, or findings that say what is wrong.

python -m game.scenario.load scenarios/cuba-1962
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from pydantic import ValidationError

from game.scenario import shape
from game.scenario.faults import faults
from game.scenario.findings import (
    Finding,
    Place,
    Severity,
    arranged,
    exit_status,
    shortened,
    summary,
)
from game.scenario.folder import NotAScenario, RawFile, read_folder, shown_path
from game.scenario.model import Scenario
from game.scenario.nearest import nearest, offer
from game.scenario.resolve import resolve
from game.scenario.source import Path, Sheet, read, written
from game.scenario.values import Model

_NEEDED = ("gauges", "people", "sources", "endings")
_DAY_FILE = re.compile(r"days/(\d{2})\.yaml")


class Part(NamedTuple):
    """One piece of a file that a model describes: an item of a list, a day, the head."""

    sheet: Sheet
    section: str  # "gauges", "days", "head"
    base: Path  # its path in the file
    data: Any
    model: type[Model]


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything in a loaded scenario stands in its files."""

    parts: Mapping[tuple[str, int], Part] = field(default_factory=dict)
    home: Place = Place("scenario.yaml")

    def _part(self, path: Path) -> tuple[Part, Path] | None:
        """Return the part of the files that `path` leads into, and the rest of the path."""
        if not path:
            return None
        section = str(path[0])
        if section in ("head", *shape.SINGLE):
            part, rest = self.parts.get((section, 0)), path[1:]
        elif len(path) > 1 and isinstance(path[1], int):
            part, rest = self.parts.get((section, path[1])), path[2:]
        else:
            part, rest = self.parts.get((section, 0)), ()
        return (part, rest) if part else None

    def at(self, path: Path, *, key: bool = False) -> Place:
        """Return the place of the value at `path` of the scenario, or of its key.

        Args:
            path: keys as authors write them and list positions, from the scenario
                down: `("days", 6, "matters", 0, "prompt")`.
            key: whether the key is meant rather than the value.
        """
        found = self._part(path)
        if found is None:
            return self.home
        part, rest = found
        full = (*part.base, *rest)
        return part.sheet.place(part.sheet.key_spot(full) if key else part.sheet.spot(full))

    def word(self, path: Path, word: str) -> Place:
        """Return the place of a word within the text at `path`."""
        found = self._part(path)
        if found is None:
            return self.home
        part, rest = found
        return part.sheet.place(part.sheet.word_spot((*part.base, *rest), word))

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Every file that holds a part of the scenario, once."""
        return tuple({id(part.sheet): part.sheet for part in self.parts.values()}.values())

    def written(self, path: Path) -> str:
        """Return `path` as it is called within its file: `matters[0].prompt`."""
        found = self._part(path)
        return written((*found[0].base, *found[1])) if found else written(path)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of a folder.

    `scenario` is there only without errors; `draft` also where only names are
    wrong, so that the other checks can still be made; it must not be played.
    """

    scenario: Scenario | None
    findings: tuple[Finding, ...]
    places: Places
    draft: Scenario | None = None


def load(folder: FilePath) -> Loaded:
    """Read a scenario's folder.

    Args:
        folder: the folder that holds `scenario.yaml`.

    Returns:
        The scenario where there is no error, all findings in order of file and
        place, and where everything stands.

    Raises:
        NotAScenario: the path is no folder, or it holds no scenario.
    """
    files, findings = read_folder(folder)
    if not files:
        raise NotAScenario(
            f"{folder}: there is no YAML file here; a scenario's folder holds {shape.HEAD_FILE} and others"
        )
    return assemble(shown_path(folder), files, findings)


def assemble(shown: str, files: Sequence[RawFile], findings: Sequence[Finding] = ()) -> Loaded:
    """Make a scenario of files that were already read; see `load`."""
    found = list(findings)
    parts: list[Part] = []
    sheets: list[Sheet] = []
    for file in files:
        sheet = read(file.name, file.raw)
        sheets.append(sheet)
        found.extend(sheet.findings)
        parts.extend(_parts(sheet, file.inside, found))
    made = _validate(parts, found)
    found.extend(_missing_sections(shown, sheets, parts))
    draft = None if _has_errors(found) else _scenario(made)
    found.extend(_days_in_order(parts, found))
    found.extend(resolve(parts, sheets))
    places = _places(shown, parts)
    return Loaded(None if _has_errors(found) else draft, arranged(found), places, draft)


def _has_errors(findings: Iterable[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


# --- From files to parts ----------------------------------------------------


def _parts(sheet: Sheet, inside: str, found: list[Finding]) -> Iterator[Part]:
    """Yield the parts of one file, and add what is wrong with its top level to `found`."""
    if sheet.data is None:
        if sheet.whole:
            found.append(_error(sheet, (), 108, "the file is empty", Severity.WARNING))
        return
    if not isinstance(sheet.data, dict):
        kind = "a list" if isinstance(sheet.data, list) else "a text"
        found.append(
            _error(
                sheet,
                (),
                101,
                f"a file is a map of keys, and this is {kind}; begin it with a key such as “{_stem(inside)}:”",
            )
        )
        return
    if inside == shape.HEAD_FILE:
        yield Part(sheet, "head", (), sheet.data, shape.HEAD)
    elif inside.startswith(f"{shape.DAYS_FOLDER}/"):
        yield from _day(sheet, inside, found)
    else:
        yield from _sections(sheet, found)


def _stem(inside: str) -> str:
    stem = FilePath(inside).stem
    return stem if stem in shape.SECTIONS else "rules"


def _day(sheet: Sheet, inside: str, found: list[Finding]) -> Iterator[Part]:
    named = _DAY_FILE.fullmatch(inside)
    if not named:
        found.append(
            _error(
                sheet,
                (),
                207,
                "a file of the folder days is called by the day's number: 01.yaml, 02.yaml …",
            )
        )
    elif isinstance(sheet.data.get("day"), int) and sheet.data["day"] != int(named[1]):
        message = f"the file is called {named[1]}.yaml, and it says day {sheet.data['day']}"
        found.append(_error(sheet, ("day",), 207, message))
    yield Part(sheet, "days", (), sheet.data, shape.DAY)


def _sections(sheet: Sheet, found: list[Finding]) -> Iterator[Part]:
    known = [*shape.SECTIONS, *shape.SINGLE]
    for key, value in sheet.data.items():
        if key in shape.SINGLE:
            yield Part(sheet, key, (key,), value, shape.SINGLE[key])
        elif key not in shape.SECTIONS:
            near = nearest(key, known)
            help_lines = () if near else (f"known keys here: {', '.join(known)}",)
            found.append(
                _error(
                    sheet,
                    (key,),
                    105,
                    f'unknown key "{key}"{offer(near)}',
                    Severity.ERROR,
                    *help_lines,
                )
            )
        elif isinstance(value, list):
            model = shape.SECTIONS[key]
            for index, item in enumerate(value):
                yield Part(sheet, key, (key, index), item, model)
        elif not sheet.is_broken((key,)) and value is not None:
            found.append(_error(sheet, (key,), 107, "expected a list (lines that begin with “- ”)"))


def _error(
    sheet: Sheet,
    path: Path,
    code: int,
    message: str,
    severity: Severity = Severity.ERROR,
    *help_lines: str,
) -> Finding:
    spot = sheet.key_spot(path) if code in (105, 107) else sheet.spot(path)
    return Finding(
        sheet.place(spot),
        severity,
        code,
        written(path[:-1] if code == 105 else path),
        message,
        help_lines,
    )


# --- From parts to a scenario -----------------------------------------------


def _validate(parts: Sequence[Part], found: list[Finding]) -> dict[str, list[Model]]:
    """Make the model of each part; add what is wrong to `found`."""
    made: dict[str, list[Model]] = {}
    for part in parts:
        if part.sheet.is_broken(part.base):
            continue
        try:
            made.setdefault(part.section, []).append(part.model.model_validate(part.data))
        except ValidationError as error:
            found.extend(faults(part.sheet, part.base, part.data, part.model, error))
    return made


def _scenario(made: Mapping[str, list[Model]]) -> Scenario:
    fields: dict[str, Any] = {section: tuple(items) for section, items in made.items()}
    for single in ("head", *shape.SINGLE):
        if single in made:
            fields[single] = made[single][0]
    return Scenario.model_validate(fields)


def _days_in_order(parts: Sequence[Part], found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield a finding for each day that is doubled or missing."""
    head = next((part for part in parts if part.section == "head"), None)
    count = head.data.get("days") if head else None
    if head is None or not isinstance(count, int) or not 1 <= count <= 60:
        return
    first: dict[int, Part] = {}
    for part in parts:
        day = part.data.get("day") if part.section == "days" else None
        if not isinstance(day, int) or isinstance(day, bool):
            continue
        if day in first:
            yield _error(part.sheet, ("day",), 207, f"day {day} is also in {first[day].sheet.name}")
        elif day > count:
            yield _error(
                part.sheet,
                ("day",),
                207,
                f"day {day} comes after the last; the scenario has {count} days",
            )
        first.setdefault(day, part)
    missing = [day for day in range(1, count + 1) if day not in first]
    misnamed = any(finding.code in (101, 104, 207) for finding in found)
    if missing and not misnamed:
        listed = ", ".join(f"days/{day:02}.yaml" for day in missing)
        yield _error(
            head.sheet,
            ("days",),
            207,
            f"the scenario has {count} days, and these are missing: {listed}",
        )


def _missing_sections(
    shown: str, sheets: Sequence[Sheet], parts: Sequence[Part]
) -> Iterator[Finding]:
    """Yield a finding for each list that a scenario needs, and for what stands twice."""
    if not any(sheet.name == f"{shown}/{shape.HEAD_FILE}" for sheet in sheets):
        message = f"the folder has no {shape.HEAD_FILE}, which says what the scenario is"
        yield Finding(Place(shown), Severity.ERROR, 106, "", message)
    if all(sheet.whole and not sheet.is_broken(()) for sheet in sheets):
        present = {part.section for part in parts}
        for key in _NEEDED:
            if key not in present and not any(
                isinstance(s.data, dict) and key in s.data for s in sheets
            ):
                place = Place(f"{shown}/{shape.HEAD_FILE}")
                yield Finding(
                    place, Severity.ERROR, 106, "", f'no file of the folder has the key "{key}"'
                )
    for single in shape.SINGLE:
        twice = [part for part in parts if part.section == single]
        for part in twice[1:]:
            message = (
                f'"{single}" may stand once in a scenario, and it is also in {twice[0].sheet.name}'
            )
            yield _error(part.sheet, part.base, 102, message)


def _places(shown: str, parts: Sequence[Part]) -> Places:
    table: dict[tuple[str, int], Part] = {}
    counts: dict[str, int] = {}
    for part in parts:
        index = counts.get(part.section, 0)
        counts[part.section] = index + 1
        table[part.section, index] = part
    return Places(table, Place(f"{shown}/{shape.HEAD_FILE}"))


# --- On the command line ----------------------------------------------------


def main(arguments: Sequence[str]) -> int:
    """Load one folder and print what was found; return 0 clean, 1 findings, 2 could not run."""
    show_all = "--all" in arguments
    folders = [argument for argument in arguments if argument != "--all"]
    if len(folders) != 1:
        sys.stderr.write("usage: python -m game.scenario.load [--all] FOLDER\n")
        return 2
    try:
        loaded = load(FilePath(folders[0]))
    except NotAScenario as error:
        sys.stderr.write(f"{error}\n")
        return 2
    findings, left_out = (list(loaded.findings), 0) if show_all else shortened(loaded.findings)
    for finding in findings:
        sys.stdout.write(finding.text() + "\n\n")
    if left_out:
        sys.stdout.write(f"and {left_out} more of the same kinds; --all shows them\n")
    sys.stdout.write(summary(loaded.findings) + "\n")
    return exit_status(loaded.findings)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
