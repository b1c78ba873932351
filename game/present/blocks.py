"""What a page can hold, apart from maps and charts: words, people, gauges, tables, fields.

Blocks say what they *are*; how they look is the front end's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (the page), 2 or 3 (small capitals label)."""

    text: str
    level: int = 2
    note: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs of text with markup. `voice` chooses serif, interface or small type."""

    text: str
    voice: Literal["document", "interface", "note", "lead"] = "interface"


@dataclass(frozen=True, slots=True)
class Quote:
    """Recorded words: the only thing that may stand in quotation marks."""

    text: str
    speaker: str
    source: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A paper, person or thing in a list; `action` opens it."""

    action: str
    title: str
    detail: str = ""
    tag: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Sureness:
    """A statement with its three dots: 3 confirmed, 2 probable, 1 rumour."""

    dots: int
    word: str
    text: str


@dataclass(frozen=True, slots=True)
class Move:
    """An expected or past movement of a gauge: -2, -1, 0, 1, 2; `known` False means `?`."""

    size: int
    known: bool = True


@dataclass(frozen=True, slots=True)
class GaugeRow:
    """One gauge as the player may see it. Points, 0 to 100.

    `low` to `high` is the range shown (equal where exact); both None for words
    only. `yesterday` marks where it stood; `moves` what the advisers expect of
    the option in focus.
    """

    id: str
    name: str
    icon: str
    word: str
    shown: Literal["exact", "banded", "estimated", "words"]
    low: int | None
    high: int | None
    value_text: str
    age: str = ""
    yesterday: int | None = None
    move: Move | None = None
    reason: str = ""
    low_name: str = ""
    high_name: str = ""
    meaning: str = ""
    log: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnotMeter:
    """The knot: the shared risk of war. `before` is the range of that morning.

    `id` is that of the gauge it shows, by which options name what they move.
    """

    name: str
    word: str
    low: int
    high: int
    value_text: str
    age: str = ""
    before: str = ""
    caption: str = ""
    id: str = ""
    was: int | None = None
    """The middle of the range of that evening, 0 to 100."""


@dataclass(frozen=True, slots=True)
class OptionCard:
    """One answer to a matter; `advisers` are the numbers of those of the council who favour it.

    `supporters` are the names of all who do, also of who is heard on this matter alone and
    has no number; `stakes` is what a step on the ladder risks and costs.
    """

    action: str
    number: int
    title: str
    detail: str
    advisers: tuple[int, ...] = ()
    cost: str = ""
    expects: tuple[tuple[str, Move], ...] = ()
    stakes: str = ""
    supporters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Portrait:
    """What a portrait is drawn from: plain values of the scenario's face."""

    half_width: int
    top: int
    chin: int
    jaw: int
    hair: str
    grey: bool
    sign: str
    brows: str
    side: str


@dataclass(frozen=True, slots=True)
class PersonTile:
    """A person at the table; `hint` says what his record means."""

    action: str
    number: int
    name: str
    office: str
    portrait: Portrait
    selected: bool = False
    record: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class People:
    """The row of portraits."""

    tiles: tuple[PersonTile, ...]


@dataclass(frozen=True, slots=True)
class Speech:
    """What the chosen adviser says, written for the game; questions are actions."""

    speaker: str
    headline: str
    text: str
    prediction: str = ""
    basis: str = ""
    questions: tuple[str, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    further: tuple[tuple[str, str], ...] = ()  # on the day’s other matters: headline, words
    tile: int = 0


@dataclass(frozen=True, slots=True)
class StanceMark:
    """Where one adviser stands: 0 gives ground, 100 presses on."""

    number: int
    name: str
    place: int
    selected: bool = False


@dataclass(frozen=True, slots=True)
class StanceLine:
    """The ruled line from give ground to press on."""

    low: str
    high: str
    marks: tuple[StanceMark, ...]


@dataclass(frozen=True, slots=True)
class TapeLine:
    """One line of the night tape."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Tape:
    """The teletype tape of the night."""

    register: str
    number: str
    lines: tuple[TapeLine, ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """A small table of names and values."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; the first column names the row.

    `repeats` says that it holds what charts beside it draw: where charts are told in
    figures anyway, it is left out.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A line for typing; its action is called with the text."""

    action: str
    label: str
    value: str = ""
    hint: str = ""
    longest: int = 80


@dataclass(frozen=True, slots=True)
class Scale:
    """A row of steps to pick one from, such as 0, 10 … 100 in a hundred."""

    label: str
    actions: tuple[str, ...]
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Group:
    """Actions that belong together, such as the answers to one setting."""

    label: str
    actions: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line between parts."""
