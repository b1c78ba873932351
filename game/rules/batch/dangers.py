"""How dangerous each entry of a menu proved over many random plays: a crude, strong table."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.rules.batch.menus import Chooser, Menu
from game.rules.batch.numbers import seeds
from game.rules.batch.rows import Answer, Index
from game.rules.batch.runs import Batch, Start
from game.rules.choosers import Uniform
from game.rules.program import Rules
from game.rules.state import State

PLAYS = 20_000
SEEN = 20
"""An entry that fewer plays took tells nothing."""

MILLION = 1_000_000
"""Dangers are in millionths."""


class _Noting:
    """A chooser that writes down which plays took what."""

    def __init__(self, inner: Chooser) -> None:
        self._inner = inner
        self.taken: dict[str, list[Index]] = {}

    def choose(self, menu: Menu) -> Sequence[Answer]:
        chosen = self._inner.choose(menu)
        self.taken[menu.step.key] = [menu.rows.narrow(answer).index() for answer in chosen]
        return chosen


def dangers(
    rules: Rules, war: Sequence[int], plays: int = PLAYS
) -> dict[str, tuple[int | None, ...]]:
    """For each menu that was met, and each entry, the mean share of some endings after it.

    Args:
        rules: the compiled rules.
        war: the indices of the endings that count.
        plays: how many random plays, weighted, under the documented temperament.

    Returns:
        Millionths by the key of the menu, in the order of its entries; None where too
        few plays took the entry to tell.
    """
    row = [variable.start for variable in rules.layout.variables]
    for place, documented, _lowest, _highest in rules.temperament:
        row[place] = documented
    noting = _Noting(Uniform())
    fan = Batch(rules).fan(
        [Start(State(0, tuple(row)))], noting, seeds(0, plays), seeds(plays, plays)
    )
    share = fan.endings[0][:, list(war)].sum(axis=1)
    return {
        menu: tuple(
            round(float(np.mean(share[rows])) * MILLION) if rows.size >= SEEN else None
            for rows in taken
        )
        for menu, taken in noting.taken.items()
    }
