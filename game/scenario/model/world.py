"""What happens without the player: rules, incidents, messages and their channels."""

from typing import Literal

from pydantic import Field

from game.scenario.model.acts import Effects
from game.scenario.values import (
    Condition,
    ConfidenceField,
    Id,
    Many,
    Model,
    MomentField,
    SourceRef,
    Text,
    Weight,
)


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
