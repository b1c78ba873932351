"""Commands for authors: screenshots, diagram. `check` stands in `checking`."""

from __future__ import annotations

import sys
from itertools import product
from pathlib import Path

from game.cli.common import load_scenario, trouble

LOWEST_TEXT, HIGHEST_TEXT = 100, 200
SMALLEST, LARGEST = 320, 7680
THEMES = ("normal", "high-contrast", "reading")


def screenshots(  # noqa: PLR0913 (one parameter an option)
    name: str,
    out: Path,
    *,
    sizes: tuple[str, ...],
    texts: tuple[int, ...],
    themes: tuple[str, ...],
    only: str,
    force: bool,
) -> int:
    """Draw every page of a scenario in every asked size, text and theme."""
    from game.present.gallery import gallery
    from game.screens.headless import save_picture

    wanted = [size_of(size) for size in sizes]
    for text in texts:
        if not LOWEST_TEXT <= text <= HIGHEST_TEXT:
            trouble(f"--text is from {LOWEST_TEXT} to {HIGHEST_TEXT}, not {text}")
    for theme in themes:
        if theme not in THEMES:
            trouble(f"--theme is one of {', '.join(THEMES)}, not “{theme}”")
    pages = [page for page in gallery(load_scenario(name)) if only in page.id]
    if not pages:
        trouble(f"no page has “{only}” in its name")
    out.mkdir(parents=True, exist_ok=True)
    count = 0
    for size, text, theme in product(wanted, texts, themes):
        for page in pages:
            label = page.id.replace("/", "-").replace(":", "-")
            picture = out / f"{label}.{size[0]}x{size[1]}.{text}.{theme}.png"
            if picture.exists() and not force:
                trouble(f"{picture} is there already; --force writes over it")
            save_picture(page, size, text=text, theme=theme, path=picture)
            count += 1
    print(f"{count} pictures in {out}")
    return 0


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
