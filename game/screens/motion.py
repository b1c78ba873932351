"""What moves when a page opens: its sheet slides in, and the knot tightens. By given times."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pygame

from game.screens.canvas import Canvas
from game.screens.knots import Knot
from game.screens.layouts.frame import WindowNode

SHEET_MS, SHEET_WAY = 160, 24
"""How long a sheet slides, and how many design pixels."""
KNOT_MS = 400
STILL = frozenset(("nuclear-ending", "curtain"))
"""Kinds of pages that nothing moves on."""


def eased(share: float) -> float:
    """A share of the time, from 0 to 1, as a share of the way: fast first, then slower."""
    left = 1 - max(0.0, min(1.0, share))
    return 1 - left * left * left


@dataclass(slots=True)
class Slide:
    """The sheet of a page on its way to its place; `began` and times in milliseconds."""

    began: int
    way: int
    """Pixels."""
    down: int = 0
    lies: bool = False
    """Whether the sheet lies in its place."""
    stale: bool = True
    """Whether the sheet lies elsewhere than was painted last."""
    picture: pygame.Surface | None = None

    def __post_init__(self) -> None:
        """The way begins at its lower end."""
        self.down = self.way

    def tick(self, now: int) -> None:
        """Let time pass."""
        down = round(self.way * (1 - eased((now - self.began) / SHEET_MS)))
        self.lies = now - self.began >= SHEET_MS
        self.stale = self.stale or self.lies or down != self.down
        self.down = down

    def keep(self, surface: pygame.Surface, root: WindowNode) -> None:
        """Take a picture of the sheet as it will lie."""
        self.picture = surface.subsurface(root.body.rect.clip(surface.get_rect())).copy()

    def paint(self, surface: pygame.Surface, root: WindowNode) -> pygame.Rect:
        """Paint ground and sheet; returns the place that was painted."""
        place = root.body.rect.clip(surface.get_rect())
        canvas = Canvas(surface, place)
        root.draw(canvas)
        if self.picture is not None:
            canvas.blit(self.picture, (place.left, place.top + self.down))
        surface.set_clip(None)
        self.stale = False
        return place


class Tightening:
    """Knots on their way from how they were in the morning to how they are."""

    def __init__(self, knots: Iterable[Knot], began: int) -> None:
        self.knots = [knot for knot in knots if knot.was != knot.tightness]
        self.began = began
        for knot in self.knots:
            knot.drawn = knot.was

    def tick(self, now: int) -> list[pygame.Rect]:
        """Let time pass; returns what must be painted again."""
        share = eased((now - self.began) / KNOT_MS)
        changed = []
        for knot in self.knots:
            drawn = knot.tightness
            if share < 1:
                drawn = round(knot.was + (knot.tightness - knot.was) * share, 2)
            if drawn != knot.drawn:
                knot.drawn = drawn
                changed.append(knot.pictured)
        if share >= 1:
            self.knots = []
        return changed
