"""The charts of a class report: SVG without scripts, readable in grey, each with a table beside it.

Series differ by hatching and by the figures printed on them, never by colour alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import pygal
from pygal.style import Style

from game.classroom.nearness import Nearness
from game.classroom.summary import LETTERS, Split, Summary

INK: Final = "#1d1a17"
PAPER: Final = "#ffffff"
GREYS: Final = ("#2b2724", "#8c857c", "#d8d2c8", "#5c564f", "#b3aca2")
"""Fills that stay apart in grey, dark and light in turn."""
FONT: Final = "PT Sans, Segoe UI, Helvetica, Arial, sans-serif"
_SCRIPT: Final = re.compile(r"<script\b.*?</script>", re.DOTALL)
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>\s*")
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)


def _style(**more: Any) -> Style:
    sizes = {
        "label_font_size": 13,
        "major_label_font_size": 13,
        "value_font_size": 13,
        "legend_font_size": 14,
        "title_font_size": 16,
        "tooltip_font_size": 13,
    }
    return Style(
        background=PAPER,
        plot_background=PAPER,
        foreground=INK,
        foreground_strong=INK,
        foreground_subtle="#9a938a",
        opacity="1",
        opacity_hover="1",
        font_family=FONT,
        colors=more.pop("colors", GREYS),
        value_colors=more.pop("value_colors", ("#ffffff", INK, INK, "#ffffff", INK)),
        **{**sizes, **more},
    )


def _config(**more: Any) -> dict[str, Any]:
    return {
        "js": [],
        "show_legend": False,
        "pretty_print": False,
        "disable_xml_declaration": True,
        "no_prefix": False,
        "print_values": True,
        "print_zeroes": False,
        "margin": 12,
        **more,
    }


def drawn(chart: Any, name: str, label: str) -> str:
    """A chart as inline SVG with a name for who cannot see it, without any script."""
    chart.uuid = name  # else a new one each time, and no two reports alike
    svg = str(chart.render(is_unicode=True))
    svg = _COMMENT.sub("", _SCRIPT.sub("", _DECLARATION.sub("", svg)))
    told = label.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    head, mark, rest = svg.partition("<svg ")
    return f'{head}{mark}role="img" aria-label="{told}" focusable="false" {rest}'


def split_chart(splits: Sequence[Split], title: str) -> str:
    """How the class answered each matter: one bar a matter, the documented answer marked ◆."""
    chart = pygal.HorizontalStackedBar(
        **_config(height=60 + 34 * len(splits), width=900, print_values=True),
        style=_style(),
    )
    rows = list(reversed(splits))
    chart.x_labels = [f"{split.day}. {_short(split.matter.title)}" for split in rows]
    room = max((split.asked for split in splits), default=1)
    most = max((len(split.parts) for split in splits), default=0)
    for place in range(most):
        chart.add(LETTERS[place], [_part(split, place, room) for split in rows])
    return drawn(chart, "split", title)


def _part(split: Split, place: int, room: int) -> Mapping[str, Any] | None:
    if place >= len(split.parts) or not split.parts[place].runs:
        return None
    part = split.parts[place]
    said = LETTERS[place] + ("◆" if part.historical else "")
    edge = f"stroke: {PAPER}; stroke-width: 2"
    return {"value": len(part.runs), "style": edge, "formatter": _lettered(said, room)}


def _lettered(said: str, room: int) -> Callable[[float], str]:
    """What is printed on a part of a bar: its letter and figure, where there is room for them."""

    def told(value: float) -> str:
        if value * NARROW < room:
            return ""
        return f"{said} {value:.0f}" if value * WIDE >= room else f"{value:.0f}"

    return told


NARROW: Final = 40
WIDE: Final = 14
"""A bar's part shows its figure from a fortieth of the chart's width on, its letter from there."""


def end_chart(summary: Summary, title: str) -> str:
    """How many came to each ending."""
    ends = list(reversed(summary.ends))
    chart = pygal.HorizontalBar(
        **_config(height=70 + 34 * len(ends), width=900),
        style=_style(colors=(GREYS[0],), value_colors=("#ffffff",)),
        value_formatter=lambda value: f"{value:.0f}",
    )
    chart.x_labels = [_short(end.ending.title if end.ending else "Not finished") for end in ends]
    chart.add("runs", [len(end.runs) for end in ends])
    return drawn(chart, "ends", title)


def odds_chart(summary: Summary, title: str) -> str:
    """What was said to be likely against how often it came: a point for each step of odds."""
    chart = pygal.XY(
        **_config(
            height=420, width=560, show_legend=True, legend_at_bottom=True, truncate_legend=-1
        ),
        style=_style(colors=("#9a938a", INK), value_colors=("#9a938a", INK)),
        xrange=(0, 100),
        range=(0, 100),
        x_title="said, in a hundred",
        y_title="came about, in a hundred",
        x_labels=list(range(0, 101, 20)),
        y_labels=list(range(0, 101, 20)),
        dots_size=6,
        value_formatter=lambda _value: "",
    )
    chart.add("as it would be if every odds were right", [(0, 0), (100, 100)], show_dots=False)
    points = [(each.odds, 100 * each.came / each.asked) for each in summary.judging.bins]
    chart.add("this class", points, stroke=False)
    return drawn(chart, "odds", title)


def near_chart(near: Nearness, days: int, title: str) -> str:
    """The curves of all runs, thin and grey, under history's thick and dashed one."""
    curves = [curve for curve in near.curves if curve]
    greys = tuple("#8c857c" for _curve in curves)
    chart = pygal.XY(
        **_config(height=420, width=900, print_values=False),
        style=_style(colors=(*greys, INK), value_colors=(INK,)),
        show_dots=False,
        xrange=(1, days + 1),
        range=(0, 100),
        x_title="evening of day",
        y_title="of 100 ways on",
        x_labels=list(range(1, days + 1)),
        y_labels=list(range(0, 101, 20)),
        x_value_formatter=lambda value: f"{value:.0f}",
        value_formatter=lambda value: f"{value:.0f}",
    )
    for number, curve in enumerate(curves, 1):
        chart.add(f"run {number}", list(curve), stroke_style={"width": 1})
    chart.add("history", list(near.history))
    last = f"#chart-near .serie-{len(curves)} .line"
    thick = f"{last}{{stroke-width:6px;stroke-dasharray:14 7}}</style>"
    return drawn(chart, "near", title).replace("</style>", thick, 1)


def _short(text: str, most: int = 34) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
