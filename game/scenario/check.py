"""`check`: load a scenario and make every static check of it.

python -m game.scenario.check [--all] [--json] FOLDER
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath

from game.scenario.checks.allowances import allow
from game.scenario.checks.every import ALL
from game.scenario.checks.view import View
from game.scenario.findings import Finding, arranged, exit_status, shortened, summary
from game.scenario.folder import NotAScenario
from game.scenario.load import Loaded, load
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
    return check_loaded(load(folder))


def check_loaded(loaded: Loaded) -> Checked:
    """Check what was loaded; where the schema is not met, only its own findings stand."""
    findings = list(loaded.findings)
    if loaded.draft is not None:
        with uncollected():
            view = View(loaded.draft, loaded.places)
            for make in ALL:
                findings.extend(make(view))
            findings = allow(findings, loaded.places.sheets)
    return Checked(loaded, arranged(findings))


def report(findings: Sequence[Finding], *, show_all: bool = False) -> str:
    """Return findings as people read them, at most ten of a kind unless all are asked for."""
    shown, left_out = (list(findings), 0) if show_all else shortened(findings)
    parts = [finding.text() for finding in shown]
    if left_out:
        parts.append(f"and {left_out} more of the same kinds; --all shows them")
    codes = sorted({finding.code for finding in findings})
    if codes:
        parts.append(f"more about a kind: check --explain {codes[0]}")
    return "\n\n".join((*parts, summary(findings))) + "\n"


def as_json(findings: Sequence[Finding]) -> str:
    """Return findings as a JSON list."""
    return (
        json.dumps([finding.as_json() for finding in findings], ensure_ascii=False, indent=1) + "\n"
    )


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
