"""What a scenario holds for lessons: where a class stops to talk, its desks, its lesson plans.

Nothing here moves a play. Who sits at a desk, and what each wants and fears, is told
of people once; a lesson names them.
"""

from typing import Literal

from pydantic import Field

from game.scenario.values import Id, Many, Model, Text
from game.scenario.values import Length as LengthOf

MOST_QUOTED = 2


class Stop(Model):
    """A moment at which a class stops to talk, before the page that comes then."""

    id: Id
    title: Text
    day: int = Field(ge=1)
    at: Literal["morning", "council", "matters", "forecast", "trace", "ending"]
    question: Text
    listen: Text  # what the teacher listens for; never on the screen
    minutes: int = Field(ge=1, le=15)
    silent: bool = False  # everybody writes, nobody speaks
    documents: Many[Id] = Field(default=(), max_length=MOST_QUOTED)  # a quotation of each is shown


class ClassDesk(Model):
    """A row of the room as one desk of the council: whose part it takes, and how it speaks."""

    id: Id
    name: Text
    people: Many[Id] = Field(min_length=1)
    task: Text


class LessonPart(Model):
    """Some minutes of a lesson: what happens, who speaks, what is on the screen."""

    minutes: Text
    what: Text
    who: str = ""
    screen: str = ""


class Lesson(Model):
    """A plan for one lesson or several."""

    id: Id
    title: Text
    length: LengthOf = Field(strict=False)
    minutes: Text
    aim: Text
    before: Many[Text] = ()
    parts: Many[LessonPart] = Field(min_length=1)
    stops: Many[Id] = ()
    after: Many[Text] = ()


class Rung(Model):
    """One question of the debrief's ladder, and what the screen has ready for it."""

    question: Text
    screen: Text
    page: str = ""  # the kind of page at which the projector asks it: debrief-envelopes


class SourceSheet(Model):
    """Documents to be weighed for a stated purpose."""

    purpose: Text
    documents: Many[Id] = Field(min_length=1, max_length=4)
    task: Text


class Pack(Model):
    """What is printed for a class besides its lesson plans."""

    board: Text  # on the board before anybody sits down
    role: Text  # on each role card
    ladder: Many[Rung] = Field(min_length=1)
    exit_ticket: Many[Text] = Field(min_length=1)
    checks: Many[Text] = ()  # the same before and after
    rubric: Many[Text] = ()
    sheet: SourceSheet | None = None
    exam: Many[Id] = ()  # questions to practise
    words: Many[Id] = ()  # codex entries for the list of words
    families: Text  # the note that goes home
