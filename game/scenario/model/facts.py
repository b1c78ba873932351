"""What texts are checked against: figures, words that nobody knew yet, recorded words."""

from typing import Annotated

from pydantic import Field

from game.scenario.model.papers import Quotation
from game.scenario.values import Id, Many, Model, Sourced, SourceRef, Text

Phrase = Annotated[str, Field(pattern=r"^[^#]*#[^#]*$", max_length=120)]
"""A piece of a sentence with `#` for the number in it."""

Word = Annotated[str, Field(pattern=r"^\S(?:.*\S)?$", max_length=60)]
"""One word or a few, as texts write them."""


class Figure(Sourced):
    """A number that texts name, and the phrases in which they name it.

    In a phrase `#` stands for the number, in digits or in words; wherever a text
    has the phrase, it must have this number, or one of `also` (rounded, spelt
    out, or the number of something else that is called the same).
    """

    id: Id
    name: Text
    number: int = Field(ge=0)
    also: Many[int] = ()
    phrases: Many[Phrase] = Field(min_length=1)


class Unknown(Model):
    """Words that no text shown before `known_from_day` may contain."""

    id: Id
    words: Many[Word] = Field(min_length=1)
    known_from_day: int = Field(ge=1, le=99)  # 99: not during the crisis
    why: Text
    sources: Many[SourceRef] = ()


class Recorded(Quotation):
    """Recorded words that stand in none of the scenario's documents, and where they were seen."""

    id: Id
