"""The named ways of playing, as policies over many plays."""

from __future__ import annotations

from collections.abc import Mapping

from game.rules.batch import Chooser
from game.rules.batch.dangers import dangers
from game.rules.choosers import chooser
from game.rules.plans import Plan, Ranking, named_plan, names, ranked
from game.rules.program import Rules
from game.scenario.model import Scenario

COVERAGE = "swarm"
"""The policy that is there to reach things."""

STANDARD = ("random", "history", "typical", "informed", "careful", "reckless")
"""The policies whose spreads are kept and compared."""

BY_DANGER = {"careful": False, "reckless": True}
"""The policies that fear or love what proved dangerous; whether the worst comes first."""


def choosers(scenario: Scenario, rules: Rules) -> Mapping[str, Chooser]:
    """Every policy by its name, for the batch."""
    return {name: chooser(plan) for name, plan in plans(scenario, rules).items()}


def plans(scenario: Scenario, rules: Rules) -> Mapping[str, Plan]:
    """Every plan by its name, as `game.rules.plans` names them."""
    kinds = {ending.id: ending.kind for ending in scenario.endings}
    war = [place for place, name in enumerate(rules.endings) if kinds.get(name) == "nuclear"]
    table = dangers(rules, war)
    found: dict[str, Plan] = {
        name: named_plan(scenario, rules, name) for name in names(scenario) if name not in BY_DANGER
    }
    for name, worst_first in BY_DANGER.items():
        found[name] = Ranking(ranked(rules, table, worst_first=worst_first))
    return {name: found[name] for name in names(scenario)}
