"""Which font file plays which role; files lie in assets/fonts.

A role is what a text is for. With the reading font (a setting) the faces for documents,
interface and dispatches all become Andika; posters and headlines keep their face.
"""

from __future__ import annotations

from typing import Literal

Role = Literal[
    "display",
    "poster",
    "cond",
    "body",
    "body-italic",
    "body-bold",
    "ui",
    "ui-bold",
    "ui-italic",
    "mono",
    "mono-bold",
]

FOLDER = "fonts"
"""Where the files lie, below the folder of assets."""

POSTERS: dict[Role, str] = {
    "display": "SofiaSansExtraCondensed-800.ttf",
    "poster": "SofiaSansExtraCondensed-900.ttf",
    "cond": "SofiaSansExtraCondensed-600.ttf",
}

PLAIN: dict[Role, str] = {
    "body": "PTSerif-Regular.ttf",
    "body-italic": "PTSerif-Italic.ttf",
    "body-bold": "PTSerif-Bold.ttf",
    "ui": "PTSans-Regular.ttf",
    "ui-bold": "PTSans-Bold.ttf",
    "ui-italic": "PTSans-Italic.ttf",
    "mono": "PTMono-Regular.ttf",
    "mono-bold": "PTMono-Bold.ttf",
}

READING = "Andika-Regular.ttf"
READING_BOLD = "Andika-Bold.ttf"

FALLBACK = READING
"""Has arrows, check marks and thin spaces that the other faces lack."""

ROLES: tuple[Role, ...] = (*POSTERS, *PLAIN)
FONT_FILES: tuple[str, ...] = (*POSTERS.values(), *PLAIN.values(), READING, READING_BOLD)


def font_file(role: Role, *, reading: bool = False) -> str:
    """Return the file name, inside assets/fonts, of a role; `reading`: with the reading font.

    Raises KeyError for a word that is no role. Italics of the reading font are upright:
    show emphasis there by weight.
    """
    if role in POSTERS:
        return POSTERS[role]
    plain = PLAIN[role]
    if reading:
        return READING_BOLD if role.endswith("-bold") else READING
    return plain
