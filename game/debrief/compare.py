"""Your days beside history's: the same rules, the documented choices, the documented luck."""

from __future__ import annotations

import re
from dataclasses import dataclass

from game.debrief.account import Account
from game.debrief.shelf import Shelf
from game.play.auto import autoplay, blank, played
from game.play.record import Settings
from game.play.session import Session
from game.rules import facts as f
from game.rules.policies import history

DECIDED = ("matter", "interruption", "clause")
"""Kinds of choices by which two days are alike or differ."""


@dataclass(frozen=True, slots=True)
class DayPair:
    """One day twice, in the words of the timeline. `alike` is None where the play was over by then.

    `parting` is the first question that both were asked and answered apart: your answer
    and history's.
    """

    day: int
    yours: tuple[str, ...]
    history: tuple[str, ...]
    alike: bool | None
    parting: tuple[str, str] | None = None


def history_of(session: Session, shelf: Shelf) -> Account:
    """The play that follows the record, under the rules of another play's length."""
    settings = Settings(session.settings.length)
    start = blank(session.scenario, session.kernel, settings, 1)
    run = autoplay(session.kernel, start, history(session.scenario))
    past = Session.resume(session.scenario, played(start, run), session.kernel)
    return Account(past, shelf)


def pairs(yours: Account, past: Account) -> tuple[DayPair, ...]:
    """Every day that may be told, twice: all of them once the play is over.

    A day of a running play is told once something was decided on it, so that nobody
    goes on playing with history's answer in hand.
    """
    days = len(yours.session.scenario.days) if yours.over else yours.told_days
    return tuple(_pair(day, yours, past) for day in range(1, days + 1))


def _pair(day: int, yours: Account, past: Account) -> DayPair:
    mine, his = told(yours, day), told(past, day)
    alike = _alike(_decided(yours, day), _decided(past, day))
    return DayPair(day, mine, his, alike, _parting(day, yours, past))


def _parting(day: int, yours: Account, past: Account) -> tuple[str, str] | None:
    his = {taken.owner: taken for taken in past.taken_on(day, *DECIDED)}
    for mine in yours.taken_on(day, *DECIDED):
        other = his.get(mine.owner)
        if other is not None and other.id != mine.id:
            return entry(mine, yours.shelf), entry(other, past.shelf)
    return None


def _alike(mine: dict[str, str], his: dict[str, str]) -> bool | None:
    """Whether the same was answered wherever both were asked; None where nothing was answered."""
    if not mine:
        return None
    both = mine.keys() & his.keys()
    return bool(both) and all(mine[owner] == his[owner] for owner in both)


def _decided(account: Account, day: int) -> dict[str, str]:
    return {taken.owner: taken.id for taken in account.taken_on(day, *DECIDED)}


def told(account: Account, day: int) -> tuple[str, ...]:
    """What was done on a day, in the words of the timeline; what was repeated, once."""
    found = (entry(taken, account.shelf) for taken in account.taken_on(day))
    return tuple(dict.fromkeys(text for text in found if text))


def entry(taken: f.Taken, shelf: Shelf) -> str:
    """What was chosen at one menu, in words; a clause's wording after the question it answers.

    Empty for questions and grounds, and where nothing was opened.
    """
    text = done(taken, shelf)
    clause = shelf.clauses.get(taken.owner) if taken.menu == "clause" else None
    return f"{_asked(clause.prompt)} {text}" if clause is not None and text else text


def _asked(prompt: str) -> str:
    """The last sentence of a prompt."""
    return re.split(r"(?<=[.?!]) ", " ".join(prompt.split()))[-1]


def done(taken: f.Taken, shelf: Shelf) -> str:
    """How the timeline tells a choice; nothing for questions and grounds."""
    option = shelf.taken_option(taken.menu, taken.owner, taken.id)
    if option is not None:
        return option.done
    if taken.menu in ("clause", "tone"):
        choice = shelf.clause_choice(taken.owner, taken.id)
        return choice.text if choice else ""
    return ""


def left_history_on(compared: tuple[DayPair, ...]) -> int:
    """The first day on which the play and the record differ; 0 where they never do."""
    return next((pair.day for pair in compared if pair.alike is False), 0)
