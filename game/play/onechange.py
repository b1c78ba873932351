"""The same play again with one change: same settings, same luck, the days before replayed.

A record of such a play holds the code of the first one in a note, so that both can
be laid side by side and a day can be left to run as it did the first time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from game.play.code import BadCode
from game.play.place import Place
from game.play.record import Note, Record
from game.play.runcode import code_of, record_of
from game.play.session import Session
from game.rules import facts as f
from game.rules.replay import Choice, entry_index, luck_of, misfit
from game.rules.state import Moment
from game.scenario.model import Scenario

FIRST_NOTE = ("first", "code")
"""The note that holds the code of the play that is changed."""

PLACE_NOTE = ("first", "place")
"""The note that holds how many choices both plays share."""

CHANGEABLE = ("matter", "interruption", "clause", "tone", "initiative")
"""What can be changed: the kinds of menus whose answers are decisions."""

KEPT = ("class", "read", "grade", "reading")
"""Kinds of notes that go over into the changed play."""


@dataclass(frozen=True, slots=True)
class Turning:
    """A decision that may be changed: its place among the choices, and what was taken."""

    place: int
    taken: f.Taken


def turnings(session: Session) -> tuple[Turning, ...]:
    """The decisions of a play in order, as far as they are shown."""
    found = []
    for place, stretch in enumerate(session.stretches[1:]):
        taken = next((fact for fact in stretch.facts if isinstance(fact, f.Taken)), None)
        if taken is not None and taken.menu in CHANGEABLE and taken.day <= session.day:
            found.append(Turning(place, taken))
    return tuple(found)


def changed(session: Session, place: int) -> Record:
    """The record of a new play that stands where the choice at `place` was made.

    Raises ValueError where there is no such choice, or where the play fits no code.
    """
    found = next((each for each in turnings(session) if each.place == place), None)
    if found is None:
        message = f"there is no decision at place {place}"
        raise ValueError(message)
    record = session.record
    first = code_of(session.scenario, session.kernel, record)
    day, half = found.taken.day, found.taken.half
    phase = {"matter": "matters", "interruption": "interruption"}.get(found.taken.menu, "order")
    phase = "interruption" if half else phase
    notes = [note for note in record.notes if _goes_over(note, day)]
    notes += [
        Note(*FIRST_NOTE, first),
        Note(*PLACE_NOTE, str(place)),
        Note("place", "at", Place(day, half, phase).noted),
    ]
    return replace(record, choices=record.choices[:place], notes=tuple(notes))


def _goes_over(note: Note, day: int) -> bool:
    if note.kind in ("forecast", "reason"):
        return note.key.isdecimal() and int(note.key) < day
    return note.kind in KEPT


def first_of(session: Session) -> Record | None:
    """The play that this one changes, or nothing where it changes none."""
    return first_in(session.scenario, session.record)


def first_in(scenario: Scenario, record: Record) -> Record | None:
    """The play that a record changes; nothing where its note is missing or cannot be read."""
    code = _note(record, FIRST_NOTE)
    if not code:
        return None
    try:
        return record_of(scenario, code)
    except BadCode:
        return None


def shared(record: Record) -> int:
    """How many choices a record shares with the play that it changes."""
    text = _note(record, PLACE_NOTE)
    return int(text) if text.isascii() and text.isdigit() else 0


def _note(record: Record, which: tuple[str, str]) -> str:
    return next((note.value for note in record.notes if (note.kind, note.key) == which), "")


def as_before(session: Session, first: Record) -> str:
    """What the first play answered to the menu in hand, where that can be answered again."""
    menu = session.pending()
    if menu is None:
        return ""
    answer = _answers(first.choices).get(menu.key, "")
    entry = menu.entry(answer)
    return answer if entry is not None and entry.legal else ""


def day_as_before(session: Session, first: Record) -> Record | None:
    """The record with the rest of the day answered as in the first play, as far as that fits.

    It stands at the night that follows, or where the play asks something new. None
    where nothing of the day can be answered as before.
    """
    kernel, record, day = session.kernel, session.record, session.day
    luck = luck_of(kernel, record.setting)
    answers = _answers(first.choices)
    state, added = session.state, list[Choice]()
    while (step := kernel.menu(state)) is not None and step.moment == Moment(day, 0):
        choice = Choice(step.key, answers.get(step.key, ""))
        if misfit(kernel, state, choice):
            break
        state, _facts = kernel.apply(state, entry_index(step, choice.id), luck)
        added.append(choice)
    if not added:
        return None
    notes = tuple(note for note in record.notes if note.kind != "place")
    if step is None or step.moment != Moment(day, 0):
        notes = (*notes, Note("place", "at", Place(day, 1, "night-first").noted))
    return replace(record, choices=(*record.choices, *added), notes=notes)


def _answers(choices: Sequence[Choice]) -> dict[str, str]:
    return {choice.menu: choice.id for choice in choices}
