"""Before any result: what a player may say of the play without learning how it came out.

Nothing here reads an ending, an envelope or the record; only what the player did
and held in his hands.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.debrief.account import Account
from game.scenario.model import Matter, Option, Paper

KIND = "reason"
DECISION = "decision"
PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Answer:
    """A decision of the player, as it may be remembered."""

    day: int
    matter: Matter
    option: Option


@dataclass(frozen=True, slots=True)
class Reasons:
    """What was said before any result. `decision` and `papers` are None and empty until picked.

    `decisions` are all that may be picked; `at_hand` the papers that lay on the desk when
    the picked decision was made, those that were read first.
    """

    decisions: tuple[Answer, ...]
    decision: Answer | None
    at_hand: tuple[tuple[Paper, bool], ...]
    papers: tuple[Paper, ...]
    told: dict[str, str]


def reasons(account: Account) -> Reasons:
    """What was said, and what there is to say it with."""
    notes = account.session.notes
    decisions = tuple(_answers(account))
    picked = notes.get(KIND, DECISION)
    decision = next((each for each in decisions if each.matter.id == picked), None)
    at_hand = _at_hand(account, decision) if decision else ()
    chosen = tuple(
        paper for paper, _read in at_hand if notes.get(KIND, f"{PAPER}/{paper.id}") == "1"
    )
    told = {key: value for key, value in notes.of_kind("text").items() if value}
    return Reasons(decisions, decision, at_hand, chosen, told)


def _answers(account: Account) -> list[Answer]:
    shelf = account.shelf
    return [
        Answer(taken.day, shelf.matters[taken.owner], shelf.options[taken.owner, taken.id])
        for taken in account.taken_on_any("matter", "interruption")
    ]


def _at_hand(account: Account, decision: Answer) -> tuple[tuple[Paper, bool], ...]:
    """The papers of that day and of the day before, with whether each was read."""
    session = account.session
    found = [
        (paper, session.read(paper.id))
        for day in (decision.day, decision.day - 1)
        if day > 0
        for paper in session.papers(day)
    ]
    return tuple(sorted(found, key=lambda each: not each[1]))
