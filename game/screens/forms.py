"""Things to fill in: a line for typing, a scale, a group of choices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pygame

from game.present.page import Action, Field
from game.screens.boxes import Flow
from game.screens.canvas import Canvas
from game.screens.marks import Mark, frame_marks
from game.screens.node import Kit, Node, NodeRole
from game.screens.pressable import TOGGLE, Button, Pressable
from game.screens.setting import Type
from game.screens.texts import Text
from game.screens.theme import Look


class FieldNode(Pressable):
    """A line for typing with its label above; what is typed is kept in the view."""

    role: NodeRole = "field"
    own_boxes = ("box",)

    def __init__(self, kit: Kit, action: Action, field: Field, look: Look) -> None:
        super().__init__(kit, action)
        self.role = "field"
        self.field, self.look = field, look
        self.name = field.label
        self.dark = look.dark
        self.value = field.value
        self.label = Text(kit, field.label, Type("ui-bold", 16, 1.3), look)
        self.hint = Text(kit, field.hint, Type("ui", 15, 1.3), look).tinted(look.quiet)
        self.sheet = kit.look("sheet")
        self.typed = Text(kit, self.value, Type("ui", 18, 1.3), self.sheet)
        self.kids = [
            text for text in (self.label, self.hint, self.typed) if text.text or text is self.typed
        ]
        self.box = pygame.Rect(0, 0, 0, 0)
        self.cursor = False

    def type_in(self, value: str) -> None:
        """Show another value."""
        self.value = value[: self.field.longest]
        self.kids.remove(self.typed)
        self.typed = Text(self.kit, self.value, Type("ui", 18, 1.3), self.sheet)
        self.kids.append(self.typed)
        if self.rect.width:
            self.arrange(self.rect)

    def _line(self, width: int) -> int:
        inner = max(1, width - 2 * self.kit.px(12))
        least = self.kit.metrics.both(44, 38)
        return max(least, self.typed.measure(inner) + self.kit.px(18))

    def measure(self, width: int) -> int:
        """Label, box and hint."""
        height = self.label.measure(width) if self.label in self.kids else 0
        height += self.hint.measure(width) if self.hint in self.kids else 0
        return height + self._line(width) + self.kit.px(14)

    def arrange(self, rect: pygame.Rect) -> None:
        """Place label, hint and box below each other."""
        self.rect = pygame.Rect(rect)
        top = rect.top
        for text in (self.label, self.hint):
            if text in self.kids:
                height = text.measure(rect.width)
                text.arrange(pygame.Rect(rect.left, top, rect.width, height))
                top += height
        top += self.kit.px(10)
        self.box = pygame.Rect(rect.left, top, rect.width, self._line(rect.width))
        inner = self.box.inflate(-2 * self.kit.px(12), 0)
        height = self.typed.measure(max(1, inner.width))
        place = pygame.Rect(inner.left, self.box.centery - height // 2, inner.width, height)
        self.typed.arrange(place)

    def draw(self, canvas: Canvas) -> None:
        """Paint the box, and the cursor while the field has the focus."""
        palette = self.sheet.palette
        canvas.fill(self.box, palette.sheet)
        canvas.frame(self.box, palette.ink, self.kit.px(2))
        if self.cursor:
            setting = self.typed.setting(max(1, self.typed.rect.width))
            last = setting.pieces[-1] if setting.pieces else None
            left = self.typed.rect.left + (last.left + last.width + 2 if last else 0)
            size = self.kit.setter.face(self.typed.style).size
            base = last.base if last else 0
            top = self.typed.rect.top + base - size if last else self.box.centery - size // 2
            canvas.fill(pygame.Rect(left, top, self.kit.px(2), round(size * 1.25)), palette.red)

    def marked(self) -> Iterator[Mark]:
        """The frame."""
        ink, thick = self.sheet.palette.ink, self.kit.px(2)
        yield from frame_marks("frame of a field", ink, self.box, thick)

    def ring(self) -> Sequence[pygame.Rect]:
        """Round the box, not the label."""
        return (self.box,)


class Choices(Node):
    """A group of choices: its name and note left, the choices right, a thin line above."""

    unmarked = "rule"

    def __init__(
        self, kit: Kit, words: tuple[str, str], actions: Sequence[Action], look: Look
    ) -> None:
        super().__init__(kit)
        label, note = words
        self.look = look
        self.name = label
        self.label = Text(kit, label, Type("ui-bold", 17, 1.3), look)
        self.note = Text(kit, note, Type("ui", 15, 1.3), look).tinted(look.quiet)
        self.row = Flow(kit, [Button(kit, one, TOGGLE, look) for one in actions], kit.px(8))
        self.row.arrows = True
        self.words = [text for text in (self.label, self.note) if text.text]
        self.kids = [*self.words, self.row]

    def _beside(self, width: int) -> int:
        """Width of the words where the choices stand beside them, else 0."""
        if not self.words or width < self.kit.ts(600):
            return 0
        return round(width * 0.36)

    def _words(self, width: int) -> int:
        return sum(text.measure(width) for text in self.words)

    def measure(self, width: int) -> int:
        """Words beside or above the choices, with room."""
        air = 2 * self.kit.px(11)
        beside = self._beside(width)
        if beside:
            row = self.row.measure(width - beside - self.kit.px(24))
            return max(self._words(beside), row) + air
        gap = self.kit.px(8) if self.words else 0
        return self._words(width) + gap + self.row.measure(width) + air

    def arrange(self, rect: pygame.Rect) -> None:
        """Place words and choices."""
        self.rect = pygame.Rect(rect)
        top = rect.top + self.kit.px(11)
        beside = self._beside(rect.width)
        width = beside or rect.width
        low = top
        if beside:
            low += max(0, (self.kit.metrics.both(40, 36) - self.kit.ts(22)) // 2)
        for text in self.words:
            height = text.measure(width)
            text.arrange(pygame.Rect(rect.left, low, width, height))
            low += height
        left = rect.left
        if beside:
            left += beside + self.kit.px(24)
        else:
            top = low + (self.kit.px(8) if self.words else 0)
        own = rect.right - left
        self.row.arrange(pygame.Rect(left, top, own, self.row.measure(own)))

    def draw(self, canvas: Canvas) -> None:
        """Paint the line."""
        canvas.fill(pygame.Rect(self.rect.topleft, (self.rect.width, 1)), self.look.line)


class ScaleNode(Node):
    """Steps side by side between two words, equally wide."""

    def __init__(
        self, kit: Kit, ends: tuple[str, str], steps: Sequence[Button], look: Look
    ) -> None:
        super().__init__(kit)
        self.steps = list(steps)
        self.low = Text(kit, ends[0], Type("ui", 15, 1.3), look).tinted(look.quiet)
        self.high = Text(kit, ends[1], Type("ui", 15, 1.3, "right"), look).tinted(look.quiet)
        self.arrows = True
        self.kids = [self.low, self.high, *self.steps]

    def _boxes(self, width: int) -> list[pygame.Rect]:
        """Equal boxes, in as many rows as the widest step asks for."""
        if not self.steps:
            return []
        gap = self.kit.px(4)
        least = max(step.label.natural() + self.kit.px(12) for step in self.steps)
        fitting = max(1, (width + gap) // (least + gap))
        rows = -(-len(self.steps) // fitting)
        columns = -(-len(self.steps) // rows)
        own = (width - gap * (columns - 1)) / columns
        height = max(step.measure(round(own)) for step in self.steps)
        return [
            pygame.Rect(
                round(place % columns * (own + gap)),
                place // columns * (height + gap),
                round(own),
                height,
            )
            for place in range(len(self.steps))
        ]

    def measure(self, width: int) -> int:
        """Steps, and the words below them."""
        boxes = self._boxes(width)
        steps = boxes[-1].bottom if boxes else 0
        half = max(1, width // 2 - self.kit.px(8))
        return steps + self.kit.px(6) + max(self.low.measure(half), self.high.measure(half))

    def arrange(self, rect: pygame.Rect) -> None:
        """Place steps and words."""
        self.rect = pygame.Rect(rect)
        boxes = self._boxes(rect.width)
        for step, box in zip(self.steps, boxes, strict=True):
            step.room = self.kit.px(4)
            step.arrange(box.move(rect.topleft))
        top = rect.top + (boxes[-1].bottom if boxes else 0) + self.kit.px(6)
        half = max(1, rect.width // 2 - self.kit.px(8))
        self.low.arrange(pygame.Rect(rect.left, top, half, self.low.measure(half)))
        place = pygame.Rect(rect.right - half, top, half, self.high.measure(half))
        self.high.arrange(place)


__all__ = ["Choices", "FieldNode", "ScaleNode"]
