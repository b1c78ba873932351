"""The whole crisis, and the named ways of playing it."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from game.scenario.model.chart import MapView
from game.scenario.model.coefficients import Coefficient
from game.scenario.model.days import Day, Exit
from game.scenario.model.endings import Aftermath, Ending, Plate
from game.scenario.model.facts import Figure, Recorded, Unknown
from game.scenario.model.head import Head
from game.scenario.model.lessons import ClassDesk, Lesson, Pack, Stop
from game.scenario.model.papers import CodexEntry, Document, NearMiss
from game.scenario.model.people import Person, Source
from game.scenario.model.quantities import Counter, Flag, Gauge, Track
from game.scenario.model.teaching import ExamProfile, ExamQuestion, Reading, School
from game.scenario.model.world import Incident, Message, Rule
from game.scenario.values import Id, Many, Model, Text


class Policy(Model):
    """A named way of playing: for each matter, options in order of preference."""

    id: Id
    name: Text
    text: Text
    prefers: Mapping[Id, Many[Id]] = Field(default_factory=dict)
    initiatives: Many[Id] = ()
    questions: Many[Id] = ()
    otherwise: Literal["history", "calmest", "boldest", "first"] = "history"


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
    near_misses: Many[NearMiss] = ()
    prologue: Many[Plate] = ()
    messages: Many[Message] = ()
    rules: Many[Rule] = ()
    opponent: Many[Rule] = ()  # the other side's small rules, run after incidents
    incidents: Many[Incident] = ()
    endings: Many[Ending]
    aftermath: Many[Aftermath] = ()
    exits: Many[Exit] = ()
    days: Many[Day]
    stops: Many[Stop] = ()
    class_desks: Many[ClassDesk] = ()
    lessons: Many[Lesson] = ()
    pack: Pack | None = None
    map: MapView | None = None
    policies: Many[Policy] = ()
    schools: Many[School] = ()
    readings: Many[Reading] = ()
    exam_profiles: Many[ExamProfile] = ()
    exam_questions: Many[ExamQuestion] = ()
    figures: Many[Figure] = ()
    unknown: Many[Unknown] = ()
    quotations: Many[Recorded] = ()
    coefficients: Many[Coefficient] = ()  # assumptions that may be argued with
