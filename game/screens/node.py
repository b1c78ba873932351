"""The tree that a page becomes: nodes that are measured, arranged and painted.

Layout takes two passes. `measure` says how high a node is at a width; `arrange` gives it
its rectangle. Rectangles are always in window coordinates, also inside a scrolled area.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import pygame

from game.screens.canvas import Canvas
from game.screens.fonts import Shelf
from game.screens.marks import Mark, Unmarked
from game.screens.raster import Raster
from game.screens.setting import Setter
from game.screens.theme import Ground, Look, Metrics, Settings, look_for

NodeRole = Literal[
    "group",
    "text",
    "label",
    "heading",
    "button",
    "option",
    "person",
    "card",
    "step",
    "gear",
    "tab",
    "link",
    "toggle",
    "scale",
    "field",
    "piece",
    "row",
    "image",
    "meter",
    "scroll",
    "window",
]
SHADOW_ROOM = 80
"""Pixels that a node may paint outside its rectangle at most."""


@dataclass(frozen=True)
class Kit:
    """What every node of one window needs: sizes, fonts, art and settings."""

    metrics: Metrics
    settings: Settings
    shelf: Shelf
    raster: Raster

    @property
    def setter(self) -> Setter:
        """Sets type at the sizes of this window."""
        return Setter(self.shelf, self.metrics)

    @property
    def contrast(self) -> bool:
        """Whether the high contrast theme is on."""
        return self.settings.theme == "high-contrast"

    def look(self, ground: Ground) -> Look:
        """The colours of things on a ground."""
        return look_for(self.settings.theme, ground)

    def px(self, length: float) -> int:
        """Pixels of a geometric length."""
        return self.metrics.px(length)

    def ts(self, length: float) -> int:
        """Pixels of a length that grows with the text."""
        return self.metrics.ts(length)


class Node:
    """A part of the tree. A node with an `action` can have the focus."""

    role: NodeRole = "group"
    own_boxes: tuple[str, ...] = ()
    """Names of further rectangles that move with the node."""
    fixed = False
    """Whether its words keep their size where others are set larger to fill a page."""
    mute = False
    """Whether it is only for the eye: what stands round it says the same."""

    unmarked: Unmarked = ""
    """Why a class that paints by itself declares no marks; each such class says it anew."""

    charted = False
    """Whether it is a map: one picture, which can be made larger."""

    def __init__(self, kit: Kit, kids: Sequence[Node] = ()) -> None:
        self.kit = kit
        self.kids: list[Node] = list(kids)
        self.rect = pygame.Rect(0, 0, 0, 0)
        self.name = ""
        self.action = ""
        self.enabled = True
        self.pressed: bool | None = None
        self.tip = ""
        self.dark = False
        """Whether a focus ring round this node lies on a dark ground."""
        self.arrows = False
        """Whether arrow keys move among the focusable nodes below this one."""
        self.type_size = 0.0
        """Size of the type in design pixels, for nodes that hold text."""

    @property
    def focusable(self) -> bool:
        """Whether Tab comes to this node."""
        return bool(self.action)

    def natural(self) -> int:
        """Width that the node would like to have."""
        return max((kid.natural() for kid in self.kids), default=0)

    def measure(self, width: int) -> int:
        """Height that the node needs at a width."""
        return max((kid.measure(width) for kid in self.kids), default=0)

    def arrange(self, rect: pygame.Rect) -> None:
        """Take a place, and give the kids theirs."""
        self.rect = pygame.Rect(rect)
        for kid in self.kids:
            kid.arrange(rect)

    def move(self, down: int) -> None:
        """Shift this node and all below it."""
        self.rect.top += down
        for name in self.own_boxes:
            getattr(self, name).top += down
        for kid in self.kids:
            kid.move(down)

    def tighten(self) -> bool:
        """Take less room where the place is too low; return whether anything changed."""
        return False

    def reveal(self) -> None:
        """Come into view by other means than scrolling, before the focus is shown here."""

    def paint(self, canvas: Canvas) -> None:
        """Paint this node and all below it, where the canvas is open."""
        if not self.rect.inflate(SHADOW_ROOM, SHADOW_ROOM).colliderect(canvas.clip):
            return
        self.draw(canvas)
        for kid in self.kids:
            kid.paint(canvas)

    def draw(self, canvas: Canvas) -> None:
        """Paint this node alone."""

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def spoken(self) -> str | None:
        """What a voice says of it besides its name; None where the texts below it say it."""
        return None

    def marked(self) -> Iterator[Mark]:
        """Marks that this node alone draws and that carry meaning, where they lie now."""
        yield from ()

    def ring(self) -> Sequence[pygame.Rect]:
        """Boxes that the focus ring goes round."""
        return (self.rect,)
