"""What every page is made from: the session, how the player stands to it, and small helpers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from game.present.markup import links
from game.present.memory import Made, Memory
from game.present.page import Action, ActionRole, Block, Clock, Header, Quote
from game.present.settings import Settings
from game.present.work import Work
from game.scenario.linking import AFTERWARDS, links_in
from game.scenario.model import Person, Scenario, Source
from game.scenario.values import Confidence, SourceRef

if TYPE_CHECKING:
    from game.debrief.account import Account
    from game.debrief.shelf import Shelf
    from game.play.session import Session
    from game.rules.view import View

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
SURE = {
    Confidence.DOCUMENTED: "documented",
    Confidence.DISPUTED: "disputed among witnesses or historians",
    Confidence.INFERRED: "inferred",
    Confidence.INVENTED: "written for the game",
}
WAYS = ("to_morning", "to_council", "to_map", "to_matters", "to_night")
STEPS = tuple(f"step:{way}" for way in WAYS)
STEP_NAMES = ("Briefing", "Council", "Map", "Decision", "Dispatch")
STEP_OF = {
    "morning": 0,
    "council": 1,
    "map": 2,
    "matters": 3,
    "order": 3,
    "forecast": 3,
    "night-first": 4,
    "interruption": 4,
    "night-second": 4,
    "trace": 4,
}
LAST_STEP = len(STEPS) - 1

ONE_CHANGE = "one-change"
"""The action and the page that begin the same play with one change."""
BECAUSE = "because"
"""What the line of an evening is called in which a reason may be written."""
EXPORT = "export"
"""The action that takes the debrief away as a file."""
NOTED = ("pick", "tick", "exam", "argue")
"""Names of the debrief's actions that write a note; most are taken back by taking them again."""


@dataclass(frozen=True, slots=True)
class Ui:
    """What the player looks at on a page; it bears on nothing but the page."""

    paper: str = ""
    adviser: int = 0
    option: str = ""
    ahead: int = 0  # hours
    piece: str = ""
    listed: bool = False
    plate: int = 0
    day: int = 0
    gauge: str = ""
    said: str = ""  # a calm message about the last thing tried
    expected: str = ""
    exported: str = ""  # what became of a debrief that was written as a file
    fork: int = 0  # a decision that is looked back on, by its place among the choices
    other: str = ""  # another answer to it
    lean: int = 0  # an assumption of the model, by its number
    method: bool = False  # how odds are worked out is told
    stopped: bool = False  # after a war, where it could have been stopped is told
    warned: bool = False  # the reader of a nuclear ending wants to read it


@dataclass(frozen=True, slots=True)
class Frame:
    """A page's raw material."""

    session: Session
    ui: Ui = field(default_factory=Ui)
    settings: Settings = field(default_factory=Settings)
    memory: Memory = field(default_factory=Memory)
    work: Work = field(default_factory=Work)
    met: frozenset[str] = frozenset()  # endings that other kept plays have come to

    @property
    def scenario(self) -> Scenario:
        """The scenario played."""
        return self.session.scenario

    @property
    def view(self) -> View:
        """How things stand in the phase shown."""
        return self.session.view

    @property
    def shelf(self) -> Shelf:
        """The scenario's parts by their ids."""
        return self.memory.shelf(self.session.scenario)

    @property
    def account(self) -> Account:
        """The play as it may be told now."""
        return self.memory.account(self.session)

    @property
    def past(self) -> Account:
        """The play that follows the record."""
        return self.memory.past(self.session)

    def once(self, name: str, make: Callable[[Account], Made]) -> Made:
        """What is made of the account, made once for each stand of the play."""
        return self.memory.once(self.session, name, make)

    def person(self, person_id: str) -> Person | None:
        """Somebody by id, or nothing."""
        return self.shelf.people.get(person_id)

    def is_ours(self, person_id: str) -> bool:
        """Whether somebody is of the player's own side."""
        person = self.person(person_id)
        return person is not None and person.side == "us"

    def name(self, person_id: str) -> str:
        """Somebody's short name; the text itself where it names nobody known."""
        return self.shelf.short(person_id)

    def source(self, source_id: str) -> Source | None:
        """A source of the registry, or nothing."""
        return self.shelf.sources.get(source_id)

    def told(self, text: str) -> str:
        """A text of a day, of the prologue or of an ending, with the links that it gains."""
        return self.shelf.linker.texts.get(text, text)

    def explained(self, text: str, seen: set[str]) -> str:
        """A text of the codex, linked to what may be known by now, but not to what was `seen`.

        What it leads to counts as seen from here on.
        """
        day = AFTERWARDS if self.over() else self.session.day
        told = self.shelf.linker.linked(text, day, seen)
        seen.update(links_in(told))
        return told

    def over(self) -> bool:
        """Whether the play has closed and is told to its end, so that nothing stays sealed."""
        return self.account.over

    def looking_back(self) -> bool:
        """Whether the play has closed, or is looked back on from one of its evenings."""
        return self.account.over or self.account.debriefing

    @property
    def yesterday(self) -> View | None:
        """How things stood after the night before the day shown; None on the first day."""
        return self.session.at_evening(self.session.day - 1) if self.session.day > 1 else None

    def header(self) -> Header:
        """The ink bar of a day's pages."""
        from game.play.auto import day_date

        session = self.session
        current = STEP_OF.get(session.phase, 0)
        return Header(
            day=session.day,
            days=self.scenario.head.days,
            date=long_date(day_date(self.scenario, session.day)),
            steps=STEPS,
            current=STEPS[current],
            done=STEPS[:current],
            clocks=self._clocks(current),
        )

    def _clocks(self, step: int) -> tuple[Clock, ...]:
        """The clocks of the desk. By evening they are put away: nobody says what hour it is."""
        session = self.session
        if step == LAST_STEP or session.phase == "forecast":
            return ()
        return clocks(self.scenario, session.day, session.today.clock)

    def steps(self) -> tuple[Action, ...]:
        """The steps of the header as actions; those that are not open are disabled."""
        current = STEP_OF.get(self.session.phase, 0)
        found = []
        for index, (way, label) in enumerate(zip(WAYS, STEP_NAMES, strict=True)):
            opens = index != current and self.session.can(way)
            if way == "to_matters" and current < STEP_OF["matters"]:
                opens = True
            why = "" if opens else _why_shut(index, current)
            found.append(Action(STEPS[index], label, "step", enabled=opens, why_not=why))
        return tuple(found)


def _why_shut(step: int, current: int) -> str:
    if step == current:
        return "You are here."
    return "That comes later today." if step > current else "That is over for today."


def gear() -> Action:
    """The action that opens the settings."""
    return Action("settings", "Settings", "secondary", key="f10", hint="Text, contrast, motion")


def always() -> tuple[Action, ...]:
    """What can be done on every page of a play, without a place on it."""
    return (
        Action("standing", "Where things stand", "secondary", key="g"),
        Action("library", "Papers and codex", "secondary", key="d"),
        gear(),
        Action("help", "Help", "secondary", key="f1"),
        Action("so-far", "The code so far", "secondary", key="f6", quiet=True),
        Action("save", "Save and leave", "secondary", key="f5"),
    )


def keys_of(*own: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """The keys of a day's page: its own, then those that are good everywhere, in short words."""
    return (*own, ("G", "gauges"), ("D", "documents"), ("F1", "help"), ("F5", "leave"))


def undo(frame: Frame) -> tuple[Action, ...]:
    """The action that takes the last order back, where that may be done."""
    if not frame.session.can_undo:
        return ()
    return (Action("undo", "Take the last order back", "secondary", key="u"),)


def quoted(blocks: Iterable[Block]) -> tuple[Action, ...]:
    """The sources of the quotations in some blocks, as links."""
    return tuple(
        Action(block.link, block.source or "Source", "link")
        for block in blocks
        if isinstance(block, Quote) and block.link
    )


def go(trigger: str, label: str, role: ActionRole = "main", **more: str) -> Action:
    """An action that takes a way of the turn machine."""
    return Action(f"go:{trigger}", label, role, hint=more.get("hint", ""), key=more.get("key", ""))


def link_actions(texts: Iterable[str]) -> tuple[Action, ...]:
    """The links of some texts as actions, each once, in reading order."""
    found: dict[str, Action] = {}
    for text in texts:
        for link in links(text):
            found.setdefault(link.action, Action(link.action, link.label, "link"))
    return tuple(found.values())


def source_actions(refs: Sequence[SourceRef], frame: Frame) -> tuple[Action, ...]:
    """Sources as actions that open them."""
    found: dict[str, Action] = {}
    for ref in refs:
        source = frame.source(ref.id)
        if source is not None:
            label = f"{source.used_as}{', ' + ref.at if ref.at else ''}"
            found.setdefault(ref.id, Action(f"open:source:{ref.id}", label, "link"))
    return tuple(found.values())


def cited(refs: Sequence[SourceRef], frame: Frame) -> str:
    """Sources in a line, by their short names, each a link."""
    parts = []
    for ref in refs:
        source = frame.source(ref.id)
        if source is not None:
            at = f", {ref.at}" if ref.at else ""
            parts.append(f"[{source.used_as}](source:{ref.id}){at}")
    return "; ".join(parts)


def marked(confidence: Confidence, refs: Sequence[SourceRef], frame: Frame) -> str:
    """How sure a told thing is and by what, in the fewest words."""
    named = cited(refs, frame)
    word = SURE[confidence].capitalize()
    return f"{word}. {named}" if named else f"{word}."


def sureness(confidence: Confidence, refs: Sequence[SourceRef], frame: Frame) -> str:
    """How sure we are and by what, in a line."""
    named = cited(refs, frame)
    word = SURE[confidence].capitalize()
    return f"{word}. Sources: {named}" if named else f"{word}."


def clocks(scenario: Scenario, day: int, hour: str) -> tuple[Clock, ...]:
    """The clocks of the header at an hour (`17:00`) of the player's capital."""
    hours, minutes = (int(part) for part in hour.split(":"))
    here = datetime(2000, 1, 1, hours, minutes)  # noqa: DTZ001 (only the hour is shown)
    found = []
    for clock in scenario.head.clocks[:2]:
        offset = max(
            (each for each in clock.offsets if each.from_day <= day),
            key=lambda each: each.from_day,
            default=clock.offsets[0],
        )
        found.append(Clock(clock.name, (here + timedelta(hours=offset.hours)).strftime("%H:%M")))
    return tuple(found)


def long_date(day: date) -> str:
    """A date in words."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """A date without weekday and year."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def half_hours(amount: int) -> str:
    """A number of half-hours in words."""
    hours, half = divmod(amount, 2)
    if not hours:
        return "half an hour" if half else "no time"
    return f"{hours}{'½' if half else ''} {'hour' if (hours, half) == (1, 0) else 'hours'}"


def unique(actions: Iterable[Action]) -> tuple[Action, ...]:
    """Actions in order, each id once."""
    found: dict[str, Action] = {}
    for action in actions:
        found.setdefault(action.id, action)
    return tuple(found.values())


def texts_of(blocks: Iterable[Block]) -> list[str]:
    """Every text of some blocks that may hold links, in reading order."""
    found: list[str] = []
    for block in blocks:
        for name in ("text", "body", "detail", "rows", "further", "answers"):
            value = getattr(block, name, None)
            if isinstance(value, str):
                found.append(value)
            elif isinstance(value, tuple):
                found += _inner(value)
    return found


def _inner(value: tuple[object, ...]) -> list[str]:
    found: list[str] = []
    for item in value:
        if isinstance(item, str):
            found.append(item)
        elif isinstance(item, tuple):
            found += _inner(item)
        elif hasattr(item, "__dataclass_fields__"):
            found += texts_of([item])  # type: ignore[list-item]
    return found


def linked(blocks: Iterable[Block]) -> tuple[Action, ...]:
    """The links that stand in some blocks, as actions."""
    return link_actions(texts_of(blocks))
