"""Papers that never reached the desk, and why: nobody asked, or nobody dared to send them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.debrief.account import Account
from game.rules.view import View
from game.scenario.model import Gauge, Paper, Question
from game.scenario.values import Condition


@dataclass(frozen=True, slots=True)
class Withheld:
    """A quantity that decided whether a paper was sent: where it stood, and from where it is."""

    gauge: Gauge
    stood: int
    needed: int


@dataclass(frozen=True, slots=True)
class Unseen:
    """A paper that did not come. One of the three reasons is given.

    `unasked` are the questions, on offer that morning, that would have brought it;
    `withheld` says what the sender lacked; `because` names what the player had done to
    keep it away.
    """

    day: int
    paper: Paper
    unasked: tuple[Question, ...] = ()
    withheld: Withheld | None = None
    because: str = ""


def unseen(account: Account) -> tuple[Unseen, ...]:
    """The papers of the days that were played which did not come, where a reason can be told.

    Papers of one title are wordings of one paper: where one of them came, or is told of
    here, the others are not missed.
    """
    return tuple(_all(account))


def _all(account: Account) -> Iterator[Unseen]:
    session = account.session
    length = session.settings.length
    for day in range(1, account.desk_days + 1):
        told = session.scenario.days[day - 1]
        came = {paper.title for paper in session.papers(day)}
        for paper in told.papers:
            if paper.title in came or length not in paper.lengths:
                continue
            found = _reason(account, day, paper)
            if found is not None:
                came.add(paper.title)
                yield found


def _reason(account: Account, day: int, paper: Paper) -> Unseen | None:
    view = account.at(day, 0)
    if paper.on_request:
        if view is None or not view.holds(paper.when):
            return None
        asked = {each.id for each in account.session.chosen() if each.menu == "question"}
        questions = tuple(
            each
            for each in account.session.scenario.days[day - 1].questions
            if paper.id in each.brings
            and account.session.settings.length in each.lengths
            and view.holds(each.when)
        )
        if not questions or any(each.id in asked for each in questions):
            return None
        return Unseen(day, paper, unasked=questions)
    if view is None:
        return None
    failing = [part for part in _parts(paper.when) if not view.holds(part)]
    reasons = [_why(account, view, day, paper, part) for part in failing]
    return reasons[0] if reasons and None not in reasons else None


def _why(account: Account, view: View, day: int, paper: Paper, part: Condition) -> Unseen | None:
    """How a part of a condition that fails kept a paper away; nothing where it fits another play.

    A paper that the play would contradict in any case is not one that was missed.
    """
    found = _lacking(account, view, part)
    if found is not None:
        return Unseen(day, paper, withheld=found)
    flag = part.not_.flag if part.not_ is not None else None
    if flag is not None and view.flag(flag):
        return Unseen(day, paper, because=account.shelf.flag_name(flag))
    return None


def _parts(condition: Condition | None) -> Iterator[Condition]:
    """What a condition asks for all at once."""
    if condition is None:
        return
    if condition.all is None:
        yield condition
    for part in condition.all or ():
        yield from _parts(part)


def _lacking(account: Account, view: View, part: Condition) -> Withheld | None:
    """What a hidden quantity lacked for the paper to be sent, if that kept it away."""
    gauge = account.shelf.gauges.get(part.gauge or "")
    if gauge is None or gauge.shown != "hidden" or not isinstance(part.at_least, int):
        return None
    stood = view.gauge(gauge.id)
    return Withheld(gauge, stood, part.at_least) if stood < part.at_least else None
