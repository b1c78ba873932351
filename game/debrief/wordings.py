"""How orders were worded, and on what grounds: yours beside history's."""

from __future__ import annotations

from dataclasses import dataclass

from game.debrief.account import Account
from game.rules import facts as f
from game.rules.program import NOTHING
from game.scenario.model import Clause


@dataclass(frozen=True, slots=True)
class Wording:
    """One blank of an order. `alike` is None where history is silent about it."""

    day: int
    clause: str
    prompt: str
    yours: str
    history: str
    alike: bool | None


@dataclass(frozen=True, slots=True)
class Grounds:
    """The paper that was to justify an act; no title where it was done without one."""

    day: int
    act: str
    title: str


def wordings(account: Account, day: int) -> tuple[Wording, ...]:
    """The blanks that were filled in on a day, in order."""
    found = (_wording(account, taken) for taken in account.taken_on(day, "clause"))
    return tuple(each for each in found if each is not None)


def _wording(account: Account, taken: f.Taken) -> Wording | None:
    clause = account.shelf.clauses.get(taken.owner)
    chosen = account.shelf.clause_choice(taken.owner, taken.id)
    if clause is None or chosen is None:
        return None
    history = account.shelf.clause_choice(clause.id, documented(account, clause))
    alike = None if history is None else history.id == chosen.id
    past = history.text if history else ""
    return Wording(taken.day, clause.id, clause.prompt, chosen.text, past, alike)


def documented(account: Account, clause: Clause) -> str:
    """The id of what history filled in, or nothing where that is not known."""
    for matter in account.shelf.matters.values():
        named = matter.historical.clauses.get(clause.id)
        if named:
            return named
    return next((each.id for each in clause.choices if each.historical), "")


def grounds(account: Account, day: int) -> tuple[Grounds, ...]:
    """On what papers the acts of a day were based, where that was asked."""
    found = []
    for taken in account.session.chosen(day):
        if taken.menu == "grounds":
            paper = account.shelf.papers.get(taken.id)
            title = "" if taken.id == NOTHING or paper is None else paper.title
            found.append(Grounds(day, _act(account, taken.owner), title))
    return tuple(found)


def _act(account: Account, option: str) -> str:
    """How the timeline tells the act that grounds were asked for."""
    acts = [*account.shelf.options.values(), *account.shelf.initiatives.values()]
    return next((each.done for each in acts if each.id == option), option)
