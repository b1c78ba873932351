"""What makes one face differ from another, and the lengths that follow from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Hair = Literal["short", "parted", "wave", "receding", "bald", "full", "crop", "cap"]
Sign = Literal["none", "moustache", "spectacles", "epaulettes", "beard", "bow-tie"]
Brows = Literal["flat", "stern", "raised"]

UNIFORM_BREADTH = 26.0
NARROWEST_COAT, BROADEST_COAT = 6.0, 16.0
NARROW_HEAD = 41
"""Half width of a head up to which shoulders are narrow."""
PLAIN_NOSE, STRONG_NOSE = 9.0, 14.0


@dataclass(frozen=True, slots=True)
class Face:
    """The four head numbers, hair and one sign.

    `half_width` 38 to 49, `top` 56 to 62 and `chin` 166 to 174 are lengths on a plane of
    200 by 240; `jaw` 52 to 78 is the jaw's width in hundredths of the head's. `nose` is
    how far the nose stands out, by default 9, or 14 above a moustache.
    """

    half_width: int = 43
    top: int = 58
    chin: int = 170
    jaw: int = 65
    hair: Hair = "short"
    grey: bool = False
    sign: Sign = "none"
    brows: Brows = "flat"
    nose: float | None = None


@dataclass(frozen=True, slots=True)
class Features:
    """A face with every length worked out, on the plane of a portrait."""

    half_width: float
    top: float
    chin: float
    jaw: float
    nose: float
    height: float
    neck: float
    breadth: float
    """How much the shoulders stand out."""
    brow_height: float
    brow_width: float
    brow_tilt: float
    brow_lift: float
    mouth: float
    """Height of the mouth, from the top of the plane."""
    hair: Hair
    grey: bool
    sign: Sign
    uniform: bool


@dataclass(frozen=True, slots=True)
class Tones:
    """The colours of one portrait, each "#RRGGBB"."""

    ground: str
    shade: str
    light: str
    ink: str
    hair: str
    gold: str
    ribbons: tuple[str, str, str, str]


BROW_SHAPES: dict[Brows, tuple[float, float, float]] = {
    "flat": (3.2, 1.0, 0.0),
    "stern": (4.2, 1.0, 0.0),
    "raised": (3.2, -1.2, 4.0),
}
"""Width, inward slope and lift of brows."""


def features_of(face: Face) -> Features:
    """Return the lengths of a face; numbers outside their ranges still give a drawing."""
    half, height = float(face.half_width), float(face.chin - face.top)
    uniform = face.sign == "epaulettes"
    coat = NARROWEST_COAT + 2 * (half - NARROW_HEAD)
    width, tilt, lift = BROW_SHAPES[face.brows]
    nose = STRONG_NOSE if face.sign == "moustache" else PLAIN_NOSE
    return Features(
        half_width=half,
        top=face.top,
        chin=face.chin,
        jaw=face.jaw / 100,
        nose=nose if face.nose is None else face.nose,
        height=height,
        neck=half * 0.58,
        breadth=UNIFORM_BREADTH if uniform else min(BROADEST_COAT, max(NARROWEST_COAT, coat)),
        brow_height=face.top + height * 0.41,
        brow_width=width,
        brow_tilt=tilt,
        brow_lift=lift,
        mouth=face.top + height * 0.78,
        hair=face.hair,
        grey=face.grey,
        sign=face.sign,
        uniform=uniform,
    )
