"""What a mouse does on a page: presses, scroll bars, the map under it, its wheel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.screens.scroll import Scroll

if TYPE_CHECKING:
    from game.screens.controls import Controls

WHEEL = 54
"""Design pixels that a turn of the wheel scrolls."""
MOUSE_EVENTS = frozenset(
    (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP, pygame.MOUSEMOTION, pygame.MOUSEWHEEL)
)


class Mouse:
    """Turns what a mouse does into presses, scrolling and moves of the map."""

    def __init__(self, hands: Controls) -> None:
        self.hands = hands
        self.dragged: Scroll | None = None
        self.drag_from = 0
        self.panning = False

    def take(self, event: pygame.event.Event) -> None:
        """Take one event of MOUSE_EVENTS."""
        kind = event.type
        if kind == pygame.MOUSEMOTION:
            self._move(event)
        elif kind == pygame.MOUSEWHEEL:
            self._wheel(event)
        elif event.button == 1 and kind == pygame.MOUSEBUTTONDOWN:
            self._press(event.pos)
        elif event.button == 1:
            self.dragged, self.panning = None, False

    def _press(self, at: tuple[int, int]) -> None:
        if self.hands.viewer.finish_tape():
            return
        for scroll in self.hands.viewer.screen.scrolls():
            track, thumb = scroll.bar()
            if track.inflate(10, 0).collidepoint(at):
                self._start_drag(scroll, thumb, at)
                return
        node = self.hands.viewer.screen.at(at)
        if node is None:
            chart = self.hands.chart()
            self.panning = chart is not None and chart.rect.collidepoint(at)
            return
        field = self.hands.field()
        if field and field is not node:
            self.hands.leave(field)
            node = self.hands.viewer.screen.at(at) or node
        self.hands.viewer.focus(node, by_keys=False)
        self.hands.press(node)

    def _start_drag(self, scroll: Scroll, thumb: pygame.Rect, at: tuple[int, int]) -> None:
        self.dragged = scroll
        self.drag_from = at[1] - thumb.top if thumb.collidepoint(at) else thumb.height // 2
        self._drag(at[1])

    def _drag(self, y: int) -> None:
        scroll = self.dragged
        if scroll is None:
            return
        track, thumb = scroll.bar()
        free = track.height - thumb.height
        share = (y - self.drag_from - track.top) / free if free else 0
        self.hands.scroll_to(scroll, round(share * scroll.limit))

    def _move(self, event: pygame.event.Event) -> None:
        if self.dragged is not None:
            self._drag(event.pos[1])
            return
        chart = self.hands.chart()
        if self.panning and chart is not None and event.buttons[0]:
            chart.pan(*event.rel)
            self.hands.viewer.mark(chart.rect)
            return
        self.hands.viewer.hover(self.hands.viewer.screen.at(event.pos))

    def _wheel(self, event: pygame.event.Event) -> None:
        at = pygame.mouse.get_pos()
        scroll = self.hands.viewer.screen.scroll_at(at)
        if scroll is not None:
            step = self.hands.viewer.screen.kit.px(WHEEL)
            self.hands.scroll_to(scroll, scroll.offset - round(event.y * step))
            return
        chart = self.hands.chart()
        if chart is not None and chart.rect.collidepoint(at):
            chart.zoom(1.15**event.y, at)
            self.hands.viewer.mark(chart.rect)
