"""The exam desk: a planning sheet with the student's own evidence under a question's demands."""

from __future__ import annotations

from collections.abc import Sequence

from game.debrief.exam import (
    LINES,
    Own,
    Part,
    PlanningSheet,
    line_key,
    planning_sheet,
    questions_of,
    tick_key,
)
from game.play.auto import day_date
from game.present.after.shared import debrief_page, remark_line
from game.present.frame import Frame, short_date
from game.present.markup import sentence
from game.present.page import Action, Block, Field, Group, Heading, Page, Prose, Table

KIND = "exam"
PROFILE, QUESTION = "profile", "question"
LONGEST = 400
LABELS = {
    "claim": "Your claim, in one sentence",
    "objection": "The best thing to be said against it",
    "line": "Where you draw the line",
}
RULE = (
    "What stands here comes from your own play and is marked with its day. It may illustrate an "
    "argument and proves nothing about the real crisis: each claim also needs evidence from the "
    "record. The sentences are yours to write."
)


def page(frame: Frame) -> Page:
    """A course, a question of it, and its planning sheet."""
    profile, question = chosen(frame)
    if not profile:
        empty = (Prose("This scenario brings no exam questions."),)
        return debrief_page(frame, "debrief-exam", "Exam desk", empty)
    sheet = _sheet(frame, question, profile)
    courses = frame.scenario.exam_profiles
    asked = questions_of(frame.account, profile)
    main: list[Block] = [
        Group("Your course", tuple(f"exam:{PROFILE}:{each.id}" for each in courses)),
        Group("The question", tuple(f"exam:{QUESTION}:{each.id}" for each, _form in asked)),
        *_plan(frame, sheet),
    ]
    side = [*_own_lines(sheet), *_ticks(sheet), *_course(sheet)]
    actions = (
        *(
            Action(f"exam:{PROFILE}:{each.id}", each.short, "toggle", pressed=each.id == profile)
            for each in courses
        ),
        *(
            Action(f"exam:{QUESTION}:{each.id}", each.title, "toggle", pressed=each.id == question)
            for each, _form in asked
        ),
        *_fields(sheet),
        *(
            Action(
                f"tick:{tick_key(sheet.question.id, each.tick.id)}",
                each.tick.text,
                "toggle",
                pressed=each.done,
            )
            for each in sheet.ticks
        ),
    )
    return debrief_page(
        frame, "debrief-exam", "Exam desk", tuple(main), tuple(side), actions,
        subtitle="Your evidence under the question’s demands",
    )  # fmt: skip


def printed(frame: Frame) -> tuple[Block, ...]:
    """The planning sheet of every question that was worked on, else of the first course's."""
    profile, _question = chosen(frame)
    return _sheets(frame, profile, _worked_on(frame, profile)) if profile else ()


def in_short(frame: Frame) -> tuple[Block, ...]:
    """The planning sheet of the question at hand."""
    profile, question = chosen(frame)
    return _sheets(frame, profile, [question]) if question else ()


def _sheets(frame: Frame, profile: str, questions: Sequence[str]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for question in questions:
        sheet = _sheet(frame, question, profile)
        blocks += [
            *_plan(frame, sheet),
            *_own_lines(sheet),
            Heading("Before you hand it in", 3),
            *(Prose(f"{'☑' if each.done else '☐'} {each.tick.text}") for each in sheet.ticks),
        ]
    return tuple(blocks)


def chosen(frame: Frame) -> tuple[str, str]:
    """The ids of the course and the question at hand; empty where the scenario has none."""
    notes = frame.session.notes
    courses = [each.id for each in frame.scenario.exam_profiles]
    if not courses:
        return "", ""
    profile = notes.get(KIND, PROFILE)
    profile = profile if profile in courses else courses[0]
    asked = [each.id for each, _form in questions_of(frame.account, profile)]
    question = notes.get(KIND, QUESTION)
    if question in asked:
        return profile, question
    return (profile, _nearest(frame, profile, asked)) if asked else ("", "")


def _nearest(frame: Frame, profile: str, asked: Sequence[str]) -> str:
    """The question to which the student's own play has most to say; of equals the first."""
    answered = {
        each: sum(len(part.own) for part in _sheet(frame, each, profile).parts) for each in asked
    }
    return max(asked, key=answered.__getitem__)


def _worked_on(frame: Frame, profile: str) -> list[str]:
    """The questions with a tick, a line or a choice; where there are none, all of the course."""
    notes = frame.session.notes
    asked = [each.id for each, _form in questions_of(frame.account, profile)]
    touched = {key.split("/")[0] for key, value in notes.of_kind("tick").items() if value}
    touched |= {
        key.split("/")[1]
        for key, value in notes.of_kind("text").items()
        if value and key.startswith("plan/")
    }
    touched.add(notes.get(KIND, QUESTION))
    return [each for each in asked if each in touched] or asked


def _sheet(frame: Frame, question: str, profile: str) -> PlanningSheet:
    return frame.once(
        f"exam/{profile}/{question}", lambda account: planning_sheet(account, question, profile)
    )


# -- the sheet


def _plan(frame: Frame, sheet: PlanningSheet) -> list[Block]:
    form = sheet.form
    minutes = f", {form.minutes} minutes" if form.minutes else ""
    blocks: list[Block] = [
        Heading(sheet.question.title, 2, sheet.question.concept),
        Prose(form.stem, "lead"),
        Prose(f"{sheet.profile.name}: {form.marks} marks{minutes}. {form.command}", "note"),
        Prose(RULE, "note"),
    ]
    for part in sheet.parts:
        blocks += _demand(frame, part)
    if sheet.remarks:
        blocks.append(Heading("What historians made of your choices", 3))
        blocks += [remark_line(each) for each in sheet.remarks]
    if sheet.question.judgements:
        blocks.append(Heading("Lines that could be drawn", 3))
        blocks += [Prose(f"– {each}") for each in sheet.question.judgements]
    if sheet.question.errors:
        blocks.append(Heading("What spoils it", 3))
        blocks += [Prose(f"– {sentence(each)}") for each in sheet.question.errors]
    return blocks


def _demand(frame: Frame, part: Part) -> list[Block]:
    blocks: list[Block] = [Heading(part.demand.title, 3)]
    blocks += [Prose(f"– {sentence(each)}") for each in part.demand.points]
    if part.own:
        rows = tuple(_row(frame, each) for each in part.own)
        blocks.append(Table("From your play", ("Day", "You", "Beside it"), rows))
    else:
        blocks.append(Prose("Your play gives nothing here: look to the record.", "note"))
    if part.recorded:
        links = "; ".join(f"[{each.title}]({each.target})" for each in part.recorded)
        blocks.append(Prose(f"**From the record:** {links}.", "note"))
    return blocks


KINDS = {
    "decision": "",
    "wording": "Wording: ",
    "initiative": "Unasked: ",
    "reason": "Your reason: ",
    "paper": "Read: ",
    "forecast": "Forecast: ",
}


def _row(frame: Frame, own: Own) -> tuple[str, str, str]:
    date = short_date(day_date(frame.scenario, own.day))
    return date, f"{KINDS[own.kind]}{own.text}", own.beside


def _own_lines(sheet: PlanningSheet) -> list[Block]:
    blocks: list[Block] = [Heading("In your own words", 2)]
    held = dict(sheet.written)
    blocks += [Field(_action(sheet, name), LABELS[name], held[name], "", LONGEST) for name in LINES]
    return blocks


def _fields(sheet: PlanningSheet) -> tuple[Action, ...]:
    return tuple(Action(_action(sheet, name), LABELS[name], "field") for name in LINES)


def _action(sheet: PlanningSheet, name: str) -> str:
    return f"write:{line_key(sheet.question.id, name)}"


def _ticks(sheet: PlanningSheet) -> list[Block]:
    actions = tuple(f"tick:{tick_key(sheet.question.id, each.tick.id)}" for each in sheet.ticks)
    return [Heading("Before you hand it in", 2), Group("", actions)]


def _course(sheet: PlanningSheet) -> list[Block]:
    profile = sheet.profile
    blocks: list[Block] = [Heading("What the best answers do", 2)]
    blocks += [Prose(f"– {sentence(each)}", "note") for each in profile.top]
    blocks.append(Prose(f"{profile.where} {profile.caution}", "note"))
    return blocks
