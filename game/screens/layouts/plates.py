"""Pages with a picture of their own: the title, the plates of the prologue, the endings."""

from __future__ import annotations

from functools import partial

import pygame

from game.art.knot import knot
from game.present import page as present
from game.screens.boxes import Column, Edges, Flow, Footed, Gap, Item, Panel, Row, Stack
from game.screens.building import Builder
from game.screens.canvas import Canvas
from game.screens.footers import FooterBar, PressedHint
from game.screens.layouts.frame import (
    EVERYWHERE,
    Columns,
    WindowNode,
    footer_hints,
    main_button,
    one_column,
    scroll_style,
)
from game.screens.markup import HARD_SPACE
from game.screens.node import Kit, Node
from game.screens.plates import EmptyDisc, TitlePlate
from game.screens.pressable import Button, ButtonStyle
from game.screens.scroll import Scroll
from game.screens.setting import Type
from game.screens.stacking import Manner, stack
from game.screens.texts import Label, Text
from game.screens.theme import Look

POSTER = Type("poster", 148, 0.865, headline=True)
TITLE_BUTTON = ButtonStyle("plain", 20, 62, 48, 22, centred=True)
TITLE_MAIN = ButtonStyle("main", 20, 62, 48, 22, centred=True)
END_MAIN = ButtonStyle("pale", 19, 56, 48, 24, centred=True)
END_BUTTON = ButtonStyle("night", 19, 56, 48, 24, centred=True)
PLATE_TITLE = Type("poster", 68, 0.98, headline=True, gap=0, balanced=True)
PLATE_TIGHTNESS = 0.05
"""Before anything has happened the rope hangs slack."""
ENDING_TITLE = Type("poster", 76, 0.94, headline=True, gap=0, balanced=True)


class BarButton(Button):
    """A red button of the title row: no arrow."""

    def __init__(self, kit: Kit, action: present.Action, look: Look) -> None:
        super().__init__(kit, action, TITLE_MAIN, look)
        self.after = None
        self.kids = [self.label]


def _buttons(builder: Builder, *, named: bool) -> list[Node]:
    """Return all actions as buttons of one row, the main one red.

    `named` says that the page's keys stand at the foot: what they do needs no button.
    """
    kit, look = builder.kit, builder.look
    nodes: list[Node] = []
    hinted = {cap.lower() for cap, _ in builder.page.keys}
    for action in builder.left():
        builder.place(action)
        if named and action.id in EVERYWHERE and action.key.lower() in hinted:
            continue
        if action.role == "main":
            nodes.append(BarButton(kit, action, look))
        else:
            nodes.append(Button(kit, action, TITLE_BUTTON, look))
    return nodes


def _halves(kit: Kit, text: str) -> tuple[str, str]:
    """Return a text in two lines of nearly the same length."""
    words = text.split()
    face = kit.setter.face(Type("body-italic", 25, headline=True))
    widths = [kit.shelf.width(word, face) for word in words]
    total = sum(widths) + kit.shelf.space(face) * (len(words) - 1)
    best = min(
        range(1, max(2, len(words))),
        key=lambda at: abs(sum(widths[:at]) + kit.shelf.space(face) * at - total * 0.47),
    )
    return " ".join(words[:best]), " ".join(words[best:])


def _key_words(builder: Builder, cap: str, word: str) -> Node:
    """Return a key and its word; pressable where it has an action of its own."""
    kit, look = builder.kit, builder.look
    words = f"{cap}: {word}".replace(" ", HARD_SPACE)
    text = Text(kit, words, Type("ui", 14, 1.3), look).tinted(look.quiet)
    for action in builder.page.actions:
        if action.id in EVERYWHERE and action.key.lower() == cap.lower():
            return PressedHint(kit, builder.place(action), text, look)
    return text


class TitleNode(Node):
    """The title page as drawn: words at their places over the picture."""

    def __init__(self, builder: Builder, quote: present.Quote | None) -> None:
        super().__init__(builder.kit)
        kit, page, look = builder.kit, builder.page, builder.look
        lines = _halves(kit, quote.text) if quote else None
        self.plate = TitlePlate(kit, lines, look)
        label = Type("ui-bold", 17, 1.2, tracking=9)
        self.label = Text(kit, page.subtitle.upper(), label, look)
        self.native = Text(kit, page.native, Type("body-italic", 18, 1.2), look)
        self.native.tinted(look.accent)
        self.words = Text(kit, page.title.upper(), POSTER, look)
        told = ", ".join(one for one in (quote.speaker, quote.source) if one) if quote else ""
        self.source = Text(kit, told, Type("ui", 15, 1.3), look).tinted(look.quiet)
        self.buttons = Flow(kit, _buttons(builder, named=True), kit.px(14))
        self.buttons.arrows = True
        note = Type("ui", 15, 1.3, balanced=True)
        self.note = Text(kit, page.note, note, look).tinted(look.quiet)
        self.keys = Flow(kit, [_key_words(builder, *one) for one in page.keys], kit.px(20))
        texts = (self.label, self.native, self.words, self.source)
        self.kids = [self.plate, *(text for text in texts if text.text), self.buttons]
        self.kids += [self.note] if page.note else []
        self.kids += [self.keys] if page.keys else []

    def fits(self) -> bool:
        """Whether the buttons find room in one row at the foot."""
        return self.buttons.natural() <= self.kit.metrics.width - 2 * self.kit.px(60)

    def arrange(self, rect: pygame.Rect) -> None:
        """Put everything where the picture leaves room for it."""
        self.rect = pygame.Rect(rect)
        kit, left = self.kit, rect.left + self.kit.px(60)
        self.plate.arrange(rect)
        top = rect.top + kit.px(44)
        self._at(self.label, left, top)
        self._at(self.native, self.label.rect.right + kit.px(38), top)
        width = round(rect.width * 0.42)
        height = self.words.measure(width)
        self.words.arrange(pygame.Rect(left - kit.px(5), top + kit.px(42), width, height))
        self._at(self.source, left, rect.top + round(rect.height * 0.776))
        row = rect.width - 2 * kit.px(60)
        height = self.buttons.measure(row)
        low = rect.bottom - kit.px(58) - height
        self.buttons.arrange(pygame.Rect(left, low, row, height))
        foot = rect.bottom - kit.px(30)
        right = rect.right - kit.px(40) - self.keys.natural()
        width = max(1, min(self.note.natural(), right - kit.px(30) - left))
        height = self.note.measure(width)
        self.note.arrange(pygame.Rect(left, foot - height // 2, width, height))
        own = self.keys.natural()
        height = self.keys.measure(own)
        self.keys.arrange(pygame.Rect(right, foot - height // 2, own, height))

    def _at(self, text: Text, left: int, top: int, *, middle: bool = False) -> None:
        width = text.natural()
        height = text.measure(width)
        text.arrange(pygame.Rect(left, top - (height // 2 if middle else 0), width, height))


def title(builder: Builder) -> WindowNode:
    """Lay out the title: the picture with words, or a column where text is large."""
    page, kit, look = builder.page, builder.kit, builder.look
    quote = next((one for one in page.main if isinstance(one, present.Quote)), None)
    others = [
        one
        for one in page.main
        if one is not quote and not (isinstance(one, present.Prose) and one.voice == "note")
    ]
    if not builder.narrow and not others and not page.side:
        node = TitleNode(builder, quote)
        if node.fits():
            return WindowNode(kit, look, node).close()
    return _title_column(Builder(kit, page, builder.view))


def _title_column(builder: Builder) -> WindowNode:
    """Return the title as one column under a band of the knot."""
    page, kit, look = builder.page, builder.kit, builder.look
    parts = Stack(kit, ())
    parts.add(Item(Label(kit, page.subtitle, look)))
    size = Type("poster", 84, 0.95, headline=True)
    parts.add(Item(Text(kit, page.title.upper(), size, look), kit.px(8)))
    native = Text(kit, page.native, Type("body-italic", 18, 1.3), look).tinted(look.accent)
    parts.add(Item(native, kit.px(4)))
    parts.add(Item(Band(kit, look), kit.px(16)))
    parts.add(Item(stack(builder, (*page.main, *page.side), Manner(look)), kit.px(16)))
    return one_column(builder, Columns(parts)) if builder.narrow else _plain(builder, parts)


def _plain(builder: Builder, content: Node) -> WindowNode:
    kit, look = builder.kit, builder.look
    row = Flow(kit, _buttons(builder, named=False), kit.px(14))
    row.arrows = True
    both = Stack(kit, (Item(content), Item(row, kit.px(24))))
    room = Panel(kit, both, Edges(kit.px(60), kit.px(40), kit.px(60), kit.px(40)))
    return WindowNode(kit, look, Scroll(kit, room, scroll_style(kit, look), "page")).close()


class Band(Node):
    """The knot across the window."""

    role = "image"
    unmarked = "ornament"

    def __init__(self, kit: Kit, look: Look, tightness: float = 0.76) -> None:
        super().__init__(kit)
        self.look, self.tightness = look, tightness

    def measure(self, width: int) -> int:
        """As high as in the large view."""
        del width
        return self.kit.px(120)

    def draw(self, canvas: Canvas) -> None:
        """Paint the knot."""
        palette, size, tight = self.look.palette, self.rect.size, self.tightness
        drawn = partial(knot, tight, palette, width=size[0], height=size[1])
        key = ("knot", round(tight, 3), palette, *size)
        canvas.blit(self.kit.raster.get(key, drawn), self.rect.topleft)


def prologue(builder: Builder) -> WindowNode:
    """Lay out a plate of the prologue: the ropes, not yet a knot, over title and text."""
    page, kit, look = builder.page, builder.kit, builder.look
    meter = next((one for one in page.main if isinstance(one, present.KnotMeter)), None)
    first = page.main[0] if page.main else None
    label = first if isinstance(first, present.Heading) and first.level >= 3 else None  # noqa: PLR2004
    blocks = [one for one in page.main if one is not meter and one is not label]
    manner = Manner(look, prose=Type("body", 20, 1.5))
    words = stack(builder, (*blocks, *page.side), manner)
    band = Band(kit, look, PLATE_TIGHTNESS if meter is None else (meter.low + meter.high) / 200)
    head = _plate_head(builder, label)
    if builder.narrow:
        parts = Stack(kit, [Item(one, kit.px(16)) for one in (band, head, words)])
        return one_column(builder, Columns(parts))
    action = main_button(builder)
    hints = footer_hints(builder)
    style = ButtonStyle("ghost", 16, 58, 50, 20)
    others = [Button(kit, builder.place(one), style, look) for one in builder.left()]
    foot = Row(kit, [*others, *([action] if action else [])], [0] * len(others) + [1], kit.px(14))
    foot.align = "stretch"
    from game.screens.layouts.discs import PlateColumns

    scroll = Scroll(kit, words, scroll_style(kit, look), "main")
    window = WindowNode(kit, look, PlateColumns(kit, (band, head), scroll, foot))
    if hints or page.note:
        window.footer = FooterBar(kit, hints, page.note, look)
    return window.close()


def _plate_head(builder: Builder, label: present.Heading | None) -> Stack:
    """Return the year in capitals, the title, and the native words of a plate."""
    page, kit, look = builder.page, builder.kit, builder.look
    head = Stack(kit, ())
    over = label.text if label else page.subtitle
    if over:
        style = Type("ui-bold", 17, 1.25, tracking=9)
        head.add(Item(Text(kit, over.upper(), style, look).tinted(look.quiet)))
    title = Text(kit, page.title, PLATE_TITLE, look)
    title.role = "heading"
    head.add(Item(title, kit.px(8)))
    if page.native:
        native = Text(kit, page.native, Type("body-italic", 18, 1.3), look)
        head.add(Item(native.tinted(look.accent), kit.px(10)))
    return head


class EndRow(Node):
    """A day and what was chosen on it, on the black page."""

    def __init__(self, kit: Kit, day: str, text: str, look: Look) -> None:
        super().__init__(kit)
        self.name = f"{day}: {text}"
        self.day = Text(kit, day, Type("ui-bold", 17, 1.35), look).tinted(look.strong)
        self.text = Text(kit, text, Type("ui", 17, 1.35), look)
        self.kids = [self.day, self.text]

    def _from(self) -> int:
        return max(self.kit.ts(72), self.day.natural() + self.kit.px(14))

    def measure(self, width: int) -> int:
        """The higher of both."""
        text = self.text.measure(max(1, width - self._from()))
        return max(text, self.day.measure(self._from())) + self.kit.ts(4)

    def arrange(self, rect: pygame.Rect) -> None:
        """The day left, its choice beside it."""
        self.rect = pygame.Rect(rect)
        start = self._from()
        self.day.arrange(pygame.Rect(rect.topleft, (start, self.day.measure(start))))
        width = max(1, rect.width - start)
        place = pygame.Rect(rect.left + start, rect.top, width, self.text.measure(width))
        self.text.arrange(place)


def _end_blocks(builder: Builder) -> Stack:
    """Return the words of the black page."""
    kit, look, page = builder.kit, builder.look, builder.page
    parts = Stack(kit, ())
    for block in page.main:
        if isinstance(block, present.DaySquares):
            parts.add(Item(_squares(builder, block)))
        elif isinstance(block, present.Facts):
            rows = [EndRow(kit, day, text, look) for day, text in block.rows]
            parts.add(Item(Column(kit, rows), kit.px(8)))
        elif isinstance(block, present.Prose):
            sizes = {"document": Type("body", 19, 1.5, gap=0.6), "note": Type("ui", 16, 1.4)}
            style = sizes.get(block.voice, Type("body", 19, 1.5, gap=0.6))
            gap = 12 if block.voice == "document" else 8
            parts.add(Item(Text(kit, block.text, style, look), kit.px(gap)))
        elif isinstance(block, present.Heading) and block.level == 1:
            continue
        else:
            parts.add(Item(stack(builder, (block,), Manner(look)), kit.px(26)))
        if isinstance(block, present.DaySquares):
            parts.add(Item(_ending_title(builder), kit.px(50)))
    if not any(isinstance(block, present.DaySquares) for block in page.main):
        parts.items.insert(0, Item(_ending_title(builder)))
        parts.kids.insert(0, parts.items[0].node)
    return parts


def _ending_title(builder: Builder) -> Text:
    text = Text(builder.kit, builder.page.title, ENDING_TITLE, builder.look)
    text.role = "heading"
    return text


def _squares(builder: Builder, block: present.DaySquares) -> Node:
    from game.screens.plates import Squares

    kit, look = builder.kit, builder.look
    date = Text(kit, builder.page.subtitle, Type("ui", 16, 1.3), look).tinted(look.quiet)
    return Flow(kit, (Squares(kit, block.days, block.last, look), date), kit.px(14))


def black(builder: Builder) -> WindowNode:
    """Lay out the nuclear ending: silent and still."""
    kit, look, page = builder.kit, builder.look, builder.page
    words = _end_blocks(builder)
    inside = _disc_words(builder)
    nodes: list[Node] = []
    for action in builder.left():
        builder.place(action)
        style = END_MAIN if action.role == "main" else END_BUTTON
        nodes.append(Button(kit, action, style, look))
    row = Flow(kit, nodes, kit.px(20))
    row.arrows = True
    note = Text(kit, page.note, Type("ui", 15, 1.3), look).tinted(look.palette.steel)
    if builder.narrow:
        parts = [words, *([inside] if inside else []), row, *([note] if page.note else [])]
        content = Stack(kit, [Item(part, kit.px(24)) for part in parts])
        room = Panel(kit, content, Edges(kit.px(24), kit.px(20), kit.px(24), kit.px(24)))
        return WindowNode(kit, look, Scroll(kit, room, scroll_style(kit, look), "page")).close()
    from game.screens.layouts.discs import BlackColumns

    disc = EmptyDisc(kit, inside, look) if inside else None
    scroll = Scroll(kit, words, scroll_style(kit, look), "main")
    body = BlackColumns(kit, (scroll, row), disc, note if page.note else None)
    return WindowNode(kit, look, body).close()


def curtain(builder: Builder) -> WindowNode:
    """Lay out the darkened screen: nothing, and the way back."""
    kit, look = builder.kit, builder.look
    buttons = [Button(kit, builder.place(one), END_BUTTON, look) for one in builder.left()]
    room = Edges(kit.px(24), kit.px(10), kit.px(24), kit.px(24))
    foot = Panel(kit, Flow(kit, buttons, kit.px(14)), room)
    return WindowNode(kit, look, Footed(kit, Gap(kit, kit.px(10)), foot, 0)).close()


def _disc_words(builder: Builder) -> Node | None:
    """Return what stands in the empty disc: what really happened, in the middle."""
    kit, look = builder.kit, builder.look
    parts: list[Item] = []
    for block in builder.page.side:
        if isinstance(block, present.Heading):
            style = Type("ui-bold", 14, 1.25, "centre", tracking=7)
            node: Node = Text(kit, block.text.upper(), style, look).tinted(look.quiet)
        elif isinstance(block, present.Prose) and block.voice == "note":
            style = Type("ui", 15, 1.4, "centre")
            node = Text(kit, block.text, style, look).tinted(look.quiet)
        elif isinstance(block, present.Prose):
            node = Text(kit, block.text, Type("body-italic", 19, 1.5, "centre"), look)
        elif isinstance(block, present.Quote):
            words = Type("body-italic", 19, 1.5, "centre")
            quoted = f"“{block.text.strip('“”')}”"
            parts.append(Item(Text(kit, quoted, words, look), kit.px(12)))
            told = ", ".join(part for part in (block.speaker, block.source) if part)
            node = Text(kit, told, Type("ui", 15, 1.4, "centre"), look).tinted(look.quiet)
        else:
            node = stack(builder, (block,), Manner(look))
        parts.append(Item(node, kit.px(12)))
    return Stack(kit, parts) if parts else None


__all__ = ["black", "curtain", "prologue", "title"]
