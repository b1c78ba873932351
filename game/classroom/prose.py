"""The small part of Markdown that the pages for teachers are written in, cut into parts.

Headings, paragraphs, lists, tables and quotations; within them strong, emphasised and
set-apart words, and links, of which only the words are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from markupsafe import Markup, escape

from game.data import data_root

Kind = Literal["heading", "paragraph", "bullets", "numbers", "table", "quote"]
FIVE: Final = "five-minutes"
"""The page that shows the debrief in five minutes."""
GUIDES: Final = (
    ("README", "How to teach with it"),
    (FIVE, "Teach me in five minutes"),
    ("differentiation", "For every student in the room"),
    ("sensitivity", "Sensitivity"),
    ("technician", "For the technician"),
    ("privacy", "Privacy"),
)
"""The pages for teachers, and what they are called on buttons."""

_LINK: Final = re.compile(r"\[([^\]]+)\]\([^)\s]+\)")
_HEADING: Final = re.compile(r"(#{1,3}) +(.+)")
_BULLET: Final = re.compile(r"[-*] +(.+)")
_NUMBER: Final = re.compile(r"\d+\. +(.+)")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a page: its kind, its texts (lines of a list), or the rows of a table."""

    kind: Kind
    texts: tuple[str, ...] = ()
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


def guide(name: str) -> str:
    """The text of one of the `GUIDES`.

    Raises:
        OSError: it is not there.
    """
    path = data_root() / "docs" / "teaching" / f"{name}.md"
    return path.read_text(encoding="utf-8")


def parts(text: str) -> Iterator[Part]:
    """Yield the parts of a page in order."""
    for block in re.split(r"\n[ \t]*\n", text.strip()):
        lines = [line.strip() for line in block.splitlines() if line.strip()]
        if lines:
            yield from _block(lines)


def _block(lines: list[str]) -> Iterator[Part]:
    heading = _HEADING.fullmatch(lines[0])
    if heading:
        yield Part("heading", (_words(heading[2]),), len(heading[1]))
        if lines[1:]:
            yield from _block(lines[1:])
    elif lines[0].startswith("|"):
        rows = [
            tuple(_words(cell.strip()) for cell in line.strip("|").split("|")) for line in lines
        ]
        yield Part("table", rows=tuple(row for row in rows if not _is_rule(row)))
    elif all(_BULLET.fullmatch(line) for line in lines):
        yield Part("bullets", tuple(_words(line[1:].strip()) for line in lines))
    elif all(_NUMBER.fullmatch(line) for line in lines):
        yield Part("numbers", tuple(_words(line.split(".", 1)[1].strip()) for line in lines))
    elif lines[0].startswith(">"):
        yield Part("quote", (_words(" ".join(line.lstrip("> ") for line in lines)),))
    else:
        yield Part("paragraph", (_words(" ".join(lines)),))


def _is_rule(row: tuple[str, ...]) -> bool:
    return all(set(cell) <= {"-", ":"} and cell for cell in row)


def _words(text: str) -> str:
    return _LINK.sub(r"\1", text)


def as_html(text: str, first: int = 2) -> Markup:
    """A page as HTML, all of it escaped; its first heading becomes one of level `first`."""
    return Markup("\n").join(_html(part, first) for part in parts(text))


def _html(part: Part, first: int) -> Markup:
    if part.kind == "heading":
        tag = f"h{min(part.level + first - 1, 6)}"
        return _in(tag, _marked(part.texts[0]))
    if part.kind == "table":
        head, *rows = part.rows
        cells = Markup("").join(Markup('<th scope="col">{}</th>').format(_marked(c)) for c in head)
        body = Markup("").join(
            _in("tr", Markup("").join(_in("td", _marked(cell)) for cell in row)) for row in rows
        )
        return _in("table", _in("thead", _in("tr", cells)) + _in("tbody", body))
    if part.kind in ("bullets", "numbers"):
        items = Markup("").join(_in("li", _marked(text)) for text in part.texts)
        return _in("ul" if part.kind == "bullets" else "ol", items)
    return _in("blockquote" if part.kind == "quote" else "p", _marked(part.texts[0]))


def _in(tag: str, inner: Markup) -> Markup:
    return Markup("<{0}>{1}</{0}>").format(Markup(tag), inner)  # noqa: S704 (tags of this module)


def _marked(text: str) -> Markup:
    safe = str(escape(text))
    safe = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", safe)
    safe = re.sub(r"\*(.+?)\*", r"<em>\1</em>", safe)
    return Markup(re.sub(r"`(.+?)`", r"<code>\1</code>", safe))  # noqa: S704 (escaped above)
