"""Hair and caps of a portrait, each one shape round the top of the head."""

from __future__ import annotations

from collections.abc import Callable

from game.art.faces import Features, Hair, Tones
from game.art.svg import draw, paint, path


def _receding(left: float, right: float, top: float) -> str:
    """Swept back from a high forehead."""
    return draw(
        *("M", left - 3, top + 50, "C", left - 9, top + 8, 76, top - 22, 104, top - 20),
        *("C", 138, top - 18, right + 8, top + 8, right + 3, top + 50, "L", right - 5, top + 30),
        *("C", right - 8, top + 12, 122, top + 8, 114, top + 10),
        *("C", 104, top - 2, 84, top + 2, left + 12, top + 18, "L", left + 3, top + 38, "Z"),
    )


def _crop(left: float, right: float, top: float) -> str:
    """Cut close, straight over the forehead."""
    return draw(
        *("M", left - 3, top + 44, "C", left - 6, top + 2, 74, top - 18, 102, top - 17),
        *("C", 136, top - 16, right + 6, top + 4, right + 3, top + 44, "L", right - 3, top + 24),
        *("C", right - 12, top + 6, 120, top + 6, 98, top + 5),
        *("C", 80, top + 4, left + 10, top + 10, left + 4, top + 26, "Z"),
    )


def _short(left: float, right: float, top: float) -> str:
    """A plain short cut."""
    return draw(
        *("M", left - 2, top + 40, "C", left - 4, top + 6, left + 14, top - 12, 102, top - 12),
        *("C", 132, top - 12, right + 4, top + 6, right + 2, top + 40, "L", right - 3, top + 26),
        *("C", right - 8, top + 10, 112, top + 6, 100, top + 6),
        *("C", 88, top + 6, left + 8, top + 10, left + 3, top + 26, "Z"),
    )


def _wave(left: float, right: float, top: float) -> str:
    """Full and waved."""
    return draw(
        *("M", left - 2, top + 42, "C", left - 10, top + 14, left + 2, top - 14),
        *(left + 24, top - 16, "C", 90, top - 32, 122, top - 26, 128, top - 17),
        *("C", right + 6, top - 16, right + 10, top + 14, right + 2, top + 42),
        *("L", right - 4, top + 24, "C", right - 4, top + 12, 128, top + 12, 120, top + 7),
        *("C", 110, top + 14, 96, top + 2, 84, top + 10),
        *("C", left + 8, top + 6, left + 6, top + 16, left + 4, top + 26, "Z"),
    )


def _parted(left: float, right: float, top: float) -> str:
    """Thick, parted on the right."""
    return draw(
        *("M", left - 3, top + 46, "C", left - 8, top + 6, left + 6, top - 24, 92, top - 25),
        *("C", 128, top - 30, right + 10, top - 14, right + 3, top + 46),
        *("L", right - 4, top + 26, "C", right - 4, top + 14, 130, top + 8, 118, top + 4),
        *("C", 104, top + 10, 84, top + 12, left + 8, top + 10, "L", left + 3, top + 28, "Z"),
    )


def _full(left: float, right: float, top: float) -> str:
    """Full, combed over from the left."""
    return draw(
        *("M", left - 3, top + 48, "C", left - 8, top + 4, left + 6, top - 18, 96, top - 20),
        *("C", 132, top - 22, right + 8, top - 6, right + 3, top + 48, "L", right - 4, top + 26),
        *("C", right - 6, top + 10, 124, top + 4, 84, top + 8),
        *("C", left + 12, top + 8, left + 6, top + 16, left + 3, top + 28, "Z"),
    )


def _bald(left: float, right: float, top: float) -> str:
    """Two tufts above the ears."""
    return draw(
        *("M", left - 2, top + 52, "C", left - 5, top + 40, left - 3, top + 30),
        *(left + 2, top + 24, "L", left + 5, top + 46, "Z"),
        *("M", right + 2, top + 52, "C", right + 5, top + 40, right + 3, top + 30),
        *(right - 2, top + 24, "L", right - 5, top + 46, "Z"),
    )


SHAPES: dict[Hair, Callable[[float, float, float], str]] = {
    "receding": _receding,
    "crop": _crop,
    "short": _short,
    "wave": _wave,
    "parted": _parted,
    "full": _full,
    "bald": _bald,
    "cap": _bald,
}
"""Path data from the head's left, right and top; a cap shows only the tufts below it."""


def hair_body(face: Features, tones: Tones) -> str:
    """Return the hair; under a cap, the cap with its peak.

    With a uniform the cap is an officer's, with band and badge, else a soldier's.
    """
    left, right = 100 - face.half_width, 100 + face.half_width
    shape = path(SHAPES[face.hair](left, right, face.top), paint(tones.hair))
    if face.hair != "cap":
        return shape
    if face.uniform:
        return shape + _peaked_cap(face, tones)
    return shape + _field_cap(face, tones)


def _peaked_cap(face: Features, tones: Tones) -> str:
    left, right, top = 100 - face.half_width, 100 + face.half_width, face.top
    crown = draw(
        *("M", left - 3, top + 10, "L", left - 18, top - 12),
        *("C", left - 12, top - 34, right + 12, top - 34, right + 18, top - 12),
        *("L", right + 3, top + 10, "Z"),
    )
    band = draw(
        *("M", left - 4, top + 8, "Q", 100, top - 4, right + 4, top + 8),
        *("L", right + 4, top + 22, "Q", 100, top + 10, left - 4, top + 22, "Z"),
    )
    peak = draw(
        *("M", left - 3, top + 22, "Q", 100, top + 9, right + 3, top + 22),
        *("Q", 100 + face.half_width * 0.7, top + 40, 100, top + 40),
        *("Q", 100 - face.half_width * 0.7, top + 40, left - 3, top + 22, "Z"),
    )
    badge = draw("M", 100, top - 6, "l", 8, 8, "l", -8, 8, "l", -8, -8, "Z")
    return (
        path(crown, paint(tones.ink))
        + path(band, paint(tones.shade))
        + path(peak, paint(tones.ink))
        + path(badge, paint(tones.gold))
    )


def _field_cap(face: Features, tones: Tones) -> str:
    left, right, top = 100 - face.half_width, 100 + face.half_width, face.top
    crown = draw(
        *("M", left - 4, top + 26, "L", left - 5, top - 2),
        *("C", left + 4, top - 16, right - 4, top - 16, right + 5, top - 2),
        *("L", right + 4, top + 26, "Q", 100, top + 14, left - 4, top + 26, "Z"),
    )
    peak = draw(
        *("M", left - 4, top + 25, "Q", 100, top + 12, right + 4, top + 25),
        *("Q", 100, top + 46, left - 4, top + 25, "Z"),
    )
    seam = draw("M", left - 4, top + 16, "Q", 100, top + 4, right + 4, top + 16)
    return (
        path(crown, paint(tones.ink))
        + path(peak, paint(tones.ink))
        + path(seam, paint(None, tones.shade, 1.6))
    )
