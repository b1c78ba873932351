"""The dispatch: the tape hangs from the header; right of it what the night has moved."""

from __future__ import annotations

import pygame

from game.present import page as present
from game.screens.boxes import Footed, Item, Stack
from game.screens.building import Builder
from game.screens.gauges import GaugeStyle
from game.screens.knots import KnotStyle
from game.screens.layouts.common import reading
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
from game.screens.plates import Rings
from game.screens.scroll import Scroll
from game.screens.setting import Type
from game.screens.stacking import Manner, stack
from game.screens.tapes import Caption, TapeNode
from game.screens.texts import Text

HEADLINE = Type("poster", 50, 0.94, headline=True, gap=0, balanced=True)
TAPE_LEFT, TAPE_WIDTH, GAP, MARGIN = 70, 690, 64, 48


class NightColumns(Node):
    """Tape and caption left, the telling right."""

    def __init__(self, kit: Kit, tape: Node, caption: Node | None, right: Node) -> None:
        super().__init__(kit)
        self.tape, self.caption, self.right = tape, caption, right
        self.kids = [part for part in (tape, caption, right) if part]

    def arrange(self, rect: pygame.Rect) -> None:
        """The tape is as wide as drawn; both give way alike in small windows."""
        self.rect = pygame.Rect(rect)
        kit = self.kit
        spare = rect.width - kit.px(TAPE_LEFT + TAPE_WIDTH + GAP + MARGIN)
        wish = kit.ts(400)
        tape = kit.px(TAPE_WIDTH) + kit.px(8)
        if spare < wish:
            tape -= min(wish - spare, tape // 4)
        left = rect.left + kit.px(TAPE_LEFT)
        foot = 0
        if self.caption:
            height = self.caption.measure(tape)
            foot = height + kit.px(28) + kit.px(33) - kit.px(8)
            low = rect.bottom - kit.px(28) - height
            self.caption.arrange(pygame.Rect(left, low, tape, height))
        else:
            foot = kit.px(40)
        self.tape.arrange(pygame.Rect(left, rect.top, tape, rect.height - foot))
        start = left + tape - kit.px(8) + kit.px(GAP)
        width = rect.right - kit.px(MARGIN) - start
        top = rect.top + kit.px(26)
        self.right.arrange(pygame.Rect(start, top, width, rect.bottom - kit.px(22) - top))


def dispatch(builder: Builder) -> WindowNode:
    """Lay out the night."""
    page, kit, look = builder.page, builder.kit, builder.look
    block = next((one for one in page.main if isinstance(one, present.Tape)), None)
    if block is None:
        return reading(builder)
    tape = TapeNode(kit, block)
    told = [one for one in (*page.main, *page.side) if one is not block]
    headline, told = _headline(builder, told)
    manner = Manner(
        look,
        GaugeStyle(reasons=True, track=14),
        KnotStyle(70, 17, lead=26),
        prose=Type("body", 18, 1.45),
    )
    words = Stack(kit, (Item(headline),))
    for place, item in enumerate(stack(builder, told, manner).items):
        words.add(Item(item.node, item.gap or kit.px(10 if place == 0 else 14)))
    caption = None
    if block.caption and kit.settings.captions:
        text = block.caption if block.caption.startswith("[") else f"[ {block.caption} ]"
        caption = Caption(kit, text)
    if builder.narrow:
        parts = [part for part in (tape, caption) if part]
        main = Stack(kit, [Item(part, kit.px(14)) for part in parts])
        return one_column(builder, Columns(main, words))
    action = main_button(builder)
    feet = [*foot_buttons(builder), *([action] if action else [])]
    foot = Stack(kit, [Item(one, kit.px(10)) for one in feet])
    right = Footed(kit, Scroll(kit, words, scroll_style(kit, look), "side"), foot, kit.px(14))
    hung = Scroll(kit, tape, scroll_style(kit, look), "tape")
    node = NightColumns(kit, hung, caption, right)
    window = WindowNode(kit, look, node)
    window.behind = Rings(kit, look, (0.80, 0.566))
    return dress(builder, window, Columns(node))


def _headline(builder: Builder, told: list[present.Block]) -> tuple[Text, list[present.Block]]:
    """Return the large heading: the first one among the blocks, else the page's title."""
    text = builder.page.title
    for block in told:
        if isinstance(block, present.Heading) and block.level == 1:
            text = block.text
            told = [one for one in told if one is not block]
            break
    heading = Text(builder.kit, text, HEADLINE, builder.look)
    heading.role = "heading"
    return heading, told
