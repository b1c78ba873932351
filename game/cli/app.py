"""The command line: the window without a command, and which commands there are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from game import __version__
from game.cli.commands import classes, plays, program, scenarios
from game.cli.common import DEFAULT_SCENARIO, Wish, trouble
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

ABORTED = 130

app = typer.Typer(
    name="knot-of-war",
    help="Thirteen days at one desk. Without a command the game opens in a window.",
    add_completion=False,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def run(arguments: list[str]) -> int:
    """Run the command that the arguments name; returns its exit status."""
    try:
        result = app(with_streams(arguments), prog_name="knot-of-war", standalone_mode=False)
    except typer.Abort:
        return ABORTED
    except Exception as error:
        # The library's own complaints (an unknown option, a bad value) know how to show
        # themselves; their class has moved between its versions.
        show, status = getattr(error, "show", None), getattr(error, "exit_code", None)
        if not callable(show) or not isinstance(status, int):
            raise
        show()
        return status
    return result if isinstance(result, int) else 0


def with_streams(arguments: list[str]) -> list[str]:
    """The arguments, with “-” behind a `--json` of `debrief` that names no file."""
    if "debrief" not in arguments[:1]:
        return arguments
    found: list[str] = []
    for place, each in enumerate(arguments):
        found.append(each)
        last = place + 1 == len(arguments)
        if each == "--json" and (last or arguments[place + 1].startswith("--")):
            found.append("-")
    return found


def _version(*, wanted: bool) -> None:
    if wanted:
        print(f"knot-of-war {__version__}")
        raise typer.Exit


def _refuse_before(context: typer.Context) -> None:
    """Refuse an option that stands before the command: it would be passed over in silence."""
    for parameter in context.command.params:
        source = context.get_parameter_source(parameter.name or "")
        if source is not None and source.name == "COMMANDLINE":
            name = parameter.opts[0]
            trouble(
                f"{name} stands before “{context.invoked_subcommand}”; say it behind the command"
            )


@app.callback(invoke_without_command=True)
def window(  # noqa: PLR0913 (one parameter an option)
    context: typer.Context,
    *,
    scenario: ScenarioOption = DEFAULT_SCENARIO,
    length: LengthOption = Length.LESSON,
    luck: LuckOption = "",
    temperament: TemperamentOption = "documented",
    motive: MotiveOption = "",
    seed: SeedOption = "",
    class_code: ClassOption = "",
    reading: ReadingOption = "",
    saves: SavesOption = None,
    size: Annotated[str, typer.Option(help="The window, as WIDTHxHEIGHT.")] = "",
    full_screen: Annotated[bool, typer.Option("--full-screen", help="Fill the screen.")] = False,
    profile: ProfileOption = False,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> int:
    """The game in a window."""
    _version(wanted=version)
    if context.invoked_subcommand is not None:
        _refuse_before(context)
        return 0
    from game.cli.playing import open_window

    wish = Wish(length, luck, temperament, motive, seed, class_code, reading)
    return open_window(scenario, wish, saves, size=size, full_screen=full_screen, profile=profile)


COMMANDS: tuple[tuple[str, Callable[..., int]], ...] = (
    ("play", plays.play),
    ("autoplay", plays.autoplay),
    ("replay", plays.replay),
    ("debrief", plays.debrief),
    ("check", scenarios.check),
    ("new-scenario", scenarios.new_scenario),
    ("ballast", scenarios.ballast),
    ("analyse", scenarios.analyse),
    ("screenshots", program.screenshots),
    ("diagram", scenarios.diagram),
    ("bench", program.bench),
    ("doctor", program.doctor),
    ("class-code", classes.class_code),
    ("class-report", classes.class_report),
    ("lesson-pack", classes.lesson_pack),
    ("forget", plays.forget),
)
"""In the order of the help."""

for _name, _command in COMMANDS:
    app.command(_name)(_command)
