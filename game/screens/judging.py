"""How well odds were given: a row for each band of odds, with its track."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pygame

from game.art.judging import along, judged, radius_of
from game.present.page import Calibration, CalibrationBand
from game.screens.canvas import Canvas
from game.screens.marks import Mark
from game.screens.node import Kit, Node, NodeRole
from game.screens.setting import Type
from game.screens.texts import Text
from game.screens.theme import Look

TRACK = 26
NAMES = 66
"""Design pixels for the names of the bands."""


class BandRow(Node):
    """One band: its odds, its track, and in words how many came true."""

    role: NodeRole = "image"
    own_boxes = ("place",)

    def __init__(self, kit: Kit, band: CalibrationBand, look: Look) -> None:
        super().__init__(kit)
        self.band, self.look = band, look
        self.name = f"Said {band.name} in 100: {band.told}"
        self.odds = Text(kit, band.name, Type("ui-bold", 16, 1.25), look)
        self.told = Text(kit, band.told, Type("ui", 15, 1.25), look).tinted(look.quiet)
        self.kids = [self.odds, self.told]
        self.place = pygame.Rect(0, 0, 0, 0)

    def measure(self, width: int) -> int:
        """The track, the words below it, and room."""
        return self.kit.ts(TRACK) + self.told.measure(width) + self.kit.px(8)

    def arrange(self, rect: pygame.Rect) -> None:
        """Odds left of the track, words below both."""
        self.rect = pygame.Rect(rect)
        tall, left = self.kit.ts(TRACK), max(self.kit.ts(NAMES), self.odds.natural())
        left = min(left + self.kit.px(10), rect.width // 2)
        high = self.odds.measure(left)
        self.odds.arrange(pygame.Rect(rect.left, rect.top + (tall - high) // 2, left, high))
        self.place = pygame.Rect(rect.left + left, rect.top, max(1, rect.width - left), tall)
        below = pygame.Rect(rect.left, rect.top + tall, rect.width, self.told.measure(rect.width))
        self.told.arrange(below)

    def draw(self, canvas: Canvas) -> None:
        """Paint the track."""
        band, palette = self.band, self.look.palette
        share = 100 / band.asked
        drawn = partial(
            judged,
            *self.place.size,
            palette,
            said=band.said,
            came=band.came_share,
            usual=(band.usual_low * share, band.usual_high * share),
        )
        canvas.blit(
            self.kit.raster.get(("judged", self.place.size, band, palette), drawn),
            self.place.topleft,
        )

    def marked(self) -> Iterator[Mark]:
        """What was said in ink, what came in red."""
        disc, line = self._about(self.band.came_share), self._about(self.band.said)
        yield Mark("disc", self.look.palette.rope_red, disc)
        if not disc.colliderect(line):
            yield Mark("line", self.look.palette.text, line)

    def _about(self, value: float) -> pygame.Rect:
        """The part of the track that a disc at a value takes."""
        width, height = self.place.size
        box = pygame.Rect(0, 0, round(2 * radius_of(height)), height)
        box.center = (self.place.left + round(along(width, height, value)), self.place.centery)
        return box


class CalibrationNode(Node):
    """All bands under a title and a line that says how to read them."""

    def __init__(self, kit: Kit, block: Calibration, look: Look) -> None:
        super().__init__(kit)
        self.name = block.title
        title = Text(kit, block.title, Type("ui-bold", 17, 1.3), look)
        title.role = "heading"
        note = Text(kit, block.note, Type("ui", 15, 1.3), look).tinted(look.quiet)
        self.kids = [title, note, *(BandRow(kit, each, look) for each in block.bands)]

    def natural(self) -> int:
        """As wide as it is given room."""
        return self.kit.px(420)

    def measure(self, width: int) -> int:
        """All below each other."""
        gaps = self.kit.px(8) * (len(self.kids) - 1)
        return sum(kid.measure(self._own(width)) for kid in self.kids) + gaps

    def _own(self, width: int) -> int:
        return min(width, self.kit.ts(560))

    def arrange(self, rect: pygame.Rect) -> None:
        """Place the rows from the top."""
        self.rect = pygame.Rect(rect)
        top, width = rect.top, self._own(rect.width)
        for kid in self.kids:
            height = kid.measure(width)
            kid.arrange(pygame.Rect(rect.left, top, width, height))
            top += height + self.kit.px(8)
