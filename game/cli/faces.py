"""Portraits for paper: drawn by the art, laid into the pack by whoever writes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.scenario.model import Scenario

WIDTH, HEIGHT = 56, 66
"""Of a printed portrait, in pixels."""


def faces(scenario: Scenario) -> Mapping[str, str]:
    """A portrait of everybody in a scenario, as SVG by the id of the person."""
    from game.art.palette import DAY
    from game.art.portraits import Face, portrait

    found = {}
    for person in scenario.people:
        face = Face(**person.face.model_dump())
        found[person.id] = portrait(face, DAY, width=WIDTH, height=HEIGHT, side=person.side)
    return found
