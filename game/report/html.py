"""A debrief as one HTML file: it asks for nothing, runs nothing, and prints well."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from game.debrief import qr
from game.present import page as p
from game.present.frame import texts_of
from game.present.markup import paragraphs, spans
from game.report import charts
from game.report.bundle import Bundle
from game.scenario.model import Source

TEMPLATE = "debrief.html.j2"
SECTION_LEVEL = 2
DEEPEST = 4
ALIKE = {True: "alike", False: "differ", None: "over by then"}
VERIFIED = {
    "read": "The text was read for this game.",
    "excerpt-seen": "A part of it, or a quotation from it, was read.",
    "memory": "Not checked for this game.",
}


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text in one style; `href` is empty where it leads nowhere on paper."""

    text: str
    style: str
    href: str = ""


def render(bundle: Bundle) -> str:
    """The whole file as text. The same play gives the same file."""
    writer = _Writer(bundle)
    shown = [writer.section(place) for place in range(len(bundle.sections))]
    text: str = _template().render(
        lang=bundle.frame.scenario.head.language,
        title=bundle.title,
        facts=bundle.facts,
        code=bundle.code,
        qr=_picture(bundle.code),
        sections=shown,
        sources=[_source(each) for each in bundle.sources],
    )
    return text


def _template() -> Any:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(TEMPLATE)


def _picture(code: str) -> dict[str, Any] | None:
    if not code:
        return None
    side, path = qr.path(qr.matrix(code))
    return {"side": side, "path": path}


def _source(source: Source) -> dict[str, str]:
    parts = (source.author, source.date, source.publisher, source.held_by, source.locator)
    return {
        "id": source.id,
        "name": source.used_as,
        "title": source.title,
        "where": "; ".join(part for part in parts if part),
        "reliability": source.reliability,
        "verified": VERIFIED[source.verified],
        "url": source.url if source.url.startswith(("http://", "https://")) else "",
    }


class _Writer:
    """Turns blocks into what the template sets, section by section."""

    def __init__(self, bundle: Bundle) -> None:
        self.bundle = bundle
        self.known = {source.id for source in bundle.sources}
        self.schools = {
            f"{each.name} ({each.family}, {each.years})": f"school-{each.id}"
            for each in bundle.frame.scenario.schools
        }
        headings = {
            block.text
            for section in bundle.sections
            for block in section.blocks
            if isinstance(block, p.Heading)
        }
        self.anchors = {name for text, name in self.schools.items() if text in headings}
        self.level = SECTION_LEVEL
        self.count = 0

    def section(self, place: int) -> dict[str, Any]:
        section = self.bundle.sections[place]
        self.level = SECTION_LEVEL
        return {
            "id": f"part-{section.kind}",
            "number": place + 1,
            "title": section.title,
            "subtitle": section.subtitle,
            "blocks": list(self._blocks(section.blocks)),
        }

    def _blocks(self, blocks: tuple[p.Block, ...]) -> Iterator[dict[str, Any]]:
        small: list[dict[str, Any]] = []
        for block in blocks:
            if isinstance(block, p.Chart) and block.size == "small":
                small.append(self._chart(block))
                continue
            if small:
                yield {"kind": "charts", "charts": small}
                small = []
            yield self.block(block)
        if small:
            yield {"kind": "charts", "charts": small}

    def block(self, block: p.Block) -> dict[str, Any]:
        """One block as the template knows it; what has no shape of its own is told in words."""
        make = MAKERS.get(type(block))
        if make is not None:
            return make(self, block)
        return {"kind": "prose", "voice": "interface", "paragraphs": self._told(texts_of([block]))}

    # -- words

    def runs(self, text: str) -> list[Run]:
        return [Run(span.text, span.style, self._href(span.target)) for span in spans(text)]

    def _href(self, target: str) -> str:
        kind, _colon, name = target.partition(":")
        if kind == "source" and name in self.known:
            return f"#source-{name}"
        if kind == "school" and f"school-{name}" in self.anchors:
            return f"#school-{name}"
        return ""

    def _told(self, texts: list[str]) -> list[list[Run]]:
        return [self.runs(part) for text in texts for part in paragraphs(text)]

    # -- blocks

    def heading(self, block: p.Heading) -> dict[str, Any]:
        wanted = SECTION_LEVEL + max(1, block.level - 1)
        self.level = min(wanted, self.level + 1, DEEPEST)
        name = self.schools.get(block.text, "")
        return {
            "kind": "heading", "level": self.level, "text": block.text, "note": block.note,
            "id": name if name in self.anchors else "",
        }  # fmt: skip

    def prose(self, block: p.Prose) -> dict[str, Any]:
        told = self._told([block.text])
        return {"kind": "prose", "voice": block.voice, "paragraphs": told}

    def quote(self, block: p.Quote) -> dict[str, Any]:
        name = block.link.rpartition(":")[2]
        href = f"#source-{name}" if name in self.known else ""
        return {
            "kind": "quote", "text": block.text.strip("“”"), "speaker": block.speaker,
            "source": block.source, "href": href,
        }  # fmt: skip

    def facts(self, block: p.Facts) -> dict[str, Any]:
        return {"kind": "facts", "rows": [(name, self.runs(value)) for name, value in block.rows]}

    def table(self, block: p.Table) -> dict[str, Any]:
        rows = [[self.runs(cell) for cell in row] for row in block.rows]
        return {"kind": "table", "caption": block.caption, "head": block.head, "rows": rows}

    def field(self, block: p.Field) -> dict[str, Any]:
        return {"kind": "field", "label": block.label, "value": block.value}

    def timelines(self, block: p.Timelines) -> dict[str, Any]:
        rows = [(row.date, row.yours, row.history, ALIKE[row.alike]) for row in block.rows]
        return {"kind": "timelines", "yours": block.yours, "history": block.history, "rows": rows}

    def chart(self, block: p.Chart) -> dict[str, Any]:
        return {"kind": "chart", **self._chart(block)}

    def _chart(self, block: p.Chart) -> dict[str, Any]:
        self.count += 1
        names = ", ".join(series.name for series in block.series)
        ends = f"0 is “{block.low_name}”, 100 “{block.high_name}”."
        return {
            "title": block.title,
            "ends": ends,
            "label": f"{block.title} from day to day: {names}. {ends} A table has the figures.",
            "svg": Markup(charts.line_chart(block, f"chart-{self.count}")),  # noqa: S704 (our own)
            "names": [(series.name, series.style) for series in block.series],
            "notes": [(str(block.first_date + int(n.day) - 1), n.text) for n in block.notes],
        }

    def calibration(self, block: p.Calibration) -> dict[str, Any]:
        bands = [
            {
                "name": band.name,
                "told": band.told,
                "asked": band.asked,
                "came": band.came,
                "said": f"{band.said:.0f}",
                "svg": Markup(charts.track(band)),  # noqa: S704 (our own)
            }
            for band in block.bands
        ]
        return {"kind": "calibration", "title": block.title, "note": block.note, "bands": bands}

    def risk(self, block: p.RiskChart) -> dict[str, Any]:
        return {
            "kind": "risk",
            "title": block.title,
            "note": block.note,
            "label": f"{block.title} {block.note} {block.alternative}",
            "svg": Markup(charts.risk_picture(block)),  # noqa: S704 (our own)
            "key": [(Markup(svg), text) for svg, text in charts.risk_keys(block)],  # noqa: S704
        }

    def spread(self, block: p.Spread) -> dict[str, Any]:
        rows = [
            (name, Markup(charts.bar(parts)))  # noqa: S704 (our own)
            for name, parts in block.rows
            if any(parts)
        ]
        key = list(zip(charts.shades(len(block.key)), block.key, strict=True))
        return {"kind": "spread", "caption": block.caption, "rows": rows, "key": key}

    def quadrants(self, block: p.Quadrants) -> dict[str, Any]:
        rows = [
            (name, [list(cell) or [block.empty] for cell in cells])
            for name, cells in zip(block.rows, block.cells, strict=True)
        ]
        return {
            "kind": "quadrants", "caption": block.caption, "columns": block.columns, "rows": rows,
        }  # fmt: skip

    def squares(self, block: p.DaySquares) -> dict[str, Any]:
        return {"kind": "prose", "voice": "note",
                "paragraphs": [[Run(f"Day {block.last} of {block.days}.", "plain")]]}  # fmt: skip

    def rule(self, _block: p.Rule) -> dict[str, Any]:
        return {"kind": "rule"}


MAKERS: Mapping[type[Any], Callable[[_Writer, Any], dict[str, Any]]] = {
    p.Heading: _Writer.heading,
    p.Prose: _Writer.prose,
    p.Quote: _Writer.quote,
    p.Facts: _Writer.facts,
    p.Table: _Writer.table,
    p.Field: _Writer.field,
    p.Timelines: _Writer.timelines,
    p.Chart: _Writer.chart,
    p.Calibration: _Writer.calibration,
    p.RiskChart: _Writer.risk,
    p.Spread: _Writer.spread,
    p.Quadrants: _Writer.quadrants,
    p.DaySquares: _Writer.squares,
    p.Rule: _Writer.rule,
}
"""How each kind of block is set on paper."""
