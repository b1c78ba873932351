"""Papers on the desk: the folder with its sheet, cards, statements with their sureness."""

from __future__ import annotations

from functools import partial
from random import Random

import pygame

from game.art.paper import folder, shadow, sureness, tab_height
from game.art.stamp import stamp_wear
from game.present.page import Action, Card, Sheet, Sureness
from game.screens.boxes import Column
from game.screens.canvas import Canvas
from game.screens.fonts import Face
from game.screens.node import Kit, Node, NodeRole
from game.screens.pressable import Pressable
from game.screens.scroll import Scroll, ScrollStyle
from game.screens.setting import Type
from game.screens.texts import Icon, Text, centred, grow_into
from game.screens.theme import Look

STAMP_TURN = 7
STAMP_FINE = 3
"""A stamp is drawn so many times larger and then turned and made small."""
CLOUD, MISSING = 46, 145
"""Pixels between clouds of missing ink, and how much of 255 is missing at most."""


class Stamp(Node):
    """Letters in a worn frame, turned a little, with a translation below."""

    role: NodeRole = "image"

    def __init__(self, kit: Kit, native: str, english: str, look: Look) -> None:
        super().__init__(kit)
        self.look = look
        self.shown = native or english
        self.name = english or native
        self.below = Text(kit, english if native else "", Type("ui-italic", 14, 1.2), look)
        self.below.tinted(look.accent)
        self.kids = [self.below] if self.below.text else []
        self.face = kit.setter.face(Type("ui-bold", 20, tracking=10))
        picture = self._picture()
        self.size = picture.get_size()

    def _picture(self) -> pygame.Surface:
        key = ("stamp", self.shown, self.face, self.kit.shelf.reading, self.look.accent)
        return self.kit.raster.get(key, self._draw_stamp)

    def _draw_stamp(self) -> pygame.Surface:
        """Letters, frame and wear at three times the size, turned and made small."""
        fine = Face(self.face.role, self.face.size * STAMP_FINE, self.face.tracking)
        shelf, colour = self.kit.shelf, self.look.accent
        room = round(fine.size * 0.45)
        width = shelf.line_width(self.shown, fine) + 2 * room
        height = shelf.font(fine).get_height() + room
        stamp = pygame.Surface((width, height), pygame.SRCALPHA)
        place = stamp.get_rect()
        canvas = Canvas(stamp, place)
        centred(canvas, self.shown, place, (self.kit, fine, colour))
        canvas.frame(place, colour, max(3, round(fine.size * 0.09)))
        if not self.kit.contrast:
            key = ("wear", width, height)
            wear = self.kit.raster.get(key, partial(stamp_wear, width, height))
            stamp.blit(wear, (0, 0), special_flags=pygame.BLEND_RGBA_SUB)
            stamp.blit(_pressure(width, height), (0, 0), special_flags=pygame.BLEND_RGBA_SUB)
        return pygame.transform.rotozoom(stamp, STAMP_TURN, 1 / STAMP_FINE)

    def natural(self) -> int:
        """Width of the turned stamp."""
        return self.size[0]

    def measure(self, width: int) -> int:
        """Stamp and translation."""
        below = self.below.measure(width) if self.kids else 0
        return self.size[1] + below - (self.kit.px(4) if below else 0)

    def arrange(self, rect: pygame.Rect) -> None:
        """Place the translation under the stamp."""
        self.rect = pygame.Rect(rect)
        if self.kids:
            width = self.below.natural()
            top = rect.top + self.size[1] - self.kit.px(4)
            left = rect.left + self.size[0] // 2 + self.kit.px(4) - width // 2
            self.below.arrange(pygame.Rect(left, top, width, self.below.measure(width)))

    def draw(self, canvas: Canvas) -> None:
        """Paint the stamp."""
        canvas.blit(self._picture(), self.rect.topleft)


def _pressure(width: int, height: int) -> pygame.Surface:
    """Return how unevenly a hand pressed a stamp down: clouds of missing ink."""
    dice = Random(STAMP_TURN)  # noqa: S311 - for looks, not for secrets
    small = pygame.Surface((width // CLOUD + 2, height // CLOUD + 2), pygame.SRCALPHA)
    for x in range(small.get_width()):
        for y in range(small.get_height()):
            small.set_at((x, y), (0, 0, 0, dice.randrange(MISSING)))
    return pygame.transform.smoothscale(small, (width, height))


class SheetHead(Node):
    """Register line, ink line, headline, and the stamp at its right."""

    def __init__(self, kit: Kit, sheet: Sheet, look: Look) -> None:
        super().__init__(kit)
        self.look = look
        mono = Type("mono", 14, 1.3)
        self.left = Text(kit, sheet.register_left, mono, look).tinted(look.quiet)
        right = Type("mono", 14, 1.3, "right")
        self.right = Text(kit, sheet.register_right, right, look).tinted(look.quiet)
        size = 44 if kit.metrics.narrow else 54
        self.title = Text(kit, sheet.title, Type("poster", size, 1.0, headline=True), look)
        self.title.role = "heading"
        self.stamp: Stamp | None = None
        if sheet.stamp or sheet.stamp_native:
            self.stamp = Stamp(kit, sheet.stamp_native, sheet.stamp, look)
        registers = [text for text in (self.left, self.right) if text.text]
        self.registered = bool(registers)
        self.kids = [*registers, self.title, *([self.stamp] if self.stamp else [])]

    def _beside(self, width: int) -> bool:
        """Whether stamp and headline find room beside each other."""
        if not self.stamp:
            return False
        longest = max(self.title.natural() // 2, self.kit.px(240))
        return longest + self.stamp.natural() + self.kit.px(24) < width

    def _register_widths(self, width: int) -> tuple[int, int]:
        gap = self.kit.px(16)
        right = min(self.right.natural(), width // 2)
        return max(1, width - right - gap), max(1, right)

    def _register(self, width: int) -> int:
        if not self.registered:
            return 0
        left, right = self._register_widths(width)
        height = max(self.left.measure(left), self.right.measure(right))
        return height + self.kit.ts(7) + self.kit.px(2)

    def _title_width(self, width: int) -> int:
        beside = self.stamp.natural() + self.kit.px(16) if self.stamp and self._beside(width) else 0
        return width - beside

    def measure(self, width: int) -> int:
        """All lines."""
        height = self._register(width) + self.kit.px(14)
        title = self.title.measure(self._title_width(width))
        if self.stamp and not self._beside(width):
            return height + title + self.stamp.measure(width) + self.kit.px(14)
        stamp = self.stamp.measure(width) if self.stamp else 0
        return height + max(title + self.kit.px(16), stamp - self.kit.px(2))

    def arrange(self, rect: pygame.Rect) -> None:
        """Place the lines from the top."""
        self.rect = pygame.Rect(rect)
        left, right = self._register_widths(rect.width)
        self.left.arrange(pygame.Rect(rect.topleft, (left, self.left.measure(left))))
        height = self.right.measure(right)
        self.right.arrange(pygame.Rect(rect.right - right, rect.top, right, height))
        top = rect.top + self._register(rect.width) + self.kit.px(19)
        width = self._title_width(rect.width)
        height = self.title.measure(width)
        self.title.arrange(pygame.Rect(rect.left - self.kit.px(2), top, width, height))
        if not self.stamp:
            return
        own, high = self.stamp.natural(), self.stamp.measure(rect.width)
        if self._beside(rect.width):
            left = rect.right - own - self.kit.px(9)
            place = pygame.Rect(left, top - self.kit.px(8), own, high)
        else:
            place = pygame.Rect(rect.left, top + height, own, high)
        self.stamp.arrange(place)

    def draw(self, canvas: Canvas) -> None:
        """Paint the line under the register."""
        if self.registered:
            thick = self.kit.px(2)
            top = self.rect.top + self._register(self.rect.width) - thick
            line = pygame.Rect(self.rect.left, top, self.rect.width, thick)
            canvas.fill(line, self.look.text)


class Document(Node):
    """A sheet on the desk, in its folder when it has a tab; the body scrolls."""

    own_boxes = ("paper",)

    def __init__(self, kit: Kit, sheet: Sheet, body: Node, *, scrolls: bool) -> None:
        super().__init__(kit)
        self.look = kit.look("sheet")
        self.sheet = sheet
        self.name = sheet.title
        self.head = SheetHead(kit, sheet, self.look)
        palette = self.look.palette
        style = ScrollStyle(palette.shade, palette.ink, palette.sheet, reach=kit.px(42))
        if kit.contrast:
            style = ScrollStyle("#BDBDBD", palette.ink, palette.sheet, reach=kit.px(42))
        self.body = Scroll(kit, body, style, f"sheet {sheet.title}") if scrolls else body
        self.tab = Text(kit, self._tab_text(), Type("ui", 13, 1.2), kit.look("manila"))
        self.tab.role = "label"
        self.tab_native: Text | None = None
        kids: list[Node] = [self.head, self.body]
        if sheet.tab_native:
            bold = Type("ui-bold", 13, 1.2, tracking=8)
            self.tab_native = Text(kit, sheet.tab_native.upper(), bold, kit.look("manila"))
            kids.insert(0, self.tab_native)
        if sheet.tab:
            kids.insert(1 if sheet.tab_native else 0, self.tab)
        self.kids = kids
        self.paper = pygame.Rect(0, 0, 0, 0)

    def _tab_text(self) -> str:
        return self.sheet.tab

    @property
    def foldered(self) -> bool:
        """Whether the sheet lies in a folder."""
        return bool(self.sheet.tab or self.sheet.tab_native)

    def _tab_height(self) -> int:
        return max(self.kit.px(20), self.kit.ts(18)) if self.foldered else 0

    def _rooms(self) -> tuple[int, int, int]:
        """Room left, right, and below within the paper."""
        if self.kit.metrics.narrow:
            return self.kit.px(24), self.kit.px(24), self.kit.px(16)
        return self.kit.px(44), self.kit.px(60), self.kit.px(12)

    def _border(self) -> tuple[int, int]:
        """How far the folder stands out of the paper: sides, and below."""
        return (self.kit.px(10), self.kit.px(10)) if self.foldered else (0, 0)

    def _inner(self, width: int) -> int:
        left, right, _ = self._rooms()
        return max(1, width - left - right - 2 * self._border()[0] - shadow(self.kit.metrics.scale))

    def measure(self, width: int) -> int:
        """Folder, head and the whole body."""
        inner = self._inner(width)
        paper = self.kit.px(22) + self.head.measure(inner) + self.body.measure(inner)
        edges = self._tab_height() + self.kit.px(6 if self.foldered else 0) + self._border()[1]
        return paper + self._rooms()[2] + edges + shadow(self.kit.metrics.scale) + self.kit.px(8)

    def arrange(self, rect: pygame.Rect) -> None:
        """Place paper, head and body."""
        self.rect = pygame.Rect(rect)
        kit = self.kit
        side, below = self._border()
        top = rect.top + self._tab_height() + (kit.px(6) if self.foldered else 0)
        dark = shadow(kit.metrics.scale)
        height = rect.bottom - below - dark - top
        self.paper = pygame.Rect(rect.left + side, top, rect.width - 2 * side - dark, height)
        left, _, under = self._rooms()
        inner = self._inner(rect.width)
        head_top = self.paper.top + kit.px(22)
        head = self.head.measure(inner)
        self.head.arrange(pygame.Rect(self.paper.left + left, head_top, inner, head))
        body_top = head_top + head
        room = max(0, self.paper.bottom - under - body_top)
        self._fill(inner, room)
        self.body.arrange(pygame.Rect(self.paper.left + left, body_top, inner, room))
        self._arrange_tab()

    def _fill(self, width: int, room: int) -> None:
        """Set the body as large as it fits, so that short papers can be read from far away."""
        if not isinstance(self.body, Scroll):
            return
        grow_into(self.body, width, room)

    def _arrange_tab(self) -> None:
        left = self.rect.left + self.kit.px(46)
        middle = self.rect.top + self._tab_height() // 2 + 1
        for text in (self.tab_native, self.tab):
            if text is None or text not in self.kids:
                continue
            width = text.natural()
            height = text.measure(width)
            text.arrange(pygame.Rect(left, middle - height // 2, width, height))
            left += width + self.kit.px(12)

    def draw(self, canvas: Canvas) -> None:
        """Paint folder and paper."""
        kit, palette = self.kit, self.look.palette
        scale = kit.metrics.scale
        if self.foldered:
            canvas.blit(self._folder(), self._folder_place().topleft)
        else:
            canvas.fill(self.paper.move(shadow(scale), shadow(scale)), palette.manila_dark)
        canvas.fill(self.paper, palette.sheet)
        if kit.contrast:
            canvas.frame(self.paper, palette.ink, kit.px(2))

    def _folder_place(self) -> pygame.Rect:
        """Where the folder's picture lies: its tab may be higher than art draws it."""
        scale = self.kit.metrics.scale
        top = self.rect.top + self._tab_height() - tab_height(scale)
        return pygame.Rect(self.rect.left, top, self.rect.width, self.rect.bottom - top)

    def _folder(self) -> pygame.Surface:
        place, kit = self._folder_place(), self.kit
        shown = [text for text in (self.tab_native, self.tab) if text and text in self.kids]
        left = kit.px(24)
        width = max((text.rect.right for text in shown), default=0) - self.rect.left - left
        key = ("folder", place.size, width, self.look.palette)
        palette, scale = self.look.palette, kit.metrics.scale
        drawn = partial(folder, place.width, place.height, (left, width), palette, scale)
        return kit.raster.get(key, drawn)


class DeskCard(Pressable):
    """A paper on the desk: icon, title, where it comes from, perhaps a tag."""

    role: NodeRole = "card"

    def __init__(self, kit: Kit, action: Action, card: Card, look: Look) -> None:
        super().__init__(kit, action)
        self.role = "card"
        self.dark = look.dark
        self.look = kit.look("sheet")
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
        canvas.fill(self.rect, palette.sheet)
        if self.kit.contrast:
            canvas.frame(self.rect, palette.ink, self.kit.px(2))
        if self.pressed:
            stripe = pygame.Rect(self.rect.topleft, (self.kit.px(6), self.rect.height))
            canvas.fill(stripe, palette.red)


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


def card_list(kit: Kit, cards: list[Node]) -> Column:
    """Cards below each other, with arrows going from one to the next."""
    column = Column(kit, cards, kit.px(9))
    column.arrows = True
    return column
