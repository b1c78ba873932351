"""Charts and timelines as lists and tables that can be read aloud."""

from __future__ import annotations

from game.present.page import (
    Chart,
    Quadrants,
    RiskChart,
    Series,
    Spread,
    Timelines,
)
from game.present.spoken import in_hundredths, sentences, whole_points
from game.text.wrapping import aligned, wrapped

ALIKE = {True: "Alike.", False: "Here they part.", None: "Over by then."}


def _by_day(series: Series) -> dict[int, float]:
    """The last value of each day."""
    return {max(1, int(day)): value for day, value in series.points}


def chart_lines(chart: Chart, width: int) -> list[str]:
    """A chart as a table of days and lines, with its named events below."""
    ends = [f"0 is {chart.low_name}" if chart.low_name else ""]
    ends.append(f"100 is {chart.high_name}" if chart.high_name else "")
    lines = wrapped(sentences([chart.title, ", ".join(end for end in ends if end)]), width)
    values = [_by_day(series) for series in chart.series]
    days = [day for day in range(1, chart.days + 1) if any(day in line for line in values)]
    rows = [
        (str(day), *(whole_points(line[day]) if day in line else "none" for line in values))
        for day in days
    ]
    head = ("Day", *(series.name for series in chart.series))
    lines += aligned(head, rows, width) if rows else ["Nothing yet."]
    for note in chart.notes:
        lines += wrapped(f"Day {max(1, int(note.day))}: {note.text}", width, first="- ")
    return lines


def risk_lines(chart: RiskChart, width: int) -> list[str]:
    """The chart of a share: in a sentence, then what each line showed on each evening."""
    lines = wrapped(sentences([chart.title, chart.note, chart.alternative]), width)
    own = {int(at): value for at, value in chart.evenings}
    other = {int(at): value for at, value in chart.other}
    band = {int(each.at): each for each in chart.band}
    rows = []
    yours, theirs, spans, *_marks = chart.key
    for day in range(1, chart.days + 1):
        span = band.get(day)
        row = (
            in_hundredths(own[day]) if day in own else "none",
            in_hundredths(other[day]) if day in other else "none",
            f"{in_hundredths(span.low)} to {in_hundredths(span.high)}" if span else "none",
        )
        if row != ("none", "none", "none"):
            rows.append((str(chart.first_date + day - 1), *row))
    return [*lines, *aligned(("Evening", yours, theirs, spans), rows, width)]


def spread_lines(block: Spread, width: int) -> list[str]:
    """Bars in words: which they are, then what each part stands for."""
    names = ", ".join(name for name, _parts in block.rows if name)
    lines = wrapped(sentences([block.caption, names]), width)
    for told in block.key:
        lines += wrapped(told, width, first="- ")
    return lines


def quadrant_lines(block: Quadrants, width: int) -> list[str]:
    """Four cells, each under both of its answers."""
    lines = wrapped(block.caption, width) if block.caption else []
    for row, cells in zip(block.rows, block.cells, strict=True):
        for column, told in zip(block.columns, cells, strict=True):
            lines += wrapped(f"{row}, {column}:", width)
            for text in told or (block.empty,):
                lines += wrapped(text, width, first="- ")
    return lines


def timeline_lines(block: Timelines, width: int, numbers: dict[str, int]) -> list[str]:
    """Two timelines as rows: the day, yours, history's, and whether they are alike."""
    lines: list[str] = []
    for row in block.rows:
        number = numbers.get(row.action)
        mark = "" if number is None else f"[{number}] "
        chosen = " (open)" if row.selected else ""
        lines += wrapped(f"{mark}Day {row.day}, {row.date}{chosen}. {ALIKE[row.alike]}", width)
        lines += wrapped(f"{block.yours}: {row.yours or 'nothing'}", width, first="  ", rest="    ")
        theirs = f"{block.history}: {row.history or 'nothing'}"
        lines += wrapped(theirs, width, first="  ", rest="    ")
    return lines
