"""Lesson plans and the pages for teachers, as blocks of a page."""

from __future__ import annotations

from collections.abc import Iterator

from game.classroom.pack import Plan
from game.classroom.prose import Part, guide, parts
from game.present.page import Block, Heading, Prose, Table


def plan_blocks(plan: Plan) -> tuple[Block, ...]:
    """A lesson plan: its aim, its minutes, its stops with what to listen for."""
    lesson = plan.lesson
    blocks: list[Block] = [Prose(lesson.aim, "lead"), Prose(lesson.minutes, "note")]
    blocks += _listed("Before", lesson.before)
    rows = tuple((part.minutes, part.what, part.who, part.screen) for part in lesson.parts)
    blocks.append(Table("", ("Minutes", "What happens", "Who speaks", "On the screen"), rows))
    for stop in plan.stops:
        label = f"Stop: {stop.title} (day {stop.day}, {stop.minutes} minutes)"
        listen = Prose(f"Listen for: {stop.listen}", "note")
        blocks += [Heading(label, 3), Prose(stop.question, "document"), listen]
    blocks += _listed("After", lesson.after)
    return tuple(blocks)


def _listed(label: str, texts: tuple[str, ...]) -> list[Block]:
    return [Heading(label, 3), *(Prose(text) for text in texts)] if texts else []


def guide_blocks(name: str) -> tuple[Block, ...]:
    """One of the pages for teachers; a sentence where it is not there."""
    try:
        text = guide(name)
    except OSError:
        return (Prose("This page was not found beside the program. Get the whole of it again."),)
    found = list(_blocks(text))
    return tuple(found[1:] if isinstance(found[0], Heading) else found)


def _blocks(text: str) -> Iterator[Block]:
    for part in parts(text):
        yield from _block(part)


def _block(part: Part) -> Iterator[Block]:
    if part.kind == "heading":
        yield Heading(_unticked(part.texts[0]), 2)
    elif part.kind == "table":
        head, *rows = (tuple(_unticked(cell) for cell in row) for row in part.rows)
        yield Table("", head, tuple(rows))
    elif part.kind == "quote":
        yield Prose(_unticked(part.texts[0]), "document")
    else:
        for number, line in enumerate(part.texts, 1):
            mark = {"numbers": f"{number}. ", "bullets": "· "}.get(part.kind, "")
            yield Prose(mark + _unticked(line))


def _unticked(text: str) -> str:
    return text.replace("`", "")
