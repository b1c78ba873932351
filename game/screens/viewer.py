"""One page in one window over time: what must be painted again, what moves."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.present.page import Page
from game.screens.building import ViewState
from game.screens.clock import now_ms
from game.screens.focus import ring_boxes
from game.screens.fonts import Shelf
from game.screens.forms import FieldNode
from game.screens.knots import Knot
from game.screens.motion import SHEET_MS, SHEET_WAY, STILL, Slide, Tightening
from game.screens.node import Kit, Node
from game.screens.raster import Raster
from game.screens.screen import Pointed, Screen, first_focus
from game.screens.scroll import Scroll
from game.screens.tapes import LETTERS_A_SECOND, TapeNode
from game.screens.theme import Metrics, Settings
from game.screens.tips import tip_box

BLINK_MS = 500


class Viewer:
    """Holds the page on show, and paints as little as it must."""

    def __init__(
        self,
        surface: pygame.Surface,
        settings: Settings,
        page: Page,
        clock: Callable[[], int] = now_ms,
    ) -> None:
        self.clock = clock
        self._slide: Slide | None = None
        self._tightening: Tightening | None = None
        self.surface = surface
        self.settings = settings
        self.raster = Raster()
        self.shelf = Shelf(reading=settings.reading_font)
        self.page = page
        self.views: dict[str, ViewState] = {}
        self.hovered: Node | None = None
        self.by_keys = False
        self._dirty: list[pygame.Rect] = []
        self._tape_start = -1
        self.screen = self._build(page)
        self._open()

    def _kit(self) -> Kit:
        width, height = self.surface.get_size()
        self.raster.fit((width, height))
        return Kit(
            Metrics(width, height, self.settings.text), self.settings, self.shelf, self.raster
        )

    def _build(self, page: Page) -> Screen:
        view = self.views.setdefault(page.id, ViewState())
        self.hovered = None
        self._slide = self._tightening = None
        self._dirty = [self.surface.get_rect()]
        return Screen(self._kit(), page, view)

    def _open(self) -> None:
        """Put the focus where the page opens, and start its tape."""
        screen = self.screen
        screen.focus.take(first_focus(screen))
        screen.expect()
        self._start_tape()
        self._start_knot()

    def show(self, page: Page, settings: Settings) -> None:
        """Show a page; the focus stays where it was if it is the same page."""
        self.screen.keep_scrolls()
        same = page.id == self.page.id
        key = self.screen.focus.key()
        if settings.reading_font != self.settings.reading_font:
            self.shelf = Shelf(reading=settings.reading_font)
        self.settings = settings
        if not same:
            kept = self.views.get(page.id)
            if kept:
                kept.fields.clear()
        before = self.page
        self.page = page
        self.screen = self._build(page)
        if not same or (page.focus != before.focus and not self.screen.focus.find(key)):
            self.by_keys = False
            if not (same or self.settings.reduced_motion or page.kind in STILL):
                self._slide = Slide(self.clock(), self.screen.kit.px(SHEET_WAY))
            self._open()
            return
        self._take(self.screen.focus.find(key) or first_focus(self.screen))

    def rebuild(self) -> None:
        """Lay the same page out again, after a change of size or of what is shown."""
        self.screen.keep_scrolls()
        key = self.screen.focus.key()
        self.screen = self._build(self.page)
        self._take(self.screen.focus.find(key) or first_focus(self.screen))

    def resize(self) -> None:
        """Take the window's new size."""
        surface = pygame.display.get_surface()
        if surface is None or surface.get_size() == self.screen.bounds.size:
            self._dirty = [self.surface.get_rect()]
            return
        self.surface = surface
        for view in self.views.values():
            view.map = None
        self.rebuild()

    def _take(self, node: Node | None) -> None:
        self.screen.focus.take(node)
        self.screen.expect()
        self._mark_cursor()
        self.screen.keep_scrolls()

    def focus(self, node: Node | None, *, by_keys: bool = True) -> None:
        """Move the focus, and paint what that changes."""
        self.by_keys = by_keys
        self._take(node)
        self._dirty = [self.surface.get_rect()]

    def moved(self) -> None:
        """Say that the focus has moved by itself: paint all."""
        self.by_keys = True
        self._take(self.screen.focus.node)
        self._dirty = [self.surface.get_rect()]

    def _mark_cursor(self) -> None:
        for node in self.screen.root.walk():
            if isinstance(node, FieldNode):
                node.cursor = node is self.screen.focus.node

    def hover(self, node: Node | None) -> None:
        """Take note of what the mouse is over."""
        if node is self.hovered:
            return
        for one in (self.hovered, node):
            if one is not None and one.tip:
                self.mark(tip_box(self.screen.kit, one).inflate(4, 4))
        if self.by_keys:
            self._dirty = [self.surface.get_rect()]
        self.hovered, self.by_keys = node, False

    def mark(self, box: pygame.Rect) -> None:
        """Say that a part must be painted again."""
        self._dirty.append(pygame.Rect(box))

    def mark_scroll(self, scroll: Scroll) -> None:
        """Say that an area has scrolled."""
        self.screen.keep_scrolls()
        box = scroll.rect.inflate(2 * self.screen.kit.px(20), 2 * self.screen.kit.px(14))
        box.width += max(0, scroll.style.reach)
        self.mark(box)
        for ring in ring_boxes(self.screen):
            self.mark(ring)

    # What moves.

    @property
    def moving(self) -> bool:
        """Whether something on the page moves by itself."""
        moved = (self._slide, self._tightening)
        return self._tape_start >= 0 or any(one is not None for one in moved)

    def _lead(self) -> int:
        """Milliseconds until the sheet lies: what moves on it waits so long."""
        return SHEET_MS if self._slide is not None else 0

    def _start_knot(self) -> None:
        view = self.screen.view
        if view.tightened or self.settings.reduced_motion or self.page.kind in STILL:
            return
        view.tightened = True
        knots = [one for one in self.screen.root.walk() if isinstance(one, Knot)]
        tightening = Tightening(knots, self.clock() + self._lead())
        if tightening.knots:
            self._tightening = tightening

    def _tape(self) -> TapeNode | None:
        return next((one for one in self.screen.root.walk() if isinstance(one, TapeNode)), None)

    def _start_tape(self) -> None:
        self._tape_start = -1
        tape, view = self._tape(), self.screen.view
        if tape is None or self.settings.reduced_motion or view.printed == tape.letters:
            return
        view.printed = view.printed or 0
        tape.printed = view.printed
        self._tape_start = self.clock() + self._lead() - view.printed * 1000 // LETTERS_A_SECOND

    def finish_tape(self) -> bool:
        """Print the rest of a tape at once; return whether there was any."""
        tape = self._tape()
        if tape is None or self._tape_start < 0:
            return False
        self._tape_start = -1
        self.screen.view.printed = tape.letters
        tape.printed = None
        self.mark(tape.rect)
        return True

    def tick(self, now: int) -> None:
        """Let time pass: move the sheet, tighten the knot, print as many letters as are due."""
        if self._slide is not None:
            self._slide.tick(now)
        if self._tightening is not None:
            for box in self._tightening.tick(now):
                self.mark(box)
            if not self._tightening.knots:
                self._tightening = None
        self._print(now)

    def _print(self, now: int) -> None:
        if self._tape_start < 0:
            return
        tape = self._tape()
        if tape is None:
            self._tape_start = -1
            return
        due = max(0, now - self._tape_start) * LETTERS_A_SECOND // 1000
        cursor = (now - self._tape_start) // BLINK_MS % 2 == 0
        if due >= tape.letters:
            self.finish_tape()
        elif (due, cursor) != (tape.printed, tape.cursor):
            tape.printed = self.screen.view.printed = due
            tape.cursor = cursor
            self.mark(tape.rect)

    # Painting.

    def paint(self) -> list[pygame.Rect]:
        """Paint what is marked; return what was painted."""
        if self._slide is not None:
            return self._paint_slide(self._slide)
        if not self._dirty:
            return []
        boxes = _joined(self._dirty, self.surface.get_rect())
        self._dirty = []
        at = Pointed(self.hovered, self.by_keys)
        for box in boxes:
            self.screen.paint(self.surface, box, at)
        return boxes

    def _begin_now(self, slide: Slide) -> None:
        """Let time count from the first picture: laying a page out is no part of its motion."""
        late = self.clock() - slide.began
        slide.began += late
        if self._tightening is not None:
            self._tightening.began += late
        if self._tape_start >= 0:
            self._tape_start += late

    def _paint_slide(self, slide: Slide) -> list[pygame.Rect]:
        """Paint the sheet where it is; anything that changes meanwhile is in its picture."""
        root, fresh = self.screen.root, bool(self._dirty)
        if fresh:
            bounds = self.surface.get_rect()
            self.screen.paint(self.surface, bounds, Pointed(self.hovered, self.by_keys))
            if slide.picture is None:
                self._begin_now(slide)
            slide.keep(self.surface, root)
            self._dirty = []
        if not (fresh or slide.stale):
            return []
        place = slide.paint(self.surface, root)
        if slide.lies:
            self._slide = None
        return [self.surface.get_rect()] if fresh else [place]


def _joined(boxes: list[pygame.Rect], bounds: pygame.Rect) -> list[pygame.Rect]:
    """Return boxes that do not overlap and cover the same."""
    result: list[pygame.Rect] = []
    for box in boxes:
        fresh = box.clip(bounds)
        if not fresh.width or not fresh.height:
            continue
        again = True
        while again:
            again = False
            for other in result:
                if other.colliderect(fresh):
                    result.remove(other)
                    fresh = fresh.union(other)
                    again = True
                    break
        result.append(fresh)
    return result
