"""Whether every name that a scenario uses exists and is of the right kind.

Works on plain data and marks, so that one broken part does not hide the
wrong names of another. Out: findings with the nearest right word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from game.scenario import model as parts_of
from game.scenario import values
from game.scenario.amounts import changed, compared
from game.scenario.findings import Finding
from game.scenario.lookup import At, Lookup, ids_of, named, texts_of
from game.scenario.names import HasParts, collect
from game.scenario.nearest import nearest, offer
from game.scenario.shape import Described, Slot, slots, within
from game.scenario.source import Path, Sheet
from game.scenario.values import Model

_REFERENCES: Mapping[type[Model], Mapping[str, str]] = {
    values.SourceRef: {"id": "source"},
    values.Term: {"gauge": "gauge", "counter": "counter"},
    values.Condition: {
        "gauge": "gauge",
        "counter": "counter",
        "track": "track",
        "flag": "flag",
        "received": "paper",
        "sent": "message",
        "arrived": "message",
        "burnt": "fuse",
        "happened": "incident",
    },
    parts_of.Gauge: {"reporter": "person"},
    parts_of.Fuse: {"sends": "message", "ending": "ending"},
    parts_of.Outcome: {"sends": "message", "ending": "ending"},
    parts_of.Effects: {"sends": "message", "ending": "ending"},
    parts_of.Option: {"grounds": "paper"},
    parts_of.Voice: {"who": "person"},
    parts_of.Question: {
        "to": "person",
        "brings": "paper",
        "checks": "paper",
        "second_to": "question",
    },
    parts_of.Messenger: {"who": "person"},
    parts_of.Message: {"sender": "person", "to": "person", "channel": "channel"},
    parts_of.Paper: {"document": "document"},
    parts_of.Hours: {"counter": "counter", "rest_gauge": "gauge"},
    parts_of.Head: {"exposure_flag": "flag"},
    parts_of.Coefficient: {"incidents": "incident", "rules": "rule", "sets": "counter"},
    parts_of.Policy: {"initiatives": "initiative", "questions": "question"},
    parts_of.Reading: {"school": "school", "endings": "ending"},
    parts_of.ExamForm: {"profile": "exam profile"},
    parts_of.ExamQuestion: {"schools": "school"},
    parts_of.Demand: {
        "matters": "matter",
        "clauses": "clause",
        "initiatives": "initiative",
        "papers": "paper",
        "documents": "document",
        "codex": "codex entry",
    },
    parts_of.ClassDesk: {"people": "person"},
    parts_of.Lesson: {"stops": "stop"},
    parts_of.Stop: {"documents": "document"},
    parts_of.SourceSheet: {"documents": "document"},
    parts_of.Pack: {"words": "codex entry", "exam": "exam question"},
}
"""Which keys hold names, and of which kind."""

_CODEX_KINDS = ("codex entry", "person", "document")
_LINK = re.compile(r"\]\(codex:([^)\s]*)\)")
_RENAMED: Mapping[str, str] = {
    f"{kind}s": kind
    for kind in (
        *("gauge", "track", "counter", "flag", "matter", "option", "initiative", "question"),
        *("paper", "message", "incident", "rule", "fuse", "ending"),
    )
}


@cache
def _references(model: type[Model]) -> Mapping[str, str]:
    """Return the keys of a model, and of those it is made from, that hold names."""
    found: dict[str, str] = {}
    for base in reversed(model.__mro__):
        found.update(_REFERENCES.get(base, {}))
    return found


@cache
def _may_name(model: type[Model]) -> frozenset[str]:
    """Return the keys of a model under which a plain word may be a name."""
    short = (key for key, slot in slots(model).items() if slot.model is values.SourceRef)
    return frozenset((*_references(model), *short))


def resolve(parts: Sequence[HasParts], sheets: Iterable[Sheet]) -> list[Finding]:
    """Return a finding for each name that is declared twice, unknown, or of the wrong kind."""
    names, findings = collect(parts, sheets)
    for part in parts:
        lookup = Lookup(part.sheet, names)
        _Resolver(lookup).visit(part.maps)
        findings.extend(lookup.found)
    return findings


class _Resolver:
    """Goes through the maps of one part of one file, and looks up each name."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._matter: Path = ()  # the path of the one that was met last
        self._options: Sequence[str] | None = None  # of that matter

    def visit(self, maps: Iterable[Described]) -> None:
        """Look up the names in maps that stand outermost first."""
        for model, data, path in maps:
            special = _SPECIAL.get(model)
            if special is not None:
                special(self, data, path)
            references, may_name, known = _references(model), _may_name(model), slots(model)
            for key, value in data.items():
                kind = type(value)
                if kind is str:
                    if key not in may_name and "](codex:" not in value:
                        continue  # a plain text, as most are
                elif kind is not list and kind is not dict:
                    continue
                slot = known.get(key)
                if slot is None:
                    continue
                if key in references:
                    self.reference(value, references[key], (*path, key))
                else:
                    self.inside(value, slot, (*path, key))

    def inside(self, value: Any, slot: Slot, path: Path) -> None:
        """Look up the names in what a key holds, apart from the maps in it."""
        if slot.holds == "block":
            self._block(value, path)
        elif slot.model is None:
            self._prose(value, slot, path)
        elif slot.model is values.SourceRef:  # of which an id is the short form
            self.reference(value, "source", path)

    def reference(self, value: Any, kind: str, path: Path) -> None:
        """Look up one name, or a list of them."""
        if isinstance(value, str):
            self._lookup.name(value, (kind,), At(path))
        for index, item in texts_of(value):
            self._lookup.name(item, (kind,), At((*path, index)))

    def _block(self, block: Any, path: Path) -> None:
        for name, amount in block.items() if isinstance(block, dict) else ():
            changed(self._lookup, name, amount, (*path, name))
            if isinstance(amount, dict):
                self.visit(within(amount, values.Form, (*path, name)))

    def _prose(self, value: Any, slot: Slot, path: Path) -> None:
        for index, item in texts_of(value):
            self._prose(item, slot, (*path, index))
        if slot.prose and isinstance(value, str) and "](codex:" in value:
            for name in _LINK.findall(value):
                self._lookup.name(name, _CODEX_KINDS, At(path, word=f"codex:{name}"))

    # --- What is not a plain reference --------------------------------------

    def condition(self, data: dict[str, Any], path: Path) -> None:
        """Look up what was chosen, and what something is compared with."""
        self._chosen(data.get("chosen"), (*path, "chosen"))
        compared(self._lookup, data, path)

    def matter(self, data: dict[str, Any], path: Path) -> None:
        """Look up the historical wording, and keep what may be chosen here."""
        self._matter, self._options = path, ids_of(data.get("options"))
        self._historical_clauses(data, path)

    def _offered(self, path: Path) -> Sequence[str] | None:
        """Return the options of the matter that a path lies in, if it lies in one."""
        return self._options if path[: len(self._matter)] == self._matter else None

    def voice(self, data: dict[str, Any], path: Path) -> None:
        """Look up what an adviser favours."""
        options = self._offered(path)
        if options is not None:
            self._few(data.get("favours"), "option", options, (*path, "favours"))

    def prediction(self, data: dict[str, Any], path: Path) -> None:
        """Look up the options on which a prediction hangs."""
        if data.get("given"):
            self._few(data["given"], "option", self._offered(path) or (), (*path, "given"))

    def track(self, data: dict[str, Any], path: Path) -> None:
        """Look up the state in which a track starts."""
        at = At((*path, "start"))
        self._lookup.local(data.get("start"), "state", ids_of(data.get("states")), at)

    def counter(self, data: dict[str, Any], path: Path) -> None:
        """Hold a counter's start against its bound."""
        start, highest = data.get("start", 0), data.get("max")
        if isinstance(start, int) and isinstance(highest, int) and start > highest:
            at = At((*path, "start"))
            self._lookup.add(107, at, f"starts at {start}, above its max of {highest}")

    def evening(self, data: dict[str, Any], path: Path) -> None:
        """Look up the advisers who answer an evening's question."""
        self._advisers(data.get("advisers"), (*path, "advisers"))

    def entry(self, data: dict[str, Any], path: Path) -> None:
        """Look up what an entry of the codex leads on to."""
        self._many(data.get("see"), _CODEX_KINDS, (*path, "see"))

    def coefficient(self, data: dict[str, Any], path: Path) -> None:
        """Look up what a coefficient weighs."""
        self._many(data.get("of"), ("gauge", "counter"), (*path, "of"))

    def policy(self, data: dict[str, Any], path: Path) -> None:
        """Look up what a policy prefers."""
        self._preferences(data.get("prefers"), (*path, "prefers"))

    def head(self, data: dict[str, Any], path: Path) -> None:
        """Look up the names that were given up."""
        self._renamed(data.get("renamed"), (*path, "renamed"))

    def _many(self, value: Any, kinds: Sequence[str], path: Path) -> None:
        for index, name in texts_of(value):
            self._lookup.name(name, kinds, At((*path, index)))

    def _historical_clauses(self, matter: dict[str, Any], path: Path) -> None:
        """Check the wording that a matter's historical option is said to have had."""
        historical = matter.get("historical")
        wording = historical.get("clauses") if isinstance(historical, dict) else None
        if not isinstance(historical, dict) or not isinstance(wording, dict):
            return
        option = named(matter.get("options"), historical.get("option"))
        for name, choice in wording.items():
            at = At((*path, "historical", "clauses", name))
            clause = named(option.get("clauses"), name)
            if clause:
                self._lookup.local(choice, f"choice of {name}", ids_of(clause.get("choices")), at)
            else:
                known = ids_of(option.get("clauses"))
                self._lookup.local(name, "clause", known, at._replace(key=True))

    def _chosen(self, chosen: Any, path: Path) -> None:
        if not isinstance(chosen, str) or chosen.count("/") != 1:
            return
        owner, name = chosen.split("/")
        if owner in ("initiative", "question"):
            self._lookup.name(name, (owner,), At(path))
            return
        asked = self._lookup.name(owner, ("matter", "clause"), At(path))
        if asked is not None:
            self._lookup.local(name, f"option of {owner}", _answers(asked.data), At(path))

    def _advisers(self, value: Any, path: Path) -> None:
        for name in value if isinstance(value, dict) else ():
            self._lookup.name(name, ("person",), At((*path, name), key=True))

    def _preferences(self, prefers: Any, path: Path) -> None:
        for name, options in prefers.items() if isinstance(prefers, dict) else ():
            asked = self._lookup.name(name, ("matter", "clause"), At((*path, name), key=True))
            if asked is not None:
                self._few(options, f"option of {name}", _answers(asked.data), (*path, name))

    def _few(self, value: Any, kind: str, known: Sequence[str], path: Path) -> None:
        for index, name in texts_of(value):
            self._lookup.local(name, kind, known, At((*path, index)))

    def _renamed(self, renamed: Any, path: Path) -> None:
        for plural, pairs in renamed.items() if isinstance(renamed, dict) else ():
            kind = _RENAMED.get(plural)
            if kind is None:
                message = f'"{plural}" is not a kind of name{offer(nearest(plural, _RENAMED))}'
                self._lookup.add(202, At((*path, plural), key=True), message)
            elif kind != "option" and isinstance(pairs, dict):
                self._old_and_new(pairs, kind, (*path, plural))

    def _old_and_new(self, pairs: dict[str, Any], kind: str, path: Path) -> None:
        for old, new in pairs.items():
            if self._lookup.quietly(kind, old):
                message = f'the {kind} "{old}" was renamed, and the old name is used again'
                self._lookup.add(208, At((*path, old), key=True), message)
            if isinstance(new, str):
                self._lookup.name(new, (kind,), At((*path, old)))


_SPECIAL: Mapping[type[Model], Callable[[_Resolver, dict[str, Any], Path], None]] = {
    values.Condition: _Resolver.condition,
    parts_of.Matter: _Resolver.matter,
    parts_of.Voice: _Resolver.voice,
    parts_of.Prediction: _Resolver.prediction,
    parts_of.Track: _Resolver.track,
    parts_of.Counter: _Resolver.counter,
    parts_of.Evening: _Resolver.evening,
    parts_of.CodexEntry: _Resolver.entry,
    parts_of.Coefficient: _Resolver.coefficient,
    parts_of.Policy: _Resolver.policy,
    parts_of.Head: _Resolver.head,
}
"""What holds names in a way of its own."""


def _answers(data: Mapping[str, Any]) -> list[str]:
    """Return the ids of a matter's options or of a clause's choices."""
    return ids_of(data.get("options")) or ids_of(data.get("choices"))
