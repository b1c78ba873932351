"""The commands of a lesson: its code, its report, and what is printed for it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from game.cli.common import DEFAULT_SCENARIO
from game.cli.options import (
    LengthOption,
    ReadingOption,
    ScenarioOption,
    TemperamentOption,
)
from game.scenario.values import Length


def class_code(  # noqa: PLR0913
    word: Annotated[str, typer.Argument(help="Any word; it draws the luck of the class.")],
    *,
    length: LengthOption = Length.LESSON,
    luck: Annotated[str, typer.Option(help="drawn (from the word) or documented.")] = "drawn",
    temperament: TemperamentOption = "documented",
    motives: Annotated[
        bool, typer.Option("--motives", help="Everybody takes a secret motive.")
    ] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Hard words explained.")] = False,
    hold: Annotated[bool, typer.Option("--hold", help="The debrief waits for the class.")] = False,
    reading: ReadingOption = "",
    scenario: ScenarioOption = DEFAULT_SCENARIO,
) -> int:
    """Make the class code of a lesson: one short text for the board."""
    from game.cli import classes

    switches = classes.Switches(motives, plain, hold, reading)
    return classes.class_code(scenario, word, length, luck, temperament, switches)


def class_report(  # noqa: PLR0913
    inputs: Annotated[
        list[str], typer.Argument(help="Codes, files, folders; - reads what is piped in.")
    ],
    *,
    out: Annotated[Path, typer.Option(help="The folder for the report.")],
    title: Annotated[str, typer.Option(help="What the class is called in the report.")] = "",
    mend: Annotated[
        bool, typer.Option("--mend", help="Take every repair that is offered; the report says so.")
    ] = False,
    pdf: Annotated[bool, typer.Option("--pdf", help="Also a PDF (needs the extra pdf).")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over an older report.")] = False,
    scenario: ScenarioOption = DEFAULT_SCENARIO,
) -> int:
    """Make the report of a class: HTML, workbook and CSV, from codes and saved plays."""
    from game.cli import classroom

    return classroom.class_report(
        scenario, inputs, out, title=title, mend=mend, pdf=pdf, force=force
    )


def lesson_pack(
    out: Annotated[Path, typer.Option(help="The folder for the pack.")],
    *,
    class_code: Annotated[
        str, typer.Option("--class", help="A class code for the lesson card.")
    ] = "",
    force: Annotated[bool, typer.Option("--force", help="Write over an older pack.")] = False,
    scenario: ScenarioOption = DEFAULT_SCENARIO,
) -> int:
    """Write lesson plans, cards and sheets to print, and the edition on paper."""
    from game.cli import classes

    return classes.lesson_pack(scenario, out, class_code, force=force)
