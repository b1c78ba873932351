"""What is measured in a process of its own: each part prints its numbers as one line of JSON."""

from __future__ import annotations

import gc
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.cli.bench.figures import TIMES, share
from game.cli.bench.memory import memory, peak
from game.cli.bench.processes import process
from game.cli.common import Wish, load_scenario, trouble
from game.scenario.values import Length

if TYPE_CHECKING:
    from game.present.desk import Desk
    from game.rules.batch import Start
    from game.rules.judging import Judge
    from game.rules.kernel import Kernel
    from game.scenario.model import Scenario

Numbers = dict[str, Any]

PLAYS = 131_072
"""How many plays the batch is timed with."""
ONE_BY_ONE = 150
USUAL, WIDE = (1366, 768), (1920, 1080)
FRAMES, RESIZES = 300, 24
IDLE_SECONDS = 4.0
READY = "ready"


def part(name: str, scenario_name: str) -> int:
    """Measure one part, and print what came of it."""
    if name in BY_NAME:
        numbers = BY_NAME[name](scenario_name)
    elif name in PARTS:
        numbers = PARTS[name](load_scenario(scenario_name))
    else:
        trouble(f"bench has no part “{name}”; there is: {', '.join([*PARTS, *BY_NAME])}")
    print(json.dumps(numbers), flush=True)
    return 0


def timed(act: Callable[..., object], *arguments: Any) -> float:
    """Seconds that something takes."""
    began = time.perf_counter()
    act(*arguments)
    return time.perf_counter() - began


def _lengths(scenario: Scenario) -> Iterator[tuple[str, Length]]:
    """The lengths that are measured, with what is put after a figure's name."""
    for length, after in ((Length.LESSON, ""), (Length.FULL, "-full")):
        if length in scenario.head.lengths:
            yield after, length


# -- the rules


def _compile(scenario: Scenario) -> Numbers:
    from game.rules.batch import Batch
    from game.rules.compile import compile_rules
    from game.rules.kernel import Kernel

    def ready() -> None:
        rules = compile_rules(scenario, Length.FULL)
        Kernel(rules)
        Batch(rules)

    runs = []
    for _ in range(TIMES):
        gc.collect()  # rules refer to each other: those of the run before are garbage
        runs.append(timed(ready) * 1000)
    return {"compile": runs}


def _kernel(scenario: Scenario) -> Numbers:
    from game.rules.compile import compile_rules
    from game.rules.kernel import Kernel

    found = {}
    for after, length in _lengths(scenario):
        kernel = Kernel(compile_rules(scenario, length))
        runs = []
        for turn in range(TIMES + 1):
            seeds = range(turn * ONE_BY_ONE, (turn + 1) * ONE_BY_ONE)
            runs.append(ONE_BY_ONE / timed(_plays, kernel, seeds))
        found[f"kernel{after}"] = runs[1:]
    return found


def _plays(kernel: Any, seeds: range) -> int:
    """Whole plays by chance; how many facts they left."""
    from game.rules.luck import drawn
    from game.rules.policies import random_policy

    facts = 0
    for seed in seeds:
        _state, told = kernel.play(random_policy(seed, kernel.lots), drawn(seed))
        facts += len(told)
    return facts


def _batch(scenario: Scenario) -> Numbers:
    """Plays by chance. Two of these at once wait for each other before every length."""
    from game.rules.batch import Batch, seeds
    from game.rules.choosers import Uniform
    from game.rules.compile import compile_rules

    found = {}
    luck, tastes = seeds(0, PLAYS), seeds(PLAYS, PLAYS)
    for after, length in _lengths(scenario):
        batch = Batch(compile_rules(scenario, length))
        batch.run(Uniform(), luck[: PLAYS // 8], tastes[: PLAYS // 8])
        print(READY, flush=True)
        sys.stdin.readline()
        found[f"batch{after}"] = [
            PLAYS / timed(batch.run, Uniform(), luck, tastes) for _ in range(TIMES)
        ]
    return found


def _curve(scenario: Scenario) -> Numbers:
    """From every position of a play, every option, by the even plan, from nothing each time."""
    from game.debrief.risk import FIRST, WHOLE
    from game.debrief.steadying import ballast_of
    from game.rules.compile import compile_rules
    from game.rules.judging import Judge
    from game.rules.kernel import Kernel

    found: Numbers = {}
    for after, length in _lengths(scenario):
        kernel = Kernel(compile_rules(scenario, length))
        starts = _positions(scenario, kernel)

        def judge(kernel: Any = kernel) -> Any:
            ballast = ballast_of(scenario, kernel.rules)
            return Judge(scenario, kernel.rules, ballast=ballast, kernel=kernel)

        def spread(count: int, judge: Any, starts: Any = starts) -> float:
            return _spread(judge, starts, count)

        def sharp(judge: Any, starts: Any = starts) -> tuple[int, float]:
            return _sharp(judge, starts)

        def cold(judge: Any = judge, spread: Any = spread) -> None:
            spread(FIRST, judge())

        ways, error = sharp(judge())
        for name, act, arguments in (
            ("curve-first", spread, (FIRST,)),
            ("curve", sharp, ()),
            ("curve-500", spread, (WHOLE,)),
        ):
            found[f"{name}{after}"] = [timed(act, *arguments, judge()) * 1000 for _ in range(TIMES)]
        found[f"curve-cold{after}"] = [timed(cold) * 1000 for _ in range(TIMES)]
        found[f"curve-error{after}"] = [error * 100]
        found[f"curve-ways{after}"] = [ways]
        found[f"curve-500-error{after}"] = [spread(WHOLE, judge()) * 100]
        found[f"positions{after}"] = len(starts)
    return found


def _spread(judge: Judge, starts: Sequence[Start], count: int) -> float:
    """The mean standard error of the gravest share, from so many ways on."""
    fan = judge.fan(starts, "even", count, 0)
    errors = [fan.gravely(place).error for place in range(len(starts))]
    return float(sum(errors)) / len(errors)


def _sharp(judge: Judge, starts: Sequence[Start]) -> tuple[int, float]:
    """As a page gets it: a first picture, then as many as make it sharp.

    Returns how many these are, and the mean standard error that they leave.
    """
    from game.debrief.risk import FIRST, ways_for

    plays, error = FIRST, _spread(judge, starts, FIRST)
    while (wanted := ways_for(plays, error)) > plays:
        plays, error = wanted, _spread(judge, starts, wanted)
    return plays, error


def _debrief(scenario: Scenario) -> Numbers:
    """The risk page of history's play as the debrief has it, with all that stands beside it."""
    from game.debrief.compare import history_of
    from game.debrief.risk import FIRST, enough, risk_curve
    from game.debrief.shelf import Shelf
    from game.debrief.steadying import ballast_of
    from game.play.record import Settings
    from game.play.session import Session
    from game.rules.judging import Judge

    found: Numbers = {}
    for after, length in _lengths(scenario):
        session = Session.begin(scenario, Settings(length), 0)
        past, kernel = history_of(session, Shelf(scenario)), session.kernel
        first, whole = [], []
        for _ in range(TIMES):
            ballast = ballast_of(scenario, session.rules)
            judge = Judge(scenario, session.rules, ballast=ballast, kernel=kernel)

            def drawn(plays: int, judge: Any = judge, past: Any = past) -> Any:
                return risk_curve(judge, past, past, plays=plays)

            def sharp(drawn: Any = drawn) -> None:
                curve = drawn(FIRST)
                while (wanted := enough(curve)) > curve.plays:
                    curve = drawn(wanted)

            first.append(timed(drawn, FIRST) * 1000)
            whole.append(first[-1] + timed(sharp) * 1000)
        found[f"curve-page-first{after}"] = first
        found[f"curve-page{after}"] = whole
    return found


def _positions(scenario: Scenario, kernel: Kernel) -> list[Start]:
    """The position and every option of each matter in the play of history."""
    from game.rules.batch import Start
    from game.rules.luck import documented, drawn
    from game.rules.policies import history

    choose = history(scenario)
    luck = documented(kernel.rules.luck_table, drawn(0))
    state, _facts = kernel.begin(luck)
    found = []
    while legal := kernel.legal(state):
        step = kernel.menu(state)
        if step is None:
            break
        if step.kind in ("matter", "interruption"):
            found += [Start(state, place) for place in (None, *legal)]
        state, _facts = kernel.apply(state, choose(state.values, step, legal), luck)
    return found


def _analyse(scenario_name: str) -> Numbers:
    """The command, from start to end, and the most that one of its processes held."""
    return {"analyse": [process(["analyse", scenario_name])], "peak": peak(of_children=True)}


def _memory(scenario: Scenario) -> Numbers:
    """What a program holds that has made the longest rules ready, and what a sharp curve adds."""
    from game.debrief.steadying import ballast_of
    from game.rules.compile import compile_rules
    from game.rules.judging import Judge
    from game.rules.kernel import Kernel

    kernel = Kernel(compile_rules(scenario, Length.FULL))
    starts = _positions(scenario, kernel)
    ballast = ballast_of(scenario, kernel.rules)
    judge = Judge(scenario, kernel.rules, ballast=ballast, kernel=kernel)
    before = memory()
    _sharp(judge, starts)
    return {"bare": before, "memory-curve": [max(peak() - before, 0)]}


# -- one play


def _play(scenario: Scenario) -> Numbers:
    from game.play.auto import autoplay, blank, played
    from game.play.record import Settings
    from game.play.saves import open_saves
    from game.play.session import Session
    from game.rules.compile import compile_rules
    from game.rules.kernel import Kernel
    from game.rules.luck import drawn
    from game.rules.policies import random_policy
    from game.rules.replay import replay

    kernel = Kernel(compile_rules(scenario, Length.FULL))
    starts = [blank(scenario, kernel, Settings(Length.FULL), seed) for seed in range(TIMES)]
    runs = [autoplay(kernel, each, random_policy(each.seed)) for each in starts]
    luck = drawn(0)
    choices = []
    for run in runs:
        taken = [(each.before, _place(kernel, each)) for each in run.stretches[1:]]
        took = [timed(kernel.apply, before, place, luck) for before, place in taken]
        choices.append(share(took, 0.5) * 1000)
    record = played(starts[0], runs[0])
    found: Numbers = {"choice": choices}
    found["replay"] = [
        timed(replay, kernel, record.setting, record.choices) * 1000 for _ in range(TIMES)
    ]
    with tempfile.TemporaryDirectory() as folder:
        saves = open_saves(Path(folder))
        name = saves.new_name(record.scenario)
        found["save"] = [timed(saves.save, name, record) * 1000 for _ in range(TIMES)]

        def reopened() -> None:
            opened = saves.open(name).record
            if opened is not None:
                Session.resume(scenario, opened, kernel)

        found["reopen"] = [timed(reopened) * 1000 for _ in range(TIMES)]
    return found


def _place(kernel: Any, stretch: Any) -> int:
    from game.rules.replay import entry_index

    return entry_index(kernel.menu(stretch.before), stretch.choice.id)


# -- the window


def _desk(scenario: Scenario) -> Desk:
    from game.present.desk import Desk
    from game.present.gallery import NoKeeper
    from game.present.settings import Settings

    return Desk(scenario, NoKeeper(), Settings(asked=True))


def _start(scenario_name: str) -> Numbers:
    """Open the window as the game does; whoever started this process has the time."""
    from game.cli.playing import desk_of

    with tempfile.TemporaryDirectory() as folder:
        wish = Wish(Length.LESSON, "", "documented", "", "")
        desk, _keeper, _scenario = desk_of(scenario_name, wish, Path(folder))
        desk.settings = replace(desk.settings, asked=True)
        from game.screens.app import Loop, Opening, open_window

        opening = Opening(USUAL)
        Loop(desk, open_window(opening), opening).show()
    return {"memory-title": memory()}


def _idle(scenario: Scenario) -> Numbers:
    from game.screens.measure import first_picture, idle

    taken, painted = idle(first_picture(_desk(scenario), USUAL), IDLE_SECONDS)
    return {"idle": [taken * 100], "idle-painted": [painted]}


def _pages(scenario: Scenario) -> Numbers:
    from game.present.gallery import walk
    from game.screens.measure import first_picture, page_changes, resizes

    desk = _desk(scenario)
    changes = page_changes(walk(desk, 7, lively=False), desk, USUAL)
    grown = memory()
    sizes = resizes(first_picture(_desk(scenario), USUAL), RESIZES)
    return {
        "page": [share(changes, 0.95)],
        "resize": [share(sizes, 0.95)],
        "memory-play": grown,
        "pages": len(changes),
    }


def _frames(scenario: Scenario) -> Numbers:
    from game.present.gallery import gallery
    from game.screens.app import settings_of
    from game.screens.measure import first_picture, scrolled_frames

    loop = first_picture(_desk(scenario), WIDE)
    pages = gallery(scenario)[:40]
    settings = settings_of(loop.desk, loop.opening)
    frames = [scrolled_frames(pages, settings, FRAMES) for _ in range(TIMES)]
    return {"frame": [share(each, 0.99) for each in frames if each]}


def _painting(scenario: Scenario) -> Numbers:
    """First paintings of a page of each kind: the dearest of them."""
    from game.present.gallery import gallery
    from game.screens.app import settings_of
    from game.screens.measure import first_paintings, first_picture

    loop = first_picture(_desk(scenario), WIDE)
    kinds = {page.kind: page for page in gallery(scenario)}
    return {
        "painting": [max(first_paintings(kinds.values(), settings_of(loop.desk, loop.opening)))],
        "kinds": len(kinds),
    }


BY_NAME: dict[str, Callable[[str], Numbers]] = {"start": _start, "analyse": _analyse}
"""What begins as a player begins it, with the scenario's name and nothing loaded."""

PARTS: dict[str, Callable[[Scenario], Numbers]] = {
    "compile": _compile,
    "kernel": _kernel,
    "batch": _batch,
    "curve": _curve,
    "debrief": _debrief,
    "memory": _memory,
    "play": _play,
    "idle": _idle,
    "pages": _pages,
    "frames": _frames,
    "painting": _painting,
}
