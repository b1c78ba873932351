"""Texts with markup as words: `*emphasis*`, `**strong**`, `[label](target)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Style = Literal["plain", "emphasis", "strong", "link"]
TOKEN = re.compile(
    r"\*\*(?P<strong>.+?)\*\*|\*(?P<emphasis>.+?)\*|\[(?P<link>.+?)\]\((?P<to>.+?)\)"
)
HARD_SPACE = "\N{NO-BREAK SPACE}"


class Span(NamedTuple):
    """A run of text in one style; `link` numbers the links of a text from 0."""

    text: str
    style: Style = "plain"
    target: str = ""
    link: int = -1


Word = tuple[Span, ...]
"""What stands together without a space: mostly one span."""


def spans_of(text: str, first_link: int = 0) -> Iterator[Span]:
    """Yield the runs of a text in order."""
    at, links = 0, first_link
    for found in TOKEN.finditer(text):
        if found.start() > at:
            yield Span(text[at : found.start()])
        at = found.end()
        if found["link"]:
            yield Span(found["link"], "link", found["to"], links)
            links += 1
        elif found["strong"]:
            yield Span(found["strong"], "strong")
        else:
            yield Span(found["emphasis"], "emphasis")
    if at < len(text):
        yield Span(text[at:])


def words_of(text: str, first_link: int = 0) -> list[Word]:
    """Return the words of one paragraph; a word may hold several spans."""
    words: list[list[Span]] = []
    joined = False
    for span in spans_of(text, first_link):
        for place, part in enumerate(span.text.split(" ")):
            if place:
                joined = False
            if not part:
                continue
            piece = Span(part.replace(HARD_SPACE, " "), span.style, span.target, span.link)
            if joined:
                words[-1].append(piece)
            else:
                words.append([piece])
            joined = True
    return [tuple(word) for word in words]


def paragraphs_of(text: str) -> list[str]:
    """Return the paragraphs of a text, which line ends part."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def plain(text: str) -> str:
    """Return a text without its markup, to be spoken or measured."""
    return "".join(span.text for span in spans_of(text))
