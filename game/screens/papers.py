"""Papers on the desk: the folder with its sheet, its head and its body."""

from __future__ import annotations

from functools import partial

import pygame

from game.art.paper import folder_tab, shadow
from game.present.page import Sheet
from game.screens.canvas import Canvas
from game.screens.node import Kit, Node
from game.screens.scroll import Scroll, ScrollStyle
from game.screens.setting import Type
from game.screens.stamps import Stamp
from game.screens.texts import Text, grow_into
from game.screens.theme import Look


class SheetHead(Node):
    """Register line, ink line, headline, and the stamp at its right."""

    unmarked = "rule"

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
    unmarked = "ground"

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
            self._paint_folder(canvas)
        else:
            canvas.fill(self.paper.move(shadow(scale), shadow(scale)), palette.manila_dark)
        canvas.fill(self.paper, palette.sheet)
        if kit.contrast:
            canvas.frame(self.paper, palette.ink, kit.px(2))

    def _paint_folder(self, canvas: Canvas) -> None:
        """Paint the folder in its hard shadow, and its tab, which may be higher than drawn."""
        kit, palette, scale = self.kit, self.look.palette, self.kit.metrics.scale
        by = shadow(scale)
        body = self.rect.copy()
        body.top += self._tab_height()
        body.width -= by
        body.height -= self._tab_height() + by
        canvas.fill(body.move(by, by), palette.manila_dark)
        canvas.fill(body, palette.manila)
        shown = [text for text in (self.tab_native, self.tab) if text and text in self.kids]
        left = self.rect.left + kit.px(24)
        width = max((text.rect.right for text in shown), default=left) - left
        tab = kit.raster.get(
            ("folder-tab", width, palette, scale), partial(folder_tab, width, palette, scale)
        )
        canvas.blit(tab, (left, body.top - tab.get_height()))
        if palette.panel_edge:
            canvas.frame(body, palette.panel_edge, kit.px(2))
