"""A page as it stands in a window of one size: its tree, its focus, its picture."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.present.hints import NO_MORE
from game.present.page import OptionCard, Page
from game.screens.building import Builder, ViewState
from game.screens.canvas import Canvas
from game.screens.focus import Focus, paint_ring
from game.screens.gauges import Gauge
from game.screens.knots import Knot
from game.screens.layouts import lay_out
from game.screens.node import Kit, Node
from game.screens.options import Option
from game.screens.scroll import Scroll
from game.screens.tips import paint_tip

HEADER_ROLES = frozenset(("step", "gear"))


@dataclass(frozen=True, slots=True)
class Pointed:
    """What the mouse is over, and whether the keyboard moved last."""

    hovered: Node | None = None
    by_keys: bool = False


class Screen:
    """The tree of a page, arranged; whoever owns it says what to paint."""

    def __init__(self, kit: Kit, page: Page, view: ViewState | None = None) -> None:
        self.kit, self.page = kit, page
        self.view = view or ViewState()
        builder = Builder(kit, page, self.view)
        self.root = lay_out(builder)
        self.bounds = pygame.Rect(0, 0, kit.metrics.width, kit.metrics.height)
        for node in self.root.walk():
            if isinstance(node, Scroll):
                node.wanted = self.view.scrolls.get(node.key, 0)
        self.root.arrange(self.bounds)
        self.focus = Focus(self.root)

    def expect(self) -> None:
        """Let gauges and knot show what the advisers expect of the option in focus."""
        card = self._card_in_focus()
        if card is None:
            return
        moves = dict(card.expects)
        for node in self.root.walk():
            if isinstance(node, Gauge):
                node.expect(moves.get(node.row.id))
            elif isinstance(node, Knot):
                node.expect(moves.get(node.meter.id))

    def _card_in_focus(self) -> OptionCard | None:
        node = self.focus.node
        if isinstance(node, Option):
            return node.card
        options = [one for one in self.root.walk() if isinstance(one, Option)]
        chosen = [one for one in options if one.pressed]
        return chosen[0].card if chosen else None

    def scrolls(self) -> list[Scroll]:
        """All areas that can scroll."""
        return [node for node in self.root.walk() if isinstance(node, Scroll) and node.overflows]

    def keep_scrolls(self) -> None:
        """Remember how far each area is scrolled."""
        for node in self.root.walk():
            if isinstance(node, Scroll):
                self.view.scrolls[node.key] = node.offset

    def at(self, point: tuple[int, int]) -> Node | None:
        """Return the thing that can be pressed at a point of the window."""
        found: Node | None = None
        for node in self.focus.nodes:
            if any(box.collidepoint(point) for box in node.ring()) and self.shown(node, point):
                found = node
        return found

    def shown(self, node: Node, point: tuple[int, int]) -> bool:
        """Whether a point of a node is inside every area that scrolls round it."""
        return all(scroll.rect.collidepoint(point) for scroll in self.focus.scrolls_round(node))

    def scroll_at(self, point: tuple[int, int]) -> Scroll | None:
        """Return the innermost scrolled area at a point."""
        found = [one for one in self.scrolls() if one.rect.inflate(60, 0).collidepoint(point)]
        return found[-1] if found else None

    def paint(
        self, surface: pygame.Surface, clip: pygame.Rect | None = None, at: Pointed | None = None
    ) -> None:
        """Paint the page, or a part of it, then the ring and a tip over it."""
        pointed = at or Pointed()
        canvas = Canvas(surface, clip or self.bounds)
        self.root.paint(canvas)
        paint_ring(canvas, self)
        tipped = pointed.hovered
        if tipped is None and pointed.by_keys:
            tipped = self.focus.node
        if tipped is not None and tipped.tip:
            paint_tip(canvas, self.kit, tipped)
        surface.set_clip(None)


def first_focus(screen: Screen) -> Node | None:
    """The node that has the focus when a page opens.

    In one column the page is read from its top, so the focus starts on what is seen there.
    """
    named = screen.focus.find((screen.page.focus, 0))
    if named is not None and (not screen.kit.metrics.narrow or _in_sight(screen, named)):
        return named
    if screen.kit.metrics.narrow:
        seen = (
            one
            for one in screen.focus.nodes
            if one.role not in HEADER_ROLES and one.action != NO_MORE and _in_sight(screen, one)
        )
        return next(seen, named)
    for action in screen.page.actions:
        if action.role == "main":
            node = screen.focus.find((action.id, 0))
            if node is not None:
                return node
    return screen.focus.nodes[0] if screen.focus.nodes else None


def _in_sight(screen: Screen, node: Node) -> bool:
    """Whether a node can be seen without scrolling."""
    boxes = node.ring()
    whole = boxes[0].unionall(list(boxes[1:]))
    return all(scroll.rect.contains(whole) for scroll in screen.focus.scrolls_round(node))
