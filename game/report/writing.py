"""A report as a file: what it holds, what it is called, and what stands in the way."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Final, Literal

from game.play.files import write_whole
from game.report.bundle import Bundle

Kind = Literal["html", "pdf", "json"]
KINDS: Final[tuple[Kind, ...]] = ("html", "pdf", "json")
NO_PDF: Final = (
    "PDF needs one more library, reportlab: put it in place with “python -m pip install "
    "reportlab”, or make the HTML file and let a browser print it to PDF."
)


class MissingExtraError(Exception):
    """A library that a kind of file needs is not there. The text says how to get it."""


def made(bundle: Bundle, kind: Kind) -> bytes:
    """The whole file. The same play gives the same bytes.

    Raises MissingExtraError where a library is missing.
    """
    if kind == "json":
        from game.report.data import as_data

        return (json.dumps(as_data(bundle), ensure_ascii=False, indent=1) + "\n").encode()
    if kind == "pdf":
        if importlib.util.find_spec("reportlab") is None:
            raise MissingExtraError(NO_PDF)
        from game.report import pdf

        return pdf.render(bundle)
    from game.report import html

    return html.render(bundle).encode()


def write(bundle: Bundle, kind: Kind, path: Path, *, force: bool = False) -> None:
    """Write a report; nothing is written over unless `force` says so.

    Raises FileExistsError where something is there already, OSError for what a disk
    does, MissingExtraError where a library is missing.
    """
    if path.exists() and not force:
        raise FileExistsError(path)
    write_whole(path, made(bundle, kind))


def free_name(folder: Path, stem: str, kind: Kind) -> Path:
    """A file name in a folder that nothing has yet: the stem, and a number where it must be."""
    path = folder / f"{stem}.{kind}"
    number = 2
    while path.exists():
        path = folder / f"{stem}-{number}.{kind}"
        number += 1
    return path
