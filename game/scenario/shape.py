"""Which keys each part of a scenario has, and what they hold, read off the models.

The loader walks plain data beside its marks, also where the data is wrong; for
that it must know which key leads to which model without making one.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin

from game.scenario.model import (
    Aftermath,
    ClassDesk,
    CodexEntry,
    Coefficient,
    Counter,
    Day,
    Document,
    Ending,
    ExamProfile,
    ExamQuestion,
    Exit,
    Figure,
    Flag,
    Gauge,
    Head,
    Incident,
    Lesson,
    MapView,
    Message,
    NearMiss,
    Pack,
    Person,
    Plate,
    Policy,
    Reading,
    Recorded,
    Rule,
    School,
    Source,
    Stop,
    Track,
    Unknown,
)
from game.scenario.source import Path
from game.scenario.values import Block, Form, Model

Holds = Literal["one", "many", "map", "block"]

SECTIONS: Mapping[str, type[Model]] = {
    "gauges": Gauge,
    "tracks": Track,
    "counters": Counter,
    "flags": Flag,
    "people": Person,
    "sources": Source,
    "documents": Document,
    "codex": CodexEntry,
    "near_misses": NearMiss,
    "prologue": Plate,
    "messages": Message,
    "rules": Rule,
    "opponent": Rule,
    "incidents": Incident,
    "endings": Ending,
    "aftermath": Aftermath,
    "exits": Exit,
    "policies": Policy,
    "schools": School,
    "readings": Reading,
    "exam_profiles": ExamProfile,
    "exam_questions": ExamQuestion,
    "figures": Figure,
    "unknown": Unknown,
    "quotations": Recorded,
    "coefficients": Coefficient,
    "stops": Stop,
    "class_desks": ClassDesk,
    "lessons": Lesson,
}
"""The lists that any file of a scenario may add to, and what they are lists of."""

SINGLE: Mapping[str, type[Model]] = {"map": MapView, "pack": Pack}
"""What only one file may hold."""

HEAD_FILE = "scenario.yaml"
DAYS_FOLDER = "days"
HEAD: type[Model] = Head
DAY: type[Model] = Day


@dataclass(frozen=True, slots=True)
class Slot:
    """What one key of a model holds.

    `model` is the part of a scenario inside, if any: `one` of them, a list of
    `many`, or a `map` to them; a `block` maps names to amounts. `prose` is text
    that may hold marks and links.
    """

    key: str
    model: type[Model] | None
    holds: Holds
    prose: bool
    needed: bool


def _leaves(annotation: Any, holds: Holds = "one") -> Iterator[tuple[Any, Holds, bool]]:
    """Yield the plain types inside an annotation, how they are held, and whether they are free."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *extra = get_args(annotation)
        restricted = any(map(_is_restricted, extra))
        for leaf, held, free in _leaves(inner, holds):
            yield leaf, held, free and not restricted
    elif origin in (Union, types.UnionType):
        for part in get_args(annotation):
            yield from _leaves(part, holds)
    elif origin is tuple:
        yield from _leaves(get_args(annotation)[0], "many")
    elif isinstance(origin, type) and issubclass(origin, Mapping):
        yield from _leaves(get_args(annotation)[1], "map")
    else:
        yield annotation, holds, True


def _is_restricted(mark: Any) -> bool:
    """Whether a mark on a type, or one that it holds, asks for a pattern."""
    return bool(getattr(mark, "pattern", None)) or any(
        map(_is_restricted, getattr(mark, "metadata", ()))
    )


def _slot(key: str, annotation: Any, metadata: list[Any], *, needed: bool) -> Slot:
    if annotation == Block:
        return Slot(key, None, "block", prose=False, needed=needed)
    restricted = any(map(_is_restricted, metadata))
    model: type[Model] | None = None
    prose, holds = False, "one"
    for leaf, held, free in _leaves(annotation):
        holds = held if held != "one" else holds
        if isinstance(leaf, type) and issubclass(leaf, Model):
            model, holds = leaf, held
        elif leaf is str and free and not restricted:
            prose = True
    return Slot(key, model, holds, prose=prose, needed=needed)  # type: ignore[arg-type]


@cache
def slots(model: type[Model]) -> Mapping[str, Slot]:
    """Return what each key of a model holds, by the key as authors write it."""
    found = {}
    for name, info in model.model_fields.items():
        key = info.alias or name
        found[key] = _slot(key, info.annotation, info.metadata, needed=info.is_required())
    return found


def model_at(model: type[Model], path: Path) -> type[Model] | None:
    """Return the model of the part that `path` leads to from a part of `model`."""
    current: type[Model] | None = model
    inside: Slot | None = None
    for step in path:
        if inside is not None and inside.holds != "one":
            inside = None
            continue
        inside = slots(current).get(str(step)) if current is not None else None
        current = inside.model if inside is not None else None
        if inside is not None and inside.holds == "block":
            current = Form
        if inside is not None and inside.holds == "one":
            inside = None
    return current


Described: TypeAlias = tuple[type[Model], dict[str, Any], Path]
"""A map of a file, the model that describes it, and its path."""


@cache
def _inner(model: type[Model]) -> Mapping[str, Slot]:
    """Return the slots of a model that hold other models."""
    return {key: slot for key, slot in slots(model).items() if slot.model is not None}


def within(data: Any, model: type[Model], path: Path) -> list[Described]:
    """Return every map within `data` that a model describes, outermost first, with its path."""
    found: list[Described] = []
    _within(data, model, path, found)
    return found


def _within(data: Any, model: type[Model], path: Path, found: list[Described]) -> None:
    if not isinstance(data, dict):
        return
    found.append((model, data, path))
    inner = _inner(model)
    if inner.keys().isdisjoint(data):
        return
    for key, value in data.items():
        slot = inner.get(key)
        if slot is None or slot.model is None:
            continue
        if isinstance(value, dict):
            if slot.holds == "map":
                for name, item in value.items():
                    _within(item, slot.model, (*path, key, name), found)
            else:
                _within(value, slot.model, (*path, key), found)
        elif isinstance(value, list):
            for index, item in enumerate(value):
                _within(item, slot.model, (*path, key, index), found)
