"""The positions of a play from which it could have gone on: mornings, matters, evenings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from game.debrief.account import Account
from game.rules.kernel import Kernel
from game.rules.program import Rules, WorldStep
from game.rules.replay import Stretch
from game.rules.state import State

DECIDED = ("matter", "interruption")
"""Kinds of menus that are decisions of their own."""

Mover = Literal["start", "choice", "day", "night"]
"""What led to a position: the beginning, an answer to a matter, whatever else was
done by day, or a night with what luck and the world did in it."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a play stood. `decided` is the matter that was decided there, if any.

    `dusk` says that it is an evening, after the day's last order.
    """

    day: int
    half: int
    mover: Mover
    state: State
    decided: Stretch | None = None
    dusk: bool = False


def positions(account: Account) -> tuple[Position, ...]:
    """The positions of a play in order: each morning, each matter, each evening."""
    return tuple(_positions(account))


def _positions(account: Account) -> Iterator[Position]:
    kernel = account.session.kernel
    dusks = evenings(account)
    seen_day, seen_dusk = 0, 0
    for stretch in account.session.stretches:
        step = kernel.menu(stretch.before)
        if stretch.choice is None or step is None:
            continue
        day, half = step.moment.day, step.moment.half
        for each in range(seen_dusk + 1, day + (half > 0)):
            if each in dusks:
                yield Position(each, 0, "day", dusks[each], dusk=True)
            seen_dusk = each
        if day != seen_day:
            seen_day = day
            yield Position(day, 0, "night" if day > 1 else "start", stretch.before)
        if step.kind in DECIDED:
            mover: Mover = "night" if half else "day"
            yield Position(day, half, mover, stretch.before, stretch)
    for each in range(seen_dusk + 1, account.last_day + 1):
        if each in dusks:
            yield Position(each, 0, "day", dusks[each], dusk=True)


def evenings(account: Account) -> Mapping[int, State]:
    """How the play stood on each evening, by day, before its night; as far as it is told."""
    steps = _after_evening(account.session.rules)
    found = {}
    for day in range(1, account.last_day + 1):
        view = account.at_dusk(day)
        if view is not None and day in steps:
            found[day] = State(steps[day], view.state.values)
    return found


def _after_evening(rules: Rules) -> Mapping[int, int]:
    """The place of the step that follows each day's evening."""
    return {
        step.moment.day: place + 1
        for place, step in enumerate(rules.steps)
        if isinstance(step, WorldStep) and step.moment.half == 0 and not step.delivers
    }


def answers(kernel: Kernel, position: Position) -> Mapping[str, int]:
    """The answers that were open at a position, by id, with their places in the menu."""
    step = kernel.menu(position.state)
    if step is None:
        return {}
    return {step.entries[place].id: place for place in kernel.legal(position.state)}


def owner(kernel: Kernel, position: Position) -> str:
    """The id of the matter that was decided at a position, or nothing."""
    step = kernel.menu(position.state)
    return "" if position.decided is None or step is None else step.owner
