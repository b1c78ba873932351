"""Whole-window grounds: the title's disc and knot, the quiet rings, the emptied disc."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pygame

from game.art.title import (
    StrandLine,
    end_disc,
    range_rings,
    ring_colour,
    ring_width,
    title,
    title_strand,
)
from game.screens.canvas import Canvas
from game.screens.fonts import Face
from game.screens.marks import Mark, line_mark
from game.screens.node import Kit, Node, NodeRole
from game.screens.setting import Type
from game.screens.theme import Look

FINE = 3
"""Turned type is set so many times larger and made small while it is turned."""


class TitlePlate(Node):
    """The title picture, with a quotation along the two red strands."""

    role: NodeRole = "image"

    def __init__(self, kit: Kit, lines: tuple[str, str] | None, look: Look) -> None:
        super().__init__(kit)
        self.look, self.lines = look, lines
        self.name = " ".join(lines) if lines else ""

    def draw(self, canvas: Canvas) -> None:
        """Paint disc and knot, then the words on the ropes."""
        width, height = self.rect.size
        palette = self.look.palette
        drawn = partial(title, width, height, palette)
        picture = self.kit.raster.get(
            ("title", width, height, palette), drawn, ground=palette.paper
        )
        canvas.blit(picture, self.rect.topleft)
        for strand, line in enumerate(self.lines or ()):
            self._paint_line(canvas, strand, line)

    def _paint_line(self, canvas: Canvas, strand: int, line: str) -> None:
        place, size, length = self._strand(strand, line)
        turned = self.kit.raster.get(
            ("turned", line, self.kit.shelf.reading, size, place.angle, self.look.palette.white),
            lambda: self._turned(line, size, place.angle),
        )
        x, y = place.along(length / 2)
        box = turned.get_rect(center=(round(x) + self.rect.left, round(y) + self.rect.top))
        canvas.blit(turned, box.topleft)

    def _strand(self, strand: int, line: str) -> tuple[StrandLine, int, float]:
        """Where a line of words lies on its rope, its size, and how long it is with its room."""
        place = title_strand(*self.rect.size, strand, self.kit.px(66))
        face = self.kit.setter.face(Type("body-italic", 25, headline=True))
        size = min(face.size, round(25 * self.kit.metrics.scale))
        fine = Face("body-italic", size * FINE)
        return place, size, (self.kit.shelf.line_width(line, fine) + size) / FINE

    def marked(self) -> Iterator[Mark]:
        """The words on the ropes; disc and knot are an ornament."""
        for strand, line in enumerate(self.lines or ()):
            place, size, length = self._strand(strand, line)
            ends = [place.along(share * length) for share in (0.1, 0.9)]
            colour, at = self.look.palette.white, self.rect.topleft
            mark = line_mark("words on a rope", colour, ends, size / 2, at)
            yield replace(mark, words=True)

    def _turned(self, line: str, size: int, angle: float) -> pygame.Surface:
        fine = Face("body-italic", size * FINE)
        shelf = self.kit.shelf
        width = shelf.line_width(line, fine) + size
        flat = pygame.Surface((width, shelf.font(fine).get_height()), pygame.SRCALPHA)
        flat.fill((255, 253, 247, 0))
        pen = shelf, fine, self.look.palette.white
        Canvas(flat, flat.get_rect()).line(line, (0, 0), pen)
        return pygame.transform.rotozoom(flat, angle, 1 / FINE)


class Rings(Node):
    """Quiet rings about a point, as shares of the place."""

    role: NodeRole = "image"
    unmarked = "ornament"

    def __init__(self, kit: Kit, look: Look, centre: tuple[float, float]) -> None:
        super().__init__(kit)
        self.look, self.centre = look, centre

    def draw(self, canvas: Canvas) -> None:
        """Paint those that the open part of the canvas meets."""
        width, height = self.rect.size
        centre = self.centre[0] * width, self.centre[1] * height
        at = self.rect.left + round(centre[0]), self.rect.top + round(centre[1])
        scale = self.kit.metrics.scale
        with canvas.within(self.rect):
            for radius in range_rings(width, height, centre, scale):
                canvas.ring(at, round(radius), ring_colour(self.look.palette), ring_width(scale))


class EmptyDisc(Node):
    """What is left of the title's disc, with something in its middle."""

    role: NodeRole = "image"
    unmarked = "ornament"

    def __init__(self, kit: Kit, inside: Node, look: Look) -> None:
        super().__init__(kit, (inside,))
        self.look = look

    def natural(self) -> int:
        """Four fifths of the window's height."""
        return round(self.kit.metrics.height * 0.8)

    def measure(self, width: int) -> int:
        """As high as wide."""
        return min(width, self.natural())

    def _disc(self) -> pygame.Rect:
        size = min(self.rect.width, self.rect.height)
        disc = pygame.Rect(0, 0, size, size)
        disc.center = self.rect.center
        return disc

    def arrange(self, rect: pygame.Rect) -> None:
        """Set the words in the middle."""
        self.rect = pygame.Rect(rect)
        disc = self._disc()
        width = round(disc.width * 0.59)
        height = self.kids[0].measure(width)
        place = pygame.Rect(0, 0, width, height)
        place.center = disc.center
        self.kids[0].arrange(place)

    def draw(self, canvas: Canvas) -> None:
        """Paint the outline."""
        disc, palette = self._disc(), self.look.palette
        drawn = partial(end_disc, disc.width, palette)
        picture = self.kit.raster.get(("end", disc.width, palette), drawn)
        canvas.blit(picture, disc.topleft)
        # Words that reach up into the ring are not struck through by it.
        canvas.fill(self.kids[0].rect, self.look.ground)


class Squares(Node):
    """The squares of the days at the end: past ones plain, the last red, the rest empty."""

    role: NodeRole = "image"

    def __init__(self, kit: Kit, days: int, last: int, look: Look) -> None:
        super().__init__(kit)
        self.days, self.last, self.look = days, last, look
        self.size, self.step = kit.px(22), kit.px(30)

    def natural(self) -> int:
        """All squares."""
        return self.days * self.step

    def measure(self, width: int) -> int:
        """One square."""
        del width
        return self.size

    def draw(self, canvas: Canvas) -> None:
        """Paint them."""
        for day, colour, place in self._squares():
            if day <= self.last:
                canvas.fill(place, colour)
            else:
                canvas.frame(place, colour, self.kit.px(1.5))

    def _squares(self) -> Iterator[tuple[int, str, pygame.Rect]]:
        """Each day with its colour and its place."""
        palette = self.look.palette
        for day in range(1, self.days + 1):
            left = self.rect.left + (day - 1) * self.step
            place = pygame.Rect(left, self.rect.top, self.size, self.size)
            colour = self.look.quiet if day < self.last else palette.gauge_scale
            yield day, palette.rope_red if day == self.last else colour, place

    def marked(self) -> Iterator[Mark]:
        """Each day's square: past, the last, or never reached."""
        for _, colour, place in self._squares():
            yield Mark("day", colour, place, outer=True)
