"""Words on the map: each finds a place where it covers no piece and no other word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from game.screens.breaking import break_lines
from game.screens.canvas import Canvas
from game.screens.fonts import Face
from game.screens.node import Kit, Node, NodeRole
from game.screens.setting import Type

HALO = 2
LONGEST_NOTE = 240
"""Design pixels after which a note on the map is broken."""
AROUND = tuple(
    (x, y)
    for x in range(-HALO, HALO + 1)
    for y in range(-HALO, HALO + 1)
    if x * x + y * y <= 5  # noqa: PLR2004
)


@dataclass(frozen=True, slots=True)
class Lettering:
    """How words on the map look; without a halo they are part of the ground."""

    style: Type
    colour: str
    halo: str = ""
    second: Type | None = None


class MapLabel(Node):
    """One or two lines of words on the map."""

    unmarked = "judged"

    role: NodeRole = "text"

    def __init__(self, kit: Kit, text: str, lettering: Lettering, note: str = "") -> None:
        super().__init__(kit)
        self.name = text
        self.lettering = lettering
        self.type_size = lettering.style.size
        self.faces = [(text, kit.setter.face(lettering.style))]
        if note and lettering.second:
            face = kit.setter.face(lettering.second)
            self.faces += [(line, face) for line in _lines(kit, note, face)]
        self.widths = [kit.shelf.line_width(line, face) for line, face in self.faces]
        heights = [round(face.size * 1.2) for _, face in self.faces]
        self.size = max(self.widths), sum(heights)
        self.heights = heights
        self.align = "left"

    @property
    def lost(self) -> bool:
        """Whether it found no place of its own and is left out."""
        return not self.rect.width

    def put(self, box: pygame.Rect, align: str = "left") -> None:
        """Take a place."""
        self.rect = pygame.Rect(box)
        self.align = align

    def draw(self, canvas: Canvas) -> None:
        """Paint halo and words."""
        key = ("map-label", tuple(self.faces), self.lettering, self.align, self.kit.shelf.reading)
        picture = self.kit.raster.get(key, self._draw_words)
        canvas.blit(picture, (self.rect.left - HALO, self.rect.top - HALO))

    def _draw_words(self) -> pygame.Surface:
        size = self.size[0] + 2 * HALO + 2, self.size[1] + 2 * HALO + 2
        surface = pygame.Surface(size, pygame.SRCALPHA)
        canvas = Canvas(surface, surface.get_rect())
        if self.lettering.halo:
            for x, y in AROUND:
                self._lines(canvas, (HALO + x, HALO + y), self.lettering.halo)
        self._lines(canvas, (HALO, HALO), self.lettering.colour)
        return surface

    def _lines(self, canvas: Canvas, at: tuple[int, int], colour: str) -> None:
        top = at[1]
        lines = zip(self.faces, self.widths, self.heights, strict=True)
        for (line, face), width, height in lines:
            left = at[0]
            if self.align == "right":
                left += self.size[0] - width
            elif self.align == "centre":
                left += (self.size[0] - width) // 2
            own = self.kit.shelf.font(face).get_height()
            pen = self.kit.shelf, face, colour
            canvas.line(line, (left, top + (height - own) // 2), pen)
            top += height


def _lines(kit: Kit, text: str, face: Face) -> list[str]:
    """Return a note in short lines."""
    words = text.split()
    widths = [kit.shelf.width(word, face) for word in words]
    rows = break_lines(widths, kit.shelf.space(face), kit.ts(LONGEST_NOTE))
    return [" ".join(words[at] for at in row) for row in rows]


class Taken:
    """The places that are taken on a map."""

    def __init__(self, bounds: pygame.Rect) -> None:
        self.bounds = bounds
        self.boxes: list[pygame.Rect] = []
        self.words: list[pygame.Rect] = []

    def add(self, box: pygame.Rect) -> None:
        """Take a place."""
        self.boxes.append(pygame.Rect(box))

    def add_words(self, box: pygame.Rect) -> None:
        """Take a place that words stand in: no others may."""
        self.add(box)
        self.words.append(pygame.Rect(box))

    def written(self, box: pygame.Rect) -> bool:
        """Whether words stand in a place already."""
        return box.inflate(6, -4).collidelist(self.words) >= 0

    def hits(self, box: pygame.Rect) -> int:
        """How much of what is taken a box would cover, in pixels; outside counts double."""
        covered = 0
        for place in box.collidelistall(self.boxes):
            common = self.boxes[place].clip(box)
            covered += common.width * common.height
        if self.written(box):
            covered += box.width * box.height
        inside = box.clip(self.bounds)
        return covered + 2 * (box.width * box.height - inside.width * inside.height)

    def best(self, boxes: Sequence[pygame.Rect]) -> int:
        """Return which of some boxes covers least; the earlier the better."""
        return min(range(len(boxes)), key=lambda place: (self.hits(boxes[place]), place))


def round_about(
    size: tuple[int, int], middle: tuple[int, int], reach: int
) -> list[tuple[pygame.Rect, str]]:
    """Return places for words round a point, the best first, with how they are aligned."""
    width, height = size
    x, y = middle
    near = round(reach * 0.75)
    right, left = x + reach, x - reach - width
    beside = y - height // 2
    over, under = y - reach - height + 3, y + reach - 3
    places = (
        (right, beside, "left"),
        (left, beside, "right"),
        (x - width // 2, over, "centre"),
        (x - width // 2, under, "centre"),
        (x + near, y - near - height, "left"),
        (x + near, y + near, "left"),
        (x - near - width, y - near - height, "right"),
        (x - near - width, y + near, "right"),
        (x - width // 2, over - height, "centre"),
        (x - width // 2, under + height, "centre"),
        (right + reach, beside, "left"),
        (left - reach, beside, "right"),
    )
    return [(pygame.Rect(at, top, width, height), align) for at, top, align in places]
