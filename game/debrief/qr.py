"""A run code as a QR picture: the matrix, and a picture of it for a page."""

from __future__ import annotations

QUIET = 4
"""Empty modules round a picture, without which it cannot be read."""


def matrix(code: str) -> tuple[tuple[bool, ...], ...]:
    """The dark modules of a code, row by row, without the quiet zone."""
    import segno

    made = segno.make(code.upper(), error="m", micro=False, boost_error=False)
    return tuple(tuple(bool(cell) for cell in row) for row in made.matrix)


def path(modules: tuple[tuple[bool, ...], ...]) -> tuple[int, str]:
    """The side of a picture in modules, quiet zone included, and its dark parts as path data."""
    parts = []
    for y, row in enumerate(modules):
        start = None
        for x, dark in enumerate((*row, False)):
            if dark and start is None:
                start = x
            elif not dark and start is not None:
                parts.append(f"M{start + QUIET} {y + QUIET}h{x - start}v1h{start - x}z")
                start = None
    return len(modules) + 2 * QUIET, "".join(parts)
