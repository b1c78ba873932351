"""One day told twice, at the level of reasons: who did what, knowing what."""

from __future__ import annotations

from dataclasses import dataclass

from game.debrief.account import Account
from game.debrief.compare import DayPair
from game.scenario.model import Matter, Option, Paper


@dataclass(frozen=True, slots=True)
class MatterStory:
    """A matter as it was decided and as it had been; `yours` is None where it was not put."""

    matter: Matter
    yours: Option | None
    his: Option


@dataclass(frozen=True, slots=True)
class DayStory:
    """A day: both lines, the matters behind them, and what lay on your desk."""

    pair: DayPair
    matters: tuple[MatterStory, ...]
    papers_read: tuple[Paper, ...]
    papers_unread: tuple[Paper, ...]
    answers: tuple[str, ...]
    reason: str


def day_story(account: Account, pair: DayPair) -> DayStory:
    """The story of a day for the panel beside the timelines."""
    session, shelf = account.session, account.shelf
    papers = session.papers(pair.day) if pair.day <= account.last_day else ()
    answered = (shelf.questions.get(each.id) for each in account.taken_on(pair.day, "question"))
    return DayStory(
        pair,
        tuple(_story(account, matter, pair.day) for matter in _put(account, pair.day)),
        tuple(paper for paper in papers if session.read(paper.id)),
        tuple(paper for paper in papers if not session.read(paper.id)),
        tuple(question.answer for question in answered if question),
        session.notes.get("reason", str(pair.day)),
    )


def _put(account: Account, day: int) -> tuple[Matter, ...]:
    """The matters of a day: those that were put, else those that history was put."""
    length = account.session.settings.length
    found = {matter.id: matter for matter in account.matters(day)}
    if day == account.last_day and not account.over:
        decided = {each.owner for each in account.taken_on(day, "matter")}
        found = {name: matter for name, matter in found.items() if name in decided}
    for taken in account.taken_on(day, "interruption"):
        found[taken.owner] = account.shelf.matters[taken.owner]
    if not found and (account.over or day < account.last_day):
        found = {matter.id: matter for matter in account.shelf.by_day(day, length)[:1]}
    return tuple(found.values())


def _story(account: Account, matter: Matter, day: int) -> MatterStory:
    taken = (each for each in account.taken_on(day) if each.owner == matter.id)
    yours = next((account.shelf.options.get((each.owner, each.id)) for each in taken), None)
    return MatterStory(matter, yours, account.shelf.options[matter.id, matter.historical.option])
