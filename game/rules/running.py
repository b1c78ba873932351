"""One walk through the steps of a play: from one choice to the next, or to its end.

A `Run` is changed in place: the row, the notes, the ending. Nothing outside the
kernel sees one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeGuard

from game.rules.luck import WHOLE, Luck
from game.rules.notes import Add, Facts, Note, Written, quiet
from game.rules.state import Moment

if TYPE_CHECKING:
    from game.rules.phases import Phase

FIRST = Moment(1, 0)


class Run:
    """One walk through steps: the row being changed, the luck, and the notes so far.

    Whoever writes to the row adds a note that says so: facts are told from notes alone.
    """

    __slots__ = (
        "_quiet",
        "_start",
        "add",
        "calm",
        "ending",
        "lit",
        "luck",
        "moment",
        "notes",
        "phase",
        "row",
        "soon",
        "travelling",
    )

    def __init__(self, start: Sequence[int], luck: Luck) -> None:
        self._start = start
        self.row = [*start]
        self.luck = luck
        self.notes: list[Note] = []
        self.add: Add = self.notes.append
        self._quiet = 0
        self.moment = FIRST
        self.ending = 0
        self.phase: Phase | None = None  # as `game.rules.phases` found it, until it turns
        self.lit: list[int] | None = None  # places of fuses that wait, once somebody has looked
        self.calm: Phase | None = None  # in which no fuse goes off that waits for its condition
        self.soon = 0  # where a fuse's variable stands that waits for its time, at the lowest
        self.travelling: list[int] | None = None  # messages by index, likewise

    def quietly(self, *written: Written) -> None:
        """Write values of which no fact tells."""
        for place, value in written:
            self.row[place] = value
        self._quiet += 1
        self.add((quiet, self.moment, *written))

    def close(self, ending: int) -> None:
        """The play closes in this way, unless it has closed before: no phase goes on."""
        self.ending = self.ending or ending
        self.phase = None

    def facts(self) -> Facts:
        """What happened on the walk, once it has come to its end."""
        return Facts(self.notes, self._start, self._quiet)


class Weighing:
    """Luck that shares a play out among the endings a draw could have brought.

    `weight` is what the play still carries, `carried` what each ending has got so
    far, by its index. `sure` holds numbers that are known: such draws fall as ever.
    """

    __slots__ = ("_luck", "carried", "sure", "weight")

    def __init__(self, luck: Luck, sure: Mapping[int, int], endings: int) -> None:
        self._luck = luck
        self.sure = sure
        self.weight = 1.0
        self.carried = [0.0] * endings

    def number(self, key: int) -> int:
        """The number of the draw with this key, 0 to 9,999."""
        known = self.sure.get(key)
        return self._luck.number(key) if known is None else known

    def fall(self, key: int, limits: Sequence[int], endings: Sequence[int]) -> int:
        """The place of the outcome that the play goes on with.

        `limits` are the boundaries of the outcomes, `endings` what each brings at
        once, or 0. Where nothing is left to go on with, the place of the last.
        """
        left = WHOLE
        widths = []
        below = 0
        for limit, ending in zip(limits, endings, strict=True):
            width = limit - below
            below = limit
            if ending:
                self.carried[ending] += self.weight * (width / WHOLE)
                left -= width
                width = 0
            widths.append(width)
        self.weight *= left / WHOLE
        number = self.number(key) * left // WHOLE
        for place, width in enumerate(widths):
            if number < width:
                return place
            number -= width
        return len(widths) - 1


def weighs(luck: Luck, key: int) -> TypeGuard[Weighing]:
    """Whether the draw with this key is to be weighted."""
    return isinstance(luck, Weighing) and key not in luck.sure


Do = Callable[[Run], None]
