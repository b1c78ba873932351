"""One turn: its morning, its evening, its night, and the other side’s file."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from game.scenario.model.acts import Initiative, Matter, Messenger, Question, Variant
from game.scenario.model.papers import Paper
from game.scenario.model.world import Rule
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


class EnvelopeItem(Sourced):
    """One thing that really happened elsewhere that day."""

    where: Text
    when: Text
    text: Text


class Envelope(Model):
    """The other side's file for one day; sealed until the debrief."""

    title: Text
    items: Many[EnvelopeItem] = Field(min_length=1)


class Asked(Model):
    """A question of an evening; `true_when` is asked of the player's own states up to `due_day`."""

    ask: Text
    true_when: Condition
    due_day: int = Field(ge=1)
    half: Literal[0, 1, 2] = 0  # 0: at that day's morning; 1, 2: after that half
    advisers: Mapping[Id, int] = Field(default_factory=dict)  # odds in per cent
    answer: Text  # what the debrief says about how it really was
    confidence: ConfidenceField | None = None  # of the answer
    sources: Many[SourceRef] = ()


class OtherEvening(Asked):
    """The question asked instead where a condition holds that evening."""

    when: Condition


class Evening(Asked):
    """The evening question, and what is asked where the play has answered it already.

    Of the `others` the first whose condition holds is asked.
    """

    others: Many[OtherEvening] = ()


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


class Exit(Sourced):
    """A way down that is closed from day `closes` on; the day and the evening before say so."""

    id: Id
    name: Text
    text: Text
    closes: int = Field(ge=2)
    when: Condition | None = None
    lengths: Lengths = EVERY_LENGTH


class Day(Model):
    """One turn."""

    day: int = Field(ge=1)
    title: Text
    frame: Text  # two or three sentences that open the morning
    frames: Many[Variant] = ()  # in place of `frame`
    clock: Text  # the hour of the desk, "17:00", in the player's capital
    papers: Many[Paper] = Field(min_length=1)
    council: Council
    questions: Many[Question] = ()
    matters: Many[Matter] = Field(min_length=1)
    messengers: Many[Messenger] = ()
    initiatives: Many[Initiative] = ()
    evening: Evening
    night: Many[NightVariant] = Field(min_length=1)
    register_line: str = ""  # the head of the tape
    envelope: Envelope
    rules: Many[Rule] = ()
    sources: Many[SourceRef] = ()
