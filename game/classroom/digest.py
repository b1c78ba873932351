"""One run in brief: what a class report needs of it, so that hundreds fit into little memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from game.classroom.collect import Handed
from game.debrief.account import Account
from game.debrief.calibration import Score, scores
from game.debrief.compare import told
from game.debrief.forecasts import Forecast, forecasts
from game.debrief.positions import evenings
from game.debrief.shelf import Shelf
from game.play.runcode import Kernels
from game.play.session import Session
from game.rules import facts as f
from game.rules.state import State
from game.scenario.model import Ending

DECIDED = ("matter", "interruption")


@dataclass(frozen=True, slots=True)
class Decision:
    """An answer to a matter, with its place among the run's answers."""

    day: int
    half: int
    matter: str
    option: str


@dataclass(frozen=True, slots=True)
class RoomVote:
    """How a room voted on a matter at the projector: its rounds, and what was signed.

    `overruled` is the teacher's reason where something else was signed.
    """

    day: int
    matter: str
    rounds: tuple[tuple[tuple[str, int], ...], ...]
    taken: str
    overruled: str


@dataclass(frozen=True, slots=True)
class Run:
    """One student's run. `number` counts from 1 and does not depend on the order of handing in.

    `ending` is None where the play was not finished. `evenings` is how it stood on each
    evening, by day. `words` counts the free words of a file; codes carry none.
    """

    number: int
    handed: Handed
    last_day: int
    ending: Ending | None
    decisions: tuple[Decision, ...]
    clauses: Mapping[str, str]
    asked: frozenset[str]
    received: tuple[str, ...]
    opened: frozenset[str]
    initiatives: tuple[str, ...]
    done: tuple[tuple[str, ...], ...]  # by day, in the words of the timeline
    forecasts: tuple[Forecast, ...]
    scores: tuple[Score, ...]
    evenings: Mapping[int, State]
    words: int
    votes: tuple[RoomVote, ...] = ()

    @property
    def label(self) -> str:
        """The name, where one was typed, with the number of the run."""
        own = self.handed.name
        return f"{own} (run {self.number})" if own else f"Run {self.number}"

    @property
    def chosen(self) -> Mapping[str, str]:
        """The option taken in each matter that was decided."""
        return {each.matter: each.option for each in self.decisions}

    @property
    def error(self) -> int | None:
        """The mean squared error of the forecasts in basis points; None without any."""
        return self.scores[0].error if self.scores else None


def digest(number: int, handed: Handed, shelf: Shelf, kernels: Kernels) -> Run:
    """Return one run in brief; its play is replayed and let go."""
    record = handed.record
    unplaced = tuple(note for note in record.notes if note.kind != "place")
    kernel = kernels(record.settings.length)
    session = Session.resume(shelf.scenario, replace(record, notes=unplaced), kernel)
    return of_account(number, handed, Account(session, shelf))


def of_account(number: int, handed: Handed, account: Account) -> Run:
    """Return a run in brief from its account."""
    session = account.session
    taken = account.taken
    expected = forecasts(account)
    days = range(1, account.last_day + 1)
    return Run(
        number=number,
        handed=handed,
        last_day=account.last_day,
        ending=session.ending,
        decisions=tuple(_decision(each) for each in taken if each.menu in DECIDED),
        clauses={each.owner: each.id for each in taken if each.menu == "clause"},
        asked=frozenset(each.id for each in taken if each.menu == "question"),
        received=tuple(paper.id for day in days for paper in session.papers(day)),
        opened=frozenset(session.notes.of_kind("read")),
        initiatives=tuple(each.id for each in taken if each.menu == "initiative"),
        done=tuple(told(account, day) for day in days),
        forecasts=expected,
        scores=scores(expected),
        evenings=evenings(account),
        words=_words(session),
        votes=tuple(_votes(session)),
    )


def _decision(taken: f.Taken) -> Decision:
    return Decision(taken.day, taken.half, taken.owner, taken.id)


def _votes(session: Session) -> Iterator[RoomVote]:
    """The votes that were kept with a play, in order; what is no vote of ours is passed over."""
    for stretch in session.stretches:
        menu = stretch.choice.menu if stretch.choice else ""
        noted = session.notes.get("vote", menu)
        taken = next((fact for fact in stretch.facts if isinstance(fact, f.Taken)), None)
        if noted and taken is not None and taken.menu in DECIDED:
            rounds = tuple(tuple(_counts(part)) for part in noted.split("|")[:MOST_ROUNDS])
            overruled = session.notes.get("overruled", menu)
            yield RoomVote(taken.day, taken.owner, rounds, taken.id, overruled)


MOST_ROUNDS = 6


def _counts(noted: str) -> Iterator[tuple[str, int]]:
    for part in noted.split():
        option, _colon, count = part.partition(":")
        if count.isascii() and count.isdigit() and len(count) <= 3:  # noqa: PLR2004
            yield option, int(count)


def _words(session: Session) -> int:
    """Words that the player wrote. Among the reasons, those of the evenings are keyed by day."""
    evenings = [text for key, text in session.notes.of_kind("reason").items() if key.isdecimal()]
    free = [*evenings, *session.notes.of_kind("text").values()]
    return sum(len(text.split()) for text in free)
