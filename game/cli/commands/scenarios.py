"""The commands of those who write scenarios: to begin one, to check it, to play it out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from game.cli.common import DEFAULT_SCENARIO
from game.cli.options import (
    ScenarioOption,
)
from game.scenario.values import Length


def check(  # noqa: PLR0913
    where: Annotated[str, typer.Argument(help="A scenario.", metavar="[SCENARIO]")] = (
        DEFAULT_SCENARIO
    ),
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Findings as JSON.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Also beyond ten of a kind.")] = False,
    annotations: Annotated[
        bool, typer.Option("--annotations", help="Findings as a CI service reads them.")
    ] = False,
    history: Annotated[
        bool, typer.Option("--history", help="Count claims by kind and by how sure they are.")
    ] = False,
    unproven: Annotated[
        bool, typer.Option("--unproven", help="List claims whose sources nobody has checked.")
    ] = False,
    reading: Annotated[
        bool, typer.Option("--reading", help="How hard and how long the texts are to read.")
    ] = False,
    schema: Annotated[
        bool, typer.Option("--schema", help="A JSON Schema of the format, for editors.")
    ] = False,
    explain: Annotated[int, typer.Option(help="Explain a finding by its number.")] = 0,
) -> int:
    """Read a scenario, or one file of it, and list all that is wrong, each with its place."""
    from game.cli import checking

    if explain:
        return checking.explain(explain)
    if schema:
        return checking.schema()
    if reading:
        return checking.reading(where)
    if history or unproven:
        return checking.history(where, as_json=as_json, unproven=unproven)
    how = "json" if as_json else "annotations" if annotations else "text"
    return checking.check(where, how=how, everything=everything)


def new_scenario(
    folder: Annotated[Path, typer.Argument(help="A new folder.", metavar="DIR")],
    *,
    force: Annotated[bool, typer.Option("--force", help="Also into a folder in use.")] = False,
) -> int:
    """Write a small commented scenario to begin with."""
    from game.cli import beginning

    return beginning.new_scenario(folder, force=force)


def ballast(
    where: Annotated[str, typer.Argument(help="A scenario.", metavar="[SCENARIO]")] = (
        DEFAULT_SCENARIO
    ),
    *,
    plays: Annotated[int, typer.Option(min=1, help="Plays whose positions are fitted to.")] = 90,
    continuations: Annotated[
        int, typer.Option(min=2, help="How often each position is played on from.")
    ] = 90,
) -> int:
    """Fit what outcomes of draws are worth, so that risk curves come sharper, and keep it."""
    from game.cli.ballasting import ballast as fitted

    return fitted(where, plays=plays, continuations=continuations)


def analyse(  # noqa: PLR0913
    where: Annotated[str, typer.Argument(help="A scenario.", metavar="[SCENARIO]")] = (
        DEFAULT_SCENARIO
    ),
    *,
    plays: Annotated[int, typer.Option(min=1, help="How many plays a policy.")] = 100_000,
    length: Annotated[
        list[Length] | None, typer.Option(help="Only this length; may be repeated.")
    ] = None,
    seed: Annotated[int, typer.Option(min=0, max=1 << 32, help="Of the first play.")] = 1,
    positions: Annotated[
        int, typer.Option(min=0, help="Positions a matter in which options are compared at most.")
    ] = 100,
    continuations: Annotated[
        int, typer.Option(min=2, help="How often each option is played on from a position.")
    ] = 128,
    as_json: Annotated[bool, typer.Option("--json", help="All of it as JSON.")] = False,
    html: Annotated[
        Path | None, typer.Option(help="Write a page with pictures and tables there.")
    ] = None,
    checks: Annotated[
        bool, typer.Option("--check", help="Only the findings; exit with 1 where there are any.")
    ] = False,
    stores: Annotated[
        bool, typer.Option("--store", help="Keep the spreads of endings as the baseline.")
    ] = False,
    processes: Annotated[
        int, typer.Option(min=0, max=64, help="How many at once; 0: as many as are worth while.")
    ] = 0,
) -> int:
    """Play a scenario by itself many times and say what is unreachable, dominated or unfair."""
    from game.cli.analysing import Ask
    from game.cli.analysing import analyse as analysed

    asked = Ask(
        plays=plays,
        lengths=tuple(length or ()),
        seed=seed,
        positions=positions,
        continuations=continuations,
        as_json=as_json,
        html=html,
        checks=checks,
        stores=stores,
        processes=processes,
    )
    return analysed(where, asked)


def diagram(
    *,
    tracks: Annotated[bool, typer.Option("--tracks", help="The tracks of a scenario.")] = False,
    scenario: ScenarioOption = DEFAULT_SCENARIO,
) -> int:
    """Print the turn machine, or a scenario's tracks, as Mermaid."""
    from game.cli import authors

    return authors.diagram(scenario, tracks=tracks)
