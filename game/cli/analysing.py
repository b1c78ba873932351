"""The command `analyse`: what ranges prove and plays show about a scenario."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.cli.common import TROUBLE, scenario_folder, trouble
from game.scenario.findings import exit_status
from game.scenario.values import Length

if TYPE_CHECKING:
    from game.rules.analysis.baseline import Bands
    from game.rules.analysis.jobs import Analyst, Crew
    from game.rules.analysis.plays import Progress as Tell
    from game.rules.analysis.request import Request
    from game.rules.analysis.study import Study
    from game.scenario.findings import Finding
    from game.scenario.load import Loaded
    from game.scenario.model import Scenario

BASELINE = "baseline.json"
WIDTH = 4.0
"""The room that a newly stored baseline leaves each share, in hundredths."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What was asked for on the command line."""

    plays: int
    lengths: tuple[Length, ...]
    seed: int
    positions: int
    continuations: int
    as_json: bool
    html: Path | None
    checks: bool
    stores: bool
    processes: int = 0  # none: as many as are worth while


def analyse(where: str, ask: Ask) -> int:
    """Analyse a scenario; 1 where `--check` finds errors or warnings, else 0."""
    from game.scenario.uncollected import uncollected

    # An analysis is made of whole numbers in lines and leaves next to no garbage behind.
    with uncollected():
        return _analyse(where, ask)


def _analyse(where: str, ask: Ask) -> int:
    from game.cli.crew import Helpers, processes
    from game.rules.analysis.request import Request

    folder = scenario_folder(where)
    positions = 0 if ask.stores else ask.positions  # spreads alone are stored
    request = Request(ask.plays, ask.seed, positions, ask.continuations)
    others = (ask.processes or processes(ask.plays)) - 1
    with Helpers(folder, ask.lengths, request, others) as helpers:
        # Only now, for helpers take as long over all of this.
        from game.cli.analysis_report import report
        from game.rules.analysis.jobs import alone
        from game.scenario.load import load

        loaded = load(folder)
        if loaded.scenario is None:
            trouble(f"the scenario in {folder} has faults; “check {where}” lists them all")
        unknown = [each for each in ask.lengths if each not in loaded.scenario.head.lengths]
        if unknown:
            trouble(f"this scenario has no length “{unknown[0]}”")
        crew_of = helpers.crew if others else alone
        study = _studied(loaded.scenario, loaded, request, ask.lengths, crew_of)
    if ask.stores:
        return _store(folder, study)
    findings = _found(loaded, study, _bands(folder))
    told = report(study, findings)
    if ask.html is not None:
        _write_page(ask.html, told)
    if ask.as_json:
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    elif ask.checks:
        _say(findings)
    else:
        _show(told, findings)
    if ask.checks and study.stopped:
        return TROUBLE
    return exit_status(findings) if ask.checks else 0


def _studied(
    scenario: Scenario,
    loaded: Loaded,
    request: Request,
    lengths: Sequence[Length],
    crew_of: Callable[[Analyst, Tell], Crew],
) -> Study:
    """The analysis, with a bar that says how far it is."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from game.rules.analysis.study import distinct, study
    from game.scenario.checks.view import View

    view = View(scenario, loaded.places)
    rules = distinct(view, lengths)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=1)

        def tell(what: str, done: int, of: int) -> None:
            bar.update(task, description=what, completed=done, total=of)

        return study(view, rules, request, tell, crew_of=crew_of)


def _found(loaded: Loaded, study: Study, bands: Bands | None) -> Sequence[Finding]:
    """The findings of the plays, without what the files allow."""
    from game.rules.analysis.findings import findings
    from game.scenario.checks.allowances import allow_played

    return allow_played(findings(study, bands), loaded.places.sheets)


def _bands(folder: Path) -> Bands | None:
    from game.rules.analysis.baseline import BadBaseline, read

    path = folder / BASELINE
    try:
        return read(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (BadBaseline, OSError, ValueError) as error:
        trouble(f"{path}: {error}")


def _store(folder: Path, study: Study) -> int:
    """Keep the spreads as the baseline of the scenario."""
    from game.rules.analysis.baseline import stored
    from game.rules.analysis.ways import STANDARD

    if study.stopped:
        trouble("stopped early, so nothing is stored")
    scenario = study.view.scenario
    kept = {*STANDARD, *(each.id for each in scenario.policies)}
    shares = {
        length: {name: kinds for name, kinds in policies.items() if name in kept}
        for length, policies in study.spreads().items()
    }
    path = folder / BASELINE
    path.write_text(json.dumps(stored(shares, WIDTH), indent=1) + "\n", encoding="utf-8")
    print(f"stored the spreads of {study.request.plays:,} plays a policy in {path}")
    return 0


def _write_page(path: Path, told: dict[str, Any]) -> None:
    from game.cli.analysis_html import page

    try:
        path.write_text(page(told), encoding="utf-8")
    except OSError as error:
        trouble(f"{path} cannot be written: {error.strerror or error}")
    print(f"wrote {path}", file=sys.stderr)


def _say(findings: Sequence[Finding]) -> None:
    from game.scenario.check import report as as_text

    sys.stdout.write(as_text(findings))


def _show(told: dict[str, Any], findings: Sequence[Finding]) -> None:
    from rich.console import Console

    from game.cli.analysis_text import show

    show(told, Console())
    print()
    _say(findings)
