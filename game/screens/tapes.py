"""The teletype tape of the night: it prints letter by letter, and any key shows all."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pygame

from game.art.tape import tape, tape_foot, tape_shadow
from game.present.page import Tape
from game.screens import wording
from game.screens.canvas import Canvas, Ink
from game.screens.node import Kit, Node
from game.screens.setting import Setting, Type
from game.screens.texts import Icon, Text

LETTERS_A_SECOND = 15
LINE, EMPTY_LINE = 1.5, 0.85
LARGEST, SMALLEST = 21.0, 15.0
FROM_AFAR = (27.0, 24.0, 21.0, 19.0, 17.0)
"""Sizes that a short tape is set in, the largest in which all of it fits its place."""


class TapeNode(Node):
    """The paper, hanging from the header; `printed` letters of it can be read."""

    unmarked = "judged"

    def __init__(self, kit: Kit, block: Tape) -> None:
        super().__init__(kit)
        self.block = block
        self.look = kit.look("sheet")
        self.night = kit.look("night").palette
        self.name = block.register
        quiet = Type("mono", 16, 1.3)
        self.register = Text(kit, block.register, quiet, self.look).tinted(self.look.quiet)
        right = Type("mono", 16, 1.3, "right")
        self.number = Text(kit, block.number, right, self.look).tinted(self.look.quiet)
        self.lines: list[Text] = []
        self.kids = [self.register, self.number]
        self.printed: int | None = None
        self.cursor = True
        """Whether the cursor shows while the tape prints: it blinks."""
        self._for = -1

    @property
    def letters(self) -> int:
        """How many letters the tape has."""
        return sum(len(line.text) for line in self.block.lines)

    def _inset(self) -> int:
        return self.kit.px(40 if self.kit.metrics.narrow else 64)

    def _inner(self, width: int) -> int:
        return max(1, width - 2 * self._inset() - tape_shadow(self.kit.metrics.scale))

    def _set_lines(self, width: int) -> None:
        """Choose the largest type in which every line fits; else lines are broken."""
        if self._for == width:
            return
        size = LARGEST
        while size > SMALLEST and self._widest(size) > self._inner(width):
            size -= 0.5
        self._set_at(size, width)

    def _set_at(self, size: float, width: int) -> None:
        """Make the lines in a size."""
        self._for, kit = width, self.kit
        self.lines = []
        for line in self.block.lines:
            role = Type("mono-bold" if line.strong else "mono", size, LINE)
            self.lines.append(Text(kit, line.text.upper(), role, self.look))
        self.kids = [self.register, self.number, *self.lines]

    def _widest(self, size: float) -> int:
        style = Type("mono-bold", size, LINE)
        return max(
            (self.kit.setter.width(line.text.upper(), style) for line in self.block.lines),
            default=0,
        )

    def _heights(self, width: int) -> list[int]:
        self._set_lines(width)
        inner = self._inner(width)
        empty = round((self.lines[0].style.size if self.lines else LARGEST) * EMPTY_LINE)
        parted = any(not line.text.strip() for line in self.lines)
        after = 0 if parted else self.kit.ts(empty // 2)
        return [
            line.measure(inner) + after if line.text.strip() else self.kit.ts(empty)
            for line in self.lines
        ]

    def _head(self, width: int) -> int:
        inner = self._inner(width)
        one_line = self.register.natural() + self.number.natural() + self.kit.px(16) <= inner
        height = self.register.measure(inner)
        return self.kit.ts(32) + (0 if one_line else height)

    def measure(self, width: int) -> int:
        """All lines, and the torn foot."""
        heights = sum(self._heights(width)) + self._head(width)
        foot = tape_foot(self.kit.metrics.scale) + tape_shadow(self.kit.metrics.scale)
        return self.kit.px(26) + heights + self.kit.px(40) + foot

    def _fill(self, width: int, room: int) -> None:
        """Set short tapes large: what is drawn comes first, then what fits the room."""
        drawn = self.lines[0].style.size if self.lines else LARGEST
        for size in FROM_AFAR:
            if size <= drawn:
                break
            self._set_at(size, width)
            if self.measure(width) <= room:
                return
        self._set_at(drawn, width)

    def arrange(self, rect: pygame.Rect) -> None:
        """Place register and lines."""
        self.rect = pygame.Rect(rect)
        self._set_lines(rect.width)
        self._fill(rect.width, rect.height)
        heights = self._heights(rect.width)
        inner, left = self._inner(rect.width), rect.left + self._inset()
        top = rect.top + self.kit.px(26)
        self.register.arrange(pygame.Rect(left, top, inner, self.register.measure(inner)))
        head = self._head(rect.width)
        low = top + head - self.kit.ts(32)
        self.number.arrange(pygame.Rect(left, low, inner, self.number.measure(inner)))
        top += head
        for line, height in zip(self.lines, heights, strict=True):
            line.arrange(pygame.Rect(left, top, inner, height))
            top += height

    def paint(self, canvas: Canvas) -> None:
        """Paint the paper and as much of the words as is printed."""
        if not self.rect.inflate(40, 40).colliderect(canvas.clip):
            return
        self._paint_paper(canvas)
        self.register.paint(canvas)
        self.number.paint(canvas)
        left = self.letters if self.printed is None else self.printed
        end: tuple[Text, Setting] | None = None
        for line in self.lines:
            if left <= 0 and end:
                break
            setting = _first_letters(line.setting(line.rect.width), left)
            canvas.setting(setting, line.rect.topleft, (self.kit.shelf, self._ink()))
            left -= len(line.text)
            if line.text.strip() or not end:
                end = line, setting
        if end and self.printed is not None and self.cursor:
            self._paint_cursor(canvas, end)

    def _ink(self) -> Ink:
        return Ink(self.look.text, self.look.accent)

    def _paint_cursor(self, canvas: Canvas, end: tuple[Text, Setting]) -> None:
        line, setting = end
        last = setting.pieces[-1] if setting.pieces else None
        right = line.rect.left
        if last:
            face = last.face
            right += last.left + self.kit.shelf.width(last.span.text, face)
        base = line.rect.top + (last.base if last else setting.first_base)
        height = self.kit.ts(22)
        place = pygame.Rect(right + self.kit.px(2), base - self.kit.ts(17), self.kit.ts(11), height)
        canvas.fill(place, self.look.palette.red)

    def _paint_paper(self, canvas: Canvas) -> None:
        scale = self.kit.metrics.scale
        by = tape_shadow(scale)
        width, height = self.rect.width - by, self.rect.height - by
        shadow = pygame.Rect(self.rect.left + by, self.rect.top, width, height)
        canvas.fill(shadow, "#000000" if self.kit.contrast else "#0B0D0F")
        palette = replace(self.look.palette, ground=self.night.ground)
        drawn = partial(tape, width, height, palette, scale)
        key = ("tape", width, height, palette)
        canvas.blit(self.kit.raster.get(key, drawn), self.rect.topleft)


def _first_letters(setting: Setting, letters: int) -> Setting:
    """Return as much of a line as so many letters show."""
    pieces = []
    for piece in setting.pieces:
        if letters <= 0:
            break
        shown = piece.span._replace(text=piece.span.text[:letters])
        pieces.append(piece._replace(span=shown))
        letters -= len(piece.span.text) + 1
    return replace(setting, pieces=tuple(pieces))


class Caption(Node):
    """A chip that says in words what can be heard."""

    unmarked = "ground"

    def __init__(self, kit: Kit, text: str) -> None:
        super().__init__(kit)
        self.look = kit.look("night")
        self.words = Text(kit, text or wording.TELETYPE, Type("ui", 15, 1.25), self.look)
        self.icon = Icon(kit, "captions", 20, self.look.text)
        self.name = self.words.name
        self.kids = [self.icon, self.words]

    def natural(self) -> int:
        """Icon, words and room."""
        return self.words.natural() + self.icon.size + self.kit.px(36)

    def measure(self, width: int) -> int:
        """One line with room."""
        inner = max(1, width - self.icon.size - self.kit.px(36))
        return max(self.kit.px(34), self.words.measure(inner) + self.kit.px(12))

    def arrange(self, rect: pygame.Rect) -> None:
        """Place icon and words, no wider than they need."""
        width = min(rect.width, self.natural())
        self.rect = pygame.Rect(rect.left, rect.top, width, rect.height)
        left = rect.left + self.kit.px(12)
        self.icon.arrange(pygame.Rect(left, rect.top, self.icon.size, rect.height))
        left += self.icon.size + self.kit.px(10)
        inner = max(1, self.rect.right - self.kit.px(12) - left)
        height = self.words.measure(inner)
        self.words.arrange(pygame.Rect(left, rect.centery - height // 2, inner, height))

    def draw(self, canvas: Canvas) -> None:
        """Paint the chip."""
        canvas.fill(self.rect, self.look.palette.night_chip)
