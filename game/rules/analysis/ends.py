"""The ends of gauges: what waits there, found by reading what asks for a gauge near an end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.scenario import model as m
from game.scenario.checks.view import View
from game.scenario.source import Path
from game.scenario.values import Condition, Form

LOW, HIGH = 35, 65
"""A condition that asks for less than the first, or for at least the second, asks for an end."""

_SECTIONS = ("rules", "opponent", "incidents", "endings", "days", "messages", "tracks", "head")
"""Where a question about a gauge means that something follows, and is not only told."""

_HOLDERS = ("when", "also", "then", "chance", "weight", "now", "outcomes", "dear")
_TELLING = ("epilogues", "night", "evening", "papers", "voices", "prediction", "envelope")


@dataclass(frozen=True, slots=True)
class End:
    """One end of a gauge: which, and the paths of what asks for it."""

    gauge: str
    path: Path
    is_high: bool
    asked_by: tuple[Path, ...]

    @property
    def name(self) -> str:
        """The end in words."""
        return "high" if self.is_high else "low"


def ends(view: View) -> tuple[End, ...]:
    """Both ends of each gauge that has named ends."""
    asked: dict[tuple[str, bool], list[Path]] = {}
    for name, is_high, holder in (*_conditions(view), *_forms(view)):
        known = asked.setdefault((name, is_high), [])
        if holder not in known:
            known.append(holder)
    found = []
    for path, gauge in view.of(m.Gauge):
        for is_high, end in ((False, gauge.low), (True, gauge.high)):
            if end is not None:
                holders = tuple(asked.get((gauge.id, is_high), ()))
                found.append(End(gauge.id, path, is_high, holders))
    return tuple(found)


def _conditions(view: View) -> Iterator[tuple[str, bool, Path]]:
    for path, condition in view.of(Condition):
        if condition.gauge is None or "not" in path or any(word in path for word in _TELLING):
            continue
        if path[0] not in _SECTIONS:
            continue
        if isinstance(condition.below, int) and condition.below <= LOW:
            yield condition.gauge, False, _holder(path)
        if isinstance(condition.at_least, int) and condition.at_least >= HIGH:
            yield condition.gauge, True, _holder(path)


def _forms(view: View) -> Iterator[tuple[str, bool, Path]]:
    """Incidents that become likelier toward an end, and grave outcomes that weigh more there."""
    for path, incident in view.of(m.Incident):
        yield from _terms(incident.chance, path)
    for path, part in view.of(m.Effects):
        for outcome in part.outcomes[1:]:
            yield from _terms(outcome.weight, path)


def _terms(form: int | Form, path: Path) -> Iterator[tuple[str, bool, Path]]:
    if isinstance(form, Form):
        for term in form.plus:
            if term.gauge is not None:
                yield term.gauge, term.times > 0, path


def _holder(path: Path) -> Path:
    """The part that a condition belongs to."""
    for number, key in enumerate(path):
        if key in _HOLDERS:
            return path[:number]
    return path
