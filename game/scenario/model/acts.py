"""What is done and what follows: options, clauses, questions, matters, and their effects."""

from collections.abc import Mapping
from typing import Literal, Self

from pydantic import Field, model_validator

from game.scenario.model.papers import Quotation
from game.scenario.values import (
    EVERY_LENGTH,
    Block,
    Condition,
    ConfidenceField,
    Guarded,
    Id,
    Lengths,
    Many,
    Model,
    MomentField,
    Sourced,
    SourceRef,
    Text,
    Warrant,
    Weight,
)


class Variant(Model):
    """Other words for a text; of several, the first whose condition holds is told instead."""

    when: Condition
    text: Text


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
    """One result of a draw. Outcomes stand in order from calm to grave.

    Without sources of its own it rests on those of what it follows from.
    """

    id: Id
    weight: Weight
    when: Condition | None = None
    text: Text
    now: Block = Field(default_factory=dict)
    also: Many[Guarded] = ()
    sends: Many[Id] = ()
    fuses: Many[Fuse] = ()
    ending: Id | None = None
    confidence: ConfidenceField | None = None
    sources: Many[SourceRef] = ()


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
    details: Many[Variant] = ()  # in place of `detail`
    done: Text
    when: Condition | None = None
    why_not: str = ""  # the reason shown when `when` fails; empty: not shown at all
    hours: int = Field(default=0, ge=0, le=16)
    clauses: Many[Clause] = ()
    grounds: Many[Id] = ()  # papers that justify an act which presupposes discovery
    sane: bool = False  # struck out while the player is frayed; see `Frayed`
    argued: str = ""  # who really argued for it, and what for
    after: str = ""  # one or two sentences shown in the night when it was taken
    afters: Many[Variant] = ()  # in place of `after`, as things stood that evening
    warrant: Warrant | None = None
    confidence: ConfidenceField
    sources: Many[SourceRef] = ()


class Initiative(Option):
    """An act the player may open unasked. `historical`: it was really done that day."""

    historical: bool = False
    repeat: bool = False
    lengths: Lengths = EVERY_LENGTH


class Prediction(Model):
    """What somebody commits to, and how sure; resolves against the player's own state.

    `given` are options of his matter: it is judged only where one of them was taken.
    """

    text: Text
    odds: int = Field(ge=0, le=100, multiple_of=10)
    when: Condition
    due_day: int = Field(ge=1)
    given: Many[Id] = ()


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


class Veiled(Model):
    """What somebody answers instead, where he does not dare to say it.

    He commits himself at the `odds` that he now names; without them, to nothing.
    """

    when: Condition
    answer: Text
    odds: int | None = Field(default=None, ge=0, le=100)


class Question(Effects):
    """A question to an adviser; costs hours, may bring a paper or an estimate.

    `checks` names the report that it tests; `second_to` the question on which it
    is a second opinion. `veiled` answers stand in for the plain one while their
    conditions hold; the first counts.
    """

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
    checks: Id | None = None
    second_to: Id | None = None
    veiled: Many[Veiled] = ()
    prediction: Prediction | None = None
    lengths: Lengths = EVERY_LENGTH
    sources: Many[SourceRef] = ()


class Messenger(Clause):
    """Somebody who brought news, and the tone in which he is answered; a choice of its own.

    `choices` are the tones; the historical one, or the first, is taken by default.
    """

    who: Id
    when: Condition | None = None
    confidence: ConfidenceField
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
    prompts: Many[Variant] = ()  # in place of `prompt`
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
