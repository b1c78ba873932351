"""How long the window takes for what people wait for: for `bench`, and for nothing else."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game.present.page import Page
from game.screens.app import Desk, Loop, Opening, open_window, settings_of
from game.screens.theme import Settings
from game.screens.viewer import Viewer

SETTLE_MS = 1_000
"""After so long without an event the loop has found its slowest beat."""

TEXTS = (100, 150, 200, 125)
TRIES = 3


def first_picture(desk: Desk, size: tuple[int, int]) -> Loop:
    """Open a window and paint a desk's page in it, as `run` does."""
    opening = Opening(size)
    loop = Loop(desk, open_window(opening), opening)
    loop.show()
    return loop


def idle(loop: Loop, seconds: float) -> tuple[float, int]:
    """Let an open window wait: the share of a core that it takes, and how often it painted."""
    _wait(loop, SETTLE_MS)
    painted = 0
    paint = loop.viewer.paint

    def counting() -> list[pygame.Rect]:
        nonlocal painted
        boxes = paint()
        painted += bool(boxes)
        return boxes

    loop.viewer.paint = counting  # type: ignore[method-assign]  # to count is all it does
    began, spent = time.perf_counter(), time.process_time()
    _wait(loop, round(seconds * 1000))
    return (time.process_time() - spent) / (time.perf_counter() - began), painted


def _wait(loop: Loop, milliseconds: int) -> None:
    """Let the loop run until a timer stops it."""
    loop.stopped = False
    pygame.time.set_timer(pygame.QUIT, milliseconds, 1)
    loop.go_on()


def scrolled_frames(pages: Iterable[Page], settings: Settings, frames: int) -> list[float]:
    """Scroll the longest of some pages up and down: milliseconds of each frame."""
    surface = pygame.display.get_surface()
    if surface is None:
        return []
    viewers = [Viewer(surface, settings, page) for page in pages]
    longest = max(viewers, key=_length)
    areas = longest.screen.scrolls()
    if not areas:
        return []
    scroll = max(areas, key=lambda area: area.limit)
    longest.paint()
    found: list[float] = []
    way = 1
    for _frame in range(frames):
        began = time.perf_counter()
        if not scroll.scroll_to(scroll.offset + 18 * way):
            way = -way
            scroll.scroll_to(scroll.offset + 18 * way)
        longest.mark_scroll(scroll)
        pygame.display.update(longest.paint())
        found.append((time.perf_counter() - began) * 1000)
    return found


def _length(viewer: Viewer) -> int:
    return max((area.limit for area in viewer.screen.scrolls()), default=0)


def first_paintings(pages: Iterable[Page], settings: Settings) -> list[float]:
    """Paint pages none of whose pictures and words are kept: milliseconds of each, at best."""
    surface = pygame.display.get_surface()
    if surface is None:
        return []
    found: list[float] = []
    for page in pages:
        tries: list[float] = []
        for _try in range(TRIES):
            viewer = Viewer(surface, settings, page)
            began = time.perf_counter()
            viewer.paint()
            tries.append((time.perf_counter() - began) * 1000)
        found.append(min(tries))
    return found


def page_changes(pages: Iterable[Page], desk: Desk, size: tuple[int, int]) -> list[float]:
    """Milliseconds from an action to its page on show, for pages as they come up.

    `pages` does the acting: asking it for the next page takes an action of the desk.
    """
    loop = first_picture(desk, size)
    found: list[float] = []
    coming = iter(pages)
    while True:
        began = time.perf_counter()
        page = next(coming, None)
        if page is None:
            loop.rest()
            return found
        loop.viewer.show(page, settings_of(desk, loop.opening))
        pygame.display.update(loop.viewer.paint())
        found.append((time.perf_counter() - began) * 1000)


def resizes(loop: Loop, times: int) -> list[float]:
    """Milliseconds from a new size of window or of text to the page on show."""
    found: list[float] = []
    for number in range(times):
        found.append(_timed(loop, partial(_with_text, loop, TEXTS[number % len(TEXTS)])))
        wide = 1024 + 128 * (number % 5)
        pygame.display.set_mode((wide, wide * 9 // 16), pygame.RESIZABLE)
        found.append(_timed(loop, loop.viewer.resize))
    return found


def _with_text(loop: Loop, text: int) -> None:
    viewer = loop.viewer
    viewer.show(viewer.page, replace(viewer.settings, text=text))


def _timed(loop: Loop, act: Callable[[], None]) -> float:
    began = time.perf_counter()
    act()
    pygame.display.update(loop.viewer.paint())
    return (time.perf_counter() - began) * 1000
