"""What if: one decision answered otherwise, under the same luck and under a thousand others.

From the changed decision on the player's own later answers are given wherever
they fit; where they do not, and where the play asks something new, an even
player answers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from game.debrief.account import Account
from game.debrief.compare import DayPair, pairs
from game.debrief.risk import Odds
from game.play.record import Record
from game.play.session import Session
from game.rules.estimate import Estimate
from game.rules.even import even_tastes
from game.rules.kernel import Kernel, Policy
from game.rules.plans import Tasting
from game.rules.policies import player
from game.rules.program import NOTHING
from game.rules.replay import Choice, entry_index, luck_of, misfit, replay
from game.rules.state import State

if TYPE_CHECKING:
    from game.rules.judging import Judge

LUCKS = 1_000
"""Under how many other lucks both ways are played on."""

SLOTS = ("question", "initiative")


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A play in which one choice was another, told to its end beside the one that was played.

    `days` tell the changed play as `yours` and the one that was played as
    `history`. `kept` and `answered` count the later choices that are the
    player's own and those that an even player made.
    """

    account: Account
    days: tuple[DayPair, ...]
    kept: int
    answered: int


@dataclass(frozen=True, slots=True)
class Lucks:
    """What became of both ways under other lucks; `difference` is that of the gravest share."""

    plays: int
    kind: str
    taken: Odds
    other: Odds
    difference: Estimate


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Both halves of an answer: under the same luck, and under others."""

    otherwise: Otherwise
    lucks: Lucks


def otherwise(account: Account, place: int, option: str) -> Otherwise:
    """The play with its choice at `place` (from 0) answered by `option`, under the same luck.

    Raises ValueError where there is no such choice, or where the option was not open.
    """
    session = account.session
    changed, kept, answered = changed_record(session, place, option)
    told = Account(_closed(session, changed), account.shelf)
    first = Account(_closed(session, _finished(session)), account.shelf)
    return Otherwise(told, pairs(told, first), kept, answered)


def changed_record(session: Session, place: int, option: str) -> tuple[Record, int, int]:
    """The record of the changed play, and how many later choices are kept and answered anew."""
    record, kernel = session.record, session.kernel
    if not 0 <= place < len(record.choices):
        message = f"the play has no choice at place {place}"
        raise ValueError(message)
    before = replay(kernel, record.setting, record.choices[:place]).state
    choice = Choice(record.choices[place].menu, option)
    reason = misfit(kernel, before, choice)
    if reason:
        raise ValueError(reason)
    prefix = replace(record, choices=(*record.choices[:place], choice))
    own = {each.menu: each.id for each in record.choices[place + 1 :]}
    return _played_on(session, prefix, own)


def _finished(session: Session) -> Record:
    """The record of a play to its end: where it was left open, an even player goes on."""
    return _played_on(session, session.record, {})[0]


def _played_on(session: Session, record: Record, own: dict[str, str]) -> tuple[Record, int, int]:
    kernel = session.kernel
    luck = luck_of(kernel, record.setting)
    state = replay(kernel, record.setting, record.choices).state
    even = player(Tasting(even_tastes(session.scenario, kernel.rules, kernel)), record.seed)
    choices = list(record.choices)
    kept = 0
    first = len(choices)
    while (step := kernel.menu(state)) is not None:
        index = entry_index(step, own.get(step.key, ""))
        if index in kernel.legal(state):
            kept += 1
        else:
            index = _answer(kernel, state, even)
        choices.append(Choice(step.key, step.entries[index].id))
        state, _facts = kernel.apply(state, index, luck)
    return replace(record, choices=tuple(choices)), kept, len(choices) - first - kept


def _answer(kernel: Kernel, state: State, even: Policy) -> int:
    """What the even player answers to a menu that was not met: in a slot nothing."""
    step, legal = kernel.menu(state), kernel.legal(state)
    assert step is not None  # noqa: S101 (asked only where a menu waits)
    closing = entry_index(step, NOTHING)
    if step.kind in SLOTS and closing in legal:
        return closing
    return even(state.values, step, legal)


def _closed(session: Session, record: Record) -> Session:
    """A finished play, standing where its debrief may tell all of it."""
    notes = tuple(note for note in record.notes if note.kind != "place")
    return Session.resume(session.scenario, replace(record, notes=notes), session.kernel)


def lucks(judge: Judge, account: Account, place: int, option: str, plays: int = LUCKS) -> Lucks:
    """Both ways on from a decision under other lucks; the later answers as in `otherwise`."""
    from game.rules.batch import Start  # late: it needs numpy

    session = account.session
    record, kernel = session.record, session.kernel
    before = replay(kernel, record.setting, record.choices[:place]).state
    step = kernel.menu(before)
    taken = record.choices[place].id
    if step is None:
        message = f"the play has no choice at place {place}"
        raise ValueError(message)
    own = {each.menu: each.id for each in record.choices[place + 1 :]}
    starts = [Start(before, entry_index(step, each)) for each in (taken, option)]
    fan = judge.kept(starts, own, plays, session.seed)
    return Lucks(plays, fan.gravest, fan.every(0), fan.every(1), fan.apart(1, 0))
