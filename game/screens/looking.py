"""Looks through pages in many ways, without a window; what the ways have in common is made once.

Ways of one size share pictures, fonts and set texts. Where a page stands the same in two
themes, box for box, what its boxes tell is told of both and worked out once.
"""

from __future__ import annotations

import os
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game.present.page import Page
from game.screens.contrasts import pale
from game.screens.fonts import Shelf
from game.screens.headless import settings_for
from game.screens.inspecting import misplaced
from game.screens.node import Kit
from game.screens.raster import Raster
from game.screens.screen import Screen, first_focus
from game.screens.scroll import Scroll
from game.screens.texts import Text
from game.screens.theme import Metrics


@dataclass(frozen=True, slots=True)
class Found:
    """What is wrong with one page in one way."""

    page: str
    text: int
    theme: str
    told: str


class Looker:
    """Looks through pages in windows of one size."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.size = size
        self.surface = pygame.Surface(size)
        self.raster = Raster()
        self.raster.fit(size)
        self.shelves = {reading: Shelf(reading=reading) for reading in (False, True)}

    def screen(self, page: Page, text: int, theme: str) -> Screen:
        """Return a page arranged as it opens, with what other ways have made already."""
        settings = settings_for(text, theme)
        metrics = Metrics(*self.size, text)
        kit = Kit(metrics, settings, self.shelves[settings.reading_font], self.raster)
        screen = Screen(kit, page)
        screen.focus.take(first_focus(screen))
        screen.expect()
        return screen

    def look(self, page: Page, text: int, themes: Sequence[str]) -> Iterator[Found]:
        """Yield what is wrong with a page at one size of text, in some themes."""
        known: dict[Hashable, list[str]] = {}
        for theme in themes:
            screen = self.screen(page, text, theme)
            told = pale(screen, self.surface)
            boxes = stand(screen)
            if boxes not in known:
                known[boxes] = misplaced(screen)
            for each in (*known[boxes], *told):
                yield Found(page.id, text, theme, each)


def stand(screen: Screen) -> Hashable:
    """Return all that `misplaced` reads of a page: two pages that are equal in it fare equally.

    Texts are set by their words, style, width, font and size of window alone.
    """
    metrics = screen.kit.metrics
    window = metrics.width, metrics.height, metrics.text, screen.kit.shelf.reading
    nodes = []
    for node in screen.root.walk():
        more: tuple[Hashable, ...] = ()
        if isinstance(node, Text):
            more = node.text, node.style
        elif isinstance(node, Scroll):
            more = node.offset, node.full
        ring = tuple(tuple(box) for box in node.ring()) if node.focusable else ()
        nodes.append(
            (
                type(node).__name__,
                node.role,
                node.name,
                node.action,
                node.type_size,
                tuple(node.rect),
                len(node.kids),
                ring,
                more,
            )
        )
    return window, tuple(nodes)
