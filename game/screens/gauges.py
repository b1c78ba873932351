"""Gauges as rulers with a marker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import pygame

from game.art.gauges import GaugeMark, gauge, gauge_above, gauge_marks
from game.present.page import GaugeRow, Move
from game.screens import wording
from game.screens.canvas import Canvas
from game.screens.marks import EDGE, LEANING, Mark
from game.screens.node import Kit, Node, NodeRole
from game.screens.setting import Type
from game.screens.texts import Icon, Text, centred, icon_surface
from game.screens.theme import Look

POINTS_OF_A_STEP = 5
"""How far the hatched block of one expected step reaches, as drawn."""
TRIANGLE = 12


@dataclass(frozen=True, slots=True)
class GaugeStyle:
    """How much of a gauge is shown: a row, a row with its reason, or the large view."""

    large: bool = False
    reasons: bool = False
    track: int = 16


class Moves(Node):
    """Triangles for an expected change, or a question mark where nobody can say."""

    role: NodeRole = "image"

    def __init__(self, kit: Kit, move: Move | None, look: Look) -> None:
        super().__init__(kit)
        self.look = look
        self.shown = move

    def natural(self) -> int:
        """One place for each triangle."""
        return self._count() * self.kit.ts(13)

    def _count(self) -> int:
        if self.shown is None:
            return 0
        least = 0 if self.shown.known else 1
        return max(least, abs(self.shown.size))

    def measure(self, width: int) -> int:
        """Their height."""
        del width
        return self.kit.ts(TRIANGLE)

    def draw(self, canvas: Canvas) -> None:
        """Paint them from the left."""
        if self.shown is None:
            return
        sign = "up" if self.shown.size > 0 else "down"
        size, step = self.kit.ts(TRIANGLE), self.kit.ts(13)
        for place in range(self._count()):
            box = pygame.Rect(self.rect.left + place * step, self.rect.top, step, size)
            if self.shown.known:
                canvas.blit(icon_surface(self.kit, sign, size, self.look.text), box.topleft)
            else:
                face = self.kit.setter.face(Type("ui-bold", 17))
                centred(canvas, "?", box, (self.kit, face, self.look.text))

    def marked(self) -> Iterator[Mark]:
        """Each triangle, or the question mark."""
        size, step = self.kit.ts(TRIANGLE), self.kit.ts(13)
        for place in range(self._count()):
            box = pygame.Rect(self.rect.left + place * step, self.rect.top, step, size)
            yield Mark("expected change", self.look.text, box)


class Track(Node):
    """The ruler itself."""

    role: NodeRole = "meter"

    def __init__(self, kit: Kit, row: GaugeRow, look: Look, height: int) -> None:
        super().__init__(kit)
        self.row, self.look = row, look
        self.height = kit.ts(height)
        self.expected = _points(row.move)
        self.name = f"{row.name}: {row.word}, {row.value_text}"

    def measure(self, width: int) -> int:
        """Its height without the marks that stand out of it."""
        del width
        return self.height

    def draw(self, canvas: Canvas) -> None:
        """Paint the ruler with its marks."""
        scale = self.kit.metrics.scale
        row, palette = self.row, self.look.palette
        mark = GaugeMark(row.shown, row.low or 0, row.high or 0, row.yesterday, self.expected)
        width, height = self.rect.width, self.height
        drawn = partial(gauge, mark, palette, width=width, height=height, scale=scale)
        picture = self.kit.raster.get(("gauge", mark, palette, width, height, scale), drawn)
        canvas.blit(picture, (self.rect.left, self.rect.top - gauge_above(scale)))

    def marked(self) -> Iterator[Mark]:
        """Ends, red lines and what is known of the value."""
        scale, row = self.kit.metrics.scale, self.row
        mark = GaugeMark(row.shown, row.low or 0, row.high or 0, row.yesterday, self.expected)
        size = {"width": self.rect.width, "height": self.height}
        for name, colour, box in gauge_marks(mark, self.look.palette, scale=scale, **size):
            place = pygame.Rect(box).move(self.rect.left, self.rect.top - gauge_above(scale))
            leans = name in ("expected change", "yesterday") or row.shown == "estimated"
            edge = LEANING if leans else EDGE
            yield Mark(name, colour, place, edge=edge)


def _points(move: Move | None) -> int:
    return move.size * POINTS_OF_A_STEP if move and move.known else 0


class Gauge(Node):
    """One gauge: icon, name, words, number, and the ruler below them."""

    role: NodeRole = "row"

    def __init__(self, kit: Kit, row: GaugeRow, look: Look, style: GaugeStyle) -> None:
        super().__init__(kit)
        self.row, self.look, self.style = row, look, style
        words = row.shown == "words"
        self.name = row.name
        self.tip = row.meaning or row.reason
        told = row.reason if style.reasons and row.reason else row.word
        self.icon = Icon(kit, row.icon or row.id, 22, look.text)
        self.title = Text(kit, row.name, Type("ui-bold", 17, 1.3), look).tinted(look.strong)
        self.word = Text(kit, told, Type("ui", 16, 1.3), look)
        self.word.tinted(look.text if words else look.quiet)
        number = Type("ui-italic", 15, 1.3) if words else Type("mono-bold", 17, 1.3)
        self.value = Text(kit, row.value_text, number, look).tinted(
            look.quiet if words else look.strong
        )
        self.age = Text(kit, row.age, Type("ui-italic", 14, 1.3), look).tinted(look.quiet)
        self.moves = Moves(kit, row.move, look)
        self.track = Track(kit, row, look, style.track)
        self.below = self._texts_below()
        self.kids = [self.icon, self.title, self.word, self.age, self.moves, self.value, self.track]
        self.kids += self.below
        self.aged = bool(row.age)

    def expect(self, move: Move | None) -> None:
        """Show what the advisers expect of the option in focus."""
        self.moves.shown = move
        self.track.expected = _points(move)
        self.arrange(self.rect)

    def _texts_below(self) -> list[Text]:
        row, look, kit = self.row, self.look, self.kit
        if not self.style.large:
            return []
        if row.shown == "words":
            told = row.meaning or row.reason
            kind = Type("ui", 15, 1.3)
            return [Text(kit, told, kind, look).tinted(look.quiet)] if told else []
        ends = Type("ui", 15, 1.25)
        low = Text(kit, row.low_name, ends, look).tinted(look.quiet)
        right = Type("ui", 15, 1.25, "right")
        high = Text(kit, row.high_name, right, look).tinted(look.quiet)
        texts = [low, high]
        if row.reason:
            moved = wording.LAST_MOVED.format(row.reason)
            texts.append(Text(kit, moved, Type("ui-italic", 15, 1.3), look))
        return texts

    def _value_width(self) -> int:
        width = self.value.natural()
        moves = self.moves.natural()
        return width + (moves + self.kit.px(10) if moves else 0)

    def _one_line(self, width: int) -> bool:
        kit = self.kit
        left = self.icon.size + kit.px(10) + self.title.natural() + kit.px(9)
        return left + self.word.natural() + kit.px(10) + self._value_width() <= width

    def _head(self, width: int) -> int:
        """Height of the words above the ruler."""
        if self._one_line(width):
            return self.kit.ts(28)
        title_width = max(1, width - self.icon.size - self.kit.px(20) - self._value_width())
        title = max(self.kit.ts(24), self.title.measure(title_width))
        return title + self.word.measure(width) + self.kit.px(6)

    def measure(self, width: int) -> int:
        """Words, ruler, and what stands below it."""
        height = self._head(width) + self.track.height
        if self.below:
            height += self.kit.px(7) + self._below_height(width)
        return height

    def _below_height(self, width: int) -> int:
        if self.row.shown == "words":
            return self.below[0].measure(width)
        half = width // 2 - self.kit.px(6)
        ends = max(text.measure(half) for text in self.below[:2])
        return ends + sum(text.measure(width) for text in self.below[2:])

    def arrange(self, rect: pygame.Rect) -> None:
        """Place words from both ends; an age without room goes to the tooltip."""
        self.rect = pygame.Rect(rect)
        kit = self.kit
        middle = rect.top + kit.ts(11)
        self.icon.arrange(pygame.Rect(rect.left, rect.top, self.icon.size, self.icon.size))
        right = self._arrange_value(middle)
        left = rect.left + self.icon.size + kit.px(10)
        width = max(1, min(self.title.natural(), right - left - kit.px(6)))
        self._beside(self.title, left, middle, width)
        left += width + kit.px(9)
        squeezed = self._squeezed(rect)
        self._show_word(shown=not squeezed)
        if squeezed:
            self._arrange_age(left, right, middle)
        elif self._one_line(rect.width):
            width = self.word.natural()
            self._beside(self.word, left, middle + kit.ts(1), width)
            self._arrange_age(left + width, right, middle)
        else:
            top = rect.top + max(kit.ts(24), self.title.rect.height)
            self.word.arrange(
                pygame.Rect(rect.left, top, rect.width, self.word.measure(rect.width))
            )
            self._arrange_age(left, right, middle)
        top = rect.top + (kit.ts(28) if squeezed else self._head(rect.width))
        self.track.arrange(pygame.Rect(rect.left, top, rect.width, self.track.height))
        self._arrange_below(top + self.track.height + kit.px(7))

    def _squeezed(self, rect: pygame.Rect) -> bool:
        """Whether triangles that came later leave no room for the words on their line."""
        return not self._one_line(rect.width) and 0 < rect.height < self.measure(rect.width)

    def _show_word(self, *, shown: bool) -> None:
        """Show the words beside the name, or tell them in the tooltip."""
        if shown and self.word not in self.kids:
            self.kids.insert(2, self.word)
        if not shown and self.word in self.kids:
            self.kids.remove(self.word)
            self.tip = f"{self.word.name}. {self.tip}" if self.tip else self.word.name

    def _beside(self, text: Text, left: int, middle: int, width: int) -> None:
        height = text.measure(width)
        line = self.kit.setter.line_height(text.style)
        text.arrange(pygame.Rect(left, middle - line // 2, width, height))

    def _arrange_value(self, middle: int) -> int:
        """Place number and triangles; return where the room left of them ends."""
        kit, right = self.kit, self.rect.right
        width = self.value.natural()
        self._beside(self.value, right - width, middle, width)
        left = right - width
        moves = self.moves.natural()
        if moves:
            left -= kit.px(10) + moves
        self.moves.arrange(pygame.Rect(left, self.rect.top + kit.ts(6), moves, kit.ts(TRIANGLE)))
        return left

    def _arrange_age(self, left: int, right: int, middle: int) -> None:
        width = self.age.natural() if self.aged else 0
        start = right - self.kit.px(10) - width
        fits = self.aged and start > left + self.kit.px(6)
        if self.aged and not fits and self.row.age not in self.tip:
            self.tip = f"{self.row.age}. {self.tip}" if self.tip else self.row.age
        shown = self.age in self.kids
        if fits and not shown:
            self.kids.insert(3, self.age)
        if not fits and shown:
            self.kids.remove(self.age)
        self._beside(self.age, start, middle + self.kit.ts(1), max(1, width))

    def _arrange_below(self, top: int) -> None:
        if not self.below:
            return
        rect, kit = self.rect, self.kit
        if self.row.shown == "words":
            height = self.below[0].measure(rect.width)
            self.below[0].arrange(pygame.Rect(rect.left, top, rect.width, height))
            return
        half = rect.width // 2 - kit.px(6)
        low, high, *others = self.below
        for text, left in ((low, rect.left), (high, rect.right - half)):
            text.arrange(pygame.Rect(left, top, half, text.measure(half)))
        top += max(low.rect.height, high.rect.height)
        for text in others:
            height = text.measure(rect.width)
            text.arrange(pygame.Rect(rect.left, top, rect.width, height))
            top += height
