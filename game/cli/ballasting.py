"""`ballast`: fit what outcomes of draws are worth, for sharper curves, and keep it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.cli.common import load_scenario, scenario_folder, trouble
from game.debrief.steadying import FILE

if TYPE_CHECKING:
    from game.rules.ballast import Sight
    from game.rules.batch import Start
    from game.rules.batch.fitting import Fitted
    from game.rules.kernel import Kernel
    from game.rules.program import Rules
    from game.scenario.model import Scenario

KEPT = 0.98
"""Draws that together explain so much of what all of them explain are fitted, and kept."""

FIRST = 0.15
"""The part of the plays by which the draws that are fitted are chosen."""

BY_CHANCE = 3
"""One play in so many decides by chance, the others as is typical: odd positions count, too."""


def ballast(where: str, *, plays: int, continuations: int) -> int:
    """Fit the worths of each length by the sights that the file names, and keep them there."""
    from game.rules.ballast import FORMAT, BadBallast, names, sights, stored
    from game.rules.compile import compile_rules

    scenario, path = load_scenario(where), scenario_folder(where) / FILE
    wanted = _sights(path)
    found: dict[str, Any] = {}
    same: dict[str, str] = {}
    for length in scenario.head.lengths:
        rules = compile_rules(scenario, length)
        other = same.setdefault(rules.digest, length.value)
        if other != length.value:
            found[length.value] = other
            continue
        try:
            seen = sights(wanted, scenario, rules)
        except BadBallast as error:
            trouble(f"{path}: {error}")
        first = _fitted(scenario, rules, seen, (max(1, round(FIRST * plays)), continuations), None)
        keys = frozenset(_weightiest(first.gains))
        fitted = _fitted(scenario, rules, seen, (plays, continuations), keys)
        known = names(rules)
        found[length.value] = {
            known[key]: stored([level.tolist() for level in fitted.worths[key]])
            for key in sorted(_weightiest(fitted.gains), key=lambda each: known[each])
        }
        count, part = len(found[length.value]), fitted.explained
        told = f"{length.value}: {count} draws explain {part:.0%} of the noise"
        print(told, file=sys.stderr)
    data = {"format": FORMAT, "sights": wanted, "lengths": found}
    path.write_text(_told(data), encoding="utf-8")
    print(f"stored the worths of outcomes in {path}")
    return 0


def _sights(path: Path) -> list[dict[str, Any]]:
    try:
        found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["sights"]
    except (OSError, ValueError, KeyError, TypeError):
        trouble(f"{path} must name the “sights” that worths depend on; see docs/authoring.md")
    return found


def _told(data: Mapping[str, Any]) -> str:
    """A line for each draw, so that changes can be read."""
    lines = []
    for length, draws in data["lengths"].items():
        if isinstance(draws, str):
            lines.append(f"  {json.dumps(length)}: {json.dumps(draws)}")
            continue
        each = [
            f"   {json.dumps(name)}: {json.dumps(worths, separators=(',', ':'))}"
            for name, worths in draws.items()
        ]
        lines.append(f"  {json.dumps(length)}: {{\n" + ",\n".join(each) + "\n  }")
    head = f' "format": {data["format"]},\n "sights": {json.dumps(data["sights"])},\n'
    return "{\n" + head + ' "lengths": {\n' + ",\n".join(lines) + "\n }\n}\n"


def _weightiest(gains: Mapping[int, float]) -> Iterator[int]:
    """The draws that explain most, until they explain nearly all that is explained."""
    whole = sum(max(gain, 0.0) for gain in gains.values())
    so_far = 0.0
    for key in sorted(gains, key=lambda each: -gains[each]):
        if so_far >= KEPT * whole:
            return
        so_far += gains[key]
        yield key


def _fitted(
    scenario: Scenario,
    rules: Rules,
    seen: Sequence[Sight],
    size: tuple[int, int],
    wanted: frozenset[int] | None,
) -> Fitted:
    """Fit from the positions of many plays, each played on under luck of its own."""
    from game.rules.batch import Batch, seeds
    from game.rules.batch.fitting import Noting, fit, shares_of
    from game.rules.choosers import chooser
    from game.rules.judging import Judge
    from game.rules.kernel import Kernel
    from game.rules.plans import named_plan

    plays, continuations = size
    kernel, batch, judge = Kernel(rules), Batch(rules), Judge(scenario, rules)
    plan = chooser(named_plan(scenario, rules, "even"))
    grave = [place for place, kind in enumerate(judge.kinds) if kind == judge.gravest]
    walks = []
    for seed in range(plays):
        starts = _starts(scenario, kernel, seed)
        count = len(starts) * continuations
        lines = [
            seeds(first + 2 * seed * (1 << 20), count).reshape(len(starts), continuations)
            for first in (1 << 50, 1 << 51)
        ]
        noting = Noting(tuple(seen), wanted)
        ends = batch.fan(starts, plan, *lines, watch=noting).endings
        walks.append((shares_of(ends, starts, grave), noting.draws))
    return fit(walks, seen)


def _starts(scenario: Scenario, kernel: Kernel, seed: int) -> list[Start]:
    """The matters of a play, each as it stood and after each answer; each with its own luck."""
    from game.rules.batch import Start
    from game.rules.luck import drawn
    from game.rules.policies import named, random_policy

    typical = named(scenario, kernel.rules, "typical", seed)
    choose = typical if seed % BY_CHANCE else random_policy(seed)
    luck = drawn(seed)
    state, _facts = kernel.begin(luck)
    found: list[Start] = []
    while (step := kernel.menu(state)) is not None:
        legal = kernel.legal(state)
        if step.kind in ("matter", "interruption"):
            for place in (None, *legal):
                found.append(Start(state, place, len(found)))
        state, _facts = kernel.apply(state, choose(state.values, step, legal), luck)
    return found
