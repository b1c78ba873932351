"""Every decision of a play that could have been another: what was done, and what lay beside it.

Matters, telephone calls, the wording of an order, the tone to a messenger, and
what was done unasked: whatever a play with one change may change.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.debrief.account import Account
from game.debrief.compare import done
from game.debrief.shelf import Shelf
from game.play.onechange import Turning, turnings
from game.rules import facts as f
from game.rules.program import NOTHING


@dataclass(frozen=True, slots=True)
class Another:
    """An answer that could have been given then: what it says, and how it would be told."""

    id: str
    text: str
    done: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A decision, and the other answers that were open; `done` is empty for an unused chance.

    `place` is the place of the choice among all choices of the play, from 0.
    """

    taken: f.Taken
    done: str
    others: tuple[Another, ...]
    place: int

    @property
    def day(self) -> int:
        """The day of the decision."""
        return self.taken.day


def turns(account: Account) -> tuple[Turn, ...]:
    """The decisions of a play in order, as far as they are shown."""
    return tuple(_turn(account, each) for each in turnings(account.session))


def _turn(account: Account, turning: Turning) -> Turn:
    others = tuple(_others(account, turning))
    return Turn(turning.taken, done(turning.taken, account.shelf), others, turning.place)


def _others(account: Account, turning: Turning) -> Iterator[Another]:
    kernel, before = account.session.kernel, account.session.stretches[turning.place + 1].before
    step = kernel.menu(before)
    if step is None:
        return
    for index in kernel.legal(before):
        entry = step.entries[index].id
        if entry != turning.taken.id:
            yield _another(account.shelf, turning.taken, entry)


def _another(shelf: Shelf, taken: f.Taken, entry: str) -> Another:
    if entry == NOTHING:
        return Another(entry, "", "")
    option = shelf.taken_option(taken.menu, taken.owner, entry)
    if option is not None:
        return Another(entry, option.text, option.done)
    choice = shelf.clause_choice(taken.owner, entry)
    text = choice.text if choice else entry
    return Another(entry, text, text)
