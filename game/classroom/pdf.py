"""The class report as a PDF, for who has no browser at hand. Needs the extra `pdf`.

The HTML page is the report; this is the same in plain tables and bars, in black and grey.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from markupsafe import escape

from game.classroom.nearness import Nearness, Points, bands
from game.classroom.report import Handout, handouts, tallied
from game.classroom.sheets import Cell, sheets, who
from game.classroom.summary import LETTERS, Split, Summary
from game.classroom.talk import topics
from game.classroom.words import error, plain
from game.data import data_root

FONTS: Final = {
    "Report": "PTSans-Regular.ttf",
    "Report-Bold": "PTSans-Bold.ttf",
    "Report-Italic": "PTSerif-Italic.ttf",
    "Report-Mono": "PTMono-Regular.ttf",
}
SHEETS: Final = ("endings", "judging", "questions", "class", "not-counted")
NARROWED: Final = {"class": (0, 1, 2, 5, 6, 8, 9), "not-counted": (0, 1, 2, 3)}
"""The columns of wide sheets that fit on paper."""
GREYS: Final = (0.17, 0.55, 0.85, 0.36, 0.70)
MISSING: Final = (
    "A PDF needs the library reportlab: get it with “pip install 'knot-of-war[pdf]'”, or print the "
    "HTML page from a browser, which gives a better one."
)


class NoPdf(RuntimeError):  # noqa: N818
    """The library for PDF is not installed; the text says how to get it."""


def write_pdf(summary: Summary, path: Path, title: str = "", near: Nearness | None = None) -> None:
    """Write the report of a class as a PDF.

    Raises:
        NoPdf: the library is missing.
        OSError: the file cannot be written.
    """
    try:
        from reportlab.lib.pagesizes import A4
        from reportlab.platypus import SimpleDocTemplate
    except ImportError as missing:
        raise NoPdf(MISSING) from missing
    _fonts()
    margin = 40
    paper = SimpleDocTemplate(
        str(path), pagesize=A4, leftMargin=margin, rightMargin=margin, topMargin=margin,
        bottomMargin=margin, title=title or "A class", author="", invariant=1,
    )  # fmt: skip
    paper.build(list(_Pages(summary, title, A4[0] - 2 * margin, near).parts()))


def _fonts() -> None:
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    for name, file in FONTS.items():
        registerFont(TTFont(name, str(data_root() / "assets" / "fonts" / file)))


class _Pages:
    """The parts of the paper, in order."""

    def __init__(self, summary: Summary, title: str, width: float, near: Nearness | None) -> None:
        from reportlab.lib.styles import ParagraphStyle

        self.summary, self.title, self.width, self.near = summary, title, width, near
        self.body = ParagraphStyle(
            "body", fontName="Report", fontSize=9.5, leading=13, spaceAfter=4
        )
        self.small = ParagraphStyle("small", parent=self.body, fontSize=8, leading=10, spaceAfter=0)
        self.bold = ParagraphStyle("bold", parent=self.small, fontName="Report-Bold")
        self.ask = ParagraphStyle(
            "ask", parent=self.body, fontName="Report-Italic", fontSize=11, leading=15
        )
        self.mono = ParagraphStyle("mono", parent=self.body, fontName="Report-Mono", fontSize=8.5)
        self.head = ParagraphStyle(
            "head", parent=self.body, fontName="Report-Bold", fontSize=15, leading=19,
            spaceBefore=12, spaceAfter=6, keepWithNext=1,
        )  # fmt: skip
        self.top = ParagraphStyle("top", parent=self.head, fontSize=26, leading=30)

    def say(self, text: str, style: Any = None) -> Any:
        """A paragraph; the text is escaped."""
        from reportlab.platypus import Paragraph

        used = style or self.body
        return Paragraph(str(escape(_drawable(plain(text), used.fontName))), used)

    def parts(self) -> Iterator[Any]:
        """Everything on the paper."""
        summary = self.summary
        yield self.say(self.title or "A class", self.top)
        yield self.say(f"{summary.scenario.head.title}. {tallied(summary)}")
        found = topics(summary)
        if summary.runs:
            yield self.say("Where the class split", self.head)
            for split in summary.splits:
                yield from self._split(split)
            yield self.say("Questions to talk about", self.head)
            for number, topic in enumerate(found, 1):
                pair = topic.pair
                yield self.say(f"{number}. Day {topic.day}: {topic.title}", self.bold)
                yield self.say(topic.stood)
                yield self.say(topic.ask, self.ask)
                yield self.say(
                    f"Compare {pair.first.label} ({pair.did}) with {pair.second.label} "
                    f"({pair.did_other}). {topic.alike}"
                )
        if self.near is not None:
            yield from self._nearness(self.near)
        for sheet in sheets(summary, found):
            if sheet.name in SHEETS and sheet.rows:
                yield self.say(sheet.title, self.head)
                columns = NARROWED.get(sheet.name, tuple(range(len(sheet.head))))
                yield self._table(sheet.head, sheet.rows, columns)
        for each in handouts(summary):
            yield from self._handout(each)

    def _nearness(self, near: Nearness) -> Iterator[Any]:
        days = len(self.summary.scenario.days)
        yield self.say("How close it came", self.head)
        yield self.say(
            "Of a hundred ways on from each evening, so many ended most gravely. It is what the "
            "model says of a position, not the chance there was. Thin lines are runs, the thick "
            "dashed one is the play that follows the record. "
            f"{near.plays} ways were played; one standard error is at most {near.error:.0f}."
        )
        yield self._curves(near, days)
        rows = [
            (b.day, b.runs, *(round(v) for v in (b.low, b.middle, b.high)),
             None if b.history is None else round(b.history))
            for b in bands(near, days)
        ]  # fmt: skip
        head = ("Evening", "Runs", "Lowest", "Middle", "Highest", "History's play")
        yield self._table(head, rows, tuple(range(len(head))))

    def _curves(self, near: Nearness, days: int) -> Any:
        from reportlab.graphics.shapes import Drawing, Line, PolyLine, String
        from reportlab.lib.colors import Color, black

        high, left = 170.0, 26.0
        drawing = Drawing(self.width, high + 24)
        wide = (self.width - left) / days

        def placed(curve: Points) -> list[float]:
            return [c for day, v in curve for c in (left + (day - 1) * wide, 14 + v / 100 * high)]

        for value in (0, 50, 100):
            top = 14 + value / 100 * high
            drawing.add(Line(left, top, self.width, top, strokeColor=Color(0.8, 0.8, 0.8)))
            drawing.add(String(0, top - 3, str(value), fontName="Report", fontSize=8))
        for day in range(1, days + 1):
            at = left + (day - 1) * wide
            drawing.add(String(at - 3, 2, str(day), fontName="Report", fontSize=8))
        for curve in near.curves:
            if len(curve) > 1:
                grey = Color(0.6, 0.6, 0.6)
                drawing.add(PolyLine(placed(curve), strokeColor=grey, strokeWidth=0.5))
        if len(near.history) > 1:
            thick = PolyLine(placed(near.history), strokeColor=black, strokeWidth=2)
            thick.strokeDashArray = [6, 3]
            drawing.add(thick)
        return drawing

    def _split(self, split: Split) -> Iterator[Any]:
        from reportlab.platypus import KeepTogether, Spacer

        rows: list[Any] = [
            self.say(f"Day {split.day}: {split.matter.title}", self.bold),
            self._bar(split),
        ]
        rows += [
            self.say(
                f"{letter}. {part.option.text}: {len(part.runs)} of {split.asked}"
                + (" (as in history)" if part.historical else ""),
                self.small,
            )
            for letter, part in zip(LETTERS, split.parts, strict=False)
        ]
        yield KeepTogether([*rows, Spacer(1, 8)])

    def _bar(self, split: Split) -> Any:
        from reportlab.graphics.shapes import Drawing, Rect, String
        from reportlab.lib.colors import Color

        drawing = Drawing(self.width, 16)
        left = 0.0
        for place, part in enumerate(split.parts):
            wide = self.width * len(part.runs) / split.asked if split.asked else 0.0
            grey = GREYS[place % len(GREYS)]
            drawing.add(
                Rect(left, 1, wide, 13, fillColor=Color(grey, grey, grey), strokeColor=None)
            )
            ink = Color(0, 0, 0) if grey > 0.5 else Color(1, 1, 1)  # noqa: PLR2004
            if wide > 24:  # noqa: PLR2004 (points: room for a letter and a figure)
                said = f"{LETTERS[place]} {len(part.runs)}"
                drawing.add(String(left + 4, 4, said, fontName="Report", fontSize=9, fillColor=ink))
            left += wide
        return drawing

    def _table(
        self, head: Sequence[str], rows: Sequence[Sequence[Cell]], columns: Sequence[int]
    ) -> Any:
        from reportlab.lib.colors import black, lightgrey
        from reportlab.platypus import LongTable

        cells = [[self.say(head[c], self.bold) for c in columns]]
        cells += [[self.say(_told(row[c]), self.small) for c in columns] for row in rows]
        longest = [
            min(max(len(_told(row[c])) for row in [*rows, head]), WIDEST) + 4 for c in columns
        ]
        total = sum(longest)
        table = LongTable(cells, [self.width * each / total for each in longest], repeatRows=1)
        table.setStyle(
            [
                ("LINEBELOW", (0, 0), (-1, 0), 1, black),
                ("LINEBELOW", (0, 1), (-1, -1), 0.4, lightgrey),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 2),
                ("TOPPADDING", (0, 0), (-1, -1), 2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
            ]
        )
        return table

    def _handout(self, sheet: Handout) -> Iterator[Any]:
        from reportlab.platypus import PageBreak, Spacer

        run = sheet.run
        yield PageBreak()
        yield self.say(run.label, self.top)
        if run.ending:
            yield self.say(f"{run.ending.title}. {run.ending.how}", self.ask)
        else:
            yield self.say(f"Not finished: the play stands on day {run.last_day}.", self.ask)
        if run.handed.code:
            yield self.say(f"Run code: {run.handed.code}", self.mono)
        yield self.say(
            f"{sheet.same} of {sheet.given} answers as in history. That is neither good nor bad."
        )
        then = self.summary.scenario.head.words.player_then
        rows = [(d.day, "; ".join(d.yours), "; ".join(d.history)) for d in sheet.days]
        yield self._table(("Day", "You", then), rows, (0, 1, 2))
        if run.scores and run.scores[0].questions:
            beside = "; ".join(
                f"{who(self.summary, each.who)} {error(each.error)}" for each in run.scores[1:]
            )
            yield Spacer(1, 6)
            yield self.say(
                f"Your odds: mean error {error(run.error)} over {run.scores[0].questions} "
                f"forecasts. On the same questions: {beside}."
            )
        if sheet.alone:
            split, part = sheet.alone
            yield self.say(
                f"A question for you. Day {split.day}, {split.matter.title}: {part.option.text}. "
                f"{len(part.runs)} of {split.asked} answered so. What did you know that morning, "
                "and what would have changed your mind?",
                self.ask,
            )
        for line in (
            "The decision I would defend:",
            "What I did not know:",
            "One fact I can now date:",
        ):
            yield self.say(line)
            yield Spacer(1, 22)


def _drawable(text: str, font: str) -> str:
    """A text with a question mark for each sign that the font does not have."""
    from reportlab.pdfbase.pdfmetrics import getFont

    known = getFont(font).face.charToGlyph
    return "".join(sign if ord(sign) in known or sign.isspace() else "?" for sign in text)


WIDEST: Final = 46
"""Letters of the widest column that are counted when columns share a page."""


def _told(value: Cell) -> str:
    if value is None:
        return "–"
    return f"{value:.2f}" if isinstance(value, float) else str(value)
