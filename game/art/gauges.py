"""Rulers with a marker: a gauge is bad at both ends, so it is never a filling bar.

From 0 to 15 and from 85 to 100 hatched, to 35 and from 65 in a middle tone, between
them calm. A red line at 15 and 85: past one, others decide. What we know for sure is
ink, a guess is ochre, and hatching always means not certain or the end of the road.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.art.hatching import hatch_box
from game.art.palette import Palette
from game.art.svg import Box, document, frame, group, paint, path, polygon, rect

GaugeKind = Literal["exact", "banded", "estimated", "words", "hidden"]
LegendKind = Literal["exact", "banded", "estimated", "yesterday", "red-line"]

EDGES = (0, 15, 35, 65, 85, 100)
LINES = (15, 85)
TRACK = 16.0
"""Height of a track at scale 1."""
ABOVE, BELOW = 4, 12
"""Pixels at scale 1 that marks may stand out of the track."""
LEGEND_WIDTH, LEGEND_HEIGHT = 34, 20


@dataclass(frozen=True, slots=True)
class GaugeMark:
    """What a gauge shows, in points from 0 to 100.

    `low` and `high` bound what is known (equal for an exact value); `yesterday` is
    marked below the track; `expected` is the change advisers expect, up or down.
    """

    kind: GaugeKind
    low: float = 0
    high: float = 0
    yesterday: float | None = None
    expected: float = 0


def gauge_above(scale: float) -> int:
    """Return how many pixels a gauge's picture has above its track."""
    return max(1, round(ABOVE * scale))


def gauge_below(scale: float) -> int:
    """Return how many pixels a gauge's picture has below its track."""
    return max(1, round(BELOW * scale))


@dataclass(frozen=True, slots=True)
class _Ruler:
    """The track of a gauge on its picture, snapped to whole pixels."""

    width: int
    top: int
    height: int
    scale: float

    def x(self, points: float) -> int:
        return round(self.width * min(100.0, max(0.0, points)) / 100)

    def px(self, length: float) -> int:
        return max(1, round(length * self.scale))

    def span(self, low: float, high: float) -> Box:
        left = self.x(low)
        return (left, self.top, max(1, self.x(high) - left), self.height)


def _hatched(box: Box, colour: str, step: float, width: float) -> str:
    data = hatch_box(box, step)
    return path(data, paint(None, colour, width)) if data else ""


def _track(ruler: _Ruler, palette: Palette) -> str:
    gap, parts = ruler.px(2), []
    tones = (None, palette.gauge_middle, palette.gauge_calm, palette.gauge_middle, None)
    for low, high, tone in zip(EDGES, EDGES[1:], tones, strict=False):
        left, right = ruler.x(low), ruler.x(high)
        left += gap // 2 if low else 0
        right -= gap - gap // 2 if high < EDGES[-1] else 0
        box = (left, ruler.top, right - left, ruler.height)
        parts.append(rect(box, paint(tone or palette.gauge_middle)))
        if tone is None:
            step, line = max(3, round(6 * ruler.scale)), 1.7 * ruler.scale
            parts.append(_hatched(box, palette.text, step, line))
    if palette.gauge_outline:
        whole = (0, ruler.top, ruler.width, ruler.height)
        parts.append(frame(whole, palette.gauge_outline, ruler.px(1)))
    over = gauge_above(ruler.scale)
    for points in LINES:
        left = ruler.x(points) - ruler.px(1.5)
        if palette.gauge_outline:
            room = ruler.px(4)
            beside = (left - room, ruler.top + 1, ruler.px(3) + 2 * room, ruler.height - 2)
            parts.append(rect(beside, paint(palette.gauge_calm)))
        line_box = (left, ruler.top - over, ruler.px(3), ruler.height + 2 * over)
        parts.append(rect(line_box, paint(palette.breaking)))
    return "".join(parts)


def _expected(ruler: _Ruler, palette: Palette, mark: GaugeMark) -> str:
    if mark.expected > 0:
        low, high = mark.high, mark.high + mark.expected
    else:
        low, high = mark.low + mark.expected, mark.low
    left, _, width, _ = ruler.span(low, high)
    inset = ruler.px(3)
    box = (left, ruler.top + inset, width, ruler.height - 2 * inset)
    step, line = max(3, round(5 * ruler.scale)), 1.8 * ruler.scale
    # On ground of its own: at the ends it would be hatching upon hatching.
    rim = ruler.px(3)
    room = (left - rim, ruler.top + 1, width + 2 * rim, ruler.height - 2)
    clear = rect(room, paint(palette.ground))
    return clear + _hatched(box, palette.text, step, line) + frame(box, palette.text, 1)


def _value(ruler: _Ruler, palette: Palette, mark: GaugeMark) -> str:
    if mark.kind == "exact":
        half, over = ruler.px(4), ruler.px(3)
        middle = min(ruler.width - half, max(half, ruler.x(mark.low)))
        thin = (middle - half, ruler.top - over, 2 * half, ruler.height + 2 * over)
        return rect(thin, paint(palette.text))
    box = ruler.span(mark.low, mark.high)
    if mark.kind == "banded":
        return rect(box, paint(palette.text))
    return rect(box, paint(palette.ochre)) + frame(box, palette.text, ruler.px(2))


def _yesterday(x: float, top: float, size: float, palette: Palette) -> str:
    inside = palette.sheet if palette.ground in (palette.paper, palette.shade) else palette.ground
    triangle = polygon([(10, 2), (18, 17), (2, 17)], paint(inside, palette.text, 2.4))
    return group(triangle, f"translate({x - size / 2:.2f} {top:.2f}) scale({size / 20:.4f})")


def _empty_scale(ruler: _Ruler, palette: Palette) -> str:
    thick, tall = ruler.px(2), ruler.px(5)
    middle = ruler.top + ruler.height // 2
    parts = [rect((0, middle - thick // 2, ruler.width, thick), paint(palette.gauge_scale))]
    for quarter in range(5):
        left = round(quarter * (ruler.width - thick) / 4)
        parts.append(rect((left, middle - tall, thick, 2 * tall), paint(palette.gauge_scale)))
    return "".join(parts)


def gauge(
    mark: GaugeMark,
    palette: Palette,
    *,
    width: float,
    height: float = TRACK,
    scale: float = 1.0,
) -> str:
    """Return the picture of a gauge's track and marks, transparent round them.

    `width` and `height` are the track's, in pixels; the picture is higher by
    `gauge_above(scale)` and `gauge_below(scale)`. Kind "words" gives a thin empty scale,
    "hidden" the track alone.
    """
    wide, high = max(1, round(width)), max(1, round(height))
    ruler = _Ruler(wide, gauge_above(scale), high, scale)
    total = ruler.top + high + gauge_below(scale)
    if mark.kind == "words":
        return document(wide, total, _empty_scale(ruler, palette))
    parts = [_track(ruler, palette)]
    if mark.kind != "hidden":
        if mark.expected:
            parts.append(_expected(ruler, palette, mark))
        parts.append(_value(ruler, palette, mark))
    if mark.yesterday is not None:
        size = 17 * scale
        x = min(wide - size / 2, max(size / 2, float(ruler.x(mark.yesterday))))
        parts.append(_yesterday(x, ruler.top + high - 6 * scale, size, palette))
    return document(wide, total, "".join(parts))


def gauge_marks(
    mark: GaugeMark, palette: Palette, *, width: float, height: float, scale: float
) -> list[tuple[str, str, Box]]:
    """Return name, colour and place on the picture of the marks that `gauge` draws."""
    ruler = _Ruler(max(1, round(width)), gauge_above(scale), max(1, round(height)), scale)
    if mark.kind == "words":
        reach = ruler.px(5)
        ticks: Box = (0, ruler.top + ruler.height // 2 - reach, ruler.width, 2 * reach)
        return [("empty scale", palette.gauge_scale, ticks)]
    over = gauge_above(scale)
    tall = ruler.height + 2 * over
    found: list[tuple[str, str, Box]] = [
        ("end", palette.text, (ruler.x(low), ruler.top, ruler.x(high) - ruler.x(low), ruler.height))
        for low, high in ((EDGES[0], EDGES[1]), (EDGES[-2], EDGES[-1]))
    ]
    value: Box | None = None
    if mark.kind == "exact":
        half = ruler.px(4)
        middle = min(ruler.width - half, max(half, ruler.x(mark.low)))
        value = (middle - half, ruler.top - ruler.px(3), 2 * half, ruler.height + 2 * ruler.px(3))
    elif mark.kind != "hidden":
        value = ruler.span(mark.low, mark.high)
    for points in LINES:
        left = ruler.x(points) - ruler.px(1.5)
        if value is None or left + ruler.px(3) < value[0] or left > value[0] + value[2]:
            found.append(("red line", palette.breaking, (left, 0, ruler.px(3), tall)))
    if value is not None:
        found.append(("value", palette.text, value))
    if value is not None and mark.expected:
        low, high = mark.high, mark.high + mark.expected
        if mark.expected < 0:
            low, high = mark.low + mark.expected, mark.low
        start, _, wide, _ = ruler.span(low, high)
        inset = ruler.px(3)
        block: Box = (start, ruler.top + inset, wide, ruler.height - 2 * inset)
        found.append(("expected change", palette.text, block))
    if mark.yesterday is not None:
        # Its upper part lies on the track, and may lie on the value in the same colour.
        size = 17 * scale
        x = min(ruler.width - size / 2, max(size / 2, float(ruler.x(mark.yesterday))))
        foot: Box = (x - size / 2, ruler.top + ruler.height, size, size - 6 * scale)
        found.append(("yesterday", palette.text, foot))
    return found


def gauge_legend(kind: LegendKind, palette: Palette, *, scale: float = 1.0) -> str:
    """Return the sample of a mark for the key: 34 by 20 pixels at scale 1."""
    wide, high = round(LEGEND_WIDTH * scale), round(LEGEND_HEIGHT * scale)
    middle = high / 2
    block: Box = (0, round(middle - 7 * scale), wide, round(14 * scale))
    tall = (0, round(middle - 9 * scale), 0, round(18 * scale))
    if kind == "exact":
        body = rect((0, tall[1], max(1, round(8 * scale)), tall[3]), paint(palette.text))
    elif kind == "banded":
        body = rect(block, paint(palette.text))
    elif kind == "estimated":
        edge = max(1, round(2 * scale))
        body = rect(block, paint(palette.ochre)) + frame(block, palette.text, edge)
    elif kind == "yesterday":
        body = _yesterday(9 * scale, middle - 8 * scale, 17 * scale, palette)
    else:
        body = rect((0, tall[1], max(1, round(3 * scale)), tall[3]), paint(palette.breaking))
    return document(wide, high, body)
