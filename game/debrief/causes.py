"""How it came to this: the decisions and fuses behind an ending.

An ending asks about some quantities. Whatever moved these, and the knot and the
ladder with them, is a cause; the strongest of them are told, by day.
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
RUNG = 8 * POINT
"""What a step of a track, a flag or a choice weighs, in tenths of a gauge's point."""


@dataclass(frozen=True, slots=True)
class Cause:
    """Something that led to the ending."""

    day: int
    text: str
    weight: int


def causes(account: Account, ending: Ending) -> tuple[Cause, ...]:
    """What led to an ending, strongest six, in the order of days."""
    watched = _watched(account, ending)
    found: dict[tuple[int, str], int] = {}
    for fact in account.everything:
        text = _text(account, fact)
        if text:
            found[fact.day, text] = found.get((fact.day, text), 0) + _weight(fact, watched)
    ranked = sorted(found.items(), key=lambda item: -item[1])
    strongest = [Cause(day, text, weight) for (day, text), weight in ranked[:TOLD] if weight]
    return tuple(sorted(strongest, key=lambda cause: cause.day))


def _text(account: Account, fact: f.Fact) -> str:
    if isinstance(fact, f.Changed) and not fact.cause.startswith("turn/"):
        return fact.because
    if isinstance(fact, f.Fell) and fact.name.startswith("chance/") and fact.outcome:
        return fact.because
    if isinstance(fact, f.WentOff):
        return fact.because
    return account.shelf.messages[fact.message].because if isinstance(fact, f.Arrived) else ""


def _weight(fact: f.Fact, watched: frozenset[str]) -> int:
    if isinstance(fact, f.Changed):
        if fact.what not in watched:
            return 0
        return abs(fact.after - fact.before) * (1 if fact.kind == "gauge" else RUNG)
    return RUNG if isinstance(fact, f.Fell) else 0


def _watched(account: Account, ending: Ending) -> frozenset[str]:
    names = set(_asked(ending.when)) if ending.when else set()
    for known in (account.shelf.knot, account.shelf.ladder):
        if known is not None:
            names.add(known.id)
    return frozenset(names)


def _asked(condition: Condition) -> Iterator[str]:
    for inner in (*(condition.all or ()), *(condition.any or ())):
        yield from _asked(inner)
    if condition.not_:
        yield from _asked(condition.not_)
    for name in (condition.gauge, condition.counter, condition.track, condition.flag):
        if name:
            yield name
