"""A class in figures: where it split, how it ended, how well it judged, what nobody asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from game.classroom.collect import Collection, Handed
from game.classroom.digest import Run, digest, of_account
from game.debrief.account import Account
from game.debrief.calibration import Bin, Score, bins, scores
from game.debrief.compare import history_of
from game.debrief.shelf import Shelf
from game.play.runcode import Kernels
from game.play.session import Session
from game.scenario.model import Ending, EndingClass, Matter, Option, Paper, Question, Scenario
from game.scenario.values import Length

FEWEST: Final = 5
"""Shares of fewer runs than this are given as counts, never in per cent."""
LETTERS: Final = "ABCDE"
"""The options of a matter, as charts and sheets call them."""
CLASS_WORDS: Final[dict[EndingClass, str]] = {
    "settled": "negotiated",
    "retreat": "a retreat",
    "unsettled": "unsettled",
    "removed": "removed from office",
    "limited-war": "a limited war",
    "nuclear": "a nuclear war",
}
"""The classes of endings in words, in order of severity."""


@dataclass(frozen=True, slots=True)
class Part:
    """One answer to a matter: who gave it, and whether history did."""

    option: Option
    runs: tuple[Run, ...]
    historical: bool


@dataclass(frozen=True, slots=True)
class Split:
    """A matter that was put to some of the class, and how they answered."""

    day: int
    half: int
    matter: Matter
    parts: tuple[Part, ...]

    @property
    def asked(self) -> int:
        """How many decided it."""
        return sum(len(part.runs) for part in self.parts)

    @property
    def past(self) -> str:
        """The answer that history gave; nothing where it was never put the matter."""
        return next((part.option.id for part in self.parts if part.historical), "")

    @property
    def disagreement(self) -> float:
        """The chance that two of the class, drawn blindly, answered otherwise: 0 to 1."""
        total = self.asked
        if not total:
            return 0.0
        return 1 - sum((len(part.runs) / total) ** 2 for part in self.parts)


@dataclass(frozen=True, slots=True)
class End:
    """An ending and who came to it; no ending for plays that were not finished."""

    ending: Ending | None
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Unasked:
    """A question that could have been asked: on which day, and how many of how many asked it."""

    day: int
    question: Question
    asked: int
    could: int
    brings: tuple[str, ...]  # titles of the papers it would have brought


@dataclass(frozen=True, slots=True)
class Judging:
    """How well the class gave odds: its bins, and its error beside even odds and the advisers."""

    bins: tuple[Bin, ...]
    scores: tuple[Score, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything that a class report tells."""

    scenario: Scenario
    collection: Collection
    runs: tuple[Run, ...]
    history: Mapping[Length, Run]
    splits: tuple[Split, ...]
    ends: tuple[End, ...]
    judging: Judging
    unasked: tuple[Unasked, ...]
    unopened: tuple[Paper, ...]

    @property
    def lengths(self) -> tuple[Length, ...]:
        """The lengths that were played."""
        return tuple(each for each in Length if each in self.history)

    @property
    def lucks(self) -> int:
        """How many different lucks the class played under."""
        return len({run.handed.record.setting for run in self.runs})


def share(count: int, total: int) -> str:
    """A count of a total in words; in per cent only where there are at least five."""
    if total < FEWEST:
        return f"{count} of {total}"
    return f"{count} of {total} ({round(100 * count / total)} %)"


def summarise(scenario: Scenario, collection: Collection, kernels: Kernels) -> Summary:
    """Return a class in figures. The same plays give the same summary in whatever order."""
    shelf = Shelf(scenario)
    runs = tuple(
        digest(number, handed, shelf, kernels) for number, handed in enumerate(collection.runs, 1)
    )
    lengths = {run.handed.record.settings.length for run in runs}
    past = {length: _history(shelf, kernels, length) for length in Length if length in lengths}
    everybody = [each for run in runs for each in run.forecasts]
    return Summary(
        scenario=scenario,
        collection=collection,
        runs=runs,
        history=past,
        splits=_splits(scenario, runs, past.values()),
        ends=_ends(scenario, runs),
        judging=Judging(bins(everybody), scores(everybody)),
        unasked=_unasked(shelf, runs),
        unopened=_unopened(shelf, runs),
    )


def _history(shelf: Shelf, kernels: Kernels, length: Length) -> Run:
    """The play that follows the record, as a run numbered nought."""
    from game.play.record import Settings

    kernel = kernels(length)
    begun = Session.begin(shelf.scenario, Settings(length), 1, kernel)
    account: Account = history_of(begun, shelf)
    return of_account(0, Handed(account.session.record, "", "", "history"), account)


def _splits(scenario: Scenario, runs: Sequence[Run], past: Iterable[Run]) -> tuple[Split, ...]:
    history = {name: option for run in past for name, option in run.chosen.items()}
    answers: dict[str, dict[str, list[Run]]] = {}
    for run in runs:
        for name, option in run.chosen.items():
            answers.setdefault(name, {}).setdefault(option, []).append(run)
    found = []
    for day in scenario.days:
        for matter in day.matters:
            given = answers.get(matter.id, {})
            if given:
                found.append(Split(day.day, matter.half, matter, _parts(matter, given, history)))
    return tuple(found)


def _parts(
    matter: Matter, given: Mapping[str, Sequence[Run]], history: Mapping[str, str]
) -> tuple[Part, ...]:
    return tuple(
        Part(option, tuple(given.get(option.id, ())), option.id == history.get(matter.id))
        for option in matter.options
    )


def _ends(scenario: Scenario, runs: Sequence[Run]) -> tuple[End, ...]:
    order = list(CLASS_WORDS)
    reached: dict[str, list[Run]] = {}
    for run in runs:
        reached.setdefault(run.ending.id if run.ending else "", []).append(run)
    ends = [End(each, tuple(reached[each.id])) for each in scenario.endings if each.id in reached]
    ends.sort(key=lambda end: order.index(end.ending.kind) if end.ending else len(order))
    if "" in reached:
        ends.append(End(None, tuple(reached[""])))
    return tuple(ends)


def _unopened(shelf: Shelf, runs: Sequence[Run]) -> tuple[Paper, ...]:
    """Papers that reached several desks and were opened at none; only files tell of reading."""
    told = [run for run in runs if run.opened]
    reached: Counter[str] = Counter(name for run in told for name in set(run.received))
    opened = {name for run in told for name in run.opened}
    return tuple(
        paper for name, paper in shelf.papers.items() if reached[name] > 1 and name not in opened
    )


def _unasked(shelf: Shelf, runs: Sequence[Run]) -> tuple[Unasked, ...]:
    """Every question that some of the class could have asked, the least asked first."""
    asked: Counter[str] = Counter(name for run in runs for name in run.asked)
    found = []
    for day in shelf.scenario.days:
        here = [run for run in runs if run.last_day >= day.day]
        for question in day.questions:
            could = sum(run.handed.record.settings.length in question.lengths for run in here)
            if could:
                papers = (shelf.papers.get(name) for name in question.brings)
                titles = tuple(paper.title for paper in papers if paper is not None)
                found.append(Unasked(day.day, question, asked[question.id], could, titles))
    found.sort(key=lambda each: (each.asked / each.could, not each.brings, each.day))
    return tuple(found)
