"""Commands about a class: its report."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from game.classroom.collect import REASONS, Collection, Collector
from game.classroom.inputs import Input, from_text, read_inputs
from game.cli.common import load_scenario, trouble
from game.play.runcode import compiled

if TYPE_CHECKING:
    from game.classroom.nearness import Nearness
    from game.classroom.summary import Summary

STANDARD_INPUT = "-"


def class_report(  # noqa: PLR0913 (one parameter an option)
    name: str,
    inputs: Sequence[str],
    out: Path,
    *,
    title: str,
    mend: bool,
    pdf: bool,
    force: bool,
) -> int:
    """Read codes and files, write the report, and say what was not counted and why."""
    from game.classroom.nearness import nearness
    from game.classroom.report import tallied, write_report
    from game.classroom.summary import summarise

    scenario = load_scenario(name)
    if out.exists() and not out.is_dir():
        trouble(f"{out} is a file; --out wants a folder")
    if (out / "class-report.html").exists() and not force:
        trouble(f"there is a report in {out} already; --force writes over it")
    kernels = compiled(scenario)
    collection = Collector(scenario, kernels).collect(_inputs(inputs), mend=mend)
    if not collection.runs and not collection.problems:
        trouble("there is no run code and no saved play in what was given")
    summary = summarise(scenario, collection, kernels)
    try:
        near = nearness(summary, kernels)
        written = list(write_report(summary, out, title, near))
        if pdf:
            written.append(_pdf(summary, out, title, near))
    except OSError as error:
        trouble(f"the report cannot be written to {out}: {error.strerror or error}")
    print(tallied(summary))
    _tell(collection)
    print(f"Written to {out}: {', '.join(path.name for path in written)}")
    return 0 if collection.runs else 1


def _pdf(summary: Summary, out: Path, title: str, near: Nearness | None) -> Path:
    from game.classroom.pdf import NoPdf, write_pdf

    path = out / "class-report.pdf"
    try:
        write_pdf(summary, path, title, near)
    except NoPdf as error:
        trouble(str(error))
    return path


def _inputs(given: Sequence[str]) -> Iterator[Input]:
    """What was named: files and folders, `-` for what is piped in, or codes themselves."""
    for number, each in enumerate(given, 1):
        if each == STANDARD_INPUT:
            yield from_text(sys.stdin.read(), "standard input")
        elif _is_path(each):
            yield from read_inputs([Path(each)])
        else:
            yield from_text(each, f"input {number}")


def _is_path(text: str) -> bool:
    """Whether a text names something on the disk, or was meant to."""
    try:
        there = Path(text).exists()
    except (OSError, ValueError):
        return False
    return there or "/" in text or "\\" in text or "." in text


def _tell(collection: Collection) -> None:
    """Print everything that was not counted, by reason."""
    for why, words in REASONS.items():
        for each in collection.problems:
            if each.why != why:
                continue
            who = f" ({each.name})" if each.name else ""
            meant = f" Did you mean {each.meant}?" if each.meant else ""
            print(f"  {words}: {each.where}{who}. {each.said}{meant}")
    if collection.empty:
        print(f"  {len(collection.empty)} lines held no code.")
