"""Luck, shown: the chance before, the number after, and what the number was held against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from game.debrief.account import Account
from game.rules import facts as f
from game.rules.effects import weight
from game.rules.luck import WHOLE
from game.rules.view import View
from game.scenario.model import Incident


@dataclass(frozen=True, slots=True)
class Drawn:
    """A draw as it fell. `limit` is the first number at which it would have been worse.

    For an incident that is the number at which it happens; for an option's draw,
    the upper end of the outcome that came.
    """

    day: int
    half: int
    title: str
    number: int
    limit: int
    happened: bool
    told: str
    incident: Incident | None


@dataclass(frozen=True, slots=True)
class Chance:
    """Something that a half of this night may bring, with its chance in basis points."""

    incident: Incident
    chance: int


def draws(account: Account) -> tuple[Drawn, ...]:
    """Every draw of the play in order."""
    return tuple(_draws(account))


def _draws(account: Account) -> Iterator[Drawn]:
    facts = account.everything
    for place, fact in enumerate(facts):
        if not isinstance(fact, f.Fell):
            continue
        after = facts[place + 1] if place + 1 < len(facts) else None
        told = after.text if isinstance(after, f.Told) else ""
        if fact.name.startswith("chance/"):
            incident = account.shelf.incidents[fact.cause.removeprefix("incident/")]
            happened = fact.outcome > 0
            text = told if happened else incident.held
            yield Drawn(
                fact.day, fact.half, incident.title, fact.number, fact.boundaries[0],
                happened, text, incident,
            )  # fmt: skip
        else:
            limit = fact.boundaries[fact.outcome]
            happened = fact.outcome > 0
            title = fact.because or told
            yield Drawn(fact.day, fact.half, title, fact.number, limit, happened, told, None)


def fallen(account: Account) -> tuple[Drawn, ...]:
    """The incidents that luck brought, in order."""
    return tuple(each for each in _draws(account) if each.incident is not None and each.happened)


def nearest(held: Iterable[Drawn], most: int) -> list[Drawn]:
    """The draws that held by the least, at most so many.

    Where luck is as it fell, a number of 0 says only that nothing is recorded: none is near.
    """
    drawn = (each for each in held if each.number)
    return sorted(drawn, key=lambda each: each.limit - each.number)[:most]


def tonight(account: Account, view: View) -> tuple[Chance, ...]:
    """What chance may bring in the night to come, as things stand; the likeliest first."""
    day = account.session.day
    layout = account.session.rules.layout
    found = []
    for incident in account.session.scenario.incidents:
        if not incident.from_day <= day <= incident.to_day or not view.holds(incident.when):
            continue
        if incident.once and view.state.values[layout.place("happened", incident.id)]:
            continue
        amount = weight(incident.chance, layout)
        chance = amount if isinstance(amount, int) else amount.value(view.state.values)
        if chance > 0:
            found.append(Chance(incident, min(chance, WHOLE - 1)))
    return tuple(sorted(found, key=lambda each: -each.chance))
