"""Markup of texts: `*emphasis*`, `**strong**`, `[label](target)`, paragraphs by blank lines.

Marks that are never closed are letters like others, so no text can fail.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Style = Literal["plain", "emphasis", "strong", "link"]

_TOKEN = re.compile(
    r"\*\*(?P<strong>[^*]+)\*\*"
    r"|\*(?P<emphasis>[^*]+)\*"
    r"|\[(?P<label>[^\[\]]+)\]\((?P<target>[a-z]+:[a-z0-9:-]+)\)"
)
_ENDS = (".", "!", "?", "…", ":", "”")


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style; `target` is where a link leads."""

    text: str
    style: Style = "plain"
    target: str = ""

    @property
    def label(self) -> str:
        """The words of a link."""
        return self.text

    @property
    def action(self) -> str:
        """The id of the action that a link is."""
        return f"open:{self.target}"


def spans(text: str) -> tuple[Span, ...]:
    """The runs of a text in order."""
    return tuple(_spans(text))


def _spans(text: str) -> Iterator[Span]:
    at = 0
    for found in _TOKEN.finditer(text):
        if found.start() > at:
            yield Span(text[at : found.start()])
        at = found.end()
        if found["label"]:
            yield Span(found["label"], "link", found["target"])
        elif found["strong"]:
            yield Span(found["strong"], "strong")
        else:
            yield Span(found["emphasis"], "emphasis")
    if at < len(text):
        yield Span(text[at:])


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text, each on one line."""
    parts = (" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip()))
    return tuple(part for part in parts if part)


def plain(text: str) -> str:
    """A text without its marks, to be spoken or searched."""
    return "".join(span.text for span in _spans(text))


def links(text: str) -> tuple[Span, ...]:
    """The links of a text in order."""
    return tuple(span for span in _spans(text) if span.style == "link")


def sentence(text: str) -> str:
    """A text that begins with a capital and ends with a stop; an empty one stays empty."""
    words = text.strip()
    if not words:
        return ""
    closed = words if words.endswith(_ENDS) else f"{words}."
    return f"{closed[0].upper()}{closed[1:]}"
