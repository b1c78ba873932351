"""What can be wrong with a page in a window: found by rectangles and pixels, without looking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pygame

from game.screens.focus import ring_boxes
from game.screens.node import Node
from game.screens.screen import Screen
from game.screens.scroll import Scroll
from game.screens.texts import KeyCap, Link, Text

TOLERANCE = 2
"""Pixels that rounding may cost."""
LEAST, LEAST_LABEL = 14, 13
"""Design pixels of the smallest words, and of the smallest letter-spaced labels."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text with the box that its letters cover, and the areas that scroll round it."""

    node: Text
    ink: pygame.Rect
    scrolls: tuple[Scroll, ...]

    def seen(self) -> pygame.Rect:
        """The part of its ink that no scrolled area hides."""
        box = self.ink
        for scroll in self.scrolls:
            box = box.clip(scroll.rect)
        return box


def words_of(screen: Screen) -> list[Words]:
    """Return all texts of a page that say anything, in reading order."""
    return list(_words(screen.root, ()))


def _words(node: Node, scrolls: tuple[Scroll, ...]) -> Iterator[Words]:
    if isinstance(node, Text) and node.text.strip():
        ink = _ink(node)
        if ink is not None:
            yield Words(node, ink, scrolls)
    inner = (*scrolls, node) if isinstance(node, Scroll) else scrolls
    for kid in node.kids:
        yield from _words(kid, inner)


def _ink(node: Text) -> pygame.Rect | None:
    """The box that the words of a text really cover."""
    setting = node.setting(node.rect.width)
    if not setting.pieces:
        return None
    left = min(piece.left for piece in setting.pieces)
    box = node.rect.copy()
    box.left += left
    box.width = setting.width - left
    box.height = setting.height
    size = node.kit.setter.face(node.style).size
    spare = node.kit.setter.line_height(node.style) - size
    box.inflate_ip(0, -max(0, spare) - round(size * 0.3))
    return box


def faults(screen: Screen) -> list[str]:
    """Return sentences about what is clipped, covered, outside the window or too small."""
    words = words_of(screen)
    said = [told for each in words for told in _alone(screen, each)]
    said += _overlaps(words)
    said += _sticking_out(screen)
    return said


def _alone(screen: Screen, words: Words) -> Iterator[str]:
    """What is wrong with one text by itself."""
    node, ink = words.node, words.ink
    setting = node.setting(node.rect.width)
    if setting.width > node.rect.width + TOLERANCE:
        yield f"too wide: {node.name!r} {setting.width} > {node.rect.width}"
    if setting.height > node.rect.height + TOLERANCE:
        yield f"too high: {node.name!r} {setting.height} > {node.rect.height}"
    if not words.scrolls and not screen.bounds.contains(ink):
        yield f"outside the window: {node.name!r} {ink}"
    for scroll in words.scrolls:
        area = scroll.rect.inflate(2 * TOLERANCE, 0)
        if ink.left < area.left or ink.right > area.right:
            yield f"outside its column: {node.name!r} {ink} {scroll.rect}"
        if ink.bottom > scroll.kids[0].rect.bottom + TOLERANCE:
            yield f"below its content: {node.name!r}"
    small = node.role == "label" or bool(node.style.tracking)
    if node.type_size < (LEAST_LABEL if small else LEAST):
        yield f"too small: {node.name!r} {node.type_size}"


def _overlaps(words: Sequence[Words]) -> Iterator[str]:
    for place, one in enumerate(words):
        for other in words[place + 1 :]:
            if not one.ink.colliderect(other.ink):
                continue
            if one.scrolls != other.scrolls:
                if one.scrolls and other.scrolls:
                    continue
                inner = (one.scrolls or other.scrolls)[-1].rect
                if not one.ink.clip(inner).colliderect(other.ink.clip(inner)):
                    continue
            yield f"overlap: {one.node.name!r} {one.ink} and {other.node.name!r} {other.ink}"


def _sticking_out(screen: Screen) -> Iterator[str]:
    """Nodes that are lower than what holds them."""
    for node in screen.root.walk():
        if isinstance(node, Scroll) or not node.rect.height:
            continue
        for kid in node.kids:
            if isinstance(kid, Text | KeyCap | Link) or not kid.rect.width or kid.focusable:
                continue
            by = kid.rect.bottom - node.rect.bottom
            if by > TOLERANCE + 1:
                kind, holder = type(kid).__name__, type(node).__name__
                yield f"{kind} {kid.name!r} sticks out of {holder} by {by}"


def actions_without_place(screen: Screen) -> list[str]:
    """Return the ids of actions that neither Tab nor a key of their own comes to."""
    placed = {node.action for node in screen.focus.nodes}
    return [
        action.id
        for action in screen.page.actions
        if action.id not in placed
        and not action.id.startswith("settings:text-")
        and not (action.quiet and action.key)
    ]


def rings_outside(screen: Screen) -> list[str]:
    """Return nodes whose focus ring is not wholly in the window, or not seen at all."""
    said: list[str] = []
    for node in list(screen.focus.nodes):
        screen.focus.take(node)
        boxes = ring_boxes(screen)
        if not boxes:
            said.append(f"no ring: {node.role} {node.name!r}")
        said += [
            f"ring outside: {node.name!r} {box}" for box in boxes if not screen.bounds.contains(box)
        ]
        if boxes:
            said += _out_of_view(screen, node)
    return said


def _out_of_view(screen: Screen, node: Node) -> Iterator[str]:
    shown = node.ring()[0]
    for scroll in screen.focus.scrolls_round(node):
        if shown.height >= scroll.rect.height - 24:
            continue
        if shown.top < scroll.rect.top - TOLERANCE or shown.bottom > scroll.rect.bottom + TOLERANCE:
            yield f"not in view: {node.name!r} {shown} {scroll.rect}"


def misplaced(screen: Screen) -> list[str]:
    """Return all that the boxes of a page tell of it, as sentences; moves its focus about."""
    said = faults(screen)
    said += [f"no place: {action}" for action in actions_without_place(screen)]
    return said + rings_outside(screen)


def inspect(screen: Screen) -> list[str]:
    """Return all that is wrong with a page in its window, as sentences."""
    from game.screens.contrasts import pale

    told = pale(screen)
    return [*misplaced(screen), *told]
