"""The even player, by whom positions are judged: cautious, and moved by nothing that was done.

A typical player weighs what menus show by how near the gauges stand to their ends. As a
judge he blurs what he judges: what steadies the gauges makes him bolder, and what shakes
them makes him take more care, so that a good order may look the worse for it. The even
player weighs the same, but on each day by where the gauges stood in the play that follows
the record, and he fears a step up the ladder less. Whatever was decided, he goes on alike;
what the odds then differ by comes of the decision.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.rules.kernel import Kernel
from game.rules.luck import documented, drawn
from game.rules.policies import history
from game.rules.program import ChoiceStep, Rules
from game.rules.tastes import PULL, Tastes, band, typical_tastes
from game.scenario.model import Scenario

FEARS_LESS = 160
"""What a step up the ladder costs the even player, in the measure of `game.rules.tastes`.

Less than it costs the typical player, whom low gauges drive up again: with this about as
many ways on end in war as with him.
"""


def even_tastes(scenario: Scenario, rules: Rules, kernel: Kernel) -> Tastes:
    """What the even player makes of each menu: a score for each entry, whatever the row.

    Args:
        scenario: what the rules were made from.
        rules: the rules by whose previews he chooses.
        kernel: these rules, ready to run.
    """
    typical = typical_tastes(scenario, rules, fears=FEARS_LESS)
    rows = list(_rows(scenario, rules, kernel))
    bonus = {
        step.key: tuple(
            more + sum(amount * PULL[band(row[gauge])] for gauge, amount in moves)
            for moves, more in zip(typical.moves[step.key], typical.bonus[step.key], strict=True)
        )
        for step, row in zip(rules.steps, rows, strict=True)
        if isinstance(step, ChoiceStep)
    }
    return Tastes({key: tuple(() for _ in scores) for key, scores in bonus.items()}, bonus)


def _rows(scenario: Scenario, rules: Rules, kernel: Kernel) -> Iterator[Sequence[int]]:
    """For each step how things stood there in the play that follows the record.

    At a menu that it did not meet they stood as at the last one before that it met.
    """
    luck, choose = documented(rules.luck_table, drawn(0)), history(scenario)
    state, _facts = kernel.begin(luck)
    row = state.values
    for index in range(len(rules.steps)):
        step = kernel.menu(state)
        if step is not None and state.step == index:
            row = state.values
            entry = choose(row, step, kernel.legal(state))
            state, _facts = kernel.apply(state, entry, luck)
        yield row
