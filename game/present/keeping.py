"""What a desk asks of whoever keeps its plays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from game.present.front import Kept
from game.present.settings import Settings

if TYPE_CHECKING:
    from game.play.record import Record
    from game.play.session import Session


class Keeper(Protocol):
    """Where plays are kept. Every text returned is trouble to be told, or empty."""

    def kept(self) -> Sequence[Kept]:
        """The plays that can be gone on with, the newest first."""
        ...

    def open(self, name: str) -> tuple[Record | None, str]:
        """A kept play's record, and what had to be said about its file."""
        ...

    def keep(self, session: Session) -> str:
        """Save a play."""
        ...

    def settings(self, settings: Settings) -> str:
        """Save how the player wants things shown."""
        ...

    def moved(self, session: Session) -> None:
        """The next play that is kept is this one, gone on with: keep it under its name."""
        ...

    def met(self) -> frozenset[str]:
        """The ids of the endings that kept plays have come to."""
        ...

    def code(self, session: Session) -> str:
        """The run code of a play, or nothing."""
        ...

    def export(self, session: Session, kind: str) -> str:
        """Write the debrief, whole or in short, as a file; where it lies, or why it does not."""
        ...

    def plays(self) -> Sequence[Kept]:
        """Every play that is kept, for deleting."""
        ...

    def forget(self, name: str) -> str:
        """Delete a play with its backups, for good."""
        ...

    def folder(self) -> str:
        """The folder for a report beside the plays, or nothing."""
        ...

    def faces(self) -> Mapping[str, str]:
        """Portraits to print, as SVG by the id of the person."""
        ...

    def read_code(self, text: str) -> tuple[Record | None, str]:
        """The record that a run code stands for, and what is wrong with it."""
        ...

    def seed(self, word: str) -> tuple[int, str]:
        """The seed that a number or a class word stands for, and what is wrong with it."""
        ...
