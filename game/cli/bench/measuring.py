"""Starts a process for each part, waits for its numbers, and puts them together."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from game.cli.bench.figures import TARGETS, TIMES, Figure, Machine, as_json, figure, print_table
from game.cli.bench.parts import READY
from game.cli.bench.processes import LONGEST, environment, game, process
from game.data import data_root

BARE = ("-m", "game.cli.bench.bare")

Wanted = Callable[..., bool]
"""Whether any of some names is to be measured."""


def bench(scenario: str, only: Sequence[str], *, json_wanted: bool) -> int:
    """Measure everything, or what has one of some words in its name; tell it as it is found."""
    machine = _machine()
    found = []
    for each in _all(scenario, only):
        found.append(each)
        if not json_wanted:
            print(f"{each.name}: {each.value:,.4g} {each.target.unit}", file=sys.stderr)
    found.sort(key=lambda each: [*TARGETS].index(each.name))
    if json_wanted:
        print(as_json(found, machine))
    else:
        print_table(found, machine)
    return 0


def _machine() -> Machine:
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    return Machine(os.cpu_count() or 1, platform.python_version(), load)


def _all(scenario: str, only: Sequence[str]) -> Iterator[Figure]:
    def wanted(*names: str) -> bool:
        known = [name for name in TARGETS if name.startswith(names)]
        return not only or any(word in name for word in only for name in known)

    if wanted("compile"):
        yield from _plain(_part("compile", scenario))
    one_by_one: dict[str, float] = {}
    if wanted("kernel", "batch"):
        for each in _plain(_part("kernel", scenario)):
            one_by_one[each.name] = each.value
            yield each
    if wanted("batch"):
        yield from _batches(scenario, one_by_one)
    if wanted("curve"):
        yield from _curves(_part("curve", scenario))
        yield from _plain(_part("debrief", scenario))
    if wanted("choice", "replay", "save", "reopen"):
        yield from _plain(_part("play", scenario))
    if wanted("check"):
        yield figure("check", [process(["check", scenario]) for _ in range(TIMES)])
    if wanted("analyse", "memory-curve", "memory-analyse"):
        yield from _analysis(scenario, wanted)
    yield from _windows(scenario, wanted)
    if wanted("wheel"):
        yield from _wheel()


def _batches(scenario: str, one_by_one: dict[str, float]) -> Iterator[Figure]:
    alone: dict[str, float] = {}
    for name, runs in _together(scenario, 1)[0].items():
        kernel = one_by_one.get(name.replace("batch", "kernel"), 0)
        found = figure(name, runs, than=("one play at a time", kernel))
        alone[name] = found.value
        yield found
    first, second = _together(scenario, 2)
    for name, runs in first.items():
        both = [one + two for one, two in zip(runs, second[name], strict=True)]
        than = ("one core", alone[name])
        yield figure(name.replace("batch", "batch-two"), both, than=than)


def _analysis(scenario: str, wanted: Wanted) -> Iterator[Figure]:
    """How long it takes, and what it and the curve hold above a program that has made ready."""
    ready = _part("memory", scenario)
    if ready["bare"] and wanted("memory-curve"):
        yield figure("memory-curve", ready["memory-curve"], note="once")
    if wanted("analyse", "memory-analyse"):
        taken = _part("analyse", scenario)
        yield figure("analyse", taken["analyse"], note="once")
        if taken["peak"]:
            held = taken["peak"] - ready["bare"]
            yield figure("memory-analyse", [held], note="once; the greater process")


def _curves(numbers: dict[str, Any]) -> Iterator[Figure]:
    for name, runs in numbers.items():
        if not name.startswith("positions"):
            starts = numbers["positions-full" if name.endswith("full") else "positions"]
            yield figure(name, runs, note=f"{starts} ways on, by even play")


def _windows(scenario: str, wanted: Wanted) -> Iterator[Figure]:
    driver = os.environ.get("SDL_VIDEODRIVER", "dummy")
    seen = f"{driver}, in software"
    if wanted("start", "memory-title"):
        _first, bare = _timed(BARE, "bare")
        empty = [_timed(BARE, "bare")[0] for _ in range(TIMES)]
        starts = [_timed_part("start", scenario) for _ in range(TIMES)]
        least = sorted(empty)[TIMES // 2]
        yield figure("start", [took for took, _ in starts], than=("an empty window", least))
        held = [numbers["memory-title"] for _took, numbers in starts]
        yield figure("memory-title", held, than=("an empty window", bare["memory"]))
    if wanted("idle"):
        for name, runs in _part("idle", scenario).items():
            yield figure(name, runs, note=seen)
    if wanted("page", "resize", "memory-play"):
        numbers = _part("pages", scenario)
        yield figure("page", numbers["page"], note=f"{numbers['pages']} pages; {seen}")
        yield figure("resize", numbers["resize"], note=seen)
        yield figure("memory-play", [numbers["memory-play"]], note=seen)
    if wanted("painting"):
        numbers = _part("painting", scenario)
        yield figure("painting", numbers["painting"], note=f"{numbers['kinds']} kinds; {seen}")
    if wanted("frame"):
        yield figure("frame", _part("frames", scenario)["frame"], note=seen)


def _wheel() -> Iterator[Figure]:
    wheels = sorted((data_root() / "dist").glob("*.whl"), key=lambda path: path.stat().st_mtime)
    if wheels:
        yield figure("wheel", [wheels[-1].stat().st_size / 1e6], note=wheels[-1].name)


def _plain(numbers: dict[str, list[float]]) -> Iterator[Figure]:
    for name, runs in numbers.items():
        yield figure(name, runs)


# -- parts


def _part(name: str, scenario: str) -> dict[str, Any]:
    return _timed_part(name, scenario)[1]


def _timed_part(name: str, scenario: str) -> tuple[float, dict[str, Any]]:
    return _timed(_part_of(name, scenario), name)


def _timed(arguments: Sequence[str], name: str) -> tuple[float, dict[str, Any]]:
    """Seconds until a process has said its numbers (its window is open by then), and these."""
    began = time.perf_counter()
    with _started(arguments) as process:
        line = process.stdout.readline() if process.stdout else ""
        took = time.perf_counter() - began
        process.communicate(timeout=LONGEST)
    return took, _read(line, name)


def _together(scenario: str, count: int) -> list[dict[str, Any]]:
    """The batch in so many processes at once, each length begun by all at the same time."""
    processes = [_started(_part_of("batch", scenario)) for _ in range(count)]
    last = ["" for _ in processes]
    while True:
        lines = [each.stdout.readline().strip() if each.stdout else "" for each in processes]
        if any(line != READY for line in lines):
            last = lines
            break
        for each in processes:
            if each.stdin:
                each.stdin.write("go\n")
                each.stdin.flush()
    for each in processes:
        each.communicate(timeout=LONGEST)
    return [_read(line, "batch") for line in last]


def _part_of(name: str, scenario: str) -> list[str]:
    return [*game(), "bench", "--part", name, "--scenario", scenario]


def _started(arguments: Sequence[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 (this very program)
        [sys.executable, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment(),
    )


def _read(line: str, name: str) -> dict[str, Any]:
    from game.cli.common import trouble

    try:
        found: dict[str, Any] = json.loads(line)
    except json.JSONDecodeError:
        trouble(f"the part “{name}” of bench came to nothing")
    return found
