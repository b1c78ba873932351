"""The pictures of a PDF report: charts, tracks and the code, drawn in points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from reportlab.graphics.shapes import Circle, Drawing, Line, Polygon, PolyLine, Rect, String
from reportlab.lib.colors import HexColor

from game.art.palette import DAY
from game.art.riskchart import corners
from game.debrief import qr
from game.present.page import CalibrationBand, Chart, RiskChart, Series
from game.report.charts import by_day, shades

INK, SOFT, RED, RULE = (HexColor(each) for each in (DAY.ink, DAY.soft, DAY.red, DAY.rule))
BLACK, WHITE = HexColor("#000000"), HexColor("#ffffff")
DASHES: Final = (4, 3)
SWATCH: Final = 14
LETTER: Final = 4.2
"""Points that a letter of the key is wide, about."""

GUIDES: Final = (0, 25, 50, 75, 100)
FIGURES: Final = {"fontName": "Sans", "fontSize": 6.5, "fillColor": SOFT}


def code(text: str, side: float) -> Drawing:
    """A run code as a QR picture, `side` points wide, its quiet zone included."""
    modules = qr.matrix(text)
    step = side / (len(modules) + 2 * qr.QUIET)
    drawing = Drawing(side, side)
    for y, row in enumerate(modules):
        for x, dark in enumerate(row):
            if dark:
                left, low = (x + qr.QUIET) * step, side - (y + qr.QUIET + 1) * step
                drawing.add(Rect(left, low, step, step, strokeWidth=0, fillColor=BLACK))
    return drawing


def chart(block: Chart, width: float, height: float) -> Drawing:
    """A gauge over the days: yours whole and red, history's dashed."""
    drawing = Drawing(width, height)
    left, low, right, high = 22.0, 26.0, width - 6, height - 16
    head = String(0, height - 10, block.title, fontName="Sans-Bold", fontSize=9, fillColor=INK)
    drawing.add(head)
    for value in GUIDES:
        y = low + (high - low) * value / GUIDES[-1]
        drawing.add(Line(left, y, right, y, strokeColor=RULE, strokeWidth=0.4))
        drawing.add(String(left - 4, y - 2.5, str(value), textAnchor="end", **FIGURES))
    step = (right - left) / block.days
    for day in range(block.days):
        middle, date = left + (day + 0.5) * step, str(block.first_date + day)
        drawing.add(String(middle, low - 9, date, textAnchor="middle", **FIGURES))
    key = left
    for series in reversed(block.series):
        points = [
            (left + (day + 0.5) * step, low + (high - low) * value / GUIDES[-1])
            for day, value in enumerate(by_day(series, block.days))
            if value is not None
        ]
        _line(drawing, series, points)
        key = _key(drawing, series, key)
    return drawing


def _look(series: Series) -> dict[str, Any]:
    if series.style == "yours":
        return {"strokeColor": RED, "strokeWidth": 2}
    return {"strokeColor": INK, "strokeWidth": 1.2, "strokeDashArray": DASHES}


def _line(drawing: Drawing, series: Series, points: list[tuple[float, float]]) -> None:
    look = _look(series)
    if len(points) > 1:
        drawing.add(PolyLine([part for point in points for part in point], **look))
    elif points:
        drawing.add(Circle(*points[0], 2, fillColor=look["strokeColor"], strokeWidth=0))


def _key(drawing: Drawing, series: Series, left: float) -> float:
    """Name a line under the chart; return where the next name may stand."""
    drawing.add(Line(left, 4, left + SWATCH, 4, **_look(series)))
    name = String(left + SWATCH + 3, 1.5, series.name, fontName="Sans", fontSize=7, fillColor=INK)
    drawing.add(name)
    return left + SWATCH + 12 + LETTER * len(series.name)


def track(band: CalibrationBand, width: float) -> Drawing:
    """A band of odds: a bar for what right odds bring, a line for the odds, a dot for what came."""
    height, edge = 12.0, 4.0
    long, middle = width - 2 * edge, height / 2
    drawing = Drawing(width, height)
    low, high = (edge + each * long / band.asked for each in (band.usual_low, band.usual_high))
    said, came = (edge + long * each / GUIDES[-1] for each in (band.said, band.came_share))
    drawing.add(Line(edge, middle, width - edge, middle, strokeColor=INK, strokeWidth=0.6))
    bar = Rect(low - 1.5, 2.5, high - low + 3, 7, fillColor=RULE, strokeColor=INK, strokeWidth=0.5)
    drawing.add(bar)
    drawing.add(Line(said, 0.5, said, height - 0.5, strokeColor=INK, strokeWidth=1.2))
    drawing.add(Circle(came, middle, 2.6, fillColor=RED, strokeColor=WHITE, strokeWidth=0.6))
    return drawing


PARTS: Final = 4
DOTS: Final = (1, 2)


def risk(block: RiskChart, width: float, height: float) -> Drawing:
    """How close it was: stairs in red, the band of players grey, the record dotted."""
    drawing = Drawing(width, height)
    left, low, right, high = 22.0, 26.0, width - 6, height - 6

    def at(moment: float, value: float) -> tuple[float, float]:
        x = left + (moment - 1) * (right - left) / block.days
        return x, low + (high - low) * min(value, block.top) / block.top

    for part in range(PARTS + 1):
        value = block.top * part / PARTS
        y = at(1, value)[1]
        drawing.add(Line(left, y, right, y, strokeColor=RULE, strokeWidth=0.4))
        drawing.add(String(left - 4, y - 2.5, f"{value:g}", textAnchor="end", **FIGURES))
    for day in range(block.days):
        date = str(block.first_date + day)
        drawing.add(String(at(day + 1.5, 0)[0], low - 9, date, textAnchor="middle", **FIGURES))
    if len(block.band) > 1:
        ring = [at(each.at, each.low) for each in block.band]
        ring += [at(each.at, each.high) for each in reversed(block.band)]
        shape = Polygon([part for point in ring for part in point])
        shape.fillColor, shape.fillOpacity, shape.strokeWidth = RULE, 0.3, 0.3
        drawing.add(shape)
    other = [part for moment, value in block.other for part in at(moment, value)]
    if len(block.other) > 1:
        dotted = {"strokeColor": INK, "strokeWidth": 1.4, "strokeDashArray": DOTS}
        drawing.add(PolyLine(other, **dotted))
    stairs = corners([(step.at, step.value) for step in block.steps])
    if len(stairs) > 1:
        points = [part for corner in stairs for part in at(*corner)]
        drawing.add(PolyLine(points, strokeColor=RED, strokeWidth=1.8))
    for step in block.steps:
        x, y = at(step.at, step.value)
        if step.mark == "choice":
            drawing.add(Circle(x, y, 2.2, fillColor=RED, strokeColor=WHITE, strokeWidth=0.5))
        elif step.mark == "luck":
            box = Rect(x - 1.9, y - 1.9, 3.8, 3.8, fillColor=WHITE, strokeColor=INK)
            drawing.add(box)
    _risk_key(drawing, block, left)
    return drawing


def _risk_key(drawing: Drawing, block: RiskChart, left: float) -> None:
    """The words of the chart under it, each after its sign."""
    yours, other, band, choice, luck = block.key
    at = left
    for sign, name in enumerate((yours, other, band, choice, luck)):
        middle = at + SWATCH / 2
        if sign == 0:
            drawing.add(Line(at, 4, at + SWATCH, 4, strokeColor=RED, strokeWidth=1.8))
        elif sign == 1:
            dotted = {"strokeColor": INK, "strokeWidth": 1.4, "strokeDashArray": DOTS}
            drawing.add(Line(at, 4, at + SWATCH, 4, **dotted))
        elif sign == 2:  # noqa: PLR2004 (the band)
            drawing.add(Rect(at, 1, SWATCH, 6, fillColor=RULE, strokeWidth=0))
        elif sign == 3:  # noqa: PLR2004 (a choice)
            drawing.add(Circle(middle, 4, 2.2, fillColor=RED, strokeWidth=0))
        else:
            box = Rect(middle - 2, 2, 4, 4, fillColor=WHITE, strokeColor=INK)
            drawing.add(box)
        word = String(at + SWATCH + 3, 1.5, name, fontName="Sans", fontSize=7, fillColor=INK)
        drawing.add(word)
        at += SWATCH + 12 + LETTER * len(name)


def bar(parts: Sequence[float], width: float) -> Drawing:
    """Parts of a whole beside each other."""
    height, left = 11.0, 0.0
    drawing = Drawing(width, height + 3)
    total = sum(parts) or 1.0
    for value, colour in zip(parts, shades(len(parts)), strict=True):
        wide = width * value / total
        fill = HexColor(colour)
        drawing.add(Rect(left, 2, wide, height, fillColor=fill, strokeColor=INK, strokeWidth=0.3))
        left += wide
    return drawing


def swatch(colour: str) -> Drawing:
    """A square in the colour of a part."""
    drawing = Drawing(9, 9)
    drawing.add(Rect(0, 0, 8, 8, fillColor=HexColor(colour), strokeColor=INK, strokeWidth=0.3))
    return drawing
