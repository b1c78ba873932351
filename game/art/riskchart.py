"""The chart of a share over the days: steps, errors, a band behind them, a dotted line.

Red and whole is you, dashed ink what happened. A round mark is a choice, a hollow
square one is luck, so that neither colour nor line alone tells them apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from game.art.hatching import hatch_rings
from game.art.palette import Palette
from game.art.svg import Box, Point, circle, document, outline, paint, path, rect, segments

CHOICE, LUCK = 5.5, 4.5
"""At scale 1: the radius of the mark of a choice, and half the side of that of luck."""
Range = tuple[float, float, float]
"""A moment (days, from 1), a lower and a higher value."""

KeySign = Literal["yours", "other", "band", "choice", "luck"]


@dataclass(frozen=True, slots=True)
class RiskPlot:
    """A picture `width` by `height` pixels; `days` columns from the first morning on."""

    width: float
    height: float
    days: int
    top_value: float
    inset: float = 8

    def x(self, at: float) -> float:
        """Where a moment lies; day 1 begins at the left edge of the axes."""
        return self.inset + (at - 1) * (self.width - 2 * self.inset) / max(1, self.days)

    def y(self, value: float) -> float:
        """Where a value lies."""
        share = min(value, self.top_value) / self.top_value
        return self.height - self.inset - share * (self.height - 2 * self.inset)

    def stairs(self, steps: Sequence[tuple[float, float]]) -> list[Point]:
        """The corners of a line that stands still between its steps."""
        return [(self.x(at), self.y(value)) for at, value in corners(steps)]


def corners(steps: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The moments and values at which a line turns that stands still between its steps."""
    found: list[tuple[float, float]] = []
    for at, value in steps:
        if found:
            found.append((at, found[-1][1]))
        found.append((at, value))
    return found


@dataclass(frozen=True, slots=True)
class RiskLines:
    """What is drawn: steps with their marks, errors, the band, the other line."""

    steps: tuple[tuple[float, float, str], ...]
    errors: tuple[Range, ...]
    band: tuple[Range, ...]
    other: tuple[tuple[float, float], ...]


def risk_chart(
    plot: RiskPlot, lines: RiskLines, palette: Palette, scale: float, guides: Sequence[float]
) -> str:
    """Return the chart on a transparent ground."""
    left, right = plot.inset, plot.width - plot.inset
    parts = [
        rect((left, round(plot.y(value)), right - left, 1), paint(palette.rule)) for value in guides
    ]
    parts.append(_band(plot, lines.band, palette, scale))
    if len(lines.other) > 1:
        data = outline([(plot.x(at), plot.y(value)) for at, value in lines.other])
        dashes = (3 * scale, 5 * scale)
        parts.append(path(data, paint(None, palette.text, 3 * scale, dashes=dashes, join="round")))
    data = outline(plot.stairs([(at, value) for at, value, _mark in lines.steps]))
    if data:
        parts.append(path(data, paint(None, palette.ground, 8 * scale, join="round")))
        parts.append(path(data, paint(None, palette.rope_red, 4 * scale, join="round")))
    parts.append(_errors(plot, lines.errors, palette, scale))
    parts += [
        _mark((plot.x(at), plot.y(value)), mark, palette, scale)
        for at, value, mark in lines.steps
        if mark
    ]
    return document(plot.width, plot.height, "".join(parts))


def _band(plot: RiskPlot, band: Sequence[Range], palette: Palette, scale: float) -> str:
    if len(band) < 2:  # noqa: PLR2004 (one place bounds no area)
        return ""
    low = [(plot.x(at), plot.y(value)) for at, value, _high in band]
    high = [(plot.x(at), plot.y(value)) for at, _low, value in band]
    box: Box = (0, 0, plot.width, plot.height)
    data = hatch_rings([[*low, *reversed(high)]], max(3, round(9 * scale)), box)
    edges = paint(None, palette.text, 1.4 * scale, opacity=1 if palette.strong else 0.75)
    tone = paint(None, palette.text, 1 * scale, opacity=0.6 if palette.strong else 0.28)
    hatch = path(data, tone) if data else ""
    return hatch + path(outline(low), edges) + path(outline(high), edges)


def _errors(plot: RiskPlot, errors: Sequence[Range], palette: Palette, scale: float) -> str:
    half = 4 * scale
    lines: list[tuple[Point, Point]] = []
    for at, low, high in errors:
        x, bottom, top = plot.x(at), plot.y(low), plot.y(high)
        lines.append(((x, bottom), (x, top)))
        lines += [((x - half, y), (x + half, y)) for y in (bottom, top)]
    return path(segments(lines), paint(None, palette.text, 1.6 * scale)) if lines else ""


def _mark(point: Point, mark: str, palette: Palette, scale: float) -> str:
    if mark == "choice":
        return circle(point, CHOICE * scale, paint(palette.rope_red, palette.ground, 2 * scale))
    x, y = point
    half = LUCK * scale
    box: Box = (x - half, y - half, 2 * half, 2 * half)
    return rect(box, paint(palette.ground, palette.text, 2 * scale))


def risk_key(sign: KeySign, palette: Palette, *, width: float, height: float, scale: float) -> str:
    """Return a sample of a line, of the band or of a mark, for the key."""
    middle = height / 2
    line = outline([(0, middle), (width, middle)])
    if sign == "yours":
        body = path(line, paint(None, palette.rope_red, 4 * scale))
    elif sign == "other":
        dashes = (3 * scale, 5 * scale)
        body = path(line, paint(None, palette.text, 3 * scale, dashes=dashes))
    elif sign == "band":
        ring: list[Point] = [(0, 0), (width, 0), (width, height), (0, height)]
        data = hatch_rings([ring], max(3, round(6 * scale)), (0, 0, width, height))
        opacity = 1 if palette.strong else 0.7
        body = path(data, paint(None, palette.text, 1.2 * scale, opacity=opacity))
    else:
        body = _mark((width / 2, middle), sign, palette, scale)
    return document(width, height, body)
