"""`check`: findings, explanations, and what a scenario rests on."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.common import scenario_folder, trouble

if TYPE_CHECKING:
    from game.scenario.checks.view import View
    from game.scenario.findings import Finding
    from game.scenario.load import Loaded


def check(where: str, *, how: str, everything: bool) -> int:
    """Print all findings as `text`, `json` or `annotations`.

    Returns:
        0 without errors and warnings, 1 with.

    Raises:
        TroubleError: there is no such scenario or file.
    """
    from game.scenario import check as checking
    from game.scenario.findings import exit_status

    findings = _findings(where)
    if how == "json":
        sys.stdout.write(checking.as_json(findings))
    elif how == "annotations":
        sys.stdout.write(checking.as_annotations(findings))
    else:
        sys.stdout.write(checking.report(findings, show_all=everything))
    return exit_status(findings)


def _findings(where: str) -> tuple[Finding, ...]:
    """Return the findings of a scenario, or of one file of one."""
    from game.scenario import check as checking
    from game.scenario.folder import NotAScenario

    path = Path(where)
    try:
        if path.suffix == ".yaml" and not path.is_dir():
            return checking.check_file(path)
        return checking.check(scenario_folder(where)).findings
    except NotAScenario as error:
        trouble(str(error))


def explain(code: int) -> int:
    """Print what a finding means and how to mend it."""
    from game.scenario import explain as explaining

    if code not in explaining.explanations():
        trouble(explaining.explain(code).strip())
    print(explaining.explain(code))
    return 0


def history(where: str, *, as_json: bool, unproven: bool) -> int:
    """Print what a scenario claims: counts by kind and confidence, or the unproven claims.

    Returns:
        0 where every claim has a source and a confidence, 1 otherwise; the list
        of unproven claims is a list, and always 0.
    """
    from game.scenario import claims

    view = _view(where)
    if unproven:
        sys.stdout.write(_as_json(_unproven(view)) if as_json else claims.as_list(view))
        return 0
    table = claims.counts(view)
    sys.stdout.write(_as_json(table) if as_json else claims.as_table(table))
    missing = claims.lacking(table)
    if missing and not as_json:
        print(f"{missing} sources or confidences are missing")
    return int(bool(missing))


def schema() -> int:
    """Print a JSON Schema of a scenario's files, for editors that understand one."""
    from game.scenario import keys

    sys.stdout.write(_as_json(keys.schema()))
    return 0


def reading(where: str) -> int:
    """Print how hard and how long a scenario's texts are to read."""
    from game.scenario import reading as measuring

    sys.stdout.write(measuring.as_table(_view(where, levels=True)))
    return 0


def _unproven(view: View) -> list[dict[str, object]]:
    from game.scenario import claims

    return [
        {
            "place": str(view.places.at(item.claim.path)),
            "kind": item.claim.kind,
            "name": item.claim.name,
            "confidence": str(item.claim.confidence or ""),
            "sources": list(item.sources),
            "alone": item.alone,
        }
        for item in claims.unproven(view)
    ]


def _as_json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _view(where: str, *, levels: bool = False) -> View:
    """Return a scenario as the checks see it, also where only names are wrong."""
    from game.scenario.checks.view import View
    from game.scenario.folder import NotAScenario
    from game.scenario.load import load

    try:
        loaded: Loaded = load(scenario_folder(where), levels=levels)
    except NotAScenario as error:
        trouble(str(error))
    if loaded.draft is None:
        trouble(f"the scenario “{where}” cannot be read; check says why")
    return View(loaded.draft, loaded.places, loaded.levels, loaded.mirrors)
