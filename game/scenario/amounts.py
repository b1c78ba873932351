"""Whether amounts and comparisons fit the kind of what they are about."""

from __future__ import annotations

from typing import Any

from game.scenario.lookup import At, Lookup, ids_of
from game.scenario.names import QUANTITIES, Declared
from game.scenario.nearest import nearest, offer
from game.scenario.source import Path

_GAUGE_MAX = 100
_COMPARED = ("gauge", "counter", "track")
_KINDS = {
    wanted: (wanted, *(kind for kind in QUANTITIES if kind != wanted)) for wanted in QUANTITIES
}
"""What may be changed, the kind first that an amount looks meant for."""
_BY = ("at_least", "below", "is")


def _wanted_by(amount: Any) -> str:
    """Return the kind of thing that an amount looks meant for."""
    if isinstance(amount, bool):
        return "flag"
    return "track" if isinstance(amount, str) and amount[:1].isalpha() else "gauge"


def _highest(declared: Declared) -> Any:
    return _GAUGE_MAX if declared.kind == "gauge" else declared.data.get("max")


def changed(lookup: Lookup, name: str, amount: Any, path: Path) -> None:
    """Check one line of a block of effects: what it changes, and by what.

    Args:
        lookup: the names.
        name: what is changed.
        amount: the plain data beside it.
        path: the path of the line.
    """
    kinds = _KINDS[_wanted_by(amount)]
    declared = lookup.name(name, kinds, At(path, key=True))
    if declared is not None:
        _fits(lookup, name, amount, declared, At(path))


def _fits(lookup: Lookup, name: str, amount: Any, declared: Declared, at: At) -> None:
    negative = isinstance(amount, int) and not isinstance(amount, bool) and amount < 0
    text = str(amount) if negative else amount
    if not isinstance(text, (str, bool, dict)) or (isinstance(text, str) and text.isdigit()):
        return  # the schema says what is wrong
    signed = isinstance(text, str) and text[:1] in ("+", "-", "=")
    kind = declared.kind
    if kind == "flag" and not isinstance(text, bool):
        lookup.add(203, at, f'"{name}" is a flag: write true or false')
    elif kind in ("gauge", "counter") and not (signed or isinstance(text, dict)):
        lookup.add(203, at, f'"{name}" is a {kind}: write +4, -3 or =8')
    elif kind == "track":
        _moves(lookup, name, text, declared, at)
    elif isinstance(text, str) and text.startswith("="):
        _within_bounds(lookup, name, text[1:], declared, at)


def _moves(lookup: Lookup, name: str, amount: Any, track: Declared, at: At) -> None:
    states = ids_of(track.data.get("states"))
    if not states or (isinstance(amount, str) and amount in ("next", "back", *states)):
        return  # without states, the track itself is broken
    near = nearest(amount, states) if isinstance(amount, str) else []
    right = f"write next, back or one of {', '.join(states)}{offer(near)}"
    lookup.add(203, at, f'"{name}" is a track: {right}')


def _within_bounds(lookup: Lookup, name: str, number: str, declared: Declared, at: At) -> None:
    highest = _highest(declared)
    digits = number.removeprefix("-")
    if not digits.isdecimal() or not isinstance(highest, int):
        return
    if not 0 <= int(number) <= highest:
        lookup.add(107, at, f'"{name}" goes from 0 to {highest}, and cannot be set to {number}')


def compared(lookup: Lookup, condition: dict[str, Any], path: Path) -> None:
    """Check what a condition compares a gauge, a counter or a track with."""
    if condition.keys().isdisjoint(_BY):
        return
    quantity = next((kind for kind in _COMPARED if isinstance(condition.get(kind), str)), None)
    declared = lookup.quietly(quantity, condition[quantity]) if quantity else None
    if declared is None:
        return
    for key in _BY:
        value = condition.get(key)
        if isinstance(value, list):
            for index, item in enumerate(value):
                _compares(lookup, item, declared, At((*path, key, index)))
        elif value is not None:
            _compares(lookup, value, declared, At((*path, key)))


def _compares(lookup: Lookup, value: Any, declared: Declared, at: At) -> None:
    name, kind = declared.data["id"], declared.kind
    if kind == "track":
        states = ids_of(declared.data.get("states"))
        if not states:
            return
        if isinstance(value, str):
            lookup.local(value, f"state of {name}", states, at)
        else:
            listed = ", ".join(states)
            lookup.add(203, at, f"a track is compared with one of its states: {listed}")
        return
    highest = _highest(declared)
    if isinstance(value, str):
        lookup.add(203, at, f'a {kind} is compared with a whole number, not with "{value}"')
    elif isinstance(value, int) and isinstance(highest, int) and not 0 <= value <= highest:
        lookup.add(107, at, f'"{name}" goes from 0 to {highest}, and is compared with {value}')
