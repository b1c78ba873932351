"""Looking up the names that one file uses, and telling which are wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from game.scenario.findings import Finding, Severity
from game.scenario.names import Declared, Names
from game.scenario.nearest import nearest, nearest_by_meaning, offer
from game.scenario.source import Path, Sheet, written

_ALSO: Mapping[str, str] = {"gauge": "counter", "codex entry": "document"}
"""What is listed beside the kind that was wanted."""

_WORTH_LISTING = 25
"""How many right words are listed at most where none looks like the wrong one."""


class At(NamedTuple):
    """Where a name is used: as the value at `path`, as its last key, or as a word of its text."""

    path: Path
    key: bool = False
    word: str = ""

    @property
    def shown(self) -> str:
        """The path as the finding prints it; a key is shown by what holds it."""
        return written(self.path[:-1] if self.key else self.path)


class Lookup:
    """The names of a scenario as one of its files uses them; collects what is wrong."""

    def __init__(self, sheet: Sheet, names: Names) -> None:
        self._sheet, self._names = sheet, names
        self.found: list[Finding] = []

    def quietly(self, kind: str, name: Any) -> Declared | None:
        """Return what a name of this kind stands for; say nothing if it is unknown."""
        return self._names.of(kind).get(name) if isinstance(name, str) else None

    def name(self, name: str, kinds: Sequence[str], at: At) -> Declared | None:
        """Return what a name stands for, or report it.

        Args:
            name: the id that is used.
            kinds: what it may be; the first is what it is called in the finding.
            at: where it is used.
        """
        for kind in kinds:
            declared = self._names.of(kind).get(name)
            if declared is not None:
                return declared
        if name in self._names.guessed or self._sheet.is_broken(at.path):
            return None
        others = self._names.other_kinds(name, kinds)
        if others:
            message = f'"{name}" is {_a(others[0].kind)}, not {_a(kinds[0])}'
            self.add(203, at, message, f"declared at {others[0].where}")
        else:
            self._unknown(name, kinds, at)
        return None

    def _unknown(self, name: str, kinds: Sequence[str], at: At) -> None:
        known = self._names.of(*kinds)
        wanted = kinds[0]
        near = nearest(name, known) or nearest_by_meaning(name, _meanings(known))
        help_lines = [f'"{word}" is declared at {known[word].where}' for word in near[:1]]
        alike = (wanted, _ALSO.get(wanted))
        listed = [word for word, declared in known.items() if declared.kind in alike]
        if not near and 0 < len(listed) <= _WORTH_LISTING:
            help_lines = [f"known: {', '.join(listed)}"]
        self.add(202, at, f'unknown {wanted} "{name}"{offer(near)}', *help_lines)

    def local(self, name: Any, kind: str, known: Sequence[str], at: At) -> None:
        """Report a name that is none of the few that are known here."""
        if not isinstance(name, str) or name in known or self._sheet.is_broken(at.path):
            return
        near = nearest(name, known)
        help_lines = () if near or not known else (f"known: {', '.join(known)}",)
        self.add(202, at, f'unknown {kind} "{name}"{offer(near)}', *help_lines)

    def add(self, code: int, at: At, message: str, *help_lines: str) -> None:
        """Report an error."""
        if at.word:
            spot = self._sheet.word_spot(at.path, at.word)
        else:
            spot = self._sheet.key_spot(at.path) if at.key else self._sheet.spot(at.path)
        place = self._sheet.place(spot)
        self.found.append(Finding(place, Severity.ERROR, code, at.shown, message, help_lines))


def _a(kind: str) -> str:
    """Return the name of a kind with its article."""
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _meanings(known: Mapping[str, Declared]) -> dict[str, str]:
    return {
        name: f"{declared.data.get('name', '')} {declared.data.get('meaning', '')}"
        for name, declared in known.items()
    }


def ids_of(items: Any) -> list[str]:
    """Return the ids of a list of maps."""
    known = items if isinstance(items, list) else []
    return [
        item["id"] for item in known if isinstance(item, dict) and isinstance(item.get("id"), str)
    ]


def texts_of(items: Any) -> list[tuple[int, str]]:
    """Return the texts of a list with their positions."""
    known = items if isinstance(items, list) else []
    return [(index, item) for index, item in enumerate(known) if isinstance(item, str)]


def named(items: Any, name: Any) -> dict[str, Any]:
    """Return the map with this id from a list of maps; an empty one if there is none."""
    known = items if isinstance(items, list) else []
    return next((item for item in known if isinstance(item, dict) and item.get("id") == name), {})
