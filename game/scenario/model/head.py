"""`scenario.yaml`: what the scenario is, and the numbers of its turn."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from game.scenario.model.papers import Quotation
from game.scenario.model.world import Channel
from game.scenario.values import (
    Block,
    Condition,
    ConfidenceField,
    Id,
    LengthField,
    Many,
    Model,
    Sourced,
    SourceRef,
    Text,
)

MOST_LEVELS = 3
"""So many levels of reading a class code has room for."""


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
    confidence: ConfidenceField | None = None
    sources: Many[SourceRef] = ()


class Reckoned(Model):
    """One line of a private reckoning: told where its condition holds at the end."""

    when: Condition | None = None
    text: Text


class Reckoning(Model):
    """One question that a motive asks of the end; the first line that holds answers it."""

    asks: Text
    lines: Many[Reckoned] = Field(min_length=2)


class Motive(Model):
    """A secret reason for the whole enterprise, with its own private reckoning."""

    id: Id
    name: Text
    text: Text
    reckoning: Many[Reckoning] = ()
    confidence: ConfidenceField | None = None
    sources: Many[SourceRef] = ()


class Frayed(Model):
    """What a worn-out player loses: the sane option of a matter, and doubt about the worst."""

    when: Condition
    why_not: Text  # the reason shown beside the option that is struck out
    certain: Text  # shown beside a gauge whose worst end is taken for certain
    slips: Text  # on the tape, when a letter of the player's leaves in this state


class Numbed(Model):
    """What a numb player is not shown: sentences of papers in which one of these words stands."""

    when: Condition
    words: Many[Text] = Field(min_length=1)
    left_out: Text  # stands where a sentence was left out


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


class ReportedOdds(Sourced):
    """What somebody who was there is reported to have thought the odds were.

    It ends the sentence “nobody knows that; …”.
    """

    text: Text


class ReadingLevel(Model):
    """One of the levels at which the texts can be read; the facts are the same at each.

    The texts of the level `short` lie in the folder `levels/short`, in files that are called
    as those they stand for. Where a level has no text of its own, the whole one stands.
    """

    id: Id
    name: Text
    text: Text  # one sentence, for whoever chooses
    promises: Literal["whole", "shorter", "easier"]  # whole: as they are, no folder
    usual: Many[LengthField] = ()  # the lengths that begin at this level
    explains: bool = False  # hard words are explained at the foot of the page


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
    frayed: Frayed | None = None
    numbed: Numbed | None = None
    words: Words
    exposure_flag: Id | None = None  # the flag that says the secret is out
    renamed: Mapping[Id, Mapping[Id, Id]] = Field(default_factory=dict)
    reported_odds: ReportedOdds | None = None
    reading_levels: Many[ReadingLevel] = Field(default=(), max_length=MOST_LEVELS)
    reading_age: int = Field(default=15, ge=6, le=20)  # what play texts may ask for, in years
    setup_text: Text
    content_note: Text
