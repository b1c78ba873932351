"""A folder of YAML becomes a checked scenario, or findings that say what is wrong.

python -m game.scenario.load scenarios/cuba-1962
"""

from __future__ import annotations

import sys
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any, Final

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
from game.scenario.levels import LevelSheet, Mirrors, level_sheet, mirrors_of, parted
from game.scenario.model import Scenario
from game.scenario.parts import Part, Places, cut, fault, places_of
from game.scenario.resolve import resolve
from game.scenario.source import Sheet, read
from game.scenario.uncollected import uncollected
from game.scenario.values import Model

_NEEDED: Final = ("gauges", "people", "sources", "endings")
_MOST_DAYS: Final = 60


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
    mirrors: Mirrors = field(default_factory=dict)
    levels: tuple[LevelSheet, ...] = ()  # only where they were asked for


def load(folder: FilePath, *, levels: bool = False) -> Loaded:
    """Read a scenario's folder.

    Args:
        folder: the folder that holds `scenario.yaml`.
        levels: whether the texts at other levels of reading are read too.

    Returns:
        The scenario where there is no error, all findings in order of file and
        place, and where everything stands.

    Raises:
        NotAScenario: the path is no folder, or it holds no YAML.
    """
    files, findings = read_folder(folder, levels=levels)
    if not files:
        holds = f"a scenario's folder holds {shape.HEAD_FILE} and others"
        raise NotAScenario(f"{folder}: there is no YAML file here; {holds}")
    return assemble(shown_path(folder), files, findings)


def assemble(shown: str, files: Sequence[RawFile], findings: Sequence[Finding] = ()) -> Loaded:
    """Make a scenario of files that were already read; see `load`.

    Args:
        shown: the folder as findings name it.
        files: what it holds.
        findings: what was already found.
    """
    with uncollected():
        return _assemble(shown, files, findings)


def _assemble(shown: str, files: Sequence[RawFile], findings: Sequence[Finding]) -> Loaded:
    found = list(findings)
    parts: list[Part] = []
    sheets: list[Sheet] = []
    levels = tuple(level_sheet(*way, file) for file in files if (way := parted(file.inside)))
    files = [file for file in files if parted(file.inside) is None]
    for file in files:
        sheet = read(file.name, file.raw)
        sheets.append(sheet)
        found.extend(sheet.findings)
        parts.extend(cut(sheet, file.inside, found))
    made = _validate(parts, found)
    found.extend(_missing_sections(shown, files, sheets, {part.section for part in parts}))
    found.extend(_doubled_sections(parts))
    draft = None if _has_errors(found) else _scenario(made)
    found.extend(_days_in_order(parts, found))
    found.extend(resolve(parts, sheets))
    places = places_of(parts, Place(f"{shown}/{shape.HEAD_FILE}"))
    mirrors = mirrors_of(parts, shown)
    scenario = None if _has_errors(found) else draft
    return Loaded(scenario, arranged(found), places, draft, mirrors, levels)


def fragment(file: RawFile) -> tuple[Finding, ...]:
    """Return what can be found in one file without the rest of its scenario.

    Args:
        file: the file, with the path that it would have in a scenario's folder.
    """
    sheet = read(file.name, file.raw)
    found = list(sheet.findings)
    _validate(list(cut(sheet, file.inside, found)), found)
    return arranged(found)


def _has_errors(findings: Iterable[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


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
    fields: dict[str, Any] = dict.fromkeys(shape.SECTIONS, ())
    fields |= {section: tuple(items) for section, items in made.items()}
    for single in ("head", *shape.SINGLE):
        if single in made:
            fields[single] = made[single][0]
    return Scenario.model_validate(fields)


# --- The whole --------------------------------------------------------------


def _days_in_order(parts: Sequence[Part], found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield a finding for each day that is doubled, missing, or after the last."""
    head = next((part for part in parts if part.section == "head"), None)
    count = head.data.get("days") if head else None
    if head is None or type(count) is not int or not 1 <= count <= _MOST_DAYS:
        return
    first: dict[int, Part] = {}
    for part in parts:
        day = part.data.get("day") if part.section == "days" else None
        if type(day) is not int:
            continue
        if day in first:
            message = f"day {day} is also in {first[day].sheet.name}"
            yield fault(part.sheet, 207, ("day",), message)
        elif day > count:
            message = f"day {day} comes after the last; the scenario has {count} days"
            yield fault(part.sheet, 207, ("day",), message)
        first.setdefault(day, part)
    missing = [day for day in range(1, count + 1) if day not in first]
    misnamed = any(finding.code in (101, 104, 207) for finding in found)
    if missing and not misnamed:
        listed = ", ".join(f"days/{day:02}.yaml" for day in missing)
        message = f"the scenario has {count} days, and these are missing: {listed}"
        yield fault(head.sheet, 207, ("days",), message)


def _missing_sections(
    shown: str, files: Sequence[RawFile], sheets: Sequence[Sheet], present: Container[str]
) -> Iterator[Finding]:
    """Yield a finding for a missing head and for each list that a scenario needs."""
    heads = [
        sheet
        for file, sheet in zip(files, sheets, strict=True)
        if file.inside == shape.HEAD_FILE and (sheet.data is not None or not sheet.whole)
    ]
    if not heads:
        message = f"the folder has no {shape.HEAD_FILE}, which says what the scenario is"
        yield Finding(Place(shown), Severity.ERROR, 106, "", message)
    if not all(sheet.whole and isinstance(sheet.data, dict | None) for sheet in sheets):
        return
    place = Place(f"{shown}/{shape.HEAD_FILE}")
    for key in _NEEDED:
        if key not in present:
            message = f'no file of the folder has anything under the key "{key}"'
            yield Finding(place, Severity.ERROR, 106, "", message)


def _doubled_sections(parts: Sequence[Part]) -> Iterator[Finding]:
    """Yield a finding for each thing that may stand once and stands twice."""
    for single in shape.SINGLE:
        standing = [part for part in parts if part.section == single]
        for part in standing[1:]:
            where = standing[0].sheet.name
            message = f'"{single}" may stand once in a scenario, and it is also in {where}'
            yield fault(part.sheet, 102, part.base, message)


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
