"""How far words and signs stand out from their ground, computed from the pixels of a page."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pygame

from game.art.palette import contrast, rgb
from game.screens.inspecting import words_of
from game.screens.maplabels import MapLabel
from game.screens.node import Node
from game.screens.screen import Screen
from game.screens.scroll import Scroll
from game.screens.texts import Icon

FOR_WORDS, FOR_MARKS, IN_HIGH_CONTRAST = 4.5, 3.0, 7.0
"""Least ratios after WCAG 2."""
SEEN = 0.8
"""Share of a text's height that must show for its pixels to be judged."""
GROUND = 0.08
"""Share of a place that its ground covers at least, also between fat letters."""
NEAR = 40
"""So far (in steps of 255, all three channels together) may softened edges keep from a colour."""


def pale(screen: Screen) -> list[str]:
    """Return sentences about words and signs that stand out too little from their ground."""
    surface = pygame.Surface(screen.bounds.size)
    node, screen.focus.node = screen.focus.node, None
    screen.paint(surface)
    screen.focus.node = node
    strict = screen.kit.contrast
    return [
        *_words(screen, surface, IN_HIGH_CONTRAST if strict else FOR_WORDS),
        *_names(screen, surface, IN_HIGH_CONTRAST if strict else FOR_WORDS),
        *_signs(screen, surface, FOR_MARKS),
    ]


def _words(screen: Screen, surface: pygame.Surface, least: float) -> Iterator[str]:
    for words in words_of(screen):
        box = words.seen().clip(screen.bounds)
        if box.height < words.ink.height * SEEN or not box.width or _faded(words.scrolls, box):
            continue
        node = words.node
        colours = (node.ink.text, node.ink.link) if node.kids else (node.ink.text,)
        yield from _judged(surface, box, (colours, node.name), least)


def _faded(scrolls: tuple[Scroll, ...], box: pygame.Rect) -> bool:
    """Whether words lie where a sheet ends in its own colour, to show that it goes on."""
    return any(
        one.style.fade and one.offset < one.limit and box.bottom > one.rect.bottom - one.fade_height
        for one in scrolls
    )


def _names(screen: Screen, surface: pygame.Surface, least: float) -> Iterator[str]:
    for node in _shown(screen):
        if isinstance(node, MapLabel):
            box = node.rect.clip(screen.bounds)
            yield from _judged(surface, box, ((node.lettering.colour,), node.name), least)


def _signs(screen: Screen, surface: pygame.Surface, least: float) -> Iterator[str]:
    for node in _shown(screen):
        if isinstance(node, Icon) and screen.bounds.contains(node.rect):
            found = _hex(_nearest(surface, node.rect, node.colour))
            ground = _commonest(surface, node.rect, found)
            told = contrast(found, ground)
            if told < least:
                yield f"pale sign: {node.sign} {told:.1f} < {least} on {ground}"


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
    surface: pygame.Surface,
    box: pygame.Rect,
    words: tuple[tuple[str, ...], str],
    least: float,
) -> Iterator[str]:
    """Say so if words are pale: their own pixels against the commonest ones round them."""
    colours, name = words
    if not box.width or not box.height:
        return
    near = [_nearest(surface, box, colour) for colour in colours]
    found = [
        _hex(pixel)
        for pixel, colour in zip(near, colours, strict=True)
        if sum(abs(a - b) for a, b in zip(pixel, rgb(colour), strict=True)) <= NEAR
    ]
    if not found:
        yield f"not to be seen: {name!r} in {', '.join(colours)}"
    for pixel in found:
        ground = _commonest(surface, box, pixel)
        told = contrast(pixel, ground)
        if told < least:
            yield f"pale: {name!r} {told:.1f} < {least} on {ground}"


def _pixels(surface: pygame.Surface, box: pygame.Rect) -> np.ndarray:
    part = surface.subsurface(box.clip(surface.get_rect()))
    return pygame.surfarray.array3d(part).reshape(-1, 3).astype(np.int32)


def _nearest(surface: pygame.Surface, box: pygame.Rect, colour: str) -> tuple[int, int, int]:
    """The pixel of a place that is nearest to a colour."""
    pixels = _pixels(surface, box)
    best = pixels[np.abs(pixels - np.array(rgb(colour))).sum(axis=1).argmin()]
    return int(best[0]), int(best[1]), int(best[2])


def _commonest(surface: pygame.Surface, box: pygame.Rect, but: str = "") -> str:
    """The commonest colour of a place; fat letters (`but`) may cover more than their ground."""
    pixels = _pixels(surface, box)
    packed = (pixels[:, 0] << 16) | (pixels[:, 1] << 8) | pixels[:, 2]
    values, counts = np.unique(packed, return_counts=True)
    best = counts.argsort()[::-1]
    colours = [f"#{int(values[at]):06X}" for at in best[:2]]
    second = len(colours) > 1 and counts[best[1]] >= GROUND * counts.sum()
    return colours[1] if colours[0] == but and second else colours[0]


def _hex(colour: tuple[int, int, int]) -> str:
    return "#{:02X}{:02X}{:02X}".format(*colour)
