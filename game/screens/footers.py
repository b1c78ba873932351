"""The footer: keys with a word each, and a note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from game.present.page import Action
from game.screens.boxes import Row
from game.screens.canvas import Canvas
from game.screens.node import Kit, Node
from game.screens.pressable import Pressable
from game.screens.setting import Type
from game.screens.texts import KeyCap, Text
from game.screens.theme import Look

FOOTER, FOOTER_TEXT = 40, 34


@dataclass(frozen=True, slots=True)
class Hint:
    """A key, a word for what it does, and the action it presses if that has no other place."""

    cap: str
    word: str
    action: Action | None = None


class FooterBar(Node):
    """Key caps with a word each, and a note at the right."""

    unmarked = "rule"

    def __init__(self, kit: Kit, hints: Sequence[Hint], note: str | Node, look: Look) -> None:
        super().__init__(kit)
        self.look = look
        self.hints = [_hint(kit, hint, look) for hint in hints]
        self.note: Node | None = None
        if isinstance(note, Node):
            self.note = note
        elif note:
            self.note = Text(kit, note, Type("ui-italic", 14, 1.25), look)
            self.note.tinted(look.quiet)
        self.kids = [*self.hints, *([self.note] if self.note else [])]

    def _pressed_width(self) -> int:
        """Room that hints which can be pressed need."""
        own = [hint.natural() for hint in self.hints if isinstance(hint, PressedHint)]
        return sum(own) + self.kit.px(22) * len(own)

    def measure(self, width: int) -> int:
        """Its height, more where the note takes several lines."""
        note = self.note.measure(self._note_width(width)) if self.note else 0
        return max(self.kit.metrics.both(FOOTER, FOOTER_TEXT), note + self.kit.px(4))

    def _note_width(self, width: int) -> int:
        """Width of the note: what it likes, but never the room of what can be pressed."""
        if not self.note:
            return 1
        room = width - 2 * self.kit.px(24) - self._pressed_width()
        return max(1, min(self.note.natural(), max(room, self.kit.ts(260))))

    def arrange(self, rect: pygame.Rect) -> None:
        """Place the note first, then what can be pressed; other keys where there is room."""
        self.rect = pygame.Rect(rect)
        kit, side = self.kit, self.kit.px(24)
        right = rect.right - side
        kids: list[Node] = []
        if self.note:
            width = self._note_width(rect.width)
            height = self.note.measure(width)
            box = pygame.Rect(right - width, rect.centery - height // 2, width, height)
            self.note.arrange(box)
            right = box.left - kit.px(22)
            kids.append(self.note)
        left = rect.left + side
        spare = right - left - self._pressed_width()
        for place, hint in enumerate(self._shown(spare)):
            width = hint.natural()
            hint.arrange(pygame.Rect(left, rect.top + 1, width, rect.height - 1))
            kids.insert(place, hint)
            left += width + kit.px(22)
        self.kids = kids

    def _shown(self, spare: int) -> list[Node]:
        """Return the hints for which there is room; those that can be pressed always."""
        shown: list[Node] = []
        for hint in self.hints:
            if isinstance(hint, PressedHint):
                shown.append(hint)
                continue
            spare -= hint.natural() + self.kit.px(22)
            if spare >= 0:
                shown.append(hint)
        return shown

    def draw(self, canvas: Canvas) -> None:
        """Paint the thin line above."""
        canvas.fill(pygame.Rect(self.rect.topleft, (self.rect.width, 1)), self.look.line)


class PressedHint(Pressable):
    """A hint that can be pressed."""

    def __init__(self, kit: Kit, action: Action, words: Node, look: Look) -> None:
        super().__init__(kit, action, (words,))
        self.role = "button"
        self.dark = look.dark

    def ring(self) -> Sequence[pygame.Rect]:
        """Close round the words, inside the footer."""
        inner = self.rect.inflate(-2, -2 * self.kit.px(9))
        return (inner if inner.height > self.kit.px(16) else self.rect,)


def _hint(kit: Kit, hint: Hint, look: Look) -> Node:
    text = Text(kit, hint.word, Type("ui", 14, 1.25), look)
    row = Row(kit, (KeyCap(kit, hint.cap, look.text, 20), text), (0, 0), kit.px(8))
    return PressedHint(kit, hint.action, row, look) if hint.action else row
