"""The knot with its name, its word and its range."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

import pygame

from game.art.knot import knot, tightness_of
from game.present.page import KnotMeter, Move
from game.present.spoken import MUCH
from game.screens import wording
from game.screens.canvas import Canvas
from game.screens.gauges import TRIANGLE, Moves
from game.screens.marks import Mark
from game.screens.node import Kit, Node, NodeRole
from game.screens.setting import Type
from game.screens.texts import Icon, Label, Text
from game.screens.theme import Look

MOST_MOVES = 2
"""So many triangles an expected change has at most."""
LOWEST_KNOT = 54
"""Design pixels that the knot is drawn high at least, where room is short."""


@dataclass(frozen=True, slots=True)
class KnotStyle:
    """Height of the knot in design pixels, and the size of the numbers above it."""

    height: int = 84
    value: int = 18
    lead: int = 24
    """From the top of the words to the top of the knot."""
    foretells: bool = False
    """Keeps a line free for what the advisers expect."""


class Knot(Node):
    """The knot with its name, its word and its range; `before` stands left of the range."""

    role: NodeRole = "meter"
    own_boxes = ("pictured",)

    def __init__(self, kit: Kit, meter: KnotMeter, look: Look, style: KnotStyle) -> None:
        super().__init__(kit)
        self.meter, self.look, self.style = meter, look, style
        self.name = f"{meter.name}: {meter.word}, {meter.value_text}"
        self.tightness = tightness_of((meter.low + meter.high) / 2)
        self.was = self.tightness if meter.was is None else tightness_of(meter.was)
        """How tight it was in the morning."""
        self.drawn = self.tightness
        """How tight it is drawn: between both, for a moment."""
        mono = Type("mono-bold", style.value, 1.25)
        self.title = Label(kit, meter.name, look)
        self.word = Text(kit, meter.word, Type("ui", 15, 1.25), look).tinted(look.quiet)
        self.value = Text(kit, meter.value_text, mono, look).tinted(look.strong)
        past = look.line if look.dark else look.quiet
        self.before = Text(kit, meter.before, mono, look).tinted(past)
        self.arrow = Icon(kit, "right", 16, past)
        self.moves = Moves(kit, None, look)
        self.caption = Text(kit, meter.caption, Type("ui-italic", 15, 1.3), look)
        self.foretold = [
            Text(kit, told, Type("ui-italic", 15, 1.3), look)
            for told in (wording.UNSURE, wording.TIGHTEN, wording.LOOSEN)
        ]
        """What may come to stand below it: room is kept for the longest."""
        self.age = Text(kit, meter.age, Type("ui-italic", 14, 1.3), look).tinted(look.quiet)
        self.pictured = pygame.Rect(0, 0, 0, 0)
        self.kids = [node for node, here in self._parts() if here]

    def _parts(self) -> list[tuple[Node, bool]]:
        meter = self.meter
        return [
            (self.title, True),
            (self.word, bool(meter.word)),
            (self.before, bool(meter.before)),
            (self.arrow, bool(meter.before)),
            (self.value, bool(meter.value_text)),
            (self.moves, True),
            (self.caption, bool(self.caption.text)),
            (self.age, bool(meter.age)),
        ]

    def expect(self, move: Move | None) -> None:
        """Say what the advisers expect of the option in focus."""
        self.moves.shown = move
        told = self.meter.caption
        if move and not move.known:
            told = wording.UNSURE if abs(move.size) >= MUCH else wording.EITHER_WAY
        elif move and move.size:
            told = wording.TIGHTEN if move.size > 0 else wording.LOOSEN
        self.caption = Text(self.kit, told, Type("ui-italic", 15, 1.3), self.look)
        # A question mark alone says too little to the eye; a voice leaves it out.
        self.caption.mute = told == wording.EITHER_WAY
        self.kids = [node for node, here in self._parts() if here]
        if self.rect.width:
            self.arrange(self.rect)

    def tighten(self) -> bool:
        """Draw the knot lower."""
        if self.style.height <= LOWEST_KNOT:
            return False
        self.style = replace(self.style, height=LOWEST_KNOT)
        return True

    def natural(self) -> int:
        """Knots take what there is."""
        return self.kit.px(360)

    def _title_line(self) -> int:
        return self.kit.ts(self.style.lead)

    def _values_width(self) -> int:
        shown = [self.word, self.before, self.arrow, self.value]
        parts = [node.natural() for node in shown if node in self.kids]
        return sum(parts) + self.kit.px(10) * len(parts)

    def _two_lines(self, width: int) -> bool:
        return self.title.natural() + self._values_width() > width

    def measure(self, width: int) -> int:
        """Words, knot, and the line below it."""
        height = self._title_line() * (2 if self._two_lines(width) else 1)
        height += self._knot_height()
        if self.style.foretells or self.caption in self.kids or self.age in self.kids:
            height += self.kit.px(6) + self._caption_height(width)
        return height

    def _knot_height(self) -> int:
        return self.kit.px(self.style.height)

    def _caption_height(self, width: int) -> int:
        left, right = self._caption_widths(width)
        caption = self.caption.measure(left) if self.caption in self.kids else 0
        if self.style.foretells:
            longest = max(
                text.measure(self._left_of(right, MOST_MOVES * self.kit.ts(13), width))
                for text in self.foretold
            )
            caption = max(caption, self.kit.ts(20), longest)
        return max(caption, self.age.measure(right) if self.age in self.kids else 0)

    def _caption_widths(self, width: int) -> tuple[int, int]:
        age = self.age.natural() if self.age in self.kids else 0
        return self._left_of(age, self.moves.natural(), width), max(1, age)

    def _left_of(self, age: int, moves: int, width: int) -> int:
        """Width of the words between triangles and age."""
        return max(1, width - age - self.kit.px(12) - (moves + self.kit.ts(6) if moves else 0))

    def arrange(self, rect: pygame.Rect) -> None:
        """Place words above, the knot over the whole width, words below."""
        self.rect = pygame.Rect(rect)
        line = self._title_line()
        width = min(self.title.natural(), rect.width)
        self.title.arrange(pygame.Rect(rect.left, rect.top, width, self.title.measure(width)))
        top = rect.top + (line if self._two_lines(rect.width) else 0)
        self._arrange_values(top)
        top += line
        self.pictured = pygame.Rect(rect.left, top, rect.width, self._knot_height())
        self._arrange_caption(self.pictured.bottom + self.kit.px(6))

    def _arrange_values(self, top: int) -> None:
        kit, right = self.kit, self.rect.right
        middle = top + self.title.measure(10_000) // 2
        for node in (self.value, self.arrow, self.before, self.word):
            if node not in self.kids:
                continue
            width = node.natural()
            height = node.measure(width)
            raised = 0 if node is self.word else kit.px(3)
            low = middle - height // 2 - raised
            node.arrange(pygame.Rect(right - width, max(top, low), width, height))
            right -= width + kit.px(10)

    def _arrange_caption(self, top: int) -> None:
        rect, kit = self.rect, self.kit
        left_width, right_width = self._caption_widths(rect.width)
        left = rect.left
        moves = self.moves.natural()
        size = kit.ts(TRIANGLE)
        self.moves.arrange(pygame.Rect(left, top + kit.ts(4), moves, size))
        left += moves + kit.ts(6) if moves else 0
        if self.caption in self.kids:
            height = self.caption.measure(left_width)
            self.caption.arrange(pygame.Rect(left, top, left_width, height))
        if self.age in self.kids:
            height = self.age.measure(right_width)
            self.age.arrange(pygame.Rect(rect.right - right_width, top, right_width, height))

    def draw(self, canvas: Canvas) -> None:
        """Paint the knot."""
        width, height = self.pictured.size
        tight, palette = self.drawn, self.look.palette
        drawn = partial(knot, tight, palette, width=width, height=height)
        key = ("knot", round(tight, 3), palette, width, height)
        canvas.blit(self.kit.raster.get(key, drawn), self.pictured.topleft)

    def marked(self) -> Iterator[Mark]:
        """Both ropes."""
        palette = self.look.palette
        yield Mark("red rope", palette.rope_red, self.pictured)
        yield Mark("blue rope", palette.rope_blue, self.pictured)
