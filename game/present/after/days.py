"""Two timelines, and the reasons of the day that is chosen."""

from __future__ import annotations

from game.debrief.timeline import DayStory, MatterStory, day_story
from game.play.auto import day_date
from game.present.after.shared import compared, debrief_page
from game.present.frame import SURE, Frame, cited, short_date
from game.present.library import quote
from game.present.markup import sentence
from game.present.page import Action, Block, DayRow, Heading, Page, Prose, Timelines

NUMBERS = [
    "No",
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Eleven",
    "Twelve",
    "Thirteen",
    "Fourteen",
]


def page(frame: Frame) -> Page:
    """Two timelines, and the reasons of the day that is chosen."""
    account = frame.account
    found = compared(frame)
    chosen = frame.ui.day or next((each.day for each in found if each.alike is False), 1)
    rows = tuple(
        DayRow(
            f"day:{each.day}",
            each.day,
            str(day_date(frame.scenario, each.day).day),
            _line(each.yours, "not reached"),
            _line(each.history, "waited"),
            each.alike,
            each.day == chosen,
        )
        for each in found
    )
    words = frame.scenario.head.words
    side: list[Block] = []
    story = next((each for each in found if each.day == chosen), None)
    if story is not None:
        side = _story(frame, day_story(account, story))
    actions = tuple(
        Action(row.action, f"Day {row.day}", "tab", pressed=row.selected) for row in rows
    )
    return debrief_page(
        frame,
        "debrief-days",
        f"{_count(frame)} days, twice",
        (Timelines("You", words.player_then, rows),),
        tuple(side),
        actions,
    )


def _count(frame: Frame) -> str:
    days_of = frame.scenario.head.days
    return NUMBERS[days_of] if days_of < len(NUMBERS) else str(days_of)


def _line(done: tuple[str, ...], otherwise: str) -> str:
    return done[0] if done else otherwise


def _story(frame: Frame, story: DayStory) -> list[Block]:
    day = frame.scenario.days[story.pair.day - 1]
    date = short_date(day_date(frame.scenario, day.day))
    side: list[Block] = [Heading(f"Day {day.day}, {date}", 3), Heading(day.title, 2)]
    for matter in story.matters:
        side += _matter(frame, matter)
    read = ", ".join(paper.title for paper in story.papers_read)
    unread = ", ".join(paper.title for paper in story.papers_unread)
    if read:
        side.append(Prose(f"**You had read:** {sentence(read)}", "note"))
    if unread:
        side.append(Prose(f"**It lay unread:** {sentence(unread)}", "note"))
    return side


def _matter(frame: Frame, story: MatterStory) -> list[Block]:
    past = story.matter.historical
    yours = sentence(story.yours.done) if story.yours else "It was not put to you."
    blocks: list[Block] = [
        Heading(story.matter.title, 3),
        Prose(f"**You:** {yours}"),
        Prose(f"**He:** {sentence(story.his.done)} {past.why}"),
        Prose(f"**He knew:** {past.knew}", "note"),
    ]
    if past.against:
        blocks.append(Prose(f"**Who argued otherwise:** {past.against}", "note"))
    if past.followed:
        blocks.append(Prose(f"**What followed:** {past.followed}", "note"))
    if story.yours is not None and story.yours.warrant is not None:
        warrant = story.yours.warrant
        disputed = f" Disputed: {warrant.disputed_by}" if warrant.disputed_by else ""
        blocks.append(
            Prose(
                f"**Could it have been?** {warrant.text} Likelihood: {warrant.likelihood}."
                f"{disputed}",
                "note",
            )
        )
    if past.quotation is not None:
        blocks.append(quote(frame, past.quotation))
    if story.matter.class_question:
        blocks += [Heading("Ask the class", 3), Prose(f"**{story.matter.class_question}**")]
    blocks.append(
        Prose(f"{SURE[past.confidence].capitalize()}. {cited(past.sources, frame)}", "note")
    )
    return blocks
