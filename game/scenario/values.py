"""Small values that every part of a scenario is made of.

A scenario file holds plain maps; this module says what an id, an amount, a
condition, a text and a reference to a source may look like. Nothing here
reads files or knows other scenario parts: whether an id exists is the
business of the loader.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

MAX_TEXT = 20_000
"""The longest text a scenario may hold, in characters."""

AMOUNT = re.compile(r"^(?:[+-]\d{1,6}|=-?\d{1,6}|[a-z0-9]+(?:-[a-z0-9]+)*)$")
"""`+4`, `-3` add; `=8` sets; `next`, `back` or the name of a state moves a track."""

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=48)]
"""Lower-case words and numbers joined by hyphens; unique within their kind."""

Text = Annotated[str, Field(min_length=1, max_length=MAX_TEXT)]
"""Prose with `*emphasis*`, `**strong**`, `[label](codex:id)`; a blank line starts a paragraph."""

Item = TypeVar("Item")


Many = Annotated[tuple[Item, ...], Field(strict=False)]
"""A list in YAML, a tuple in the frozen model."""


class Model(BaseModel):
    """A frozen part of a scenario that refuses unknown keys and loose types."""

    # Most kinds stand only inside others, whose validators hold theirs: made at import
    # they would be made twice. Those that stand in dozens of kinds are made at import,
    # and taken from there.
    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, populate_by_name=True, defer_build=True
    )


class Confidence(StrEnum):
    """How sure we are that something was so, or why we let it be so."""

    DOCUMENTED = "documented"
    DISPUTED = "disputed"
    INFERRED = "inferred"
    INVENTED = "invented"


class Likelihood(StrEnum):
    """How plausible a path not taken is judged to be."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Length(StrEnum):
    """How much of a scenario one play offers."""

    LESSON = "lesson"
    FULL = "full"
    CALENDAR = "calendar"


class Moment(StrEnum):
    """When in a day a rule runs; `half` means in both halves of the night."""

    MORNING = "morning"
    FIRST = "first-half"
    SECOND = "second-half"
    HALF = "half"


# YAML gives text where a strict model wants the member itself.
ConfidenceField = Annotated[Confidence, Field(strict=False)]
LikelihoodField = Annotated[Likelihood, Field(strict=False)]
LengthField = Annotated[Length, Field(strict=False)]
MomentField = Annotated[Moment, Field(strict=False)]

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


class SourceRef(Model, defer_build=False):
    """A source by its id, and where in it to look. A bare id is the short form."""

    id: Id
    at: str = ""

    @model_validator(mode="before")
    @classmethod
    def _from_id(cls, value: Any) -> Any:
        return {"id": value} if isinstance(value, str) else value


class Sourced(Model):
    """Whatever makes a claim says how sure it is and where it comes from."""

    confidence: ConfidenceField
    sources: Many[SourceRef] = ()


class Warrant(Model):
    """Why a path not taken is plausible, how plausible, and who disputes it."""

    text: Text
    likelihood: LikelihoodField
    disputed_by: str = ""
    sources: Many[SourceRef] = ()


class Term(Model):
    """One term of a linear form: a whole multiple of a gauge or a counter."""

    gauge: Id | None = None
    counter: Id | None = None
    times: int = Field(ge=-10_000, le=10_000)

    @model_validator(mode="after")
    def _one_quantity(self) -> Self:
        if (self.gauge is None) == (self.counter is None):
            message = "a term names either a gauge or a counter"
            raise ValueError(message)
        return self


class Form(Model, defer_build=False):
    """A linear form: `base` plus whole multiples, divided by `over`, kept in bounds.

    Gauges count in points (0 to 100), counters as they are. The division drops
    its rest toward zero.
    """

    base: int = Field(default=0, ge=-1_000_000, le=1_000_000)
    plus: Many[Term] = ()
    over: int = Field(default=1, ge=1, le=10_000)
    lowest: int | None = Field(default=None, alias="from")
    highest: int | None = Field(default=None, alias="to")


def _signed(value: Any) -> Any:
    """Give a plain negative number its text back; a bare positive one stays wrong."""
    if isinstance(value, int) and not isinstance(value, bool) and value < 0:
        return str(value)
    return value


AmountText = Annotated[str, Field(pattern=AMOUNT.pattern)]
Amount = Annotated[bool | AmountText | Form, BeforeValidator(_signed)]
"""What an effect does to one thing: text of `AMOUNT`, a flag's yes or no, or a form to add."""

Block = Mapping[Id, Amount]
"""Effects that happen at the same time, by the id of gauge, counter, flag or track."""

Weight = int | Form
"""A whole number or a linear form; chances are in basis points (0 to 9,999)."""


class Condition(Model, defer_build=False):
    """One structured question about the state; exactly one of its kinds is used.

    `all`, `any`, `not` join others. `gauge`, `counter` compare with `at_least`
    and `below` (points; half-open) or `is`. `track` compares the place of its
    state with `at_least`, `below`, or `is` (one state or several). `flag` is
    set. `chosen` is `matter/option`, `initiative/id` or `question/id`.
    `received` is a paper that reached the desk; `sent`, `arrived` a message;
    `burnt` a fuse that went off; `happened` an incident. `from_day`, `to_day`
    bound the day (inclusive).
    """

    all: Many[Condition] | None = None
    any: Many[Condition] | None = None
    not_: Condition | None = Field(default=None, alias="not")
    gauge: Id | None = None
    counter: Id | None = None
    track: Id | None = None
    flag: Id | None = None
    chosen: str | None = Field(default=None, pattern=r"^[a-z0-9-]+/[a-z0-9-]+$")
    received: Id | None = None
    sent: Id | None = None
    arrived: Id | None = None
    burnt: Id | None = None
    happened: Id | None = None
    from_day: int | None = Field(default=None, ge=1)
    to_day: int | None = Field(default=None, ge=1)
    at_least: int | Id | None = None
    below: int | Id | None = None
    is_: int | Id | Many[Id] | None = Field(default=None, alias="is")

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        held = vars(self)  # a model's own attributes take several times as long
        kinds = [name for name in CONDITION_KINDS if held[name] is not None]
        days = self.from_day is not None or self.to_day is not None
        if len(kinds) + days != 1:
            message = "a condition asks exactly one thing; join several with all or any"
            raise ValueError(message)
        compared = any(value is not None for value in (self.at_least, self.below, self.is_))
        comparable = bool(kinds) and kinds[0] in ("gauge", "counter", "track")
        if compared != comparable:
            message = (
                f"{kinds[0]} needs at_least, below or is"
                if comparable
                else "at_least, below and is go with gauge, counter or track"
            )
            raise ValueError(message)
        return self


CONDITION_KINDS = (
    "all",
    "any",
    "not_",
    "gauge",
    "counter",
    "track",
    "flag",
    "chosen",
    "received",
    "sent",
    "arrived",
    "burnt",
    "happened",
)
"""The questions a condition can ask, besides the day."""


class Guarded(Model, defer_build=False):
    """A block that counts only where its condition held before the whole block."""

    when: Condition
    then: Block
