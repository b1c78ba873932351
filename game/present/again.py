"""Playing again: the same play with one change, and what came of it beside the first."""

from __future__ import annotations

from dataclasses import replace

from game.debrief.compare import done
from game.debrief.sides import Sides, sides
from game.play.auto import day_date
from game.play.onechange import Turning, day_as_before, shared, turnings
from game.play.place import BY_DAY
from game.play.record import Record
from game.present.after.shared import asked
from game.present.frame import ONE_CHANGE, Frame, short_date
from game.present.markup import sentence
from game.present.page import Action, Block, Card, Heading, Page, Prose

"""The action that asks which decision shall be changed."""

BEGUN = "The same luck, and the same days until here. Change this one thing."
OPENER = Action(ONE_CHANGE, "Play again with one change", "secondary")


def is_open(frame: Frame) -> bool:
    """Whether a decision may be changed: once the play is over, or is looked back on."""
    return frame.looking_back() or frame.session.phase in ("ending", "export")


def choose(frame: Frame) -> Page:
    """Which decision of a play shall be changed: all of them by day, with what was done."""
    main: list[Block] = [
        Prose(
            "Everything stays as it was until the decision that you pick: the same luck, the "
            "same temper on the other side, the same days, which need not be played again. "
            "From there you go on. Your first play is kept.",
            "lead",
        )
    ]
    actions: list[Action] = []
    day = 0
    for turning in turnings(frame.session):
        if turning.taken.day != day:
            day = turning.taken.day
            date = short_date(day_date(frame.scenario, day))
            main.append(Heading(f"{date}: {frame.scenario.days[day - 1].title}", 3))
        card = _card(frame, turning)
        main.append(card)
        actions.append(Action(card.action, card.title, "card", hint=card.detail))
    if not actions:
        main.append(Prose("You decided nothing that could be changed."))
    return Page(
        id=ONE_CHANGE,
        kind="codex",
        title="One change",
        main=tuple(main),
        actions=(*actions, Action("close", "Back", "main", key="escape")),
        keys=(("Tab", "move"), ("Enter", "choose"), ("Esc", "back")),
        focus=actions[0].id if actions else "close",
        announcement="Which decision shall be changed?",
        back="close",
    )


def _card(frame: Frame, turning: Turning) -> Card:
    taken = turning.taken
    was = done(taken, frame.shelf) or "You opened nothing more."
    return Card(f"change:{turning.place}", asked(frame, taken), sentence(was), icon="document")


def with_first(frame: Frame, page: Page, first: Record | None) -> Page:
    """A page of the day in a play with one change: where it turns, and how to let a day run."""
    session = frame.session
    if first is None or session.phase not in BY_DAY:
        return page
    record = session.record
    if len(record.choices) == shared(record):
        page = replace(page, note=BEGUN)
    if day_as_before(session, first) is None:
        return page
    label = "The rest of the day as the first time"
    way = Action("as-before", label, "secondary", hint="No page of it is shown again.")
    return replace(page, actions=(*page.actions, way))


def beside(frame: Frame) -> list[Block]:
    """What came of the change, beside the first play; nothing where nothing was changed."""
    both = frame.once("sides", sides)
    if both is None:
        return []
    return [Heading("Beside your first play", 2), *(Prose(line) for line in _told(frame, both))]


def _told(frame: Frame, both: Sides) -> list[str]:
    before, now = both.turned
    lines = []
    if before is not None and now is not None:
        date = short_date(day_date(frame.scenario, now.day))
        was = done(before, frame.shelf) or "Opened nothing more"
        new = done(now, frame.shelf) or "Opened nothing more"
        lines.append(f"**{date}, the first time:** {sentence(was)} **This time:** {sentence(new)}")
    first, ending = both.first.session.ending, frame.session.ending
    if first is not None and ending is not None:
        if first.id == ending.id:
            lines.append(f"Both ended alike: {sentence(first.title)}")
        else:
            lines.append(
                f"**It ended the first time:** {sentence(first.title)} "
                f"**This time:** {sentence(ending.title)}"
            )
        lines.append("The luck was the same. What differs, differs because of you.")
    return lines
