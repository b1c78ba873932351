"""A class as tables: one list of sheets for the workbook, the CSV files and the HTML page."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from game.classroom.collect import REASONS
from game.classroom.digest import Run
from game.classroom.nearness import Nearness
from game.classroom.summary import CLASS_WORDS, LETTERS, Split, Summary
from game.classroom.talk import Topic
from game.classroom.words import cell, plain

BOM: Final = "\ufeff"
WIDEST: Final = 60
_WHEN: Final = datetime(1980, 1, 1, tzinfo=UTC)  # the same for every report: none says when
Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its name (also of its file), its heads, its rows."""

    name: str
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def sheets(
    summary: Summary, found: Sequence[Topic], near: Nearness | None = None
) -> tuple[Sheet, ...]:
    """Every table of a class report, in order; how close it was only where that was judged."""
    judged = () if near is None else (_nearness(summary, near),)
    return (
        Sheet("class", "The class", _CLASS_HEAD, tuple(_class_rows(summary))),
        Sheet(
            "decisions",
            "Where the class split",
            ("Day", "Matter", "Letter", "Answer", "Runs", "Decided it", "History"),
            tuple(_decisions(summary.splits)),
        ),
        _answers(summary),
        _forecasts(summary),
        Sheet(
            "endings",
            "Endings",
            ("Ending", "Class", "Runs"),
            tuple(
                (e.ending.title, CLASS_WORDS[e.ending.kind], len(e.runs))
                if e.ending
                else ("Not finished", "", len(e.runs))
                for e in summary.ends
            ),
        ),
        Sheet("judging", "How well odds were given", _JUDGING, tuple(_judging(summary))),
        Sheet(
            "questions",
            "Questions that could have been asked",
            ("Day", "Adviser", "Question", "Asked by", "Could ask", "Would have brought"),
            tuple(
                (u.day, _short(summary, u.question.to), plain(u.question.text), u.asked, u.could,
                 "; ".join(u.brings))
                for u in summary.unasked
            ),
        ),
        *judged,
        Sheet("talk", "Questions for the class", _TALK, tuple(_topic(each) for each in found)),
        Sheet(
            "not-counted",
            "What was not counted, and why",
            ("Where", "Name", "Reason", "What is wrong", "Handed in", "Did you mean"),
            tuple(
                (p.where, p.name, REASONS[p.why], p.said, p.text, p.meant)
                for p in summary.collection.problems
            ),
        ),
    )  # fmt: skip


_CLASS_HEAD: Final = (
    "Run", "Name", "Ending", "Class of ending", "Last day", "Answers as in history",
    "Answers given", "Forecasts", "Mean error (0 best, 1 worst)", "Questions asked",
    "Initiatives", "Words written", "Run code",
)  # fmt: skip
_JUDGING: Final = ("Who", "Questions", "Mean error (0 best, 1 worst)")
_TALK: Final = ("Day", "About", "How the class stood", "Run", "did", "Other run", "did", "Ask")


def _all(summary: Summary) -> Iterator[Run]:
    yield from summary.history.values()
    yield from summary.runs


def as_in_history(summary: Summary, run: Run) -> tuple[int, int]:
    """How many answers of a run are the documented ones, and how many it gave."""
    documented = {s.matter.id: s.past for s in summary.splits if s.past}
    given = [each for each in run.decisions if each.matter in documented]
    return sum(documented[each.matter] == each.option for each in given), len(given)


def _class_rows(summary: Summary) -> Iterator[tuple[Cell, ...]]:
    for run in _all(summary):
        yield _class_row(summary, run)


def _class_row(summary: Summary, run: Run) -> tuple[Cell, ...]:
    same, given = as_in_history(summary, run)
    ending = run.ending
    name = run.handed.name or (summary.scenario.head.words.player_then if not run.number else "")
    return (
        run.number, name,
        ending.title if ending else f"Not finished, day {run.last_day}",
        CLASS_WORDS[ending.kind] if ending else "",
        run.last_day, same, given,
        run.scores[0].questions if run.scores else 0,
        None if run.error is None else run.error / 10_000,
        len(run.asked), len(run.initiatives), run.words, run.handed.code,
    )  # fmt: skip


def _decisions(splits: Sequence[Split]) -> Iterator[tuple[Cell, ...]]:
    for split in splits:
        for letter, part in zip(LETTERS, split.parts, strict=False):
            yield (
                split.day, split.matter.title, letter, plain(part.option.text),
                len(part.runs), split.asked, "history" if part.historical else "",
            )  # fmt: skip


def _answers(summary: Summary) -> Sheet:
    rows: list[tuple[Cell, ...]] = []
    head = ("Run", "Name", *(f"{s.day}. {s.matter.title}" for s in summary.splits))
    for run in _all(summary):
        chosen = run.chosen
        letters = [_letter(split, chosen.get(split.matter.id, "")) for split in summary.splits]
        name = run.handed.name or ("History" if not run.number else "")
        rows.append((run.number, name, *letters))
    return Sheet("answers", "Every answer", head, tuple(rows))


def _letter(split: Split, option: str) -> str:
    ids = [part.option.id for part in split.parts]
    return LETTERS[ids.index(option)] if option in ids else ""


def _forecasts(summary: Summary) -> Sheet:
    rows = tuple(
        (run.number, run.handed.name, each.day, plain(each.ask), each.odds,
         {True: "yes", False: "no", None: "not decided"}[each.came])
        for run in summary.runs
        for each in run.forecasts
        if each.odds is not None
    )  # fmt: skip
    head = ("Run", "Name", "Day", "Question", "Odds given, in a hundred", "Came about")
    return Sheet("forecasts", "Every forecast", head, rows)


def _nearness(summary: Summary, near: Nearness) -> Sheet:
    days = range(1, len(summary.scenario.days) + 2)
    lines = [(0, "History", near.history)]
    lines += [
        (run.number, run.handed.name, curve)
        for run, curve in zip(summary.runs, near.curves, strict=True)
    ]
    rows: list[tuple[Cell, ...]] = []
    for number, name, curve in lines:
        told = {day: round(value, 1) for day, value in curve}
        rows.append((number, name, *(told.get(day) for day in days)))
    head = ("Run", "Name", *(f"Evening {day}" for day in days))
    title = f"How close it came: of 100 ways on from each evening ({near.plays} were played)"
    return Sheet("nearness", title, head, tuple(rows))


def _judging(summary: Summary) -> Iterator[tuple[Cell, ...]]:
    for score in summary.judging.scores:
        mean = None if score.error is None else score.error / 10_000
        yield who(summary, score.who), score.questions, mean


def who(summary: Summary, name: str) -> str:
    """Whose score it is, in words."""
    return {"": "This class", "even": "Fifty in a hundred, always"}.get(name) or _short(
        summary, name
    )


def _short(summary: Summary, person: str) -> str:
    return next((each.short for each in summary.scenario.people if each.id == person), person)


def _topic(topic: Topic) -> tuple[Cell, ...]:
    pair = topic.pair
    return (
        topic.day, plain(topic.title), plain(topic.stood), pair.first.label, plain(pair.did),
        pair.second.label, plain(pair.did_other), plain(f"{topic.ask} {topic.alike}".strip()),
    )  # fmt: skip


# --- Files ----------------------------------------------------------------------


def as_csv(sheet: Sheet) -> bytes:
    """A sheet as CSV in UTF-8 with its mark; no cell can be taken for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([cell(each) for each in sheet.head])
    for row in sheet.rows:
        writer.writerow([_csv_cell(each) for each in row])
    return (BOM + out.getvalue()).encode("utf-8", "replace")


def _csv_cell(value: Cell) -> Any:
    if isinstance(value, float):
        return f"{value:.4f}"
    return cell(value) if isinstance(value, str) else value


def write_workbook(path: Path, found: Sequence[Sheet]) -> None:
    """Write sheets into a workbook; texts stay texts, whatever they begin with.

    Raises:
        OSError: the file cannot be written.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "in_memory": True,
    }
    book = xlsxwriter.Workbook(str(path), options)
    book.set_properties({"created": _WHEN.replace(tzinfo=None)})
    bold = book.add_format({"bold": True, "bottom": 2, "text_wrap": True, "valign": "top"})
    plainly = book.add_format({"text_wrap": True, "valign": "top"})
    for sheet in found:
        page = book.add_worksheet(sheet.name)
        page.freeze_panes(1, 2)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        for column, head in enumerate(sheet.head):
            page.write_string(0, column, head, bold)
            page.set_column(column, column, _width(sheet, column))
        for line, row in enumerate(sheet.rows, 1):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    page.write_string(line, column, value, plainly)
                elif value is not None:
                    page.write_number(line, column, value, plainly)
    try:
        book.close()
    except FileCreateError as error:
        raise OSError(f"{path} cannot be written") from error


def _width(sheet: Sheet, column: int) -> int:
    cells = [row[column] for row in sheet.rows[:200] if column < len(row)]
    longest = max((len(str(each)) for each in cells if each is not None), default=0)
    return max(8, min(longest + 2, WIDEST), min(len(sheet.head[column]), 18))
