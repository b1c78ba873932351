"""Positions put together from others: the same worth as if they were played on from."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from game.rules.batch import Batch, Start, seeds
from game.rules.choosers import chooser
from game.rules.fan import fresh, played, put_together
from game.rules.judging import Judge
from game.rules.kernel import Kernel
from game.rules.luck import documented, drawn
from game.rules.plans import Tasting, named_plan
from game.rules.policies import history
from game.rules.sharing import shared
from game.rules.tastes import by_score
from game.scenario.values import Length
from tests.rules.test_shipped import FOLDERS, read, rules_of

SHIPPED = FOLDERS[-1]


@cache
def some(length: Length) -> tuple[Kernel, Tasting, list[Start]]:
    """Every matter of history's play, as it stood and after each answer."""
    scenario, kernel = read(SHIPPED), Kernel(rules_of(SHIPPED, length))
    luck, choose = documented(kernel.rules.luck_table, drawn(0)), history(scenario)
    state, _facts = kernel.begin(luck)
    found = []
    while (step := kernel.menu(state)) is not None:
        legal = kernel.legal(state)
        if step.kind in ("matter", "interruption"):
            found += [Start(state, place) for place in (None, *legal)]
        state, _facts = kernel.apply(state, choose(state.values, step, legal), luck)
    plan = named_plan(scenario, kernel.rules, "even")
    assert isinstance(plan, Tasting)
    return kernel, plan, found


def points(starts: list[Start]) -> list[tuple]:
    return [(start.state, start.force) for start in starts]


@pytest.mark.parametrize("length", Length)
def test_every_matter_is_put_together_from_its_answers_as_often_as_they_are_taken(length):
    kernel, plan, starts = some(length)
    parts = shared(kernel, plan, points(starts))
    for place, start in enumerate(starts):
        if start.force is not None:
            continue
        step, legal = kernel.menu(start.state), kernel.legal(start.state)
        scores = plan.tastes.scores(step.key, legal, start.state.values)
        taken = [legal[by_score(number, scores)] for number in range(10_000)]
        told = {starts[at].force: share for at, share in parts[place]}
        assert {starts[at].state for at, _share in parts[place]} == {start.state}
        assert told == {entry: taken.count(entry) / 10_000 for entry in dict.fromkeys(taken)}


def test_an_answer_that_leads_on_without_luck_ends_way_by_way_as_what_it_leads_to():
    kernel, plan, starts = some(Length.FULL)
    parts = shared(kernel, plan, points(starts))
    led = [place for place in parts if starts[place].force is not None]
    assert len(led) > 5
    both = [starts[at] for place in led for at in (place, parts[place][0][0])]
    assert all(parts[place][0][1] == 1 for place in led)
    ends = Batch(kernel.rules).fan(both, chooser(plan), seeds(5, 40), seeds(900, 40)).endings
    assert np.array_equal(ends[::2], ends[1::2])


def test_a_position_is_played_where_an_answer_is_missing_or_luck_falls_after_it():
    kernel, plan, starts = some(Length.LESSON)
    first = [start for start in starts if start.state == starts[0].state]
    assert set(shared(kernel, plan, points(first))) == {0}
    assert not shared(kernel, plan, points(first[:-1]))
    # After the last answer of a day there is a night, and whatever may fall in it.
    last = [start for start in starts if start.state == starts[-1].state]
    assert set(shared(kernel, plan, points(last))) == {0}


def test_what_is_put_together_is_worth_what_it_is_worth_when_it_is_played():
    kernel, plan, starts = some(Length.LESSON)
    judge = Judge(read(SHIPPED), kernel.rules, kernel=kernel)
    parts = shared(kernel, plan, points(starts))
    told = judge.fan(starts, "even", 700, 11)
    own = [starts[place] for place in parts]
    simply = played(judge.batch, own, fresh(chooser(plan), 700, 12), judge.kinds)
    grave = told.classes[told.gravest]
    for shares, place in zip(simply.shares[:, :, grave], parts, strict=True):
        one = told.gravely(place)
        error = np.hypot(one.error, shares.std() / shares.size**0.5)
        assert abs(one.value - shares.mean()) < 4 * error + 1e-9
        assert one.error < 1.1 * shares.std() / shares.size**0.5 + 1e-3


def test_parts_may_be_put_together_themselves():
    shares = np.array([[[1.0], [0.0]], [[0.5], [0.5]]])
    found = put_together(shares, [1, 3], {0: ((2, 0.5), (3, 0.5)), 2: ((1, 1.0),)})
    assert found[:, :, 0].tolist() == [[0.75, 0.25], [1.0, 0.0], [1.0, 0.0], [0.5, 0.5]]
