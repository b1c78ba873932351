"""What is read: papers and their claims, documents, the codex, quotations."""

from typing import Literal

from pydantic import Field

from game.scenario.values import (
    EVERY_LENGTH,
    Condition,
    ConfidenceField,
    Id,
    Lengths,
    Many,
    Model,
    Sourced,
    SourceRef,
    Text,
)


class Quotation(Model):
    """Recorded words: exact, at most 30 words, with their source."""

    text: Text
    speaker: Text
    sources: Many[SourceRef] = Field(min_length=1)
    note: str = ""


class Report(Model):
    """What makes a paper a report: a claim somebody makes, and how it may mislead.

    `claim` is what it says; `true` whether it is so; `tell` the sign by which a
    careful reader may suspect a false one.
    """

    claim: Text
    sureness: Literal["confirmed", "probable", "rumour"]
    true: bool
    error: str = ""
    age: int = Field(ge=0, le=17520)  # half-hours, a year at most
    reporter: str
    motive: str = ""
    tell: str = ""


class Paper(Model):
    """A paper in the morning box of its day, or one a question brings."""

    id: Id
    title: Text
    kind: Literal[
        "letter", "cable", "report", "press", "minutes", "note", "order", "broadcast", "photo"
    ]
    origin: Text  # "Ambassador Alekseev, Havana"
    dated: Text  # as printed on it: "24 October, 16:40"
    stamp: str = ""
    text: Text
    document: Id | None = None  # the primary source it shows or retells
    quotation: Quotation | None = None
    report: Report | None = None
    when: Condition | None = None
    on_request: bool = False  # comes only when a question brings it
    lengths: Lengths = EVERY_LENGTH
    confidence: ConfidenceField
    sources: Many[SourceRef] = ()


class Document(Model):
    """A primary source in the codex: what it is, what it says, how far to trust it."""

    id: Id
    title: Text
    kind: Text
    written: Text
    known_from_day: int = Field(ge=1, le=99)  # 99: not during the crisis
    known_note: str = ""
    summary: Text
    points: Many[Text] = ()
    quotations: Many[Quotation] = ()
    why: str = ""
    question: str = ""
    confidence: ConfidenceField
    sources: Many[SourceRef] = ()


class CodexPart(Sourced):
    """One claim or chapter of a longer codex entry, with its own sources.

    A part that was not known on a day stays shut until it is.
    """

    title: str = ""
    text: Text
    known_from_day: int = Field(default=1, ge=1, le=99)
    quotation: Quotation | None = None


class CodexEntry(Model):
    """A page of background; texts link to it as `codex:id`.

    `words` are the words by which texts speak of it: the first of them in a
    day's texts becomes a link by itself. A `room` is a longer page in `parts`.
    """

    id: Id
    title: Text
    kind: Literal["person", "place", "weapon", "institution", "term", "background", "event", "room"]
    text: Text
    parts: Many[CodexPart] = ()
    words: Many[Text] = ()
    known_from_day: int = Field(default=1, ge=1, le=99)
    see: Many[Id] = ()
    confidence: ConfidenceField
    sources: Many[SourceRef] = ()


class NearMiss(Sourced):
    """Something that nearly went wrong in history; told in the debrief only."""

    id: Id
    day: int = Field(ge=1)  # its place in the order of days
    dated: Text  # as printed: "14 October", "22 October, at night"
    title: Text
    text: Text
    established: Text
    legend: Text
