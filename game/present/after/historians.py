"""Historians in the margin: what each school would say of the player's own choices."""

from __future__ import annotations

from game.debrief.margin import Remark, of_day, speaking
from game.play.auto import day_date
from game.present.after.shared import all_remarks, debrief_page, remark_line
from game.present.frame import Frame, cited, linked, short_date, unique
from game.present.markup import sentence
from game.present.page import (
    Action,
    Block,
    Card,
    Field,
    Heading,
    Page,
    Prose,
)
from game.scenario.model import School

WEIGHED = 400
"""The longest answer to a school, in characters."""

VERIFIED = {"read": "", "excerpt-seen": "", "memory": " (not checked for this game)"}


def page(frame: Frame) -> Page:
    """All comments by day; beside them the schools that speak."""
    found = all_remarks(frame)
    cards = tuple(_card(each) for each in speaking(found))
    side: list[Block] = [Heading("Who speaks here", 2), Prose(_who(frame), "note"), *cards]
    return debrief_page(
        frame,
        "debrief-historians",
        "Historians in the margin",
        tuple(_margin(frame, found)),
        tuple(side),
        tuple(Action(card.action, card.title, "card") for card in cards),
        subtitle="What they would say of your choices, and what would change their mind",
    )


def printed(frame: Frame) -> tuple[Block, ...]:
    """All comments by day, then each school that spoke, with what was written about it."""
    found = all_remarks(frame)
    blocks = [Prose(_who(frame), "note"), *_margin(frame, found)]
    for school in speaking(found):
        blocks += [Heading(f"{school.name} ({school.family}, {school.years})", 2)]
        blocks += _argument(frame, school)
        answer = frame.session.notes.get("text", key_of(school))
        if answer:
            blocks.append(Prose(f"**You wrote:** {answer}"))
    return tuple(blocks)


def school_page(frame: Frame, school: School) -> Page:
    """One school: its argument, the evidence both ways, and room to weigh it."""
    blocks = _argument(frame, school)
    action = f"write:{key_of(school)}"
    label = "Would you argue with it or against it, and on what evidence?"
    value = frame.session.notes.get("text", key_of(school))
    side: list[Block] = [
        Heading("Weigh it", 2),
        Field(action, label, value, "", WEIGHED),
        Heading("Test it", 3),
        Prose(school.question),
    ]
    said = [each for each in all_remarks(frame) if each.school.id == school.id]
    if said:
        side += [Heading("On your play", 3), *(Prose(each.reading.comment) for each in said)]
    return Page(
        id=f"school/{school.id}",
        kind="codex",
        title=school.name,
        subtitle=f"{school.family}, {school.years}",
        main=tuple(blocks),
        side=tuple(side),
        actions=unique(
            (
                Action(action, label, "field"),
                *linked((*blocks, *side)),
                Action("close", "Back", "main", key="escape"),
            )
        ),
        keys=(("Esc", "back"),),
        focus="close",
        announcement=school.name,
        back="close",
    )


def open_school(frame: Frame, name: str) -> Page | None:
    """The page of a school by its id; None where there is none, or while a play goes on."""
    if not frame.looking_back():
        return None
    school = next((each for each in frame.scenario.schools if each.id == name), None)
    return school_page(frame, school) if school else None


def key_of(school: School) -> str:
    """The key of the note in which a school is weighed."""
    return f"school/{school.id}"


def _who(frame: Frame) -> str:
    del frame
    return (
        "Each comment is inferred from arguments that historians have published, and written for "
        "this game; nobody said these words, and nobody says that you were wrong. It tells what "
        "would follow if that school is right."
    )


def _margin(frame: Frame, found: tuple[Remark, ...]) -> list[Block]:
    """Comments by day. What would change a school's mind is said where it first speaks."""
    blocks: list[Block] = []
    spoken: set[str] = set()
    for day in dict.fromkeys(each.day for each in found):
        blocks.append(Heading(_place(frame, day), 2))
        for each in of_day(found, day):
            blocks.append(remark_line(each))
            if each.school.id not in spoken or each.reading.changes_mind:
                blocks.append(Prose(f"Would change its mind: {each.changes_mind}", "note"))
            if each.reading.sources:
                blocks.append(Prose(f"{cited(each.reading.sources, frame)}.", "note"))
            spoken.add(each.school.id)
    return blocks or [Prose("No historian has anything to say yet: nothing was decided.")]


def _place(frame: Frame, day: int) -> str:
    if not day:
        return "On the whole"
    title = frame.scenario.days[day - 1].title
    return f"{short_date(day_date(frame.scenario, day))}: {title}"


def _card(school: School) -> Card:
    return Card(f"open:school:{school.id}", school.name, f"{school.family}, {school.years}")


def _argument(frame: Frame, school: School) -> list[Block]:
    blocks: list[Block] = [Prose(school.claim, "document"), Heading("For it", 3)]
    blocks += [Prose(sentence(each)) for each in school.supports]
    blocks.append(Heading("Against it", 3))
    blocks += [Prose(sentence(each)) for each in school.opposes]
    blocks += [Heading("What would change its mind", 3), Prose(school.changes_mind)]
    blocks.append(Heading("Who argues so", 3))
    for each in school.historians:
        against = "Against it: " if each.against else ""
        seen = VERIFIED[each.verified]
        blocks.append(Prose(f"{against}{each.name}, *{each.work}*, {each.year}{seen}.", "note"))
    blocks.append(Prose(f"Sources: {cited(school.sources, frame)}.", "note"))
    return blocks
