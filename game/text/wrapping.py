"""Texts as lines of a terminal: markup read off, words wrapped, tables aligned."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence

from game.present.spoken import ENDS

TOKEN = re.compile(
    r"\*\*(?P<strong>.+?)\*\*|\*(?P<emphasis>.+?)\*|\[(?P<link>.+?)\]\((?P<to>.+?)\)"
)
LEAD = re.compile(r"^\*\*([^*]*[^*.!?…:])\*\*(?= \S)")
"""A strong beginning without an end of its own: where nothing is bold, it gets a colon."""

LEAST_WIDTH = 20
"""Narrower than this nothing is wrapped: a page must end some day."""

GAP = "  "
HARD_SPACE = "\N{NO-BREAK SPACE}"


def unmarked(text: str) -> str:
    """A text without its markup; a link stands as `[label]`."""
    return TOKEN.sub(_spoken, LEAD.sub(r"\1:", text))


def _spoken(found: re.Match[str]) -> str:
    if found["link"]:
        return f"[{found['link']}]"
    return found["strong"] or found["emphasis"]


def links_in(text: str) -> tuple[tuple[str, str], ...]:
    """The links of a text, each as label and target, in order."""
    return tuple((each["link"], each["to"]) for each in TOKEN.finditer(text) if each["link"])


def wrapped(text: str, width: int, *, first: str = "", rest: str | None = None) -> list[str]:
    """One paragraph in lines; `first` stands before the first, `rest` before the others."""
    plain = " ".join(unmarked(text).split(" "))
    lines = textwrap.wrap(
        plain,
        max(width, LEAST_WIDTH),
        initial_indent=first,
        subsequent_indent=" " * len(first) if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(HARD_SPACE, " ").rstrip() for line in lines]


def paragraphs(text: str, width: int, *, indent: str = "") -> list[str]:
    """A text of several paragraphs in lines, with an empty line between them."""
    found: list[str] = []
    for part in text.splitlines():
        if not part.strip():
            continue
        if found:
            found.append("")
        found += wrapped(part.strip(), width, first=indent, rest=indent)
    return found


def labelled(text: str) -> str:
    """A text as the label of what follows: with a colon, unless it ends by itself."""
    return text if text.endswith(ENDS) else f"{text}:"


def aligned(head: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """A table in columns; where it is wider than the line, each row as a small list."""
    cells = [[unmarked(cell) for cell in row] for row in rows]
    widths = _widths(head, cells)
    if sum(widths) + len(GAP) * (len(widths) - 1) > max(width, LEAST_WIDTH):
        return _stacked(head, cells, width)
    lines = [_row(head, widths)] if any(head) else []
    return [*lines, *(_row(row, widths) for row in cells)]


def _widths(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    every = [list(head), *rows]
    columns = max(len(row) for row in every)
    return [max(len(row[at]) if at < len(row) else 0 for row in every) for at in range(columns)]


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    return GAP.join(cell.ljust(width) for cell, width in zip(cells, widths, strict=False)).rstrip()


def _stacked(head: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    lines: list[str] = []
    for row in rows:
        for place, cell in enumerate(row):
            name = head[place] if place < len(head) else ""
            told = f"{name}: {cell}" if name else cell
            lines += wrapped(told, width, first=GAP if place else "", rest=GAP * 2)
    return lines
