"""The matter with its options, by day or breaking into the night."""

from __future__ import annotations

from collections.abc import Sequence

from game.play.menus import Menu
from game.present import gauges, stakes
from game.present.council import WRITTEN, committed, heard_in, seats
from game.present.deciding import gauge_side, struck, undo, why_shut
from game.present.frame import Frame, always, half_hours, linked, unique
from game.present.markup import sentence
from game.present.orders import order
from game.present.page import Action, Block, Heading, OptionCard, Page, Prose
from game.rules.effects import movements
from game.scenario.model import Matter, Option, Person


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
    supporters = _supporters(frame, matter)
    options: list[Block] = []
    actions: list[Action] = []
    for index, (option, entry) in enumerate(shown):
        options.append(_card(frame, option, index + 1, supporters[option.id]))
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
    heard = _heard(frame, matter) if is_night else []
    title = matter.title
    return Page(
        id=f"day-{session.day:02}/{kind}/{matter.id}",
        kind="interruption" if is_night else "matters",
        title=title,
        header=frame.header(),
        ground="night" if is_night else "paper",
        main=(*intro, *options, *heard),
        side=tuple(gauge_side(frame)),
        actions=unique(
            (
                *frame.steps(),
                *linked(intro),
                *linked(options),
                *linked(heard),
                *actions,
                sign,
                *undo(frame),
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


def _heard(frame: Frame, matter: Matter) -> list[Block]:
    """What those who are at hand say by night, when there is no council to hear them in."""
    said = [
        Prose(
            f"**{frame.name(voice.who)}:** {frame.told(voice.text)} "
            f"{committed(voice.prediction)}".rstrip()
        )
        for voice in matter.voices
        if frame.view.holds(voice.when)
    ]
    return [Heading("What is said", 2), *said, Prose(WRITTEN, "note")] if said else []


def _card(frame: Frame, option: Option, number: int, supporters: Sequence[Person]) -> OptionCard:
    numbers = {seat.person.id: index + 1 for index, seat in enumerate(seats(frame))}
    moves = movements(option.now, frame.session.rules.layout, frame.session.state.values)
    return OptionCard(
        action=f"option:{option.id}",
        number=number,
        title=option.text,
        detail=frame.view.worded(option.detail, option.details),
        advisers=tuple(numbers[each.id] for each in supporters if each.id in numbers),
        supporters=tuple(each.short for each in supporters),
        cost=_cost(frame, option),
        expects=gauges.expected(frame, moves),
        stakes=stakes.told(frame, option.id),
    )


def _cost(frame: Frame, option: Option) -> str:
    """The hours that an answer takes; what breaks in at night takes them from the next day."""
    session = frame.session
    by_night = session.phase == "interruption"
    if not option.hours or (by_night and session.day == frame.scenario.head.days):
        return ""
    tomorrow = " of tomorrow" if by_night else ""
    return f"takes {half_hours(option.hours)}{tomorrow}"


def _supporters(frame: Frame, matter: Matter) -> dict[str, Sequence[Person]]:
    """Who favours each answer: those of the council in order, then who speaks on this alone.

    By night a matter has voices of people who had no seat that day.
    """
    by_night = frame.session.phase == "interruption"
    view = frame.view if by_night else heard_in(frame)
    voices = [each for each in matter.voices if view.holds(each.when)]
    people = {seat.person.id: seat.person for seat in seats(frame)}
    for voice in voices:
        person = frame.person(voice.who)
        if person is not None:
            people.setdefault(person.id, person)
    return {
        option.id: [
            person
            for person in people.values()
            if any(each.who == person.id and option.id in each.favours for each in voices)
        ]
        for option in matter.options
    }
