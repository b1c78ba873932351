"""The commands about the program itself: its screens, its speed, and what it finds here."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from game.cli.common import DEFAULT_SCENARIO, trouble
from game.cli.options import (
    ReadingOption,
    SavesOption,
    ScenarioOption,
)


def screenshots(  # noqa: PLR0913
    out: Annotated[Path | None, typer.Option(help="The folder for the pictures.")] = None,
    *,
    size: Annotated[list[str] | None, typer.Option(help="WIDTHxHEIGHT; may be repeated.")] = None,
    text: Annotated[list[int] | None, typer.Option(help="Per cent; may be repeated.")] = None,
    theme: Annotated[
        list[str] | None, typer.Option(help="normal, high-contrast or reading.")
    ] = None,
    only: Annotated[str, typer.Option(help="Only pages with this in their name.")] = "",
    force: Annotated[bool, typer.Option("--force", help="Write over pictures.")] = False,
    check: Annotated[
        bool,
        typer.Option("--check", help="Draw no file; tell what is clipped, covered or pale."),
    ] = False,
    reading: ReadingOption = "",
    jobs: Annotated[int, typer.Option(help="Processes that share a --check.")] = 1,
    scenario: ScenarioOption = DEFAULT_SCENARIO,
) -> int:
    """Draw every screen as a picture, or look through all of them; without a display."""
    from game.cli import authors

    if check:
        return authors.check_screens(
            scenario,
            sizes=tuple(size or ()),
            texts=tuple(text or ()),
            themes=tuple(theme or ()),
            only=only,
            level=reading,
            jobs=jobs,
        )
    if out is None:
        trouble("screenshots needs --out DIR for its pictures, or --check")
    return authors.screenshots(
        scenario,
        out,
        sizes=tuple(size or ["1366x768"]),
        texts=tuple(text or [100]),
        themes=tuple(theme or ["normal"]),
        only=only,
        level=reading,
        force=force,
    )


def bench(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    only: Annotated[
        list[str] | None, typer.Option(help="Only what has this in its name; may be repeated.")
    ] = None,
    part: Annotated[str, typer.Option(hidden=True)] = "",
    scenario: ScenarioOption = DEFAULT_SCENARIO,
) -> int:
    """Measure how fast the game is here, against its targets; takes some two minutes."""
    if part:
        from game.cli.bench.parts import part as measure

        return measure(part, scenario)
    from game.cli.bench.measuring import bench as measure_all

    return measure_all(scenario, only or [], json_wanted=as_json)


def doctor(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    hashes: Annotated[
        bool, typer.Option("--hashes", help="Only SHA-256 of the program's own files.")
    ] = False,
    saves: SavesOption = None,
) -> int:
    """Say what the game finds on this computer, and what to do about what is missing."""
    from game.cli.doctor import compare, examine

    return compare(as_json=as_json) if hashes else examine(saves, as_json=as_json)
