"""Paper things: the manila folder, the pointer of a sheet, three dots of sureness."""

from __future__ import annotations

from game.art.palette import Palette
from game.art.svg import circle, document, frame, paint, polygon, rect

TAB, SLANT, SHADOW = 20.0, 12.0, 6.0
DOTS = 3
SURENESS_WIDTH = 3.1
"""Width of the three dots, in their height."""


def tab_height(scale: float) -> int:
    """Return the height of a folder's tab, in pixels."""
    return max(1, round(TAB * scale))


def shadow(scale: float) -> int:
    """Return how far a hard shadow is moved right and down, in pixels."""
    return max(1, round(SHADOW * scale))


def folder(
    width: float,
    height: float,
    tab: tuple[float, float],
    palette: Palette,
    scale: float,
) -> str:
    """Return the manila folder with tab and hard shadow, `width` by `height` in all.

    `tab`: how far in the tab begins and how wide it is at its upper edge, in pixels. The
    folder proper begins `tab_height(scale)` down and ends `shadow(scale)` before the
    right and lower edge.
    """
    wide, high = max(1, round(width)), max(1, round(height))
    tab_left, tab_width = tab
    top, moved, slant = tab_height(scale), shadow(scale), round(SLANT * scale)
    body = (0, top, wide - moved, high - top - moved)
    corners = [
        (tab_left, top + 1),
        (tab_left + slant, 0),
        (tab_left + tab_width, 0),
        (tab_left + tab_width + slant, top + 1),
    ]
    parts = [
        rect((moved, top + moved, body[2], body[3]), paint(palette.manila_dark)),
        rect(body, paint(palette.manila)),
        polygon(corners, paint(palette.manila)),
    ]
    if palette.panel_edge:
        parts.append(frame(body, palette.panel_edge, max(1, round(2 * scale))))
    return document(wide, high, "".join(parts))


def pointer(width: float, height: float, colour: str) -> str:
    """Return a triangle that fills the picture and points up."""
    return document(
        width, height, polygon([(0, height), (width, height), (width / 2, 0)], paint(colour))
    )


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
