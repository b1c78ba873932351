"""The morning box: the day's opening, its papers, and how sure we are."""

from __future__ import annotations

from game.play.auto import day_date
from game.play.place import ASKING
from game.present import gauges, strain
from game.present.council import ask, asked, open_today, reply
from game.present.frame import Frame, always, go, linked, short_date, sureness, unique
from game.present.library import quote
from game.present.markup import sentence
from game.present.page import (
    Action,
    Block,
    Card,
    Facts,
    Group,
    Heading,
    Page,
    Prose,
    Sheet,
    Sureness,
)
from game.rules.facts import WentOff
from game.scenario.model import Paper

DOTS = {"confirmed": 3, "probable": 2, "rumour": 1}
GRADES = (("believe", "Believe it"), ("doubt", "Doubt it"), ("park", "Leave it open"))
AGES = ((2, "an hour"), (4, "two hours"))


def morning(frame: Frame) -> Page:
    """The briefing: the folder with the day's opening, and the desk."""
    session = frame.session
    today = session.today
    words = frame.scenario.head.words
    sheet = Sheet(
        title=today.title,
        register_left="",
        register_right=f"{day_date(frame.scenario, session.day):%d.%m.%y}  {today.clock}",
        body=tuple(_opening(frame)),
        tab=words.folder,
        tab_native=words.folder_native,
        stamp=words.stamp,
        stamp_native=words.stamp_native,
    )
    papers = session.papers()
    side: list[Block] = []
    knot = gauges.knot(frame)
    if knot is not None:
        side.append(knot)
    if sight := gauges.changes_of_sight(frame):
        side.append(Prose(sight, "note"))
    side += _how_sure(papers)
    side.append(Heading("On your desk", 3))
    side += [_card(frame, paper) for paper in papers]
    unread = sum(not session.read(paper.id) for paper in papers)
    cards = tuple(Action(f"open:paper:{paper.id}", paper.title, "card") for paper in papers)
    call = go("to_council", "Call the council")
    return Page(
        id=f"day-{session.day:02}/morning",
        kind="morning",
        title=today.title,
        ground="desk",
        header=frame.header(),
        main=(sheet,),
        side=tuple(side),
        actions=unique((*frame.steps(), *linked((sheet,)), *cards, call, *always())),
        keys=(("Tab", "next"), ("Enter", "open"), ("G", "where things stand"), ("F1", "help")),
        note=f"{unread} of {len(papers)} {'paper' if len(papers) == 1 else 'papers'} unread",
        focus=next(
            (f"open:paper:{paper.id}" for paper in papers if not session.read(paper.id)), call.id
        ),
        announcement=f"{frame.header().date}. {today.title}.",
    )


def _opening(frame: Frame) -> list[Block]:
    session = frame.session
    blocks: list[Block] = [
        Prose(frame.told(frame.view.worded(session.today.frame, session.today.frames)), "document")
    ]
    bitten = [
        fact for fact in session.facts(session.day, 0) if isinstance(fact, WentOff) and fact.because
    ]
    if bitten:
        blocks.append(Heading("What comes back today", 3))
        blocks += [Prose(sentence(fact.tape or fact.because), "document") for fact in bitten]
    return blocks


def _how_sure(papers: tuple[Paper, ...]) -> list[Block]:
    reports = [paper.report for paper in papers if paper.report is not None]
    if not reports:
        return []
    blocks: list[Block] = [Heading("How sure are we?", 3, note="as those say who report")]
    blocks += [
        Sureness(DOTS[report.sureness], report.sureness.capitalize(), report.claim)
        for report in reports
    ]
    return blocks


def _card(frame: Frame, paper: Paper) -> Card:
    read = frame.session.read(paper.id)
    return Card(
        action=f"open:paper:{paper.id}",
        title=paper.title,
        detail=f"{paper.origin}, {paper.dated}",
        tag="" if read else "Unread",
        icon="document",
    )


def paper_page(frame: Frame, paper: Paper) -> Page:
    """One paper, opened."""
    words = frame.scenario.head.words
    body: list[Block] = [Prose(strain.read(frame, frame.told(paper.text)), "document")]
    if paper.quotation is not None:
        body.append(quote(frame, paper.quotation))
    sheet = Sheet(
        title=paper.title,
        register_left=paper.origin,
        register_right=paper.dated,
        body=tuple(body),
        tab=words.folder,
        tab_native=words.folder_native,
        stamp=paper.stamp,
    )
    side: list[Block] = [Facts(times(frame, paper))]
    actions: list[Action] = []
    if paper.report is not None:
        side += _report(frame, paper)
        side += _checked(frame, paper)
        actions += grades(frame, paper)
        actions += checks(frame, paper)
    side += [
        Heading("How much of this is history?", 3),
        Prose(sureness(paper.confidence, paper.sources, frame), "note"),
    ]
    if paper.document is not None:
        actions.append(
            Action(f"open:document:{paper.document}", "About this document", "secondary")
        )
    others = frame.session.papers()
    following = _following(others, paper)
    if following is not None:
        actions.append(
            Action(f"open:paper:{following.id}", f"Next: {following.title}", "secondary", key="n")
        )
    actions.append(Action("close", "Back to the desk", "main", key="escape"))
    return Page(
        id=f"paper/{paper.id}",
        kind="paper",
        title=paper.title,
        ground="desk",
        header=frame.header(),
        main=(sheet,),
        side=tuple(side),
        actions=unique((*linked((sheet, *side)), *actions, *always())),
        keys=(("Esc", "back"), ("N", "next paper"), ("R", "read aloud")),
        focus="close",
        announcement=paper.title,
        back="close",
    )


def times(frame: Frame, paper: Paper) -> tuple[tuple[str, str], ...]:
    """When a paper was written, as it says itself, and when it lay on the desk, as rows."""
    days = frame.scenario.days[: frame.session.day]
    day = next((each for each in days if paper in each.papers), frame.session.today)
    date = short_date(day_date(frame.scenario, day.day))
    came = f"{date}, in answer to you" if paper.on_request else f"{date}, {day.clock}"
    clock = frame.scenario.head.clocks[0].name if frame.scenario.head.clocks else ""
    where = f" in {clock}" if clock and not paper.on_request else ""
    return (("Written", paper.dated), ("Read", came + where))


def _following(papers: tuple[Paper, ...], paper: Paper) -> Paper | None:
    ids = [each.id for each in papers]
    if paper.id not in ids:
        return None
    after = ids.index(paper.id) + 1
    return papers[after] if after < len(papers) else None


def _report(frame: Frame, paper: Paper) -> list[Block]:
    report = paper.report
    if report is None:
        return []
    reporter = frame.name(report.reporter)
    blocks: list[Block] = [
        Heading("The report", 3),
        Sureness(DOTS[report.sureness], report.sureness.capitalize(), report.claim),
        Prose(f"From {reporter}; about {_age(report.age)} old.", "note"),
    ]
    if report.motive:
        blocks.append(Prose(f"Why it may have been sent: {sentence(report.motive)}", "note"))
    blocks.append(
        Group(
            "What do you make of it?",
            tuple(f"grade:{paper.id}:{grade}" for grade, _label in GRADES),
            "Your judgement is kept for the debrief and moves nothing.",
        )
    )
    return blocks


def _age(half_hours: int) -> str:
    hours = half_hours // 2
    if hours < 1:
        return "half an hour"
    if hours < 48:  # noqa: PLR2004 (two days)
        return "an hour" if hours == 1 else f"{hours} hours"
    days = hours // 24
    return f"{days} days" if days < 60 else f"{days // 30} months"  # noqa: PLR2004 (two months)


def checks(frame: Frame, paper: Paper) -> list[Action]:
    """Ways to have a report checked today, at the price of a question."""
    return [
        ask(frame, question, label=f"Have it checked by {frame.name(question.to)}")
        for question in open_today(frame)
        if question.checks == paper.id
        and frame.session.phase in ASKING
        and not asked(frame, question)
    ]


def _checked(frame: Frame, paper: Paper) -> list[Block]:
    """What somebody answered who was asked to check a report."""
    return [
        Prose(f"Checked by {frame.name(question.to)}: {reply(frame, question)}", "note")
        for question in open_today(frame)
        if question.checks == paper.id and asked(frame, question)
    ]


def grades(frame: Frame, paper: Paper) -> list[Action]:
    """The three judgements of a report as actions."""
    given = frame.session.notes.get("grade", paper.id)
    return [
        Action(f"grade:{paper.id}:{grade}", label, "toggle", pressed=given == grade)
        for grade, label in GRADES
    ]
