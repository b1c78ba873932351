"""Headings of pages and of their parts."""

from __future__ import annotations

import pygame

from game.present.page import Heading
from game.screens.node import Kit, Node, NodeRole
from game.screens.setting import Type
from game.screens.texts import Label, Text
from game.screens.theme import Look

PAGE = Type("poster", 44, 1.0, headline=True, gap=0, balanced=True)
RAISED = 0.11
"""How far the note stands above the title's baseline, in the title's size."""
PART = Type("display", 31, 1.2, headline=True)


class Title(Node):
    """A heading with a quiet note beside it and the native words at the right end."""

    role: NodeRole = "heading"

    fixed = True

    def __init__(self, kit: Kit, words: tuple[str, str, str], style: Type, look: Look) -> None:
        super().__init__(kit)
        title, note, native = words
        self.name = title
        self.type_size = style.size
        self.title = Text(kit, title, style, look)
        self.note = Text(kit, note, Type("ui", 17, 1.3), look).tinted(look.quiet)
        native_type = Type("body-italic", 17, 1.3)
        self.native = Text(kit, native, native_type, look).tinted(look.accent)
        self.kids = [text for text in (self.title, self.note, self.native) if text.text]

    def natural(self) -> int:
        """All on one line."""
        return sum(kid.natural() + self.kit.px(22) for kid in self.kids)

    def _one_line(self, width: int) -> bool:
        return self.natural() <= width

    def _with_native(self, width: int) -> bool:
        """Whether at least title and native words find room on one line."""
        both = self.title.natural() + self.kit.px(22) + self.native.natural()
        return self.native in self.kids and both <= width

    def _rows(self, width: int) -> list[list[Text]]:
        """Return what stands on each line."""
        if self._one_line(width):
            return [self.kids_of()]
        if self._with_native(width):
            return [[self.title, self.native], *([[self.note]] if self.note in self.kids else [])]
        return [[kid] for kid in self.kids_of()]

    def kids_of(self) -> list[Text]:
        """The texts that there are."""
        return [text for text in (self.title, self.note, self.native) if text in self.kids]

    def measure(self, width: int) -> int:
        """One line, or several."""
        return sum(row[0].measure(width) for row in self._rows(width))

    def arrange(self, rect: pygame.Rect) -> None:
        """Set what shares a line on the title's baseline."""
        self.rect = pygame.Rect(rect)
        top = rect.top
        for row in self._rows(rect.width):
            height = row[0].measure(rect.width)
            if len(row) == 1:
                row[0].arrange(pygame.Rect(rect.left, top, rect.width, height))
            else:
                self._arrange_line(row, top)
            top += height

    def _arrange_line(self, row: list[Text], top: int) -> None:
        rect = self.rect
        own = self.title.natural()
        self.title.arrange(pygame.Rect(rect.left, top, own, self.title.measure(own)))
        raised = round(self.kit.setter.face(self.title.style).size * RAISED)
        base = top + self.title.setting(own).first_base - raised
        left = rect.left + own + self.kit.px(22)
        for text, at in ((self.note, left), (self.native, rect.right - self.native.natural())):
            if text in row:
                width = text.natural()
                low = base - text.setting(width).first_base
                text.arrange(pygame.Rect(at, low, width, text.measure(width)))


class LabelLine(Node):
    """A small heading in capitals, with a note at the right end."""

    role: NodeRole = "heading"

    def __init__(self, kit: Kit, heading: Heading, look: Look, *, small: bool) -> None:
        super().__init__(kit)
        self.name = heading.text
        self.label = Label(kit, heading.text, look, small=small)
        self.note = Text(kit, heading.note, Type("ui", 15, 1.25, "right"), look)
        self.note.tinted(look.quiet)
        self.kids = [self.label, self.note] if heading.note else [self.label]

    def _widths(self, width: int) -> tuple[int, int]:
        note = min(self.note.natural(), width // 2) if self.note in self.kids else 0
        return max(1, width - note - (self.kit.px(12) if note else 0)), max(1, note)

    def measure(self, width: int) -> int:
        """The higher of both."""
        label, note = self._widths(width)
        other = self.note.measure(note) if self.note in self.kids else 0
        return max(self.label.measure(label), other)

    def arrange(self, rect: pygame.Rect) -> None:
        """Label left, note right."""
        self.rect = pygame.Rect(rect)
        label, note = self._widths(rect.width)
        self.label.arrange(pygame.Rect(rect.topleft, (label, self.label.measure(label))))
        height = self.note.measure(note)
        self.note.arrange(pygame.Rect(rect.right - note, rect.top - 1, note, height))


def heading(kit: Kit, block: Heading, look: Look, *, small: bool = False) -> Node:
    """Return a heading of its level."""
    if block.level >= 3:  # noqa: PLR2004 - the levels of the contract
        return LabelLine(kit, block, look, small=small)
    style = PAGE if block.level == 1 else PART
    return Title(kit, (block.text, block.note, ""), style, look)
