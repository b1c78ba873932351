"""The commands of plays: to play, by oneself or by a policy, to look back, and to forget."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from game.cli.common import DEFAULT_SCENARIO, Wish
from game.cli.options import (
    ClassOption,
    LengthOption,
    LuckOption,
    MotiveOption,
    ProfileOption,
    ReadingOption,
    SavesOption,
    ScenarioOption,
    SeedOption,
    TemperamentOption,
)
from game.scenario.values import Length


def play(  # noqa: PLR0913
    *,
    text: Annotated[bool, typer.Option("--text", help="In this terminal.")] = False,
    start: Annotated[str, typer.Option("--from", help="Go on from a run code.")] = "",
    scenario: ScenarioOption = DEFAULT_SCENARIO,
    length: LengthOption = Length.LESSON,
    luck: LuckOption = "",
    temperament: TemperamentOption = "documented",
    motive: MotiveOption = "",
    seed: SeedOption = "",
    class_code: ClassOption = "",
    reading: ReadingOption = "",
    saves: SavesOption = None,
    projector: Annotated[
        bool, typer.Option("--projector", help="For a whole class: votes, stops, large type.")
    ] = False,
    width: Annotated[int, typer.Option(help="Columns of text; 0 is the terminal's.")] = 0,
    profile: ProfileOption = False,
) -> int:
    """The whole game: in a window, or with --text in a terminal."""
    from game.cli.playing import open_window, play_text

    wish = Wish(length, luck, temperament, motive, seed, class_code, reading)
    if text:
        return play_text(scenario, wish, saves, start=start, width=width, projector=projector)
    return open_window(scenario, wish, saves, start=start, projector=projector, profile=profile)


def autoplay(  # noqa: PLR0913
    *,
    policy: Annotated[
        str,
        typer.Option(
            help="history, random, typical, informed, careful, reckless, swarm, even, class, "
            "or one of the scenario."
        ),
    ] = "history",
    records: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Saved plays, for the policy “class”.")
    ] = None,
    plays: Annotated[int, typer.Option(min=1, help="How many, with seeds one after another.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="One object a play, one a line.")] = False,
    scenario: ScenarioOption = DEFAULT_SCENARIO,
    length: LengthOption = Length.LESSON,
    luck: LuckOption = "",
    temperament: TemperamentOption = "documented",
    motive: MotiveOption = "",
    seed: SeedOption = "",
    class_code: ClassOption = "",
    reading: ReadingOption = "",
) -> int:
    """Play by itself. Many plays draw their luck unless --luck says otherwise."""
    from game.cli import runs

    wish = Wish(length, luck, temperament, motive, seed, class_code, reading)
    return runs.autoplays(scenario, wish, policy, plays, records, as_json=as_json)


def replay(
    code: Annotated[str, typer.Argument(help="A run code, or a saved play's file.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="As autoplay prints it.")] = False,
    reading: ReadingOption = "",
    scenario: ScenarioOption = DEFAULT_SCENARIO,
) -> int:
    """Play a run again, as a transcript or as JSON."""
    from game.cli import runs

    return runs.replay_code(code, scenario, reading, as_json=as_json)


def debrief(  # noqa: PLR0913
    play: Annotated[str, typer.Argument(help="A run code, or a saved play's file.")],
    *,
    html: Annotated[str, typer.Option(help="One file for a browser.", metavar="FILE")] = "",
    pdf: Annotated[str, typer.Option(help="A PDF file.", metavar="FILE")] = "",
    as_json: Annotated[
        str,
        typer.Option("--json", help="Data, always whole; without a file, here.", metavar="[FILE]"),
    ] = "",
    part: Annotated[list[str] | None, typer.Option(help="Only this part; may be repeated.")] = None,
    course: Annotated[str, typer.Option(help="An exam course, for the planning sheet.")] = "",
    question: Annotated[str, typer.Option(help="Only this question's planning sheet.")] = "",
    short: Annotated[
        bool, typer.Option("--short", help="Some ten pages, to print or hand in.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over files.")] = False,
    reading: ReadingOption = "",
    scenario: ScenarioOption = DEFAULT_SCENARIO,
) -> int:
    """Look back on a play: in this terminal, or as HTML, PDF or JSON. It needs no window."""
    from game.cli import debriefs
    from game.report.writing import KINDS

    given = zip(KINDS, (html, pdf, as_json), strict=True)
    return debriefs.debrief(
        play,
        scenario,
        [(kind, where) for kind, where in given if where],
        parts=part or (),
        course=course,
        question=question,
        level=reading,
        short=short,
        force=force,
    )


def forget(
    names: Annotated[list[str] | None, typer.Argument(help="Plays, by their names.")] = None,
    *,
    everything: Annotated[bool, typer.Option("--all", help="Every play of the folder.")] = False,
    saves: SavesOption = None,
) -> int:
    """Delete kept plays with their backups, for good; without names, list them."""
    from game.cli import classes

    return classes.forget(names or [], saves, everything=everything)
