"""Levels of reading: the same scenario with other texts, the same facts at each.

A file `levels/short/days/05.yaml` holds, under `texts`, texts in place of those of
`days/05.yaml`. A key is the way to the text within that file: keys, and for what stands
in a list its `id`, else its `who`, else its number from 1. Only texts can be replaced,
so that nothing of the rules can change; words that are quoted stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path as FilePath
from typing import Any, Final

from game.scenario import shape
from game.scenario.folder import LEVELS, NotAScenario, RawFile, read_folder
from game.scenario.model import Head, ReadingLevel, Scenario
from game.scenario.parts import Part
from game.scenario.source import Path, Sheet, read
from game.scenario.values import Length, Model

TEXTS: Final = "texts"
WHOLE: Final = "whole"
"""What the level of the texts as they stand promises."""

_FIXED: Final = frozenset({"quotation", "sources"})
"""Keys below which nothing is said in other words."""
_FIXED_SECTIONS: Final = frozenset({"documents", "quotations", "sources", "figures", "unknown"})

Mirrors = Mapping[str, Mapping[str, tuple[int, int]]]
"""For each file and each list in it: where its first part stands in the scenario, and how many."""


class LostWay(Exception):  # noqa: N818 (a slip of an author, no trouble of the program)
    """A key leads to no text. Its text says why; `known` are the names there are at that step."""

    def __init__(self, message: str, step: str = "", known: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.step, self.known = step, tuple(known)


@dataclass(frozen=True, slots=True)
class LevelSheet:
    """One file of a level, and the file of the scenario that it mirrors."""

    level: str
    inside: str
    sheet: Sheet

    @property
    def texts(self) -> Mapping[str, Any]:
        """What stands under `texts`: text by its way; nothing where that is no map."""
        data = self.sheet.data
        found = data.get(TEXTS) if isinstance(data, dict) else None
        return found if isinstance(found, dict) else {}


def parted(inside: str) -> tuple[str, str] | None:
    """Return the level and the mirrored file of a file's path, or nothing for another file."""
    folder, _slash, rest = inside.partition("/")
    level, _slash, mirrored = rest.partition("/")
    return (level, mirrored) if folder == LEVELS and mirrored else None


def level_sheet(level: str, inside: str, file: RawFile) -> LevelSheet:
    """Read one file of a level."""
    return LevelSheet(level, inside, read(file.name, file.raw, ways=True))


def mirrors_of(parts: Iterable[Part], shown: str) -> Mirrors:
    """Return which parts of the scenario each file holds.

    Args:
        parts: the parts in the scenario's order.
        shown: the scenario's folder as the files are named by.
    """
    found: dict[str, dict[str, tuple[int, int]]] = {}
    counts: dict[str, int] = {}
    for part in parts:
        place = counts.get(part.section, 0)
        counts[part.section] = place + 1
        held = found.setdefault(part.sheet.name.removeprefix(f"{shown}/"), {})
        first, count = held.get(part.section, (place, 0))
        held[part.section] = first, count + 1
    return found


# --- The way to a text --------------------------------------------------------


def way_to(scenario: Scenario, mirrors: Mirrors, inside: str, key: str) -> Path:
    """Return the path of the scenario's text that a key of a level's file stands for; see `Ways`.

    Args:
        scenario: the whole scenario.
        mirrors: which parts each file holds.
        inside: the mirrored file.
        key: the key, with slashes.

    Raises:
        LostWay: it leads to no text, or to one that may not be replaced.
    """
    return Ways(scenario, mirrors).to(inside, key)


class Ways:
    """The ways to a scenario's texts. What stands in a list is named once, and a way gone once."""

    def __init__(self, scenario: Scenario, mirrors: Mirrors) -> None:
        self._scenario, self._mirrors = scenario, mirrors
        self._gone: dict[tuple[str, str], Path | LostWay] = {}
        self._places: dict[int, dict[str, int]] = {}  # by the list itself, which stays
        self._sliced: dict[tuple[str, int], tuple[Model, ...]] = {}

    def to(self, inside: str, key: str) -> Path:
        """Return the path to which a key of a mirrored file leads; raises LostWay."""
        way = inside, key
        if way not in self._gone:
            try:
                self._gone[way] = self._go(inside, key)
            except LostWay as lost:
                self._gone[way] = lost
        found = self._gone[way]
        if isinstance(found, LostWay):
            raise found
        return found

    def _go(self, inside: str, key: str) -> Path:
        path, value, steps = self._begun(inside, key.split("/"))
        for step in steps:
            if step in _FIXED:
                raise LostWay(f"what stands under “{step}” is the same at every level")
            value, at = self._entered(value, step)
            path = (*path, at)
        if not isinstance(value, str):
            raise LostWay("this leads to no text, but to a part that holds some", "", _names(value))
        if " " not in value:
            raise LostWay("one word, which is no text and may be a clock or a sign")
        return path

    def _begun(self, inside: str, steps: list[str]) -> tuple[Path, Any, list[str]]:
        """Return the part in which a way begins: its path, the part, and the steps from there."""
        scenario, held = self._scenario, self._mirrors.get(inside)
        if held is None:
            raise LostWay(f"the scenario has no file {inside}", inside, list(self._mirrors))
        if inside == shape.HEAD_FILE:
            return ("head",), scenario.head, steps
        if "days" in held:
            index = held["days"][0]
            return ("days", index), scenario.days[index], steps
        section = steps[0]
        if section not in held or section in _FIXED_SECTIONS:
            known = [each for each in held if each not in _FIXED_SECTIONS]
            raise LostWay(f"{inside} has no texts under “{section}”", section, known)
        if section in shape.SINGLE:
            return (section,), getattr(scenario, section), steps[1:]
        first, count = held[section]
        if (section, first) not in self._sliced:
            self._sliced[section, first] = getattr(scenario, section)[first : first + count]
        parts = self._sliced[section, first]
        if len(steps) == 1:
            raise LostWay(f"“{section}” is a list; name a part of it", "", _names(parts))
        part, place = self._entered(parts, steps[1])
        return (section, first + int(place)), part, steps[2:]

    def _entered(self, value: Any, step: str) -> tuple[Any, str | int]:
        """Return what a step leads to, and the step as paths write it."""
        if isinstance(value, tuple):
            place = self._place(value, step)
            if place is not None:
                return value[place], place
        elif isinstance(value, Mapping) and step in value:
            return value[step], step
        elif isinstance(value, Model):
            slot = shape.slots(type(value)).get(step)
            if slot is not None:
                held = vars(value)[_attribute(type(value), step)]
                if slot.model is None and not slot.prose:
                    raise LostWay(f"“{step}” is no text that a reader meets", step, _names(value))
                if held is None or held == "":
                    message = f"the whole text has nothing under “{step}”"
                    raise LostWay(message, step, _names(value))
                return held, step
        raise LostWay(f"there is no “{step}” here", step, _names(value))

    def _place(self, items: tuple[Any, ...], step: str) -> int | None:
        """Return where in a list something stands: by its name, the first of it, or by number."""
        places = self._places.get(id(items))
        if places is None:
            places = self._places[id(items)] = {}
            for place, name in enumerate(_names(items)):
                places.setdefault(name, place)
        if step in places:
            return places[step]
        return int(step) - 1 if step.isdecimal() and 1 <= int(step) <= len(items) else None


def _names(value: Any) -> list[str]:
    """Return the steps that lead on from a part."""
    if isinstance(value, tuple):
        return [_name(item, number) for number, item in enumerate(value, 1)]
    if isinstance(value, Mapping):
        return [str(key) for key in value]
    if isinstance(value, Model):
        found = shape.slots(type(value)).items()
        return [key for key, slot in found if slot.prose or slot.model is not None]
    return []


def _name(item: Any, number: int) -> str:
    """Return what something in a list is called: its id, else who it is of, else its number."""
    held = vars(item) if isinstance(item, Model) else {}
    return str(held.get("id") or held.get("who") or number)


@cache
def _attribute(model: type[Model], key: str) -> str:
    """Return the attribute that holds what authors write under a key."""
    found = (name for name, info in model.model_fields.items() if (info.alias or name) == key)
    return next(found, key)


def key_of(scenario: Scenario, mirrors: Mirrors, path: Path) -> tuple[str, str]:
    """Return the file and the key by which a level names a text of the scenario.

    Args:
        scenario: the whole scenario.
        mirrors: which parts each file holds.
        path: the text's path in the scenario.
    """
    section, rest = str(path[0]), path[1:]
    value: Any = getattr(scenario, section)
    if section == "head" or section in shape.SINGLE:
        inside = next(each for each, held in mirrors.items() if section in held)
        names = [] if section == "head" else [section]
    else:
        place, rest = int(rest[0]), rest[1:]
        inside, first, count = _holding(mirrors, section, place)
        items = value[first : first + count]
        value = value[place]
        names = [] if section == "days" else [section, _called(items, place - first)]
    for step in rest:
        if isinstance(value, tuple):
            names.append(_called(value, int(step)))
            value = value[int(step)]
        else:
            names.append(str(step))
            value = _held(value, str(step))
    return inside, "/".join(names)


def _held(value: Any, step: str) -> Any:
    """Return what stands under a key of a map or of a part."""
    if isinstance(value, Mapping):
        return value[step]
    kind: type[Model] = type(value)
    return vars(value)[_attribute(kind, step)]


def _holding(mirrors: Mirrors, section: str, place: int) -> tuple[str, int, int]:
    for inside, held in mirrors.items():
        first, count = held.get(section, (0, 0))
        if first <= place < first + count:
            return inside, first, count
    raise KeyError(section)


def _called(items: Sequence[Any], place: int) -> str:
    """Return what something in a list is called; the second of a name by its number."""
    names = _names(items)
    return names[place] if names.index(names[place]) == place else str(place + 1)


# --- Another text -------------------------------------------------------------


def with_texts(scenario: Scenario, texts: Mapping[Path, str]) -> Scenario:
    """Return the same scenario with some of its texts replaced, by their paths."""
    if not texts:
        return scenario
    tree: dict[str | int, Any] = {}
    for path, text in texts.items():
        inner = tree
        for step in path[:-1]:
            inner = inner.setdefault(step, {})
        inner[path[-1]] = text
    changed: Scenario = _changed(scenario, tree)
    return changed


def _changed(value: Any, tree: Any) -> Any:
    if isinstance(tree, str):
        return tree
    if isinstance(value, tuple):
        return tuple(
            _changed(item, tree[place]) if place in tree else item
            for place, item in enumerate(value)
        )
    if isinstance(value, Mapping):
        return {
            key: _changed(item, tree[key]) if key in tree else item for key, item in value.items()
        }
    kind: type[Model] = type(value)
    update = {}
    for key, inner in tree.items():
        name = _attribute(kind, key)
        update[name] = _changed(vars(value)[name], inner)
    return value.model_copy(update=update)


@dataclass(frozen=True, slots=True)
class LevelText:
    """One text of a level: where it stands, the path of the one it stands for, its words."""

    of: LevelSheet
    key: str
    path: Path
    text: str


def texts_of(ways: Ways, sheets: Iterable[LevelSheet]) -> Iterator[LevelText]:
    """Yield the texts of some files of levels; what leads to no text is left out."""
    for each in sheets:
        for key, text in each.texts.items():
            if not isinstance(text, str) or not text.strip():
                continue
            try:
                path = ways.to(each.inside, key)
            except LostWay:
                continue
            yield LevelText(each, key, path, text)


def at_level(scenario: Scenario, ways: Ways, sheets: Iterable[LevelSheet], level: str) -> Scenario:
    """Return a scenario at a level whose files were already read."""
    own = (each for each in sheets if each.level == level)
    return with_texts(scenario, {each.path: each.text for each in texts_of(ways, own)})


# --- Chosen -------------------------------------------------------------------


def named(head: Head, level: str) -> ReadingLevel | None:
    """Return a level of reading by its id, or nothing."""
    return next((each for each in head.reading_levels if each.id == level), None)


def usual(head: Head, length: Length) -> str:
    """Return the id of the level at which a length is read; nothing where there are no levels."""
    for each in head.reading_levels:
        if length in each.usual:
            return each.id
    whole = (each.id for each in head.reading_levels if each.promises == WHOLE)
    return next(whole, "")


@dataclass(slots=True)
class Levels:
    """A scenario at each of its levels. A level's files are read when it is first asked for."""

    whole: Scenario
    mirrors: Mirrors = field(default_factory=dict)
    folder: FilePath | None = None
    _made: dict[str, Scenario] = field(default_factory=dict)

    def at(self, level: str) -> Scenario:
        """Return the scenario at a level; the whole one for a level that it does not have."""
        known = named(self.whole.head, level)
        if known is None or known.promises == WHOLE or self.folder is None:
            return self.whole
        if level not in self._made:
            sheets = self._sheets(self.folder, level)
            self._made[level] = at_level(self.whole, Ways(self.whole, self.mirrors), sheets, level)
        return self._made[level]

    @staticmethod
    def _sheets(folder: FilePath, level: str) -> list[LevelSheet]:
        """Read the files of a level. What is wrong with them is for `check` to say."""
        try:
            files, _findings = read_folder(folder / LEVELS / level)
        except NotAScenario:
            return []
        return [level_sheet(level, file.inside, file) for file in files]
