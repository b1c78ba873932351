"""Laws of compiled rules that a scenario could break: tried on every scenario at hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from game.rules.compile import compile_rules
from game.rules.conditions import Every, Shape, Within
from game.rules.effects import Write
from game.rules.kernel import Kernel
from game.rules.luck import documented, drawn, key
from game.rules.policies import history
from game.rules.program import Happening, Rules, WorldStep
from game.scenario.load import load
from game.scenario.model import Scenario
from game.scenario.values import Length
from tests.rules.small import TINY, random_plays

FOLDERS = (TINY, *sorted((Path(__file__).resolve().parents[2] / "scenarios").iterdir()))


@cache
def read(folder: Path) -> Scenario:
    scenario = load(folder).scenario
    assert scenario is not None
    return scenario


@cache
def rules_of(folder: Path, length: Length) -> Rules:
    return compile_rules(read(folder), length)


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def folder(request) -> Path:
    return request.param


@pytest.fixture(params=Length)
def length(request) -> Length:
    return request.param


def owned(rules: Rules) -> Iterator[tuple[str, Happening]]:
    """Every happening with the step, rule, incident or menu that it belongs to."""
    for step in rules.steps:
        if isinstance(step, WorldStep):
            at = f"{step.moment.day}.{step.moment.half}"
            for each in (*step.incidents, *step.rules):
                yield f"{at}/{each.does.cause}", each.does
        else:
            for entry in step.entries:
                yield step.key, entry.does
    for each in (*rules.fuses, *rules.messages):
        yield each.does.cause, each.does


def test_a_name_of_luck_is_used_in_one_place_and_no_two_share_a_key(folder, length):
    rules = rules_of(folder, length)
    homes: dict[str, set[str]] = defaultdict(set)
    for home, happening in owned(rules):
        if happening.draw is not None:
            # A day's slots offer one list, and only one of them takes an item.
            homes[happening.draw.name].add(home.rpartition("/")[0] or home)
    assert {name: found for name, found in homes.items() if len(found) > 1} == {}
    chances = [
        chance.name
        for step in rules.steps
        if isinstance(step, WorldStep)
        for chance in step.incidents
    ]
    names = [*homes, *chances]
    assert len(names) == len({key(name) for name in names})


def exclude(one: Shape, two: Shape) -> bool:
    """Whether two conditions plainly exclude each other: ranges of one variable that do not meet."""
    pairs = [(a, b) for a in _ranges(one) for b in _ranges(two) if a.place == b.place]
    return any(a.highest < b.lowest or b.highest < a.lowest for a, b in pairs)


def _ranges(shape: Shape) -> list[Within]:
    parts = shape.parts if isinstance(shape, Every) else (shape,)
    return [part for part in parts if isinstance(part, Within)]


def clashes(changes: tuple[Write, ...]) -> list[tuple[Write, Write]]:
    sets = [change for change in changes if change.sets]
    return [
        (one, two)
        for one, two in combinations(sets, 2)
        if one.place == two.place and one.amount != two.amount and not exclude(one.guard, two.guard)
    ]


def test_no_block_sets_a_thing_to_two_values_at_once(folder, length):
    found = {
        happening.cause: [
            rules_of(folder, length).layout.variables[one.place].id for one, _ in pairs
        ]
        for _, happening in owned(rules_of(folder, length))
        if (pairs := clashes(happening.writes))
    }
    assert found == {}


def test_a_draws_first_outcome_is_always_possible_and_ends_nothing(folder, length):
    for home, happening in owned(rules_of(folder, length)):
        if happening.draw is not None:
            first = happening.draw.outcomes[0]
            assert not first.does.ending, home


def test_history_runs_to_its_end(folder, length):
    scenario, rules = read(folder), rules_of(folder, length)
    kernel = Kernel(rules)
    luck = documented(rules.luck_table, drawn(0))
    choose = history(scenario)
    state, _ = kernel.begin(luck)
    while legal := kernel.legal(state):
        step = kernel.menu(state)
        assert step is not None
        state, _ = kernel.apply(state, choose(state.values, step, legal), luck)
    assert state.ending


def test_plays_keep_their_range_and_end(folder, length):
    kernel = Kernel(rules_of(folder, length))
    highest = [variable.highest for variable in kernel.rules.layout.variables]
    for _seed, play in random_plays(kernel, range(12), [0, 2, 1, 3, 1, 0, 4]):
        assert play.ending
        for state in play.states:
            assert all(0 <= n <= most for n, most in zip(state.values, highest, strict=True))
