"""Forecasts and predictions: what was expected, what came, and how near it was.

The score is the one that Brier proposed in 1950: the square of the distance
between the odds given and what happened. It bears on judging, never on the play.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from game.debrief.account import Account
from game.debrief.resolving import Open, Outcome, outcome
from game.play.answers import commitment
from game.scenario.model import Prediction

SURE = 100
EVEN = 50
SECOND_HALF = 2


@dataclass(frozen=True, slots=True)
class Forecast:
    """An evening question with the odds given, in per cent; None where there are none (yet).

    `answer` is what was so in history, `outcome` what became of it in this play.
    """

    day: int
    ask: str
    odds: int | None
    outcome: Outcome
    advisers: tuple[tuple[str, int], ...]
    answer: str

    @property
    def came(self) -> bool | None:
        """Whether it came true in this play; None where that could not be decided."""
        return self.outcome.came

    @property
    def brier(self) -> int | None:
        """The squared distance in basis points: 0 best, 10,000 worst."""
        return brier(self.odds, came=self.came)


@dataclass(frozen=True, slots=True)
class Said:
    """A prediction somebody made on a day; `came` is None while it is open or cannot be told."""

    who: str
    day: int
    text: str
    odds: int
    due_day: int
    outcome: Outcome

    @property
    def came(self) -> bool | None:
        """Whether it came true in this play; None where that could not be decided."""
        return self.outcome.came

    @property
    def right(self) -> bool | None:
        """Whether the likelier side came true; None while it is open, and for even odds."""
        undecided = self.came is None or self.odds == EVEN
        return None if undecided else (self.odds > EVEN) == self.came


def brier(odds: int | None, *, came: bool | None) -> int | None:
    """The squared distance of odds in per cent from what happened, in basis points."""
    if odds is None or came is None:
        return None
    return (odds - (SURE if came else 0)) ** 2


def forecasts(account: Account) -> tuple[Forecast, ...]:
    """The evening questions of the days that were played, in order."""
    given = account.session.notes.of_kind("forecast")
    found = []
    for day in account.session.scenario.days[: account.desk_days]:
        dusk = account.at_dusk(day.day)
        evening = day.evening if dusk is None else dusk.asked(day.evening)
        odds = given.get(str(day.day), "")
        found.append(
            Forecast(
                day.day,
                evening.ask,
                int(odds) if odds.isdigit() else None,
                outcome(
                    account,
                    (day.day, 0, True),
                    (evening.due_day, evening.half),
                    evening.true_when,
                ),
                tuple(evening.advisers.items()),
                evening.answer,
            )
        )
    return tuple(found)


def predictions(account: Account) -> tuple[Said, ...]:
    """What advisers committed to on the days up to the one shown, in order.

    What was foretold on a matter of the night counts once the matter is answered.
    """
    return tuple(
        said
        for day in range(1, account.desk_days + 1)
        for said in (*_voiced(account, day), *_answered(account, day))
    )


def _voiced(account: Account, day: int) -> Iterator[Said]:
    morning = account.at(day, 0)
    put = [(matter, morning, 0) for matter in account.matters(day)]
    put += [
        (account.shelf.matters[each.owner], account.heard(each), each.half)
        for each in account.taken_on(day, "interruption")
    ]
    for matter, view, half in put:
        for voice in matter.voices:
            if voice.prediction and view is not None and view.holds(voice.when):
                told = said(account, voice.who, (day, half), voice.prediction)
                yield _supposed(account, matter.id, voice.prediction, told)


def _supposed(account: Account, matter: str, prediction: Prediction, told: Said) -> Said:
    """What was foretold for some choices only is judged only where one of them was made."""
    if not prediction.given:
        return told
    taken = next((each.id for each in account.taken if each.owner == matter), None)
    if taken in prediction.given:
        return told
    open_: Open = "not yet" if taken is None and not account.over else "otherwise"
    return replace(told, outcome=Outcome(None, told.day, open=open_))


def _answered(account: Account, day: int) -> Iterator[Said]:
    for taken in account.taken_on(day, "question"):
        question = account.shelf.questions.get(taken.id)
        told = commitment(account.session, question) if question else None
        if question and told:
            yield said(account, question.to, (day, 0), told)


def said(account: Account, who: str, when: tuple[int, int], prediction: Prediction) -> Said:
    """A prediction as it stands now: due on a later morning, or after the night of its own day.

    `when` is the day and the half (0: by day) in which it was made.
    """
    day, half = when
    own_night = prediction.due_day <= day
    due = (day, SECOND_HALF) if own_night else (prediction.due_day, 0)
    became = outcome(account, (day, half, False), due, prediction.when)
    return Said(who, day, prediction.text, prediction.odds, prediction.due_day, became)


def record_of(who: str, said_so_far: Sequence[Said]) -> tuple[int, int]:
    """How often the likelier side of somebody's predictions came true, and of how many.

    What is not decided, and what was put at even odds, is not counted.
    """
    decided = [each.right for each in said_so_far if each.who == who and each.right is not None]
    return sum(decided), len(decided)


def mean_brier(scores: Sequence[int | None]) -> int | None:
    """The mean of the scores that there are, in basis points."""
    known = [score for score in scores if score is not None]
    return sum(known) // len(known) if known else None
