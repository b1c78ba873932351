"""Commands for authors: screenshots, diagram. `check` stands in `checking`."""

from __future__ import annotations

import sys
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.common import known_level, load_levels, load_scenario, trouble

if TYPE_CHECKING:
    from game.present.page import Page

LOWEST_TEXT, HIGHEST_TEXT = 100, 200
ALL_SIZES = ("1024x600", "1366x768", "1920x1080", "3840x2160")
ALL_TEXTS = (100, 150, 200)
SMALLEST, LARGEST = 320, 7680
MOST_JOBS = 64
THEMES = ("normal", "high-contrast", "reading")


def screenshots(  # noqa: PLR0913 (one parameter an option)
    name: str,
    out: Path,
    *,
    sizes: tuple[str, ...],
    texts: tuple[int, ...],
    themes: tuple[str, ...],
    only: str,
    level: str = "",
    force: bool,
) -> int:
    """Draw every page of a scenario in every asked size, text and theme."""
    from game.screens.headless import save_picture

    wanted = _wanted(sizes, texts, themes)
    pages = _pages(name, only, level)
    out.mkdir(parents=True, exist_ok=True)
    count = 0
    for size, text, theme in wanted:
        for page in pages:
            label = page.id.replace("/", "-").replace(":", "-")
            picture = out / f"{label}.{size[0]}x{size[1]}.{text}.{theme}.png"
            if picture.exists() and not force:
                trouble(f"{picture} is there already; --force writes over it")
            save_picture(page, size, text=text, theme=theme, path=picture)
            count += 1
    print(f"{count} pictures in {out}")
    return 0


def check_screens(  # noqa: PLR0913 (one parameter an option)
    name: str,
    *,
    sizes: tuple[str, ...],
    texts: tuple[int, ...],
    themes: tuple[str, ...],
    only: str,
    level: str = "",
    jobs: int = 1,
) -> int:
    """Look through every page in every asked size, text and theme, without drawing a file.

    Tells what is clipped, covered, out of the window, too small or too pale, each with its
    page; returns 1 where anything is. `jobs` processes share the work.
    """
    from game.cli.screens import Ways, look_through

    sizes, texts, themes = sizes or ALL_SIZES, texts or ALL_TEXTS, themes or THEMES
    _wanted(sizes, texts, themes)
    if not 1 <= jobs <= MOST_JOBS:
        trouble(f"--jobs is from 1 to {MOST_JOBS}, not {jobs}")
    ways = Ways(tuple(size_of(size) for size in sizes), texts, themes)
    return look_through(_pages(name, only, level), ways, jobs)


Wanted = list[tuple[tuple[int, int], int, str]]


def _wanted(sizes: tuple[str, ...], texts: tuple[int, ...], themes: tuple[str, ...]) -> Wanted:
    """Every size with every text and theme; says what is wrong with any of them."""
    found = [size_of(size) for size in sizes]
    for text in texts:
        if not LOWEST_TEXT <= text <= HIGHEST_TEXT:
            trouble(f"--text is from {LOWEST_TEXT} to {HIGHEST_TEXT}, not {text}")
    for theme in themes:
        if theme not in THEMES:
            trouble(f"--theme is one of {', '.join(THEMES)}, not “{theme}”")
    return list(product(found, texts, themes))


def _pages(name: str, only: str, level: str) -> list[Page]:
    from game.present.gallery import gallery

    levels = load_levels(name)
    made = gallery(levels.whole, levels, known_level(levels.whole, level))
    pages = [page for page in made if only in page.id]
    if not pages:
        trouble(f"no page has “{only}” in its name")
    return pages


def size_of(text: str) -> tuple[int, int]:
    """A size from `WIDTHxHEIGHT`, in pixels."""
    parts = text.lower().replace("×", "x").split("x")
    if len(parts) != 2 or not all(part.isdigit() for part in parts):  # noqa: PLR2004
        trouble(f"a size is WIDTHxHEIGHT such as 1366x768, not “{text}”")
    width, height = int(parts[0]), int(parts[1])
    if not (SMALLEST <= width <= LARGEST and SMALLEST <= height <= LARGEST):
        trouble(f"a size lies between {SMALLEST} and {LARGEST} pixels each way, not {text}")
    return width, height


def diagram(name: str, *, tracks: bool) -> int:
    """Print the turn machine or the scenario's tracks as Mermaid."""
    from game.play.machine import diagram as turn

    if not tracks:
        sys.stdout.write(turn())
        return 0
    scenario = load_scenario(name)
    print("stateDiagram-v2")
    for track in scenario.tracks:
        print(f"    state {track.id.replace('-', '_')} {{")
        for before, after in zip(track.states, track.states[1:], strict=False):
            ids = [f"{track.id}_{state.id}".replace("-", "_") for state in (before, after)]
            print(f"        {ids[0]}: {before.name}")
            print(f"        {ids[1]}: {after.name}")
            print(f"        {ids[0]} --> {ids[1]}")
        print("    }")
    return 0
