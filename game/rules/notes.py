"""Notes: facts as they are kept while a play runs, and how they are told.

A play leaves some hundreds of facts, and most are never read. So a walk writes
notes: a note is a teller and the few things that it needs, the moment first. The
facts are made from their notes when somebody reads them.

Notes hold all that was written to the row. Whoever tells them takes the row of the
beginning along and writes it anew, note by note: so it is known how the row stood at
any moment, and no walk keeps copies of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, overload

from game.rules import facts as f
from game.rules.state import Moment, Variable

Note = tuple[Any, ...]
"""A teller, the moment, and what else it needs."""

Written = tuple[int, int]
"""A place in the row, and the value that it got."""

Row = list[int]

Teller = Callable[[Note, Row], f.Fact | None]
"""Makes a fact from its note, and writes to the row what was written then."""

Add = Callable[[Note], None]
"""Where notes go."""


class Facts(Sequence[f.Fact]):
    """The facts of a stretch, in order: equal to a tuple of them, and made when first read."""

    __slots__ = ("_notes", "_quiet", "_start", "_told")

    def __init__(
        self, notes: Sequence[Note] = (), start: Sequence[int] = (), quiet: int = 0
    ) -> None:
        """The facts of these notes, to which nothing is added any more.

        `start` is the row before the first of them; `quiet` of them tell no fact.
        """
        self._notes = notes
        self._start = start
        self._quiet = quiet
        self._told: tuple[f.Fact, ...] | None = None

    def told(self) -> tuple[f.Fact, ...]:
        """All of them."""
        notes = self._notes  # before it is asked whether they are told: threads may share them
        told = self._told
        if told is None:
            row = [*self._start]
            facts = [note[0](note, row) for note in notes]
            told = self._told = tuple([fact for fact in facts if fact is not None])
            self._notes = ()
        return told

    @property
    def untold(self) -> Sequence[Note]:
        """The notes of which nothing was told yet; none once something was.

        The same notes of the same kernel, from the same row, tell the same.
        """
        return self._notes

    def __len__(self) -> int:
        """How many there are; nothing is made for that."""
        notes, told = self._notes, self._told
        return len(notes) - self._quiet if told is None else len(told)

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


def quiet(note: Note, row: Row) -> None:
    """Tells of no fact; needs what was written."""
    for place, value in note[2:]:
        row[place] = value


def plain(kind: Callable[..., f.Fact], cause: str, because: str, *more: str) -> Teller:
    """A teller that needs the moment, and after it whatever was written."""

    def tell(note: Note, row: Row) -> f.Fact:
        moment: Moment = note[1]
        quiet(note, row)
        return kind(moment.day, moment.half, cause, because, *more)

    return tell


def changed(cause: str, because: str, place: int, variable: Variable) -> Teller:
    """A teller of a change of the variable at a place, which needs the value after it."""
    what, kind = variable.id, variable.kind

    def tell(note: Note, row: Row) -> f.Fact:
        moment: Moment
        _tell, moment, after = note
        before, row[place] = row[place], after
        return f.Changed(moment.day, moment.half, cause, because, what, kind, before, after)

    return tell


def received(cause: str, because: str, place: int, what: str) -> Teller:
    """A teller of a paper that a block brings: of the change of the variable at a place."""

    def tell(note: Note, row: Row) -> f.Fact:
        moment: Moment
        _tell, moment, row[place] = note
        return f.Received(moment.day, moment.half, cause, because, what)

    return tell


def fell(cause: str, because: str, name: str) -> Teller:
    """A teller of a draw, which needs the number, the boundaries, and the outcome's place."""

    def tell(note: Note, _row: Row) -> f.Fact:
        moment: Moment
        _tell, moment, number, limits, place = note
        return f.Fell(moment.day, moment.half, cause, because, name, number, limits, place)

    return tell


def stood(note: Note, row: Row) -> f.Fact:
    """Tells how the row stood; needs to know whether it is evening."""
    moment: Moment
    _tell, moment, evening = note
    return f.Stood(moment.day, moment.half, "turn/stood", "", (*row,), evening)


def ended(note: Note, _row: Row) -> f.Fact:
    """Tells how the play closed; needs the ending's name."""
    moment: Moment
    _tell, moment, ending = note
    return f.Ended(moment.day, moment.half, "turn/end", "", ending)
