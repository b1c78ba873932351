"""What pydantic says about wrong data, told in the words of an author.

In: a part of a file, its model, and pydantic's errors. Out: findings at the
line and column of the key or value, with an unknown and a missing key made one
finding, and the many errors of one union made one sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from game.scenario.findings import Finding, Severity
from game.scenario.nearest import nearest, offer
from game.scenario.shape import model_at, slots
from game.scenario.source import Path, Sheet, Spot, written
from game.scenario.values import Condition, Model

AMOUNT_HELP = (
    "an amount is +4 or -3 (adds), =8 (sets), true or false (a flag), "
    "next, back or a state (a track), or a linear form"
)
_FORM = "Form"
_SHOWN = 40  # characters of a wrong text

_WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "mapping_type": "a map (key: value)",
    "dict_type": "a map (key: value)",
    "model_type": "a map (key: value)",
    "model_attributes_type": "a map (key: value)",
}
_BOUNDS = {
    "greater_than_equal": ("ge", "must be at least {}"),
    "greater_than": ("gt", "must be more than {}"),
    "less_than_equal": ("le", "must be at most {}"),
    "less_than": ("lt", "must be less than {}"),
    "multiple_of": ("multiple_of", "must be a multiple of {}"),
    "string_too_long": ("max_length", "must be at most {} characters long"),
}


@dataclass(frozen=True, slots=True)
class _Error:
    """One error of pydantic, its path walked over the data."""

    kind: str
    path: Path  # to the value, within the part; without the names of union members
    tags: tuple[str, ...]  # the union members passed on the way
    message: str
    context: dict[str, Any]


def faults(
    sheet: Sheet, base: Path, data: Any, model: type[Model], error: ValidationError
) -> list[Finding]:
    """Return findings for one part of a file that its model refused.

    Args:
        sheet: the file.
        base: the path of the part in the file.
        data: the part as plain data.
        model: what it should be.
        error: what pydantic said.
    """
    raw = error.errors(include_url=False, include_input=False)
    walked = [_walk(data, item) for item in raw]
    telling = _Telling(sheet, base, data, model)
    return [finding for finding in telling.all(walked) if finding is not None]


def _walk(data: Any, item: Any) -> _Error:
    """Follow an error's path over the data; what leads nowhere is the name of a union member."""
    path: list[str | int] = []
    tags: list[str] = []
    current = data
    steps = list(item["loc"])
    for index, step in enumerate(steps):
        inside = (
            step in current
            if isinstance(current, dict)
            else (isinstance(current, list) and isinstance(step, int) and step < len(current))
        )
        if inside:
            current = current[step]
            path.append(step)
        elif item["type"] == "missing" and index == len(steps) - 1:
            path.append(step)
        else:
            tags.append(str(step))
    return _Error(item["type"], tuple(path), tuple(tags), item["msg"], item.get("ctx", {}))


def _found(value: Any) -> str:
    """Return a value as a person would name it."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return f"the number {value}"
    if isinstance(value, str):
        return f'the text "{value if len(value) <= _SHOWN else value[:_SHOWN] + "…"}"'
    return "a list" if isinstance(value, list) else "a map"


def _at(data: Any, path: Iterable[str | int]) -> Any:
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _is_below(path: Path, above: Path) -> bool:
    return len(path) > len(above) and path[: len(above)] == above


class _Telling:
    """The errors of one part, told together."""

    def __init__(self, sheet: Sheet, base: Path, data: Any, model: type[Model]) -> None:
        self._sheet, self._base, self._data, self._model = sheet, base, data, model

    def all(self, errors: list[_Error]) -> Iterator[Finding | None]:
        """Yield one finding for each thing that is wrong."""
        unions: dict[Path, list[_Error]] = {}
        plain: list[_Error] = []
        for error in errors:
            if self._follows_on(error, errors):
                continue
            member = [tag for tag in error.tags if tag != "[key]"]
            if not member:
                plain.append(error)
            elif not self._belongs_deeper(error):
                unions.setdefault(error.path, []).append(error)
            elif _FORM in member or not isinstance(_at(self._data, error.path[:-1]), dict):
                plain.append(error)
        yield from self._keys(
            [error for error in plain if error.kind in ("missing", "extra_forbidden")]
        )
        for error in plain:
            if error.kind not in ("missing", "extra_forbidden"):
                yield self._value(error)
        for path, members in unions.items():
            if not any(_is_below(error.path, path) for error in plain):
                yield self._union(path, members)

    def _follows_on(self, error: _Error, errors: list[_Error]) -> bool:
        """Whether an error only follows from another that is told anyway."""
        full = (*self._base, *error.path)
        open_there = full[:-1] if error.kind == "missing" else full
        if self._sheet.is_broken(full) or open_there in self._sheet.unfinished:
            return True
        return error.kind == "too_short" and any(_is_below(it.path, error.path) for it in errors)

    def _belongs_deeper(self, error: _Error) -> bool:
        """Whether an error within a union is about the inside of the member that was meant."""
        value = _at(self._data, error.path)
        if error.kind in ("missing", "extra_forbidden", "value_error"):
            return _FORM in error.tags
        if _FORM in error.tags:
            return not error.kind.startswith("model_")
        return isinstance(value, int) and not isinstance(value, bool) and error.kind in _BOUNDS

    # --- Keys ---------------------------------------------------------------

    def _keys(self, errors: list[_Error]) -> Iterator[Finding]:
        missing: dict[Path, list[str]] = {}
        for error in errors:
            if error.kind == "missing":
                missing.setdefault(error.path[:-1], []).append(str(error.path[-1]))
        for error in errors:
            if error.kind == "extra_forbidden":
                yield self._unknown_key(error.path, missing.get(error.path[:-1], []))
        for parent, names in missing.items():
            for name in names:
                yield self._missing_key(parent, name)

    def _unknown_key(self, path: Path, missing: list[str]) -> Finding:
        parent, key = path[:-1], str(path[-1])
        owner = model_at(self._model, parent)
        known = list(slots(owner)) if owner else []
        near = nearest(key, missing) or nearest(key, known)
        if near and near[0] in missing:
            missing.remove(near[0])
        help_lines = () if near or not known else (f"known keys here: {', '.join(known)}",)
        message = f'unknown key "{key}"{offer(near)}'
        return self._finding(105, path, message, *help_lines, key=True, shown=parent)

    def _missing_key(self, parent: Path, name: str) -> Finding:
        if name == "because":
            return self._finding(
                313, parent, 'missing key "because": a player must learn why it happened'
            )
        if name == "alternative":
            return self._finding(
                603, parent, 'missing key "alternative": who cannot see the map reads this'
            )
        return self._finding(106, parent, f'missing key "{name}"')

    # --- Values -------------------------------------------------------------

    def _value(self, error: _Error) -> Finding:
        value = _at(self._data, error.path)
        if "[key]" in error.tags and error.kind == "enum":
            message = self._sentence(error, error.path[-1])
            return self._finding(107, error.path, message, key=True, shown=error.path[:-1])
        if "[key]" in error.tags:
            message = (
                f'"{error.path[-1]}" is not an id: lower-case words and numbers joined by hyphens'
            )
            return self._finding(107, error.path, message, key=True, shown=error.path[:-1])
        if error.kind in ("value_error", "assertion_error"):
            return self._own(error)
        return self._finding(107, error.path, self._sentence(error, value))

    def _own(self, error: _Error) -> Finding:
        """Tell an error that a model of ours raised in its own words."""
        message = error.message.removeprefix("Value error, ").removeprefix("Assertion failed, ")
        if message.startswith("historical option"):
            return self._finding(501, (*error.path, "historical", "option"), message)
        code = 109 if model_at(self._model, error.path) is Condition else 107
        return self._finding(code, error.path, message)

    def _sentence(self, error: _Error, value: Any) -> str:
        if error.kind in ("literal_error", "enum"):
            return _one_of(value, str(error.context.get("expected", "")))
        if error.kind in _WANTED:
            wanted = _WANTED[error.kind]
            return f"expected {wanted}, found {_found(value)}{_hint(wanted, value)}"
        if error.kind in _BOUNDS:
            name, sentence = _BOUNDS[error.kind]
            return f"{sentence.format(error.context.get(name))}, found {_found(value)}"
        if error.kind == "string_pattern_mismatch":
            return self._pattern(error, value)
        return _wrong_number(error, value)

    def _pattern(self, error: _Error, value: Any) -> str:
        if error.path and error.path[-1] == "chosen":
            return f"{_found(value)} is not a choice: matter/option, initiative/id or question/id"
        if "phrases" in error.path:
            return f"{_found(value)} is not a phrase with one # for its number"
        if "words" in error.path:
            return f"{_found(value)} is not a word or a few"
        if error.path and error.path[-1] == "first_day":
            return f"{_found(value)} is not a date: write it as 1900-12-31, in quotes"
        return f"{_found(value)} is not an id: lower-case words and numbers joined by hyphens"

    # --- Unions -------------------------------------------------------------

    def _union(self, path: Path, members: list[_Error]) -> Finding:
        value = _at(self._data, path)
        tags = {tag for member in members for tag in member.tags}
        if "bool" in tags and _FORM in tags:
            return self._amount(path, value)
        if _FORM in tags:
            wanted = "a whole number or a linear form (base, plus, over, from, to)"
        else:
            wanted = "a whole number or the name of a state"
        return self._finding(107, path, f"expected {wanted}, found {_found(value)}")

    def _amount(self, path: Path, value: Any) -> Finding:
        if isinstance(value, int) and not isinstance(value, bool):
            right = f"write +{value} to add, -{value} to take away or ={value} to set"
            return self._finding(109, path, f"a bare {value} is not an amount: {right}")
        return self._finding(109, path, f"{_found(value)} is not an amount", AMOUNT_HELP)

    # --- Findings -----------------------------------------------------------

    def _finding(
        self,
        code: int,
        path: Path,
        message: str,
        *help_lines: str,
        key: bool = False,
        shown: Path | None = None,
    ) -> Finding:
        full = (*self._base, *path)
        spot: Spot = self._sheet.key_spot(full) if key else self._sheet.spot(full)
        where = written((*self._base, *(path if shown is None else shown)))
        return Finding(self._sheet.place(spot), Severity.ERROR, code, where, message, help_lines)


def _hint(wanted: str, value: Any) -> str:
    """Return how to turn a value of a wrong type into the right one, where that is plain."""
    if wanted == "text" and isinstance(value, (int, bool)):
        return "; put it in quotes"
    if not isinstance(value, str):
        return ""
    if wanted == "a whole number" and value.removeprefix("+").isdecimal():
        return "; write it without quotes and without a plus sign"
    if wanted == "true or false" and value in ("true", "false"):
        return "; write it without quotes"
    return ""


def _one_of(value: Any, expected: str) -> str:
    """Tell that a word is none of a few; `expected` is pydantic's `'a', 'b' or 'c'`."""
    words = [part.strip(" '") for part in expected.replace(" or ", ", ").split(",")]
    near = nearest(value, words) if isinstance(value, str) else []
    return f"{_found(value)} is not one of {', '.join(words)}{offer(near)}"


def _wrong_number(error: _Error, value: Any) -> str:
    """Tell that too few or too many things, or no characters, stand somewhere."""
    if error.kind == "string_too_short":
        return "a text must not be empty"
    if error.kind not in ("too_short", "too_long"):
        return f"a wrong value: {_found(value)}"
    if error.kind == "too_short":
        least = error.context.get("min_length")
        return f"at least {least} must stand here, found {error.context.get('actual_length')}"
    most = error.context.get("max_length")
    return f"at most {most} may stand here, found {error.context.get('actual_length')}"
