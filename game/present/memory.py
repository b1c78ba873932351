"""What was worked out of a play once, kept for as long as the play stands as it does.

Accounts of a play and of history cost a replay or a walk over all facts; pages
are asked for at every key. A memory belongs to one desk.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from game.scenario.model import Scenario

if TYPE_CHECKING:
    from game.debrief.account import Account
    from game.debrief.shelf import Shelf
    from game.play.session import Session

Made = TypeVar("Made")


class Memory:
    """Accounts and whatever is made of them. What was noted since counts as another stand."""

    def __init__(self) -> None:
        self._shelf: Shelf | None = None
        self._account: Account | None = None
        self._stood: tuple[object, ...] = ()
        self._past: Account | None = None
        self._made: dict[str, Any] = {}

    def shelf(self, scenario: Scenario) -> Shelf:
        """The scenario's parts by their ids."""
        from game.debrief.shelf import Shelf

        if self._shelf is None or self._shelf.scenario is not scenario:
            self._shelf = Shelf(scenario)
        return self._shelf

    def account(self, session: Session) -> Account:
        """The play as its pages may tell it, made anew whenever it has moved."""
        from game.debrief.account import Account

        stands = (session, session.state, session.notes, session.place)
        if self._account is None or not _same(stands, self._stood):
            self._account = Account(session, self.shelf(session.scenario))
            self._stood = stands
            self._made.clear()
        return self._account

    def past(self, session: Session) -> Account:
        """The play that follows the record, under the rules of this one."""
        from game.debrief.compare import history_of

        known = self._past
        if known is None or known.session.kernel is not session.kernel:
            known = history_of(session, self.shelf(session.scenario))
            self._past = known
            self._made.clear()
        return known

    def once(self, session: Session, name: str, make: Callable[[Account], Made]) -> Made:
        """What `make` makes of the account, made once for each stand of the play."""
        account = self.account(session)
        if name not in self._made:
            self._made[name] = make(account)
        found: Made = self._made[name]
        return found


def _same(stands: tuple[object, ...], stood: tuple[object, ...]) -> bool:
    """Whether a play stands as it stood: the same objects, at the same place."""
    return (
        len(stands) == len(stood)
        and all(now is before for now, before in zip(stands[:-1], stood[:-1], strict=True))
        and stands[-1] == stood[-1]
    )
