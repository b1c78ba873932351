"""The other side's file, opened: each envelope beside what was expected that evening.

An envelope tells of the record. Where a play that is over had left it, what moved the
other side in that play is told as well: some of it could not be seen from the desk.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from game.debrief.account import Account
from game.debrief.compare import DayPair, left_history_on
from game.debrief.forecasts import Forecast, forecasts
from game.rules import facts as f
from game.scenario.model import Envelope

OFTEN = 2
"""What moved the other side more often in a play than this goes on all the time: no event."""


@dataclass(frozen=True, slots=True)
class Opened:
    """One day's envelope. `left` says that the play had left history by the end of that day.

    `went` is what moved the other side in the play on that day or in its night, where it had;
    `over` says that the play had closed before that day.
    """

    day: int
    envelope: Envelope
    forecast: Forecast | None
    left: bool
    went: tuple[str, ...] = ()
    over: bool = False


def opened(account: Account, compared: tuple[DayPair, ...]) -> tuple[Opened, ...]:
    """The envelopes that may be opened: all once the play is over, else those of past nights."""
    given = {each.day: each for each in forecasts(account)}
    left = left_history_on(compared)
    # Whoever may go on playing is not told of it yet.
    went = _went(account) if left and account.over else {}
    return tuple(
        Opened(
            pair.day,
            account.shelf.day(pair.day).envelope,
            given.get(pair.day),
            left=0 < left <= pair.day,
            went=went.get(pair.day, ()) if 0 < left <= pair.day else (),
            over=pair.day > account.last_day,
        )
        for pair in compared
        if account.over or pair.day <= account.nights
    )


def _went(account: Account) -> dict[int, tuple[str, ...]]:
    """What moved the other side in a play, by day: each thing told when it first came."""
    found: dict[str, int] = {}
    for fact, text in _theirs(account):
        found.setdefault(text, fact.day)
    return {
        day: tuple(text for text, when in found.items() if text and when == day)
        for day in found.values()
    }


def _theirs(account: Account) -> Iterator[tuple[f.Fact, str]]:
    """Why its rules ran, with what came of them, and what moved it one step on; in words."""
    everything, track = account.everything, account.shelf.opponent
    ran = Counter(fact.cause for fact in everything if isinstance(fact, f.Ran))
    rules = {f"rule/{rule.id}" for rule in account.session.scenario.opponent}
    for fact in everything:
        by = fact.cause.partition("#")[0]
        if isinstance(fact, f.Told) and by in rules:
            yield fact, fact.text
        elif isinstance(fact, f.Ran) and by in rules:
            if ran[by] <= OFTEN:
                yield fact, fact.because
        elif isinstance(fact, f.Changed) and track is not None and fact.what == track.id:
            yield fact, _first_cause(account, fact)


def _first_cause(account: Account, fact: f.Changed) -> str:
    """Why something moved; where a rule only followed from a flag, what set that flag."""
    rule = account.shelf.rules.get(fact.cause.removeprefix("rule/"))
    flag = rule.when.flag if rule is not None and rule.when is not None else None
    set_ = (each for each in account.facts(fact.day) if isinstance(each, f.Changed))
    return next((each.because for each in set_ if each.what == flag and each.after), fact.because)
