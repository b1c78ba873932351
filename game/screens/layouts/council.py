"""The council: the people over the whole width, the speech below, where they stand beside it."""

from __future__ import annotations

import pygame

from game.present import page as present
from game.screens.boxes import Footed, Item, Stack
from game.screens.building import Builder
from game.screens.layouts.common import headed, reading
from game.screens.layouts.frame import (
    Columns,
    WindowNode,
    dress,
    foot_buttons,
    main_button,
    one_column,
    scroll_style,
)
from game.screens.node import Kit, Node
from game.screens.people import PICTURE, PLATE, Tiles
from game.screens.scroll import Scroll
from game.screens.speech import SpeechNode
from game.screens.stacking import Manner, node_of, stack

SIDE, SIDE_TEXT = 430, 360
LEAST_SPEECH = 190
LEAST_PICTURE = 56
LOWER = 3
"""Design pixels that the stances begin lower than the sheet beside them."""


class CouncilNode(Node):
    """Title, people, and below them speech and stances, in what room there is."""

    def __init__(self, kit: Kit, top: tuple[Node, Tiles], below: tuple[Node, Node]) -> None:
        super().__init__(kit)
        self.title, self.tiles = top
        self.speech, self.side = below
        self.kids = [self.title, self.tiles, self.speech, self.side]

    def arrange(self, rect: pygame.Rect) -> None:
        """Portraits give way when names and words need more."""
        self.rect = pygame.Rect(rect)
        kit, margin = self.kit, self.kit.px(28)
        left, width = rect.left + margin, rect.width - 2 * margin
        top = rect.top + kit.px(18)
        height = self.title.measure(width)
        self.title.arrange(pygame.Rect(left, top, width, height))
        top += height + kit.px(16)
        bottom = rect.bottom - kit.px(16)
        gap = kit.px(30)
        self._fit_portraits(width, bottom - top - gap)
        height = self.tiles.measure(width)
        self.tiles.arrange(pygame.Rect(left, top, width, height))
        top += height + gap
        side = kit.metrics.both(SIDE, SIDE_TEXT)
        speech = width - side - kit.px(24)
        self.speech.arrange(pygame.Rect(left, top, speech, bottom - top))
        start = left + speech + kit.px(24)
        low = top + kit.px(LOWER)
        self.side.arrange(pygame.Rect(start, low, side, bottom - low))
        if isinstance(self.speech, SpeechNode):
            self.speech.points_at = self._speaker()

    def _speaker(self) -> pygame.Rect | None:
        last = max((kid.rect.bottom for kid in self.tiles.kids), default=0)
        for kid in self.tiles.kids:
            if kid.pressed and kid.rect.bottom == last:
                return kid.rect
        return None

    def _fit_portraits(self, width: int, room: int) -> None:
        """Make portraits as high as drawn, or lower where the words below need the room."""
        kit, tiles = self.kit, self.tiles
        side = kit.metrics.both(SIDE, SIDE_TEXT)
        words = max(
            kit.ts(LEAST_SPEECH),
            self.side.measure(side) + kit.px(LOWER),
            min(self.speech.measure(width - side - kit.px(24)), kit.ts(246)),
        )
        tiles.set_picture(kit.px(PICTURE))
        spare = room - words - tiles.measure(width)
        rows = tiles.rows(width)
        if spare < 0:
            lower = kit.px(PICTURE) + spare // max(1, rows)
            tiles.set_picture(max(kit.px(LEAST_PICTURE), lower))


def council(builder: Builder) -> WindowNode:
    """Lay out the council."""
    page, kit, look = builder.page, builder.kit, builder.look
    people = next((one for one in page.main if isinstance(one, present.People)), None)
    speech = next((one for one in page.main if isinstance(one, present.Speech)), None)
    if people is None or speech is None or not people.tiles:
        return reading(builder)
    manner = Manner(look)
    tiles = Tiles(kit, people, builder.action)
    words = node_of(builder, speech, manner)
    rest = [one for one in page.main if one is not people and one is not speech]
    side = stack(builder, (*page.side, *rest), manner)
    title = headed(builder, Stack(kit, ()))
    if builder.narrow:
        tiles.set_picture(kit.px(150))
        main = Stack(kit, [Item(title), Item(tiles, kit.px(14)), Item(words, kit.px(22))])
        return one_column(builder, Columns(main, side))
    action = main_button(builder)
    feet = [*foot_buttons(builder), *([action] if action else [])]
    foot = Stack(kit, [Item(one, kit.px(10)) for one in feet])
    right = Footed(kit, Scroll(kit, side, scroll_style(kit, look), "side"), foot, kit.px(12))
    node = CouncilNode(kit, (title, tiles), (words, right))
    return dress(builder, WindowNode(kit, look, node), Columns(node))


__all__ = ["PLATE", "council"]
