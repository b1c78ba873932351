"""Marks that carry meaning: where nodes say they lie, and how far they must stand out there.

Whether they do is measured in `standing`, apart from here: the window opens without it, and
without the library of numbers that it needs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import pygame

EDGE, LEANING = 0.5, 0.25
"""The share of a mark's edge that must stand out: the rest may lie against other marks. That
of marks that lean on another by design: yesterday's on today's, a tab on its page."""

Unmarked = Literal["", "ground", "rule", "ornament", "judged", "told"]
"""Why a node that paints by itself declares no marks: it paints a ground, whose words and marks
are judged as they lie on it; a rule between things that stand apart without it; an ornament that
says nothing; words or a sign that are judged as what they are; or what words beside it tell too."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark in a colour: in a box of the window, or along a line through points of it.

    `thick` is the width of a line; `outer` marks are told from what lies outside their box;
    `inner` ones, such as close hatching, from all that lies between them in it; `edge` is the
    share of the mark's edge that must stand out. `words` are letters that a node paints by
    itself, and must stand out as far as all words.
    """

    name: str
    colour: str
    box: pygame.Rect
    line: tuple[tuple[float, float], ...] = ()
    thick: float = 0
    outer: bool = False
    inner: bool = False
    edge: float = EDGE
    words: bool = False


def line_mark(
    name: str,
    colour: str,
    line: Sequence[tuple[float, float]],
    thick: float,
    origin: tuple[float, float] = (0, 0),
) -> Mark:
    """Return a mark along a line whose points are counted from `origin`."""
    points = tuple((x + origin[0], y + origin[1]) for x, y in line)
    lefts, tops = [x for x, _ in points], [y for _, y in points]
    box = pygame.Rect(min(lefts), min(tops), 0, 0)
    box.size = round(max(lefts) - box.left), round(max(tops) - box.top)
    return Mark(name, colour, box, points, thick)


def dot_mark(name: str, colour: str, middle: tuple[float, float], radius: float) -> Mark:
    """Return a mark about a point, which may lie on a line of its own colour."""
    size = max(1, round(2 * radius))
    box = pygame.Rect(0, 0, size, size)
    box.center = round(middle[0]), round(middle[1])
    return Mark(name, colour, box, edge=LEANING)


def frame_marks(name: str, colour: str, box: pygame.Rect, thick: int) -> Iterator[Mark]:
    """Yield the four sides of a frame inside a box: each stands out to one side at least."""
    level, upright = (box.width, thick), (thick, box.height)
    for corner, size in (
        (box.topleft, level),
        ((box.left, box.bottom - thick), level),
        (box.topleft, upright),
        ((box.right - thick, box.top), upright),
    ):
        yield Mark(name, colour, pygame.Rect(corner, size), edge=LEANING)
