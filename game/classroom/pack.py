"""The printable lesson pack, and the paper edition, from the scenario's own data.

Two pages of HTML that print well and need nothing else. What a scenario does not
hold (desks, a source sheet, exam questions) is left out, not made up.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from game.classroom.prose import GUIDES, as_html, guide
from game.classroom.report import environment
from game.classroom.words import plain
from game.debrief.compare import history_of
from game.debrief.shelf import Shelf
from game.play.auto import day_date
from game.play.classcode import ClassSetting
from game.play.record import Settings
from game.play.session import Session
from game.scenario.model import (
    ClassDesk,
    CodexEntry,
    Day,
    Document,
    EnvelopeItem,
    ExamQuestion,
    Lesson,
    Matter,
    Paper,
    Person,
    Scenario,
    Stop,
)
from game.scenario.values import Length

CARDS: Final = 5
"""Voting cards for each pair."""
LOG_LINES: Final = 13
SHORT: Final = 50
"""Signs under which a first sentence says too little by itself."""
PAPERS: Final = 3
"""Papers of a day on a sheet."""
PACK, PAPER = "lesson-pack.html", "paper-edition.html"


@dataclass(frozen=True, slots=True)
class Plan:
    """A lesson with its stops."""

    lesson: Lesson
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Sitting:
    """A desk of the room with its people."""

    desk: ClassDesk
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class DaySheet:
    """A day on paper: its papers, who says what, what must be decided."""

    day: Day
    date: str
    papers: tuple[Paper, ...]
    matters: tuple[Matter, ...]
    voices: tuple[tuple[str, str], ...]

    @property
    def envelope(self) -> tuple[EnvelopeItem, ...]:
        """What others did meanwhile."""
        return self.day.envelope.items


def plans(scenario: Scenario) -> tuple[Plan, ...]:
    """Every lesson of a scenario with its stops."""
    stops = {stop.id: stop for stop in scenario.stops}
    return tuple(
        Plan(lesson, tuple(stops[name] for name in lesson.stops)) for lesson in scenario.lessons
    )


def sittings(scenario: Scenario) -> tuple[Sitting, ...]:
    """Every desk of the room with its people."""
    people = Shelf(scenario).people
    return tuple(
        Sitting(desk, tuple(people[name] for name in desk.people)) for desk in scenario.class_desks
    )


def day_sheets(scenario: Scenario) -> Iterator[DaySheet]:
    """The days of a lesson on paper, as they came when everything went as it went then."""
    length = Length.LESSON if Length.LESSON in scenario.head.lengths else Length.FULL
    shelf = Shelf(scenario)
    past = history_of(Session.begin(scenario, Settings(length), 1), shelf)
    for day in scenario.days:
        papers = [paper for paper in past.session.papers(day.day) if not paper.on_request]
        matters = tuple(
            shelf.matters[taken.owner] for taken in past.taken_on(day.day, "matter")[:1]
        )
        morning = past.at(day.day, 0)
        voices = tuple(
            (shelf.short(voice.who), voice.headline)
            for matter in matters
            for voice in matter.voices
            if morning is not None and morning.holds(voice.when)
        )
        date = day_date(scenario, day.day).strftime("%A %d %B %Y").replace(" 0", " ")
        yield DaySheet(day, date, tuple(papers[:PAPERS]), matters, voices)


def glossary(scenario: Scenario) -> tuple[CodexEntry, ...]:
    """The words that the pack explains, by the alphabet."""
    wanted = set(scenario.pack.words) if scenario.pack else set()
    return tuple(
        sorted((e for e in scenario.codex if e.id in wanted), key=lambda e: e.title.casefold())
    )


def opening(text: str) -> str:
    """The first sentence of a text, for a sheet with little room; two where the first is short."""
    first, *rest = re.split(r"(?<=[.!?])\s", text)
    return f"{first} {rest[0]}" if rest and len(first) < SHORT else first


def who_is_who(scenario: Scenario) -> tuple[Person, ...]:
    """Everybody who may be met in a play, the player's own side first."""
    sides = ("us", "host", "them", "other")
    met = [each for each in scenario.people if each.known_from_day <= len(scenario.days)]
    return tuple(sorted(met, key=lambda each: sides.index(each.side)))


def exam_practice(scenario: Scenario) -> tuple[ExamQuestion, ...]:
    """The questions that the pack sets for practice, in its order."""
    if scenario.pack is None:
        return ()
    questions = {question.id: question for question in scenario.exam_questions}
    return tuple(questions[name] for name in scenario.pack.exam)


def source_sheet(scenario: Scenario) -> tuple[Document, ...]:
    """The documents of the source sheet, in its order."""
    if scenario.pack is None or scenario.pack.sheet is None:
        return ()
    documents = {document.id: document for document in scenario.documents}
    return tuple(documents[name] for name in scenario.pack.sheet.documents)


def _context(
    scenario: Scenario, code: str, setting: ClassSetting | None, settled: Sequence[tuple[str, str]]
) -> dict[str, Any]:
    return {
        "scenario": scenario.head,
        "pack": scenario.pack,
        "code": code,
        "setting": setting,
        "settled": settled,
        "plans": plans(scenario),
        "sittings": sittings(scenario),
        "advisers": [person for person in scenario.people if person.adviser],
        "cards": range(1, CARDS + 1),
        "log_lines": range(1, max(LOG_LINES, len(scenario.days)) + 1),
        "sources": source_sheet(scenario),
        "words": glossary(scenario),
        "people": who_is_who(scenario),
        "exam": exam_practice(scenario),
        "profiles": {profile.id: profile for profile in scenario.exam_profiles},
        "guides": [(title, as_html(guide(name))) for name, title in GUIDES],
        "sheets": list(day_sheets(scenario)),
    }


def _faces(faces: Mapping[str, str]) -> dict[str, str]:
    """Pictures that a page may hold without another file, by the id of the person."""
    start = "data:image/svg+xml;base64,"
    return {name: start + b64encode(svg.encode()).decode() for name, svg in faces.items()}


def write_pack(  # noqa: PLR0913 (what a pack is made of)
    scenario: Scenario,
    folder: Path,
    code: str = "",
    setting: ClassSetting | None = None,
    settled: Sequence[tuple[str, str]] = (),
    faces: Mapping[str, str] | None = None,
) -> tuple[Path, ...]:
    """Write the pack and the paper edition into a folder; returns their paths.

    Args:
        scenario: what is taught.
        folder: where to; it is made if it is not there.
        code: the class code for the lesson card, or nothing.
        setting: what that code settles.
        settled: the same in words.
        faces: portraits as SVG by the id of the person; those whom it lacks have none.

    Raises:
        OSError: something cannot be written or read.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made = environment()
    made.filters["opening"] = opening
    context = _context(scenario, code, setting, settled) | {"faces": _faces(faces or {})}
    written = []
    for name in (PACK, PAPER):
        path = folder / name
        text = made.get_template(name).render(context)
        path.write_text(text, encoding="utf-8", newline="\n")
        written.append(path)
    return tuple(written)


def lessons_markdown(scenario: Scenario) -> str:
    """The lesson plans as a page of the teacher's guide, from the scenario's data."""
    lines = [
        "# Lessons",
        "",
        f"Plans for *{scenario.head.title}*, made from its `lessons.yaml`.",
        "",
    ]
    for plan in plans(scenario):
        lesson = plan.lesson
        lines += [f"## {lesson.title}", "", f"*{lesson.minutes}.* {_line(lesson.aim)}", ""]
        if lesson.before:
            lines += ["Before:", "", *(f"- {_line(text)}" for text in lesson.before), ""]
        lines += [
            "| minutes | what happens | who speaks | on the screen |",
            "| --- | --- | --- | --- |",
        ]
        lines += [
            f"| {part.minutes} | {_line(part.what)} | {part.who} | {part.screen} |"
            for part in lesson.parts
        ]
        lines += ["", *_stops(plan.stops)]
        if lesson.after:
            lines += ["After:", "", *(f"- {_line(text)}" for text in lesson.after), ""]
    if scenario.pack is not None:
        lines += [
            "## The ladder of questions",
            "",
            "One rung leads to the next. Never skip the first three.",
            "",
        ]
        lines += [f"{n}. {_line(rung.question)}" for n, rung in enumerate(scenario.pack.ladder, 1)]
    return "\n".join(lines).rstrip() + "\n"


def _stops(stops: Sequence[Stop]) -> list[str]:
    if not stops:
        return []
    told = [
        f"- **{stop.title}**, day {stop.day}, {stop.minutes} minutes. {_line(stop.question)} "
        f"Listen for: {_line(stop.listen)}"
        for stop in stops
    ]
    return ["Stops:", "", *told, ""]


def _line(text: str) -> str:
    return " ".join(plain(text).split())
