"""`check`: load a scenario and make every static check of it.

python -m game.scenario.check [--all] [--json] FOLDER
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Container, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath

from game.scenario.checks.allowances import allow
from game.scenario.checks.every import ALL, WHOLE
from game.scenario.checks.view import View
from game.scenario.explain import explanations, first_sentence
from game.scenario.findings import Finding, Severity, arranged, exit_status, shortened, summary
from game.scenario.folder import MAX_DEPTH, NotAScenario, RawFile, shown_path
from game.scenario.load import Loaded, fragment, load
from game.scenario.shape import DAYS_FOLDER, HEAD_FILE
from game.scenario.source import MAX_BYTES
from game.scenario.uncollected import uncollected


@dataclass(frozen=True, slots=True)
class Checked:
    """A loaded scenario and everything found in it, in order of file and place."""

    loaded: Loaded
    findings: tuple[Finding, ...]

    @property
    def status(self) -> int:
        """The exit status: 0 clean or notes only, 1 errors or warnings."""
        return exit_status(self.findings)


def check(folder: FilePath) -> Checked:
    """Load a scenario's folder and check it.

    Args:
        folder: the folder that holds `scenario.yaml`.

    Raises:
        NotAScenario: the path is no folder, or it holds no scenario.
    """
    with uncollected():
        return check_loaded(load(folder, levels=True))


def check_file(path: FilePath) -> tuple[Finding, ...]:
    """Check one file: as a part of the scenario it lies in, or alone as far as that goes.

    Alone, names and whatever asks for the rest of a scenario are left out.

    Args:
        path: a `.yaml` file.

    Returns:
        The findings whose place is in this file.

    Raises:
        NotAScenario: the file cannot be read.
    """
    home = next((folder for folder in _above(path) if (folder / HEAD_FILE).is_file()), None)
    if home is None:
        return _alone(path)
    inside = path.resolve().relative_to(home.resolve()).as_posix()
    name = f"{shown_path(home)}/{inside}"
    return tuple(finding for finding in check(home).findings if finding.place.file == name)


def _above(path: FilePath) -> tuple[FilePath, ...]:
    """Return the folders in which a scenario's file may lie, the nearest first."""
    return tuple(path.resolve().parents)[:MAX_DEPTH]


def _alone(path: FilePath) -> tuple[Finding, ...]:
    try:
        raw = path.read_bytes()[: MAX_BYTES + 1]
    except OSError as error:
        raise NotAScenario(f"{path}: the file cannot be read: {error.strerror}") from error
    day = re.fullmatch(r"\d{2}\.yaml", path.name)
    inside = f"{DAYS_FOLDER}/{path.name}" if day else path.name
    return fragment(RawFile(inside, path.as_posix(), raw))


def check_loaded(loaded: Loaded) -> Checked:
    """Check what was loaded; where the schema is not met, only its own findings stand."""
    findings = list(loaded.findings)
    if loaded.draft is not None:
        with uncollected():
            view = View(loaded.draft, loaded.places, loaded.levels, loaded.mirrors)
            for make in (*ALL, *(WHOLE if loaded.scenario is not None else ())):
                findings.extend(make(view))
            sheets = (*loaded.places.sheets, *(each.sheet for each in loaded.levels))
            findings = allow(findings, sheets)
    return Checked(loaded, arranged(findings))


def report(findings: Sequence[Finding], *, show_all: bool = False) -> str:
    """Return findings as people read them, at most ten of a kind unless all are asked for."""
    shown, left_out = (list(findings), 0) if show_all else shortened(findings)
    told: set[int] = set()
    parts = []
    for finding in shown:
        parts.append(finding.text(*_advice(finding.code, told)))
        told.add(finding.code)
    if left_out:
        parts.append(f"and {left_out} more of the same kinds; --all shows them")
    return "\n\n".join((*parts, summary(findings))) + "\n"


def _advice(code: int, told: Container[int]) -> tuple[str, ...]:
    """Return why a kind of finding matters and how to mend it; once is enough for each kind."""
    known = explanations().get(code)
    more = f"more: check --explain {code}"
    if known is None or code in told:
        return (more,)
    return (f"why: {first_sentence(known.text)}", f"mend: {known.mend}", more)


def as_json(findings: Sequence[Finding]) -> str:
    """Return findings as a JSON list; each says why it matters and how to mend it."""
    listed = []
    for finding in findings:
        known = explanations().get(finding.code)
        advice = {"why": known.text, "mend": known.mend} if known else {}
        listed.append({**finding.as_json(), **advice})
    return json.dumps(listed, ensure_ascii=False, indent=1) + "\n"


def as_annotations(findings: Sequence[Finding]) -> str:
    """Return findings as lines that a CI service shows beside the code.

    `::error file=F,line=L,col=C,title=check 202::message`, with `%`, line ends and
    (in the properties) `:` and `,` written as their escapes.
    """
    return "".join(_annotation(finding) + "\n" for finding in findings)


def _annotation(finding: Finding) -> str:
    kinds = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
    place = finding.place
    file = _escaped(place.file).replace(":", "%3A").replace(",", "%2C")
    where = f"file={file},line={place.line},col={place.column},title=check {finding.code}"
    said = f"{finding.path}: {finding.message}" if finding.path else finding.message
    return f"::{kinds[finding.severity]} {where}::{_escaped('; '.join((said, *finding.help)))}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def main(arguments: Sequence[str]) -> int:
    """Check one folder and print what was found; return 0 clean, 1 findings, 2 could not run."""
    folders = [argument for argument in arguments if not argument.startswith("--")]
    if len(folders) != 1 or not set(arguments) - set(folders) <= {"--all", "--json"}:
        sys.stderr.write("usage: python -m game.scenario.check [--all] [--json] FOLDER\n")
        return 2
    try:
        checked = check(FilePath(folders[0]))
    except NotAScenario as error:
        sys.stderr.write(f"{error}\n")
        return 2
    text = (
        as_json(checked.findings)
        if "--json" in arguments
        else report(checked.findings, show_all="--all" in arguments)
    )
    sys.stdout.write(text)
    return checked.status


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
