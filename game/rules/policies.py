"""Policies: plans as they are played in the kernel, one choice at a time.

A policy sees the row, the menu and what is legal, and names the place of an entry.
Where it needs a number of its own, the number is keyed like luck, so that the
same seed always plays the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from game.rules.kernel import Policy
from game.rules.luck import WHOLE, Lots, Luck, drawn
from game.rules.plans import (
    Alike,
    Counted,
    Plan,
    Preferring,
    Ranking,
    Tasting,
    Whims,
    history_plan,
    line_plan,
    named_plan,
    order_of,
)
from game.rules.program import ChoiceStep, Rules
from game.rules.tastes import by_score, by_weight, liking
from game.scenario.model import Policy as Line
from game.scenario.model import Scenario

Number = Callable[[int], int]
"""The number that a policy has for a key, 0 to 9,999."""


def player(plan: Plan, seed: int, lots: Lots | None = None) -> Policy:
    """A plan as a policy of the kernel; `seed` gives the numbers that it needs.

    `lots` are the keys of the menus of the kernel that is played (`Kernel.lots`), for
    whoever plays many plays: their numbers are then drawn together.
    """
    if isinstance(plan, Preferring):
        return preferring(plan.preferences)
    if isinstance(plan, Ranking):
        return _ranking(plan)
    taste = drawn(seed)
    number: Number = taste.number if lots is None else lots.numbers(taste).__getitem__
    if isinstance(plan, Alike):
        return _alike(number)
    if isinstance(plan, Tasting):
        return _tasting(plan, number)
    return _whims(plan, taste, number) if isinstance(plan, Whims) else _counted(plan, number)


def named(scenario: Scenario, rules: Rules, name: str, seed: int) -> Policy:
    """The policy of that name; KeyError with the known names where there is none."""
    return player(named_plan(scenario, rules, name), seed)


def random_policy(seed: int, lots: Lots | None = None) -> Policy:
    """Every legal entry alike, by the seed; `lots` as for a `player`."""
    return player(Alike(), seed, lots)


def history(scenario: Scenario) -> Policy:
    """The documented option; where it is not on offer, the first that is."""
    return player(history_plan(scenario), 0)


def line(scenario: Scenario, policy: Line) -> Policy:
    """A named line of the scenario; what it does not name is as in history."""
    return player(line_plan(scenario, policy), 0)


def preferring(preferences: Mapping[str, Sequence[str]]) -> Policy:
    """The first preferred entry that is legal, as `plans.Preferring` says."""
    orders: dict[str, list[int]] = {}

    def choose(_row: Sequence[int], step: ChoiceStep, legal: tuple[int, ...]) -> int:
        order = orders.get(step.key)
        if order is None:
            order = orders[step.key] = order_of(step, preferences)
        return _first(order, legal)

    return choose


def _first(order: Sequence[int], legal: Sequence[int]) -> int:
    return next(place for place in order if place in legal)


def _alike(number: Number) -> Policy:
    def choose(_row: Sequence[int], step: ChoiceStep, legal: tuple[int, ...]) -> int:
        return legal[number(step.lot) * len(legal) // WHOLE]

    return choose


def _ranking(plan: Ranking) -> Policy:
    def choose(_row: Sequence[int], step: ChoiceStep, legal: tuple[int, ...]) -> int:
        return _first(plan.orders.get(step.key) or order_of(step, {}), legal)

    return choose


def _tasting(plan: Tasting, number: Number) -> Policy:
    def choose(row: Sequence[int], step: ChoiceStep, legal: tuple[int, ...]) -> int:
        scores = plan.tastes.scores(step.key, legal, row)
        return legal[by_score(number(step.lot), scores)]

    return choose


def _whims(plan: Whims, taste: Luck, number: Number) -> Policy:
    def choose(_row: Sequence[int], step: ChoiceStep, legal: tuple[int, ...]) -> int:
        moves = plan.moves[step.key]
        scores = [
            sum(liking(taste, gauge) * amount // 1000 for gauge, amount in moves[place])
            for place in legal
        ]
        return legal[by_score(number(step.lot), scores)]

    return choose


def _counted(plan: Counted, number: Number) -> Policy:
    def choose(_row: Sequence[int], step: ChoiceStep, legal: tuple[int, ...]) -> int:
        counts = plan.counts.get(step.key) or (0,) * len(step.entries)
        weights = [counts[place] + 1 for place in legal]
        return legal[by_weight(number(step.lot), weights)]

    return choose
