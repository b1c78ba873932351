"""The named ways of playing, as policies over many plays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from game.rules.batch.dangers import dangers
from game.rules.plans import Plan, Ranking, named_plan, ranked
from game.rules.program import Rules
from game.scenario.model import Scenario

STANDARD = ("random", "history", "typical", "informed", "careful", "reckless")
"""The policies whose spreads are kept and compared."""

BY_DANGER = {"careful": False, "reckless": True}
"""The policies that fear or love what proved dangerous; whether the worst comes first."""


class Plans:
    """The plans of some rules, each made when it is first asked for."""

    def __init__(self, scenario: Scenario, rules: Rules) -> None:
        self._scenario = scenario
        self._rules = rules
        self._made: dict[str, Plan] = {}

    def plan(self, name: str) -> Plan:
        """The plan of a name, as `game.rules.plans` names them; KeyError where there is none."""
        if name not in self._made:
            self._made[name] = self._plan(name)
        return self._made[name]

    def _plan(self, name: str) -> Plan:
        if name not in BY_DANGER:
            return named_plan(self._scenario, self._rules, name)
        return Ranking(ranked(self._rules, self._dangers, worst_first=BY_DANGER[name]))

    @cached_property
    def _dangers(self) -> Mapping[str, Sequence[int | None]]:
        """What proved dangerous: one table serves both plans that go by it."""
        kinds = {ending.id: ending.kind for ending in self._scenario.endings}
        names_of = enumerate(self._rules.endings)
        return dangers(
            self._rules, [place for place, name in names_of if kinds.get(name) == "nuclear"]
        )
