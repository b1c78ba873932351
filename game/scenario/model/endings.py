"""How it closes, what followed, and the plates before it began."""

from typing import Literal

from pydantic import Field

from game.scenario.model.papers import Quotation
from game.scenario.values import Condition, Id, Many, Model, Sourced, Text, Warrant

EndingClass = Literal["settled", "retreat", "unsettled", "removed", "limited-war", "nuclear"]


class Paragraph(Sourced):
    """A paragraph of an epilogue that is told when its condition holds."""

    text: Text
    when: Condition | None = None


class Epilogues(Model):
    """What followed, in three horizons."""

    winter: Many[Paragraph] = Field(min_length=1)
    fate: Many[Paragraph] = Field(min_length=1)
    treaties: Many[Paragraph] = Field(min_length=1)


class Aftermath(Paragraph):
    """A paragraph that any ending of some classes may have, told after the ending's own.

    Endings that stay `open` have none.
    """

    horizon: Literal["winter", "fate", "treaties"]
    classes: Many[EndingClass] = Field(min_length=1)


class Ending(Sourced):
    """How it closed. The first whose condition holds, by `priority` (low first), wins.

    `final` endings are asked only after the last night, `on_call` ones only
    where an outcome, a fuse, a rule or an incident names them. After an `open`
    one nothing is told of what followed but its own epilogues.
    """

    id: Id
    title: Text
    kind: EndingClass = Field(alias="class")
    priority: int = Field(ge=0, le=1_000)
    when: Condition | None = None
    final: bool = False
    on_call: bool = False
    open: bool = False
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
