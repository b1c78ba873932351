"""What follows a signature: the clauses of an order, grounds, messengers, initiatives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.play.menus import Menu
from game.present import gauges, stakes, terms
from game.present.deciding import gauge_side, undo, why_shut
from game.present.frame import Frame, always, go, half_hours, linked, unique
from game.present.page import Action, Block, Heading, OptionCard, Page, Prose
from game.rules.effects import movements
from game.rules.program import NOTHING
from game.scenario.model import Clause, Initiative, Option

NO_ORDER = "Leave it as it is"


def order(frame: Frame) -> Page:
    """What follows a signature: a clause to word, a paper to point at, or an initiative."""
    menu = frame.session.pending()
    if menu is None:
        return _quiet(frame)
    if menu.kind == "clause":
        return _clause(frame, menu)
    if menu.kind == "grounds":
        return _grounds(frame, menu)
    if menu.kind == "tone":
        return _messenger(frame, menu)
    return _initiatives(frame, menu)


def _quiet(frame: Frame) -> Page:
    return Page(
        id=f"day-{frame.session.day:02}/order",
        kind="order",
        title="The orders are given",
        header=frame.header(),
        main=(Prose("Nothing waits for your word today."),),
        actions=unique((*frame.steps(), go("to_forecast", "To the evening"), *always())),
        focus="go:to_forecast",
    )


def clause_of(frame: Frame, clause_id: str) -> tuple[Option, Clause] | None:
    """A clause by id, with the option that it words.

    Several options may have a clause of the same id; it words the one signed last.
    """
    session = frame.session
    for taken in reversed(session.chosen(session.day)):
        signed = frame.shelf.taken_option(taken.menu, taken.owner, taken.id)
        if signed is None:
            continue
        for clause in signed.clauses:
            if clause.id == clause_id:
                return signed, clause
    for day in frame.scenario.days:
        options: list[Option] = [option for matter in day.matters for option in matter.options]
        options += day.initiatives
        for option in options:
            for clause in option.clauses:
                if clause.id == clause_id:
                    return option, clause
    return None


def _clause(frame: Frame, menu: Menu) -> Page:
    found = clause_of(frame, menu.owner)
    if found is None:
        return _quiet(frame)
    option, clause = found
    lines = [
        (choice.id, choice.text, "", True, "")
        for choice in clause.choices
        if (entry := menu.entry(choice.id)) is not None and entry.legal
    ]
    intro = Prose(clause.prompt, "lead")
    sheet = terms.sheet(frame) if terms.touches(frame, option) else []
    return _menu_page(
        frame,
        f"clause/{clause.id}",
        option.text,
        (intro, *sheet) if sheet else (Heading("One clause of the order", 3), intro),
        lines,
        "Sign this wording",
    )


def _messenger(frame: Frame, menu: Menu) -> Page:
    """Somebody who brought news waits to be answered."""
    messenger = next(each for each in frame.session.today.messengers if each.id == menu.owner)
    person = frame.person(messenger.who)
    lines = [
        (tone.id, tone.text, "", True, "")
        for tone in messenger.choices
        if (entry := menu.entry(tone.id)) is not None and entry.legal
    ]
    intro: tuple[Block, ...] = (Prose(messenger.prompt, "lead"),)
    if person is not None:
        intro = (Heading(f"{person.short}, {person.office}", 3), *intro)
    note = "How you answer those who bring news decides how much of it reaches you later."
    return _menu_page(
        frame,
        f"messenger/{messenger.id}",
        "What do you say to him?",
        (*intro, Prose(note, "note")),
        lines,
        "Say it",
    )


def _grounds(frame: Frame, menu: Menu) -> Page:
    papers = {paper.id: paper for day in frame.scenario.days for paper in day.papers}
    lines = []
    for entry in menu.entries:
        if entry.id == NOTHING:
            lines.append((NOTHING, "No paper: I act on my own judgement", _price(frame), True, ""))
        elif entry.id in papers:
            paper = papers[entry.id]
            why = "" if entry.legal else "You never had this paper."
            if entry.legal:
                lines.append((paper.id, paper.title, f"{paper.origin}, {paper.dated}", True, why))
    text = "Your colleagues will ask on what you base it. Which paper do you point at?"
    return _menu_page(
        frame,
        f"grounds/{menu.owner}",
        "On what grounds?",
        (Prose(text, "lead"),),
        lines,
        "Give these grounds",
        costs={NOTHING: _lost(frame)},
    )


def _price(frame: Frame) -> str:
    ungrounded = frame.scenario.head.ungrounded
    return ungrounded.because if ungrounded is not None else ""


def _lost(frame: Frame) -> Mapping[str, int]:
    """What acting without a paper would do to the gauges, in tenths."""
    ungrounded = frame.scenario.head.ungrounded
    session = frame.session
    now = {} if ungrounded is None else ungrounded.now
    return movements(now, session.rules.layout, session.state.values)


def _initiatives(frame: Frame, menu: Menu) -> Page:
    today = {each.id: each for each in frame.session.today.initiatives}
    lines = []
    for entry in menu.entries:
        item = today.get(entry.id)
        if item is None:
            continue
        reason = why_shut(frame, item)
        if not entry.legal and entry.why_not == "closed" and not reason:
            continue
        why = {"hours": "There is no time left for it today.", "taken": "Done."}.get(
            entry.why_not, reason
        )
        detail = frame.view.worded(item.detail, item.details)
        if item.hours:
            detail = f"{detail} Takes {half_hours(item.hours)}."
        lines.append((item.id, item.text, detail, entry.legal, "" if entry.legal else why))
    lines.append((NOTHING, NO_ORDER, "Open nothing more today, and rest.", True, ""))
    slots = frame.scenario.head.lengths[frame.session.settings.length].initiatives
    left = slots - menu.slot + 1
    hours = frame.scenario.head.hours
    time = f" Time left: {half_hours(frame.view.counter(hours.counter))}." if hours else ""
    text = (
        f"The day’s decision is signed. Unasked, you may still open "
        f"{'one thing' if left == 1 else f'{left} things'} today.{time}"
    )
    return _menu_page(
        frame,
        "initiatives",
        "What else will you do?",
        (Prose(text, "lead"),),
        lines,
        "So ordered",
        initiatives=tuple(today.values()),
    )


def _menu_page(  # noqa: PLR0913 (what a page of cards is made of)
    frame: Frame,
    name: str,
    title: str,
    intro: tuple[Block, ...],
    lines: Sequence[tuple[str, str, str, bool, str]],
    main: str,
    *,
    initiatives: tuple[Initiative, ...] = (),
    costs: Mapping[str, Mapping[str, int]] | None = None,
) -> Page:
    session = frame.session
    moving = dict(costs or {})
    for each in initiatives:
        moving[each.id] = movements(each.now, session.rules.layout, session.state.values)
    cards: list[Block] = []
    actions: list[Action] = []
    for index, (entry_id, text, detail, enabled, why) in enumerate(lines):
        cards.append(
            OptionCard(
                f"option:{entry_id}",
                index + 1,
                text,
                detail,
                expects=gauges.expected(frame, moving.get(entry_id, {})),
                stakes=stakes.told(frame, entry_id),
            )
        )
        actions.append(
            Action(
                f"option:{entry_id}",
                text,
                "option",
                key=str(index + 1) if index < 9 else "",  # noqa: PLR2004
                enabled=enabled,
                why_not=why,
                pressed=frame.ui.option == entry_id,
            )
        )
    marked = any(line[0] == frame.ui.option and line[3] for line in lines)
    sign = Action(
        "sign",
        main,
        "main",
        hint=frame.scenario.head.words.signature,
        enabled=marked,
        why_not="" if marked else "Choose first.",
    )
    first = next((action.id for action in actions if action.enabled), "")
    return Page(
        id=f"day-{session.day:02}/{name}",
        kind="order",
        title=title,
        header=frame.header(),
        main=(*intro, *cards),
        side=tuple(gauge_side(frame)),
        actions=unique((*frame.steps(), *linked(intro), *actions, sign, *undo(frame), *always())),
        keys=((f"1 to {len(lines)}", "choose"), ("Enter", "sign"), ("U", "take back")),
        note="Past a red line, others decide for you",
        focus=sign.id if marked else first,
        announcement=title,
        back="undo" if session.can_undo else "",
    )
