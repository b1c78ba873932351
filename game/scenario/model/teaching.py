"""What a scenario holds for afterwards: historians who comment, and how it is examined.

Nothing here moves a play. Readings ask of a play what was chosen and how things
stood; exam questions name the parts of a scenario from which a student's own
evidence is gathered.
"""

from typing import Literal, Self

from pydantic import Field, model_validator

from game.scenario.values import Condition, Id, Many, Model, SourceRef, Text

FEWEST_SIDES = 2
"""An argument in a school is told with what speaks for it and what against."""


class Historian(Model):
    """Somebody who made an argument, and where. `verified` as for sources."""

    name: Text
    work: Text
    year: Text
    verified: Literal["read", "excerpt-seen", "memory"]
    against: bool = False  # named because he argues the other way


class School(Model):
    """One argument among historians, told in our own words, with what would end it.

    `family` is the larger camp that examiners know it by. A school is nobody's
    verdict: `supports` and `opposes` are the evidence both ways.
    """

    id: Id
    name: Text
    family: Text  # "traditional", "revisionist", "post-archive"
    years: Text
    historians: Many[Historian] = Field(min_length=1)
    claim: Text
    supports: Many[Text] = Field(min_length=FEWEST_SIDES)
    opposes: Many[Text] = Field(min_length=FEWEST_SIDES)
    changes_mind: Text  # what evidence would hurt the argument
    question: Text  # for a student to test it by
    sources: Many[SourceRef] = Field(min_length=1)


class Reading(Model):
    """What a school says of a player's own choice, or of how things came to stand.

    It stands beside a `day`, and holds if `when` holds of how the play stood after
    that day; or beside `endings`, and holds where the play closed in one of them
    (and `when`, if there is one, at the end); or, with `when` alone, beside the
    whole play as it stands.
    """

    id: Id
    school: Id
    day: int | None = Field(default=None, ge=1)
    endings: Many[Id] = ()
    when: Condition | None = None
    comment: Text
    changes_mind: str = ""  # if other than the school's own
    sources: Many[SourceRef] = ()

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if self.day is not None and self.endings:
            message = "a reading stands either beside a day or beside endings"
            raise ValueError(message)
        if not self.endings and self.when is None:
            message = "a reading says of which choice or state it speaks (when: …)"
            raise ValueError(message)
        return self


class ExamPart(Model):
    """One kind of question that a course sets."""

    kind: Text
    marks: Text
    minutes: str = ""
    wants: Text


class ExamProfile(Model):
    """A course in which the crisis is examined, in our own words."""

    id: Id
    name: Text
    short: Text  # on a button
    where: Text  # where in the course it belongs
    parts: Many[ExamPart] = Field(min_length=1)
    top: Many[Text] = ()  # what the best answers do
    caution: Text  # what of this is from memory, and what a teacher must check
    sources: Many[SourceRef] = Field(min_length=1)


class Demand(Model):
    """One thing a question asks for, with points in our own words, and where to look.

    What is named here is looked up in the student's own play: how he answered
    `matters` and worded `clauses`, whether he took `initiatives`, which `papers` he
    had read, his forecasts of the `evenings`. `documents` and `codex` are evidence from outside.
    """

    id: Id
    title: Text
    points: Many[Text] = Field(min_length=1)
    matters: Many[Id] = ()
    clauses: Many[Id] = ()
    initiatives: Many[Id] = ()
    papers: Many[Id] = ()
    evenings: Many[int] = ()
    documents: Many[Id] = ()
    codex: Many[Id] = ()


class Tick(Model):
    """Something a student says of his own answer."""

    id: Id
    text: Text


class ExamForm(Model):
    """How one course words a question."""

    profile: Id
    stem: Text
    command: Text  # the word that says what to do, and what it asks for
    marks: Text
    minutes: str = ""


class ExamQuestion(Model):
    """A question with its demands: the heads of a planning sheet, never prose to copy."""

    id: Id
    title: Text
    concept: Text
    forms: Many[ExamForm] = Field(min_length=1)
    demands: Many[Demand] = Field(min_length=2)
    judgements: Many[Text] = ()  # lines that could be drawn, each with its price
    errors: Many[Text] = ()
    ticks: Many[Tick] = Field(min_length=3)
    schools: Many[Id] = ()
    sources: Many[SourceRef] = ()
