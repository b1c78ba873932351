"""Texts of a scenario and of people, made fit for paper, sheets and pages."""

from __future__ import annotations

import re
from typing import Final

from markupsafe import Markup, escape

_LINK: Final = re.compile(r"\[([^\]\n]+)\]\([a-z]+:[a-z0-9-]+\)")
_STRONG: Final = re.compile(r"\*\*(.+?)\*\*")
_EMPHASIS: Final = re.compile(r"\*(.+?)\*")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def plain(text: str) -> str:
    """A text without the scenario's markup."""
    return _EMPHASIS.sub(r"\1", _STRONG.sub(r"\1", _LINK.sub(r"\1", text)))


def marked(text: str) -> Markup:
    """A text as HTML: all of it escaped, its emphasis kept, its links left out."""
    safe = str(escape(_LINK.sub(r"\1", text)))
    safe = _STRONG.sub(r"<strong>\1</strong>", safe)
    return Markup(_EMPHASIS.sub(r"<em>\1</em>", safe))  # noqa: S704 (escaped above)


def cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula: with an apostrophe before one."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def error(points: int | None) -> str:
    """A mean squared error (basis points, 0 to 10,000) as a figure from 0 to 1."""
    return "–" if points is None else f"{points / 10_000:.2f}"
