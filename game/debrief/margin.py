"""Historians in the margin: which school speaks of this play, where, and what it says.

A reading is an argument applied to a choice. It says what follows if its school is
right, and never whether the player was.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.debrief.account import Account
from game.scenario.model import Reading, School
from game.scenario.values import SourceRef


@dataclass(frozen=True, slots=True)
class Remark:
    """A school's comment on this play. `day` is 0 for the play as a whole and its ending."""

    reading: Reading
    school: School
    day: int

    @property
    def changes_mind(self) -> str:
        """What evidence would hurt the comment, or else the school's whole argument."""
        return self.reading.changes_mind or self.school.changes_mind

    @property
    def sources(self) -> tuple[SourceRef, ...]:
        """What the comment rests on: its own sources, or those of its school."""
        return self.reading.sources or self.school.sources


def remarks(account: Account) -> tuple[Remark, ...]:
    """Every comment that holds of a play as far as it may be told, by day, the whole last."""
    schools = {school.id: school for school in account.session.scenario.schools}
    found = [
        Remark(reading, schools[reading.school], reading.day or 0)
        for reading in account.session.scenario.readings
        if _holds(account, reading)
    ]
    return tuple(sorted(found, key=lambda each: each.day or account.last_day + 1))


def _holds(account: Account, reading: Reading) -> bool:
    if reading.endings:
        closed = account.session.ending if account.over else None
        named = closed is not None and closed.id in reading.endings
        return named and account.now.holds(reading.when)
    if reading.day is None:
        return account.now.holds(reading.when)
    if reading.day > account.last_day:
        return False
    view = account.at(reading.day, 2) or account.now
    return view.holds(reading.when)


def of_day(found: tuple[Remark, ...], day: int) -> tuple[Remark, ...]:
    """The comments that stand beside a day; 0: beside the whole."""
    return tuple(each for each in found if each.day == day)


def speaking(found: tuple[Remark, ...]) -> tuple[School, ...]:
    """The schools that speak, each once, in the order in which they first do."""
    return tuple({each.school.id: each.school for each in found}.values())
