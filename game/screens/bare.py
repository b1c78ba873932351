"""A window with nothing in it: what no program with pygame can go below. For `bench`."""

from __future__ import annotations

import os

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame


def bare_window(size: tuple[int, int]) -> None:
    """Open a window of a size in pixels and show it."""
    pygame.display.init()
    pygame.display.set_mode(size)
    pygame.display.flip()
