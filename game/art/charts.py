"""Charts of the debrief: two lines, one whole and one dashed, on an axis from 0 to 100.

A plot says where a value falls, so that the front end can set words at its points.
Red and whole is you, dashed ink is what happened; the space between is hatched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from game.art.hatching import hatch_rings
from game.art.palette import Palette
from game.art.svg import (
    Box,
    Point,
    circle,
    document,
    frame,
    outline,
    paint,
    path,
    rect,
)

StrokeKind = Literal["yours", "theirs", "red-line"]
RED_LINES = (15.0, 85.0)


@dataclass(frozen=True, slots=True)
class Plot:
    """A picture `width` by `height` pixels with axes `inset` pixels from its edges.

    `count` values lie side by side, each in the middle of its column; the axis runs
    from `low` at the bottom to `high` at the top.
    """

    width: float
    height: float
    count: int
    inset: float = 8
    low: float = 0
    high: float = 100

    @property
    def left(self) -> float:
        """Left edge of the axes."""
        return self.inset

    @property
    def right(self) -> float:
        """Right edge of the axes."""
        return self.width - self.inset

    @property
    def top(self) -> float:
        """Where the highest value lies."""
        return self.inset

    @property
    def bottom(self) -> float:
        """Where the lowest value lies."""
        return self.height - self.inset

    def x(self, index: float) -> float:
        """Return the middle of a column, counted from 0."""
        return self.left + (index + 0.5) * (self.right - self.left) / max(1, self.count)

    def y(self, value: float) -> float:
        """Return the height at which a value lies."""
        share = (value - self.low) / (self.high - self.low)
        return self.bottom - share * (self.bottom - self.top)

    def points(self, values: Sequence[float]) -> list[Point]:
        """Return the pixels of a line through values, from the first column on."""
        return [(self.x(index), self.y(value)) for index, value in enumerate(values)]


def _guides(plot: Plot, values: Sequence[float], colour: str, thick: float) -> str:
    return "".join(
        rect((plot.left, round(plot.y(value)), plot.right - plot.left, thick), paint(colour))
        for value in values
    )


def _lines(
    plot: Plot,
    both: tuple[Sequence[float], Sequence[float]],
    palette: Palette,
    scale: float,
    thick: float,
) -> str:
    yours, theirs = both
    dashed = paint(None, palette.text, thick * 0.62, dashes=(9 * scale, 6 * scale), join="round")
    parts = []
    if len(theirs) > 1:
        parts.append(path(outline(plot.points(theirs)), dashed))
    if len(yours) > 1:
        data = outline(plot.points(yours))
        parts.append(path(data, paint(None, palette.ground, thick + 4 * scale, join="round")))
        parts.append(path(data, paint(None, palette.rope_red, thick, join="round")))
    return "".join(parts)


def between(plot: Plot, yours: Sequence[float], theirs: Sequence[float]) -> list[list[Point]]:
    """Return the closed area between two lines, as far as both go, as rings."""
    shared = min(len(yours), len(theirs))
    if shared < 2:  # noqa: PLR2004 - one point bounds no area
        return []
    return [[*plot.points(yours[:shared]), *reversed(plot.points(theirs[:shared]))]]


def line_chart(  # noqa: PLR0913 - plain values, each by name
    plot: Plot,
    yours: Sequence[float],
    theirs: Sequence[float],
    palette: Palette,
    scale: float,
    *,
    hatched: bool = True,
    dots: bool = True,
    guides: Sequence[float] = (0, 25, 50, 75, 100),
    red_lines: Sequence[float] = (),
) -> str:
    """Return a large chart on a transparent ground; halos take `palette.ground`.

    `guides` are thin lines that carry no meaning, `red_lines` those where others decide.
    Either line may be shorter than the plot or empty.
    """
    parts = [_guides(plot, guides, palette.rule, 1)]
    parts.append(_guides(plot, red_lines, palette.breaking, max(1, round(2 * scale))))
    if hatched:
        box: Box = (plot.left, plot.top, plot.right - plot.left, plot.bottom - plot.top)
        data = hatch_rings(between(plot, yours, theirs), max(3, round(8 * scale)), box)
        if data:
            opacity = 1 if palette.strong else 0.65
            parts.append(path(data, paint(None, palette.text, 1.2 * scale, opacity=opacity)))
    parts.append(_lines(plot, (yours, theirs), palette, scale, 5 * scale))
    if dots:
        style = paint(palette.rope_red, palette.ground, 2 * scale)
        parts += [circle(point, 5 * scale, style) for point in plot.points(yours)]
    return document(plot.width, plot.height, "".join(parts))


def small_chart(
    plot: Plot,
    yours: Sequence[float],
    theirs: Sequence[float],
    palette: Palette,
    scale: float,
) -> str:
    """Return one of several small charts: sheet ground, both red lines, a dot at the end."""
    box = (plot.left, plot.top, plot.right - plot.left, plot.bottom - plot.top)
    parts = [
        rect(box, paint(palette.sheet)),
        frame(box, palette.panel_edge, 1) if palette.panel_edge else "",
        _guides(plot, (0, 50, 100), palette.rule, 1),
        _lines(plot, (yours, theirs), palette, scale, 3.6 * scale),
    ]
    if yours:
        parts.append(circle(plot.points(yours)[-1], 5 * scale, paint(palette.rope_red)))
    parts.append(_guides(plot, RED_LINES, palette.breaking, max(1, round(2 * scale))))
    return document(plot.width, plot.height, "".join(parts))


def bar_strip(
    width: float, height: float, shares: Sequence[float], colours: Sequence[str], gap: float = 1
) -> str:
    """Return one bar parted by shares (each 0 or more), in colours taken in turn.

    For spreads of endings and forecasts; `gap` pixels lie between parts. Raises
    ValueError when the shares sum to nothing.
    """
    total = sum(shares)
    if total <= 0:
        message = "a bar needs a share greater than 0"
        raise ValueError(message)
    edges = [0.0]
    for share in shares:
        edges.append(edges[-1] + width * share / total)
    parts = [
        rect((left, 0, max(0.0, right - left - gap), height), paint(colours[index % len(colours)]))
        for index, (left, right) in enumerate(pairwise(edges))
    ]
    return document(width, height, "".join(parts))


def legend_stroke(
    kind: StrokeKind, palette: Palette, *, width: float, height: float, scale: float
) -> str:
    """Return a sample of a line for the key under a chart."""
    middle = height / 2
    styles = {
        "yours": paint(None, palette.rope_red, 5 * scale),
        "theirs": paint(None, palette.text, 3 * scale, dashes=(9 * scale, 6 * scale)),
        "red-line": paint(None, palette.breaking, 2 * scale),
    }
    return document(width, height, path(outline([(0, middle), (width, middle)]), styles[kind]))
