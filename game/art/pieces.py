"""What stands on the map: ships, submarines, warships, sites, bases, cities, aircraft.

Sides differ by shape as well as colour: our ships are pointers along their course,
theirs are diamonds, those of others are outlines. Hollow against solid tells cargo and readiness.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.art.map import Side, side_colour
from game.art.palette import Palette
from game.art.svg import circle, document, group, outline, paint, path, polygon, segments

Kind = Literal["arms-ship", "ship", "submarine", "warship", "site", "city", "base", "aircraft"]
LegendKind = Literal[
    "arms-ship",
    "ship",
    "submarine",
    "warship",
    "site",
    "city",
    "base",
    "aircraft",
    "other-ship",
    "sites",
    "line",
    "reach",
]

PIECE_SIZE: dict[Kind, int] = {
    "arms-ship": 30,
    "ship": 30,
    "submarine": 28,
    "warship": 24,
    "site": 15,
    "city": 8,
    "base": 14,
    "aircraft": 26,
}
"""Side of a piece's picture, in pixels at scale 1."""

ASHORE = ("site", "base", "city")
HULL = "M15 2L22 11V26H8V11Z"
SUBMARINE = (
    "M1 13.5C1 10 5 9.5 9 9.5V5H13.5V9.5H17C20.5 9.5 23 11.5 23 13.5C23 16 20.5 17.5 17 17.5"
    "H6C3 17.5 1 16 1 13.5Z"
)
AIRCRAFT = (
    "M15 2L17 8V12L28 18V21L17 18.5V24L20.5 26.5V28.5L15 27L9.5 28.5V26.5L13 24V18.5L2 21V18"
    "L13 12V8Z"
)


def _open_pointer(palette: Palette, colour: str) -> str:
    """A ship of neither side: an outline, for who sees red as black."""
    halo = path(HULL, paint(palette.white, palette.white, 6))
    return halo + path(HULL, paint(palette.white, colour, 2.6))


def _pointer(palette: Palette, colour: str, edge: float, *, hollow: bool, dot: bool) -> str:
    """A ship seen from above, bow up, on a plane of 30 by 30."""
    body = path(HULL, paint(colour, palette.white, edge))
    if hollow:
        body += path("M11.2 14H18.8V22.5H11.2Z", paint(palette.white))
    if dot:
        body += circle((15, 17), 2.6, paint(palette.white))
    return body


def _diamond(palette: Palette, colour: str) -> str:
    """A warship of the other side, on a plane of 24 by 24."""
    corners = [(12, 1.5), (22.5, 12), (12, 22.5), (1.5, 12)]
    return polygon(corners, paint(palette.white, colour, 3.2)) + circle(
        (12, 12), 2.6, paint(colour)
    )


def _site(palette: Palette, colour: str, *, ready: bool) -> str:
    """A launching site: a full triangle, or an empty one while unfinished; 20 by 20."""
    style = paint(colour, palette.white, 1.4) if ready else paint(palette.paper, colour, 2.4)
    return polygon([(10, 1), (19, 18), (1, 18)], style)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Shapes of a piece; its square plane begins at `start` both ways and is `span` wide."""

    body: str
    start: float
    span: float


@dataclass(frozen=True, slots=True)
class _Look:
    """What a piece is besides its kind; see `piece`."""

    side: Side = "us"
    course: float = 0
    ready: bool = True
    edge: float = 2
    """Width of a ship's white edge."""


def _afloat(kind: Kind, palette: Palette, look: _Look) -> _Drawn:
    colour = side_colour(look.side, palette)
    if kind == "submarine":
        return _Drawn(path(SUBMARINE, paint(colour, palette.white, 1.3)), -1, 26)
    if kind == "warship" and look.side != "us":
        return _Drawn(_diamond(palette, colour), 0, 24)
    hollow, dot = kind == "arms-ship", kind == "warship"
    if look.side == "us":
        pointer = _pointer(palette, colour, look.edge, hollow=hollow, dot=dot)
    else:
        pointer = _open_pointer(palette, colour)
    return _Drawn(group(pointer, f"rotate({look.course:.1f} 15 15)"), 0, 30)


def _ashore(kind: Kind, palette: Palette, look: _Look) -> _Drawn:
    colour = side_colour(look.side, palette)
    if kind == "site":
        # Sites stand on the ochre of the host's land, where plain red is too pale.
        colour = palette.red_dark if look.side == "us" else colour
        return _Drawn(_site(palette, colour, ready=look.ready), 0, 20)
    if kind == "base":
        corners = [(10, 1), (19, 10), (10, 19), (1, 10)]
        return _Drawn(polygon(corners, paint(colour, palette.white, 1.5)), 0, 20)
    # A dot of ochre would be lost on the ochre of the host's land.
    dot = palette.ink if look.side == "host" else colour
    return _Drawn(circle((10, 10), 8.5, paint(dot)), 0, 20)


def _drawn(kind: Kind, palette: Palette, look: _Look) -> _Drawn:
    if kind in ASHORE:
        return _ashore(kind, palette, look)
    if kind == "aircraft":
        plane = path(AIRCRAFT, paint(side_colour(look.side, palette), palette.white, 1.6))
        return _Drawn(group(plane, f"rotate({look.course:.1f} 15 15)"), 0, 30)
    return _afloat(kind, palette, look)


def piece(  # noqa: PLR0913 - plain values, each by name
    kind: Kind,
    palette: Palette,
    *,
    size: float,
    side: Side = "us",
    course: float = 0.0,
    ready: bool = True,
) -> str:
    """Return a square picture of a piece, `size` pixels wide; the place is its centre.

    `course` is its heading on the picture, in degrees clockwise from up (ships and
    aircraft only, see `MapView.heading`); `ready` matters for sites only. A city of side
    "other" is a dot of ink.
    """
    drawn = _drawn(kind, palette, _Look(side, course, ready))
    box = (drawn.start, drawn.start, drawn.span, drawn.span)
    return document(size, size, drawn.body, box)


def legend_colour(kind: LegendKind, palette: Palette) -> str:
    """Return the colour that tells the sample of a row of the map's key from its ground."""
    if kind in ("line", "warship", "base"):
        return palette.blue
    if kind in ("city", "other-ship"):
        return side_colour("other", palette)
    return palette.red_dark if kind in ("site", "sites") else palette.red


def selection_ring(size: float, palette: Palette) -> str:
    """Return the ring round a selected piece: ink, with white on both sides."""
    middle = (30, 30)
    body = circle(middle, 25, paint(None, palette.white, 8)) + circle(
        middle, 25, paint(None, palette.ink, 3.6)
    )
    return document(size, size, body, (0, 0, 60, 60))


def legend(
    kind: LegendKind, palette: Palette, *, width: float, height: float, scale: float = 1
) -> str:
    """Return the sample of a row of the map's key, `width` by `height` pixels.

    Besides the kinds of pieces: "sites" (a ready and an unfinished one), "line" (a thick
    line with ticks), "reach" (dashes). At scale 1 a width of 36 and a height of 24 fit.
    """
    middle = height / 2

    def placed(drawn: _Drawn, size: float, left: float) -> str:
        ratio = size * scale / drawn.span
        across = left * scale - drawn.start * ratio
        down = middle - size * scale / 2 - drawn.start * ratio
        return group(drawn.body, f"translate({across:.2f} {down:.2f}) scale({ratio:.4f})")

    if kind == "line":
        body = path(
            outline([(2 * scale, middle), (34 * scale, middle)]),
            paint(None, palette.blue, 6 * scale),
        )
        ticks = [5 + 9 * step for step in range(4)]
        body += path(
            segments(
                ((x * scale, middle - 9 * scale), (x * scale, middle - 2 * scale)) for x in ticks
            ),
            paint(None, palette.blue, 2 * scale),
        )
    elif kind == "reach":
        dashes = [2 + 12 * step for step in range(3)]
        body = path(
            segments(((x * scale, middle), ((x + 8) * scale, middle)) for x in dashes),
            paint(None, palette.red, 3 * scale),
        )
    elif kind == "sites":
        body = placed(_ashore("site", palette, _Look()), 17, 0)
        body += placed(_ashore("site", palette, _Look(ready=False)), 16, 19)
    else:
        sides: dict[Kind, Side] = {"warship": "them", "base": "them", "city": "other"}
        shown: Kind = "ship" if kind == "other-ship" else kind
        side: Side = "other" if kind == "other-ship" else sides.get(shown, "us")
        drawn = _drawn(shown, palette, _Look(side, course=90, edge=1))
        size = min(28, PIECE_SIZE[shown])
        body = placed(drawn, size, max(2, 16 - size / 2))
    return document(width, height, body)
