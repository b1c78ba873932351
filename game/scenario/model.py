"""The checked scenario: everything a crisis can hold, as frozen data.

Each class is one kind of thing an author writes; field comments say what it is
for. Reading files and resolving ids is the loader's business, so this module
never fails for an unknown id. Units: gauges in points (0 to 100), chances in
basis points (0 to 9,999), hours in half-hours, positions in degrees.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from game.scenario.values import (
    Block,
    Condition,
    ConfidenceField,
    Guarded,
    Id,
    Length,
    LengthField,
    Many,
    Model,
    MomentField,
    Sourced,
    SourceRef,
    Text,
    Warrant,
    Weight,
)

EVERY_LENGTH = (Length.LESSON, Length.FULL, Length.CALENDAR)
Lengths = Many[LengthField]


def _decimal(value: Any) -> Any:
    """Scalars stay text in YAML until the schema gives them a type."""
    if isinstance(value, str):
        try:
            return float(value)
        except ValueError:
            return value
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


Degrees = Annotated[float, BeforeValidator(_decimal), Field(ge=-180, le=180)]
"""A latitude (north positive) or a longitude (east positive)."""


# --- Quantities -------------------------------------------------------------


class GaugeEnd(Model):
    """What one bad end of a gauge is called and what it means."""

    name: Text
    text: Text


class Gauge(Model):
    """A quantity from 0 to 100 with two bad ends.

    `shown`: exact (the number), banded (a range), estimated (someone's guess),
    words (papers only), hidden (never during play). `error` is half the width
    of the range in points. `preview`: whether options may show the direction
    of a movement (`sign`) or only its size (`size`).
    """

    id: Id
    name: Text
    icon: Id = "circle"
    start: int = Field(ge=0, le=100)
    shown: Literal["exact", "banded", "estimated", "words", "hidden"]
    shown_when: Condition | None = None
    error: int = Field(default=0, ge=0, le=40)
    reporter: Id | None = None  # the person whose estimate it is
    age: int = Field(default=0, ge=0, le=240)  # half-hours old when it reaches the desk
    preview: Literal["sign", "size", "none"] = "sign"
    meaning: Text
    low: GaugeEnd | None = None
    high: GaugeEnd | None = None
    bands: Many[Text] = ()  # five words, from the low end to the high end
    knot: bool = False  # the one gauge that tightens the knot
    sources: Many[SourceRef] = ()


class TrackState(Model):
    """One named state of a track."""

    id: Id
    name: Text
    text: str = ""


class Track(Model):
    """A thing with a few named states, in order."""

    id: Id
    name: Text
    states: Many[TrackState] = Field(min_length=2)
    start: Id
    shown: Literal["exact", "last-known", "hidden"] = "exact"
    role: Literal["ladder", "opponent", "term", "posture", "other"] = "other"
    meaning: str = ""
    sources: Many[SourceRef] = ()


class Counter(Model):
    """A whole number with bounds."""

    id: Id
    name: Text
    start: int = Field(default=0, ge=0)
    highest: int = Field(ge=1, le=10_000, alias="max")
    shown: Literal["exact", "hidden"] = "hidden"
    meaning: str = ""


class Flag(Model):
    """A yes or no; false at the start unless said otherwise."""

    id: Id
    name: Text
    start: bool = False


# --- What happens -----------------------------------------------------------


class Fuse(Model):
    """An effect that waits and names its cause when it goes off.

    It is lit by what holds it. `after_halves`, `after_days` count from there,
    `at_day` (with `at`) is fixed; with none of them it waits for `when`.
    """

    id: Id
    after_halves: int | None = Field(default=None, ge=1, le=26)
    after_days: int | None = Field(default=None, ge=1, le=13)
    at_day: int | None = Field(default=None, ge=1)
    at: MomentField | None = None
    when: Condition | None = None
    then: Block = Field(default_factory=dict)
    also: Many[Guarded] = ()
    sends: Many[Id] = ()
    ending: Id | None = None
    because: Text
    tape: str = ""  # a line on the night tape; empty: only the cause is shown


class Outcome(Model):
    """One result of a draw. Outcomes stand in order from calm to grave."""

    id: Id
    weight: Weight
    when: Condition | None = None
    text: Text
    now: Block = Field(default_factory=dict)
    also: Many[Guarded] = ()
    sends: Many[Id] = ()
    fuses: Many[Fuse] = ()
    ending: Id | None = None


class Effects(Model):
    """What taking something does: a simultaneous block, then waiting things, then a draw."""

    now: Block = Field(default_factory=dict)
    also: Many[Guarded] = ()
    sends: Many[Id] = ()
    fuses: Many[Fuse] = ()
    outcomes: Many[Outcome] = ()
    documented: int | None = Field(default=None, ge=0, le=9_999)  # the number luck gave
    luck: Id | None = None  # a shared or former name of its draw
    ending: Id | None = None


class ClauseChoice(Effects):
    """One wording of a clause, or one state of a term-sheet slot."""

    id: Id
    text: Text
    historical: bool = False
    when: Condition | None = None


class Clause(Model):
    """A blank in an order that the player fills; each is a choice of its own."""

    id: Id
    prompt: Text
    choices: Many[ClauseChoice] = Field(min_length=2)
    lengths: Lengths = EVERY_LENGTH


class Option(Effects):
    """An answer to a matter, an initiative, or an interruption.

    `text` is its name (at most 60 characters), `detail` one or two lines,
    `done` how the timeline tells it ("Turned the arms ships back").
    """

    id: Id
    text: Text
    detail: Text
    done: Text
    when: Condition | None = None
    why_not: str = ""  # the reason shown when `when` fails; empty: not shown at all
    hours: int = Field(default=0, ge=0, le=16)
    clauses: Many[Clause] = ()
    grounds: Many[Id] = ()  # papers that justify an act which presupposes discovery
    argued: str = ""  # who really argued for it, and what for
    after: str = ""  # one or two sentences shown in the night when it was taken
    warrant: Warrant | None = None
    confidence: ConfidenceField
    sources: Many[SourceRef] = ()


class Initiative(Option):
    """An act the player may open unasked. `historical`: it was really done that day."""

    historical: bool = False
    repeat: bool = False
    lengths: Lengths = EVERY_LENGTH


class Prediction(Model):
    """What somebody commits to, and how sure; resolves against the player's own state."""

    text: Text
    odds: int = Field(ge=0, le=100, multiple_of=10)
    when: Condition
    due_day: int = Field(ge=1)


class Voice(Model):
    """An adviser on a matter. `stance`: 0 gives ground, 100 presses on."""

    who: Id
    stance: int = Field(ge=0, le=100)
    headline: Text
    text: Text
    favours: Many[Id] = ()
    basis: ConfidenceField
    prediction: Prediction | None = None
    when: Condition | None = None
    sources: Many[SourceRef] = ()


class Question(Effects):
    """A question to an adviser; costs hours, may bring a paper or an estimate."""

    id: Id
    to: Id
    text: Text
    answer: Text
    hours: int = Field(default=1, ge=0, le=16)
    open_question: bool = False  # an open question raises candour; see the rules of the scenario
    when: Condition | None = None
    basis: ConfidenceField
    repeat: bool = False
    brings: Many[Id] = ()  # papers that now reach the desk
    prediction: Prediction | None = None
    lengths: Lengths = EVERY_LENGTH
    sources: Many[SourceRef] = ()


class Historical(Sourced):
    """What was really decided, why, and what was known."""

    option: Id
    clauses: Mapping[Id, Id] = Field(default_factory=dict)
    why: Text
    knew: Text
    against: str = ""  # who argued otherwise
    followed: str = ""
    quotation: Quotation | None = None


class Matter(Model):
    """A question that must be decided today."""

    id: Id
    title: Text
    prompt: Text
    background: str = ""
    options: Many[Option] = Field(min_length=2, max_length=5)
    voices: Many[Voice] = ()
    historical: Historical
    when: Condition | None = None
    lengths: Lengths = EVERY_LENGTH
    half: Literal[0, 1, 2] = 0  # 0: by day; 1, 2: an interruption of that half of the night
    class_question: str = ""  # for discussion
    sources: Many[SourceRef] = ()

    @model_validator(mode="after")
    def _historical_exists(self) -> Self:
        if self.historical.option not in {option.id for option in self.options}:
            message = f'historical option "{self.historical.option}" is not among the options'
            raise ValueError(message)
        return self


class Rule(Effects):
    """When something holds at a moment of the turn, then this follows."""

    id: Id
    at: MomentField
    from_day: int = Field(default=1, ge=1)
    to_day: int = Field(default=99, ge=1)
    when: Condition | None = None
    once: bool = False
    because: Text
    tape: str = ""  # printed on the night tape when it runs; empty: silent
    hidden: bool = False  # its causes are shown only in the debrief
    confidence: ConfidenceField = Field(default="inferred", strict=False, validate_default=True)
    sources: Many[SourceRef] = ()


class DocumentedFall(Model):
    """The number luck gave an incident in one half of one night as it was."""

    day: int = Field(ge=1)
    half: Literal[1, 2]
    number: int = Field(ge=0, le=9_999)


class Incident(Effects):
    """Something luck may bring, in each half of its window while its condition holds."""

    id: Id
    title: Text
    from_day: int = Field(ge=1)
    to_day: int = Field(ge=1)
    halves: Many[Literal[1, 2]] = (1, 2)
    when: Condition | None = None
    chance: Weight
    once: bool = True
    warning: Text  # the kind of chance, in words, before
    lowers: Text  # what would make it smaller
    tape: Text  # told when it falls
    held: Text  # told in the debrief when it did not
    established: str = ""
    legend: str = ""
    fell: Many[DocumentedFall] = ()
    composite: bool = False
    confidence: ConfidenceField
    sources: Many[SourceRef] = ()


class Message(Effects):
    """A letter or cable that travels; its `now` happens where it arrives."""

    id: Id
    title: Text
    sender: Id
    to: Id
    channel: Id
    text: Text
    because: Text
    confidence: ConfidenceField
    sources: Many[SourceRef] = ()


class Channel(Model):
    """A way for messages, with its delay in halves of a day."""

    id: Id
    name: Text
    delay: int = Field(ge=0, le=4)
    public: bool = False


# --- Papers -----------------------------------------------------------------


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
    age: int = Field(ge=0, le=480)  # half-hours
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


class CodexEntry(Model):
    """A page of background; texts link to it as `codex:id`."""

    id: Id
    title: Text
    kind: Literal["person", "place", "weapon", "institution", "term", "background", "event"]
    text: Text
    known_from_day: int = Field(default=1, ge=1, le=99)
    see: Many[Id] = ()
    confidence: ConfidenceField
    sources: Many[SourceRef] = ()


class EnvelopeItem(Sourced):
    """One thing that really happened elsewhere that day."""

    where: Text
    when: Text
    text: Text


class Envelope(Model):
    """The other side's file for one day; sealed until the debrief."""

    title: Text
    items: Many[EnvelopeItem] = Field(min_length=1)


class Evening(Model):
    """The evening question; `true_when` is asked of the player's own state on `due_day`."""

    ask: Text
    true_when: Condition
    due_day: int = Field(ge=1)
    half: Literal[0, 1, 2] = 0  # 0: at that day's morning; 1, 2: after that half
    advisers: Mapping[Id, int] = Field(default_factory=dict)  # odds in per cent
    answer: Text  # what the debrief says about how it really was
    sources: Many[SourceRef] = ()


class Council(Model):
    """Who is in the room or on the line that day."""

    title: Text
    body: Text
    native: str = ""


class NightVariant(Model):
    """The telling of a night; the first whose condition holds is used."""

    when: Condition | None = None
    headline: Text
    text: Text


class Day(Model):
    """One turn."""

    day: int = Field(ge=1)
    title: Text
    frame: Text  # two or three sentences that open the morning
    clock: Text  # the hour of the desk, "17:00", in the player's capital
    papers: Many[Paper] = Field(min_length=1)
    council: Council
    questions: Many[Question] = ()
    matters: Many[Matter] = Field(min_length=1)
    initiatives: Many[Initiative] = ()
    evening: Evening
    night: Many[NightVariant] = Field(min_length=1)
    register_line: str = ""  # the head of the tape
    envelope: Envelope
    rules: Many[Rule] = ()
    sources: Many[SourceRef] = ()


# --- The map ----------------------------------------------------------------


class Fix(Model):
    """Where a piece is at an hour. Between two fixes it moves in a straight line."""

    day: int = Field(ge=1)
    hour: int = Field(ge=0, le=24)
    lat: Degrees
    lon: Degrees


class Course(Model):
    """A piece's way while a condition holds; the first that holds is used."""

    when: Condition | None = None
    fixes: Many[Fix] = Field(min_length=1)
    orders: Text
    status: Text
    bound: str = ""
    visible_from: int = Field(default=1, ge=1)
    visible_to: int = Field(default=99, ge=1)


class Piece(Sourced):
    """Something on the map: a ship, a submarine, a site, a line, a city."""

    id: Id
    name: Text
    kind: Literal["arms-ship", "ship", "submarine", "warship", "site", "city", "aircraft"]
    side: Literal["us", "them", "host", "other"]
    what: Text  # "Soviet tanker"
    cargo: str = ""
    doubt: int = Field(default=0, ge=0, le=2_000)  # radius of the circle of uncertainty in km
    courses: Many[Course] = Field(min_length=1)


class Circle(Sourced):
    """A circle or part of one on the map: a reach, a line."""

    id: Id
    name: Text
    note: str = ""
    lat: Degrees
    lon: Degrees
    radius: int = Field(ge=1, le=20_000)  # km
    start_bearing: int | None = Field(default=None, ge=0, le=360)
    end_bearing: int | None = Field(default=None, ge=0, le=360)
    style: Literal["reach", "line"]
    side: Literal["us", "them", "host", "other"]
    when: Condition | None = None


class MapView(Model):
    """What the map shows and from where it is drawn."""

    centre_name: Text
    lat: Degrees
    lon: Degrees
    width: int = Field(ge=100, le=20_000)  # km across
    note: Text
    pieces: Many[Piece] = ()
    circles: Many[Circle] = ()
    alternative: Text  # the map in one sentence, for who cannot see it
    labels: Many[MapLabel] = ()


class MapLabel(Model):
    """A name written on land or sea."""

    text: Text
    lat: Degrees
    lon: Degrees
    kind: Literal["sea", "land", "home"]
    side: Literal["us", "them", "host", "other"] = "other"


# --- People, sources, endings -----------------------------------------------


class Face(Model):
    """The few numbers and the one sign from which a portrait is drawn."""

    half_width: int = Field(default=43, ge=38, le=49)
    top: int = Field(default=58, ge=56, le=62)
    chin: int = Field(default=170, ge=166, le=174)
    jaw: int = Field(default=65, ge=52, le=78)  # hundredths
    hair: Literal["short", "parted", "wave", "receding", "bald", "full", "crop", "cap"] = "short"
    grey: bool = False
    sign: Literal["none", "moustache", "spectacles", "epaulettes", "beard", "bow-tie"] = "none"
    brows: Literal["flat", "stern", "raised"] = "flat"


class Person(Sourced):
    """Somebody who speaks, decides or is spoken of."""

    id: Id
    name: Text
    short: Text
    office: Text
    side: Literal["us", "them", "host", "other"]
    adviser: bool = False
    agenda: str = ""
    fear: str = ""
    trust_on: str = ""
    fails_by: str = ""
    text: Text
    face: Face = Face()


class Source(Model):
    """An entry of the registry of sources."""

    id: Id
    kind: Literal[
        "letter",
        "cable",
        "speech",
        "minutes",
        "memoir",
        "monograph",
        "article",
        "treaty",
        "archive-page",
        "photo",
        "press",
        "collection",
    ]
    title: Text
    author: str = ""
    date: str = ""
    held_by: str = ""
    publisher: str = ""
    locator: str = ""
    url: str = ""
    verified: Literal["read", "excerpt-seen", "memory"]
    reliability: Text
    used_as: Annotated[str, Field(min_length=1, max_length=60)]


class Paragraph(Sourced):
    """A paragraph of an epilogue that is told when its condition holds."""

    text: Text
    when: Condition | None = None


class Epilogues(Model):
    """What followed, in three horizons."""

    winter: Many[Paragraph] = Field(min_length=1)
    fate: Many[Paragraph] = Field(min_length=1)
    treaties: Many[Paragraph] = Field(min_length=1)


EndingClass = Literal["settled", "retreat", "unsettled", "removed", "limited-war", "nuclear"]


class Ending(Sourced):
    """How it closed. The first whose condition holds, by `priority` (low first), wins.

    `final` endings are asked only after the last night, `on_call` ones only
    where an outcome, a fuse, a rule or an incident names them.
    """

    id: Id
    title: Text
    kind: EndingClass = Field(alias="class")
    priority: int = Field(ge=0, le=1_000)
    when: Condition | None = None
    final: bool = False
    on_call: bool = False
    text: Text
    how: Text  # how it comes about, for the debrief
    clue: Text  # one line for the tree of roads not taken
    epilogues: Epilogues
    warrant: Warrant
    names: Many[Text] = ()  # a war ending: what really happened that day, with its source
    quotation: Quotation | None = None


class Plate(Sourced):
    """One plate of the prologue."""

    year: Text
    title: Text
    text: Text


class LengthRules(Model):
    """What one length offers a day."""

    matters: int = Field(ge=1, le=4)
    questions: int = Field(ge=0, le=8)
    initiatives: int = Field(ge=0, le=4)
    hours: int = Field(ge=1, le=48)  # half-hours a day
    minutes: str  # how long a play takes, in words
    papers: int = Field(ge=1, le=12)


class Hours(Model):
    """Which counter holds the day's half-hours, and what unused ones turn into."""

    counter: Id
    rest_gauge: Id
    per: int = Field(ge=1, le=16)
    adds: int = Field(ge=0, le=10)


class ClockOffset(Model):
    """From this day on, a clock is so many hours from the player's capital."""

    from_day: int = Field(ge=1)
    hours: int = Field(ge=-23, le=23)


class Clock(Model):
    """A clock on the header."""

    name: Text
    offsets: Many[ClockOffset] = Field(min_length=1)


class Ungrounded(Model):
    """What it costs to act on what one should not know, without a paper to show for it."""

    now: Block
    because: Text


class Temperament(Model):
    """A value of the other side that is fixed in documented play and drawn otherwise.

    `counter` holds it; the range is what historians argue about.
    """

    counter: Id
    documented: int = Field(ge=0)
    lowest: int = Field(ge=0)
    highest: int = Field(ge=0)
    text: Text
    sources: Many[SourceRef] = ()


class Motive(Model):
    """A secret reason for the whole enterprise, with its own private reckoning."""

    id: Id
    name: Text
    text: Text


class Words(Model):
    """Names and phrases that the pages need and that belong to this crisis."""

    place_and_date: Text
    native_title: Text
    quotation: Quotation
    blurb: Text
    player: Text
    player_then: Text  # the historical person, with the year
    opponent: Text
    council: Text
    signature: Text
    folder: Text
    folder_native: Text
    stamp: Text
    stamp_native: Text
    tape_head: Text
    unfinished: Text
    war_warning: Text  # before the nuclear ending can first happen
    war_line: Text  # the black page's one sentence


class Policy(Model):
    """A named way of playing: for each matter, options in order of preference."""

    id: Id
    name: Text
    text: Text
    prefers: Mapping[Id, Many[Id]] = Field(default_factory=dict)
    initiatives: Many[Id] = ()
    questions: Many[Id] = ()
    otherwise: Literal["history", "calmest", "boldest", "first"] = "history"


class Head(Model):
    """`scenario.yaml`: what the scenario is, and the numbers of its turn."""

    id: Id
    version: int = Field(ge=1, le=255)
    title: Text
    subtitle: Text
    language: Literal["en", "de", "fr", "es", "ru", "uk", "it", "pl"]
    first_day: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    days: int = Field(ge=1, le=60)
    lengths: Mapping[LengthField, LengthRules]
    hours: Hours | None = None
    clocks: Many[Clock] = ()
    channels: Many[Channel] = ()
    motives: Many[Motive] = ()
    temperament: Many[Temperament] = ()
    ungrounded: Ungrounded | None = None
    words: Words
    exposure_flag: Id | None = None  # the flag that says the secret is out
    renamed: Mapping[Id, Mapping[Id, Id]] = Field(default_factory=dict)
    setup_text: Text
    content_note: Text


class Scenario(Model):
    """A whole crisis, checked. Made by the loader from a folder of files."""

    head: Head
    gauges: Many[Gauge]
    tracks: Many[Track] = ()
    counters: Many[Counter] = ()
    flags: Many[Flag] = ()
    people: Many[Person]
    sources: Many[Source]
    documents: Many[Document] = ()
    codex: Many[CodexEntry] = ()
    prologue: Many[Plate] = ()
    messages: Many[Message] = ()
    rules: Many[Rule] = ()
    opponent: Many[Rule] = ()  # the other side's small rules, run after incidents
    incidents: Many[Incident] = ()
    endings: Many[Ending]
    days: Many[Day]
    map: MapView | None = None
    policies: Many[Policy] = ()
