"""A window onto something higher than its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pygame

from game.art.palette import rgb
from game.screens.canvas import Canvas
from game.screens.marks import LEANING, Mark
from game.screens.node import Kit, Node, NodeRole
from game.screens.texts import grow_into

BAR = 8
"""Width of the scroll bar in design pixels."""
SHORTEST_THUMB = 40
FADE = 30


@dataclass(frozen=True, slots=True)
class ScrollStyle:
    """Colours and room of a scroll bar. `reach`: how far right of the text the bar stands."""

    track: str
    thumb: str
    fade: str = ""
    reach: int = 0
    gap: int = 10


class Scroll(Node):
    """Shows a part of its kid; `offset` pixels of it lie above the place."""

    role: NodeRole = "scroll"

    def __init__(self, kit: Kit, kid: Node, style: ScrollStyle, key: str = "") -> None:
        super().__init__(kit, (kid,))
        self.style = style
        self.key = key
        self.offset = 0
        self.full = 0
        self.wanted = 0
        self.fills = False
        """Whether words are set as large as they fit, so that little text can be read from afar."""

        self.tightens = True
        """Whether what can take less room does so before anything scrolls."""

    def natural(self) -> int:
        """The kid's width and the bar."""
        return self.kids[0].natural() + self._bar_room()

    def _bar_room(self) -> int:
        return 0 if self.style.reach else self.kit.px(BAR) + self.kit.px(self.style.gap)

    def measure(self, width: int) -> int:
        """The whole height of the kid, as if there were room for all."""
        return self.kids[0].measure(width)

    @property
    def overflows(self) -> bool:
        """Whether there is more than can be seen."""
        return self.full > self.rect.height

    @property
    def fade_height(self) -> int:
        """Pixels at the foot over which a sheet ends in its own colour."""
        return self.kit.px(FADE)

    @property
    def limit(self) -> int:
        """The greatest offset."""
        return max(0, self.full - self.rect.height)

    def arrange(self, rect: pygame.Rect) -> None:
        """Measure the kid, with room for the bar only where it is needed."""
        self.rect = pygame.Rect(rect)
        kid, width = self.kids[0], rect.width
        if self.fills:
            grow_into(kid, width, rect.height)
        self.full = kid.measure(width)
        while self.tightens and self.full > rect.height and self._tighten():
            self.full = kid.measure(width)
        if self.full > rect.height:
            width -= self._bar_room()
            self.full = kid.measure(width)
        self.offset = max(0, min(self.wanted, self.limit))
        height = max(self.full, rect.height)
        kid.arrange(pygame.Rect(rect.left, rect.top - self.offset, width, height))

    def _tighten(self) -> bool:
        """Let all that can take less room take one step less; return whether any could."""
        tightened = [node.tighten() for node in list(self.kids[0].walk())]
        return any(tightened)

    def scroll_to(self, offset: int) -> bool:
        """Move to an offset; return whether anything moved."""
        before = self.offset
        self.offset = self.wanted = max(0, min(offset, self.limit))
        self.kids[0].move(before - self.offset)
        return before != self.offset

    def move(self, down: int) -> None:
        """Shift with what lies round it."""
        super().move(down)

    def show(self, box: pygame.Rect, room: int) -> bool:
        """Scroll until a box is inside, with room round it; return whether it moved."""
        top, bottom = self.rect.top + room, self.rect.bottom - room
        if box.height + 2 * room > self.rect.height or box.top < top:
            return self.scroll_to(self.offset + box.top - top)
        if box.bottom > bottom:
            return self.scroll_to(self.offset + box.bottom - bottom)
        return False

    def bar(self) -> tuple[pygame.Rect, pygame.Rect]:
        """The track and the thumb of the bar."""
        width = self.kit.px(BAR)
        left = self.rect.right - width + self.style.reach
        track = pygame.Rect(left, self.rect.top, width, self.rect.height)
        height = max(self.kit.px(SHORTEST_THUMB), track.height * self.rect.height // self.full)
        free = track.height - height
        top = track.top + (round(self.offset / self.limit * free) if self.limit else 0)
        return track, pygame.Rect(left, top, width, height)

    def paint(self, canvas: Canvas) -> None:
        """Paint what shows of the kid, then fade and bar."""
        if not self.rect.inflate(60, 0).colliderect(canvas.clip):
            return
        if not self.overflows:
            self.kids[0].paint(canvas)
            return
        with canvas.within(self._viewport()):
            self.kids[0].paint(canvas)
        if self.style.fade and self.offset < self.limit:
            self._fade(canvas)
        track, thumb = self.bar()
        canvas.fill(track, self.style.track)
        canvas.fill(thumb, self.style.thumb)

    def marked(self) -> Iterator[Mark]:
        """The thumb on its track, as long as it has a way to go."""
        if self.overflows:
            yield Mark("thumb of a scroll bar", self.style.thumb, self.bar()[1], edge=LEANING)

    def _viewport(self) -> pygame.Rect:
        """Where the kid may paint: wider than the place, for shadows and rings."""
        room = self.kit.px(8)
        return self.rect.inflate(2 * room, 0)

    def _fade(self, canvas: Canvas) -> None:
        height = self.fade_height
        key = ("fade", self.style.fade, self.rect.width, height)
        picture = self.kit.raster.get(key, lambda: _fade(self.style.fade, self.rect.width, height))
        canvas.blit(picture, (self.rect.left, self.rect.bottom - height))


def _fade(colour: str, width: int, height: int) -> pygame.Surface:
    """The last lines of a sheet go under its own colour; a shade of ink, not of the page."""
    surface = pygame.Surface((width, height), pygame.SRCALPHA)
    for row in range(height):
        surface.fill((*rgb(colour), round(255 * row / height)), (0, row, width, 1))
    return surface
