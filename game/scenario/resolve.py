"""Whether every name that a scenario uses exists and is of the right kind.

Works on plain data and marks, so that one broken part does not hide the
wrong names of another. Out: findings with the nearest right word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from game.scenario import model as parts_of
from game.scenario import values
from game.scenario.findings import Finding, Severity
from game.scenario.names import QUANTITIES, Declared, HasParts, Names, collect
from game.scenario.nearest import nearest, nearest_by_meaning, offer
from game.scenario.shape import Slot, slots
from game.scenario.source import Path, Sheet, written
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
    parts_of.Question: {"to": "person", "brings": "paper"},
    parts_of.Message: {"sender": "person", "to": "person", "channel": "channel"},
    parts_of.Paper: {"document": "document"},
    parts_of.Hours: {"counter": "counter", "rest_gauge": "gauge"},
    parts_of.Head: {"exposure_flag": "flag"},
    parts_of.Policy: {"initiatives": "initiative", "questions": "question"},
}
"""Which keys hold names, and of which kind."""

_CODEX_KINDS = ("codex entry", "person", "document")
_ALSO: Mapping[str, str] = {"gauge": "counter", "codex entry": "document"}
"""What is listed beside the kind that was wanted."""

_LINK = re.compile(r"\]\(codex:([^)\s]*)\)")
_RENAMED = {
    "gauges": "gauge",
    "tracks": "track",
    "counters": "counter",
    "flags": "flag",
    "matters": "matter",
    "initiatives": "initiative",
    "questions": "question",
    "papers": "paper",
    "messages": "message",
    "incidents": "incident",
    "rules": "rule",
    "fuses": "fuse",
    "endings": "ending",
    "options": "option",
}


@cache
def _references(model: type[Model]) -> Mapping[str, str]:
    """Return the keys of a model, and of those it is made from, that hold names."""
    found: dict[str, str] = {}
    for base in reversed(model.__mro__):
        found.update(_REFERENCES.get(base, {}))
    return found


def resolve(parts: Sequence[HasParts], sheets: Iterable[Sheet]) -> list[Finding]:
    """Return a finding for each name that is declared twice, unknown, or of the wrong kind."""
    names, findings = collect(parts, sheets)
    for part in parts:
        findings.extend(_Resolver(part.sheet, names).part(part.data, part.model, part.base))
    return findings


class _Around(NamedTuple):
    """What a part stands in: the ids of the matter's options, if it is within a matter."""

    options: Sequence[str] | None = None


class _Resolver:
    """Checks the names of one part of one file."""

    def __init__(self, sheet: Sheet, names: Names) -> None:
        self._sheet, self._names = sheet, names
        self._found: list[Finding] = []

    def part(self, data: Any, model: type[Model], path: Path) -> list[Finding]:
        """Return what is wrong with the names in one part."""
        self._visit(data, model, path, _Around())
        return self._found

    def _visit(self, data: Any, model: type[Model], path: Path, around: _Around) -> None:
        if model is values.SourceRef and isinstance(data, str):
            self._name(data, ("source",), path, path)
            return
        if not isinstance(data, dict):
            return
        around = self._special(data, model, path, around)
        references = _references(model)
        known = slots(model)
        for key, value in data.items():
            slot = known.get(key)
            if slot is None:
                continue
            here = (*path, key)
            if key in references:
                self._reference(value, references[key], here)
            elif slot.holds == "block":
                self._block(value, here)
            elif slot.model is not None:
                self._inside(value, slot, here, around)
            elif slot.prose:
                self._prose(value, here)

    def _inside(self, value: Any, slot: Slot, path: Path, around: _Around) -> None:
        if slot.model is None:
            return
        if isinstance(value, list):
            for index, item in enumerate(value):
                self._visit(item, slot.model, (*path, index), around)
        elif slot.holds == "map" and isinstance(value, dict):
            for name, item in value.items():
                self._visit(item, slot.model, (*path, name), around)
        else:
            self._visit(value, slot.model, path, around)

    # --- Plain references ---------------------------------------------------

    def _reference(self, value: Any, kind: str, path: Path) -> None:
        if isinstance(value, str):
            self._name(value, (kind,), path, path)
        elif isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, str):
                    self._name(item, (kind,), (*path, index), path)

    def _name(
        self, name: str, kinds: Sequence[str], path: Path, shown: Path, *, key: bool = False, word: str = ""
    ) -> Declared | None:
        """Return what a name stands for, or report it: at the key, or at a word of the text at `path`."""
        for kind in kinds:
            declared = self._names.of(kind).get(name)
            if declared is not None:
                return declared
        if name in self._names.guessed or self._sheet.is_broken(path):
            return None
        wanted = kinds[0]
        others = self._names.other_kinds(name, kinds)
        if others:
            message = f'"{name}" is a {others[0].kind}, not a {wanted}'
            self._add(203, path, shown, message, f"declared at {others[0].where}", key=key, word=word)
            return None
        self._unknown(name, wanted, self._names.of(*kinds), path, shown, key=key, word=word)
        return None

    def _unknown(
        self,
        name: str,
        wanted: str,
        known: Mapping[str, Declared],
        path: Path,
        shown: Path,
        *,
        key: bool,
        word: str,
    ) -> None:
        near = nearest(name, known) or nearest_by_meaning(name, {item: _meaning(of.data) for item, of in known.items()})
        help_lines = [f'"{word}" is declared at {known[word].where}' for word in near[:1]]
        listed = [word for word, declared in known.items() if declared.kind in (wanted, _ALSO.get(wanted))]
        if not near and 0 < len(listed) <= 25:
            help_lines = [f"known: {', '.join(listed)}"]
        self._add(202, path, shown, f'unknown {wanted} "{name}"{offer(near)}', *help_lines, key=key, word=word)

    # --- Blocks of effects --------------------------------------------------

    def _block(self, block: Any, path: Path) -> None:
        if not isinstance(block, dict):
            return
        for name, amount in block.items():
            here = (*path, name)
            wanted = _wanted_by(amount)
            kinds = (wanted, *(kind for kind in QUANTITIES if kind != wanted))
            declared = self._name(name, kinds, here, path, key=True)
            if isinstance(amount, dict):
                self._visit(amount, values.Form, here, _Around())
            if declared is not None:
                self._amount(amount, name, declared, here)

    def _amount(self, amount: Any, name: str, declared: Declared, path: Path) -> None:
        """Report an amount that does not fit the kind of what it changes."""
        text = str(amount) if isinstance(amount, int) and not isinstance(amount, bool) else amount
        signed = isinstance(text, str) and text[:1] in ("+", "-", "=")
        kind = declared.kind
        if not isinstance(text, (str, bool, dict)) or (isinstance(text, str) and text.isdigit()):
            return  # the schema says what is wrong
        if kind == "flag" and not isinstance(text, bool):
            self._add(203, path, path, f'"{name}" is a flag: write true or false')
        elif kind in ("gauge", "counter") and not (signed or isinstance(text, dict)):
            self._add(203, path, path, f'"{name}" is a {kind}: write +4, -3 or =8')
        elif kind == "track":
            self._move(text, name, declared, path)
        elif isinstance(text, str) and text.startswith("="):
            self._within_bounds(text[1:], name, declared, path)

    def _move(self, amount: Any, name: str, track: Declared, path: Path) -> None:
        states = _ids(track.data.get("states"))
        if isinstance(amount, str) and amount in ("next", "back", *states):
            return
        near = nearest(amount, states) if isinstance(amount, str) else []
        message = f'"{name}" is a track: write next, back or one of {", ".join(states)}{offer(near)}'
        self._add(203, path, path, message)

    def _within_bounds(self, number: str, name: str, declared: Declared, path: Path) -> None:
        highest = 100 if declared.kind == "gauge" else declared.data.get("max")
        try:
            value = int(number)
        except ValueError:
            return
        if isinstance(highest, int) and not 0 <= value <= highest:
            self._add(107, path, path, f'"{name}" goes from 0 to {highest}, and cannot be set to {value}')

    # --- Special parts ------------------------------------------------------

    def _special(self, data: dict[str, Any], model: type[Model], path: Path, around: _Around) -> _Around:
        """Check what is not a plain reference; return what the parts within stand in."""
        if model is parts_of.Matter:
            self._historical_clauses(data, path)
            return _Around(_ids(data.get("options")))
        if model is values.Condition:
            self._condition(data, path)
        elif model is parts_of.Voice and around.options is not None:
            self._local_list(data.get("favours"), "option", around.options, (*path, "favours"))
        elif model is parts_of.Track:
            self._local(data.get("start"), "state", _ids(data.get("states")), (*path, "start"))
        elif model is parts_of.Counter:
            self._counter(data, path)
        elif model is parts_of.Evening:
            self._keys_are(data.get("advisers"), "person", (*path, "advisers"))
        elif model is parts_of.CodexEntry:
            for index, name in enumerate(_texts(data.get("see"))):
                self._name(name, _CODEX_KINDS, (*path, "see", index), (*path, "see"))
        elif model is parts_of.Policy:
            self._preferences(data.get("prefers"), (*path, "prefers"))
        elif model is parts_of.Head:
            self._renamed(data.get("renamed"), (*path, "renamed"))
        return around

    def _historical_clauses(self, matter: dict[str, Any], path: Path) -> None:
        """Check the wording that a matter's historical option is said to have had."""
        historical = matter.get("historical")
        wording = historical.get("clauses") if isinstance(historical, dict) else None
        if not isinstance(historical, dict) or not isinstance(wording, dict):
            return
        here = (*path, "historical", "clauses")
        option = _named(matter.get("options"), historical.get("option"))
        for name, choice in wording.items():
            clause = _named(option.get("clauses"), name)
            if clause:
                self._local(choice, f"choice of {name}", _ids(clause.get("choices")), (*here, name))
            else:
                self._local(name, "clause", _ids(option.get("clauses")), (*here, name), key=True)

    def _condition(self, data: dict[str, Any], path: Path) -> None:
        chosen = data.get("chosen")
        if isinstance(chosen, str) and chosen.count("/") == 1:
            self._chosen(chosen, (*path, "chosen"))
        quantity = next((kind for kind in ("gauge", "counter", "track") if isinstance(data.get(kind), str)), None)
        declared = self._names.of(quantity).get(data[quantity]) if quantity else None
        if quantity is None or declared is None:
            return
        for key in ("at_least", "below", "is"):
            value = data.get(key)
            items = value if isinstance(value, list) else [value]
            for index, item in enumerate(items):
                here = (*path, key, index) if isinstance(value, list) else (*path, key)
                if item is not None:
                    self._compared(item, declared, here)

    def _compared(self, value: Any, declared: Declared, path: Path) -> None:
        if declared.kind == "track":
            states = _ids(declared.data.get("states"))
            if isinstance(value, str):
                self._local(value, f"state of {declared.data['id']}", states, path)
            else:
                self._add(203, path, path, f"a track is compared with one of its states: {', '.join(states)}")
            return
        highest = 100 if declared.kind == "gauge" else declared.data.get("max")
        if isinstance(value, str):
            self._add(203, path, path, f'a {declared.kind} is compared with a whole number, not with "{value}"')
        elif isinstance(value, int) and isinstance(highest, int) and not 0 <= value <= highest:
            message = f'"{declared.data["id"]}" goes from 0 to {highest}, and is compared with {value}'
            self._add(107, path, path, message)

    def _chosen(self, chosen: str, path: Path) -> None:
        owner, name = chosen.split("/")
        if owner in ("initiative", "question"):
            self._name(name, (owner,), path, path)
            return
        matter = self._name(owner, ("matter",), path, path)
        if matter is not None:
            self._local(name, f"option of {owner}", _ids(matter.data.get("options")), path)

    def _counter(self, data: dict[str, Any], path: Path) -> None:
        start, highest = data.get("start", 0), data.get("max")
        if isinstance(start, int) and isinstance(highest, int) and start > highest:
            self._add(107, (*path, "start"), (*path, "start"), f"starts at {start}, above its max of {highest}")

    def _keys_are(self, value: Any, kind: str, path: Path) -> None:
        for name in value if isinstance(value, dict) else ():
            self._name(name, (kind,), (*path, name), path, key=True)

    def _preferences(self, prefers: Any, path: Path) -> None:
        for name, options in prefers.items() if isinstance(prefers, dict) else ():
            matter = self._name(name, ("matter",), (*path, name), path, key=True)
            if matter is not None:
                known = _ids(matter.data.get("options"))
                self._local_list(options, f"option of {name}", known, (*path, name))

    def _renamed(self, renamed: Any, path: Path) -> None:
        for plural, pairs in renamed.items() if isinstance(renamed, dict) else ():
            kind = _RENAMED.get(plural)
            if kind is None:
                message = f'"{plural}" is not a kind of name{offer(nearest(plural, _RENAMED))}'
                self._add(202, (*path, plural), path, message, key=True)
            elif kind != "option" and isinstance(pairs, dict):
                self._old_and_new(pairs, kind, (*path, plural))

    def _old_and_new(self, pairs: dict[str, Any], kind: str, path: Path) -> None:
        for old, new in pairs.items():
            if old in self._names.of(kind):
                message = f'the {kind} "{old}" was renamed, and the old name is used again'
                self._add(208, (*path, old), path, message, key=True)
            if isinstance(new, str):
                self._name(new, (kind,), (*path, old), path)

    def _local_list(self, value: Any, kind: str, known: Sequence[str], path: Path) -> None:
        for index, name in enumerate(_texts(value)):
            self._local(name, kind, known, (*path, index))

    def _local(self, name: Any, kind: str, known: Sequence[str], path: Path, *, key: bool = False) -> None:
        if not isinstance(name, str) or name in known or self._sheet.is_broken(path):
            return
        near = nearest(name, known)
        help_lines = () if near or not known else (f"known: {', '.join(known)}",)
        shown = path[:-1] if key else path
        self._add(202, path, shown, f'unknown {kind} "{name}"{offer(near)}', *help_lines, key=key)

    # --- Prose --------------------------------------------------------------

    def _prose(self, value: Any, path: Path) -> None:
        if isinstance(value, list):
            for index, item in enumerate(value):
                self._prose(item, (*path, index))
        elif isinstance(value, str) and "](codex:" in value:
            for name in _LINK.findall(value):
                self._name(name, _CODEX_KINDS, path, path, word=f"codex:{name}")

    # --- Findings -----------------------------------------------------------

    def _add(
        self, code: int, path: Path, shown: Path, message: str, *help_lines: str, key: bool = False, word: str = ""
    ) -> None:
        spot = self._sheet.key_spot(path) if key else self._sheet.spot(path)
        if word:
            spot = self._sheet.word_spot(path, word)
        finding = Finding(self._sheet.place(spot), Severity.ERROR, code, written(shown), message, help_lines)
        self._found.append(finding)


def _wanted_by(amount: Any) -> str:
    """Return the kind of thing that an amount looks meant for."""
    if isinstance(amount, bool):
        return "flag"
    if isinstance(amount, str) and amount[:1].isalpha():
        return "track"
    return "gauge"


def _ids(items: Any) -> list[str]:
    """Return the ids of a list of maps."""
    if not isinstance(items, list):
        return []
    return [item["id"] for item in items if isinstance(item, dict) and isinstance(item.get("id"), str)]


def _named(items: Any, name: Any) -> dict[str, Any]:
    """Return the map with this id from a list of maps; an empty one if there is none."""
    known = items if isinstance(items, list) else []
    return next((item for item in known if isinstance(item, dict) and item.get("id") == name), {})


def _texts(items: Any) -> Iterator[str]:
    return (item for item in (items if isinstance(items, list) else ()) if isinstance(item, str))


def _meaning(data: Mapping[str, Any]) -> str:
    return f"{data.get('name', '')} {data.get('meaning', '')}"
