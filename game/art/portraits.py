"""Portraits from four numbers and a sign: flat shapes in three colours, no likeness.

The plane of a portrait is 200 wide and 240 high; the head stands on the middle line.
Light comes from the left, so the right half of the face takes the shade tone. Hats,
hair and signs are in `hair` and `signs`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.art.dots import dot_screen
from game.art.faces import Face, Features, Tones, features_of
from game.art.hair import hair_body
from game.art.palette import Palette, blend
from game.art.signs import collar_body, mouth_body, spectacles_body
from game.art.svg import Point, circle, document, draw, group, paint, path, rect

__all__ = [
    "Face",
    "PortraitStand",
    "Side",
    "portrait",
    "portrait_bust",
    "portrait_ground",
    "portrait_screen",
]

Side = Literal["us", "them", "host", "other"]

WIDTH, HEIGHT = 200.0, 240.0
HEAD, ABOVE = 180.0, 0.42
"""What of the height shows at least, and how much of what does not is above the head."""
DISC_TOP, DISC_RADIUS, DISC_TONE = 118.0, 88.0, 0.22
SCREEN_CELL, SCREEN_TONE = 5.2, 0.18
GREY_TONE = 0.62
"""How much of the light is in grey hair on a red or blue ground."""
SMALLEST_CELL = 4
"""Pixels between dots under which a screen would turn to grey."""


def _tones(palette: Palette, face: Face, side: Side, *, selected: bool) -> Tones:
    if side == "them":
        ground, shade = (palette.blue, palette.blue_dark)
    elif selected:
        ground, shade = (palette.red, palette.red_dark)
    else:
        ground, shade = (palette.manila, palette.face_shade)
    plain = ground == palette.manila
    first = palette.red if ground != palette.red else palette.paper
    last = palette.red if ground != palette.red else palette.ochre
    grey = palette.soft if plain else blend(palette.paper, ground, GREY_TONE)
    return Tones(
        ground=ground,
        shade=shade,
        light=palette.paper,
        ink=palette.ink,
        hair=grey if face.grey else palette.ink,
        gold=palette.ochre,
        ribbons=(first, palette.ochre, palette.paper, last),
    )


def _shoulders(face: Features, tones: Tones) -> str:
    left, right = 12 - face.breadth * 0.6, 188 + face.breadth * 0.6
    coat = draw(
        *("M", left, 242, "C", left + 3, 212, left + 26, 200, 70, 186, "L", 100, 214),
        *("L", 130, 186, "C", right - 26, 200, right - 3, 212, right, 242, "Z"),
    )
    neck, low = face.neck, face.chin - 26
    throat = draw(
        *("M", 100 - neck, low, "L", 97 - neck, 192, "L", 100, 214),
        *("L", 103 + neck, 192, "L", 100 + neck, low, "Z"),
    )
    return path(coat, paint(tones.ink)) + path(throat, paint(tones.shade))


def _ears(face: Features, tones: Tones) -> str:
    half, top = face.half_width, face.top + face.height * 0.5 - 10
    left = draw("M", 102 - half, top, "q", -11, -3, -9, 9, "q", 2, 14, 11, 13, "Z")
    right = draw("M", 98 + half, top, "q", 11, -3, 9, 9, "q", -2, 14, -11, 13, "Z")
    return path(left, paint(tones.light)) + path(right, paint(tones.shade))


def _head(face: Features, tones: Tones) -> str:
    """The lit head, then its shaded half behind a profile with nose and lips."""
    half, top, chin, jaw = face.half_width, face.top, face.chin, face.jaw
    temple = top + face.height * 0.45
    right_side = (
        *("C", 100 + half * 0.98, temple + 24, 100 + half * (jaw + 0.25), chin - 14),
        *(100 + half * jaw * 0.8, chin - 4),
    )
    head = draw(
        *("M", 100, top, "C", 100 + half * 0.75, top, 100 + half * 1.02, top + 22),
        *(100 + half, temple, *right_side),
        *("C", 100 + half * 0.22, chin + 3, 100 - half * 0.22, chin + 3),
        *(100 - half * jaw * 0.8, chin - 4),
        *("C", 100 - half * (jaw + 0.25), chin - 14, 100 - half * 0.98, temple + 24),
        *(100 - half, temple),
        *("C", 100 - half * 1.02, top + 22, 100 - half * 0.75, top, 100, top, "Z"),
    )
    tall, tip = face.height, top + face.height * 0.62
    profile = draw(
        *("M", 108, top, "L", 105, top + tall * 0.34, "L", 101, top + tall * 0.40),
        *("L", 100 - face.nose, tip - 4, "Q", 99 - face.nose, tip + 3, 101, tip + 3),
        *("L", 103, tip + 9, "L", 93, tip + tall * 0.125, "L", 103, tip + tall * 0.16),
        *("L", 101, tip + tall * 0.22, "L", 98, chin),
        *("C", 100 + half * 0.22, chin + 3, 100 + half * 0.4, chin),
        *(100 + half * jaw * 0.8, chin - 4),
        *("C", 100 + half * (jaw + 0.25), chin - 14, 100 + half * 0.98, temple + 24),
        *(100 + half, temple),
        *("C", 100 + half * 1.02, top + 22, 100 + half * 0.75, top, 108, top, "Z"),
    )
    return path(head, paint(tones.light)) + path(profile, paint(tones.shade))


def _eyes(face: Features, tones: Tones) -> str:
    half, height = face.half_width, face.brow_height - face.brow_lift
    reach, tilt = half * 0.27, face.brow_tilt
    left, right = 100 - half * 0.46, 100 + half * 0.46
    brows = draw(
        *("M", left - reach, height - tilt, "L", left + reach, height + tilt),
        *("M", right - reach, height + tilt, "L", right + reach, height - tilt),
    )
    lids = draw(
        *("M", 100 - half * 0.62, face.brow_height + 10, "h", half * 0.32),
        *("M", 100 + half * 0.30, face.brow_height + 10, "h", half * 0.32),
    )
    return path(brows, paint(None, tones.ink, face.brow_width)) + path(
        lids, paint(None, tones.ink, 2.4)
    )


def _bust(face: Features, tones: Tones) -> str:
    parts = [
        _shoulders(face, tones),
        collar_body(face, tones),
        _ears(face, tones),
        _head(face, tones),
        _eyes(face, tones),
        mouth_body(face, tones),
        hair_body(face, tones),
    ]
    if face.sign == "spectacles":
        parts.append(spectacles_body(face, tones))
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class PortraitStand:
    """How a portrait stands: `width` by `height` pixels, on whose side, chosen or not."""

    width: float
    height: float
    side: Side = "us"
    selected: bool = False

    @property
    def seen(self) -> float:
        """How much of the plane's height shows: in a flat tile head and collar, not the whole."""
        share = max(1, round(self.height)) / max(1, round(self.width))
        return min(HEIGHT, max(HEAD, HEIGHT * share))

    @property
    def scale(self) -> float:
        """Pixels of a unit of the portrait's plane."""
        return min(max(1, round(self.width)) / WIDTH, max(1, round(self.height)) / self.seen)

    @property
    def cell(self) -> int:
        """Pixels from one dot of the screen behind the bust to the next."""
        return max(SMALLEST_CELL, round(SCREEN_CELL * self.scale))

    @property
    def plane(self) -> tuple[float, float]:
        """Width and height of the whole tile in units of the portrait's plane."""
        return max(1, round(self.width)) / self.scale, max(1, round(self.height)) / self.scale

    def picture(self, body: str) -> str:
        """Return a picture of the tile's size from what is drawn on its plane."""
        wide, high = max(1, round(self.width)), max(1, round(self.height))
        return document(wide, high, body, (0, 0, *self.plane))


def _dots(size: Point, cell: float) -> str:
    wide, high = size
    return dot_screen(wide, high, cell, lambda x, y: min(0.75, (x - 0.35) * 0.9 + (y - 0.5) * 0.4))


def _placed_bust(face: Face, palette: Palette, stand: PortraitStand) -> str:
    tones = _tones(palette, face, stand.side, selected=stand.selected)
    wide, high = stand.plane
    above = (stand.seen - HEIGHT) * ABOVE
    down = high - stand.seen + above
    style = paint(palette.paper, opacity=DISC_TONE)
    disc = circle((wide / 2, DISC_TOP + above), DISC_RADIUS, style)
    moved = f"translate({(wide - WIDTH) / 2:.2f} {down:.2f})"
    return disc + group(_bust(features_of(face), tones), moved)


def portrait_ground(palette: Palette, stand: PortraitStand) -> str:
    """Return the colour that a portrait lies on."""
    return _tones(palette, Face(), stand.side, selected=stand.selected).ground


def portrait_screen(palette: Palette, width: float, height: float, cell: float) -> str:
    """Return the dots behind faces on a transparent ground, `cell` pixels from one to the next.

    They are most of a portrait's shapes; tiles of one size that stand side by side share them.
    """
    dots = _dots((width, height), cell)
    return document(width, height, path(dots, paint(palette.ink, opacity=SCREEN_TONE)))


def portrait_bust(face: Face, palette: Palette, stand: PortraitStand) -> str:
    """Return a bust before its pale disc, on a transparent ground."""
    return stand.picture(_placed_bust(face, palette, stand))


def portrait(  # noqa: PLR0913 - plain values, each by name
    face: Face,
    palette: Palette,
    *,
    width: float,
    height: float,
    side: Side = "us",
    selected: bool = False,
) -> str:
    """Return a portrait tile of `width` by `height` pixels, ground and all.

    The bust stands on the lower edge and fills as much of the tile as its shape allows.
    A selected face stands on red, the other side ("them") always on blue.
    """
    stand = PortraitStand(width, height, side, selected)
    ground = rect((0, 0, *stand.plane), paint(portrait_ground(palette, stand)))
    dots = _dots(stand.plane, stand.cell / stand.scale)
    screen = path(dots, paint(palette.ink, opacity=SCREEN_TONE)) if dots else ""
    return stand.picture(ground + screen + _placed_bust(face, palette, stand))
