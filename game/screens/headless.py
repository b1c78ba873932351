"""Pages as pictures and as trees without a window."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from game.present.page import Page
from game.screens.theme import Metrics, Settings

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game.screens.fonts import Shelf
from game.screens.node import Kit, Node
from game.screens.raster import Raster
from game.screens.screen import Screen, first_focus


@dataclass(frozen=True, slots=True)
class NodeInfo:
    """A node of the tree as tests and screen readers see it."""

    role: str
    name: str
    action: str
    rect: tuple[int, int, int, int]
    type_size: float
    enabled: bool
    kids: tuple[NodeInfo, ...]

    def walk(self) -> Iterator[NodeInfo]:
        """Yield this node and all below it."""
        yield self
        for kid in self.kids:
            yield from kid.walk()


def make_kit(size: tuple[int, int], settings: Settings) -> Kit:
    """Return what nodes of a window of that size need."""
    metrics = Metrics(size[0], size[1], settings.text)
    raster = Raster()
    raster.fit(size)
    return Kit(metrics, settings, Shelf(reading=settings.reading_font), raster)


def make_screen(page: Page, size: tuple[int, int], settings: Settings | None = None) -> Screen:
    """Return a page arranged in a window of that size, with its focus where it opens."""
    screen = Screen(make_kit(size, settings or Settings()), page)
    screen.focus.take(first_focus(screen))
    screen.expect()
    return screen


def render(page: Page, size: tuple[int, int], settings: Settings | None = None) -> pygame.Surface:
    """Return the picture of a page."""
    surface = pygame.Surface(size)
    make_screen(page, size, settings).paint(surface)
    return surface


def tree(page: Page, size: tuple[int, int], settings: Settings | None = None) -> NodeInfo:
    """Return the tree of a page with rectangles, roles, names and type sizes."""
    return _info(make_screen(page, size, settings).root)


def _info(node: Node) -> NodeInfo:
    box = node.rect
    return NodeInfo(
        role=node.role,
        name=node.name,
        action=node.action,
        rect=(box.left, box.top, box.width, box.height),
        type_size=node.type_size,
        enabled=node.enabled,
        kids=tuple(_info(kid) for kid in node.kids),
    )


def settings_for(text: int, theme: str) -> Settings:
    """Return settings; `theme` is normal, high-contrast, or reading (the reading font)."""
    return Settings(
        text=text,
        theme="high-contrast" if theme == "high-contrast" else "normal",
        reading_font=theme == "reading",
    )


def save_picture(
    page: Page, size: tuple[int, int], *, path: Path, text: int = 100, theme: str = "normal"
) -> None:
    """Write the picture of a page as PNG.

    `theme` is normal, high-contrast, or reading (the reading font).
    """
    pygame.image.save(render(page, size, settings_for(text, theme)), str(path))
