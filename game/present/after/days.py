"""Two timelines, and the reasons of the day that is chosen."""

from __future__ import annotations

from game.debrief.compare import DayPair
from game.debrief.margin import of_day
from game.debrief.timeline import DayStory, MatterStory, day_story
from game.debrief.wordings import Wording, wordings
from game.play.auto import day_date
from game.present.after.shared import all_remarks, compared, debrief_page, remark_line
from game.present.citing import CITED, CITED_KEY
from game.present.frame import Frame, cited, linked, marked, short_date
from game.present.library import quote
from game.present.markup import sentence
from game.present.page import Action, Block, DayRow, Facts, Heading, Page, Prose, Timelines
from game.scenario.values import Confidence

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
    timelines = _timelines(frame)
    chosen = next((row.day for row in timelines.rows if row.selected), 0)
    side: list[Block] = []
    for story in _stories(frame):
        if story.pair.day == chosen:
            side = [*_story(frame, story), *_margin(frame, chosen)]
    actions = tuple(
        Action(row.action, f"Day {row.day}", "tab", pressed=row.selected) for row in timelines.rows
    )
    count = sum(each.id.startswith("open:source:") for each in linked(side))
    if count:
        label = f"Sources of this day ({count})"
        actions = (*actions, Action(CITED, label, "secondary", key=CITED_KEY))
    return debrief_page(
        frame,
        "debrief-days",
        f"{_count(frame)} days, twice",
        (timelines,),
        tuple(side),
        actions,
    )


def printed(frame: Frame) -> tuple[Block, ...]:
    """Both lines, then every day with its reasons; historians have a part of their own."""
    blocks: list[Block] = [_timelines(frame)]
    for story in _stories(frame):
        blocks += _story(frame, story)
    return tuple(blocks)


def in_short(frame: Frame) -> tuple[Block, ...]:
    """Both lines and no more."""
    return (_timelines(frame),)


def _timelines(frame: Frame) -> Timelines:
    found = compared(frame)
    first = next((each.day for each in found if each.alike is False), 1)
    chosen = frame.ui.day or (first if found else 0)
    rows = tuple(
        DayRow(
            f"day:{each.day}",
            each.day,
            str(day_date(frame.scenario, each.day).day),
            _line(each, 0, "over by then"),
            _line(each, 1, "waited"),
            each.alike,
            each.day == chosen,
        )
        for each in found
    )
    return Timelines("You", frame.scenario.head.words.player_then, rows)


def _stories(frame: Frame) -> tuple[DayStory, ...]:
    def make(account: object) -> tuple[DayStory, ...]:
        del account
        return tuple(day_story(frame.account, pair) for pair in compared(frame))

    return frame.once("stories", make)


def _count(frame: Frame) -> str:
    days_of = frame.scenario.head.days
    return NUMBERS[days_of] if days_of < len(NUMBERS) else str(days_of)


def _line(pair: DayPair, side: int, otherwise: str) -> str:
    """The chief thing done, yours (0) or history's (1); where the days part, that."""
    if pair.alike is False and pair.parting is not None:
        return pair.parting[side]
    both = set(pair.yours) & set(pair.history)
    done = (pair.yours, pair.history)[side]
    parted = [text for text in done if text not in both] if pair.alike is False else []
    return next(iter([*parted, *done]), otherwise)


def _story(frame: Frame, story: DayStory) -> list[Block]:
    day = frame.scenario.days[story.pair.day - 1]
    date = short_date(day_date(frame.scenario, day.day))
    side: list[Block] = [Heading(day.title, 2, f"Day {day.day}, {date}")]
    worded = wordings(frame.account, day.day)
    for place, matter in enumerate(story.matters):
        known = _in_hand(frame, story) if not place else []
        if matter.matter.title != day.title:
            side.append(Heading(matter.matter.title, 3))
        side += _matter(frame, matter, worded, known)
    return side


def _margin(frame: Frame, day: int) -> list[Block]:
    margin = of_day(all_remarks(frame), day)
    return [Heading("In the margin", 3), *map(remark_line, margin)] if margin else []


def _in_hand(frame: Frame, story: DayStory) -> list[tuple[str, str]]:
    """What the player wrote and had read that day, as rows. A code does not tell what was read."""
    read = "; ".join(paper.title for paper in story.papers_read)
    unread = "; ".join(paper.title for paper in story.papers_unread)
    rows = [("because", sentence(story.reason))] if story.reason else []
    rows += [("had read", sentence(read))] if read else []
    told = bool(frame.session.notes.of_kind("read"))
    return [*rows, ("unread", sentence(unread))] if unread and told else rows


def _matter(
    frame: Frame, story: MatterStory, worded: tuple[Wording, ...], known: list[tuple[str, str]]
) -> list[Block]:
    past = story.matter.historical
    yours = sentence(story.yours.done) if story.yours else "It was not put to you."
    own = {clause.id for clause in story.yours.clauses} if story.yours else set()
    rows = [("You", yours)]
    for each in worded:
        if each.clause in own:
            rows.append(("worded", f"{each.prompt} *{each.yours}*"))
            if each.alike is False:
                rows.append(("he", f"*{each.history}*"))
    # What history was never put, nobody decided then.
    put = story.matter.id in frame.past.decided
    done = f"{sentence(story.his.done)} " if put else ""
    rows += [*known, ("He", f"{done}{past.why}"), ("knew", past.knew)]
    rows += [("others", past.against)] if past.against else []
    rows += [("after", past.followed)] if past.followed else []
    blocks: list[Block] = [Facts(tuple(rows)), *_warrant(frame, story)]
    if past.quotation is not None:
        blocks.append(quote(frame, past.quotation))
    if story.matter.class_question:
        blocks += [Heading("Ask the class", 3), Prose(f"**{story.matter.class_question}**")]
    blocks.append(Prose(marked(past.confidence, past.sources, frame), "note"))
    return blocks


def _warrant(frame: Frame, story: MatterStory) -> list[Block]:
    """Why what the player did instead could have been done."""
    yours = story.yours
    if yours is None or yours.warrant is None or yours.id == story.his.id:
        return []
    warrant = yours.warrant
    invented = " Written for the game." if yours.confidence is Confidence.INVENTED else ""
    disputed = f" Disputed: {warrant.disputed_by}" if warrant.disputed_by else ""
    named = cited(warrant.sources, frame)
    after = f" {named}." if named else ""
    told = f"{warrant.text} Likelihood: {warrant.likelihood}.{invented}{disputed}{after}"
    return [Prose(f"**Could it have been?** {told}", "note")]
