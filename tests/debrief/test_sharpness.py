"""The risk curve of the shipped scenario: sharp, true, and with honest error bars.

python -m tests.debrief.test_sharpness [PLAYS [REPETITIONS]] holds it against so many
plays that are simply played (200,000), and its bars against so many repetitions (400).
"""

from __future__ import annotations

import sys
from functools import cache

import numpy as np
import pytest

from game.debrief.steadying import ballast_in, ballast_of
from game.rules.batch import Start, seeds
from game.rules.choosers import chooser
from game.rules.judging import Judge
from game.rules.kernel import Kernel
from game.rules.luck import documented, drawn
from game.rules.plans import named_plan
from game.rules.policies import history
from game.scenario.values import Length
from tests.rules.test_shipped import FOLDERS, read, rules_of

SHIPPED = FOLDERS[-1]
BETWEEN = 0.93, 0.97
"""How many of the 95 % intervals should hold the truth."""


def judge_of(length: Length) -> Judge:
    scenario, rules = read(SHIPPED), rules_of(SHIPPED, length)
    return Judge(scenario, rules, ballast=ballast_in(SHIPPED, scenario, rules))


@cache
def positions(length: Length) -> tuple[Start, ...]:
    """Every matter of history's play, as it stood and after each answer."""
    scenario, rules = read(SHIPPED), rules_of(SHIPPED, length)
    kernel, choose = Kernel(rules), history(scenario)
    luck = documented(rules.luck_table, drawn(0))
    state, _facts = kernel.begin(luck)
    found = []
    while (step := kernel.menu(state)) is not None:
        legal = kernel.legal(state)
        if step.kind in ("matter", "interruption"):
            found += [Start(state, place) for place in (None, *legal)]
        state, _facts = kernel.apply(state, choose(state.values, step, legal), luck)
    return tuple(found)


@pytest.mark.parametrize("length", Length)
def test_the_stored_ballast_fits_the_rules_and_makes_curves_far_sharper(length):
    scenario, rules = read(SHIPPED), rules_of(SHIPPED, length)
    ballast = ballast_of(scenario, rules)
    assert ballast is not None
    assert ballast.worths
    starts = positions(length)[::9]
    errors = [
        np.mean([fan.gravely(place).error for place in range(len(starts))])
        for judge in (Judge(scenario, rules, ballast=ballast), Judge(scenario, rules))
        for fan in [judge.fan(starts, "even", 200, 1)]
    ]
    assert errors[0] < 0.6 * errors[1]


def test_a_folder_without_ballast_gives_none(tmp_path):
    scenario, rules = read(SHIPPED), rules_of(SHIPPED, Length.LESSON)
    assert ballast_in(tmp_path, scenario, rules) is None
    (tmp_path / "ballast.json").write_text("{}", encoding="utf-8")
    assert ballast_in(tmp_path, scenario, rules) is None


def test_more_ways_on_are_the_same_whether_played_at_once_or_in_turns():
    starts, judge = positions(Length.LESSON)[::20], judge_of(Length.LESSON)
    turns = [judge.fan(starts, "even", plays, 3) for plays in (20, 70)][-1]
    at_once = judge_of(Length.LESSON).fan(starts, "even", 70, 3)
    assert np.array_equal(turns.shares, at_once.shares)
    few = judge.fan(starts, "even", 20, 3)
    assert few.plays == 20


def test_a_steadied_difference_is_the_difference_of_the_means():
    starts = positions(Length.LESSON)[:12]
    fan = judge_of(Length.LESSON).fan(starts, "even", 100, 5)
    for place in range(1, len(starts)):
        means = fan.gravely(place).value - fan.gravely(0).value
        assert fan.apart(place, 0).value == pytest.approx(means, abs=1e-12)
        assert sum(each.value for each in fan.every(place).values()) == pytest.approx(1, abs=1e-12)


def held_against(length: Length, plays: int, repetitions: int, each: int, every: int) -> Trial:
    """The curve over again and again, and plays that are simply played."""
    starts, judge = positions(length)[::every], judge_of(length)
    values, errors = [], []
    for seed in range(repetitions):
        fan = judge.fan(starts, "even", each, 10_000 + seed)
        told = [fan.gravely(place) for place in range(len(starts))]
        values.append([one.value for one in told])
        errors.append([one.error for one in told])
    grave = [place for place, kind in enumerate(judge.kinds) if kind == judge.gravest]
    plan = chooser(named_plan(judge.scenario, judge.rules, "even"))
    met = np.zeros(len(starts))
    step = min(plays, 1_000)
    for first in range(0, plays, step):
        luck, tastes = seeds(10**12 + first, step), seeds(10**13 + first, step)
        ends = judge.batch.fan(starts, plan, luck, tastes, weighted=False).endings
        met += ends[:, :, grave].sum(axis=(1, 2))
    return Trial(np.array(values), np.array(errors), met / plays, plays)


class Trial:
    """What repetitions said of each position, and how large a share truly ended so."""

    def __init__(
        self, values: np.ndarray, errors: np.ndarray, truth: np.ndarray, plays: int
    ) -> None:
        self.values, self.errors, self.truth = values, errors, truth
        self.doubt = np.sqrt(np.maximum(truth, 1 / plays) * (1 - truth) / plays)
        # Below that a page says "fewer than 1 in 100", and hardly any play tells of it.
        self.told = truth > 0.01

    @property
    def held(self) -> float:
        """The part of the intervals that hold what all repetitions together come to."""
        off = np.abs(self.values - self.values.mean(axis=0))
        return float((off <= 1.96 * self.errors)[:, self.told].mean())

    @property
    def off(self) -> float:
        """How many errors the furthest position's mean lies off the truth."""
        spread = self.values.std(axis=0) / len(self.values) ** 0.5
        return float(
            (np.abs(self.values.mean(axis=0) - self.truth) / np.hypot(spread, self.doubt)).max()
        )

    @property
    def apart(self) -> np.ndarray:
        """By repetition and share, how many errors (printed, and of the plays) lie between."""
        off = (self.values - self.truth) / np.hypot(self.errors, self.doubt)
        return off[:, self.told]


def test_the_curve_is_true_and_its_bars_hold_the_truth_as_often_as_they_say():
    trial = held_against(Length.LESSON, plays=40_000, repetitions=40, each=500, every=13)
    assert trial.off < 4
    assert 0.91 < trial.held < 0.99
    # All shares are held against the same plays, so that their mean hangs on these plays' luck.
    assert abs(trial.apart.mean()) < 3 * np.mean(trial.doubt / np.hypot(trial.errors, trial.doubt))
    own = ((trial.values - trial.values.mean(axis=0)) / trial.errors)[:, trial.told]
    assert 0.88 < own.std() < 1.12


def main(arguments: list[str]) -> int:
    """The whole of it, which takes some minutes."""
    plays = int(arguments[0]) if arguments else 200_000
    repetitions = int(arguments[1]) if len(arguments) > 1 else 400
    good = True
    for length in (Length.LESSON, Length.FULL):
        trial = held_against(length, plays, repetitions, 500, 1)
        low, high = BETWEEN
        good = good and low < trial.held < high and trial.off < 4.5
        sys.stdout.write(
            f"{length.value}: {len(trial.truth)} shares, furthest {trial.off:.1f} errors off; "
            f"{trial.held:.1%} of the intervals hold; error {100 * trial.errors.mean():.3f} points, "
            f"in truth {100 * trial.values.std(axis=0).mean():.3f}\n"
            f"  {trial.apart.size} pictures of {trial.told.sum()} shares above 1 in 100 against the "
            f"plays: mean {trial.apart.mean():.2f} errors apart, spread {trial.apart.std():.2f}, "
            f"furthest {np.abs(trial.apart).max():.1f}, "
            f"{(np.abs(trial.apart) <= 1).mean():.1%} within one, "
            f"{(np.abs(trial.apart) <= 2).mean():.1%} within two\n"
        )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
