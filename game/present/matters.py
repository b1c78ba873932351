"""Deciding: the matter with its options, the order with its clauses, initiatives, interruptions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.play.menus import Menu
from game.present import exits, gauges, stakes, terms
from game.present.council import matters_today, seats
from game.present.frame import Frame, always, go, half_hours, linked, unique
from game.present.markup import sentence
from game.present.page import Action, Block, Heading, OptionCard, Page, Prose
from game.rules.effects import movements
from game.rules.program import NOTHING
from game.scenario.model import Clause, Initiative, Matter, Option

NO_ORDER = "Leave it as it is"


def matter_of(frame: Frame, matter_id: str) -> Matter | None:
    """A matter of the scenario by id."""
    for day in frame.scenario.days:
        for matter in day.matters:
            if matter.id == matter_id:
                return matter
    return None


def matters(frame: Frame) -> Page:
    """The decision of the day: one matter, its options, and where the gauges stand."""
    menu = frame.session.pending("matter")
    matter = matter_of(frame, menu.owner) if menu is not None else None
    if menu is None or matter is None:
        return order(frame)
    return _decision(frame, menu, matter, "matters")


def interruption(frame: Frame) -> Page:
    """A matter that breaks into the night."""
    menu = frame.session.pending()
    if menu is None:
        return order(frame)
    matter = matter_of(frame, menu.owner) if menu.kind == "interruption" else None
    if matter is None:
        return order(frame)
    return _decision(frame, menu, matter, "interruption")


def _decision(frame: Frame, menu: Menu, matter: Matter, kind: str) -> Page:
    session = frame.session
    shown = [
        (option, entry)
        for option in matter.options
        if (entry := menu.entry(option.id)) is not None
        and (entry.legal or option.why_not or struck(frame, option))
    ]
    numbers = _supporters(frame, matter)
    options: list[Block] = []
    actions: list[Action] = []
    for index, (option, entry) in enumerate(shown):
        options.append(_card(frame, option, index + 1, numbers.get(option.id, ())))
        actions.append(
            Action(
                f"option:{option.id}",
                option.text,
                "option",
                key=str(index + 1),
                enabled=entry.legal,
                why_not="" if entry.legal else why_shut(frame, option),
                pressed=frame.ui.option == option.id,
            )
        )
    marked = any(entry.legal and option.id == frame.ui.option for option, entry in shown)
    sign = Action(
        "sign",
        "Sign the order",
        "main",
        hint=frame.scenario.head.words.signature,
        enabled=marked,
        why_not="" if marked else "Choose what to order first.",
    )
    intro: list[Block] = [
        Prose(frame.told(frame.view.worded(matter.prompt, matter.prompts)), "lead")
    ]
    if matter.background:
        intro.append(Prose(frame.told(matter.background)))
    is_night = kind == "interruption"
    title = matter.title
    return Page(
        id=f"day-{session.day:02}/{kind}/{matter.id}",
        kind="interruption" if is_night else "matters",
        title=title,
        header=frame.header(),
        ground="night" if is_night else "paper",
        main=(*intro, *options),
        side=tuple(gauge_side(frame)),
        actions=unique(
            (
                *frame.steps(),
                *linked(intro),
                *linked(options),
                *actions,
                sign,
                *_undo(frame),
                *always(),
            )
        ),
        keys=(
            (f"1 to {len(shown)}", "choose"),
            ("Enter", "sign"),
            ("G", "where things stand"),
            ("D", "documents"),
        ),
        note="Past a red line, others decide for you",
        focus=sign.id if marked else (actions[0].id if actions else ""),
        announcement=f"{sentence(title)} {len(shown)} ways.",
        cues=("telephone",) if is_night else (),
        back="undo" if session.can_undo else "",
    )


def _card(frame: Frame, option: Option, number: int, advisers: tuple[int, ...]) -> OptionCard:
    moves = movements(option.now, frame.session.rules.layout, frame.session.state.values)
    return OptionCard(
        action=f"option:{option.id}",
        number=number,
        title=option.text,
        detail=frame.view.worded(option.detail, option.details),
        advisers=advisers,
        supporters=tuple(seats(frame)[each - 1].person.short for each in advisers),
        cost=_cost(frame, option),
        expects=gauges.expected(frame, moves),
        stakes=stakes.told(frame, option.id),
    )


def _cost(frame: Frame, option: Option) -> str:
    """The hours that an answer takes; what breaks in at night takes them from the next day."""
    if not option.hours:
        return ""
    tomorrow = " of tomorrow" if frame.session.phase == "interruption" else ""
    return f"takes {half_hours(option.hours)}{tomorrow}"


def struck(frame: Frame, option: Option) -> bool:
    """Whether a worn-out player has struck a sane answer from the page."""
    frayed = frame.scenario.head.frayed
    return frayed is not None and option.sane and frame.session.view.holds(frayed.when)


def why_shut(frame: Frame, option: Option) -> str:
    """Why an answer cannot be given: the player’s own state, or what the scenario says."""
    frayed = frame.scenario.head.frayed
    if frayed is not None and struck(frame, option):
        return frayed.why_not
    return option.why_not


def _supporters(frame: Frame, matter: Matter) -> dict[str, tuple[int, ...]]:
    numbers = {seat.person.id: index + 1 for index, seat in enumerate(seats(frame))}
    found: dict[str, list[int]] = {}
    for voice in matter.voices:
        if not frame.view.holds(voice.when) or voice.who not in numbers:
            continue
        for option in voice.favours:
            found.setdefault(option, []).append(numbers[voice.who])
    return {option: tuple(sorted(each)) for option, each in found.items()}


def gauge_side(frame: Frame) -> list[Block]:
    """The knot and the gauges beside a decision, and which ways down close, where one is open."""
    blocks: list[Block] = []
    knot = gauges.knot(frame)
    if knot is not None:
        blocks.append(knot)
    blocks += [gauges.row(frame, gauge) for gauge in gauges.visible(frame)]
    if frame.session.pending("matter", "initiative") is None:
        return blocks  # a clause, a tone, a night: no way down is taken here
    return [*blocks, *exits.closing_block(frame, brief=True)]


def _undo(frame: Frame) -> tuple[Action, ...]:
    if not frame.session.can_undo:
        return ()
    return (Action("undo", "Take the last order back", "secondary", key="u"),)


# --- The order: clauses, grounds, initiatives ---------------------------------


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
        actions=unique((*frame.steps(), *linked(intro), *actions, sign, *_undo(frame), *always())),
        keys=((f"1 to {len(lines)}", "choose"), ("Enter", "sign"), ("U", "take back")),
        note="Past a red line, others decide for you",
        focus=sign.id if marked else first,
        announcement=title,
        back="undo" if session.can_undo else "",
    )


__all__ = [
    "clause_of",
    "gauge_side",
    "interruption",
    "matter_of",
    "matters",
    "matters_today",
    "order",
    "struck",
    "why_shut",
]
