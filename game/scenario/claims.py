"""What a scenario claims about history: every claim, how sure it is, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from game.scenario import model as parts_of
from game.scenario import values
from game.scenario.checks.view import View, held
from game.scenario.findings import Place
from game.scenario.source import Path
from game.scenario.values import Confidence, Model, SourceRef

KINDS: Mapping[type[Model], str] = {
    parts_of.Matter: "decision",
    parts_of.Initiative: "initiative",
    parts_of.Option: "option",
    parts_of.Outcome: "outcome",
    parts_of.Paper: "paper",
    parts_of.Document: "document",
    parts_of.Quotation: "quotation",
    parts_of.Recorded: "quotation",
    parts_of.Person: "person",
    parts_of.CodexEntry: "codex entry",
    parts_of.CodexPart: "part of a codex entry",
    parts_of.NearMiss: "near miss",
    parts_of.Figure: "figure",
    parts_of.Voice: "voice",
    parts_of.Question: "question",
    parts_of.Message: "message",
    parts_of.Incident: "incident",
    parts_of.Historical: "what was decided",
    values.Warrant: "warrant",
    parts_of.EnvelopeItem: "envelope",
    parts_of.Evening: "evening answer",
    parts_of.Ending: "ending",
    parts_of.Paragraph: "epilogue",
    parts_of.Plate: "prologue",
    parts_of.CodexPart: "part of an entry",
    parts_of.NearMiss: "near miss",
    parts_of.Aftermath: "aftermath",
    parts_of.Temperament: "temperament",
    parts_of.Motive: "motive",
    parts_of.ReportedOdds: "reported odds",
    parts_of.School: "school of historians",
    parts_of.Reading: "historian’s comment",
    parts_of.Piece: "piece of the map",
    parts_of.Circle: "circle of the map",
}
"""What makes a claim, and what `check --history` calls it. Rules and gauges claim nothing."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim: its kind, where it stands, how sure it is, and its sources."""

    kind: str
    path: Path
    name: str
    confidence: Confidence | None
    sources: tuple[SourceRef, ...]


def claims(view: View) -> tuple[Claim, ...]:
    """Return every claim of a scenario in the order of its parts."""
    return tuple(_claims(view))


def _claims(view: View) -> Iterator[Claim]:
    by_path = view.by_path
    schools = {school.id: school.sources for school in view.scenario.schools}
    for path, part in view.parts:
        kind = _kind(type(part))
        if kind is None:
            continue
        owner = _owner(path, by_path)
        rest = _rest(part, owner)
        if isinstance(part, parts_of.Reading):
            rest = rest or schools.get(part.school, ())  # he speaks for his school
        yield Claim(kind, path, _name(part, owner), _confidence(part, owner), rest)


@cache
def _kind(model: type[Model]) -> str | None:
    """Return what a part is called as a claim; nothing where it makes none of its own."""
    known = KINDS.get(model)
    if known is None and "sources" in model.model_fields and "confidence" in model.model_fields:
        return None if issubclass(model, parts_of.Rule) else model.__name__.lower()
    return known


def _owner(path: Path, by_path: Mapping[Path, Model]) -> Model | None:
    """Return the nearest part that holds the one at `path`."""
    for depth in range(len(path) - 1, 0, -1):
        if path[:depth] in by_path:
            return by_path[path[:depth]]
    return None


def _name(part: Model, owner: Model | None) -> str:
    name = held(part, "id") or held(part, "who") or held(part, "counter")
    return str(name or (held(owner, "id") if owner is not None else "") or "")


def _confidence(part: Model, owner: Model | None) -> Confidence | None:
    """Return how sure a claim is: by itself, or by what it belongs to.

    A decision is as sure as what is told of it, a warrant as its path, and
    recorded words are documented or may not be quoted at all. What historians argue
    is disputed by being an argument.
    """
    if isinstance(part, parts_of.Quotation):
        return Confidence.DOCUMENTED
    if isinstance(part, parts_of.Matter):
        return part.historical.confidence
    if isinstance(part, (parts_of.School, parts_of.Reading)):
        return Confidence.DISPUTED
    told: Confidence | None = held(part, "confidence") or held(part, "basis")
    if isinstance(part, values.Warrant) and owner is not None:
        return held(owner, "confidence")  # type: ignore[no-any-return]
    return told


def _rest(part: Model, owner: Model | None) -> tuple[SourceRef, ...]:
    """Return what a claim rests on; outcomes and decisions may borrow it."""
    own: tuple[SourceRef, ...] = held(part, "sources") or ()
    if own:
        return own
    if isinstance(part, parts_of.Matter):
        return part.historical.sources
    if isinstance(part, parts_of.Outcome) and owner is not None:
        return held(owner, "sources") or ()
    return ()


@dataclass(frozen=True, slots=True)
class Unproven:
    """A claim and those of its sources that nobody has checked; `alone`: it has no others."""

    claim: Claim
    sources: tuple[str, ...]
    alone: bool


def unproven(view: View) -> tuple[Unproven, ...]:
    """Return every claim with a source that is known from memory only (`verified: memory`).

    A historian whose argument is told from memory is one of them, with his work as its source.
    """
    unchecked = {source.id for source in view.scenario.sources if source.verified == "memory"}
    found = []
    for claim in claims(view):
        named = tuple(reference.id for reference in claim.sources)
        doubtful = tuple(name for name in named if name in unchecked)
        if doubtful:
            found.append(Unproven(claim, doubtful, alone=len(doubtful) == len(named)))
    for path, each in view.of(parts_of.Historian):
        if each.verified == "memory":
            claim = Claim("historian", path, each.name, Confidence.DISPUTED, ())
            found.append(Unproven(claim, (f"{each.work} ({each.year})",), alone=True))
    return tuple(found)


# --- Told ---------------------------------------------------------------------

_WITHOUT_SOURCE, _WITHOUT_CONFIDENCE = "no source", "no confidence"
_COLUMNS = (*(str(member) for member in Confidence), _WITHOUT_SOURCE, _WITHOUT_CONFIDENCE)


def counts(view: View) -> dict[str, dict[str, int]]:
    """Return, for each kind of claim, how many there are in all, by confidence, and without."""
    table: dict[str, dict[str, int]] = {}
    for claim in claims(view):
        row = table.setdefault(claim.kind, dict.fromkeys(("all", *_COLUMNS), 0))
        row["all"] += 1
        row[_WITHOUT_CONFIDENCE if claim.confidence is None else str(claim.confidence)] += 1
        row[_WITHOUT_SOURCE] += not claim.sources
    order = {kind: place for place, kind in enumerate(KINDS.values())}
    return dict(sorted(table.items(), key=lambda item: order.get(item[0], len(order))))


def lacking(table: Mapping[str, Mapping[str, int]]) -> int:
    """Return how many sources and confidences are missing in a table of `counts`."""
    return sum(row[_WITHOUT_SOURCE] + row[_WITHOUT_CONFIDENCE] for row in table.values())


def as_table(table: Mapping[str, Mapping[str, int]]) -> str:
    """Return `counts` as lines for a terminal, with a sum beneath."""
    head = ("all", *_COLUMNS)
    total = {column: sum(row[column] for row in table.values()) for column in head}
    rows = [*table.items(), ("all claims", total)]
    first = max(len(kind) for kind, _ in rows)
    widths = [max(len(column), 5) for column in head]
    lines = [" " * first + "".join(f"  {name:>{w}}" for name, w in zip(head, widths, strict=True))]
    for kind, row in rows:
        cells = "".join(f"  {row[name]:>{w}}" for name, w in zip(head, widths, strict=True))
        lines.append(f"{kind:<{first}}{cells}")
    return "\n".join(lines) + "\n"


def as_list(view: View) -> str:
    """Return every unproven claim as a line with its place; those that have nothing else first."""
    found = sorted(unproven(view), key=lambda item: not item.alone)
    lines = []
    for item in found:
        place: Place = view.places.at(item.claim.path)
        rest = "and nothing else" if item.alone else "beside others"
        sure = item.claim.confidence or "?"
        lines.append(
            f"{place}: {item.claim.kind} {item.claim.name} ({sure}): "
            f"{', '.join(item.sources)}, {rest}"
        )
    alone = sum(item.alone for item in found)
    sources = len({name for item in found for name in item.sources})
    lines.append(
        f"{len(found)} claims name a source that is known from memory only "
        f"({sources} such sources); {alone} rest on nothing else"
    )
    return "\n".join(lines) + "\n"
