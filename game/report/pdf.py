"""A debrief as PDF, without a browser. It needs the extra `pdf`; HTML needs nothing."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.graphics.shapes import Drawing, Line
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from game.art.palette import DAY
from game.data import data_root
from game.present import page as p
from game.present.frame import texts_of
from game.present.markup import paragraphs, spans
from game.report import pdfart
from game.report.bundle import Bundle
from game.report.charts import shades
from game.report.html import ALIKE, VERIFIED
from game.report.pdfart import INK, RULE, SOFT

WIDE: Final = A4[0] - 32 * mm
FONTS: Final = {
    "Serif": "PTSerif-Regular",
    "Serif-Bold": "PTSerif-Bold",
    "Serif-Italic": "PTSerif-Italic",
    "Sans": "PTSans-Regular",
    "Sans-Bold": "PTSans-Bold",
    "Sans-Italic": "PTSans-Italic",
}
LARGE, SMALL = (WIDE, 62 * mm), (WIDE / 2 - 4 * mm, 38 * mm)


def render(bundle: Bundle) -> bytes:
    """The whole file. The same play gives the same bytes."""
    _fonts()
    out = io.BytesIO()
    document = BaseDocTemplate(
        out,
        pagesize=A4,
        leftMargin=16 * mm,
        rightMargin=16 * mm,
        topMargin=17 * mm,
        bottomMargin=17 * mm,
        title=bundle.title,
        author=bundle.frame.scenario.head.title,
        lang=bundle.frame.scenario.head.language,
        invariant=1,
    )
    area = Frame(document.leftMargin, document.bottomMargin, WIDE, document.height, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate("paper", [area], onPage=_foot))
    document.build(list(_story(bundle)))
    return out.getvalue()


def _fonts() -> None:
    for name, file in FONTS.items():
        registerFont(TTFont(name, str(data_root() / "assets" / "fonts" / f"{file}.ttf")))
    for name in ("Serif", "Sans"):
        registerFontFamily(
            name,
            normal=name,
            bold=f"{name}-Bold",
            italic=f"{name}-Italic",
            boldItalic=f"{name}-Bold",
        )


def _foot(canvas: Any, document: Any) -> None:
    canvas.saveState()
    canvas.setFont("Sans", 8)
    canvas.setFillColor(SOFT)
    canvas.drawRightString(A4[0] - 16 * mm, 10 * mm, str(document.page))
    canvas.drawString(16 * mm, 10 * mm, document.title)
    canvas.restoreState()


def _style(name: str, size: float, lead: float = 1.32, **more: Any) -> ParagraphStyle:
    usual = {"fontName": "Serif", "textColor": INK, "spaceAfter": 3, "spaceBefore": 0}
    return ParagraphStyle(name, fontSize=size, leading=size * lead, **usual | more)


NAMES, LONG_NAMES = 32 * mm, 92 * mm
SHORT: Final = 24
"""Letters of a name in a column of names, above which the column is wider."""

STYLES: Final = {
    "title": _style("title", 22, 1.15, fontName="Sans-Bold", spaceAfter=8),
    "h2": _style("h2", 17, 1.2, fontName="Sans-Bold", spaceAfter=5, keepWithNext=True),
    "h3": _style(
        "h3", 12.5, 1.25, fontName="Sans-Bold", spaceBefore=9, spaceAfter=3, keepWithNext=True
    ),
    "h4": _style(
        "h4", 9.5, 1.25, fontName="Sans-Bold", textColor=SOFT, spaceBefore=7, keepWithNext=True
    ),
    "document": _style("document", 10),
    "interface": _style("interface", 10),
    "lead": _style("lead", 10.5),
    "note": _style("note", 8.6, textColor=SOFT),
    "cell": _style("cell", 8.8, 1.25, spaceAfter=0),
    "head": _style("head", 8.6, 1.2, fontName="Sans-Bold", spaceAfter=0),
    "caption": _style(
        "caption", 9.2, fontName="Sans-Bold", spaceBefore=7, spaceAfter=2, keepWithNext=True
    ),
    "quote": _style(
        "quote", 10, fontName="Serif-Italic", leftIndent=10, borderPadding=(0, 0, 0, 6)
    ),
    "source": _style("source", 8, 1.25),
}


def _story(bundle: Bundle) -> Iterator[Flowable]:
    yield Paragraph(escape(bundle.title), STYLES["title"])
    yield _card(bundle)
    yield Spacer(1, 6)
    for place, section in enumerate(bundle.sections):
        if place:
            yield PageBreak()
        yield Paragraph(escape(section.title), STYLES["h2"])
        if section.subtitle:
            yield Paragraph(escape(section.subtitle), STYLES["note"])
        yield from _blocks(section.blocks)
    yield PageBreak()
    yield Paragraph("Sources", STYLES["h2"])
    for source in bundle.sources:
        parts = (source.author, source.date, source.publisher, source.locator)
        where = "; ".join(part for part in parts if part)
        told = f"<b>{escape(source.used_as)}</b>: {escape(source.title)}. {escape(where)}. "
        told += f"{escape(source.reliability)} {VERIFIED[source.verified]}"
        yield Paragraph(told, STYLES["source"])


def _card(bundle: Bundle) -> Flowable:
    """What was played, its code, and the code as a picture."""
    rows = [*bundle.facts, *((("Run code", bundle.code),) if bundle.code else ())]
    told = Table(
        [[_cell(name, "head"), _cell(value)] for name, value in rows], [36 * mm, WIDE - 78 * mm]
    )
    told.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")]))
    if not bundle.code:
        return told
    card = Table([[told, pdfart.code(bundle.code, 34 * mm)]], [WIDE - 40 * mm, 40 * mm])
    card.setStyle(
        TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("BOX", (0, 0), (-1, -1), 0.5, RULE)])
    )
    return card


# -- words


def _marked(text: str) -> str:
    styles = {"strong": "b", "emphasis": "i"}
    parts = []
    for span in spans(text):
        tag = styles.get(span.style)
        told = escape(span.text)
        parts.append(f"<{tag}>{told}</{tag}>" if tag else told)
    return "".join(parts)


def _cell(text: str, style: str = "cell") -> Paragraph:
    return Paragraph(_marked(text), STYLES[style])


# -- blocks


def _blocks(blocks: tuple[p.Block, ...]) -> Iterator[Flowable]:
    small: list[Flowable] = []
    for block in (*blocks, None):
        if isinstance(block, p.Chart) and block.size == "small":
            small.append(pdfart.chart(block, *SMALL))
            continue
        if small:
            yield from _side_by_side(small)
            small = []
        if block is not None:
            make: Callable[[Any], Iterator[Flowable]] = MAKERS.get(type(block), _told)
            yield from make(block)


def _side_by_side(charts: list[Flowable]) -> Iterator[Flowable]:
    for place in range(0, len(charts), 2):
        row = [*charts[place : place + 2], ""][:2]
        style = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)]
        yield Table([row], [WIDE / 2, WIDE / 2], style=style)


def _told(block: p.Block) -> Iterator[Flowable]:
    for text in texts_of([block]):
        yield Paragraph(_marked(text), STYLES["interface"])


def _heading(block: p.Heading) -> Iterator[Flowable]:
    note = f' <font size="8.5" color="{DAY.soft}">{escape(block.note)}</font>' if block.note else ""
    style = "h4" if block.level > 2 else "h3"  # noqa: PLR2004 (small capitals)
    yield Paragraph(f"{escape(block.text)}{note}", STYLES[style])


def _prose(block: p.Prose) -> Iterator[Flowable]:
    for part in paragraphs(block.text):
        yield Paragraph(_marked(part), STYLES[block.voice])


def _quote(block: p.Quote) -> Iterator[Flowable]:
    said = ". ".join(part for part in (block.speaker, block.source) if part)
    words = escape(block.text.strip("“”"))
    yield KeepTogether(
        [
            Paragraph(f"“{words}”", STYLES["quote"]),
            Paragraph(escape(said), ParagraphStyle("by", STYLES["note"], leftIndent=10)),
        ]
    )


def _facts(block: p.Facts) -> Iterator[Flowable]:
    rows = [[_cell(name, "head"), _cell(value)] for name, value in block.rows]
    first = NAMES if all(len(name) <= SHORT for name, _value in block.rows) else LONG_NAMES
    yield _grid(rows, [first, WIDE - first], lines=False)


def _table(block: p.Table) -> Iterator[Flowable]:
    yield from _captioned(
        block.caption, block.head, [[_cell(c) for c in row] for row in block.rows]
    )


def _captioned(
    caption: str, head: tuple[str, ...], rows: list[list[Any]], widths: list[float] | None = None
) -> Iterator[Flowable]:
    if caption:
        yield Paragraph(_marked(caption), STYLES["caption"])
    wanted = widths or _widths(head, rows)
    yield _grid([[_cell(cell, "head") for cell in head], *rows], wanted, repeat=1)


def _widths(head: tuple[str, ...], rows: list[list[Any]]) -> list[float]:
    """Columns by the length of what stands in them, within reason."""
    shares = []
    for place, cell in enumerate(head):
        longest = max([len(row[place].text) for row in rows if len(row) > place], default=0)
        shares.append(min(max(len(cell) * 1.15, longest**0.75 + 4, 7), 45))
    return [WIDE * share / sum(shares) for share in shares]


def _grid(
    rows: list[list[Any]], widths: list[float], *, repeat: int = 0, lines: bool = True
) -> Flowable:
    table = Table(rows, widths, repeatRows=repeat)
    style: list[Any] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 1.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
    ]
    if lines:
        style.append(("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE))
    if repeat:
        style.append(("LINEBELOW", (0, 0), (-1, 0), 1, INK))
    table.setStyle(TableStyle(style))
    return table


def _field(block: p.Field) -> Iterator[Flowable]:
    yield Paragraph(f"<b>{escape(block.label)}</b>", STYLES["interface"])
    if block.value:
        yield Paragraph(escape(block.value), STYLES["document"])
        return
    for _line in range(2):
        line = Drawing(WIDE, 18)
        line.add(Line(0, 2, WIDE, 2, strokeColor=RULE, strokeWidth=0.6))
        yield line


def _timelines(block: p.Timelines) -> Iterator[Flowable]:
    rows: list[list[Any]] = []
    for row in block.rows:
        bold = "**" if row.alike is False else ""
        cells = (row.date, row.yours, row.history, ALIKE[row.alike])
        rows.append([_cell(f"{bold}{cell}{bold}") for cell in cells])
    head = ("Day", block.yours, block.history, "Beside each other")
    widths = [12 * mm, 70 * mm, 70 * mm, WIDE - 152 * mm]
    yield from _captioned("Both lines, day by day", head, rows, widths)


def _large(block: p.Chart) -> Iterator[Flowable]:
    yield pdfart.chart(block, *LARGE)
    for note in block.notes:
        date = block.first_date + int(note.day) - 1
        yield Paragraph(f"<b>{date}</b> {escape(note.text)}", STYLES["note"])


def _calibration(block: p.Calibration) -> Iterator[Flowable]:
    rows: list[list[Any]] = []
    for band in block.bands:
        counts = [_cell(str(each)) for each in (band.asked, band.came)]
        track = pdfart.track(band, 44 * mm)
        rows.append([_cell(f"**{band.name}**"), track, *counts, _cell(band.told)])
    yield Paragraph(f"{escape(block.title)}. {escape(block.note)}", STYLES["note"])
    head = ("You said, of 100", "From 0 to 100", "Asked", "Came true", "So")
    widths = [26 * mm, 48 * mm, 14 * mm, 18 * mm, WIDE - 106 * mm]
    yield from _captioned("", head, rows, widths)


def _risk(block: p.RiskChart) -> Iterator[Flowable]:
    yield Paragraph(f"<b>{escape(block.title)}</b> {escape(block.note)}", STYLES["note"])
    yield pdfart.risk(block, *LARGE)


def _spread(block: p.Spread) -> Iterator[Flowable]:
    if block.caption:
        yield Paragraph(escape(block.caption), STYLES["caption"])
    for name, parts in block.rows:
        yield Paragraph(f"<b>{escape(name)}</b>", STYLES["cell"])
        yield pdfart.bar(parts, WIDE * 0.7)
    colours = shades(len(block.key))
    rows = [
        [pdfart.swatch(colour), _cell(told)]
        for colour, told in zip(colours, block.key, strict=True)
    ]
    yield _grid(rows, [6 * mm, WIDE - 6 * mm], lines=False)


def _quadrants(block: p.Quadrants) -> Iterator[Flowable]:
    rows: list[list[Any]] = []
    for name, cells in zip(block.rows, block.cells, strict=True):
        told = [[_cell(line) for line in cell or (block.empty,)] for cell in cells]
        rows.append([_cell(f"**{name}**"), *told])
    widths = [36 * mm, (WIDE - 36 * mm) / 2, (WIDE - 36 * mm) / 2]
    yield from _captioned(block.caption, ("", *block.columns), rows, widths)


def _rule(_block: p.Rule) -> Iterator[Flowable]:
    yield Spacer(1, 8)


def _squares(block: p.DaySquares) -> Iterator[Flowable]:
    yield Paragraph(f"Day {block.last} of {block.days}.", STYLES["note"])


MAKERS: Mapping[type[Any], Callable[[Any], Iterator[Flowable]]] = {
    p.Heading: _heading,
    p.Prose: _prose,
    p.Quote: _quote,
    p.Facts: _facts,
    p.Table: _table,
    p.Field: _field,
    p.Timelines: _timelines,
    p.Chart: _large,
    p.Calibration: _calibration,
    p.RiskChart: _risk,
    p.Spread: _spread,
    p.Quadrants: _quadrants,
    p.Rule: _rule,
    p.DaySquares: _squares,
}
"""How each kind of block is set on paper."""
