"""The advisers afterwards: what each foretold, how it came out, and whether he was heard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.debrief.account import Account
from game.debrief.forecasts import Said, brier, mean_brier, predictions, record_of
from game.scenario.model import Matter, Person, Voice


@dataclass(frozen=True, slots=True)
class Advice:
    """What somebody advised on a matter; `followed` is None where he favoured nothing."""

    day: int
    matter: str
    headline: str
    favoured: tuple[str, ...]
    taken: str
    followed: bool | None


@dataclass(frozen=True, slots=True)
class Record:
    """One adviser: his advice, his predictions, and his account with both."""

    person: Person
    advice: tuple[Advice, ...]
    said: tuple[Said, ...]
    questions: tuple[str, ...]  # what he was asked
    right: int
    decided: int
    error: int | None  # mean squared error in basis points

    @property
    def followed(self) -> int:
        """How often his advice was taken."""
        return sum(each.followed is True for each in self.advice)

    @property
    def overruled(self) -> int:
        """How often it was not."""
        return sum(each.followed is False for each in self.advice)


def records(account: Account) -> tuple[Record, ...]:
    """Everybody who spoke on a decided matter, foretold something or was asked."""
    said = predictions(account)
    advice = tuple(_advice(account))
    asked = tuple(_asked(account))
    found = []
    for person in account.session.scenario.people:
        own = tuple(each for each in said if each.who == person.id)
        given = tuple(each for who, each in advice if who == person.id)
        questions = tuple(text for who, text in asked if who == person.id)
        if own or given or questions:
            right, decided = record_of(person.id, own)
            error = mean_brier([brier(each.odds, came=each.came) for each in own])
            found.append(Record(person, given, own, questions, right, decided, error))
    return tuple(found)


def _asked(account: Account) -> Iterator[tuple[str, str]]:
    for taken in account.taken:
        question = account.shelf.questions.get(taken.id) if taken.menu == "question" else None
        if question is not None:
            yield question.to, question.text


def _advice(account: Account) -> Iterator[tuple[str, Advice]]:
    for taken in account.taken:
        if taken.menu not in ("matter", "interruption"):
            continue
        matter = account.shelf.matters[taken.owner]
        view = account.heard(taken)
        for voice in matter.voices:
            if view is not None and view.holds(voice.when):
                yield voice.who, _given(account, matter, voice, taken.id, taken.day)


def _given(account: Account, matter: Matter, voice: Voice, option: str, day: int) -> Advice:
    names = {each.id: each.text for each in matter.options}
    return Advice(
        day=day,
        matter=matter.title,
        headline=voice.headline,
        favoured=tuple(names[each] for each in voice.favours if each in names),
        taken=account.shelf.options[matter.id, option].text,
        followed=option in voice.favours if voice.favours else None,
    )
