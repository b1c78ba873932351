"""Paper things: the manila folder, the pointer of a sheet, three dots of sureness."""

from __future__ import annotations

from game.art.palette import Palette
from game.art.svg import circle, document, outline, paint, path, polygon

TAB, SLANT, SHADOW = 20.0, 12.0, 6.0
EDGE = 2.0
DOTS = 3
SURENESS_WIDTH = 3.1
"""Width of the three dots, in their height."""


def tab_height(scale: float) -> int:
    """Return the height of a folder's tab, in pixels."""
    return max(1, round(TAB * scale))


def shadow(scale: float) -> int:
    """Return how far a hard shadow is moved right and down, in pixels."""
    return max(1, round(SHADOW * scale))


def slant(scale: float) -> int:
    """Return how far the sides of a folder's tab lean outward, in pixels."""
    return max(1, round(SLANT * scale))


def folder_tab(width: float, palette: Palette, scale: float) -> str:
    """Return the tab of a folder, `width` pixels wide at its upper edge, on nothing.

    Its sides lean outward by `slant(scale)` each; the folder below it is a plain box, which
    the front end fills: as a picture it would take as long as a portrait.
    """
    wide, high, lean = max(1, round(width)), tab_height(scale), slant(scale)
    corners = [(0, high), (lean, 0), (lean + wide, 0), (wide + 2 * lean, high)]
    tab = polygon([(float(x), float(y)) for x, y in corners], paint(palette.manila))
    return document(wide + 2 * lean, high, tab)


def pointer(width: float, height: float, colour: str, edge: str | None = None) -> str:
    """Return a triangle that fills the picture and points up, its two sides drawn with `edge`."""
    tip, left, right = (width / 2, 0.0), (0.0, height), (width, height)
    body = polygon([left, right, tip], paint(colour))
    if edge:
        half = EDGE / 2
        inside = [(left[0] + half, height), (tip[0], EDGE), (right[0] - half, height)]
        body += path(outline(inside), paint(None, edge, EDGE))
    return document(width, height, body)


def sureness(filled: int, palette: Palette, *, height: float) -> str:
    """Return three dots, the first `filled` (0 to 3) of them full.

    The picture is `height` pixels high and 3.1 times as wide.
    """
    dots = [
        circle(
            (10 + 21 * index, 10),
            7.4,
            paint(palette.text if index < filled else None, palette.text, 2),
        )
        for index in range(DOTS)
    ]
    return document(height * SURENESS_WIDTH, height, "".join(dots), (0, 0, 62, 20))
