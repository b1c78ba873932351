"""Every id a scenario declares: of which kind, and where.

Names are collected from plain data, so that a broken neighbour does not make
good references look wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple, Protocol

from game.scenario import model as parts_of
from game.scenario.findings import Finding, Severity
from game.scenario.shape import Described, slots
from game.scenario.source import Path, Sheet, written
from game.scenario.values import Model

KINDS: Mapping[type[Model], str] = {
    parts_of.Gauge: "gauge",
    parts_of.Track: "track",
    parts_of.Counter: "counter",
    parts_of.Flag: "flag",
    parts_of.Person: "person",
    parts_of.Source: "source",
    parts_of.Document: "document",
    parts_of.CodexEntry: "codex entry",
    parts_of.NearMiss: "near miss",
    parts_of.Message: "message",
    parts_of.Channel: "channel",
    parts_of.Rule: "rule",
    parts_of.Incident: "incident",
    parts_of.Ending: "ending",
    parts_of.Fuse: "fuse",
    parts_of.Matter: "matter",
    parts_of.Initiative: "initiative",
    parts_of.Question: "question",
    parts_of.Paper: "paper",
    parts_of.Motive: "motive",
    parts_of.Exit: "exit",
    parts_of.Policy: "policy",
    parts_of.Figure: "figure",
    parts_of.Unknown: "unknown thing",
    parts_of.Recorded: "quotation",
    parts_of.Coefficient: "coefficient",
    parts_of.Stop: "stop",
    parts_of.ClassDesk: "class desk",
    parts_of.Lesson: "lesson",
    parts_of.Piece: "piece of the map",
    parts_of.Circle: "circle of the map",
    parts_of.School: "school",
    parts_of.Reading: "reading",
    parts_of.ExamProfile: "exam profile",
    parts_of.ExamQuestion: "exam question",
}
"""What has an id that is unique in the whole scenario within its kind."""

LOCAL: Mapping[type[Model], str] = {
    parts_of.Option: "option",
    parts_of.Clause: "clause",
    parts_of.Messenger: "clause",
    parts_of.ClauseChoice: "choice of the clause",
    parts_of.Outcome: "outcome",
    parts_of.TrackState: "state",
    parts_of.Demand: "demand",
    parts_of.Tick: "tick",
}
"""What has an id that is unique only where it stands."""

SHARED: Mapping[type[Model], str] = {
    parts_of.Clause: "clause",
    parts_of.Messenger: "clause",
}
"""What may be written several times under one id, as long as its choices are the same."""

QUANTITIES = ("gauge", "counter", "flag", "track")
"""What effects can change; they share one set of names."""

RESERVED = frozenset({"initiative", "question"})
"""Names a matter may not have, since conditions write `initiative/id` and `question/id`."""

_ID_LINE = re.compile(r"(?:^|[\s{,-])id:\s*[\"']?([a-z0-9]+(?:-[a-z0-9]+)*)")


class HasParts(Protocol):
    """What this module needs to know of a part of a file."""

    @property
    def sheet(self) -> Sheet:
        """The file."""

    @property
    def base(self) -> Path:
        """Its path in the file."""

    @property
    def data(self) -> Any:
        """What stands there, as plain data."""

    @property
    def model(self) -> type[Model]:
        """What it should be."""

    @property
    def maps(self) -> Sequence[Described]:
        """Every map within it that a model describes."""


class Declared(NamedTuple):
    """Where a name is declared, and the data that declares it."""

    sheet: Sheet
    path: Path
    data: Mapping[str, Any]
    kind: str

    @property
    def where(self) -> str:
        """`file:line:column` of the id."""
        spot = self.sheet.spot((*self.path, "id"))
        return f"{self.sheet.name}:{spot.line}:{spot.column}"


@dataclass(slots=True)
class Names:
    """All declared names by kind; `guessed` are ids of files that could not be read."""

    by_kind: dict[str, dict[str, Declared]] = field(default_factory=dict)
    guessed: frozenset[str] = frozenset()

    def of(self, *kinds: str) -> dict[str, Declared]:
        """Return the names of one kind or of several."""
        if len(kinds) == 1:
            return self.by_kind.get(kinds[0], {})
        return {name: item for kind in kinds for name, item in self.by_kind.get(kind, {}).items()}

    def other_kinds(self, name: str, kinds: Iterable[str]) -> list[Declared]:
        """Return what else has this name, of kinds that were not asked for."""
        asked = set(kinds)
        others = [kind for kind in (*QUANTITIES, *self.by_kind) if kind not in asked]
        return [self.by_kind[kind][name] for kind in others if name in self.by_kind.get(kind, {})]


def collect(parts: Iterable[HasParts], sheets: Iterable[Sheet]) -> tuple[Names, list[Finding]]:
    """Return all declared names, and a finding for each that is declared twice."""
    names = Names(guessed=_guess(sheets))
    findings: list[Finding] = []
    for part in parts:
        for model, data, path in part.maps:
            for key, of in _local_lists(model):
                findings.extend(_local_twice(part.sheet, data.get(key), of, (*path, key)))
            kind = KINDS.get(model) or SHARED.get(model)
            name = data.get("id")
            if kind is None or not isinstance(name, str):
                continue
            declared = Declared(part.sheet, path, data, kind)
            twice = _otherwise if model in SHARED else _twice
            findings.extend(twice(names, declared, name))
            names.by_kind.setdefault(kind, {}).setdefault(name, declared)
    return names, findings


def _guess(sheets: Iterable[Sheet]) -> frozenset[str]:
    """Return whatever looks like an id in files that were not read to their end."""
    unread = (sheet for sheet in sheets if not sheet.whole or not isinstance(sheet.data, dict))
    return frozenset(
        name for sheet in unread for line in sheet.lines for name in _ID_LINE.findall(line)
    )


def _otherwise(names: Names, new: Declared, name: str) -> Iterator[Finding]:
    """Yield a finding where something shared is written again with other choices."""
    first = names.of(new.kind).get(name)
    if first is None or _choices(first.data) == _choices(new.data):
        return
    message = f'the {new.kind} "{name}" stands here with other choices than before'
    yield _finding(new, message, f"first at {first.where}")


def _choices(data: Mapping[str, Any]) -> list[Any]:
    choices = data.get("choices")
    if not isinstance(choices, list):
        return []
    return [choice.get("id") if isinstance(choice, dict) else None for choice in choices]


def _twice(names: Names, new: Declared, name: str) -> Iterator[Finding]:
    shared = QUANTITIES if new.kind in QUANTITIES else (new.kind,)
    for kind in shared:
        first = names.by_kind.get(kind, {}).get(name)
        if first is not None:
            also = "" if kind == new.kind else f"; it is also the name of a {kind}"
            yield _finding(
                new, f'the {new.kind} "{name}" is declared twice{also}', f"first at {first.where}"
            )
    if new.kind == "matter" and name in RESERVED:
        yield _finding(
            new, f'a matter may not be called "{name}": conditions use that word for something else'
        )


def _finding(new: Declared, message: str, *help_lines: str) -> Finding:
    place = new.sheet.place(new.sheet.spot((*new.path, "id")))
    return Finding(place, Severity.ERROR, 201, written(new.path), message, help_lines)


@cache
def _local_lists(model: type[Model]) -> tuple[tuple[str, str], ...]:
    """Return the keys of a model that hold things with ids of their own, and what these are."""
    return tuple(
        (key, LOCAL[slot.model])
        for key, slot in slots(model).items()
        if slot.model is not None and slot.model in LOCAL
    )


def _local_twice(sheet: Sheet, items: Any, kind: str, path: Path) -> Iterator[Finding]:
    """Yield a finding for each id that stands twice in a list of one kind of thing."""
    first: dict[str, Path] = {}
    for index, item in enumerate(items if isinstance(items, list) else ()):
        name = item.get("id") if isinstance(item, dict) else None
        if not isinstance(name, str):
            continue
        here = (*path, index)
        if name in first:
            spot = sheet.spot((*first[name], "id"))
            declared = Declared(sheet, here, item, kind)
            help_line = f"first at {sheet.name}:{spot.line}:{spot.column}"
            yield _finding(declared, f'the {kind} "{name}" stands twice in this list', help_line)
        first.setdefault(name, here)
