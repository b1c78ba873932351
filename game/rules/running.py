"""One walk through the steps of a play, from one choice to the next.

A `Run` is changed in place: the row, the facts, the ending. Nothing outside the
kernel sees one.
"""

from __future__ import annotations

from collections.abc import Callable

from game.rules import facts as f
from game.rules.luck import Luck
from game.rules.state import Moment, State

FIRST = Moment(1, 0)


class Run:
    """One walk through steps: the row being changed, the luck, and the facts so far."""

    __slots__ = ("day", "ending", "facts", "half", "lit", "luck", "moment", "row", "travelling")

    def __init__(self, state: State, luck: Luck, moment: Moment = FIRST) -> None:
        self.row = list(state.values)
        self.luck = luck
        self.facts: list[f.Fact] = []
        self.ending = state.ending
        self.lit: list[int] | None = None  # places of fuses that wait, once somebody has looked
        self.travelling: list[int] | None = None  # messages by index, likewise
        self.stand(moment)

    def stand(self, moment: Moment) -> None:
        """From here on things happen at this moment."""
        self.moment = moment
        self.day = moment.day
        self.half = moment.half


Do = Callable[[Run], None]
