"""The exam desk: a question's demands, and a student's own evidence sorted under them.

Evidence is pointed at, never written out into an answer. What comes from a play
illustrates an argument; what comes from the record can carry one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from game.debrief.account import Account
from game.debrief.forecasts import Forecast, forecasts
from game.debrief.margin import Remark, remarks
from game.debrief.wordings import wordings
from game.scenario.model import Demand, ExamForm, ExamProfile, ExamQuestion, Tick

TICKED = "1"


SAME = "History the same"
"""What stands beside what was done in history too."""


@dataclass(frozen=True, slots=True)
class Own:
    """Something of the student's own play. `beside` is what the record says to it."""

    kind: Literal["decision", "wording", "initiative", "reason", "paper", "forecast"]
    day: int
    text: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """Something outside the play that can be opened: `target` is `document:id` or `codex:id`."""

    title: str
    target: str


@dataclass(frozen=True, slots=True)
class Part:
    """One demand with what answers to it."""

    demand: Demand
    own: tuple[Own, ...]
    recorded: tuple[Recorded, ...]


@dataclass(frozen=True, slots=True)
class Ticked:
    """A line of the self-assessment, and whether the student ticked it."""

    tick: Tick
    done: bool


@dataclass(frozen=True, slots=True)
class PlanningSheet:
    """One question, ready to be planned. `written` are the student's own lines by name."""

    profile: ExamProfile
    form: ExamForm
    question: ExamQuestion
    parts: tuple[Part, ...]
    remarks: tuple[Remark, ...]
    ticks: tuple[Ticked, ...]
    written: tuple[tuple[str, str], ...]


LINES = ("claim", "objection", "line")
"""What a student writes on a planning sheet; the labels are the page's business."""


def questions_of(account: Account, profile: str) -> tuple[tuple[ExamQuestion, ExamForm], ...]:
    """The questions that a course sets, each with the course's own wording."""
    return tuple(
        (question, form)
        for question in account.session.scenario.exam_questions
        for form in question.forms
        if form.profile == profile
    )


def planning_sheet(account: Account, question: str, profile: str) -> PlanningSheet:
    """The planning sheet of a question in a course's wording.

    Raises KeyError where the course does not set the question.
    """
    scenario = account.session.scenario
    profiles = {each.id: each for each in scenario.exam_profiles}
    asked, form = next(
        ((each, form) for each, form in questions_of(account, profile) if each.id == question),
        (None, None),
    )
    if asked is None or form is None:
        raise KeyError(f"{profile}/{question}")
    given = {each.day: each for each in forecasts(account)}
    notes = account.session.notes
    return PlanningSheet(
        profiles[profile],
        form,
        asked,
        tuple(
            Part(each, tuple(_own(account, each, given)), tuple(_recorded(account, each)))
            for each in asked.demands
        ),
        tuple(each for each in remarks(account) if each.school.id in asked.schools),
        tuple(
            Ticked(tick, notes.get("tick", tick_key(asked.id, tick.id)) == TICKED)
            for tick in asked.ticks
        ),
        tuple((line, notes.get("text", line_key(asked.id, line))) for line in LINES),
    )


def tick_key(question: str, tick: str) -> str:
    """The key of the note that holds a tick."""
    return f"{question}/{tick}"


def line_key(question: str, line: str) -> str:
    """The key of the note that holds a line of a planning sheet."""
    return f"plan/{question}/{line}"


def _own(account: Account, demand: Demand, given: dict[int, Forecast]) -> Iterator[Own]:
    """The student's evidence for a demand, by day."""
    found = [
        *_decisions(account, demand),
        *_worded(account, demand),
        *_initiatives(account, demand),
        *_papers(account, demand),
        *(_forecast(given[day]) for day in demand.evenings if _answered(given.get(day))),
    ]
    yield from sorted(found, key=lambda each: each.day)


def _answered(forecast: Forecast | None) -> bool:
    return forecast is not None and forecast.odds is not None


def _decisions(account: Account, demand: Demand) -> Iterator[Own]:
    shelf, notes = account.shelf, account.session.notes
    for taken in account.taken:
        if taken.owner not in demand.matters:
            continue
        option = shelf.taken_option(taken.menu, taken.owner, taken.id)
        if option is None:
            continue
        past = shelf.options[taken.owner, shelf.matters[taken.owner].historical.option]
        same = past.id == option.id
        yield Own("decision", taken.day, option.done, SAME if same else past.done)
        reason = notes.get("reason", str(taken.day))
        if reason:
            yield Own("reason", taken.day, reason)


def _worded(account: Account, demand: Demand) -> Iterator[Own]:
    for day in range(1, account.last_day + 1):
        for each in wordings(account, day):
            if each.clause in demand.clauses:
                beside = {True: SAME, False: each.history, None: ""}[each.alike]
                yield Own("wording", day, f"{each.prompt} {each.yours}", beside)


def _initiatives(account: Account, demand: Demand) -> Iterator[Own]:
    for taken in account.taken_on_any("initiative"):
        initiative = account.shelf.initiatives.get(taken.id)
        if initiative is not None and taken.id in demand.initiatives:
            beside = SAME if initiative.historical else ""
            yield Own("initiative", taken.day, initiative.done, beside)


def _papers(account: Account, demand: Demand) -> Iterator[Own]:
    session = account.session
    for day in range(1, account.last_day + 1):
        for paper in session.papers(day):
            wanted = paper.id in demand.papers or paper.document in demand.documents
            if wanted and session.read(paper.id):
                grade = session.notes.get("grade", paper.id)
                yield Own("paper", day, paper.title, GRADED.get(grade, ""))


GRADED = {"believe": "You believed it.", "doubt": "You doubted it.", "park": "You left it open."}


def _forecast(forecast: Forecast) -> Own:
    came = {
        True: "In your play it came true.",
        False: "In your play it did not come true.",
        None: "In your play it could not be decided.",
    }
    told = f"{forecast.ask} You said {forecast.odds} in 100."
    return Own("forecast", forecast.day, told, came[forecast.came])


def _recorded(account: Account, demand: Demand) -> Iterator[Recorded]:
    """What can be opened for a demand; of two things by one title, the document."""
    entries = account.shelf.entries
    named = [*(("document", name) for name in demand.documents)]
    named += [("codex", name) for name in demand.codex]
    seen: set[str] = set()
    for kind, name in named:
        title = _title(entries[name])
        if title not in seen:
            yield Recorded(title, f"{kind}:{name}")
        seen.add(title)


def _title(known: object) -> str:
    return str(getattr(known, "title", "") or getattr(known, "name", ""))
