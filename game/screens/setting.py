"""Setting type: a text with markup becomes placed words and the boxes of its links."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

import pygame

from game.art.fonts import Role
from game.screens.breaking import break_lines
from game.screens.fonts import DISPLAY_ROLES, MONO_ROLES, Face, Shelf
from game.screens.markup import Span, Word, paragraphs_of, words_of
from game.screens.theme import Metrics

Align = Literal["left", "centre", "right"]
READING_LEADING = 1.65
STYLES: dict[str, dict[str, Role]] = {
    "strong": {
        "body": "body-bold",
        "body-italic": "body-bold",
        "ui": "ui-bold",
        "ui-italic": "ui-bold",
        "mono": "mono-bold",
    },
    "emphasis": {"body": "body-italic", "body-italic": "body", "ui": "ui-italic"},
}


@dataclass(frozen=True, slots=True)
class Type:
    """How a text is set. `size` is in design pixels, `leading` a multiple of the size.

    `tracking` is letter-spacing in hundredths of the size; `headline` makes the size grow
    with the window only; `gap` is the space between paragraphs, a multiple of the size;
    `balanced` makes lines of like length where there are several.
    """

    role: Role
    size: float
    leading: float = 1.35
    align: Align = "left"
    tracking: float = 0.0
    headline: bool = False
    gap: float = 0.55
    balanced: bool = False

    def larger(self, by: float) -> Type:
        """Return the same type in another size."""
        return replace(self, size=self.size * by)


class Piece(NamedTuple):
    """A span at its place, its baseline `base` below the top of the text."""

    span: Span
    face: Face
    left: int
    base: int
    width: int


@dataclass(frozen=True, slots=True)
class Setting:
    """A text set to a width: pieces in reading order, links as boxes, height."""

    pieces: tuple[Piece, ...]
    links: tuple[tuple[str, str, tuple[pygame.Rect, ...]], ...]
    width: int
    height: int
    first_base: int
    lines: int


class Setter:
    """Sets texts in the fonts and sizes of one window."""

    def __init__(self, shelf: Shelf, metrics: Metrics) -> None:
        self.shelf = shelf
        self.metrics = metrics

    def face(self, style: Type) -> Face:
        """Return the face of a type at the size of this window."""
        size = self.metrics.type_size(style.size, headline=style.headline)
        return Face(style.role, size, style.tracking)

    def line_height(self, style: Type) -> int:
        """Pixels from baseline to baseline."""
        leading = style.leading
        if self.shelf.reading and style.role not in DISPLAY_ROLES and leading > 1:
            leading = max(leading, READING_LEADING)
        if style.role in MONO_ROLES:
            return round(style.size * self.metrics.text_scale * leading)
        return round(self.face(style).size * leading)

    def width(self, text: str, style: Type) -> int:
        """Width of a text on one line."""
        face = self.face(style)
        widest = 0
        for paragraph in paragraphs_of(text):
            words = words_of(paragraph)
            gaps = self.shelf.space(face) * (len(words) - 1)
            widest = max(widest, sum(self.word_width(word, face) for word in words) + gaps)
        return widest

    def set(self, text: str, style: Type, width: int) -> Setting:
        """Return the text set to a width; the shelf keeps it for whoever asks again."""
        metrics = self.metrics
        key = text, style, width, metrics.scale, metrics.text_scale, metrics.text
        return self.shelf.kept(key, lambda: _Composer(self, style, width).compose(text))

    def span_face(self, span: Span, face: Face) -> Face:
        """Return the face in which a span stands inside a text."""
        if span.style not in STYLES:
            return face
        if span.style == "emphasis" and self.shelf.reading:
            role = STYLES["strong"].get(face.role, face.role)
        else:
            role = STYLES[span.style].get(face.role, face.role)
        return face if role == face.role else face._replace(role=role)

    def word_width(self, word: Word, face: Face) -> int:
        """Width of a word of one span or several."""
        if len(word) == 1:
            return self.shelf.width(word[0].text, self.span_face(word[0], face))
        return sum(self.shelf.width(span.text, self.span_face(span, face)) for span in word)


class _Composer:
    """Sets one text; thrown away after it."""

    def __init__(self, setter: Setter, style: Type, width: int) -> None:
        self.setter = setter
        self.style = style
        self.width = width
        self.face = setter.face(style)
        self.space = setter.shelf.space(self.face)
        self.line = setter.line_height(style)
        font = setter.shelf.font(self.face)
        self.ascent = font.get_ascent()
        self.lead = (self.line - font.get_height()) // 2
        self.pieces: list[Piece] = []
        self.links: dict[int, tuple[str, str, list[pygame.Rect]]] = {}

    def compose(self, text: str) -> Setting:
        """Set all paragraphs below each other."""
        top = lines = 0
        for place, paragraph in enumerate(paragraphs_of(text)):
            if place:
                top += round(self.face.size * self.style.gap)
            words, widths = self._fit(words_of(paragraph, len(self.links)))
            for row in break_lines(widths, self.space, self._limit(widths)):
                self._place([words[at] for at in row], [widths[at] for at in row], top)
                top += self.line
                lines += 1
        links = tuple((name, to, tuple(boxes)) for name, to, boxes in self.links.values())
        widest = max((piece.left + piece.width for piece in self.pieces), default=0)
        return Setting(tuple(self.pieces), links, widest, top, self.lead + self.ascent, lines)

    def _limit(self, widths: list[int]) -> int:
        """The width to break at: for balanced lines the least that needs no more of them."""
        if not self.style.balanced or not widths:
            return self.width
        count = len(break_lines(widths, self.space, self.width))
        low, high = max(widths), self.width
        while low < high:
            middle = (low + high) // 2
            if len(break_lines(widths, self.space, middle)) <= count:
                high = middle
            else:
                low = middle + 1
        return max(low, min(self.width, max(widths)))

    def _width(self, word: Word) -> int:
        return self.setter.word_width(word, self.face)

    def _fit(self, words: list[Word]) -> tuple[list[Word], list[int]]:
        """Cut words that are wider than the column into parts that fit; return all widths too."""
        widths = [self._width(word) for word in words]
        if max(widths, default=0) <= self.width:
            return words, widths
        fitting: list[Word] = []
        for word, width in zip(words, widths, strict=True):
            if width <= self.width:
                fitting.append(word)
            else:
                fitting.extend(self._cut(word))
        return fitting, [self._width(word) for word in fitting]

    def _cut(self, word: Word) -> list[Word]:
        parts: list[Word] = []
        for span in word:
            rest = ""
            for letter in span.text:
                longer = span._replace(text=rest + letter)
                if rest and self._width((longer,)) > self.width:
                    parts.append((span._replace(text=rest),))
                    rest = letter
                else:
                    rest += letter
            parts.append((span._replace(text=rest),))
        return parts

    def _place(self, words: list[Word], widths: list[int], top: int) -> None:
        used = sum(widths) + self.space * (len(words) - 1)
        free = {"left": 0, "centre": (self.width - used) // 2, "right": self.width - used}
        left = max(0, free[self.style.align]) if self.style.align != "left" else 0
        for word in words:
            for span in word:
                left = self._place_span(span, left, top)
            left += self.space

    def _place_span(self, span: Span, left: int, top: int) -> int:
        face = self.setter.span_face(span, self.face)
        width = self.setter.shelf.width(span.text, face)
        base = top + self.lead + self.ascent
        self.pieces.append(Piece(span, face, left, base, width))
        if span.style == "link":
            self._link(span, pygame.Rect(left, top, width, self.line))
        return left + width

    def _link(self, span: Span, box: pygame.Rect) -> None:
        if span.link not in self.links:
            self.links[span.link] = (span.text, span.target, [box])
            return
        name, target, boxes = self.links[span.link]
        if boxes[-1].top == box.top:
            boxes[-1].union_ip(box)
        else:
            boxes.append(box)
        self.links[span.link] = (f"{name} {span.text}", target, boxes)
