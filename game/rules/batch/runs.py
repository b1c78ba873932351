"""Whole plays and continuations, thousands at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.rules.batch.columns import Columns, line_type
from game.rules.batch.happenings import Happenings
from game.rules.batch.menus import Chooser, Menus
from game.rules.batch.numbers import Lots, Seeds
from game.rules.batch.rows import Line
from game.rules.batch.walk import Observer, Walk
from game.rules.batch.worlds import Worlds
from game.rules.luck import WHOLE
from game.rules.program import Rules, WorldStep

BLOCK = 32_768
"""How many rows are walked at a time."""


@dataclass(frozen=True, slots=True)
class Outcomes:
    """How the rows ended, on which day, and their last values (a line a variable)."""

    endings: NDArray[np.int16]
    last_day: NDArray[np.int16]
    lines: Sequence[Line]

    @property
    def values(self) -> NDArray[np.int32]:
        """The last values as a matrix with a line for each variable and a column for each row."""
        return np.array(self.lines, dtype=np.int32)


class Batch:
    """Compiled rules, ready to run over many rows."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        happenings = Happenings(rules)
        self._worlds = Worlds(rules, happenings)
        self._menus = Menus(rules, happenings)
        self._types = [line_type(variable.highest) for variable in rules.layout.variables]

    def run(  # noqa: PLR0913
        self,
        chooser: Chooser,
        luck: Seeds,
        tastes: Seeds,
        *,
        documented: bool = False,
        temperament: Seeds | None = None,
        observer: Observer | None = None,
    ) -> Outcomes:
        """Whole plays, one for each seed. `luck` and `tastes` are mixed seeds."""
        found = []
        for first in range(0, luck.size, BLOCK):
            cut = slice(first, first + BLOCK)
            lines = self._beginning(luck[cut].size)
            if temperament is not None:
                self._temper(lines, temperament[cut])
            walk = self._walk(lines, luck[cut], tastes[cut], documented, observer)
            low = [int(line.min()) for line in lines]
            high = [int(line.max()) for line in lines]
            walk.join(luck[cut].size, low, high)
            self._through(walk, chooser)
            found.append(Outcomes(walk.ending, walk.ended_on, lines))
        return _joined(found)

    def _beginning(self, count: int) -> list[Line]:
        variables = self.rules.layout.variables
        lines: list[Line] = [
            np.full(count, variable.start, dtype=kind)
            for variable, kind in zip(variables, self._types, strict=True)
        ]
        for place, known, _lowest, _highest in self.rules.temperament:
            lines[place].fill(known)
        return lines

    def _temper(self, lines: list[Line], temperament: Seeds) -> None:
        lots = Lots(temperament)
        for place, _known, lowest, highest in self.rules.temperament:
            number = lots.of(self.rules.temperament_key(place)).astype(np.int32)
            lines[place][:] = lowest + number * (highest - lowest + 1) // WHOLE

    def _walk(
        self,
        lines: list[Line],
        luck: Seeds,
        tastes: Seeds,
        documented: bool,  # noqa: FBT001 (private, and always named by its caller)
        observer: Observer | None,
    ) -> Walk:
        columns = Columns(self.rules.layout.variables, lines)
        ending = np.zeros(lines[0].size, dtype=np.int16)
        return Walk(
            self.rules,
            columns,
            Lots(luck),
            Lots(tastes),
            ending,
            documented=documented,
            observer=observer,
        )

    def _through(self, walk: Walk, chooser: Chooser) -> None:
        for step in self.rules.steps:
            if not walk.alive.count:
                return
            walk.moment = step.moment
            if isinstance(step, WorldStep):
                self._worlds.do(step, walk)
            else:
                self._menus.do(step, walk, chooser)


def _joined(parts: Sequence[Outcomes]) -> Outcomes:
    if len(parts) == 1:
        return parts[0]
    return Outcomes(
        np.concatenate([part.endings for part in parts]),
        np.concatenate([part.last_day for part in parts]),
        [np.concatenate(lines) for lines in zip(*(part.lines for part in parts), strict=True)],
    )
