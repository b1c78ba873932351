"""Luck taken off an estimate: it is reckoned as the kernel tells it, and it moves no mean."""

from __future__ import annotations

from functools import cache
from random import Random

import numpy as np
import pytest

from game.rules.ballast import BadBallast, Ballast, Sight, levels, names, read, stored
from game.rules.batch import Batch, Start, Worths, seeds
from game.rules.batch.fitting import Noting, fit
from game.rules.batch.steadying import Limits
from game.rules.choosers import chooser
from game.rules.compile import compile_rules
from game.rules.facts import Fell
from game.rules.fan import steadied
from game.rules.kernel import Kernel
from game.rules.luck import WHOLE, boundaries, drawn
from game.rules.plans import Tasting, named_plan
from game.rules.policies import player
from game.rules.program import Rules
from game.rules.tastes import HALVES, STEPS, WEIGHTS
from game.scenario.model import Scenario
from game.scenario.values import Length
from tests.rules.small import tiny
from tests.rules.test_shipped import FOLDERS, rules_of
from tests.rules.test_shipped import read as scenario_of

LUCK, TASTES = 700, 8_000
MOST = 16
"""More outcomes than any draw has, and more entries than any menu."""


@cache
def some(name: str) -> tuple[Scenario, Rules]:
    if name == "tiny":
        return tiny(), compile_rules(tiny(), Length.FULL)
    return scenario_of(FOLDERS[-1]), rules_of(FOLDERS[-1], Length.LESSON)


@pytest.fixture(params=["tiny", "shipped"])
def played(request) -> tuple[Scenario, Rules]:
    return some(request.param)


def at_random(rules: Rules, sights: tuple[Sight, ...] = ()) -> Ballast:
    """Worths that mean nothing, for every draw and every menu."""
    random = Random(5)
    cells = Ballast(sights, {}).cells
    line = lambda: tuple(random.uniform(-1, 1) for _ in range(cells))  # noqa: E731
    return Ballast(sights, {key: tuple(line() for _ in range(MOST)) for key in names(rules)})


def temperament(rules: Rules) -> tuple[Sight, ...]:
    """A sight on what no play changes, so that the cell is known from the start."""
    place, _known, lowest, highest = rules.temperament[0]
    return (Sight(place, ((lowest + highest) // 2 + 1,)),)


def starts_of(kernel: Kernel, every: int) -> list[Start]:
    luck, random = drawn(2), Random(3)
    state, _facts = kernel.begin(luck, luck)
    found = []
    while legal := kernel.legal(state):
        found.append(Start(state, random.choice([None, *legal])))
        state, _facts = kernel.apply(state, random.choice(legal), luck)
    return found[::every]


def told_by_kernel(
    kernel: Kernel, plan: Tasting, start: Start, play: int, ballast: Ballast
) -> float:
    """How far luck carried one play: from the facts of its draws and the weights of its menus."""
    luck, choose = drawn(LUCK + play), player(plan, TASTES + play)
    known = {name: key for key, name in names(kernel.rules).items()}
    cell = ballast.cell(start.state.values)
    worth = {key: [line[cell] for line in lines] for key, lines in ballast.worths.items()}
    state, force, drift = start.state, start.force, 0.0
    while legal := kernel.legal(state):
        step = kernel.menu(state)
        assert step is not None
        index = choose(state.values, step, legal) if force is None else force
        if force is None:
            scores = plan.tastes.scores(step.key, legal, state.values)
            behind = [(max(scores) - score) * 4 // HALVES for score in scores]
            own = [worth[step.lot][place] for place in legal]
            weights = [WEIGHTS[min(each, STEPS - 1)] for each in behind]
            drift += worth[step.lot][index] - mean(own, boundaries(weights))
        force = None
        state, facts = kernel.apply(state, index, luck)
        for fact in facts:
            if isinstance(fact, Fell) and fact.name in known:
                own = worth[known[fact.name]]
                drift += own[fact.outcome] - mean(own, fact.boundaries)
    return drift


def mean(worths: list[float], limits: tuple[int, ...]) -> float:
    widths = np.diff([0, *limits])
    return sum(worth * width / WHOLE for worth, width in zip(worths, widths, strict=False))


@pytest.mark.parametrize("many", [6, 700])  # many rows choose by tables, few one by one
@pytest.mark.parametrize(("name", "seeing"), [("tiny", 0), ("shipped", 0), ("shipped", 1)])
def test_luck_is_reckoned_as_the_kernel_tells_it(name, seeing, many):
    scenario, rules = some(name)
    kernel, plays = Kernel(rules), 6
    ballast = at_random(rules, temperament(rules) if seeing else ())
    plan = named_plan(scenario, rules, "typical")
    assert isinstance(plan, Tasting)
    starts = starts_of(kernel, every=9 if len(rules.steps) > 100 else 1)
    fan = Batch(rules).fan(
        starts,
        chooser(plan),
        seeds(LUCK, many),
        seeds(TASTES, many),
        weighted=False,
        worths=Worths(ballast),
    )
    wanted = [
        [told_by_kernel(kernel, plan, start, play, ballast) for play in range(plays)]
        for start in starts
    ]
    assert fan.drift is not None
    assert np.abs(fan.drift[:, :plays] - np.array(wanted)).max() < 1e-9
    assert np.abs(fan.drift).max() > 0.1


def test_luck_is_nought_on_average_for_weighted_plays(played):
    scenario, rules = played
    starts = starts_of(Kernel(rules), every=19 if len(rules.steps) > 100 else 1)
    plan = chooser(named_plan(scenario, rules, "typical"))
    fan = Batch(rules).fan(
        starts, plan, seeds(1, 3_000), seeds(10**6, 3_000), worths=Worths(at_random(rules))
    )
    assert fan.drift is not None
    error = fan.drift.std(axis=1) / np.sqrt(fan.drift.shape[1])
    assert (np.abs(fan.drift.mean(axis=1)) < 4 * error + 1e-12).all()


def test_what_was_documented_is_no_luck(played):
    scenario, rules = played
    plan = chooser(named_plan(scenario, rules, "history"))
    state, _facts = Kernel(rules).begin(drawn(1))
    fan = Batch(rules).fan(
        [Start(state)],
        plan,
        seeds(1, 4),
        seeds(9, 4),
        documented=True,
        worths=Worths(Ballast((), dict.fromkeys(rules.luck_table, ((1.0,), (0.0,))))),
    )
    assert fan.drift is not None
    assert not fan.drift.any()


def test_the_parts_below_boundaries_are_those_of_the_draw():
    random = Random(1)
    for _turn in range(2_000):
        weights = [random.randrange(1, 4_097) for _ in range(random.randrange(2, 7))]
        sums = np.cumsum(weights)
        lines = [np.array([each], dtype=np.int32) for each in sums]
        found = [round(float(Limits(lines).of(place)[0]) * WHOLE, 9) for place in range(len(sums))]
        plain = [int(each) for each in sums]
        assert found == list(boundaries(weights))
        assert [Limits(plain).of(place) * WHOLE for place in range(len(sums))] == pytest.approx(
            boundaries(weights), abs=1e-9
        )


# -- what is taken off


def made_up(plays: int) -> tuple[np.ndarray, np.ndarray]:
    """Shares of three classes from two positions that follow a drift, with some noise."""
    made = np.random.default_rng(4)
    drift = made.normal(0, 0.2, (2, plays))
    first = 0.3 + drift + made.normal(0, 0.05, (2, plays))
    second = (1 - first) * 0.5
    return np.stack([first, second, 1 - first - second], axis=2), drift


def test_shares_still_add_up_to_one_and_are_far_surer():
    shares, drift = made_up(500)
    found = steadied(shares, drift)
    assert np.abs(found.sum(axis=2) - 1).max() < 1e-12
    assert (found.std(axis=1) < 0.3 * shares.std(axis=1)).all()


def test_no_play_has_a_say_in_what_is_taken_off_itself():
    shares, drift = made_up(40)
    changed = shares.copy()
    changed[:, 6, 0] += 1.0
    moved = steadied(changed, drift) - steadied(shares, drift)
    assert np.allclose(moved[:, 6, 0], 1.0)
    assert np.allclose(moved[:, 0::2, 0].sum(axis=1), 1.0)


def test_few_plays_stand_as_they_are():
    shares, drift = made_up(8)
    assert np.array_equal(steadied(shares, drift), shares)


# -- fitting and keeping


def test_fitted_worths_make_other_plays_surer():
    scenario, rules = some("tiny")
    plan = chooser(named_plan(scenario, rules, "typical"))
    state, _facts = Kernel(rules).begin(drawn(1))
    last = len(rules.endings) - 1
    noting = Noting(())
    noted = Batch(rules).fan([Start(state)], plan, seeds(1, 8_000), seeds(2, 8_000), watch=noting)
    shares = noted.endings.mean(axis=1)[0]
    ending = int(np.argmax(shares * (1 - shares)))
    assert 0 < ending <= last
    share = noted.endings[0, :, ending]
    found = fit([(share - share.mean(), noting.draws)], ())
    assert 0 < found.explained <= 1
    worths = {key: tuple(map(tuple, sum(each))) for key, each in found.worths.items()}
    fan = Batch(rules).fan(
        [Start(state)],
        plan,
        seeds(50_000, 2_000),
        seeds(90_000, 2_000),
        worths=Worths(Ballast((), worths)),
    )
    assert fan.drift is not None
    after = steadied(fan.endings, fan.drift)[0, :, ending]
    assert after.std() < 0.95 * fan.endings[0, :, ending].std()


def test_what_is_stored_is_read_again():
    scenario, rules = some("shipped")
    gauge = scenario.gauges[0].id
    name = next(iter(sorted(names(rules).values())))
    lines = [[[0.5], [-0.25]], [[0.0, 0.1, 0.0], [0.0, -0.1, 0.2]]]
    data = {
        "format": 1,
        "sights": [{"gauge": gauge, "from": [30, 60]}],
        "lengths": {"full": {name: stored(lines)}, rules.length.value: "full"},
    }
    found = read(data, scenario, rules)
    assert levels(found.sights) == [3, 1]
    ((_key, worths),) = found.worths.items()
    assert worths[0] == pytest.approx((0.5, 0.6, 0.5))
    assert worths[1] == pytest.approx((-0.25, -0.35, -0.05))


@pytest.mark.parametrize(
    "data",
    [
        None,
        {"format": 2},
        {"format": 1, "sights": [{"gauge": "no-such-gauge", "from": [1]}], "lengths": {}},
        {
            "format": 1,
            "sights": [],
            "lengths": {"lesson": {"x": [{"cells": [4], "worths": [[1]]}]}},
        },
    ],
)
def test_ballast_that_does_not_fit_is_refused(data):
    with pytest.raises(BadBallast):
        read(data, *some("shipped"))


def test_a_row_lies_in_the_cell_of_its_bins():
    ballast = Ballast((Sight(0, (10, 20)), Sight(2, (1,))), {})
    assert ballast.cells == 6
    rows = [(9, 0, 0), (10, 0, 0), (20, 0, 1), (500, 7, 3)]
    assert [ballast.cell(row) for row in rows] == [0, 2, 5, 5]


def test_a_position_whose_luck_was_rare_goes_by_what_all_positions_say():
    drift = np.random.default_rng(4).normal(size=(20, 64))
    drift[-1] = 0
    drift[-1, 8] = 5.0  # a single play, among those that are fitted for the others alone
    shares = np.stack([drift, -drift], axis=2)
    found = steadied(shares, drift)
    assert abs(found[-1, 8, 0]) < 0.1
