"""Ballast: what each outcome of a draw is worth, so that its luck can be taken off an estimate.

An estimate swings with what its plays happened to draw. The chances of every draw
and of every choice of the even player are known, so how often an outcome came more often than
was to be expected is known too; times what the outcome is worth, that explains a
large part of the swing, and its own mean is nought whatever the worths are. So worths
that are fitted once, and grow stale, cost precision and never truth.

The worth of an outcome depends on how things stand: on the *cell* that a few
variables of the row lie in. Method: Henderson and Glynn, "Approximating martingales
for variance reduction in Markov process simulation", Mathematics of Operations
Research 27 (2002). `game.rules.batch.steadying` applies it, `batch.fitting` fits it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

from game.rules.luck import key
from game.rules.program import ChoiceStep, Rules
from game.scenario.model import Scenario

FORMAT = 1
HUNDRED = 100
"""Worths are stored in hundredths of a share."""

Worths = tuple[tuple[float, ...], ...]
"""For each outcome, for each cell, a share."""


class BadBallast(Exception):  # noqa: N818
    """Stored ballast cannot be read; the text says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A variable that worths depend on: its place in the row, and where its bins begin.

    Below the first edge is a bin of its own.
    """

    place: int
    edges: tuple[int, ...]

    @property
    def bins(self) -> int:
        """How many bins there are."""
        return len(self.edges) + 1

    def bin(self, value: int) -> int:
        """The bin of a value, from 0."""
        return bisect_right(self.edges, value)


@dataclass(frozen=True, slots=True)
class Ballast:
    """Worths by the key of a draw: for each outcome, for each cell, a share of the gravest class.

    The worths of a menu go by the key of the number that its policy draws.
    """

    sights: tuple[Sight, ...]
    worths: Mapping[int, Worths]

    @property
    def cells(self) -> int:
        """How many cells there are."""
        return prod(sight.bins for sight in self.sights)

    def cell(self, row: Sequence[int]) -> int:
        """The cell that a row lies in; the first sight is the coarsest digit."""
        found = 0
        for sight in self.sights:
            found = found * sight.bins + sight.bin(row[sight.place])
        return found


def sights(
    data: Sequence[Mapping[str, Any]], scenario: Scenario, rules: Rules
) -> tuple[Sight, ...]:
    """Sights as they are stored: a gauge with points, or a track with its states.

    Raises:
        BadBallast: the scenario has no such gauge, track or state.
    """
    found = []
    tracks = {track.id: [state.id for state in track.states] for track in scenario.tracks}
    try:
        for each in data:
            if "gauge" in each:
                place = rules.layout.place("gauge", each["gauge"])
                edges = tuple(round(10 * points) for points in each["from"])
            else:
                place = rules.layout.place("track", each["track"])
                edges = tuple(tracks[each["track"]].index(state) for state in each["from"])
            found.append(Sight(place, edges))
    except (KeyError, ValueError, TypeError) as error:
        message = f"a sight of the ballast does not fit the scenario: {error}"
        raise BadBallast(message) from error
    return tuple(found)


def read(data: object, scenario: Scenario, rules: Rules) -> Ballast:
    """Stored ballast for some rules. Names that the rules do not have weigh nothing.

    Raises:
        BadBallast: it is none, or it does not fit the scenario.
    """
    if not isinstance(data, Mapping) or data.get("format") != FORMAT:
        raise BadBallast(f"ballast is a map with “format: {FORMAT}”")
    try:
        seen = sights(data["sights"], scenario, rules)
        draws = data["lengths"].get(rules.length.value, {})
        if isinstance(draws, str):  # the same as another length
            draws = data["lengths"][draws]
        worths = {key(name): _dense(each, levels(seen)) for name, each in draws.items()}
    except (KeyError, TypeError, AttributeError, IndexError, ValueError) as error:
        raise BadBallast(f"ballast cannot be read: {error!r}") from error
    return Ballast(seen, worths)


def _dense(stored: Sequence[Mapping[str, Any]], sizes: Sequence[int]) -> Worths:
    """Worths by (outcome, cell) from what is stored of each level."""
    count = max((len(level["worths"]) for level in stored), default=0)
    found = [[0.0] for _ in range(count)]
    cells = 1
    for level, size in zip(stored, sizes, strict=True):
        before, cells = cells, sizes[0] // size
        times = cells // before  # every cell of the level before falls into so many
        if times > 1:
            found = [[each for each in line for _ in range(times)] for line in found]
        for line, values in zip(found, level["worths"], strict=True):
            for cell, value in zip(level["cells"], values, strict=True):
                line[cell] += value / HUNDRED
    return tuple(tuple(line) for line in found)


def levels(sights: Sequence[Sight]) -> list[int]:
    """How many cells make one of each level, from one for all down to the cells themselves."""
    sizes = [1]
    for sight in reversed(sights):
        sizes.insert(0, sizes[0] * sight.bins)
    return sizes


def stored(worths: Sequence[Sequence[Sequence[float]]]) -> list[dict[str, Any]]:
    """The worths of a draw, level by level, as they are stored: cells that add nothing left out."""
    found = []
    for lines in worths:
        whole = [[round(value * HUNDRED) for value in line] for line in lines]
        cells = [cell for cell in range(len(whole[0])) if any(line[cell] for line in whole)]
        found.append({"cells": cells, "worths": [[line[cell] for cell in cells] for line in whole]})
    return found


def names(rules: Rules) -> dict[int, str]:
    """The names of all draws, and of the numbers that choose at menus, by their keys."""
    found: dict[int, str] = {}
    pending = [fuse.does for fuse in rules.fuses] + [each.does for each in rules.messages]
    for step in rules.steps:
        if isinstance(step, ChoiceStep):
            found[step.lot] = f"policy/{step.key}"
            pending += [entry.does for entry in step.entries]
        else:
            pending += [incident.does for incident in step.incidents]
            pending += [rule.does for rule in step.rules]
    while pending:
        draw = pending.pop().draw
        if draw is not None and draw.key not in found:
            found[draw.key] = draw.name
            pending += [outcome.does for outcome in draw.outcomes]
    return found
