"""An analysis as one page of HTML that needs nothing else: tables, and pictures as SVG."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pygal
from jinja2 import Environment
from pygal.style import Style

from game.cli.analysis_tables import tables
from game.cli.analysis_text import CLASSES, Report

MATTERS = ("matter", "interruption", "clause")
SHOWN = 24
"""Bars of a picture; the table beneath holds all."""

# Told apart in grey as well: light to dark from settled to nuclear.
COLOURS = ("#9ecae1", "#c7c7a0", "#e0b060", "#b08a68", "#a04a3a", "#402020")
_STYLE = Style(
    background="transparent",
    plot_background="transparent",
    foreground="#222222",
    foreground_strong="#111111",
    foreground_subtle="#666666",
    colors=COLOURS,
    font_family="sans-serif",
)
_SVG = re.compile(r"<svg ")
_SURPLUS = re.compile(r"<\?xml.*?\?>|<!--.*?-->|<script.*?</script>", re.DOTALL)
"""What the library adds to a picture and a page that stands alone does not want."""


def page(report: Report) -> str:
    """The report as a page of HTML, whole in itself."""
    lengths = [
        {**each, "pictures": _pictures(each), "tables": list(tables(each["seen"]))}
        for each in report["lengths"]
    ]
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_PAGE).render(report=report, lengths=lengths)


# --- Pictures ---------------------------------------------------------------


def _pictures(each: Report) -> list[str]:
    seen = each["seen"]
    pictures = [_odds(seen), _bits(seen)]
    if seen["options"]:
        pictures.append(_worse(seen))
    if seen["balance"]:
        pictures.append(_ladder(seen))
    if seen["calm"]:
        pictures.append(_calm(seen))
    return pictures


def _options(title: str, height: int) -> dict[str, Any]:
    """What all pictures have in common. `js` empty: nothing is fetched and nothing moves."""
    return {
        "title": title,
        "style": _STYLE,
        "js": [],
        "disable_xml_declaration": True,
        "width": 900,
        "height": height,
        "legend_at_bottom": True,
        "truncate_legend": -1,
        "truncate_label": 44,
        "no_prefix": True,
    }


def _drawn(chart: Any, told: str) -> str:
    """The picture as SVG that a screen reader names."""
    text = _SURPLUS.sub("", chart.render(is_unicode=True)).strip()
    label = told.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    return _SVG.sub(f'<svg role="img" aria-label="{label}" ', text, count=1)


def _odds(seen: Report) -> str:
    title = "Of a hundred plays, how they end"
    chart = pygal.HorizontalStackedBar(**_options(title, 80 + 34 * len(seen["odds"])))
    rows = list(reversed(seen["odds"]))
    chart.x_labels = [odds["policy"] for odds in rows]
    for kind in CLASSES:
        values = [100 * odds["classes"].get(kind, {"share": 0})["share"] for odds in rows]
        chart.add(kind, [round(value, 1) for value in values])
    told = "; ".join(
        f"{odds['policy']}: settled {100 * _share(odds, 'settled'):.0f}, "
        f"nuclear {100 * _share(odds, 'nuclear'):.0f}"
        for odds in seen["odds"]
    )
    return _drawn(chart, f"{title}. {told}. The table below holds the figures.")


def _share(odds: Report, kind: str) -> float:
    share: float = odds["classes"].get(kind, {"share": 0.0})["share"]
    return share


def _bits(seen: Report) -> str:
    title = "What a decision tells about the ending, in thousandths of a bit (random play)"
    decisions = [item for item in seen["decisions"] if item["kind"] in MATTERS]
    rows = sorted(decisions, key=lambda item: item["bits"])[-SHOWN:]
    return _bars(
        title,
        [(_menu(item["menu"]), round(1000 * item["bits"], 1)) for item in rows],
        "thousandths of a bit",
    )


def _worse(seen: Report) -> str:
    title = "Options to which another is better, in hundredths of the positions"
    rows = sorted(seen["options"], key=lambda item: item["dominated"])[-SHOWN:]
    named = [
        (f"{_menu(item['menu'])}: {item['id']}", round(100 * item["dominated"])) for item in rows
    ]
    return _bars(title, named, "of 100 positions")


def _bars(title: str, rows: Sequence[tuple[str, float]], unit: str) -> str:
    chart = pygal.HorizontalBar(**_options(title, 80 + 22 * len(rows)))
    chart.x_labels = [name for name, _value in rows]
    chart.add(unit, [value for _name, value in rows])
    told = ", ".join(f"{name} {value:g}" for name, value in reversed(rows[-5:]))
    return _drawn(chart, f"{title}. The largest: {told}. The table below holds all.")


def _ladder(seen: Report) -> str:
    title = "Ways down and ways up on each rung of the ladder"
    chart = pygal.Bar(**_options(title, 360))
    rows = seen["balance"]
    chart.x_labels = [str(item["rung"]) for item in rows]
    chart.add("ways down", [item["ways_down"] for item in rows])
    chart.add("ways up", [item["ways_up"] for item in rows])
    told = "; ".join(
        f"rung {item['rung']}: {item['ways_down']} down, {item['ways_up']} up" for item in rows
    )
    return _drawn(chart, f"{title}. {told}.")


def _calm(seen: Report) -> str:
    title = "The player’s calm in the morning, the middle play of each policy"
    chart = pygal.Line(**_options(title, 420), range=(0, 100))
    longest = max(seen["calm"].values(), key=len)
    chart.x_labels = [str(item["day"]) for item in longest]
    for name, rows in seen["calm"].items():
        chart.add(name, [item["middle"] for item in rows])
    told = "; ".join(
        f"{name} {rows[0]['middle']} to {rows[-1]['middle']}"
        for name, rows in seen["calm"].items()
        if rows
    )
    return _drawn(chart, f"{title}. From the first morning to the last: {told}.")


def _menu(key: str) -> str:
    """A menu's key without its kind and slot: the day and what is asked."""
    parts = key.split("/")
    return f"{parts[1]} {parts[-1] if parts[-1] != '0' else parts[-2]}"


_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{{ report.title }}: analysis</title>
<style>
body { font: 16px/1.5 sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
       color: #222; }
table { border-collapse: collapse; font-size: 0.85rem; margin: 0 0 2rem; }
caption { text-align: left; font-weight: bold; padding: 0.3rem 0; }
th, td { border-bottom: 1px solid #ccc; padding: 0.15rem 0.6rem 0.15rem 0; text-align: left;
         vertical-align: top; overflow-wrap: anywhere; }
details { margin: 0 0 1rem; }
summary { cursor: pointer; }
svg { max-width: 100%; height: auto; }
@media print { details { display: block; } }
</style>
</head>
<body>
<h1>{{ report.title }}: analysis</h1>
<p>{{ "{:,}".format(report.plays) }} plays a policy from seed {{ report.seed }}, with drawn luck
and the documented temperament. These are statements about the rules of this game, not about
history.</p>
{% if report.stopped %}
<p><strong>Stopped early: this is what there was by then.</strong></p>
{% endif %}
<h2>Findings</h2>
{% if report.findings %}
<ul>
{% for each in report.findings %}
<li><code>{{ each.file }}:{{ each.line }}</code> {{ each.severity }} {{ each.code }}:
{{ each.message }}
{% for line in each.help %}<br>{{ line }}{% endfor %}</li>
{% endfor %}
</ul>
{% else %}<p>None.</p>{% endif %}
{% for each in lengths %}
<h2>Length: {{ each.length }}</h2>
<h3>Proved, by ranges</h3>
{% if each.proved.never or each.proved.always %}
<ul>
{% for line in each.proved.never %}<li>{{ line }}</li>
{% endfor %}
{% for line in each.proved.always %}<li>{{ line }}</li>
{% endfor %}
</ul>
{% else %}<p>Nothing is shown to be impossible.</p>{% endif %}
<h3>Seen</h3>
{% for picture in each.pictures %}<figure>{{ picture | safe }}</figure>
{% endfor %}
{% for table in each.tables %}
<details{% if loop.index <= 2 %} open{% endif %}><summary>{{ table.title }}</summary>
<table>
<caption>{{ table.title }}</caption>
<thead><tr>{% for name in table.columns %}<th scope="col">{{ name }}</th>{% endfor %}</tr></thead>
<tbody>
{% for row in table.rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>
{% endfor %}
</tbody>
</table>
</details>
{% endfor %}
<h3>Not found in {{ "{:,}".format(each.looked_in) }} plays</h3>
{% if each.not_found %}
<ul>
{% for thing in each.not_found %}
<li>{{ thing.kind }} {{ thing.id }} (<code>{{ thing.place }}</code>)</li>
{% endfor %}
</ul>
{% else %}<p>Everything was reached.</p>{% endif %}
{% endfor %}
</body>
</html>
"""
