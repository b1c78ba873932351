"""Roads not taken: endings that were not met, with a clue, and answers that were not given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.debrief.account import Account
from game.rules.replay import Stretch, entry_index
from game.scenario.model import Ending, EndingClass, Gauge, Matter, Option
from game.scenario.values import Condition

ALIKE: tuple[EndingClass, ...] = ("settled",)
"""The classes of endings of which it is told what a play of the same classes lacked."""

FEW = 3
"""Where a play lacked more things than these for an ending, it was another play."""


@dataclass(frozen=True, slots=True)
class Left:
    """An answer that was not given. `open` says whether it could have been taken then."""

    option: Option
    open: bool


@dataclass(frozen=True, slots=True)
class Fork:
    """A matter that was decided: the road that was taken, and the others.

    `place` is the place of the choice among all choices of the play, from 0.
    """

    day: int
    half: int
    matter: Matter
    taken: Option
    left: tuple[Left, ...]
    place: int


@dataclass(frozen=True, slots=True)
class Undone:
    """What was offered on a day to be done unasked, and was not done in this play."""

    day: int
    left: tuple[Left, ...]


def unmet(account: Account) -> tuple[Ending, ...]:
    """The endings that this play did not come to, in the scenario's order; each has a clue."""
    closed = account.session.ending if account.over else None
    endings = account.session.scenario.endings
    return tuple(each for each in endings if closed is None or each.id != closed.id)


@dataclass(frozen=True, slots=True)
class Lacking:
    """What an ending asked for and did not get: a gauge that stood elsewhere, or a flag unset.

    `needed` is where the gauge had to stand at least, or, with `below`, what it had to
    stay under.
    """

    gauge: Gauge | None = None
    stood: int = 0
    needed: int = 0
    below: bool = False
    flag: str = ""


def lacked(account: Account, ending: Ending) -> tuple[Lacking, ...]:
    """The few things for want of which a play that closed alike did not end so; else none."""
    closed = account.session.ending if account.over else None
    if closed is None or ending.when is None or not {closed.kind, ending.kind} <= {*ALIKE}:
        return ()
    failing = [each for each in ending.when.all or (ending.when,) if not account.now.holds(each)]
    found = tuple(_lacking(account, failing)) if len(failing) <= FEW else ()
    return found if len(found) == len(failing) else ()


def _lacking(account: Account, failing: list[Condition]) -> Iterator[Lacking]:
    for part in failing:
        gauge = account.shelf.gauges.get(part.gauge or "")
        if part.flag is not None:
            yield Lacking(flag=account.shelf.flag_name(part.flag))
        elif gauge is not None and isinstance(part.at_least, int):
            yield Lacking(gauge, account.now.gauge(gauge.id), part.at_least)
        elif gauge is not None and isinstance(part.below, int):
            yield Lacking(gauge, account.now.gauge(gauge.id), part.below, below=True)


def forks(account: Account) -> tuple[Fork, ...]:
    """Every matter that was decided, in order, with what else lay on the table."""
    stretches = account.session.stretches[1:]
    found = (_fork(account, stretch, place) for place, stretch in enumerate(stretches))
    return tuple(fork for fork in found if fork is not None)


def _fork(account: Account, stretch: Stretch, place: int) -> Fork | None:
    step = account.session.kernel.menu(stretch.before)
    if stretch.choice is None or step is None or step.kind not in ("matter", "interruption"):
        return None
    matter = account.shelf.matters[step.owner]
    left = tuple(
        Left(option, _was_open(account, stretch, option.id))
        for option in matter.options
        if option.id != stretch.choice.id
    )
    taken = account.shelf.options[matter.id, stretch.choice.id]
    return Fork(step.moment.day, step.moment.half, matter, taken, left, place)


def undone(account: Account) -> tuple[Undone, ...]:
    """By day, the initiatives that were offered and never taken in this play."""
    taken = {each.id for each in account.taken if each.menu == "initiative"}
    offered: dict[int, dict[str, Left]] = {}
    for stretch in account.session.stretches:
        step = account.session.kernel.menu(stretch.before)
        if stretch.choice is None or step is None or step.kind != "initiative":
            continue
        day = offered.setdefault(step.moment.day, {})
        for entry in step.entries:
            initiative = account.shelf.initiatives.get(entry.id)
            if initiative is not None and entry.id not in taken:
                day.setdefault(entry.id, Left(initiative, _was_open(account, stretch, entry.id)))
    return tuple(Undone(day, tuple(left.values())) for day, left in offered.items() if left)


def _was_open(account: Account, stretch: Stretch, entry: str) -> bool:
    kernel = account.session.kernel
    step = kernel.menu(stretch.before)
    return step is not None and entry_index(step, entry) in kernel.legal(stretch.before)
