"""The chance that luck brings something: read off the incidents of a moment, without drawing."""

from __future__ import annotations

from collections.abc import Sequence

from game.rules.effects import Linear
from game.rules.kernel import holds
from game.rules.luck import WHOLE
from game.rules.program import Chance, Rules, WorldStep
from game.rules.state import Moment


def of_incidents(rules: Rules, row: Sequence[int], moment: Moment) -> int:
    """The chance of at least one incident in a half, in basis points (0 to 10,000).

    It reads the row as it stands: what an incident would change for those after
    it is left aside.
    """
    spared = WHOLE * WHOLE
    for step in rules.steps:
        if isinstance(step, WorldStep) and step.moment == moment:
            for incident in step.incidents:
                spared = spared * (WHOLE - _chance(incident, row)) // WHOLE
    return WHOLE - spared // WHOLE


def _chance(incident: Chance, row: Sequence[int]) -> int:
    if (incident.once and row[incident.place]) or not holds(incident.when, row):
        return 0
    chance = incident.chance
    value = chance.value(row) if isinstance(chance, Linear) else chance
    return min(max(value, 0), WHOLE)
