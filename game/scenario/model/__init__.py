"""The checked scenario: everything a crisis can hold, as frozen data.

Each class is one kind of thing an author writes; field comments say what it is
for. Reading files and resolving ids is the loader's business, so nothing here
fails for an unknown id. Units: gauges in points (0 to 100), chances in
basis points (0 to 9,999), hours in half-hours, positions in degrees.
"""

from __future__ import annotations

from game.scenario.model.acts import (
    Clause,
    ClauseChoice,
    Effects,
    Fuse,
    Historical,
    Initiative,
    Matter,
    Messenger,
    Option,
    Outcome,
    Prediction,
    Question,
    Veiled,
    Voice,
)
from game.scenario.model.chart import Circle, Course, Fix, MapLabel, MapView, Piece
from game.scenario.model.days import (
    Council,
    Day,
    Envelope,
    EnvelopeItem,
    Evening,
    Exit,
    NightVariant,
)
from game.scenario.model.endings import Ending, EndingClass, Epilogues, Paragraph, Plate
from game.scenario.model.head import (
    Clock,
    ClockOffset,
    Frayed,
    Head,
    Hours,
    LengthRules,
    Motive,
    Numbed,
    Reckoned,
    Reckoning,
    Temperament,
    Ungrounded,
    Words,
)
from game.scenario.model.papers import (
    CodexEntry,
    CodexPart,
    Document,
    NearMiss,
    Paper,
    Quotation,
    Report,
)
from game.scenario.model.people import Face, Person, Source
from game.scenario.model.quantities import Counter, Flag, Gauge, GaugeEnd, Track, TrackState
from game.scenario.model.whole import Policy, Scenario
from game.scenario.model.world import Channel, DocumentedFall, Incident, Message, Rule
from game.scenario.values import EVERY_LENGTH

__all__ = [
    "EVERY_LENGTH",
    "Channel",
    "Circle",
    "Clause",
    "ClauseChoice",
    "Clock",
    "ClockOffset",
    "CodexEntry",
    "CodexPart",
    "Council",
    "Counter",
    "Course",
    "Day",
    "Document",
    "DocumentedFall",
    "Effects",
    "Ending",
    "EndingClass",
    "Envelope",
    "EnvelopeItem",
    "Epilogues",
    "Evening",
    "Exit",
    "Face",
    "Fix",
    "Flag",
    "Frayed",
    "Fuse",
    "Gauge",
    "GaugeEnd",
    "Head",
    "Historical",
    "Hours",
    "Incident",
    "Initiative",
    "LengthRules",
    "MapLabel",
    "MapView",
    "Matter",
    "Message",
    "Messenger",
    "Motive",
    "NearMiss",
    "NightVariant",
    "Numbed",
    "Option",
    "Outcome",
    "Paper",
    "Paragraph",
    "Person",
    "Piece",
    "Plate",
    "Policy",
    "Prediction",
    "Question",
    "Quotation",
    "Reckoned",
    "Reckoning",
    "Report",
    "Rule",
    "Scenario",
    "Source",
    "Temperament",
    "Track",
    "TrackState",
    "Ungrounded",
    "Veiled",
    "Voice",
    "Words",
]
