"""What a check looks at: the scenario, every part of it with its path, and places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import replace
from functools import cache, cached_property
from typing import Any, TypeVar

from game.scenario.findings import Finding, Severity
from game.scenario.levels import LevelSheet, LevelText, Mirrors, Ways, texts_of
from game.scenario.model import Scenario
from game.scenario.parts import Places
from game.scenario.shape import SECTIONS, SINGLE, slots
from game.scenario.source import Path
from game.scenario.values import Block, Condition, Model

PartType = TypeVar("PartType", bound=Model)

_LINK = re.compile(r"\[[^\]]*\]\(codex:([^)\s]*)\)")


@cache
def _fields(model: type[Model]) -> tuple[tuple[str, str], ...]:
    """Return (attribute, key) of every field that may hold parts."""
    keys = slots(model)
    return tuple(
        (name, info.alias or name)
        for name, info in model.model_fields.items()
        if keys[info.alias or name].model is not None or keys[info.alias or name].holds == "block"
    )


@cache
def _prose_fields(model: type[Model]) -> tuple[tuple[str, str], ...]:
    """Return (attribute, key) of every field that holds prose."""
    keys = slots(model)
    return tuple(
        (name, info.alias or name)
        for name, info in model.model_fields.items()
        if keys[info.alias or name].prose
    )


@cache
def _kinds(model: type[Model]) -> tuple[type[Model], ...]:
    """Return a kind of part and those that it is made from."""
    made_from = model.__mro__
    return made_from[: made_from.index(Model)]


class View:
    """A scenario as the checks see it. Paths begin at the scenario: `("days", 0, "frame")`."""

    def __init__(
        self,
        scenario: Scenario,
        places: Places,
        levels: Sequence[LevelSheet] = (),
        mirrors: Mirrors | None = None,
    ) -> None:
        """See a scenario.

        Args:
            scenario: the scenario.
            places: where everything stands.
            levels: the files of the levels, where they were read.
            mirrors: which parts each file of the scenario holds.
        """
        self.scenario, self.places = scenario, places
        self.levels, self.mirrors = levels, mirrors or {}
        self.kept: dict[str, Any] = {}  # what checks worked out and others may use
        self._holding: dict[str, list[tuple[Path, Model]]] = {}

    @cached_property
    def ways(self) -> Ways:
        """The ways by which the files of levels name texts."""
        return Ways(self.scenario, self.mirrors)

    @cached_property
    def level_texts(self) -> tuple[LevelText, ...]:
        """The texts of all levels, as far as they lead to texts of the scenario."""
        return tuple(texts_of(self.ways, self.levels))

    @cached_property
    def parts(self) -> tuple[tuple[Path, Model], ...]:
        """Every part of the scenario with its path, outermost first."""
        found: list[tuple[Path, Model]] = []
        _gather(self.scenario.head, ("head",), found)
        for section in (*SECTIONS, "days"):
            for index, part in enumerate(getattr(self.scenario, section)):
                _gather(part, (section, index), found)
        for single in SINGLE:
            part = getattr(self.scenario, single)
            if part is not None:
                _gather(part, (single,), found)
        return tuple(found)

    @cached_property
    def by_path(self) -> Mapping[Path, Model]:
        """Every part of the scenario by its path."""
        return dict(self.parts)

    @cached_property
    def _by_type(self) -> Mapping[type[Model], list[tuple[Path, Model]]]:
        table: dict[type[Model], list[tuple[Path, Model]]] = {}
        for item in self.parts:
            for model in _kinds(type(item[1])):
                table.setdefault(model, []).append(item)
        return table

    def of(self, model: type[PartType]) -> list[tuple[Path, PartType]]:
        """Return every part of one kind, or of kinds made from it, with its path."""
        return self._by_type.get(model, [])  # type: ignore[return-value]

    def holding(self, name: str) -> list[tuple[Path, Model]]:
        """Return every part whose kind has an attribute of this name, with its path."""
        if name not in self._holding:
            kinds = {kind for kind in self._by_type if name in kind.model_fields}
            self._holding[name] = [item for item in self.parts if type(item[1]) in kinds]
        return self._holding[name]

    @cached_property
    def blocks(self) -> tuple[tuple[Path, Model, str, Block], ...]:
        """Every block of effects that is not empty: the part that has it, and under which key."""
        keys = {
            kind: [key for key in ("now", "then") if key in kind.model_fields]
            for kind in {type(part) for _, part in self.parts}
        }
        return tuple(
            (path, part, key, block)
            for path, part in self.parts
            for key in keys[type(part)]
            if (block := held(part, key))
        )

    @cached_property
    def prose(self) -> tuple[tuple[Path, str], ...]:
        """Every text that players or authors read, with its path."""
        found: list[tuple[Path, str]] = []
        for path, part in self.parts:
            values = vars(part)
            for name, key in _prose_fields(type(part)):
                value = values.get(name)
                if not value:
                    continue
                if isinstance(value, str):
                    found.append(((*path, key), value))
                elif isinstance(value, tuple):
                    found.extend(
                        ((*path, key, index), item)
                        for index, item in enumerate(value)
                        if isinstance(item, str) and item
                    )
        return tuple(found)

    def instead(self, prose: Sequence[tuple[Path, str]], places: Places) -> View:
        """Return the same view with other texts as its prose; its parts stay as they are.

        Args:
            prose: the texts, with the paths of those that they stand for.
            places: where they stand.
        """
        other = copy(self)
        other.places, other.prose = places, tuple(prose)
        vars(other).pop("links", None)
        return other

    @cached_property
    def links(self) -> tuple[tuple[Path, str], ...]:
        """Every id that a text links to, with the text's path."""
        return tuple(
            (path, name)
            for path, text in self.prose
            if "](codex:" in text
            for name in _LINK.findall(text)
        )

    def finding(
        self, severity: Severity, code: int, path: Path, message: str, *help_lines: str
    ) -> Finding:
        """Return a finding about the value at a path of the scenario."""
        written = self.places.written(path)
        return Finding(self.places.at(path), severity, code, written, message, help_lines)

    def error(self, code: int, path: Path, message: str, *help_lines: str) -> Finding:
        """Return an error; see `finding`."""
        return self.finding(Severity.ERROR, code, path, message, *help_lines)

    def warning(self, code: int, path: Path, message: str, *help_lines: str) -> Finding:
        """Return a warning; see `finding`."""
        return self.finding(Severity.WARNING, code, path, message, *help_lines)

    def at_word(self, finding: Finding, path: Path, word: str) -> Finding:
        """Return the finding moved to where a word stands in the text at `path`."""
        return replace(finding, place=self.places.word(path, word)) if word else finding


def _gather(part: Model, path: Path, found: list[tuple[Path, Model]]) -> None:
    found.append((path, part))
    values = vars(part)
    for name, key in _fields(type(part)):
        value = values.get(name)
        if value is None or value == ():
            continue
        if isinstance(value, Model):
            _gather(value, (*path, key), found)
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Model):
                    _gather(item, (*path, key, index), found)
        elif isinstance(value, Mapping):
            for inner, item in value.items():
                if isinstance(item, Model):
                    _gather(item, (*path, key, str(inner)), found)


def held(part: Model, name: str) -> Any:
    """Return what a part holds under an attribute, or nothing where its kind has none.

    A model's own `getattr` takes microseconds to say no, and checks ask often.
    """
    return vars(part).get(name)


def conditions(condition: Condition) -> Iterator[Condition]:
    """Yield a condition and every condition within it."""
    yield condition
    inside = (*(condition.all or ()), *(condition.any or ()))
    for item in inside if condition.not_ is None else (*inside, condition.not_):
        yield from conditions(item)


def day_of(path: Path) -> int | None:
    """Return the position (from 0) of the day a path lies in, if it lies in one."""
    return path[1] if len(path) > 1 and path[0] == "days" and isinstance(path[1], int) else None
