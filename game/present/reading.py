"""At which level the texts of a desk are read: begun with, chosen on a page, kept with the play.

A level changes words and nothing else: the rules, the record's choices and the codes
are the same at each, so that it can be changed in the middle of a play.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.present.page import Action, Group
from game.scenario.levels import Levels, named, usual
from game.scenario.model import Head, Scenario
from game.scenario.values import Length

if TYPE_CHECKING:
    from game.play.record import Record
    from game.play.session import Session
    from game.rules.kernel import Kernel

AS_THE_LENGTH = "Usual for the length"
ANY_TIME = "The facts are the same at each. Change it whenever you like."


class Reading:
    """The scenario at the level that is read now, and its rules."""

    def __init__(self, levels: Levels) -> None:
        self.levels = levels
        self._kernels: dict[tuple[Length, str], Kernel] = {}
        self.level = ""  # nothing before a play begins: the whole texts

    @property
    def scenario(self) -> Scenario:
        """The scenario with the texts of the level."""
        return self.levels.at(self.level)

    @property
    def explains(self) -> bool:
        """Whether hard words are explained at this level."""
        level = named(self.levels.whole.head, self.level)
        return level is not None and level.explains

    def kernel(self, length: Length) -> Kernel:
        """The rules of a length, whose words are those of the level."""
        known = self._kernels.get((length, self.level))
        if known is None:
            from game.rules.compile import compile_rules
            from game.rules.kernel import Kernel

            known = Kernel(compile_rules(self.scenario, length))
            self._kernels[length, self.level] = known
        return known

    def begin(self, length: Length, *wishes: str) -> None:
        """Turn to the first level that is wished for and there is, else to the length's own."""
        self.level = beginning(self.levels.whole.head, length, *wishes)

    def again(self, record: Record, wish: str = "") -> Session:
        """A play from its record, at the level that is read now or another one."""
        if wish:
            self.level = wish
        from game.play.session import Session

        return Session.resume(self.scenario, record, self.kernel(record.settings.length))

    def noted(self, session: Session) -> None:
        """Keep with a play at which level it is read; where there are levels."""
        from game.play.record import READING_NOTE

        if self.level and session.notes.get(*READING_NOTE) != self.level:
            session.note(*READING_NOTE, self.level)


def beginning(head: Head, length: Length, *wishes: str) -> str:
    """The id of the first level that is wished for and there is, else of the length's own."""
    return next((each for each in wishes if named(head, each)), usual(head, length))


def level_of(record: Record) -> str:
    """The level at which a play was read last, or nothing."""
    from game.play.record import READING_NOTE

    held = ((note.kind, note.key) == READING_NOTE and note.value for note in record.notes)
    return next((value for value in held if value), "")


def choices(head: Head, prefix: str, pressed: str, *, unset: bool = False) -> tuple[Action, ...]:
    """The levels as actions; `unset` offers also to leave it to the length."""
    found = tuple(
        Action(
            f"{prefix}:{each.id}", each.name, "toggle", hint=each.text, pressed=each.id == pressed
        )
        for each in head.reading_levels
    )
    if not found or not unset:
        return found
    return (Action(f"{prefix}:", AS_THE_LENGTH, "toggle", pressed=not pressed), *found)


def group(actions: tuple[Action, ...]) -> tuple[Group, ...]:
    """The levels as a group of a page; nothing where there are none."""
    if not actions:
        return ()
    told = " ".join(f"{action.label}: {action.hint}" for action in actions if action.hint)
    return (Group("Reading", tuple(action.id for action in actions), f"{told} {ANY_TIME}"),)
