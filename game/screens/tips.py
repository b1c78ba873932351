"""A tip: what an action means, or why it cannot be done."""

from __future__ import annotations

import pygame

from game.screens.canvas import Canvas, Ink
from game.screens.node import Kit, Node
from game.screens.setting import Type

TIP = Type("ui", 16, 1.3)
WIDTH = 360


def tip_box(kit: Kit, node: Node) -> pygame.Rect:
    """Return where the tip of a node lies: below it, or above where there is no room."""
    metrics = kit.metrics
    width = min(kit.ts(WIDTH), metrics.width - 2 * kit.px(20))
    inner = width - 2 * kit.px(12)
    setting = kit.setter.set(node.tip, TIP, inner)
    box = pygame.Rect(0, 0, setting.width + 2 * kit.px(12), setting.height + 2 * kit.px(9))
    owner = node.ring()[0]
    box.left = max(kit.px(8), min(owner.left, metrics.width - box.width - kit.px(8)))
    box.top = owner.bottom + kit.px(14)
    if box.bottom > metrics.height:
        box.bottom = max(box.height, owner.top - kit.px(14))
    return box


def paint_tip(canvas: Canvas, kit: Kit, node: Node) -> None:
    """Paint the tip of a node."""
    box = tip_box(kit, node)
    look = kit.look("ink")
    canvas.fill(box, look.palette.ink)
    canvas.frame(box, look.palette.paper, 1)
    setting = kit.setter.set(node.tip, TIP, box.width - 2 * kit.px(12) + 1)
    at = box.left + kit.px(12), box.top + kit.px(9)
    canvas.setting(setting, at, (kit.shelf, Ink(look.palette.paper, look.palette.paper)))
