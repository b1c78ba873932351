"""Pages of one or two columns without anything that only they have."""

from __future__ import annotations

import pygame

from game.present import page as present
from game.screens.boxes import Edges, Flow, Item, Measured, Panel, Row, Stack, Surface
from game.screens.building import Builder
from game.screens.gauges import GaugeStyle
from game.screens.knots import KnotStyle
from game.screens.layouts.frame import (
    DECISION,
    Columns,
    FootRow,
    Shape,
    WindowNode,
    assemble,
    dress,
    foot_buttons,
    main_button,
    page_title,
)
from game.screens.legends import GaugeLegend
from game.screens.node import Kit, Node
from game.screens.plates import Rings
from game.screens.pressable import TAB, Button
from game.screens.scroll import Scroll, ScrollStyle
from game.screens.setting import Type
from game.screens.stacking import Manner, node_of, stack
from game.screens.texts import Icon
from game.screens.theme import Look

MORNING = Shape(394, 324, None, (18, 4, 18, 4), (0, 24, 28, 20), through=False)
TELEPHONE = (0.036, 0.062)
"""Where the sign of the telephone stands: rings go out from it."""
SLIP = Shape(394, 324, None, (28, 20, 24, 18), (0, 24, 28, 20), through=False)
OPEN = Shape(394, 324, None, (40, 20, 40, 18), (0, 24, 40, 18), through=False)
SPREAD = Shape(main=(40, 24, 40, 14))


def _own_title(builder: Builder) -> bool:
    """Whether a block already says what the page is."""
    first = builder.page.main[0] if builder.page.main else None
    if isinstance(first, present.Heading):
        return first.level == 1
    return isinstance(first, present.Sheet | present.Tape)


def tabs(builder: Builder) -> Node | None:
    """Return the tabs of a page beside each other."""
    actions = builder.left("tab")
    if not actions:
        return None
    kit = builder.kit
    nodes = [Button(kit, builder.place(one), TAB, builder.look) for one in actions]
    overlap = 0 if builder.narrow else -kit.px(1.5)
    row = Flow(kit, nodes, overlap)
    row.arrows = True
    if not builder.narrow:
        row.align = "right"
    return row


def headed(builder: Builder, content: Stack, look: Look | None = None) -> Stack:
    """Return a stack under the page's title and tabs."""
    kit = builder.kit
    parts = Stack(kit, ())
    parts.most = content.most
    row = tabs(builder)
    if row:
        parts.add(Item(row))
    if not _own_title(builder):
        title: Node = page_title(builder, look)
        if builder.page.kind == "interruption":
            sign = Icon(kit, "telephone", 40, (look or builder.look).text)
            title = Row(kit, (sign, title), (0, 1), kit.px(18))
        parts.add(Item(title, kit.px(10)))
    for place, item in enumerate(content.items):
        gap = item.gap
        if place == 0:
            gap = kit.px(6 if isinstance(item.node, Measured) else 16)
        parts.add(Item(item.node, gap, item.stretch, item.grow))
    return parts


def sheet_alone(builder: Builder) -> bool:
    """Whether the left column is nothing but one document."""
    main = builder.page.main
    return len(main) == 1 and isinstance(main[0], present.Sheet)


def reading(builder: Builder) -> WindowNode:
    """Lay out any page: blocks left, side blocks on a panel right."""
    page, kit = builder.page, builder.kit
    look = builder.look
    side_ground = "night" if look.dark else "shade"
    shape = Shape(side=side_ground) if page.side else SPREAD  # type: ignore[arg-type]
    if sheet_alone(builder):
        main: Node = node_of(builder, page.main[0], Manner(look))
        shape = MORNING if page.side else SPREAD
    else:
        main = headed(builder, stack(builder, page.main, Manner(look)))
    side_look = kit.look(shape.side) if shape.side else look
    side = stack(builder, page.side, Manner(side_look)) if page.side else None
    bare = sheet_alone(builder) and not builder.narrow
    asks = any(isinstance(block, present.Group | present.Field) for block in page.main)
    return assemble(builder, Columns(main, side, bare_main=bare, fill=not asks), shape)


def morning(builder: Builder) -> WindowNode:
    """Lay out the morning: the folder left; the knot, sureness and papers right."""
    page, look = builder.page, builder.look
    manner = Manner(look, knot=KnotStyle(height=92, lead=26))
    main: Node
    if sheet_alone(builder):
        main = node_of(builder, page.main[0], manner)
    else:
        main = headed(builder, stack(builder, page.main, manner))
    side = stack(builder, page.side, manner) if page.side else None
    bare = sheet_alone(builder) and not builder.narrow
    return assemble(builder, Columns(main, side, bare_main=bare), MORNING)


def decision(builder: Builder) -> WindowNode:
    """Lay out a matter: options left over the signature; knot and gauges right."""
    page, kit, look = builder.page, builder.kit, builder.look
    question = Type("body", 19 if kit.metrics.scale >= 0.85 else 17, 1.35)  # noqa: PLR2004
    manner = Manner(look, grow=True, prose=question)
    main = headed(builder, stack(builder, page.main, manner))
    panel = "night" if look.dark else "shade"
    shape = Shape(side=panel, foot_left=True) if look.dark else DECISION  # type: ignore[arg-type]
    side_look = kit.look(shape.side) if shape.side else look
    side = None
    if page.side:
        style = Manner(side_look, GaugeStyle(), KnotStyle(84, 18, foretells=True), stretch=True)
        side = stack(builder, page.side, style)
    rings = None
    if page.kind == "interruption" and look.dark:
        rings = Rings(kit, look, TELEPHONE)
    return assemble(builder, Columns(main, side, ground=rings), shape)


def standing(builder: Builder) -> WindowNode:
    """Lay out all gauges in the large view, in two columns."""
    page, kit, look = builder.page, builder.kit, builder.look
    columns = 1 if builder.narrow else 2
    manner = Manner(
        look,
        GaugeStyle(large=True),
        KnotStyle(104, 19),
        gauge_columns=columns,
        grow=True,
        prose=Type("ui", 15, 1.3),
    )
    main = headed(builder, stack(builder, (*page.main, *page.side), manner))
    legend = GaugeLegend(kit, look)
    return assemble(builder, Columns(main, note=None if page.keys else legend), SPREAD)


def trace(builder: Builder) -> WindowNode:
    """Lay out what changed on a day: gauges with their reasons, and what is under way."""
    page, look = builder.page, builder.look
    manner = Manner(look, GaugeStyle(reasons=True), KnotStyle(92), prose=Type("body", 18, 1.45))
    main = headed(builder, stack(builder, page.main, manner))
    side = stack(builder, page.side, manner) if page.side else None
    return assemble(builder, Columns(main, side, fill=True), OPEN)


def slip(builder: Builder) -> WindowNode:
    """Lay out a page as a sheet on the desk, with its side blocks beside it."""
    page, kit, look = builder.page, builder.kit, builder.look
    if sheet_alone(builder) or look.dark:
        return reading(builder)
    paper = kit.look("sheet")
    lead = Type("body", 24, 1.4) if page.kind == "forecast" else Type("body", 18, 1.5)
    content = headed(builder, stack(builder, page.main, Manner(paper, prose=lead)), paper)
    sheet = SheetFrame(builder, content)
    side = stack(builder, page.side, Manner(look)) if page.side else None
    return assemble(builder, Columns(sheet, side, bare_main=not builder.narrow, fill=True), SLIP)


class SheetFrame(Node):
    """A sheet of paper whose words scroll inside it."""

    def __init__(self, builder: Builder, content: Node) -> None:
        super().__init__(builder.kit)
        kit = builder.kit
        palette = kit.look("sheet").palette
        track = "#BDBDBD" if kit.contrast else palette.shade
        style = ScrollStyle(track, palette.ink, palette.sheet, reach=kit.px(34))
        self.narrow = builder.narrow
        body = content
        if not self.narrow:
            body = scroll = Scroll(kit, content, style, "sheet")
            scroll.fills = True
        side = kit.px(24 if self.narrow else 48)
        room = Edges(side, kit.px(26), side, kit.px(18))
        frame = palette.ink if kit.contrast else ""
        ground = Surface(palette.sheet, frame, kit.px(2), palette.manila_dark, kit.px(6))
        self.panel = Panel(kit, body, room, ground)
        self.kids = [self.panel]

    def measure(self, width: int) -> int:
        """The sheet and its shadow."""
        return self.panel.measure(width - self.kit.px(6)) + self.kit.px(6)

    def arrange(self, rect: pygame.Rect) -> None:
        """Leave room for the shadow."""
        self.rect = pygame.Rect(rect)
        by = self.kit.px(6)
        self.panel.arrange(pygame.Rect(rect.topleft, (rect.width - by, rect.height - by)))


def message(builder: Builder) -> WindowNode:
    """Lay out a short page as a card in the middle of the desk."""
    page, kit, look = builder.page, builder.kit, builder.look
    if builder.narrow or look.dark:
        return reading(builder)
    paper = kit.look("sheet")
    manner = Manner(paper, prose=Type("body", 18, 1.5))
    content = headed(builder, stack(builder, (*page.main, *page.side), manner), paper)
    action = main_button(builder)
    content.add(Item(FootRow(kit, foot_buttons(builder), action), kit.px(28)))
    body = Middle(kit, SheetFrame(builder, content), 820)
    return dress(builder, WindowNode(kit, look, body), Columns(body))


class Middle(Node):
    """One node in the middle of its place, no larger than it needs to be."""

    def __init__(self, kit: Kit, kid: Node, width: int) -> None:
        super().__init__(kit, (kid,))
        self.width = kit.metrics.both(width, round(width * 0.92))

    def arrange(self, rect: pygame.Rect) -> None:
        """A little above the middle, as the eye likes it."""
        self.rect = pygame.Rect(rect)
        margin = self.kit.px(28)
        width = min(self.width, rect.width - 2 * margin)
        height = min(self.kids[0].measure(width), rect.height - 2 * margin)
        top = rect.top + max(margin, round((rect.height - height) * 0.42))
        self.kids[0].arrange(pygame.Rect(rect.left + (rect.width - width) // 2, top, width, height))
