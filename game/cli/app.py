"""The command line: names, options and help. Each command's work stands beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from game import __version__
from game.cli.common import DEFAULT_SCENARIO, Wish, trouble
from game.cli.options import (
    ClassOption,
    LengthOption,
    LuckOption,
    MotiveOption,
    ReadingOption,
    SavesOption,
    ScenarioOption,
    SeedOption,
    TemperamentOption,
)
from game.scenario.values import Length

ABORTED = 130
ProfileOption = Annotated[
    bool, typer.Option("--profile", help="Say at the end how long the frames took.")
]

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


@app.command()
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


@app.command()
def autoplay(  # noqa: PLR0913
    *,
    policy: Annotated[
        str,
        typer.Option(
            help="history, random, typical, informed, careful, reckless, swarm, class, "
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


@app.command()
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


@app.command()
def debrief(  # noqa: PLR0913
    play: Annotated[str, typer.Argument(help="A run code, or a saved play's file.")],
    *,
    html: Annotated[str, typer.Option(help="One file for a browser.", metavar="FILE")] = "",
    pdf: Annotated[str, typer.Option(help="A PDF file.", metavar="FILE")] = "",
    as_json: Annotated[
        str, typer.Option("--json", help="Data; without a file, here.", metavar="[FILE]")
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


@app.command()
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


@app.command("new-scenario")
def new_scenario(
    folder: Annotated[Path, typer.Argument(help="A new folder.", metavar="DIR")],
    *,
    force: Annotated[bool, typer.Option("--force", help="Also into a folder in use.")] = False,
) -> int:
    """Write a small commented scenario to begin with."""
    from game.cli import beginning

    return beginning.new_scenario(folder, force=force)


@app.command()
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


@app.command()
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


@app.command()
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


@app.command()
def diagram(
    *,
    tracks: Annotated[bool, typer.Option("--tracks", help="The tracks of a scenario.")] = False,
    scenario: ScenarioOption = DEFAULT_SCENARIO,
) -> int:
    """Print the turn machine, or a scenario's tracks, as Mermaid."""
    from game.cli import authors

    return authors.diagram(scenario, tracks=tracks)


@app.command()
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


@app.command()
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


@app.command("class-code")
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


@app.command("class-report")
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


@app.command("lesson-pack")
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


@app.command()
def forget(
    names: Annotated[list[str] | None, typer.Argument(help="Plays, by their names.")] = None,
    *,
    everything: Annotated[bool, typer.Option("--all", help="Every play of the folder.")] = False,
    saves: SavesOption = None,
) -> int:
    """Delete kept plays with their backups, for good; without names, list them."""
    from game.cli import classes

    return classes.forget(names or [], saves, everything=everything)
