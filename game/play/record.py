"""A record: scenario, settings, seed, choices and notes. All else follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.rules.replay import Choice, Setting
from game.scenario.values import Length

LUCKS = ("documented", "drawn")

CLASS_NOTE = ("class", "code")
"""The note that holds the class code a play was begun with."""

HELD_NOTE = ("class", "held")
"""The note that the debrief waits for the class: `1` until the release word was typed."""


READING_NOTE = ("reading", "level")
"""The note of the level at which the texts of a play are read; the rules never hear of it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What bears on the rules besides the scenario, the seed and the choices."""

    length: Length = Length.LESSON
    luck: str = "documented"
    temperament: str = "documented"
    motive: str = ""  # none, or the id of one of the scenario's motives
    class_play: bool = False  # under a class code: no undo


@dataclass(frozen=True, slots=True)
class Note:
    """Something the player wrote or judged; it never reaches the rules.

    Kinds: `forecast` (key: the day, value: 0 to 100 in tens), `grade` (key: a
    paper), `reason` and `text` (free words), `read` (a paper), `place` (where
    the play stood), `class` (the class code, and whether the debrief is held),
    `first` (the code of the play that this one changes, and where), `ended` (how it closed),
    `vote` (key: a menu; how a class voted), `overruled` (key: a menu; why),
    `reading` (the level at which its texts are read).
    """

    kind: str
    key: str
    value: str


@dataclass(frozen=True, slots=True)
class Record:
    """One play, finished or not."""

    scenario: str
    version: int
    digest: str
    settings: Settings
    seed: int
    choices: tuple[Choice, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def setting(self) -> Setting:
        """What the rules need to replay it, apart from the choices."""
        return Setting(self.settings.luck, self.settings.temperament, self.seed)


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a play, the last of each kind and key winning."""

    held: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @staticmethod
    def of(notes: tuple[Note, ...]) -> Notes:
        """The notes of a record."""
        return Notes({(note.kind, note.key): note.value for note in notes})

    def get(self, kind: str, key: str) -> str:
        """The value of a note, or nothing."""
        return self.held.get((kind, key), "")

    def of_kind(self, kind: str) -> Mapping[str, str]:
        """The notes of one kind by key."""
        return {key: value for (each, key), value in self.held.items() if each == kind}

    def written(self, kind: str, key: str, value: str) -> Notes:
        """These notes with one more, or one changed."""
        return Notes({**self.held, (kind, key): value})

    def without(self, kind: str) -> Notes:
        """These notes but for one kind."""
        return Notes({key: value for key, value in self.held.items() if key[0] != kind})

    def listed(self) -> tuple[Note, ...]:
        """The notes as a record keeps them, in the order of writing."""
        return tuple(Note(kind, key, value) for (kind, key), value in self.held.items())
