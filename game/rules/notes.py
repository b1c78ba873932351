"""Notes: facts as they are kept while a play runs, and how they are told.

A play leaves some hundreds of facts, and most are never read. So a walk writes
notes: a note is a teller and the few things that it needs, the moment first. The
facts are made from their notes when somebody reads them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, overload

from game.rules import facts as f
from game.rules.state import Moment

Note = tuple[Any, ...]
"""A teller, the moment, and what else it needs."""

Teller = Callable[[Note], f.Fact]
"""Makes a fact from its note."""

Add = Callable[[Note], None]
"""Where notes go."""


class Facts(Sequence[f.Fact]):
    """The facts of a stretch, in order: equal to a tuple of them, and made when first read."""

    __slots__ = ("_notes", "_told")

    def __init__(self, notes: Sequence[Note] = ()) -> None:
        """The facts of these notes, to which nothing is added any more."""
        self._notes = notes
        self._told: tuple[f.Fact, ...] | None = None

    def told(self) -> tuple[f.Fact, ...]:
        """All of them."""
        notes = self._notes  # before it is asked whether they are told: threads may share them
        told = self._told
        if told is None:
            told = self._told = tuple([note[0](note) for note in notes])
            self._notes = ()
        return told

    def __len__(self) -> int:
        """How many there are; nothing is made for that."""
        notes, told = self._notes, self._told
        return len(notes) if told is None else len(told)

    @overload
    def __getitem__(self, index: int) -> f.Fact: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[f.Fact, ...]: ...

    def __getitem__(self, index: int | slice) -> f.Fact | tuple[f.Fact, ...]:
        """A fact, or a stretch of them."""
        return self.told()[index]

    def __iter__(self) -> Iterator[f.Fact]:
        """Each in turn."""
        return iter(self.told())

    def __eq__(self, other: object) -> bool:
        """The same facts in the same order, kept in this way or in a tuple."""
        if isinstance(other, Facts):
            return self.told() == other.told()
        return self.told() == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        """That of the tuple."""
        return hash(self.told())

    def __repr__(self) -> str:
        """That of the tuple."""
        return repr(self.told())


def plain(kind: Callable[..., f.Fact], cause: str, because: str, *more: str) -> Teller:
    """A teller that needs the moment alone."""

    def tell(note: Note) -> f.Fact:
        moment: Moment = note[1]
        return kind(moment.day, moment.half, cause, because, *more)

    return tell


def changed(cause: str, because: str, what: str, kind: str) -> Teller:
    """A teller of a change, which needs the values before and after."""

    def tell(note: Note) -> f.Fact:
        moment: Moment
        _tell, moment, before, after = note
        return f.Changed(moment.day, moment.half, cause, because, what, kind, before, after)

    return tell


def received(cause: str, because: str, what: str) -> Teller:
    """A teller of a paper that a block brings: of its variable's change."""

    def tell(note: Note) -> f.Fact:
        moment: Moment = note[1]
        return f.Received(moment.day, moment.half, cause, because, what)

    return tell


def fell(cause: str, because: str, name: str) -> Teller:
    """A teller of a draw, which needs the number, the boundaries, and the outcome's place."""

    def tell(note: Note) -> f.Fact:
        moment: Moment
        _tell, moment, number, limits, place = note
        return f.Fell(moment.day, moment.half, cause, because, name, number, limits, place)

    return tell


def stood(note: Note) -> f.Fact:
    """Tells how the row stood; needs its values, and whether it is evening."""
    moment: Moment
    _tell, moment, values, evening = note
    return f.Stood(moment.day, moment.half, "turn/stood", "", values, evening)


def ended(note: Note) -> f.Fact:
    """Tells how the play closed; needs the ending's name."""
    moment: Moment
    _tell, moment, ending = note
    return f.Ended(moment.day, moment.half, "turn/end", "", ending)
