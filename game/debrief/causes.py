"""How it came to this: the decisions and fuses behind an ending.

An ending asks about some quantities. Whatever moved these, and the knot and the
ladder with them, is a cause; the strongest of them are told, by day. What the
player did, and what came of it later, goes before what the world did by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.debrief.account import Account
from game.rules import facts as f
from game.rules.state import POINT
from game.scenario.model import Ending
from game.scenario.values import Condition

TOLD = 6
WORLD = 2
"""How many of the told causes may be nobody's doing at this desk."""

OWN = ("option/", "clause/", "grounds/", "initiative/", "question/", "fuse/", "message/")
RUNG = 8 * POINT
"""What a step of a track, a flag or a choice weighs, in tenths of a gauge's point."""


@dataclass(frozen=True, slots=True)
class Cause:
    """Something that led to the ending."""

    day: int
    text: str
    weight: int
    own: bool  # the player's doing, at once or later
    by: str = ""  # the id of what did it


def causes(account: Account, ending: Ending) -> tuple[Cause, ...]:
    """What led to an ending, at most the strongest six, in the order of days."""
    watched = _watched(account, ending)
    rising = _danger(account) if ending.kind == "nuclear" else frozenset()
    found: dict[tuple[int, str, bool], int] = {}
    by: dict[tuple[int, str, bool], str] = {}
    for fact in account.everything:
        text = _text(account, fact)
        if text:
            which = fact.day, text, fact.cause.startswith(OWN)
            found[which] = found.get(which, 0) + _weight(fact, watched, rising)
            by.setdefault(which, fact.cause)
    every = [
        Cause(day, text, weight, own, by[day, text, own])
        for (day, text, own), weight in found.items()
        if weight > 0
    ]
    every.sort(key=lambda cause: -cause.weight)
    own = [cause for cause in every if cause.own]
    world = [cause for cause in every if not cause.own][: max(WORLD, TOLD - len(own))]
    told = [*own[: TOLD - len(world[:WORLD])], *world]
    return tuple(sorted(told[:TOLD], key=lambda cause: cause.day))


def _text(account: Account, fact: f.Fact) -> str:
    if isinstance(fact, f.Changed) and not fact.cause.startswith("turn/"):
        return fact.because
    if isinstance(fact, f.Fell) and fact.name.startswith("chance/") and fact.outcome:
        return fact.because
    if isinstance(fact, f.WentOff):
        return fact.because
    return account.shelf.messages[fact.message].because if isinstance(fact, f.Arrived) else ""


def _weight(fact: f.Fact, watched: frozenset[str], rising: frozenset[str]) -> int:
    """How much a fact weighs; what calmed a danger weighs against the cause of a war."""
    if isinstance(fact, f.Changed):
        if fact.what not in watched:
            return 0
        moved = (fact.after - fact.before) * (1 if fact.kind == "gauge" else RUNG)
        return moved if fact.what in rising else abs(moved)
    return RUNG if isinstance(fact, f.Fell) else 0


def _watched(account: Account, ending: Ending) -> frozenset[str]:
    names = set(_asked(ending.when)) if ending.when else set()
    return frozenset(names) | _danger(account)


def _danger(account: Account) -> frozenset[str]:
    """The gauge of the knot and the track of brinkmanship, which rise towards a war."""
    known = (account.shelf.knot, account.shelf.ladder)
    return frozenset(each.id for each in known if each is not None)


def _asked(condition: Condition) -> Iterator[str]:
    for inner in (*(condition.all or ()), *(condition.any or ())):
        yield from _asked(inner)
    if condition.not_:
        yield from _asked(condition.not_)
    for name in (condition.gauge, condition.counter, condition.track, condition.flag):
        if name:
            yield name
