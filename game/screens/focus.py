"""Where the keyboard is: moving in reading order and in groups, and the ring that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.screens.canvas import Canvas
from game.screens.node import Node
from game.screens.scroll import Scroll

if TYPE_CHECKING:
    from game.screens.screen import Screen

AWAY, THICK = 2, 3
"""Distance of the ring from the object, and thickness of each of its lines, as designed."""


class Focus:
    """The nodes that can have the focus, in reading order, and the one that has it."""

    def __init__(self, root: Node) -> None:
        self._parents: dict[int, Node] = {}
        self.nodes: list[Node] = []
        self._collect(root)
        self.node: Node | None = None

    def _collect(self, node: Node) -> None:
        if node.focusable:
            self.nodes.append(node)
        for kid in node.kids:
            self._parents[id(kid)] = node
            self._collect(kid)

    def scrolls_round(self, node: Node) -> list[Scroll]:
        """The scrolled areas that a node lies in, innermost first."""
        found: list[Scroll] = []
        parent = self._parents.get(id(node))
        while parent is not None:
            if isinstance(parent, Scroll):
                found.append(parent)
            parent = self._parents.get(id(parent))
        return found

    def key(self) -> tuple[str, int]:
        """Name the focus so that it can be found again in another tree."""
        if self.node is None:
            return "", 0
        same = [one for one in self.nodes if one.action == self.node.action]
        return self.node.action, same.index(self.node)

    def find(self, key: tuple[str, int]) -> Node | None:
        """Find a node by such a name."""
        action, place = key
        same = [one for one in self.nodes if one.action == action]
        if not same:
            return None
        return same[min(place, len(same) - 1)]

    def take(self, node: Node | None) -> None:
        """Give the focus to a node and scroll it into view."""
        self.node = node
        if node is None:
            return
        node.reveal()
        for scroll in self.scrolls_round(node):
            boxes = node.ring()
            room = node.kit.px(AWAY + 2 * THICK + 5)
            if scroll.rect.height > 0:
                scroll.show(boxes[0].unionall(list(boxes[1:])), room)

    def step(self, by: int) -> None:
        """Go on or back in reading order, round the end."""
        if not self.nodes:
            return
        if self.node is None:
            self.take(self.nodes[0 if by > 0 else -1])
            return
        place = self.nodes.index(self.node)
        self.take(self.nodes[(place + by) % len(self.nodes)])

    def group(self) -> list[Node]:
        """The nodes among which arrows move; empty where the focus is in no group."""
        parent = self._parents.get(id(self.node)) if self.node else None
        while parent is not None:
            if parent.arrows:
                return [one for one in parent.walk() if one.focusable]
            parent = self._parents.get(id(parent))
        return []

    def arrow(self, direction: tuple[int, int]) -> bool:
        """Move inside the group; return False where the focus is in none."""
        group = self.group()
        if not group or self.node is None:
            return False
        nearest = _nearest(self.node, group, direction)
        if nearest is None:
            ahead = 1 if sum(direction) > 0 else -1
            place = group.index(self.node) + ahead
            nearest = group[place] if 0 <= place < len(group) else None
        if nearest is not None:
            self.take(nearest)
        return True


def _nearest(node: Node, group: list[Node], direction: tuple[int, int]) -> Node | None:
    """The next node that lies in a direction, mostly straight ahead."""
    best: tuple[float, Node] | None = None
    x, y = node.rect.center
    for other in group:
        if other is node:
            continue
        across, down = other.rect.centerx - x, other.rect.centery - y
        ahead = across * direction[0] + down * direction[1]
        aside = abs(across * direction[1]) + abs(down * direction[0])
        if ahead <= 0 or aside > 2 * ahead:
            continue
        away = ahead + 2 * aside
        if best is None or away < best[0]:
            best = away, other
    return best[1] if best else None


def ring_boxes(screen: Screen) -> list[pygame.Rect]:
    """Outer boxes of the focus ring, kept inside the window."""
    node = screen.focus.node
    if node is None:
        return []
    away = screen.kit.px(AWAY) + 2 * screen.kit.px(THICK)
    boxes = []
    for box in node.ring():
        if not all(scroll.rect.colliderect(box) for scroll in screen.focus.scrolls_round(node)):
            continue
        boxes.append(box.inflate(2 * away, 2 * away).clip(screen.bounds))
    return boxes


def paint_ring(canvas: Canvas, screen: Screen) -> None:
    """Paint the two lines of the ring over everything else."""
    node = screen.focus.node
    if node is None:
        return
    look = screen.kit.look("night" if node.dark else "paper")
    inner, outer = look.rings
    thick = screen.kit.px(THICK)
    for box in ring_boxes(screen):
        canvas.frame(box, outer, thick)
        canvas.frame(box.inflate(-2 * thick, -2 * thick), inner, thick)
