"""Things to fill in: a line for typing, a scale, a group of choices."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.present.page import Action, Field
from game.screens.boxes import Column, Flow
from game.screens.canvas import Canvas
from game.screens.node import Kit, Node, NodeRole
from game.screens.pressable import TOGGLE, Button, Pressable
from game.screens.setting import Type
from game.screens.texts import Label, Text
from game.screens.theme import Look


class FieldNode(Pressable):
    """A line for typing with its label above; what is typed is kept in the view."""

    role: NodeRole = "field"

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
        self.kids = [text for text in (self.label, self.hint) if text.text] + [self.typed]
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
        return height + self._line(width) + self.kit.px(8)

    def arrange(self, rect: pygame.Rect) -> None:
        """Place label, hint and box below each other."""
        self.rect = pygame.Rect(rect)
        top = rect.top
        for text in (self.label, self.hint):
            if text in self.kids:
                height = text.measure(rect.width)
                text.arrange(pygame.Rect(rect.left, top, rect.width, height))
                top += height
        top += self.kit.px(4)
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

    def ring(self) -> Sequence[pygame.Rect]:
        """Round the box, not the label."""
        return (self.box,)


def toggles(kit: Kit, label: str, note: str, actions: Sequence[Action], look: Look) -> Node:
    """A group of choices under its label."""
    style = TOGGLE
    row = Flow(kit, [Button(kit, action, style, look) for action in actions], kit.px(8))
    row.arrows = True
    parts: list[Node] = []
    if label:
        parts.append(Text(kit, label, Type("ui-bold", 17, 1.3), look))
    if note:
        parts.append(Text(kit, note, Type("ui", 15, 1.3), look).tinted(look.quiet))
    return Column(kit, [*parts, row], kit.px(6))


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


__all__ = ["FieldNode", "Label", "ScaleNode", "toggles"]
