"""What a forecast's condition came to in a play: true, false or not to be decided, and when.

A forecast says one of three things. That something comes *by* a day: it came
true as soon as it was so, though it may have passed again by then. That
something *stays* so until a day: it failed as soon as it was not. Or how a
gauge stands *on* the day. The first two may therefore be decided although the
play ended before the day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Literal

from game.debrief.account import Account
from game.rules.program import Rules
from game.rules.view import View
from game.scenario.values import Condition

Moment = tuple[int, int, bool]
"""A day, the half after which things stood (0: its morning), and whether it was dusk."""

Open = Literal["", "ended", "not yet", "otherwise"]


class Says(Enum):
    """What a forecast says with its condition."""

    BY = auto()  # that it comes, at the latest on the day
    STAYS = auto()  # that it stays so until the day
    ON = auto()  # that it is so on the day


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a forecast: `came` is None while it cannot be decided, and `open` says why.

    `day` and `half` say when it was decided, or when the play ended before that.
    *Otherwise* stands for a forecast that supposed a choice which was not made.
    """

    came: bool | None
    day: int
    half: int = 0
    open: Open = ""


def outcome(account: Account, asked: Moment, due: tuple[int, int], condition: Condition) -> Outcome:
    """What a condition came to between the moment it was asked and the day and half it is due.

    An unfinished play is judged only by what its forecasts were due to show, so
    that nothing is told early.
    """
    last: Moment = (*due, False)
    shown = account.at(*due) is not None
    if not shown and not account.over:
        return Outcome(None, account.last_day, open="not yet")
    moments = list(_moments(account, asked, last))
    ended = account.session.day
    if not shown:
        moments.append(((max(ended, asked[0]), 0, True), account.now))
    says = says_of(condition, account.session.rules)
    if says is not Says.ON:
        wanted = says is Says.BY
        for (day, half, _dusk), view in moments:
            if view.holds(condition) is wanted:
                return Outcome(wanted, day, half)
    if shown or (ended == due[0] and due[1]):
        day, half = due
        came = moments[-1][1].holds(condition) if says is Says.ON else says is Says.STAYS
        return Outcome(came, day, half)
    return Outcome(None, ended, open="ended")


def _moments(account: Account, asked: Moment, last: Moment) -> Iterator[tuple[Moment, View]]:
    for day, half, dusk in account.stood:
        moment = (day, half, dusk)
        if asked <= moment <= last:
            yield moment, account.stood[moment]


def says_of(condition: Condition, rules: Rules) -> Says:
    """Whether a forecast with this condition says that it comes, that it stays, or how it is."""
    if _asks_gauge(condition):
        return Says.ON
    return Says.STAYS if _lasting(condition, rules) else Says.BY


def _asks_gauge(condition: Condition) -> bool:
    inner = (*(condition.all or ()), *(condition.any or ()))
    if condition.not_ is not None:
        inner = (*inner, condition.not_)
    return condition.gauge is not None or any(_asks_gauge(each) for each in inner)


def _lasting(condition: Condition, rules: Rules) -> bool:
    """Whether it is so from the start until something happens."""
    joined = condition.all or condition.any
    if joined:
        return all(_lasting(each, rules) for each in joined)
    if condition.not_ is not None:
        return not _lasting(condition.not_, rules)
    if condition.track is not None and condition.is_ is not None:
        return condition.is_ == rules.layout.states[condition.track][0]
    return condition.below is not None or condition.to_day is not None
