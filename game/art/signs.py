"""The one sign of a portrait: collar and tie, uniform, moustache, beard, spectacles."""

from __future__ import annotations

from game.art.faces import Features, Tones
from game.art.svg import circle, draw, group, paint, path, rect

RIBBON_ROWS, RIBBON_COLUMNS = 3, 4


def collar_body(face: Features, tones: Tones) -> str:
    """Return what is worn under the head: a uniform, an open field collar, or a suit."""
    if face.uniform:
        return _uniform(face, tones)
    if face.sign == "beard":
        return _open_collar(face, tones)
    return _suit(face, tones)


def _suit(face: Features, tones: Tones) -> str:
    neck = face.neck
    collar = draw(
        *("M", 95 - neck, 182, "L", 100, 214, "L", 105 + neck, 182, "L", 112 + neck, 192),
        *("L", 108, 224, "L", 100, 216, "L", 92, 224, "L", 88 - neck, 192, "Z"),
    )
    lapels = draw("M", 86 - neck, 190, "L", 84, 242, "M", 114 + neck, 190, "L", 116, 242)
    if face.sign == "bow-tie":
        knot = draw(
            *("M", 100, 216, "L", 82, 207, "L", 82, 228, "L", 100, 220),
            *("L", 118, 228, "L", 118, 207, "Z"),
        )
        tie = path(knot, paint(tones.ink, tones.light, 1.4)) + rect(
            (97, 213, 6, 9), paint(tones.shade)
        )
    else:
        tie = path(
            draw(
                *("M", 100, 213, "L", 108, 220, "L", 104, 226, "L", 108, 244, "H", 92),
                *("L", 96, 226, "L", 92, 220, "Z"),
            ),
            paint(tones.shade),
        )
    return path(collar, paint(tones.light)) + tie + path(lapels, paint(None, tones.light, 1.6))


def _open_collar(face: Features, tones: Tones) -> str:
    neck = face.neck
    open_shirt = draw("M", 94 - neck, 186, "L", 100, 228, "L", 106 + neck, 186, "Z")
    flaps = draw(
        *("M", 93 - neck, 180, "L", 84 - neck, 196, "L", 88, 226, "L", 98, 212),
        *("M", 107 + neck, 180, "L", 116 + neck, 196, "L", 112, 226, "L", 102, 212),
    )
    pockets = draw("M", 52, 226, "H", 78, "V", 242, "M", 122, 242, "V", 226, "H", 148)
    return (
        path(open_shirt, paint(tones.shade))
        + path(flaps, paint(None, tones.light, 1.8))
        + path(pockets, paint(None, tones.light, 1.4))
    )


def _uniform(face: Features, tones: Tones) -> str:
    neck = face.neck
    standing = draw(
        *("M", 88 - neck, 178, "L", 100, 200, "L", 112 + neck, 178, "L", 116 + neck, 196),
        *("L", 100, 222, "L", 84 - neck, 196, "Z"),
    )
    tabs = draw(
        *("M", 89 - neck, 183, "L", 106 - neck, 195, "L", 104 - neck, 203, "L", 87 - neck, 191),
        *("Z", "M", 111 + neck, 183, "L", 94 + neck, 195, "L", 96 + neck, 203),
        *("L", 113 + neck, 191, "Z"),
    )
    boards = "M14 208L56 191L62 199L17 221ZM186 208L144 191L138 199L183 221Z"
    rows = [
        rect((128 + column * 11, 216 + row * 8, 10, 6), paint(tones.ribbons[(row + column) % 4]))
        for row in range(RIBBON_ROWS)
        for column in range(RIBBON_COLUMNS)
    ]
    return (
        path(standing, paint(tones.ink))
        + path(tabs + boards, paint(tones.gold))
        + "".join(rows)
        + path("M100 222V242", paint(None, tones.light, 1.5))
    )


def mouth_body(face: Features, tones: Tones) -> str:
    """Return mouth, moustache or beard, and the fold under a heavy jaw."""
    half, mouth = face.half_width, face.mouth
    if face.sign == "moustache":
        data = draw(
            *("M", 100 - half * 0.50, mouth + 3),
            *("Q", 100 - half * 0.35, mouth - 12, 98, mouth - 9),
            *("Q", 100 + half * 0.35, mouth - 12, 100 + half * 0.50, mouth + 3),
            *("Q", 100, mouth - 2, 100 - half * 0.50, mouth + 3, "Z"),
        )
        return path(data, paint(tones.hair))
    lips = draw("M", 100 - half * 0.30, mouth, "Q", 100, mouth - 3, 100 + half * 0.30, mouth + 1)
    if face.sign == "beard":
        return _beard(face, tones.hair) + path(lips, paint(None, tones.shade, 3))
    fold = ""
    if face.uniform:
        chin = face.chin
        fold = path(
            draw("M", 78, chin - 3, "Q", 100, chin + 12, 124, chin - 3, "Q", 100, chin + 4)
            + draw(" ", 78, chin - 3, "Z"),
            paint(tones.shade),
        )
    return path(lips, paint(None, tones.ink, 2.6)) + fold


def _beard(face: Features, hair: str) -> str:
    half, mouth, chin = face.half_width, face.mouth, face.chin
    ear = face.top + face.height * 0.5
    data = draw(
        *("M", 99 - half, ear - 2, "C", 97 - half, ear + 30, 100 - half * 0.78, chin + 2),
        *(100 - half * 0.34, chin + 12, "Q", 100, chin + 20, 100 + half * 0.34, chin + 12),
        *("C", 100 + half * 0.78, chin + 2, 103 + half, ear + 30, 101 + half, ear - 2),
        *("L", 97 + half, ear + 6, "Q", 100 + half * 0.8, mouth - 14),
        *(100 + half * 0.5, mouth - 10, "Q", 100 + half * 0.24, mouth - 15, 100, mouth - 10),
        *("Q", 100 - half * 0.24, mouth - 15, 100 - half * 0.5, mouth - 10),
        *("Q", 100 - half * 0.8, mouth - 14, 103 - half, ear + 6, "Z"),
    )
    return path(data, paint(hair))


def spectacles_body(face: Features, tones: Tones) -> str:
    """Return round spectacles with bridge and temples."""
    half, height = face.half_width, face.brow_height + 9
    left, right = 100 - half * 0.45, 100 + half * 0.45
    wires = draw(
        *("M", left + 12, height - 2, "Q", 100, height - 6, right - 12, height - 2),
        *("M", left - 12, height - 3, "L", 100 - half, height - 6),
        *("M", right + 12, height - 3, "L", 100 + half, height - 6),
    )
    style = paint(None, tones.ink, 3.4)
    return group(
        circle((left, height), 12, style) + circle((right, height), 12, style) + path(wires, style)
    )
