"""Commands about runs: autoplay and replay."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.common import Wish, known_level, load_levels, read_at, settings_of, trouble
from game.play.auto import autoplay, blank, played, report
from game.play.code import BadCode
from game.play.record import Record
from game.play.runcode import code_of, mended, record_of
from game.rules.compile import compile_rules
from game.rules.kernel import Kernel
from game.rules.plans import class_plan, named_plan
from game.rules.policies import player
from game.rules.replay import replay

if TYPE_CHECKING:
    from game.play.record import Settings
    from game.rules.plans import Plan
    from game.rules.program import Rules
    from game.scenario.levels import Levels
    from game.scenario.model import Scenario

LONGEST_FILE = 256 * 1024


MANY = 50
"""From so many plays on, they are played together where only their endings are asked."""


def autoplays(  # noqa: PLR0913
    name: str, wish: Wish, policy: str, plays: int, records: Path | None, *, as_json: bool
) -> int:
    """Plays by a policy, with seeds one after another; each printed as it ends."""
    levels = load_levels(name)
    scenario = levels.whole
    settings, first = settings_of(wish, scenario, many=plays > 1)
    if settings.length not in scenario.head.lengths:
        trouble(f"this scenario has no length “{settings.length}”")
    rules = compile_rules(scenario, settings.length)
    plan = _plan(scenario, rules, policy, records)
    if plays >= MANY and not as_json:
        _table(scenario, _together(rules, plan, settings, first, plays), plays)
        return 0
    kernel = Kernel(rules)
    endings: Counter[str] = Counter()
    for seed in range(first, first + plays):
        start = blank(scenario, kernel, settings, seed)
        run = autoplay(kernel, start, player(plan, seed))
        record = played(start, run)
        endings[rules.endings[run.state.ending]] += 1
        if as_json:
            told = report(scenario, kernel, record, run, code_of(scenario, kernel, record))
            print(json.dumps(told, ensure_ascii=False))
        elif plays == 1:
            print(_transcript(levels, record, wish.level))
    if not as_json and plays > 1:
        _table(scenario, endings, plays)
    return 0


def _plan(scenario: Scenario, rules: Rules, policy: str, records: Path | None) -> Plan:
    """The plan of a name; `class` is counted from the plays saved in a folder."""
    if policy == "class":
        if records is None:
            trouble("the policy “class” needs --records DIR, a folder of saved plays")
        return class_plan(rules, [record.choices for record in _saved(scenario, records)])
    try:
        return named_plan(scenario, rules, policy)
    except KeyError as error:
        trouble(f"no policy “{policy}”; there is: {error.args[0]}, class")


def _saved(scenario: Scenario, folder: Path) -> list[Record]:
    """The plays of a scenario in a folder. Files that are none are named and left out."""
    from game.play.saves import SaveTrouble, read_play

    if not folder.is_dir():
        trouble(f"there is no folder {folder}")
    found = []
    for path in sorted(folder.glob("*.json")):
        try:
            record = read_play(path)
        except SaveTrouble as error:
            print(f"left out: {path}: {error}", file=sys.stderr)
            continue
        if record.scenario == scenario.head.id:
            found.append(record)
    if not found:
        trouble(f"no plays of {scenario.head.id} in {folder}")
    return found


def _together(rules: Rules, plan: Plan, settings: Settings, first: int, plays: int) -> Counter[str]:
    """The endings of many plays, the same as one by one."""
    from game.rules.batch import Batch, seeds
    from game.rules.choosers import chooser

    own = seeds(first, plays)
    found = Batch(rules).run(
        chooser(plan),
        own,
        own,
        documented=settings.luck == "documented",
        temperament=own if settings.temperament == "drawn" else None,
    )
    return Counter(rules.endings[ending] for ending in found.endings.tolist())


def _transcript(levels: Levels, record: Record, level: str) -> str:
    """A play in words, at a level of reading: the one wished for, its own, or its length's."""
    from game.play.session import Session
    from game.present.reading import level_of
    from game.text.transcript import transcript

    scenario = read_at(levels, record.settings.length, level, level_of(record))
    session = Session.resume(scenario, record)
    code = code_of(scenario, session.kernel, record)
    return f"{transcript(session)}\n\nRun code: {code}"


def _table(scenario: Scenario, endings: Counter[str], plays: int) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("ending", "class", "plays", "in a hundred")
    kinds = {ending.id: ending for ending in scenario.endings}
    for name, count in endings.most_common():
        table.add_row(kinds[name].title, kinds[name].kind, str(count), f"{100 * count / plays:.1f}")
    Console().print(table)


def replay_code(text: str, name: str, level: str, *, as_json: bool) -> int:
    """A run again, from its code or from the file of a saved play."""
    levels = load_levels(name)
    scenario = levels.whole
    known_level(scenario, level)
    record = record_named(scenario, text)
    kernel = Kernel(compile_rules(scenario, record.settings.length))
    run = replay(kernel, record.setting, record.choices)
    if run.stopped:
        trouble(f"this play can be followed for {run.fitted} choices only. {run.stopped}")
    if as_json:
        told = report(scenario, kernel, record, run, code_of(scenario, kernel, record))
        print(json.dumps(told, ensure_ascii=False))
    else:
        print(_transcript(levels, record, level))
    return 0


def record_named(scenario: Scenario, text: str) -> Record:
    """The record that a run code or the file of a saved play stands for."""
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
