"""How far words and signs stand out from their ground, computed from the pixels of a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pygame

from game.art.palette import contrast
from game.screens.canvas import Canvas
from game.screens.focus import AWAY, THICK, paint_ring, ring_boxes
from game.screens.inspecting import words_of
from game.screens.maplabels import MapLabel
from game.screens.node import Node
from game.screens.screen import Screen
from game.screens.scroll import Scroll
from game.screens.standing import FULL, Packed, distances, ratios, standing_out
from game.screens.texts import Icon

FOR_WORDS, FOR_MARKS, IN_HIGH_CONTRAST = 4.5, 3.0, 7.0
"""Least ratios after WCAG 2: in high contrast one holds for words, signs and marks alike."""
SEEN = 0.8
"""Share of a text's height that must show for its pixels to be judged."""
GROUND = 0.08
"""Share of a place that its ground covers at least, also between fat letters."""
RING = 0.5
"""Share of the way round along which one of the ring's two lines differs from what it covers."""
NEAR = 40
"""So far (in steps of 255, all three channels together) may softened edges keep from a colour."""


def pale(screen: Screen, surface: pygame.Surface | None = None) -> list[str]:
    """Return sentences about words and signs that stand out too little from their ground.

    `surface` is painted on, as large as the window; without it a new one is.
    """
    surface = surface or pygame.Surface(screen.bounds.size)
    surface.fill(0)
    node, screen.focus.node = screen.focus.node, None
    screen.paint(surface)
    screen.focus.node = node
    least = (IN_HIGH_CONTRAST,) * 2 if screen.kit.contrast else (FOR_WORDS, FOR_MARKS)
    rings = list(_rings(screen, surface, least[1]))
    pixels = Pixels(surface)
    for_words, for_marks = least
    said = [
        *_words(screen, pixels, for_words),
        *_names(screen, pixels, for_words),
        *_signs(screen, pixels, for_marks),
        *_marks(screen.root, screen.bounds, pixels, least),
    ]
    return said + rings


def _words(screen: Screen, pixels: Pixels, least: float) -> Iterator[str]:
    for words in words_of(screen):
        box = words.seen().clip(screen.bounds)
        if box.height < words.ink.height * SEEN or not box.width or _faded(words.scrolls, box):
            continue
        node = words.node
        colours = (node.ink.text, node.ink.link) if node.kids else (node.ink.text,)
        yield from _judged(pixels, box, (colours, node.name), least)


def _faded(scrolls: tuple[Scroll, ...], box: pygame.Rect) -> bool:
    """Whether words lie where a sheet ends in its own colour, to show that it goes on."""
    return any(
        one.style.fade and one.offset < one.limit and box.bottom > one.rect.bottom - one.fade_height
        for one in scrolls
    )


def _names(screen: Screen, pixels: Pixels, least: float) -> Iterator[str]:
    for node in _shown(screen):
        if isinstance(node, MapLabel):
            box = node.rect.clip(screen.bounds)
            yield from _judged(pixels, box, ((node.lettering.colour,), node.name), least)


def _signs(screen: Screen, pixels: Pixels, least: float) -> Iterator[str]:
    for node in _shown(screen):
        if isinstance(node, Icon) and screen.bounds.contains(node.rect):
            counted = pixels.counted(node.rect)
            found, _ = counted.nearest(node.colour)
            ground = counted.commonest(found)
            told = contrast(found, ground)
            if told < least:
                yield f"pale sign: {node.sign} {told:.1f} < {least} on {ground}"


def _marks(
    node: Node, area: pygame.Rect, pixels: Pixels, leasts: tuple[float, float]
) -> Iterator[str]:
    """Say which marks of a node and those below it are pale against what lies round them.

    No function inside a function: it would hold the pixels, and the surface stay locked.
    """
    for mark in node.marked() if node.rect.width else ():
        least = leasts[0] if mark.words else leasts[1]
        told = standing_out(pixels.packed, mark, area)
        if told is not None and told < least:
            yield f"pale mark: {mark.name} of {node.name!r} {told:.1f} < {least}"
    inner = area.clip(_in_sight(node)) if isinstance(node, Scroll) else area
    for kid in node.kids:
        yield from _marks(kid, inner, pixels, leasts)


def _in_sight(scroll: Scroll) -> pygame.Rect:
    """The part of a scrolled area where its sheet does not end in its own colour."""
    box = scroll.rect.copy()
    if scroll.style.fade and scroll.offset < scroll.limit:
        box.height -= scroll.fade_height
    return box


def _rings(screen: Screen, surface: pygame.Surface, least: float) -> Iterator[str]:
    """Paint the focus ring round all that is in view, and say where it changes too little."""
    had = screen.focus.node
    for node in screen.focus.nodes:
        screen.focus.node = node
        boxes = ring_boxes(screen)
        if not boxes or not _ring_seen(screen, node):
            continue
        box = boxes[0]
        thick = 2 * screen.kit.px(THICK)
        right, bottom = box.right - thick, box.bottom - thick
        level = [pygame.Rect(box.left, top, box.width, thick) for top in (box.top, bottom)]
        upright = [pygame.Rect(left, box.top, thick, box.height) for left in (box.left, right)]
        sides = [(side.clip(box), 1) for side in level] + [(side.clip(box), 0) for side in upright]
        whole = surface.subsurface(box).copy()
        paint_ring(Canvas(surface, box), screen)
        surface.set_clip(None)
        changed = []
        for side, across in sides:
            was = pygame.surfarray.array2d(whole.subsurface(side.move(-box.left, -box.top)))
            now = pygame.surfarray.array2d(surface.subsurface(side))
            changed.append((ratios(was & FULL, now & FULL) >= least).any(axis=across))
        surface.blit(whole, box)
        share = float(np.concatenate(changed).mean())
        if share < RING:
            yield f"pale ring: {node.role} {node.name!r} {share:.2f} of it"
    screen.focus.node = had


def _ring_seen(screen: Screen, node: Node) -> bool:
    """Whether the ring has its room in view: what has not is brought there with the focus."""
    away = screen.kit.px(AWAY) + 2 * screen.kit.px(THICK)
    whole = node.ring()[0]
    areas = [scroll.rect for scroll in screen.focus.scrolls_round(node) if scroll.overflows]
    if areas:
        areas.append(screen.bounds.inflate(0, -2 * away))
    return all(
        whole.height > area.height or (area.top <= whole.top and whole.bottom <= area.bottom)
        for area in areas
    )


def _shown(screen: Screen) -> Iterator[Node]:
    """Nodes that are wholly in view."""

    def go(node: Node, area: pygame.Rect) -> Iterator[Node]:
        if node.rect.width and area.contains(node.rect):
            yield node
        inner = area.clip(node.rect) if isinstance(node, Scroll) else area
        for kid in node.kids:
            yield from go(kid, inner)

    yield from go(screen.root, screen.bounds)


def _judged(
    pixels: Pixels, box: pygame.Rect, words: tuple[tuple[str, ...], str], least: float
) -> Iterator[str]:
    """Say so if words are pale: their own pixels against the commonest ones round them."""
    colours, name = words
    if not box.width or not box.height:
        return
    counted = pixels.counted(box)
    near = [counted.nearest(colour) for colour in colours]
    found = [pixel for pixel, away in near if away <= NEAR]
    if not found:
        yield f"not to be seen: {name!r} in {', '.join(colours)}"
    for pixel in found:
        ground = counted.commonest(pixel)
        told = contrast(pixel, ground)
        if told < least:
            yield f"pale: {name!r} {told:.1f} < {least} on {ground}"


class Pixels:
    """The picture of a page as numbers, red, green and blue packed into one each."""

    def __init__(self, surface: pygame.Surface) -> None:
        self.packed: Packed = pygame.surfarray.pixels2d(surface)
        """Columns of rows; as long as it lives the surface is locked."""
        self.bounds = surface.get_rect()

    def counted(self, box: pygame.Rect) -> Counted:
        """Return the colours of a place, each once, and how many pixels have each."""
        part = box.clip(self.bounds)
        places = self.packed[part.left : part.right, part.top : part.bottom]
        values, counts = np.unique(places & FULL, return_counts=True)
        return Counted(values, counts)


@dataclass(frozen=True, slots=True)
class Counted:
    """The colours of a place and how often each occurs."""

    values: Packed
    counts: Packed

    def nearest(self, colour: str) -> tuple[str, int]:
        """The colour that is nearest to one, and how far it keeps from it (see NEAR)."""
        away = distances(self.values, colour)
        best = int(away.argmin())
        return hexed(int(self.values[best])), int(away[best])

    def commonest(self, but: str = "") -> str:
        """The commonest colour; fat letters (`but`) may cover more than their ground."""
        best = self.counts.argsort()[::-1]
        colours = [hexed(int(self.values[at])) for at in best[:2]]
        second = len(colours) > 1 and self.counts[best[1]] >= GROUND * self.counts.sum()
        return colours[1] if colours[0] == but and second else colours[0]


def hexed(packed: int) -> str:
    """Return a packed pixel as a colour "#RRGGBB"."""
    return f"#{packed & FULL:06X}"
