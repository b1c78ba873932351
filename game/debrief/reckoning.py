"""The private reckoning of a motive: what the end means to whoever played for it. No total."""

from __future__ import annotations

from dataclasses import dataclass

from game.rules.view import View
from game.scenario.model import Motive, Scenario


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A question that a motive asks of the end, and its answer."""

    asks: str
    answer: str


def motive_of(scenario: Scenario, motive: str) -> Motive | None:
    """The motive of a play by its id, or nothing."""
    return next((each for each in scenario.head.motives if each.id == motive), None)


def reckoned(motive: Motive, view: View) -> tuple[Reckoned, ...]:
    """The answers of a motive's questions as things stand; a question nothing answers is left."""
    found = []
    for question in motive.reckoning:
        line = next((each for each in question.lines if view.holds(each.when)), None)
        if line is not None:
            found.append(Reckoned(question.asks, line.text))
    return tuple(found)
