"""The few pieces of SVG that every picture is built from.

Numbers are written with at most two decimals; a document's size is in whole pixels.
Only shapes that small SVG readers know are used: path, circle, rect, polygon and g;
no clip paths, patterns, masks, styles or text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, width, height."""


def number(value: float) -> str:
    """Return a number as short text: at most two decimals, no trailing zeros, no "-0"."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def document(width: float, height: float, body: str, view_box: Box | None = None) -> str:
    """Return a whole SVG picture of `width` by `height` pixels (rounded, at least 1).

    `view_box` is the part of the drawing's own plane that is shown; by default one
    unit of the drawing is one pixel.
    """
    wide, high = max(1, round(width)), max(1, round(height))
    shown = view_box or (0, 0, wide, high)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" '
        f'viewBox="{" ".join(number(value) for value in shown)}">{body}</svg>'
    )


def paint(  # noqa: PLR0913 - plain values, each by name
    fill: str | None = None,
    stroke: str | None = None,
    width: float = 1,
    *,
    opacity: float = 1,
    dashes: Sequence[float] = (),
    join: str | None = None,
    evenodd: bool = False,
) -> str:
    """Return the attributes that say how a shape is painted, with a leading space.

    `opacity` (0 to 1) holds for fill and stroke alike; `dashes` are lengths of strokes
    and gaps in units of the drawing.
    """
    parts = [f' fill="{fill or "none"}"']
    if fill and opacity < 1:
        parts.append(f' fill-opacity="{number(opacity)}"')
    if evenodd:
        parts.append(' fill-rule="evenodd"')
    if stroke:
        parts.append(f' stroke="{stroke}" stroke-width="{number(width)}"')
        if opacity < 1:
            parts.append(f' stroke-opacity="{number(opacity)}"')
        if dashes:
            parts.append(f' stroke-dasharray="{" ".join(number(dash) for dash in dashes)}"')
        if join:
            parts.append(f' stroke-linejoin="{join}"')
    return "".join(parts)


def draw(*items: str | float) -> str:
    """Return path data from command letters and numbers given one by one."""
    return " ".join(item if isinstance(item, str) else number(item) for item in items)


def path(data: str, style: str) -> str:
    """Return a path element; `data` is path data, `style` comes from `paint`."""
    return f'<path d="{data}"{style}/>'


def circle(centre: Point, radius: float, style: str) -> str:
    """Return a circle element."""
    x, y = centre
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"{style}/>'


def rect(box: Box, style: str) -> str:
    """Return a rectangle element; nothing for a box without area."""
    left, top, width, height = box
    if width <= 0 or height <= 0:
        return ""
    return (
        f'<rect x="{number(left)}" y="{number(top)}" '
        f'width="{number(width)}" height="{number(height)}"{style}/>'
    )


def frame(box: Box, stroke: str, width: float) -> str:
    """Return the outline of a box, drawn wholly inside it, `width` pixels thick."""
    left, top, wide, high = box
    inner = (left + width / 2, top + width / 2, wide - width, high - width)
    return rect(inner, paint(None, stroke, width))


def polygon(points: Iterable[Point], style: str) -> str:
    """Return a closed polygon element."""
    corners = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    return f'<polygon points="{corners}"{style}/>'


def outline(points: Iterable[Point], *, closed: bool = False) -> str:
    """Return path data for straight lines through points; empty for no points."""
    text = " L".join(f"{number(x)} {number(y)}" for x, y in points)
    return f"M{text}{' Z' if closed else ''}" if text else ""


def segments(lines: Iterable[tuple[Point, Point]]) -> str:
    """Return path data for separate straight lines."""
    return "".join(
        f"M{number(x0)} {number(y0)}L{number(x1)} {number(y1)}" for (x0, y0), (x1, y1) in lines
    )


def group(body: str, transform: str = "", style: str = "") -> str:
    """Return shapes as one group, moved or turned by an SVG transform if one is given."""
    moved = f' transform="{transform}"' if transform else ""
    return f"<g{moved}{style}>{body}</g>"
