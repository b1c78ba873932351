"""Cards on the desk, and statements with their sureness."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pygame

from game.art.paper import DOTS, SURENESS_WIDTH, sureness
from game.present.page import Action, Card, Sureness
from game.screens.boxes import Column
from game.screens.canvas import Canvas
from game.screens.marks import Mark
from game.screens.node import Kit, Node, NodeRole
from game.screens.pressable import Pressable
from game.screens.setting import Type
from game.screens.texts import Icon, Text, centred
from game.screens.theme import Look


class DeskCard(Pressable):
    """A paper on the desk: icon, title, where it comes from, perhaps a tag."""

    role: NodeRole = "card"

    def __init__(self, kit: Kit, action: Action, card: Card, look: Look) -> None:
        super().__init__(kit, action)
        self.role = "card"
        self.dark = look.dark
        # On a sheet it would be a sheet on its like, of which two edges show.
        self.look = kit.look("paper" if look.ground == kit.look("sheet").ground else "sheet")
        self.name = card.title
        palette = self.look.palette
        sign = palette.red if card.tag else palette.soft
        self.icon = Icon(kit, card.icon or "document", 24, sign)
        self.title = Text(kit, card.title, Type("ui-bold", 16, 1.25), self.look)
        self.detail = Text(kit, card.detail, Type("ui", 14, 1.25), self.look)
        self.detail.tinted(palette.soft)
        self.tag = Tag(kit, card.tag, self.look) if card.tag else None
        self.texts = [text for text in (self.title, self.detail) if text.text]
        if not action.enabled:
            for text in self.texts:
                text.tinted(palette.soft)
        self.kids = [self.icon, *self.texts, *([self.tag] if self.tag else [])]

    def _text_from(self) -> int:
        return self.kit.px(14) + self.icon.size + self.kit.px(14)

    def _widths(self, width: int) -> tuple[int, int]:
        """Widths of title and detail."""
        whole = max(1, width - self._text_from() - self.kit.px(12))
        tag = self.tag.natural() + self.kit.px(10) if self.tag else 0
        return max(1, whole - tag), whole

    def measure(self, width: int) -> int:
        """Two lines, or more."""
        title, whole = self._widths(width)
        words = self._head(title)
        words += self.detail.measure(whole) if self.detail in self.texts else 0
        return max(self.kit.metrics.both(54, 50), words + self.kit.px(14))

    def _head(self, title: int) -> int:
        """Height of the title, and of the tag beside it."""
        tag = self.tag.measure(0) + self.kit.px(2) if self.tag else 0
        return max(self.title.measure(title), tag)

    def arrange(self, rect: pygame.Rect) -> None:
        """Place icon, words and tag."""
        self.rect = pygame.Rect(rect)
        kit = self.kit
        title, whole = self._widths(rect.width)
        heights = self._head(title), self.detail.measure(whole)
        used = heights[0] + (heights[1] if self.detail in self.texts else 0)
        top = rect.top + (rect.height - used) // 2
        left = rect.left + self._text_from()
        self.icon.arrange(
            pygame.Rect(rect.left + kit.px(14), rect.top, self.icon.size, rect.height)
        )
        self.title.arrange(pygame.Rect(left, top, title, heights[0]))
        self.detail.arrange(pygame.Rect(left, top + heights[0], whole, heights[1]))
        if self.tag:
            width, height = self.tag.natural(), self.tag.measure(0)
            place = pygame.Rect(rect.right - kit.px(12) - width, top, width, height)
            self.tag.arrange(place)

    def draw(self, canvas: Canvas) -> None:
        """Paint the card and its shadow."""
        palette, by = self.look.palette, self.kit.px(4)
        canvas.fill(self.rect.move(by, by), palette.manila_dark)
        canvas.fill(self.rect, self.look.ground)
        if self.kit.contrast:
            canvas.frame(self.rect, palette.ink, self.kit.px(2))
        if self.pressed:
            canvas.fill(self._stripe(), palette.red)

    def _stripe(self) -> pygame.Rect:
        return pygame.Rect(self.rect.topleft, (self.kit.px(6), self.rect.height))

    def marked(self) -> Iterator[Mark]:
        """The stripe of the one that lies open."""
        if self.pressed:
            yield Mark("stripe", self.look.palette.red, self._stripe())


class Tag(Node):
    """A word on red, such as that a paper is unread."""

    role: NodeRole = "label"

    def __init__(self, kit: Kit, text: str, look: Look) -> None:
        super().__init__(kit)
        self.look = look
        self.name = text
        self.face = kit.setter.face(Type("ui-bold", 13))
        self.type_size = 13

    def natural(self) -> int:
        """The word with room."""
        return self.kit.shelf.line_width(self.name, self.face) + self.kit.px(14)

    def measure(self, width: int) -> int:
        """One line."""
        del width
        return self.kit.ts(21)

    def draw(self, canvas: Canvas) -> None:
        """Paint it."""
        palette = self.look.palette
        canvas.fill(self.rect, palette.red)
        centred(canvas, self.name, self.rect, (self.kit, self.face, palette.white))

    def marked(self) -> Iterator[Mark]:
        """The red ground and the word on it."""
        palette, room = self.look.palette, self.kit.px(3)
        yield Mark("tag", palette.red, self.rect, outer=True)
        inner = self.rect.inflate(-2 * room, -2 * room)
        yield Mark("word", palette.white, inner, words=True)


class Certainty(Node):
    """A statement with its three dots and their word."""

    def __init__(self, kit: Kit, block: Sureness, look: Look) -> None:
        super().__init__(kit)
        self.look, self.dots = look, block.dots
        self.name = f"{block.word}: {block.text}"
        self.word = Text(kit, block.word, Type("ui-italic", 15, 1.3), look).tinted(look.quiet)
        self.text = Text(kit, block.text, Type("ui", 16, 1.25), look)
        self.kids = [self.word, self.text] if block.text else [self.word]

    def measure(self, width: int) -> int:
        """Dots and word above the text."""
        text = self.text.measure(width) if self.text in self.kids else 0
        return self.kit.ts(21) + text

    def arrange(self, rect: pygame.Rect) -> None:
        """Place word and text."""
        self.rect = pygame.Rect(rect)
        left = rect.left + self.kit.ts(60)
        width = rect.right - left
        self.word.arrange(pygame.Rect(left, rect.top, width, self.word.measure(width)))
        top = rect.top + self.kit.ts(21)
        height = self.text.measure(rect.width)
        self.text.arrange(pygame.Rect(rect.left, top, rect.width, height))

    def draw(self, canvas: Canvas) -> None:
        """Paint the dots."""
        height = self.kit.ts(17)
        palette = self.look.palette
        drawn = partial(sureness, self.dots, palette, height=height)
        picture = self.kit.raster.get(("sureness", self.dots, palette, height), drawn)
        canvas.blit(picture, (self.rect.left, self.rect.top + self.kit.ts(2)))

    def marked(self) -> Iterator[Mark]:
        """The three dots, full or empty."""
        height = self.kit.ts(17)
        size = round(height * SURENESS_WIDTH / DOTS)
        for dot in range(DOTS):
            left = self.rect.left + dot * size
            box = pygame.Rect(left, self.rect.top + self.kit.ts(2), size, height)
            yield Mark("dot of sureness", self.look.palette.text, box)


def card_list(kit: Kit, cards: list[Node]) -> Column:
    """Cards below each other, with arrows going from one to the next."""
    column = Column(kit, cards, kit.px(9))
    column.arrows = True
    return column
