"""The answers to a matter, as cards with their numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import pygame

from game.art.palette import contrast
from game.art.stance import disc
from game.present.markup import plain
from game.present.page import Action, OptionCard
from game.present.spoken import sentences
from game.screens import wording
from game.screens.canvas import Canvas
from game.screens.marks import LEANING, Mark
from game.screens.node import Kit, Node, NodeRole
from game.screens.pressable import Pressable
from game.screens.setting import Type
from game.screens.texts import Label, Text, centred
from game.screens.theme import Look

COMPACT = 0.85
"""Scale of the window under which details are set a little smaller."""
NUMBER = 54
TEXT_FROM = 70
DISC = 26
CLOSEST = 2
"""The last step of setting a card closer."""
AIR = (22, 12, 8)
"""Design pixels above and below the words together, by how close they are set."""


class Disc(Node):
    """A number in a circle, as advisers have."""

    role: NodeRole = "image"

    def __init__(self, kit: Kit, number: int, look: Look, *, filled: bool = False) -> None:
        super().__init__(kit)
        self.number, self.look, self.filled = str(number), look, filled
        self.name = self.number
        self.size = kit.ts(DISC)
        self.face = kit.setter.face(Type("ui-bold", 15))

    def natural(self) -> int:
        """As wide as high."""
        return self.size

    def measure(self, width: int) -> int:
        """Its size."""
        del width
        return self.size

    def draw(self, canvas: Canvas) -> None:
        """Paint circle and number."""
        palette = self.look.palette
        key = ("disc", self.size, palette, self.filled)
        drawn = partial(disc, self.size, palette, filled=self.filled)
        canvas.blit(self.kit.raster.get(key, drawn), self.rect.topleft)
        colour = palette.white if self.filled else palette.ink
        centred(canvas, self.number, self.rect, (self.kit, self.face, colour))

    def marked(self) -> Iterator[Mark]:
        """The circle."""
        palette = self.look.palette
        yield Mark("circle", palette.text, self.rect, edge=LEANING)
        inner = self.rect.inflate(-self.rect.width // 2, -self.rect.height // 2)
        colour = palette.white if self.filled else palette.ink
        yield Mark("number", colour, inner, words=True)


class Support(Node):
    """Which advisers are for an option: discs with their numbers, by name who has none today."""

    def __init__(
        self, kit: Kit, advisers: Sequence[int], supporters: Sequence[str], look: Look
    ) -> None:
        super().__init__(kit)
        named = f"{wording.FOR_IT}: {', '.join(supporters or map(str, advisers))}"
        numbered = len(advisers) >= len(supporters)
        self.label = Label(kit, wording.FOR_IT if numbered else named, look, small=True)
        self.discs = [Disc(kit, number, look) for number in advisers]
        self.kids = [self.label, *self.discs]
        self.name = named

    def natural(self) -> int:
        """The discs beside each other."""
        discs = len(self.discs) * (self.kit.ts(DISC) + self.kit.px(4)) - self.kit.px(4)
        return max(self.label.natural(), discs)

    def measure(self, width: int) -> int:
        """Label above discs."""
        del width
        return self.kit.ts(21) + self.kit.ts(DISC)

    def arrange(self, rect: pygame.Rect) -> None:
        """Place all at the right."""
        self.rect = pygame.Rect(rect)
        width = self.label.natural()
        height = self.label.measure(width)
        self.label.arrange(pygame.Rect(rect.right - width, rect.top, width, height))
        size = self.kit.ts(DISC)
        left = rect.right - len(self.discs) * (size + self.kit.px(4)) + self.kit.px(4)
        for one in self.discs:
            one.arrange(pygame.Rect(left, rect.top + self.kit.ts(21), size, size))
            left += size + self.kit.px(4)


class Option(Pressable):
    """An answer: number, title, detail, those who are for it, and what it costs."""

    role: NodeRole = "option"

    def __init__(self, kit: Kit, action: Action, card: OptionCard, look: Look) -> None:
        super().__init__(kit, action)
        self.role = "option"
        self.card, self.look = card, look
        self.name = card.title
        self.tip = action.why_not if not action.enabled else action.hint
        self.number = kit.setter.face(Type("poster", 40))
        self.dense = 0
        """0: as drawn; 1: smaller and closer; 2: what it costs goes on behind the detail."""
        self.texts: list[Text] = []
        self._set_words(21, 16 if kit.metrics.scale < COMPACT else 17)
        spoke = card.advisers or card.supporters
        self.support = Support(kit, card.advisers, card.supporters, look) if spoke else None
        self._gather()

    def _set_words(self, title: float, detail: float) -> None:
        """Make the texts in some sizes."""
        kit, card, look = self.kit, self.card, self.look
        told = card.detail
        if not self.enabled and self.tip:
            told = f"{told}\n*{self.tip}*" if told else f"*{self.tip}*"
        note = self._note()
        if self.dense == CLOSEST and note and self.enabled:
            told, note = f"{told} *{note}*" if told else f"*{note}*", ""
        words = (
            Text(kit, card.title, Type("ui-bold", title, 1.3 if self.dense else 1.43), look),
            Text(kit, told, Type("ui", detail, 1.28, gap=0.2), look),
            Text(kit, note, Type("ui-italic", 15, 1.3), look).tinted(look.quiet),
        )
        self.texts = [text for text in words if text.text]
        if not self.enabled:
            for text in self.texts:
                text.tinted(look.quiet)

    def _gather(self) -> None:
        self.kids = [*self.texts, *([self.support] if self.support else [])]

    def tighten(self) -> bool:
        """Set the words smaller and closer, by one step."""
        if self.dense == CLOSEST:
            return False
        self.dense += 1
        self._set_words(*((19, 16) if self.dense == 1 else (18, 15)))
        self._gather()
        return True

    def _note(self) -> str:
        return "  ".join(text for text in (self.card.cost, self.card.stakes) if text)

    def spoken(self) -> str:
        """Detail, who is for it, what it costs and risks, and why it is shut."""
        card = self.card
        names = ", ".join(card.supporters)
        told = (
            plain(card.detail),
            f"{wording.FOR_IT}: {names}" if names else "",
            card.cost,
            card.stakes,
            "" if self.enabled else self.tip,
        )
        return sentences(told)

    def _number_width(self) -> int:
        return self.kit.metrics.both(NUMBER, 44)

    def _text_width(self, width: int) -> int:
        kit = self.kit
        right = kit.px(18)
        if self.support and not self._below(width):
            least = 0 if self.dense else kit.px(130)
            right += max(least, self.support.natural() + kit.px(16))
        return max(1, width - self._text_from() - right)

    def _text_from(self) -> int:
        return self._number_width() + self.kit.px(TEXT_FROM - NUMBER)

    def _below(self, width: int) -> bool:
        """Whether those who are for it stand below the words, for want of room beside."""
        if not self.support:
            return False
        return width - self._text_from() - self.support.natural() < self.kit.ts(300)

    def measure(self, width: int) -> int:
        """Words with room above and below."""
        own = self._text_width(width)
        height = sum(text.measure(own) for text in self.texts) + self._air()
        if self.support and self._below(width):
            return height + self.support.measure(own) + self.kit.px(8)
        air = self.kit.px(10 if self.dense else 16)
        beside = self.support.measure(own) + air if self.support else 0
        return max(height, beside, self.kit.px(56 if self.dense else 64))

    def _air(self) -> int:
        return self.kit.px(AIR[self.dense])

    def arrange(self, rect: pygame.Rect) -> None:
        """Place the words in the middle of the height."""
        self.rect = pygame.Rect(rect)
        own = self._text_width(rect.width)
        left = rect.left + self._text_from()
        used = (
            self.measure(rect.width) - self._air()
            if self._below(rect.width)
            else sum(text.measure(own) for text in self.texts)
        )
        top = rect.top + (rect.height - used) // 2
        for text in self.texts:
            height = text.measure(own)
            text.arrange(pygame.Rect(left, top, own, height))
            top += height
        if self.support:
            self._arrange_support(self.support, top)

    def _arrange_support(self, support: Support, top: int) -> None:
        rect, kit = self.rect, self.kit
        width, height = support.natural(), support.measure(0)
        if self._below(rect.width):
            left = rect.left + self._text_from()
            support.arrange(pygame.Rect(left, top + kit.px(8), width, height))
            return
        left = rect.right - kit.px(18) - width
        middle = rect.centery - kit.ts(26)
        support.arrange(pygame.Rect(left, middle, width, height))

    def draw(self, canvas: Canvas) -> None:
        """Paint card and number."""
        look, kit = self.look, self.kit
        palette = look.palette
        dark = look.ground if kit.contrast else palette.night_chip
        canvas.fill(self.rect, dark if look.dark else palette.sheet)
        if not self.pressed or kit.contrast:
            canvas.frame(self.rect, look.line, kit.px(1.5))
        block = pygame.Rect(self.rect.topleft, (self._number_width(), self.rect.height))
        colour, digit = self._block_colours()
        canvas.fill(block, colour)
        centred(canvas, str(self.card.number), block, (kit, self.number, digit))

    def _block_colours(self) -> tuple[str, str]:
        """The colours of the number's block and of the number."""
        look, palette = self.look, self.look.palette
        colour = self._chosen() if self.pressed else palette.ink
        colour = palette.soft if not self.enabled else colour
        if look.dark and not self.pressed:
            colour = palette.steel if not self.kit.contrast else palette.night_chip
        return colour, max(palette.white, palette.ink, key=lambda ink: contrast(ink, colour))

    def _chosen(self) -> str:
        """The red of the number's block when it is chosen, seen on its card."""
        palette = self.look.palette
        return palette.rope_red if self.look.dark else palette.red

    def marked(self) -> Iterator[Mark]:
        """The block with the number: red where it is chosen."""
        palette, dark = self.look.palette, self.look.dark and not self.pressed
        if self.enabled and not dark:
            colour = self._chosen() if self.pressed else palette.ink
            size = self._number_width(), self.rect.height
            yield Mark("number's block", colour, pygame.Rect(self.rect.topleft, size), outer=True)
        block = pygame.Rect(self.rect.topleft, (self._number_width(), self.rect.height))
        room = self.kit.ts(52)
        inner = block.inflate(-2 * self.kit.px(4), -max(0, block.height - room))
        yield Mark("number", self._block_colours()[1], inner, words=True)
