"""A play with one change beside the play that it changes: two accounts, and where they part."""

from __future__ import annotations

from dataclasses import dataclass

from game.debrief.account import Account
from game.debrief.compare import DayPair, pairs
from game.play.onechange import first_of, shared
from game.play.record import Settings
from game.play.session import Session
from game.rules import facts as f


@dataclass(frozen=True, slots=True)
class Sides:
    """Both plays. `first` is the one that was changed, told to its end."""

    first: Account
    changed: Account
    place: int  # how many choices they share

    @property
    def days(self) -> tuple[DayPair, ...]:
        """Every day twice: the changed play as `yours`, the first as `history`."""
        return pairs(self.changed, self.first)

    @property
    def turned(self) -> tuple[f.Taken | None, f.Taken | None]:
        """The choice in which they part, in the first play and in the changed one."""
        return _taken(self.first.session, self.place), _taken(self.changed.session, self.place)


def sides(account: Account) -> Sides | None:
    """A play and the one it changes, or nothing where it changes none."""
    session = account.session
    record = first_of(session)
    if record is None or _length(record.settings) != _length(session.settings):
        return None
    first = Session.resume(session.scenario, record, session.kernel)
    return Sides(Account(first, account.shelf), account, shared(session.record))


def _length(settings: Settings) -> str:
    return str(settings.length)


def _taken(session: Session, place: int) -> f.Taken | None:
    stretches = session.stretches[1:]
    if place >= len(stretches):
        return None
    facts = stretches[place].facts
    return next((fact for fact in facts if isinstance(fact, f.Taken)), None)
