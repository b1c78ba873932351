"""The pages of the debrief: the days on two timelines, the charts, and the others."""

from __future__ import annotations

import pygame

from game.present import page as present
from game.screens.boxes import Flow, Footed, Grid, Item, Stack
from game.screens.building import Builder
from game.screens.canvas import Canvas
from game.screens.chartnodes import LargeChart
from game.screens.layouts.common import tabs
from game.screens.layouts.frame import (
    Columns,
    FootRow,
    WindowNode,
    dress,
    foot_buttons,
    main_button,
    one_column,
    page_title,
    scroll_style,
)
from game.screens.node import Kit, Node
from game.screens.scroll import Scroll
from game.screens.setting import Type
from game.screens.smallcharts import ChartLegend, SmallChart
from game.screens.stacking import Manner, stack
from game.screens.timelines import TimelinesNode

PANEL, PANEL_TEXT = 372, 330
TITLE = Type("poster", 48, 1.0, headline=True, gap=0, balanced=True)
LEAST_CHART = 205
"""Design pixels that a small chart needs for its name and numbers."""


class TopBar(Node):
    """Title left, tabs right; below each other where there is no room."""

    def __init__(self, kit: Kit, title: Node, row: Node | None) -> None:
        super().__init__(kit, [part for part in (title, row) if part])
        self.title, self.row = title, row

    def _beside(self, width: int) -> bool:
        if self.row is None:
            return True
        return self.title.natural() + self.row.natural() + self.kit.px(30) <= width

    def measure(self, width: int) -> int:
        """One line or two."""
        heights = [kid.measure(width) for kid in self.kids]
        if self._beside(width):
            return max(heights) + self.kit.px(4)
        return sum(heights) + self.kit.px(10)

    def arrange(self, rect: pygame.Rect) -> None:
        """Title at the left end, tabs at the right end."""
        self.rect = pygame.Rect(rect)
        height = self.title.measure(rect.width)
        if self.row is None or not self._beside(rect.width):
            self.title.arrange(pygame.Rect(rect.topleft, (rect.width, height)))
            if self.row:
                top = rect.top + height + self.kit.px(10)
                tall = self.row.measure(rect.width)
                self.row.arrange(pygame.Rect(rect.left, top, rect.width, tall))
            return
        own = self.row.natural()
        width = rect.width - own - self.kit.px(20)
        self.title.arrange(pygame.Rect(rect.topleft, (width, height)))
        tall = self.row.measure(own)
        top = rect.top + self.kit.px(4)
        self.row.arrange(pygame.Rect(rect.right - own, top, own, tall))


class DebriefNode(Node):
    """A bar over everything; below it the columns, the panel down to the footer."""

    own_boxes = ("ground",)
    unmarked = "ground"

    def __init__(self, kit: Kit, bar: Node, main: Node, panel: Node | None) -> None:
        super().__init__(kit)
        self.bar, self.main, self.panel = bar, main, panel
        self.side = kit.look("shade")
        self.kids = [part for part in (bar, main, panel) if part]
        self.ground = pygame.Rect(0, 0, 0, 0)

    def arrange(self, rect: pygame.Rect) -> None:
        """Bar, then columns."""
        self.rect = pygame.Rect(rect)
        kit, margin = self.kit, self.kit.px(28)
        width = rect.width - 2 * margin
        top = rect.top + kit.px(21)
        height = self.bar.measure(width)
        self.bar.arrange(pygame.Rect(rect.left + margin, top, width, height))
        top += height + kit.px(17)
        right = rect.right - margin
        if self.panel:
            own = kit.metrics.both(PANEL, PANEL_TEXT)
            self.ground = pygame.Rect(rect.right - own, top, own, rect.bottom - top)
            right = self.ground.left - kit.px(20)
            inner = self.ground.inflate(-2 * kit.px(27), 0)
            inner.top += kit.px(20)
            inner.height = rect.bottom - kit.px(16) - inner.top
            self.panel.arrange(inner)
        left = rect.left + margin
        top += kit.px(4)
        self.main.arrange(pygame.Rect(left, top, right - left, rect.bottom - kit.px(8) - top))

    def draw(self, canvas: Canvas) -> None:
        """Paint the panel's ground."""
        if not self.panel:
            return
        canvas.fill(self.ground, self.side.ground)
        if self.kit.contrast:
            line = pygame.Rect(self.ground.topleft, (self.kit.px(3), self.ground.height))
            canvas.fill(line, self.side.text)


def _bar(builder: Builder) -> TopBar:
    return TopBar(builder.kit, page_title(builder, style=TITLE), tabs(builder))


def _panel(builder: Builder) -> Node | None:
    """Return the side blocks over all actions that have no other place."""
    kit, page = builder.kit, builder.page
    if not page.side:
        return None
    look = kit.look("shade")
    blocks = stack(builder, page.side, Manner(look, told=True, small_labels=True))
    side = Scroll(kit, blocks, scroll_style(kit, look), "side")
    action = main_button(builder)
    plain = foot_buttons(builder)
    parts: list[Item] = [Item(Flow(kit, plain, kit.px(12)))] if plain else []
    if action:
        parts.append(Item(action, kit.px(12)))
    return Footed(kit, side, Stack(kit, parts), kit.px(12)) if parts else side


def _framed(builder: Builder, bar: Node, main: Node) -> WindowNode:
    """Return the window: bar, scrolled main column, and panel or foot."""
    kit, look = builder.kit, builder.look
    panel = _panel(builder)
    shown: Node = Scroll(kit, main, scroll_style(kit, look), "main")
    if panel is None:
        action, plain = main_button(builder), foot_buttons(builder)
        if action or plain:
            shown = Footed(kit, shown, FootRow(kit, plain, action), kit.px(12))
    node = DebriefNode(kit, bar, shown, panel)
    return dress(builder, WindowNode(kit, look, node), Columns(node, note=_legend(builder)))


def debrief(builder: Builder) -> WindowNode:
    """Lay out any page of the debrief under its title and tabs."""
    page, kit, look = builder.page, builder.kit, builder.look
    main = _main(builder)
    bar = _bar(builder)
    if builder.narrow:
        parts = Stack(kit, (Item(bar), Item(main, kit.px(14))))
        side = (
            stack(builder, page.side, Manner(look, told=True, small_labels=True))
            if page.side
            else None
        )
        return one_column(builder, Columns(parts, side))
    return _framed(builder, bar, main)


def _main(builder: Builder) -> Node:
    """Return the blocks of the left column; timelines take their month from a heading."""
    page, kit = builder.page, builder.kit
    manner = Manner(builder.look)
    blocks = list(page.main)
    for place, block in enumerate(blocks):
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        is_month = isinstance(block, present.Heading) and block.level >= 3  # noqa: PLR2004
        if is_month and isinstance(following, present.Timelines):
            days = TimelinesNode(kit, following, builder.action, builder.look)
            assert isinstance(block, present.Heading)  # noqa: S101 - known from above
            days.name_month(block.text)
            before = stack(builder, blocks[:place], manner)
            after = stack(builder, blocks[place + 2 :], manner)
            items = [*before.items, Item(days, kit.px(12), grow=True), *after.items]
            return Stack(kit, items, 200)
    return stack(builder, blocks, manner)


def _legend(builder: Builder) -> Node | str | None:
    chart = next((one for one in builder.page.main if isinstance(one, present.Chart)), None)
    if chart is None or builder.page.note:
        return None
    return ChartLegend(builder.kit, chart, builder.look)


class ChartColumns(Node):
    """The large chart over the row of small ones, in fixed shares of the height."""

    def __init__(self, kit: Kit, large: Node, small: Node | None, rest: Node | None) -> None:
        super().__init__(kit)
        self.large, self.small, self.rest = large, small, rest
        self.kids = [part for part in (large, small, rest) if part]

    def measure(self, width: int) -> int:
        """All below each other."""
        heights = sum(kid.measure(width) for kid in self.kids)
        return heights + self.kit.px(18) * (len(self.kids) - 1)

    def arrange(self, rect: pygame.Rect) -> None:
        """Spare height goes to the charts."""
        self.rect = pygame.Rect(rect)
        spare = max(0, rect.height - self.measure(rect.width))
        top = rect.top
        for kid in self.kids:
            height = kid.measure(rect.width)
            if kid is self.large:
                height += 0 if self.small else spare
            elif kid is self.small:
                height += spare
            kid.arrange(pygame.Rect(rect.left, top, rect.width, height))
            top += height + self.kit.px(18)


class SmallCharts(Grid):
    """Small charts beside each other; a single row grows with its place."""

    def arrange(self, rect: pygame.Rect) -> None:
        """A single row takes the whole height."""
        if len(self.kids) > self.columns:
            super().arrange(rect)
            return
        self.rect = pygame.Rect(rect)
        gap = self.gaps[0]
        own = (rect.width - gap * (self.columns - 1)) / self.columns
        for place, kid in enumerate(self.kids):
            left = rect.left + round(place * (own + gap))
            kid.arrange(pygame.Rect(left, rect.top, round(own), rect.height))


def _small_columns(builder: Builder, count: int) -> int:
    """Return how many small charts stand beside each other, in rows of like length."""
    kit = builder.kit
    room = kit.metrics.width - 2 * kit.px(28)
    if builder.page.side and not builder.narrow:
        room -= kit.metrics.both(PANEL, PANEL_TEXT)
    fitting = max(1, room // (kit.ts(LEAST_CHART) + kit.px(26)))
    rows = -(-count // fitting) if count else 1
    return -(-count // rows) if count else 1


def charts(builder: Builder) -> WindowNode:
    """Lay out the charts: one large, the others small below it."""
    page, kit, look = builder.page, builder.kit, builder.look
    all_charts = [one for one in page.main if isinstance(one, present.Chart)]
    large = next((one for one in all_charts if one.size == "large"), None)
    if large is None or builder.view.listed:
        return debrief(builder)
    bar = _bar(builder)
    icons = {row.name: row.icon for row in page.main if isinstance(row, present.GaugeRow)}
    small = [
        SmallChart(kit, one, look, icons.get(one.title, ""))
        for one in all_charts
        if one.size == "small"
    ]
    columns = _small_columns(builder, len(small))
    grid = SmallCharts(kit, small, columns, (kit.px(26), kit.px(16))) if small else None
    others = [one for one in page.main if not isinstance(one, present.Chart | present.GaugeRow)]
    rest = stack(builder, others, Manner(look)) if others else None
    legend = ChartLegend(kit, large, look) if page.note else None
    main = ChartColumns(kit, LargeChart(kit, large, look, legend), grid, rest)
    if builder.narrow:
        parts = Stack(kit, (Item(bar), Item(main, kit.px(14))))
        side = (
            stack(builder, page.side, Manner(look, told=True, small_labels=True))
            if page.side
            else None
        )
        return one_column(builder, Columns(parts, side, note=_legend(builder)))
    return _framed(builder, bar, main)
