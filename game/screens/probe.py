"""What display and sound this machine has, found without opening a window."""

from __future__ import annotations

import os

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game.screens.errors import NoDisplayError

UNSEEN = frozenset(("dummy", "offscreen", "evdev"))
"""Drivers that show nothing to anybody."""


def display_name() -> str:
    """Return the display's driver and size; raise NoDisplayError where there is none."""
    try:
        pygame.display.init()
        driver = pygame.display.get_driver()
        sizes = pygame.display.get_desktop_sizes()
    except pygame.error as error:
        raise NoDisplayError(str(error)) from error
    finally:
        pygame.display.quit()
    if driver in UNSEEN:
        raise NoDisplayError(f"the display driver “{driver}” shows nothing")
    width, height = sizes[0] if sizes else (0, 0)
    return f"{driver}, {width} by {height}"


def sound_name() -> str:
    """Return the name of the sound driver, or nothing where there is none."""
    try:
        pygame.mixer.init()
        opened = pygame.mixer.get_init()
    except pygame.error:
        return ""
    finally:
        pygame.mixer.quit()
    return f"{opened[0]} Hz, {opened[2]} channels" if opened else ""
