"""Commands about runs: autoplay and replay."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.common import Wish, load_scenario, settings_of, trouble
from game.play.auto import autoplay, blank, played, report
from game.play.code import BadCode
from game.play.record import Record
from game.play.runcode import code_of, mended, record_of
from game.rules.compile import compile_rules
from game.rules.kernel import Kernel
from game.rules.policies import named
from game.rules.replay import replay

if TYPE_CHECKING:
    from game.scenario.model import Scenario

LONGEST_FILE = 256 * 1024


def autoplays(name: str, wish: Wish, policy: str, plays: int, *, as_json: bool) -> int:
    """Plays by a policy, with seeds one after another; each printed as it ends."""
    scenario = load_scenario(name)
    settings, first = settings_of(wish, scenario, many=plays > 1)
    if settings.length not in scenario.head.lengths:
        trouble(f"this scenario has no length “{settings.length}”")
    kernel = Kernel(compile_rules(scenario, settings.length))
    endings: Counter[str] = Counter()
    for seed in range(first, first + plays):
        try:
            chooser = named(scenario, kernel.rules, policy, seed)
        except KeyError as error:
            trouble(f"no policy “{policy}”; there is: {error.args[0]}")
        start = blank(scenario, kernel, settings, seed)
        run = autoplay(kernel, start, chooser)
        record = played(start, run)
        endings[kernel.rules.endings[run.state.ending]] += 1
        if as_json:
            told = report(scenario, kernel, record, run, code_of(scenario, kernel, record))
            print(json.dumps(told, ensure_ascii=False))
        elif plays == 1:
            print(_transcript(scenario, kernel, record))
    if not as_json and plays > 1:
        _table(scenario, endings, plays)
    return 0


def _transcript(scenario: Scenario, kernel: Kernel, record: Record) -> str:
    from game.play.session import Session
    from game.text.transcript import transcript

    code = code_of(scenario, kernel, record)
    return f"{transcript(Session.resume(scenario, record, kernel))}\n\nRun code: {code}"


def _table(scenario: Scenario, endings: Counter[str], plays: int) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("ending", "class", "plays", "in a hundred")
    kinds = {ending.id: ending for ending in scenario.endings}
    for name, count in endings.most_common():
        table.add_row(kinds[name].title, kinds[name].kind, str(count), f"{100 * count / plays:.1f}")
    Console().print(table)


def replay_code(text: str, name: str, *, as_json: bool) -> int:
    """A run again, from its code or from the file of a saved play."""
    scenario = load_scenario(name)
    record = _record(scenario, text)
    kernel = Kernel(compile_rules(scenario, record.settings.length))
    run = replay(kernel, record.setting, record.choices)
    if run.stopped:
        trouble(f"this play can be followed for {run.fitted} choices only. {run.stopped}")
    if as_json:
        told = report(scenario, kernel, record, run, code_of(scenario, kernel, record))
        print(json.dumps(told, ensure_ascii=False))
    else:
        print(_transcript(scenario, kernel, record))
    return 0


def _record(scenario: Scenario, text: str) -> Record:
    path = Path(text)
    try:
        is_file = path.is_file()
    except OSError:
        is_file = False
    if is_file:
        return _from_file(path)
    try:
        return record_of(scenario, text)
    except BadCode as error:
        near = mended(scenario, text)
        offer = f" Did you mean {near}?" if near else ""
        trouble(f"{error}{offer}")


def _from_file(path: Path) -> Record:
    from game.play.saves import SaveTrouble, read_play

    if path.stat().st_size > LONGEST_FILE:
        trouble(f"{path} is no play of this game: it is too large")
    try:
        return read_play(path)
    except SaveTrouble as error:
        trouble(f"{path}: {error}")
