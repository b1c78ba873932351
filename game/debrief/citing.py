"""Where each source is used: every part of a scenario that cites it, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.scenario.linking import AFTERWARDS
from game.scenario.model import Document, Scenario
from game.scenario.values import Model, SourceRef

_LATER = frozenset({"historical", "warrant", "evening", "envelope", "night", "rules"})
"""Parts of a day that are told, or whose reasons are told, only in the debrief."""
_DAY_PARTS = (
    ("papers", "Papers"),
    ("questions", "Answers of advisers"),
    ("matters", "Decisions"),
    ("initiatives", "Acts unasked"),
    ("envelope", "Envelope"),
    ("evening", "Evening question"),
    ("rules", "What followed"),
)


@dataclass(frozen=True, slots=True)
class Use:
    """A place where a source is cited, and from which day on that may be told (99: the debrief).

    What a document cites may be told once the document is open besides.
    """

    place: str
    known_from_day: int


def document_place(document: Document) -> str:
    """How a document is named as a place where a source is used."""
    return f"Document: {document.title}"


def uses_of(scenario: Scenario) -> Mapping[str, tuple[Use, ...]]:
    """Every use of every source by its id, each place once, in the order of the scenario."""
    found: dict[str, dict[str, int]] = {}
    for place, known_from, source in _all(scenario):
        places = found.setdefault(source, {})
        places[place] = min(places.get(place, known_from), known_from)
    return {
        source: tuple(Use(place, known_from) for place, known_from in places.items())
        for source, places in found.items()
    }


def _all(scenario: Scenario) -> Iterator[tuple[str, int, str]]:
    """Place, first day and source of every citation."""
    for part, place, known_from in _parts(scenario):
        for source, first in _cited(part, known_from):
            yield place, first, source


def _parts(scenario: Scenario) -> Iterator[tuple[object, str, int]]:
    yield scenario.head, "Opening and temperament", 1
    for plate in scenario.prologue:
        yield plate, f"Prologue: {plate.year}", 1
    for day in scenario.days:
        for name, label in _DAY_PARTS:
            first = AFTERWARDS if name in _LATER else day.day
            yield getattr(day, name), f"{label}, day {day.day}", first
        yield day.sources, f"Day {day.day}", day.day
    for document in scenario.documents:
        yield document, document_place(document), document.known_from_day
    for entry in scenario.codex:
        yield entry, f"Codex: {entry.title}", entry.known_from_day
    for person in scenario.people:
        yield person, f"People: {person.short}", 1
    yield scenario.map, "Map", 1
    yield (scenario.gauges, scenario.tracks), "Gauges", 1
    yield scenario.messages, "Letters and cables", AFTERWARDS
    yield (scenario.rules, scenario.opponent), "Rules of the play", AFTERWARDS
    for incident in scenario.incidents:
        yield incident, f"Luck: {incident.title}", AFTERWARDS
    for miss in scenario.near_misses:
        yield miss, f"Near miss: {miss.title}", AFTERWARDS
    yield scenario.aftermath, "Aftermath", AFTERWARDS
    for ending in scenario.endings:
        yield ending, f"Ending: {ending.title}", AFTERWARDS
    for school in scenario.schools:
        yield school, f"Historians: {school.name}", AFTERWARDS
    yield scenario.readings, "Historians in the margin", AFTERWARDS
    yield (scenario.exam_profiles, scenario.exam_questions), "Exam desk", AFTERWARDS


def _cited(part: object, known_from: int) -> Iterator[tuple[str, int]]:
    """The sources that a part and all within it name, each with its first day."""
    if isinstance(part, SourceRef):
        yield part.id, known_from
    elif isinstance(part, tuple):
        for item in part:
            yield from _cited(item, known_from)
    elif isinstance(part, Model):
        held = vars(part)
        first = max(known_from, held.get("known_from_day", 1))
        for name, value in held.items():
            yield from _cited(value, AFTERWARDS if name in _LATER else first)
