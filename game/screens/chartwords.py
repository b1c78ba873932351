"""Charts in words and as tables: what of them is told rather than drawn."""

from __future__ import annotations

from game.present.page import Chart, Series, Table
from game.present.spoken import sentences, whole_points
from game.screens import wording


def by_day(series: Series, days: int) -> list[float]:
    """Return the last value of each day, as far as the line goes without a hole."""
    last = {max(1, int(day)): value for day, value in series.points}
    values: list[float] = []
    for day in range(1, days + 1):
        if day not in last:
            break
        values.append(last[day])
    return values


def chart_table(chart: Chart) -> Table:
    """Return a chart as a table: a row for each day, with what is named there."""
    lines = [by_day(series, chart.days) for series in chart.series]
    rows = []
    for day in range(chart.days):
        values = [whole_points(line[day]) if day < len(line) else "" for line in lines]
        told = "; ".join(note.text for note in chart.notes if int(note.day) == day + 1)
        if any(values):
            rows.append((str(chart.first_date + day), *values, told))
    head = (wording.DAY, *(series.name for series in chart.series), "")
    return Table(chart.title, head, tuple(rows))


def line_of(chart: Chart, style: str) -> tuple[float, ...]:
    """Return the values of the line of a style ("yours", "history"), day by day."""
    for series in chart.series:
        if series.style == style:
            return tuple(by_day(series, chart.days))
    return ()


def name_of(chart: Chart, style: str) -> str:
    """Return the name of the line of a style, or nothing where there is none."""
    return next((series.name for series in chart.series if series.style == style), "")


def in_words(chart: Chart) -> str:
    """A chart as a voice tells it: its ends, each line value by value, its events."""
    ends = ", ".join(part for part in (chart.low_name, chart.high_name) if part)
    told = [f"0 to 100: {ends}" if ends else ""]
    for series in chart.series:
        values = ", ".join(map(whole_points, by_day(series, chart.days)))
        told.append(f"{series.name}, day by day: {values}" if values else "")
    told += [f"{chart.first_date + int(note.day) - 1}: {note.text}" for note in chart.notes]
    return sentences(told)
