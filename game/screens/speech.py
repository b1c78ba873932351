"""What the chosen adviser says: a sheet that points up to the one who speaks."""

from __future__ import annotations

from functools import partial

import pygame

from game.art.paper import pointer
from game.present.page import Speech
from game.screens.boxes import Flow, Item, Stack
from game.screens.building import Builder
from game.screens.canvas import Canvas
from game.screens.node import Node
from game.screens.pressable import SECONDARY, Button
from game.screens.scroll import Scroll, ScrollStyle
from game.screens.setting import Type
from game.screens.texts import Text

HEADLINE = Type("display", 31, 1.25, headline=True)


class SpeechNode(Node):
    """Headline and words, then what can be asked; words scroll when they are many."""

    unmarked = "told"

    def __init__(self, builder: Builder, block: Speech) -> None:
        super().__init__(builder.kit)
        kit = builder.kit
        self.look = look = kit.look("sheet")
        self.speech = block
        self.name = f"{block.speaker}: {block.headline}"
        self.points_at: pygame.Rect | None = None
        words = Stack(kit, ())
        headline = Text(kit, block.headline, HEADLINE, look)
        headline.fixed = True
        words.add(Item(headline))
        words.add(Item(Text(kit, block.text, Type("ui", 18, 1.38), look), kit.px(4)))
        for text, kind in (
            (block.prediction, Type("ui-bold", 16, 1.35)),
            (block.basis, Type("ui-italic", 15, 1.35)),
        ):
            if text:
                words.add(Item(Text(kit, text, kind, look), kit.px(8)))
        for title, said in block.further:
            words.add(Item(Text(kit, title, Type("ui-bold", 17, 1.35), look), kit.px(14)))
            words.add(Item(Text(kit, said, Type("ui", 18, 1.38), look), kit.px(2)))
        for question, answer in block.answers:
            words.add(Item(Text(kit, question, Type("ui-bold", 16, 1.35), look), kit.px(10)))
            words.add(Item(Text(kit, answer, Type("ui", 17, 1.35), look), kit.px(2)))
        palette = look.palette
        style = ScrollStyle(palette.shade, palette.ink, reach=kit.px(18))
        if kit.contrast:
            style = ScrollStyle("#BDBDBD", palette.ink, reach=kit.px(18))
        self.words: Node = words
        if not builder.narrow:
            self.words = scroll = Scroll(kit, words, style, "speech")
            scroll.fills = True
        asks = [Button(kit, builder.action(one), SECONDARY, look) for one in block.questions]
        self.asks = Flow(kit, asks, kit.px(12))
        self.asks.arrows = True
        self.kids = [self.words, self.asks] if asks else [self.words]

    def _inner(self, width: int) -> int:
        return max(1, width - self.kit.px(60))

    def _foot(self, width: int) -> int:
        if self.asks not in self.kids:
            return self.kit.px(8)
        return self.asks.measure(self._inner(width)) + self.kit.px(12)

    def measure(self, width: int) -> int:
        """Words and questions, with room."""
        words = self.words.measure(self._inner(width))
        return self.kit.px(16) + words + self._foot(width) + self.kit.px(14)

    def arrange(self, rect: pygame.Rect) -> None:
        """Pin the questions to the bottom."""
        self.rect = pygame.Rect(rect)
        kit = self.kit
        left, inner = rect.left + kit.px(32), self._inner(rect.width)
        foot = self._foot(rect.width)
        bottom = rect.bottom - kit.px(14)
        top = rect.top + kit.px(16)
        room = max(0, bottom - foot - top)
        self.words.arrange(pygame.Rect(left, top, inner, room))
        if self.asks in self.kids:
            height = self.asks.measure(inner)
            self.asks.arrange(pygame.Rect(left, bottom - height, inner, height))

    def draw(self, canvas: Canvas) -> None:
        """Paint sheet, edge, and the pointer to the speaker."""
        palette, kit = self.look.palette, self.kit
        by = kit.px(5)
        canvas.fill(self.rect.move(by, by), palette.rule)
        canvas.fill(self.rect, palette.sheet)
        if kit.contrast:
            canvas.frame(self.rect, palette.ink, kit.px(2))
        edge = pygame.Rect(self.rect.topleft, (kit.px(8), self.rect.height))
        canvas.fill(edge, palette.red)
        if self.points_at is None or self.points_at.bottom > self.rect.top:
            return
        width, height = kit.px(40), kit.px(20)
        drawn = partial(pointer, width, height, palette.sheet, palette.panel_edge)
        picture = kit.raster.get(("pointer", width, height, palette), drawn)
        left = self.points_at.centerx - width // 2
        left = max(self.rect.left, min(left, self.rect.right - width))
        canvas.blit(picture, (left, self.rect.top - height + kit.px(2)))
