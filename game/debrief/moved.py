"""What one decision moved: the gauges at once, and what came of it on later days."""

from __future__ import annotations

from dataclasses import dataclass

from game.debrief.account import Account
from game.debrief.roads import Fork
from game.rules import facts as f
from game.scenario.model import Gauge


@dataclass(frozen=True, slots=True)
class Later:
    """Something that a decision had left behind, told when it came."""

    day: int
    text: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The gauges that a decision moved, in tenths of a point, and what it left for later."""

    gauges: tuple[tuple[Gauge, int], ...]
    later: tuple[Later, ...]


def moved_by(account: Account, fork: Fork) -> Moved:
    """What a matter's answer did by itself; how its order was worded is not counted in."""
    done = _cause(account, fork)
    by: dict[str, int] = {}
    lit = set[str]()
    for fact in account.everything:
        if fact.cause != done:
            continue
        if isinstance(fact, f.Changed) and fact.kind == "gauge":
            by[fact.what] = by.get(fact.what, 0) + fact.after - fact.before
        elif isinstance(fact, f.Lit):
            lit.add(fact.fuse)
    gauges = account.session.scenario.gauges
    later = (
        Later(fact.day, fact.because)
        for fact in account.everything
        if isinstance(fact, f.WentOff) and fact.fuse in lit
    )
    moved = ((gauge, by[gauge.id]) for gauge in gauges if by.get(gauge.id))
    return Moved(tuple(moved), tuple(later))


def _cause(account: Account, fork: Fork) -> str:
    return next(
        taken.cause
        for taken in account.taken
        if taken.owner == fork.matter.id and taken.id == fork.taken.id
    )
