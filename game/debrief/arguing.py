"""Arguing with the model: the evenings of a play, judged by the rules and by changed ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from game.debrief.account import Account
from game.debrief.positions import evenings
from game.rules.estimate import Estimate
from game.rules.program import Rules
from game.rules.state import State

if TYPE_CHECKING:
    from game.rules.judging import Judge


@dataclass(frozen=True, slots=True)
class Doubted:
    """A position judged twice, with the difference way by way; day 0 is the beginning."""

    day: int
    here: Estimate
    other: Estimate
    difference: Estimate


@dataclass(frozen=True, slots=True)
class Argument:
    """What a changed assumption changes in the odds of a play, from so many ways on."""

    plays: int
    kind: str
    positions: tuple[Doubted, ...]


def argument(
    judge: Judge, doubter: Judge, account: Account, sets: Mapping[str, int], plays: int
) -> Argument:
    """The beginning and every evening of a play, judged by the rules and by a doubter's.

    Args:
        judge: the rules as they are.
        doubter: the changed rules; their states are those of the rules as they are.
        account: the play.
        sets: counters of the temperament that the change sets.
        plays: how many ways on from each position.
    """
    from game.rules.batch import Start  # late: it needs numpy

    session = account.session
    states = {0: session.stretches[0].after, **evenings(account)}
    own = judge.fan([Start(each) for each in states.values()], "even", plays, session.seed)
    changed = [Start(_set(each, sets, session.rules)) for each in states.values()]
    other = doubter.fan(changed, "even", plays, session.seed)
    return Argument(
        plays,
        own.gravest,
        tuple(
            Doubted(day, own.gravely(at), other.gravely(at), other.beside(own, at))
            for at, day in enumerate(states)
        ),
    )


def _set(state: State, sets: Mapping[str, int], rules: Rules) -> State:
    """A state with some counters set."""
    values = list(state.values)
    for counter, value in sets.items():
        values[rules.layout.place("counter", counter)] = value
    return replace(state, values=tuple(values))
