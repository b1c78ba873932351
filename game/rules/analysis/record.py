"""Whether the documented line can be played as it was, from the first day to the last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.rules.facts import Stood
from game.rules.kernel import Kernel
from game.rules.luck import documented, drawn
from game.rules.plans import history_plan
from game.rules.policies import player
from game.rules.program import ChoiceStep
from game.scenario.model import Scenario

SEED = 1
"""The documented luck falls back on a seed where it is silent; any will do."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A documented answer that was not open when its matter was put."""

    matter: str
    option: str


@dataclass(frozen=True, slots=True)
class Documented:
    """The documented line, played: what was refused, and the day and name of its ending."""

    refused: tuple[Refused, ...]
    day: int
    ending: str


def documented_line(scenario: Scenario, kernel: Kernel) -> Documented:
    """Play the documented options under the documented luck.

    Where an option is not open the first that is open is taken, so that one fault does
    not hide the next.
    """
    wanted = {
        matter.id: matter.historical.option for day in scenario.days for matter in day.matters
    }
    choose = player(history_plan(scenario), SEED)
    refused: list[Refused] = []

    def noting(values: Sequence[int], step: ChoiceStep, legal: tuple[int, ...]) -> int:
        option = wanted.get(step.owner)
        if option and option not in {step.entries[place].id for place in legal}:
            refused.append(Refused(step.owner, option))
        return choose(values, step, legal)

    luck = documented(kernel.rules.luck_table, drawn(SEED))
    state, facts = kernel.play(noting, luck)
    last = max((fact.day for fact in facts if isinstance(fact, Stood)), default=0)
    return Documented(tuple(refused), last, kernel.rules.endings[state.ending])
