"""Your choices and history's, day by day, with two strands between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pygame

from game.art.fonts import Role
from game.art.strands import THICK, strand_x, strands
from game.present.page import Action, DayRow, Timelines
from game.screens import wording
from game.screens.canvas import Canvas
from game.screens.marks import Mark, line_mark
from game.screens.node import Kit, Node, NodeRole
from game.screens.pressable import Pressable
from game.screens.setting import Type
from game.screens.texts import Label, Text
from game.screens.theme import Look

RAIL = 120
DATES = 76
LEAST_ROW, LARGEST_ROW = 40, 62


class DayLine(Pressable):
    """One day: date, your choice left of the strands, theirs right of them."""

    role: NodeRole = "row"
    unmarked = "rule"

    def __init__(self, kit: Kit, action: Action, row: DayRow, look: Look) -> None:
        super().__init__(kit, action)
        self.role = "row"
        self.row, self.look = row, look
        self.pressed = row.selected
        self.name = f"{row.date}: {row.yours}; {row.history}"
        differ = row.alike is False
        role: Role = "ui-bold" if differ else "ui"
        size = 17 if kit.metrics.width >= kit.ts(1200) else 15.5
        number, _, rest = row.date.partition(" ")
        self.date = Text(kit, number, Type("poster", 26, 1.1), look)
        self.day = Text(kit, rest or f"{wording.DAY.lower()} {row.day}", Type("ui", 14, 1.2), look)
        self.day.tinted(look.quiet)
        yours = Type(role, size, 1.2, "left" if kit.metrics.narrow else "right")
        self.yours = Text(kit, row.yours, yours, look)
        self.history = Text(kit, row.history, Type(role, size, 1.2), look)
        if row.alike is None:
            self.yours.tinted(look.quiet)
            self.history.tinted(look.quiet)
        self.mark = Text(kit, wording.DIFFER, Type("ui-italic", 14, 1.2, "centre"), look)
        self.mark.tinted(look.quiet)
        self.dates = self.date.natural() + self.day.natural() + kit.px(30)
        """Room for the dates; the widest of all days holds for every row."""
        self.kids = [self.date, self.day, self.yours, self.history]
        self.kids += [self.mark] if differ else []

    def columns(self, width: int) -> tuple[int, int, int]:
        """Widths of the dates, of one choice, and of the rail between the choices."""
        kit = self.kit
        dates = max(kit.px(DATES), self.dates)
        rail = kit.px(RAIL)
        return dates, max(1, (width - dates - rail) // 2), rail

    def measure(self, width: int) -> int:
        """The higher choice, with room."""
        _, choice, _ = self.columns(width)
        inner = max(1, choice - self.kit.px(8))
        words = max(self.yours.measure(inner), self.history.measure(inner))
        return max(self.kit.metrics.both(LEAST_ROW, 34), words + self.kit.px(14))

    def arrange(self, rect: pygame.Rect) -> None:
        """Place words at both sides of the rail."""
        self.rect = pygame.Rect(rect)
        kit, middle = self.kit, rect.centery
        dates, choice, rail = self.columns(rect.width)
        left = rect.left + kit.px(10)
        own = self.date.natural()
        self._put(self.date, pygame.Rect(left, middle, own, 0))
        left += own + kit.px(8)
        self._put(self.day, pygame.Rect(left, middle + kit.px(3), self.day.natural(), 0))
        inner = max(1, choice - kit.px(8))
        left = rect.left + dates
        self._put(self.yours, pygame.Rect(left, middle, inner + kit.px(4), 0))
        left += choice + rail + kit.px(4)
        self._put(self.history, pygame.Rect(left, middle, inner, 0))
        if self.mark in self.kids:
            self._put(self.mark, pygame.Rect(rect.left + dates + choice, middle, rail, 0))

    def _put(self, text: Text, place: pygame.Rect) -> None:
        height = text.measure(place.width)
        text.arrange(pygame.Rect(place.left, place.top - height // 2, place.width, height))

    def draw(self, canvas: Canvas) -> None:
        """Paint the line above."""
        line = pygame.Rect(self.rect.topleft, (self.rect.width, 1))
        canvas.fill(line, self.look.line)

    def ring(self) -> tuple[pygame.Rect, ...]:
        """A little inside the row, so that the ring covers no neighbour."""
        return (self.rect.inflate(-self.kit.px(8), -self.kit.px(6)),)


class TimelinesNode(Node):
    """All days, a head above them, and the strands behind the words."""

    def __init__(
        self, kit: Kit, block: Timelines, actions: Callable[[str], Action], look: Look
    ) -> None:
        super().__init__(kit)
        self.look = look
        self.rows = [DayLine(kit, actions(row.action), row, look) for row in block.rows]
        widest = max((row.dates for row in self.rows), default=0)
        for row in self.rows:
            row.dates = widest
        self.arrows = True
        right = Type("ui-bold", 19, 1.2, "left" if kit.metrics.narrow else "right")
        self.yours = Text(kit, block.yours, right, look).tinted(look.accent)
        self.history = Text(kit, block.history, Type("ui-bold", 19, 1.2), look)
        self.kids = [self.yours, self.history, *self.rows]
        self.month: Label | None = None

    def name_month(self, month: str) -> None:
        """Write the month above the dates."""
        self.month = Label(self.kit, month, self.look, small=True)
        self.kids.insert(0, self.month)

    def _head(self) -> int:
        return self.kit.ts(28)

    def measure(self, width: int) -> int:
        """Head and all rows at their least height."""
        if not self.rows:
            return self._head()
        return self._head() + self._least(width) * len(self.rows)

    def _least(self, width: int) -> int:
        return max(row.measure(width) for row in self.rows)

    def arrange(self, rect: pygame.Rect) -> None:
        """Rows are equally high and fill the place, within reason."""
        self.rect = pygame.Rect(rect)
        if not self.rows:
            return
        dates, choice, rail = self.rows[0].columns(rect.width)
        kit = self.kit
        inner = choice - kit.px(4)
        left = rect.left + dates
        self.yours.arrange(pygame.Rect(left, rect.top, inner, self.yours.measure(inner)))
        left += choice + rail + kit.px(4)
        self.history.arrange(pygame.Rect(left, rect.top, inner, self.history.measure(inner)))
        if self.month:
            place = pygame.Rect(rect.left + kit.px(8), rect.top + kit.px(4), dates, 0)
            place.height = self.month.measure(dates)
            self.month.arrange(place)
        top = rect.top + self._head()
        least = self._least(rect.width)
        free = (rect.bottom - top) / len(self.rows)
        height = max(least, min(free, self.kit.px(LARGEST_ROW)))
        for number, row in enumerate(self.rows):
            start, end = top + round(number * height), top + round((number + 1) * height)
            row.arrange(pygame.Rect(rect.left, start, rect.width, end - start))

    def paint(self, canvas: Canvas) -> None:
        """Paint the chosen row's ground, the lines, the strands, and the words over them."""
        if not self.rows or not self.rect.colliderect(canvas.clip):
            return
        for row in self.rows:
            if row.pressed:
                canvas.fill(row.rect, self.look.palette.sheet)
            row.draw(canvas)
            if row.pressed and self.kit.contrast:
                canvas.frame(row.rect, self.look.text, self.kit.px(3))
            if row.pressed:
                canvas.fill(self._stripe(row), self.look.accent)
        last = self.rows[-1].rect
        canvas.fill(pygame.Rect(last.left, last.bottom, last.width, 1), self.look.line)
        self._paint_strands(canvas)
        for kid in self.kids:
            if isinstance(kid, DayLine):
                for text in kid.kids:
                    text.paint(canvas)
            else:
                kid.paint(canvas)

    def _paint_strands(self, canvas: Canvas) -> None:
        first, last = self.rows[0].rect, self.rows[-1].rect
        dates, choice, rail = self.rows[0].columns(self.rect.width)
        reached = [row for row in self.rows if row.row.alike is not None]
        if not reached:
            return
        height = reached[-1].rect.bottom - first.top if reached else last.bottom - first.top
        alike = tuple(bool(row.row.alike) for row in reached)
        palette, scale = self.look.palette, self.kit.metrics.scale
        drawn = partial(strands, alike, rail, height, palette, scale)
        picture = self.kit.raster.get(("strands", alike, rail, height, palette), drawn)
        canvas.blit(picture, (self.rect.left + dates + choice, first.top))

    def _stripe(self, row: DayLine) -> pygame.Rect:
        """The bar at the left edge of the chosen row."""
        return pygame.Rect(row.rect.topleft, (self.kit.px(6), row.rect.height))

    def marked(self) -> Iterator[Mark]:
        """The strands, row by row, and the bar of the chosen row."""
        if not self.rows:
            return
        for row in self.rows:
            if row.pressed:
                yield Mark("bar of the chosen day", self.look.accent, self._stripe(row))
        palette, scale = self.look.palette, self.kit.metrics.scale
        dates, choice, rail = self.rows[0].columns(self.rect.width)
        left = self.rect.left + dates + choice
        for row in self.rows:
            if row.row.alike is None:
                continue
            yours, theirs = strand_x(bool(row.row.alike), rail, scale)
            middle = row.rect.centery
            names = ("your strand", yours, palette.rope_red), ("theirs", theirs, palette.text)
            for name, x, colour in names:
                line = [(left + x, middle - 6), (left + x, middle + 6)]
                yield line_mark(name, colour, line, THICK * scale)
