"""An unfinished play: three ways in which it could have gone on, and why each was open.

Each way is really played on, with this play's own luck, by somebody with other
inclinations. None of them is a forecast.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.debrief.account import Account
from game.rules.policies import Policy, history, line, random_policy
from game.rules.replay import luck_of
from game.rules.state import State
from game.scenario.model import Ending, Matter, Option

WAYS = 3
OTHERS = 24
"""How many chance ways are tried where the scenario's own lines lead to too few ends."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A matter as it would have been decided on a way."""

    day: int
    matter: Matter
    option: Option

    @property
    def why(self) -> str:
        """Why that was open to somebody in 1962, in the scenario's words."""
        if self.option.id == self.matter.historical.option:
            return self.matter.historical.why
        return self.option.warrant.text if self.option.warrant else self.option.detail


@dataclass(frozen=True, slots=True)
class WayOn:
    """One way on: the decision that sets it apart, how it would have closed, and when."""

    apart: Decided
    ending: Ending
    day: int


def ways_on(account: Account) -> tuple[WayOn, ...]:
    """At most three ways on from where an unfinished play stands, to different ends if there are.

    None where the play has closed, or where nothing was left to decide.
    """
    if account.over:
        return ()
    start = _last_open(account)
    if start is None:
        return ()
    found: list[_Played] = []
    for policy in _policies(account):
        played = _played(account, start, policy)
        if played is not None and played.ending.id not in {each.ending.id for each in found}:
            found.append(played)
        if len(found) == WAYS:
            break
    return tuple(
        WayOn(_apart(each, [*found[:place], *found[place + 1 :]]), each.ending, each.day)
        for place, each in enumerate(found)
    )


@dataclass(frozen=True, slots=True)
class _Played:
    decided: tuple[Decided, ...]
    ending: Ending
    day: int


def _last_open(account: Account) -> State | None:
    """The last state of the play in which something was still to be decided."""
    session = account.session
    if session.kernel.menu(session.state) is not None:
        return session.state
    for stretch in reversed(session.stretches):
        if session.kernel.menu(stretch.before) is not None:
            return stretch.before
    return None


def _policies(account: Account) -> Iterator[Policy]:
    scenario = account.session.scenario
    yield history(scenario)
    for each in scenario.policies:
        yield line(scenario, each)
    for seed in range(1, OTHERS + 1):
        yield random_policy(seed)


def _played(account: Account, state: State, policy: Policy) -> _Played | None:
    """The play, gone on with to its end; None where nothing by day is decided any more."""
    session = account.session
    kernel, shelf = session.kernel, account.shelf
    luck = luck_of(kernel, session.record.setting)
    decided: list[Decided] = []
    day = session.day
    while (step := kernel.menu(state)) is not None:
        index = policy(kernel, state, step, kernel.legal(state))
        option = shelf.options.get((step.owner, step.entries[index].id))
        if step.kind == "matter" and option is not None:
            decided.append(Decided(step.moment.day, shelf.matters[step.owner], option))
        state, facts = kernel.apply(state, index, luck)
        day = facts[-1].day if facts else day
    name = kernel.rules.endings[state.ending]
    ending = next((each for each in session.scenario.endings if each.id == name), None)
    return _Played(tuple(decided), ending, day) if ending is not None and decided else None


def _apart(played: _Played, others: list[_Played]) -> Decided:
    """The first decision of a way that none of the others takes; else its first of all."""
    theirs = {(each.matter.id, each.option.id) for other in others for each in other.decided}
    return next(
        (each for each in played.decided if (each.matter.id, each.option.id) not in theirs),
        played.decided[0],
    )
