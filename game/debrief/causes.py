"""How it came to this: the decisions and fuses behind an ending.

An ending asks about some things: gauges, tracks, flags. Each flag was set by
something which asked in its turn, and a draw that closed the play had weights
that gauges moved. Followed back so, the asking gives for every gauge the way in
which it had to move, and names the acts without which it would not have come.
What moved that way is a cause; the strongest are told, by day. What the player
did, and what came of it later, goes before what the world did by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.debrief.account import Account
from game.debrief.wanted import Wanted, wanted_by
from game.rules import facts as f
from game.rules.choices import UNGROUNDED
from game.rules.state import POINT
from game.scenario.model import Ending

TOLD = 6
FEWEST = 3
FAINT = 40
"""What weighs less than one part in so many of the weightiest is told where little else is."""
WORLD = 2
"""How many of the told causes may be nobody's doing at this desk, if so many weigh a point."""

OWN = (
    "option/",
    "clause/",
    "initiative/",
    "question/",
    "tone/",
    "fuse/",
    UNGROUNDED,
)
RUNG = 8 * POINT
"""What a step of a track or a flag weighs, in tenths of a gauge's point."""
ACT = 10 * RUNG
"""What an act weighs without which it would not have come."""


@dataclass(frozen=True, slots=True)
class Cause:
    """Something that led to the ending."""

    day: int
    text: str
    weight: int
    own: bool  # the player's doing, at once or later
    by: str = ""  # the id of what did it
    at: int = 0  # its place among all that was told of the play


def causes(account: Account, ending: Ending) -> tuple[Cause, ...]:
    """What led to an ending, from three (if so much was decided) to six, as it came about."""
    found = sorted(_found(account, wanted_by(account, ending)), key=lambda cause: -cause.weight)
    # What came about again on other days is told where it weighed most.
    once: dict[str, Cause] = {}
    for cause in found:
        once.setdefault(cause.text, cause)
    every = [*once.values()]
    clear = [cause for cause in every if cause.weight * FAINT >= every[0].weight]
    every = every[: max(FEWEST, len(clear))]
    own = [cause for cause in every if cause.own]
    world = [cause for cause in every if not cause.own and cause.weight >= POINT]
    world = world[: max(WORLD, TOLD - len(own))]
    told = [*own[: TOLD - len(world[:WORLD])], *world][:TOLD]
    every_told = (*told, *_last_decisions(account, told))
    return tuple(sorted(every_told, key=lambda cause: (cause.day, cause.at)))


def _last_decisions(account: Account, told: Sequence[Cause]) -> Sequence[Cause]:
    """What was decided last, where an ending asks for little: it closes what nothing else did."""
    known = {cause.by for cause in told}
    decided = [
        Cause(fact.day, fact.because, 0, own=True, by=fact.cause, at=place)
        for place, fact in enumerate(account.everything)
        if isinstance(fact, f.Taken) and fact.menu in ("matter", "interruption")
        if fact.because and fact.cause not in known
    ]
    missing = FEWEST - len(told)
    return decided[-missing:] if missing > 0 else ()


def _found(account: Account, wanted: Wanted) -> Iterator[Cause]:
    """Everything that weighs, each once: all that one thing did on a day is one cause."""
    weights: dict[tuple[int, str], float] = {}
    texts: dict[tuple[int, str], str] = {}
    places: dict[tuple[int, str], int] = {}
    for place, fact in enumerate(account.everything):
        text = _text(account, fact)
        which = fact.day, fact.cause
        if text:
            texts.setdefault(which, text)
            places.setdefault(which, place)
            asked = wanted.acts.get(fact.cause, 0.0) if which not in weights else 0.0
            weights[which] = weights.get(which, 0.0) + _weight(fact, wanted) + ACT * asked
    _into_their_senders(account, weights)
    _into_their_options(weights)
    for (day, by), weight in weights.items():
        if round(weight) > 0:
            own = _is_own(account, by)
            yield Cause(day, texts[day, by], round(weight), own, by, places[day, by])


def _is_own(account: Account, by: str) -> bool:
    """Whether something is the player's doing; a letter is its sender's."""
    if by.startswith("message/"):
        return any(_is_own(account, sender) for sender in account.started(by))
    return by.startswith(OWN)


def _into_their_senders(account: Account, weights: dict[tuple[int, str], float]) -> None:
    """A letter is one cause with what sent it: it would say the same again.

    Where what sent it weighs nothing by itself, the letter is told in its place.
    """
    for letter in [each for each in weights if each[1].startswith("message/")]:
        senders = {*account.started(letter[1])}
        told = next((at for at, each in weights.items() if at[1] in senders and each > 0), None)
        if told is not None and weights[letter] > 0:
            weights[told] += weights.pop(letter)


def _into_their_options(weights: dict[tuple[int, str], float]) -> None:
    """How an order was worded is one cause with the order."""
    for day, by in [each for each in weights if each[1].startswith("clause/")]:
        whose = "/".join(by.split("/")[1:3])
        begins = f"option/{whose}/", f"initiative/{whose}"
        order = next((at for at in weights if at[0] == day and at[1].startswith(begins)), None)
        if order is not None and weights[order] > 0 and weights[day, by] > 0:
            weights[order] += weights.pop((day, by))


def _text(account: Account, fact: f.Fact) -> str:
    turned = isinstance(fact, f.Changed) and fact.cause.startswith("turn/")
    if isinstance(fact, f.Changed) and (not turned or fact.cause == UNGROUNDED):
        return fact.because
    if isinstance(fact, f.Fell) and fact.name.startswith("chance/") and fact.outcome:
        return fact.because
    if isinstance(fact, f.WentOff):
        return fact.because
    return account.shelf.messages[fact.message].because if isinstance(fact, f.Arrived) else ""


def _weight(fact: f.Fact, wanted: Wanted) -> float:
    """How much a fact weighs; what moved the other way weighs against its cause."""
    if not isinstance(fact, f.Changed):
        return 0.0
    sign = wanted.ways.get(fact.what, 0.0)
    moved = (fact.after - fact.before) * (1 if fact.kind == "gauge" else RUNG)
    return sign * moved
