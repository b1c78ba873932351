"""The debrief: reasons first, then the envelopes, the two timelines, the curves, the dice."""

from __future__ import annotations

from game.debrief.account import Account
from game.debrief.compare import DayPair, history_of, pairs
from game.debrief.dice import in_words
from game.debrief.envelopes import Opened, opened
from game.debrief.forecasts import Forecast, mean_brier
from game.debrief.gauges import Curves, curves
from game.debrief.luck import Drawn, draws
from game.debrief.shelf import Shelf
from game.debrief.timeline import DayStory, MatterStory, day_story
from game.play.auto import day_date
from game.present.frame import SURE, Frame, cited, gear, go, linked, short_date, unique
from game.present.library import quote
from game.present.markup import sentence
from game.present.page import (
    Action,
    Block,
    Chart,
    ChartNote,
    DayRow,
    Field,
    Heading,
    Page,
    PageKind,
    Prose,
    Quote,
    Series,
    Table,
    Timelines,
)

ASKED = (
    ("expected", "What did you expect to happen?"),
    ("reason", "What was your best reason for the decision you remember most?"),
    ("unknown", "What did you not know, and would have given most to know?"),
)
TABS: tuple[tuple[PageKind, str], ...] = (
    ("debrief-first", "Your reasons"),
    ("debrief-envelopes", "Envelopes"),
    ("debrief-days", "Day by day"),
    ("debrief-gauges", "Gauges"),
    ("debrief-endings", "Luck and other ends"),
)
CHANCE_BRIER = 2_500
"""What somebody scores who always says fifty in a hundred."""

EVENTS = 3


def account_of(frame: Frame) -> Account:
    """The play as the debrief may tell it."""
    return Account(frame.session, Shelf(frame.scenario))


def compared(account: Account) -> tuple[DayPair, ...]:
    """Your days and history's."""
    return pairs(account, past_of(account))


def past_of(account: Account) -> Account:
    """The play that follows the record, told like any other."""
    return history_of(account.session, account.shelf)


def _page(  # noqa: PLR0913 (the parts of a page)
    frame: Frame,
    kind: PageKind,
    title: str,
    main: tuple[Block, ...],
    side: tuple[Block, ...] = (),
    actions: tuple[Action, ...] = (),
    subtitle: str = "",
) -> Page:
    session = frame.session
    kinds = [each for each, _label in TABS]
    place = kinds.index(kind)
    ways: list[Action] = []
    if session.can("next"):
        label = TABS[place + 1][1] if place + 1 < len(TABS) else "Take it with you"
        ways.append(go("next", label))
    if session.can("back"):
        ways.append(Action("go:back", f"Back to: {TABS[place - 1][1]}", "secondary", key="escape"))
    if session.can("resume_day"):
        ways.append(go("resume_day", "Go on playing", "secondary"))
    ways.append(go("leave", "Leave", "secondary"))
    quotes = tuple(
        Action(block.link, block.source or "Source", "link")
        for block in (*main, *side)
        if isinstance(block, Quote) and block.link
    )
    return Page(
        id=kind,
        kind=kind,
        title=title,
        subtitle=subtitle,
        main=main,
        side=side,
        actions=unique(
            (
                *actions,
                *linked((*main, *side)),
                *quotes,
                *ways,
                Action("library", "Papers and codex", "secondary", key="d"),
                gear(),
                Action("help", "Help", "secondary", key="f1"),
            )
        ),
        keys=(("Tab", "move"), ("Enter", "choose"), ("D", "papers and codex")),
        note="No score. Look at the reasons.",
        focus=next((way.id for way in ways if way.role == "main"), ""),
        announcement=title,
        back="go:back" if session.can("back") else "",
    )


def first(frame: Frame) -> Page:
    """Before any result: what was expected, why, and what was not known."""
    notes = frame.session.notes
    main: list[Block] = [
        Prose(
            "Before anything is told, write down how it looked from your side of the desk. "
            "A line each is enough. Nobody marks it.",
            "lead",
        )
    ]
    main += [
        Field(f"write:{name}", label, notes.get("text", name), "", 300) for name, label in ASKED
    ]
    side: list[Block] = [Heading("What you had in your hands", 3)]
    read = [
        paper
        for day in range(1, frame.session.day + 1)
        for paper in frame.session.papers(day)
        if frame.session.read(paper.id)
    ]
    side += [Prose(paper.title, "note") for paper in read[-10:]] or [
        Prose("You opened none of your papers.", "note")
    ]
    actions = tuple(Action(f"write:{name}", label, "field") for name, label in ASKED)
    return _page(frame, "debrief-first", "How it looked to you", tuple(main), tuple(side), actions)


def envelopes(frame: Frame) -> Page:
    """The other side's file, day by day, beside the evening forecasts."""
    account = account_of(frame)
    found = opened(account, compared(account))
    main: list[Block] = []
    for each in found:
        main += _envelope(frame, each)
    answered = [each.forecast for each in found if each.forecast is not None]
    return _page(
        frame,
        "debrief-envelopes",
        "The envelopes",
        tuple(main),
        tuple(_judgement(answered)),
        subtitle="What really happened elsewhere, opened only now",
    )


def _envelope(frame: Frame, each: Opened) -> list[Block]:
    date = short_date(day_date(frame.scenario, each.day))
    blocks: list[Block] = [Heading(f"{date}: {each.envelope.title}", 2)]
    if each.left:
        blocks.append(
            Prose(
                "Your play had left history by then: this is how it was, not how it went.", "note"
            )
        )
    for item in each.envelope.items:
        named = cited(item.sources, frame)
        sure = SURE[item.confidence].capitalize()
        blocks.append(Prose(f"**{item.where}, {item.when}.** {item.text}"))
        blocks.append(Prose(f"{sure}. {named}" if named else f"{sure}.", "note"))
    if each.forecast is not None:
        blocks.append(Prose(_told(each.forecast, Shelf(frame.scenario))))
    return blocks


def _told(forecast: Forecast, shelf: Shelf) -> str:
    given = "you gave no odds" if forecast.odds is None else f"you said {forecast.odds} in 100"
    came = {True: "It was so.", False: "It was not so.", None: "It never came to be known."}
    advisers = ""
    if forecast.advisers:
        advisers = (
            " Advisers: "
            + ", ".join(f"{shelf.short(who)} {odds}" for who, odds in forecast.advisers)
            + "."
        )
    return (
        f"*Your evening question:* {forecast.ask} That evening {given}. In your own play: "
        f"{came[forecast.came]}{advisers} {forecast.answer}"
    )


def _judgement(answered: list[Forecast]) -> list[Block]:
    side: list[Block] = [Heading("How well did you judge?", 2)]
    mean = mean_brier([each.brier for each in answered])
    if mean is None:
        side.append(Prose("No evening question of yours has been decided."))
        return side
    better = "nearer the truth than" if mean < CHANCE_BRIER else "no nearer the truth than"
    side.append(
        Prose(
            f"Your odds were {better} somebody’s who always says fifty in a hundred. Distance, "
            f"squared and averaged: {mean / 10_000:.2f}; his is 0.25, and 0 is perfect."
        )
    )
    side.append(
        Prose("This judges your judging. It says nothing about whether you decided well.", "note")
    )
    rows = tuple(
        (
            str(each.day),
            "–" if each.odds is None else str(each.odds),
            {True: "yes", False: "no", None: "open"}[each.came],
        )
        for each in answered
    )
    side.append(Table("Your evening odds", ("Day", "Odds", "Came true"), rows))
    return side


def days(frame: Frame) -> Page:
    """Two timelines, and the reasons of the day that is chosen."""
    account = account_of(frame)
    found = compared(account)
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
    return _page(
        frame,
        "debrief-days",
        f"{_count(frame)} days, twice",
        (Timelines("You", words.player_then, rows),),
        tuple(side),
        actions,
    )


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


def gauges_page(frame: Frame) -> Page:
    """The gauges by day, yours beside history's."""
    account = account_of(frame)
    found = curves(account, past_of(account))
    shown = [each for each in found if each.gauge.shown != "hidden"]
    hidden = [each for each in found if each.gauge.shown == "hidden"]
    main: list[Block] = [_chart(account, each, "large") for each in shown if each.gauge.knot]
    main += [_chart(account, each, "small") for each in shown if not each.gauge.knot]
    if hidden:
        main.append(Heading("What was hidden from you", 2))
        main += [_chart(account, each, "small") for each in hidden]
    main.append(_table(frame, shown))
    return _page(frame, "debrief-gauges", "What moved, and when", tuple(main))


def _chart(account: Account, each: Curves, size: str) -> Chart:
    words = account.shelf.scenario.head.words
    start = ((0.0, each.start),)
    yours = (*start, *((float(day), value) for day, value in each.yours))
    history = (*start, *((float(day), value) for day, value in each.history))
    return Chart(
        title=each.gauge.name,
        size="large" if size == "large" else "small",
        days=account.shelf.scenario.head.days,
        series=(
            Series("You", "yours", yours),
            Series(words.player_then, "history", history),
        ),
        low_name=each.gauge.low.name if each.gauge.low else "low",
        high_name=each.gauge.high.name if each.gauge.high else "high",
        notes=_notes(each) if size == "large" else (),
        first_date=day_date(account.shelf.scenario, 1).day,
    )


def _notes(each: Curves) -> tuple[ChartNote, ...]:
    return tuple(
        ChartNote(float(event.day), event.value, event.text) for event in each.strong[:EVENTS]
    )


def _table(frame: Frame, shown: list[Curves]) -> Table:
    head = ("Day", *(each.gauge.name for each in shown))
    rows = []
    for day in range(1, frame.scenario.head.days + 1):
        cells = []
        for each in shown:
            yours, past = dict(each.yours).get(day), dict(each.history).get(day)
            mine = "–" if yours is None else f"{yours:.0f}"
            his = "–" if past is None else f"{past:.0f}"
            cells.append(f"{mine} / {his}")
        rows.append((str(day), *cells))
    return Table("The same in figures: yours / history’s", head, tuple(rows))


def endings(frame: Frame) -> Page:
    """What luck did, and the ends that were not reached."""
    account = account_of(frame)
    main: list[Block] = [Heading("What luck did", 2)]
    main += _luck(account) or [Prose("Nothing was left to luck.")]
    closed = frame.session.ending
    side: list[Block] = [Heading("Other ways it could have ended", 2)]
    for ending in frame.scenario.endings:
        if closed is not None and ending.id == closed.id:
            side.append(Prose(f"**{ending.title}** Yours. {ending.how}"))
        else:
            side.append(Prose(f"**{ending.title}** {ending.clue}", "note"))
    return _page(frame, "debrief-endings", "Luck, and other ends", tuple(main), tuple(side))


def _luck(account: Account) -> list[Block]:
    """What luck did: all that happened, what came nearest to it, and how much held."""
    fell = draws(account)
    told = [each for each in fell if each.happened or each.incident is None]
    held = [each for each in fell if not each.happened and each.incident is not None]
    near = sorted(held, key=lambda each: each.limit - each.number)[:NEAREST]
    blocks: list[Block] = [_dice(each) for each in told]
    if near:
        blocks.append(Heading("What came nearest, and held", 2))
        blocks += [_dice(each) for each in sorted(near, key=lambda each: (each.day, each.half))]
    rest = len(held) - len(near)
    if rest > 0:
        blocks.append(
            Prose(f"On {rest} other occasions something of the kind could have happened.", "note")
        )
    return blocks


NEAREST = 6
"""How many of the things that held are told one by one."""


def _dice(each: Drawn) -> Prose:
    if each.incident is None:
        text = f"{in_words(each)} {sentence(each.told)}"
    else:
        text = f"{in_words(each)} {sentence(each.told)} {sentence(each.incident.lowers)}"
    return Prose(f"**Day {each.day}: {each.title}.** {text}")


def export(code: str, said: str) -> Page:
    """The run code, to hand in or go on from."""
    main: list[Block] = [
        Prose("This line is your whole play. Hand it in, or type it on another machine.", "lead"),
        Prose(code or "The code is not to be had for this play.", "document"),
    ]
    if said:
        main.append(Prose(said, "note"))
    return Page(
        id="export",
        kind="message",
        title="Take it with you",
        main=tuple(main),
        actions=(
            Action("go:back", "Back to the debrief", "secondary", key="escape"),
            Action("again", "Begin again", "secondary"),
            go("leave", "Leave"),
        ),
        keys=(("Esc", "back"),),
        focus="go:leave",
        announcement=f"Your run code: {code}",
        back="go:back",
    )
