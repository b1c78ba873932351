"""The charts of a report: SVG without scripts, readable in grey, beside tables of their figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

import pygal
from pygal.style import Style

from game.art.charts import bar_strip
from game.art.judging import judged
from game.art.palette import DAY
from game.art.riskchart import KeySign, RiskLines, RiskPlot, risk_chart, risk_key
from game.present.page import CalibrationBand, Chart, RiskChart, Series

INK: Final = DAY.ink
RED: Final = DAY.red
GREY: Final = "#9a938a"
FONT: Final = "PT Sans, Segoe UI, Helvetica, Arial, sans-serif"
_SCRIPT: Final = re.compile(r"<script\b.*?</script>", re.DOTALL)
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
_TITLES: Final = re.compile(r"<(title|desc)\b[^>]*>[^<]*</\1>")
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>\s*")
_NAMESPACES: Final = re.compile(r'\sxmlns:xlink="[^"]*"')
SIZES: Final = {"large": (900, 380), "small": (440, 240)}
STROKES: Final = {
    "yours": {"width": 4},
    "history": {"width": 2, "dasharray": "8, 5"},
}
TRACK: Final = (300, 26)


def line_chart(chart: Chart, name: str) -> str:
    """A gauge over the days as inline SVG. `name` is unique in the document."""
    width, height = SIZES[chart.size]
    drawn = pygal.Line(
        js=[],
        width=width,
        height=height,
        show_legend=False,
        pretty_print=False,
        disable_xml_declaration=True,
        no_prefix=False,
        range=(0, 100),
        y_labels=[0, 25, 50, 75, 100],
        show_minor_x_labels=True,
        dots_size=3 if chart.size == "large" else 2,
        margin=8,
        style=_style(14 if chart.size == "large" else 15),
        value_formatter=lambda value: f"{value:.0f}",
    )
    drawn.uuid = name  # else each file would differ
    drawn.x_labels = [str(chart.first_date + day) for day in range(chart.days)]
    for series in chart.series:
        drawn.add(series.name, by_day(series, chart.days), stroke_style=STROKES[series.style])
    return _bare(drawn.render(is_unicode=True))


def by_day(series: Series, days: int) -> list[float | None]:
    """The last value of each day, 0 to 100; None where the line does not reach."""
    last = {int(day): value for day, value in series.points if day >= 1}
    return [last.get(day) for day in range(1, days + 1)]


def track(band: CalibrationBand) -> str:
    """A band of odds as inline SVG: what was said, what came, what right odds bring."""
    share = 100 / band.asked
    usual = (band.usual_low * share, band.usual_high * share)
    return _bare(judged(*TRACK, DAY, said=band.said, came=band.came_share, usual=usual))


RISK: Final = (900, 330)
RISK_EDGES: Final = (46, 10, 26)
"""Pixels left of the axes, above them and below them."""

PARTS: Final = 4


def risk_picture(chart: RiskChart) -> str:
    """How close it was, as inline SVG, with its axis and its dates."""
    width, height = RISK
    left, top, low = RISK_EDGES
    plot = RiskPlot(width - left, height - top - low, chart.days, chart.top)
    guides = [chart.top * part / PARTS for part in range(PARTS + 1)]
    inner = risk_chart(plot, risk_lines(chart), DAY, 1.0, guides)
    placed = _bare(inner).replace("<svg ", f'<svg x="{left}" y="{top}" ', 1)
    words = [_axis(left - 6, top + plot.y(value) + 5, f"{value:g}", "end") for value in guides]
    words += [
        _axis(left + plot.x(day + 1.5), height - 6, str(chart.first_date + day), "middle")
        for day in range(chart.days)
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f"{placed}{''.join(words)}</svg>"
    )


def _axis(x: float, y: float, text: str, anchor: str) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-family="{FONT}" '
        f'font-size="15" fill="{INK}">{text}</text>'
    )


def risk_lines(chart: RiskChart) -> RiskLines:
    """What the art room draws of the chart."""
    return RiskLines(
        tuple((step.at, step.value, step.mark) for step in chart.steps),
        tuple((each.at, each.low, each.high) for each in chart.errors),
        tuple((each.at, each.low, each.high) for each in chart.band),
        chart.other,
    )


RISK_SIGNS: Final[tuple[KeySign, ...]] = ("yours", "other", "band", "choice", "luck")


def risk_keys(chart: RiskChart) -> list[tuple[str, str]]:
    """The signs of the chart as small pictures, each with its word."""
    return [
        (_bare(risk_key(sign, DAY, width=36, height=14, scale=1.0)), text)
        for sign, text in zip(RISK_SIGNS, chart.key, strict=True)
    ]


BAR: Final = (600, 22)


def shades(count: int) -> tuple[str, ...]:
    """A colour for each part of a bar, from the gravest to the mildest."""
    known = (DAY.rope_red, DAY.ink, DAY.soft, DAY.manila_dark, DAY.manila, DAY.sheet)
    return tuple(known[min(place, len(known) - 1)] for place in range(count))


def bar(parts: Sequence[float]) -> str:
    """Parts of a whole as inline SVG."""
    colours = shades(len(parts))
    shown = [(value, colour) for value, colour in zip(parts, colours, strict=True) if value > 0]
    values, inks = [value for value, _ in shown], [colour for _, colour in shown]
    return _bare(bar_strip(*BAR, values, inks))


def _style(size: int) -> Style:
    return Style(
        background="transparent",
        plot_background="transparent",
        foreground=INK,
        foreground_strong=INK,
        foreground_subtle=GREY,
        opacity="1",
        opacity_hover="1",
        stroke_width=3,
        font_family=FONT,
        label_font_size=size,
        major_label_font_size=size,
        colors=(RED, INK),
    )


def _bare(svg: Any) -> str:
    """A picture without scripts, comments and declarations, to be set into a page."""
    text = str(svg)
    for pattern in (_DECLARATION, _COMMENT, _SCRIPT, _TITLES, _NAMESPACES):
        text = pattern.sub("", text)
    return text.strip()


def series_rows(chart: Chart) -> Sequence[tuple[str, ...]]:
    """The figures of a chart: a row for each day that any line reaches."""
    lines = [by_day(series, chart.days) for series in chart.series]
    rows = []
    for day in range(chart.days):
        values = ["" if line[day] is None else f"{line[day]:.0f}" for line in lines]
        if any(values):
            rows.append((str(chart.first_date + day), *values))
    return rows
