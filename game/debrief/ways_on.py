"""An unfinished play: three ways in which it could have gone on, and why each was open.

Each way is really played on, with this play's own luck, by somebody with other
inclinations. None of them is a forecast.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from game.debrief.account import Account
from game.rules.kernel import Policy
from game.rules.policies import history, line, random_policy
from game.rules.replay import luck_of
from game.rules.state import State
from game.scenario.model import Ending, Matter, Option
from game.scenario.values import Likelihood

WAYS = 3
OTHERS = 12
"""How many chance ways are tried beside the scenario's own lines."""

Answer = tuple[str, str]

WEIGHT = {Likelihood.HIGH: 3, Likelihood.MEDIUM: 2, Likelihood.LOW: 1}


@dataclass(frozen=True, slots=True)
class Decided:
    """A matter as it would have been decided on a way."""

    day: int
    matter: Matter
    option: Option

    @property
    def answer(self) -> Answer:
        """Which matter was answered, and how."""
        return self.matter.id, self.option.id

    @property
    def why(self) -> str:
        """Why that was open to somebody then, in the scenario's words."""
        if self.option.id == self.matter.historical.option:
            return self.matter.historical.why
        return self.option.warrant.text if self.option.warrant else self.option.detail

    @property
    def likelihood(self) -> Likelihood:
        """How plausible it is judged to be; what was really done is as likely as can be."""
        warrant = self.option.warrant
        if warrant is None or self.option.id == self.matter.historical.option:
            return Likelihood.HIGH
        return warrant.likelihood


@dataclass(frozen=True, slots=True)
class WayOn:
    """One way on: the decision that sets it apart, how it would have closed, and when."""

    apart: Decided
    ending: Ending
    day: int


def ways_on(account: Account) -> tuple[WayOn, ...]:
    """At most three ways on from where an unfinished play stands, to different ends if there are.

    They come in the order of the days on which they part.

    None where the play has closed, or where nothing was left to decide.
    """
    if account.over:
        return ()
    start = _last_open(account)
    if start is None:
        return ()
    played = [_played(account, start, policy) for policy in _policies(account)]
    different = _different([each for each in played if each is not None])
    chosen = max(combinations(different, min(WAYS, len(different))), key=_worth, default=())
    found = [
        WayOn(apart, each.ending, each.day)
        for each, apart in zip(chosen, _all_apart(chosen), strict=True)
        if apart is not None
    ]
    return tuple(sorted(found, key=lambda way: way.apart.day))


@dataclass(frozen=True, slots=True)
class _Played:
    decided: tuple[Decided, ...]
    ending: Ending
    day: int

    @property
    def answers(self) -> frozenset[Answer]:
        """All that was decided, whatever its order."""
        return frozenset(each.answer for each in self.decided)


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
        index = policy(state.values, step, kernel.legal(state))
        option = shelf.options.get((step.owner, step.entries[index].id))
        if step.kind == "matter" and option is not None:
            decided.append(Decided(step.moment.day, shelf.matters[step.owner], option))
        state, facts = kernel.apply(state, index, luck)
        day = facts[-1].day if facts else day
    name = kernel.rules.endings[state.ending]
    ending = next((each for each in session.scenario.endings if each.id == name), None)
    return _Played(tuple(decided), ending, day) if ending is not None and decided else None


def _different(played: list[_Played]) -> list[_Played]:
    """The plays that decide otherwise or end otherwise than those before them."""
    found: dict[tuple[str, frozenset[Answer]], _Played] = {}
    for each in played:
        found.setdefault((each.ending.id, each.answers), each)
    return list(found.values())


def _worth(chosen: tuple[_Played, ...]) -> tuple[int, int, int]:
    """Of some ways together: how many part, to how many ends, and how plausibly."""
    aparts = [each for each in _all_apart(chosen) if each is not None]
    ends = len({each.ending.id for each in chosen}) + len({each.ending.kind for each in chosen})
    return len(aparts), ends, sum(WEIGHT[each.likelihood] for each in aparts)


def _all_apart(chosen: tuple[_Played, ...]) -> list[Decided | None]:
    """For each way the decision that sets it apart from all the others, if there is one."""
    return [
        _apart(each, frozenset().union(*(o.answers for o in chosen if o is not each)))
        for each in chosen
    ]


def _apart(played: _Played, theirs: frozenset[Answer]) -> Decided | None:
    """The first plausible decision that the others do not take; else the first of them."""
    own = [each for each in played.decided if each.answer not in theirs]
    plausible = [each for each in own if each.likelihood is not Likelihood.LOW]
    return next(iter([*plausible, *own]), None)
