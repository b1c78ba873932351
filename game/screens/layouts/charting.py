"""The page of the map: the map left, the chosen piece, the key and the look ahead right."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pygame

from game.art.pieces import legend, legend_colour
from game.present import page as present
from game.screens import wording
from game.screens.boxes import Column, Edges, Footed, Item, Panel, Stack
from game.screens.building import Builder
from game.screens.canvas import Canvas
from game.screens.layouts.frame import (
    Columns,
    Shape,
    WindowNode,
    assemble,
    dress,
    foot_buttons,
    main_button,
    one_column,
    scroll_style,
)
from game.screens.mapnode import MapNode
from game.screens.marks import Mark
from game.screens.node import Kit, Node
from game.screens.pressable import SECONDARY, Button
from game.screens.scroll import Scroll
from game.screens.setting import Type
from game.screens.stacking import Manner, node_of, stack
from game.screens.texts import Text
from game.screens.theme import Look
from game.screens.titles import LabelLine

SIGNS = frozenset((*wording.PIECES, "sites", "line", "reach"))
PANEL, PANEL_TEXT = 372, 330


class KeyRow(Node):
    """A sign of the map and what it means."""

    def __init__(self, kit: Kit, sign: str, text: str, look: Look) -> None:
        super().__init__(kit)
        self.sign, self.look = sign, look
        self.name = text
        self.words = Text(kit, text, Type("ui", 16, 1.25), look)
        self.kids = [self.words]

    def _sign_width(self) -> int:
        return max(self.kit.px(44), self.kit.ts(40))

    def measure(self, width: int) -> int:
        """One line, or more."""
        words = self.words.measure(max(1, width - self._sign_width()))
        return max(self.kit.ts(28), words + self.kit.px(6))

    def arrange(self, rect: pygame.Rect) -> None:
        """Words right of the sign."""
        self.rect = pygame.Rect(rect)
        left = rect.left + self._sign_width()
        width = max(1, rect.right - left)
        height = self.words.measure(width)
        self.words.arrange(pygame.Rect(left, rect.centery - height // 2, width, height))

    def draw(self, canvas: Canvas) -> None:
        """Paint the sign."""
        scale = self.kit.metrics.both(100, 92) / 100
        width, height = round(36 * scale), round(24 * scale)
        palette = self.look.palette
        drawn = partial(
            legend,
            self.sign,  # type: ignore[arg-type]
            palette,
            width=width,
            height=height,
            scale=scale,
        )
        picture = self.kit.raster.get(("key", self.sign, palette, width), drawn)
        canvas.blit(picture, (self.rect.left, self.rect.centery - height // 2))

    def marked(self) -> Iterator[Mark]:
        """The sign."""
        scale = self.kit.metrics.both(100, 92) / 100
        box = pygame.Rect(self.rect.left, 0, round(36 * scale), round(24 * scale))
        box.top = self.rect.centery - box.height // 2
        colour = legend_colour(self.sign, self.look.palette)  # type: ignore[arg-type]
        yield Mark(f"sign of {self.sign}", colour, box)


class MapPanel(Node):
    """The chosen piece, and the key below it where there is room, else a button for it."""

    def __init__(self, builder: Builder, about: Node, key: Node, look: Look) -> None:
        super().__init__(builder.kit)
        self.about, self.key = about, key
        self.wish = builder.view.keyed
        show = present.Action("view:k", wording.SHOW_KEY, "secondary", key="k")
        self.button = Button(builder.kit, show, SECONDARY, look)
        self.kids = [about, key]
        self.gap = builder.kit.px(16)

    def measure(self, width: int) -> int:
        """What must be there: the key only where it is wished."""
        shown = self.key if self.wish else self.button
        if self.kit.metrics.narrow:
            shown = self.key
        return self.about.measure(width) + self.gap + shown.measure(width)

    def arrange(self, rect: pygame.Rect) -> None:
        """Decide on the key, and place both."""
        self.rect = pygame.Rect(rect)
        whole = self.about.measure(rect.width) + self.gap + self.key.measure(rect.width)
        fits = whole <= rect.height
        shown = self.key if self.wish or (fits and self.wish is None) else self.button
        if self.kit.metrics.narrow:
            shown = self.key
        self.kids = [self.about, shown]
        height = self.about.measure(rect.width)
        self.about.arrange(pygame.Rect(rect.topleft, (rect.width, height)))
        top = rect.top + height + self.gap
        height = shown.measure(rect.width)
        shown.arrange(pygame.Rect(rect.left, top, rect.width, height))


def _kind_in_key(piece: present.MapPiece) -> str:
    """Ships of neither side look different, and have a row of their own."""
    foreign = piece.kind == "ship" and piece.side not in ("us", "them")
    return "other-ship" if foreign else piece.kind


def key_rows(builder: Builder, block: present.MapBlock) -> list[tuple[str, str]]:
    """Return the signs of the key with their words: the page's own, else by what is shown."""
    own = [
        (card.icon, card.title)
        for card in builder.page.side
        if isinstance(card, present.Card) and not card.action and card.icon in SIGNS
    ]
    if own:
        return own
    kinds = dict.fromkeys(_kind_in_key(piece) for piece in block.pieces)
    rows = [(kind, wording.PIECES.get(kind, kind)) for kind in kinds]
    return rows + [(circle.style, circle.name) for circle in block.circles]


def _split(builder: Builder) -> tuple[list[present.Block], list[present.Group]]:
    """Return the blocks about the chosen piece, and the groups that stand at the foot."""
    about: list[present.Block] = []
    groups: list[present.Group] = []
    for block in builder.page.side:
        if isinstance(block, present.Group):
            groups.append(block)
        elif (isinstance(block, present.Card) and not block.action and block.icon in SIGNS) or (
            isinstance(block, present.Heading) and block.text == wording.KEY
        ):
            continue
        else:
            about.append(block)
    return about, groups


def _ahead(builder: Builder, group: present.Group, look: Look) -> Node:
    """Return a group as equal small boxes under a label."""
    kit = builder.kit
    actions = [builder.action(one) for one in group.actions]
    heading = present.Heading(group.label, 3)
    from game.screens.forms import ScaleNode
    from game.screens.stacking import SCALE_STEP

    steps = [Button(kit, one, SCALE_STEP, look) for one in actions]
    row = ScaleNode(kit, ("", ""), steps, look)
    row.kids = list(steps)
    return Column(kit, (LabelLine(kit, heading, look, small=True), row))


def chart(builder: Builder) -> WindowNode:
    """Lay out the page of the map."""
    kit = builder.kit
    block = next((one for one in builder.page.main if isinstance(one, present.MapBlock)), None)
    if block is None:
        from game.screens.layouts.common import reading

        return reading(builder)
    look = kit.look("paper")
    manner = Manner(look, small_labels=True)
    map_ = node_of(builder, block, manner)
    blocks, groups = _split(builder)
    about = stack(builder, blocks, manner)
    rows = [KeyRow(kit, sign, text, look) for sign, text in key_rows(builder, block)]
    label = LabelLine(kit, present.Heading(wording.KEY, 3), look, small=True)
    key = Column(kit, (label, Column(kit, rows)), kit.px(6))
    panel = MapPanel(builder, about, key, look)
    aheads = [_ahead(builder, group, look) for group in groups]
    if builder.narrow:
        note = Text(kit, block.note, Type("ui", 15, 1.3), look).tinted(look.quiet)
        side = Stack(kit, [Item(one, kit.px(16)) for one in (note, panel, *aheads)])
        return one_column(builder, Columns(map_, side))
    if not isinstance(map_, MapNode):
        map_ = Panel(kit, map_, Edges(kit.px(28), kit.px(16), kit.px(28), kit.px(16)))
        map_ = Scroll(kit, map_, scroll_style(kit, look), "list")
    return _wide(builder, map_, panel, aheads)


def _wide(builder: Builder, map_: Node, panel: Node, aheads: list[Node]) -> WindowNode:
    kit, look = builder.kit, builder.look
    main_action = main_button(builder)
    others = foot_buttons(builder)
    feet: list[Node] = [*aheads, *others]
    if main_action:
        feet.append(main_action)
    foot = Stack(kit, [Item(one, kit.px(9)) for one in feet])
    scroll = Scroll(kit, panel, scroll_style(kit, look), "side")
    right = Footed(kit, scroll, foot, kit.px(10))
    body = MapColumns(kit, map_, right, look)
    return dress(builder, WindowNode(kit, look, body), Columns(map_))


class MapColumns(Node):
    """The map to the edges of its part of the window, a line, and the panel."""

    unmarked = "rule"

    def __init__(self, kit: Kit, map_: Node, panel: Node, look: Look) -> None:
        super().__init__(kit, (map_, panel))
        self.look = look

    def arrange(self, rect: pygame.Rect) -> None:
        """Give the panel its width, the map the rest."""
        self.rect = pygame.Rect(rect)
        kit = self.kit
        width = kit.metrics.both(PANEL, PANEL_TEXT)
        map_, panel = self.kids
        map_.arrange(pygame.Rect(rect.left, rect.top, rect.width - width, rect.height))
        left, top, right, bottom = kit.px(26), kit.px(18), kit.px(24), kit.px(14)
        start = rect.right - width + left
        inner = pygame.Rect(start, rect.top + top, width - left - right, 0)
        inner.height = rect.height - top - bottom
        panel.arrange(inner)

    def draw(self, canvas: Canvas) -> None:
        """Paint the line between."""
        edge = self.kids[0].rect.right
        line = pygame.Rect(edge, self.rect.top, self.kit.px(3), self.rect.height)
        canvas.fill(line, self.look.text)


__all__ = ["Shape", "assemble", "chart"]
