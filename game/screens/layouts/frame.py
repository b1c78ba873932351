"""The frame of every page: header, one or two columns, footer; or one scrolling column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from game.present.hints import NO_MORE
from game.present.page import Action, Chart, Page, Prose, RiskChart
from game.screens import wording
from game.screens.boxes import Edges, Flow, Footed, Gap, Item, Panel, Stack
from game.screens.building import Builder
from game.screens.canvas import Canvas
from game.screens.footers import FooterBar, Hint
from game.screens.headers import HeaderBar, StepStrip
from game.screens.hints import HintBar
from game.screens.node import Kit, Node
from game.screens.pressable import SECONDARY, Button, ButtonStyle, MainButton
from game.screens.scroll import Scroll, ScrollStyle
from game.screens.setting import Type
from game.screens.texts import Text
from game.screens.theme import Ground, Look
from game.screens.titles import PAGE, Title

MARGIN = 28
EVERYWHERE = frozenset(("standing", "library", "help", "save"))
"""Actions that pages offer everywhere without a place of their own."""
FOOT_ROLES = frozenset(("secondary", "toggle"))
SETTINGS_IDS = frozenset(("settings", "open:settings", "go:settings", "to:settings"))


@dataclass(frozen=True, slots=True)
class Shape:
    """Where two columns stand, in design pixels; `side` is the ground of the right one.

    `through`: the ground of the right column goes on behind the footer. `foot_left`: the
    main action stands below the left column.
    """

    side_width: int = 384
    side_text: int = 336
    side: Ground | None = "shade"
    main: tuple[int, int, int, int] = (28, 20, 28, 14)
    panel: tuple[int, int, int, int] = (28, 18, 28, 14)
    through: bool = True
    foot_left: bool = False


DECISION = Shape(foot_left=True)
READING = Shape()


@dataclass(frozen=True, slots=True)
class Columns:
    """What stands where; feet stay while the column above them scrolls."""

    main: Node
    side: Node | None = None
    foot: Node | None = None
    bare_main: bool = False
    """The left column scrolls by itself, or fits."""
    ground: Node | None = None
    note: str | Node | None = None
    fill: bool = False
    """Little text is set larger where there is room."""


def scroll_style(kit: Kit, look: Look) -> ScrollStyle:
    """Return the colours of a scroll bar on a ground."""
    palette = look.palette
    track = palette.night_chip if look.dark else palette.shade
    if look.ground == track:
        track = palette.rule
    if kit.contrast:
        track = "#4A4A4A" if look.dark else "#BDBDBD"
    return ScrollStyle(track, look.text)


class WindowNode(Node):
    """The whole window: ground, header, body, footer, and the ground of a side panel."""

    unmarked = "ground"

    def __init__(self, kit: Kit, look: Look, body: Node) -> None:
        super().__init__(kit)
        self.role = "window"
        self.look, self.body = look, body
        self.header: Node | None = None
        self.hint: Node | None = None
        self.footer: Node | None = None
        self.behind: Node | None = None
        self.panel: tuple[int, Look] | None = None
        """Width and look of a side panel that goes on behind the footer."""

    def close(self) -> WindowNode:
        """Say which parts there are, in reading order; returns itself."""
        parts = (self.behind, self.header, self.hint, self.body, self.footer)
        self.kids = [part for part in parts if part]
        return self

    def measure(self, width: int) -> int:
        """The window's height."""
        del width
        return self.kit.metrics.height

    def arrange(self, rect: pygame.Rect) -> None:
        """Header on top, footer below, the body between."""
        self.rect = pygame.Rect(rect)
        top, bottom = rect.top, rect.bottom
        if self.header:
            height = self.header.measure(rect.width)
            self.header.arrange(pygame.Rect(rect.topleft, (rect.width, height)))
            top += height
        if self.hint:
            height = self.hint.measure(rect.width)
            self.hint.arrange(pygame.Rect(rect.left, top, rect.width, height))
            top += height
        if self.footer:
            height = self.footer.measure(rect.width)
            bottom -= height
            self.footer.arrange(pygame.Rect(rect.left, bottom, rect.width, height))
        if self.behind:
            self.behind.arrange(pygame.Rect(rect.left, top, rect.width, rect.bottom - top))
        self.body.arrange(pygame.Rect(rect.left, top, rect.width, bottom - top))

    def draw(self, canvas: Canvas) -> None:
        """Paint the grounds."""
        canvas.fill(self.rect, self.look.ground)
        if not self.panel:
            return
        width, look = self.panel
        top = self.body.rect.top
        place = pygame.Rect(self.rect.right - width, top, width, self.rect.bottom - top)
        canvas.fill(place, look.ground)
        if look.palette.panel_edge:
            edge = pygame.Rect(place.left - self.kit.px(3), top, self.kit.px(3), place.height)
            canvas.fill(edge, look.palette.panel_edge)


class TwoColumns(Node):
    """A column that takes what a side panel of its own width leaves."""

    def __init__(self, kit: Kit, columns: tuple[Node, Node], shape: Shape) -> None:
        super().__init__(kit, columns)
        self.shape = shape

    def panel_width(self) -> int:
        """Width of the side panel with its room."""
        shape, metrics = self.shape, self.kit.metrics
        room = self.kit.px(shape.panel[0]) + self.kit.px(shape.panel[2])
        return metrics.both(shape.side_width, shape.side_text) + room

    def arrange(self, rect: pygame.Rect) -> None:
        """Place both with their rooms."""
        self.rect = pygame.Rect(rect)
        kit, panel = self.kit, self.panel_width()
        left, top, right, bottom = (kit.px(length) for length in self.shape.main)
        main, side = self.kids
        width = rect.width - panel - left - right
        main.arrange(
            pygame.Rect(rect.left + left, rect.top + top, width, rect.height - top - bottom)
        )
        left, top, right, bottom = (kit.px(length) for length in self.shape.panel)
        start = rect.right - panel + left
        width = panel - left - right
        side.arrange(pygame.Rect(start, rect.top + top, width, rect.height - top - bottom))


def assemble(builder: Builder, columns: Columns, shape: Shape) -> WindowNode:
    """Return the window of a page with one or two columns."""
    if builder.narrow:
        return one_column(builder, columns)
    kit, look = builder.kit, builder.look
    main_action = main_button(builder)
    others = foot_buttons(builder)
    side_look = kit.look(shape.side) if shape.side else look
    keep: Node = columns.main
    if not columns.bare_main:
        keep = scroll = Scroll(kit, columns.main, scroll_style(kit, look), "main")
        scroll.fills = columns.fill
    signed = main_action if shape.foot_left else None
    left_foot = _feet(kit, [columns.foot, signed])
    if left_foot:
        keep = Footed(kit, keep, left_foot, kit.px(14))
    if columns.side is None:
        last = None if shape.foot_left else main_action
        body: Node = keep
        if others or last:
            body = Footed(kit, keep, FootRow(kit, others, last), kit.px(14))
        room = Edges(*(kit.px(length) for length in shape.main))
        window = WindowNode(kit, look, Panel(kit, body, room))
    else:
        aside = Scroll(kit, columns.side, scroll_style(kit, side_look), "side")
        aside.fills = columns.fill
        right: Node = aside
        at_right = None if shape.foot_left else main_action
        foot = _feet(kit, [_flow(kit, others), at_right])
        if foot:
            right = Footed(kit, right, foot, kit.px(12))
        two = TwoColumns(kit, (keep, right), shape)
        window = WindowNode(kit, look, two)
        if shape.side:
            window.panel = two.panel_width(), side_look
    window.behind = columns.ground
    return dress(builder, window, columns)


class FootRow(Node):
    """Plain buttons left, the main action right; below each other where there is no room."""

    def __init__(self, kit: Kit, others: Sequence[Node], main: Node | None) -> None:
        super().__init__(kit)
        self.others = Flow(kit, others, kit.px(10)) if others else None
        self.main = main
        self.kids = [part for part in (self.others, main) if part]

    def _main_width(self, width: int) -> int:
        return (
            min(width, max(self.kit.metrics.both(430, 380), self.main.natural()))
            if self.main
            else 0
        )

    def _beside(self, width: int) -> bool:
        if not self.others or not self.main:
            return True
        return self.others.natural() + self._main_width(width) + self.kit.px(16) <= width

    def measure(self, width: int) -> int:
        """The higher of both, or both."""
        main = self.main.measure(self._main_width(width)) if self.main else 0
        others = self.others.measure(width) if self.others else 0
        return max(main, others) if self._beside(width) else main + others + self.kit.px(10)

    def arrange(self, rect: pygame.Rect) -> None:
        """Both stand on the bottom."""
        self.rect = pygame.Rect(rect)
        own = self._main_width(rect.width)
        if self.main:
            height = self.main.measure(own)
            place = pygame.Rect(rect.right - own, rect.bottom - height, own, height)
            self.main.arrange(place)
        if self.others:
            height = self.others.measure(rect.width)
            top = rect.bottom - height if self._beside(rect.width) else rect.top
            width = min(rect.width, self.others.natural())
            self.others.arrange(pygame.Rect(rect.left, top, width, height))


def dress(builder: Builder, window: WindowNode, columns: Columns) -> WindowNode:
    """Give a window its header and footer."""
    page, kit = builder.page, builder.kit
    if page.header:
        window.header = HeaderBar(kit, page.header, header_actions(builder))
    if not builder.narrow:
        window.hint = hint_bar(builder)
        note = columns.note if columns.note is not None else page.note
        hints = footer_hints(builder)
        if hints or note:
            window.footer = FooterBar(kit, hints, note, builder.look)
    return window.close()


def hint_bar(builder: Builder) -> HintBar | None:
    """Return the hint of a page with its button, if it has one."""
    skip = builder.known(NO_MORE)
    if not builder.page.hint or skip is None:
        return None
    return HintBar(builder.kit, builder.page.hint, builder.place(skip), builder.look)


def header_actions(builder: Builder) -> dict[str, Action]:
    """Return the actions that the header shows: its steps, and `settings`."""
    header = builder.page.header
    found: dict[str, Action] = {}
    for step in header.steps if header else ():
        action = builder.known(step) or builder.known(f"go:{step}")
        if action:
            found[step] = builder.place(action)
    for action in builder.page.actions:
        if action.id in SETTINGS_IDS and action.role != "main":
            found["settings"] = builder.place(action)
    return found


def reserve(builder: Builder) -> None:
    """Mark the actions of header and footer as placed before the feet take what is left."""
    if builder.page.header:
        header_actions(builder)
    hint_bar(builder)
    if not builder.narrow:
        footer_hints(builder)


def view_actions(builder: Builder) -> list[Action]:
    """Return what the window itself offers on a page: charts as tables and back."""
    page = builder.page
    if not any(isinstance(block, Chart | RiskChart) for block in (*page.main, *page.side)):
        return []
    label = wording.AS_CHART if builder.view.listed else wording.AS_TABLE
    return [Action("view:t", label, "secondary", key="t")]


def footer_hints(builder: Builder) -> list[Hint]:
    """Return the keys of the footer; a key of an action that has no other place presses it."""
    hints: list[Hint] = []
    keyed = {one.key.lower(): one for one in builder.page.actions if one.role in FOOT_ROLES}
    for offered in view_actions(builder):
        keyed.setdefault(offered.key, offered)
    for cap, word in builder.page.keys:
        action = keyed.get(cap.lower())
        hints.append(Hint(cap, word, builder.place(action) if action else None))
    shown = {hint.cap.lower() for hint in hints}
    hints += [
        Hint(one.key.upper(), one.label, one)
        for one in view_actions(builder)
        if one.key not in shown
    ]
    everywhere = EVERYWHERE if builder.page.header else EVERYWHERE | SETTINGS_IDS
    hints += [
        Hint(one.key.upper(), one.label, builder.place(one))
        for one in builder.page.actions
        if one.id in everywhere and one.key and one.key.lower() not in shown
    ]
    return hints


def main_button(builder: Builder) -> Node | None:
    """Return the red bar of the page, if it has one."""
    reserve(builder)
    action = builder.main()
    if not action:
        return None
    signed = builder.page.kind in ("matters", "order", "interruption")
    signature = (builder.page.native or action.hint) if signed else ""
    return MainButton(builder.kit, action, builder.look, signature)


def foot_buttons(builder: Builder) -> list[Node]:
    """Return plain buttons for all actions that have no place yet."""
    reserve(builder)
    look = builder.look
    style = SECONDARY
    if look.dark:
        style = ButtonStyle("night", 16, 42, 36, 16)
    others = builder.left()
    if builder.narrow:
        others += view_actions(builder)
    return [Button(builder.kit, builder.place(one), style, look) for one in others]


def _flow(kit: Kit, nodes: Sequence[Node]) -> Node | None:
    return Flow(kit, nodes, kit.px(10)) if nodes else None


def _feet(kit: Kit, nodes: Sequence[Node | None]) -> Node | None:
    kept = [node for node in nodes if node]
    if not kept:
        return None
    return kept[0] if len(kept) == 1 else Stack(kit, [Item(node, kit.px(10)) for node in kept])


def one_column(builder: Builder, columns: Columns) -> WindowNode:
    """Return the window as one scrolling column; the main action sticks to the foot."""
    kit, look, page = builder.kit, builder.look, builder.page
    main_action = main_button(builder)
    others = foot_buttons(builder)
    gap = kit.px(18)
    parts: list[Node | None] = [columns.main, columns.side, columns.foot, _flow(kit, others)]
    if isinstance(columns.note, Node):
        parts.append(columns.note)
    elif page.note and not _told(page, page.note):
        parts.append(Text(kit, page.note, Type("ui-italic", 15, 1.3), look).tinted(look.quiet))
    parts.append(Gap(kit, kit.px(8)))
    content = Stack(kit, [Item(part, gap) for part in parts if part])
    margin = kit.px(24)
    inside: Node = Panel(kit, content, Edges(margin, kit.px(16), margin, kit.px(8)))
    hint = hint_bar(builder)
    if hint:
        inside = Stack(kit, [Item(hint), Item(inside)])
    if page.header:
        strip = StepStrip(kit, page.header, header_actions(builder))
        inside = Stack(kit, [Item(strip), Item(inside)])
    page_scroll = Scroll(kit, inside, scroll_style(kit, look), "page")
    page_scroll.tightens = False
    body: Node = page_scroll
    if main_action:
        foot = Panel(kit, main_action, Edges(margin, kit.px(8), margin, kit.px(10)))
        body = Footed(kit, body, foot, 0)
    window = WindowNode(kit, look, body)
    return dress(builder, window, columns)


def _told(page: Page, note: str) -> bool:
    """Whether a page says a note in its blocks already."""
    return any(isinstance(block, Prose) and block.text == note for block in page.main)


def page_title(builder: Builder, look: Look | None = None, style: Type = PAGE) -> Title:
    """Return the heading of the page with its subtitle and native words."""
    page = builder.page
    signed = page.kind in ("matters", "order", "interruption")
    native = "" if signed else page.native
    return Title(builder.kit, (page.title, page.subtitle, native), style, look or builder.look)
