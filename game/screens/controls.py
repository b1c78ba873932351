"""Keys as actions of the page; what a mouse does is handed on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

import pygame

from game.present.page import Action
from game.screens.forms import FieldNode
from game.screens.mouse import MOUSE_EVENTS, Mouse
from game.screens.node import Node
from game.screens.scroll import Scroll
from game.screens.viewer import Viewer

if TYPE_CHECKING:
    from game.screens.mapnode import MapNode

ARROWS = {
    pygame.K_UP: (0, -1),
    pygame.K_DOWN: (0, 1),
    pygame.K_LEFT: (-1, 0),
    pygame.K_RIGHT: (1, 0),
}
LINE = 54
"""Design pixels that an arrow scrolls."""
BIGGER = frozenset((pygame.K_PLUS, pygame.K_EQUALS, pygame.K_KP_PLUS))
SMALLER = frozenset((pygame.K_MINUS, pygame.K_KP_MINUS))
TEXT_UP, TEXT_DOWN = "settings:text-up", "settings:text-down"
READ_ALOUD = "read-aloud"
READING_KEY = "r"
CHOSEN_ROLES = frozenset(("option", "person", "piece", "scale"))
DIGITS = {pygame.K_0 + digit: digit for digit in range(1, 10)}
"""The keys of the digits, whatever Shift makes of them."""
PASTING = pygame.KMOD_CTRL | pygame.KMOD_META
NOTE = "write:"
"""How actions begin that keep what is typed with the play."""
PAUSE_MS = 800
"""So long after the last letter a note is handed on, though its line was not left."""
LONG_FIELD = 2_000
"""Signs from which a field takes whole pages, and hands on at once what is pasted."""
ACTIVATING = frozenset((pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE))

Act = Callable[[str, str], None]


class Controls:
    """Turns events into moves of the focus, scrolling and actions."""

    def __init__(self, viewer: Viewer, act: Act) -> None:
        self.viewer, self.act = viewer, act
        self.mouse = Mouse(self)
        self.fresh = False
        self.typed_at: int | None = None

    def take(self, event: pygame.event.Event) -> None:
        """Take one event."""
        kind = event.type
        if kind == pygame.KEYDOWN:
            self._key(event)
        elif kind == pygame.TEXTINPUT:
            self._text(event.text)
        elif kind in MOUSE_EVENTS:
            self.mouse.take(event)
        elif kind in (pygame.VIDEORESIZE, pygame.WINDOWEXPOSED, pygame.WINDOWSIZECHANGED):
            self.viewer.resize()

    # The keyboard.

    def _key(self, event: pygame.event.Event) -> None:
        if self.viewer.finish_tape() and event.key != pygame.K_ESCAPE:
            return
        field = self.field()
        if field and self._key_in_field(event, field):
            return
        if event.key == pygame.K_TAB:
            self.viewer.screen.focus.step(-1 if event.mod & pygame.KMOD_SHIFT else 1)
            self.viewer.moved()
        elif event.key in ARROWS:
            self._arrow(ARROWS[event.key])
        elif event.key in ACTIVATING:
            self._activate(event)
        elif event.key == pygame.K_ESCAPE:
            self._back()
        elif not self._scroll_key(event.key):
            self._action_key(event)

    def field(self) -> FieldNode | None:
        """The line for typing that has the focus, or none."""
        node = self.viewer.screen.focus.node
        return node if isinstance(node, FieldNode) and node.enabled else None

    def _key_in_field(self, event: pygame.event.Event, field: FieldNode) -> bool:
        """Take the keys that a line for typing keeps for itself."""
        if event.key == pygame.K_v and event.mod & PASTING:
            self._paste(field)
            return True
        if event.key == pygame.K_BACKSPACE:
            self._type(field, field.value[:-1])
            return True
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            self.leave(field)
            self.viewer.screen.focus.step(1)
            self.viewer.moved()
            return True
        if event.key == pygame.K_TAB:
            self.leave(field)
            return False
        arrows = event.key in (pygame.K_UP, pygame.K_DOWN)
        return not arrows and not _named_key(event)

    def _paste(self, field: FieldNode) -> None:
        """Put in what was copied elsewhere; a line takes it without its breaks."""
        text = clipboard()
        if field.field.longest > LONG_FIELD:
            self.act(field.action, text)
        elif text:
            self._type(field, field.value + " ".join(text.split()))

    def _text(self, text: str) -> None:
        field = self.field()
        if field:
            self._type(field, field.value + text)

    def _type(self, field: FieldNode, value: str) -> None:
        field.type_in(value)
        self.viewer.screen.view.fields[field.action] = field.value
        self.fresh = True
        self.viewer.mark(field.rect.inflate(30, 30))

    def rest(self, now: int) -> None:
        """Hand on a note when typing pauses, so that a pulled plug loses none; `now` in ms."""
        if self.fresh:
            self.fresh, self.typed_at = False, now
        elif self.typed_at is not None and now - self.typed_at >= PAUSE_MS:
            self.part()

    def part(self) -> None:
        """Hand on a note whose line was not left, as when the window is closed."""
        self.typed_at = None
        field = self.field()
        if field and field.action.startswith(NOTE):
            self.leave(field)

    def leave(self, field: FieldNode) -> None:
        """Hand a typed text on when the line is left."""
        if field.value != field.field.value:
            place = self.viewer.screen.focus.key()
            self.act(field.action, field.value)
            found = self.viewer.screen.focus.find(place)
            if found is not None:
                self.viewer.screen.focus.node = found

    def _arrow(self, direction: tuple[int, int]) -> None:
        focus = self.viewer.screen.focus
        before = focus.node
        if focus.arrow(direction):
            if focus.node is not before:
                self.viewer.moved()
            return
        if direction[1]:
            self._scroll_by(direction[1] * self.viewer.screen.kit.px(LINE))

    def _activate(self, event: pygame.event.Event) -> None:
        node = self.viewer.screen.focus.node
        if node is None:
            self._go_on()
            return
        chosen = node.pressed and node.role in CHOSEN_ROLES
        if chosen and event.key != pygame.K_SPACE:
            self._go_on()
            return
        self.press(node)

    def _go_on(self) -> None:
        """Press the main action, from something that is already chosen."""
        for action in self.viewer.page.actions:
            if action.role == "main" and action.enabled:
                self._leave_and_act(action)
                return

    def _back(self) -> None:
        if self.viewer.page.back:
            self.act(self.viewer.page.back, "")

    def _scroll_key(self, key: int) -> bool:
        scroll = self._scroll_in_use()
        if scroll is None:
            return False
        page = scroll.rect.height - self.viewer.screen.kit.px(60)
        ways = {
            pygame.K_PAGEDOWN: scroll.offset + page,
            pygame.K_PAGEUP: scroll.offset - page,
            pygame.K_HOME: 0,
            pygame.K_END: scroll.limit,
        }
        if key not in ways:
            return False
        self.scroll_to(scroll, ways[key])
        return True

    def _scroll_in_use(self) -> Scroll | None:
        """The area round the focus that scrolls, else the one with the most to show."""
        screen = self.viewer.screen
        if screen.focus.node is not None:
            for scroll in screen.focus.scrolls_round(screen.focus.node):
                if scroll.overflows:
                    return scroll
        return max(screen.scrolls(), key=lambda one: one.rect.width, default=None)

    def _scroll_by(self, by: int) -> None:
        scroll = self._scroll_in_use()
        if scroll is not None:
            self.scroll_to(scroll, scroll.offset + by)

    def scroll_to(self, scroll: Scroll, offset: int) -> None:
        """Move an area to an offset."""
        if scroll.scroll_to(offset):
            self.viewer.mark_scroll(scroll)

    def _action_key(self, event: pygame.event.Event) -> None:
        pressed = key_name(event)
        action = self._keyed(pressed)
        if action is not None and not event.mod & pygame.KMOD_CTRL:
            self._press_action(action)
        elif event.key in BIGGER or event.key in SMALLER:
            self._size_key(event)
        elif pressed in ("l", "k", "t"):
            self._view_key(pressed)
        elif pressed == "f1":
            self.act("help", "")
        elif pressed == READING_KEY:
            self.act(READ_ALOUD, "page" if event.mod & pygame.KMOD_SHIFT else "focus")

    def _keyed(self, pressed: str) -> Action | None:
        for action in self.viewer.page.actions:
            if action.key.lower() == pressed:
                return action
        for node in self.viewer.screen.focus.nodes:
            number = getattr(getattr(node, "card", None), "number", None)
            if number is not None and str(number) == pressed:
                return _action_of(self.viewer, node)
        return None

    def _size_key(self, event: pygame.event.Event) -> None:
        """Plus and minus: the map's scale on a map, else (or with Ctrl) the size of text."""
        bigger = event.key in BIGGER
        chart = self.chart()
        if chart is not None and not event.mod & pygame.KMOD_CTRL:
            chart.zoom(1.3 if bigger else 1 / 1.3, None)
            self.viewer.mark(chart.rect)
            return
        self.act(TEXT_UP if bigger else TEXT_DOWN, "")

    def _view_key(self, pressed: str) -> None:
        """Show the list of a map, its key, or the table of a chart."""
        view = self.viewer.screen.view
        if pressed == "k":
            view.keyed = not view.keyed
        else:
            view.listed = not view.listed
        self.viewer.rebuild()

    def chart(self) -> MapNode | None:
        """The map of the page, or none."""
        nodes = self.viewer.screen.root.walk()
        return cast("MapNode | None", next((one for one in nodes if one.charted), None))

    def grant(self, node: Node, wish: str, text: str) -> None:
        """Do what a screen reader asks for with a node, if it is still on show."""
        if node not in self.viewer.screen.focus.nodes:
            return
        self.viewer.finish_tape()
        if wish == "type" and isinstance(node, FieldNode):
            self.viewer.focus(node)
            self._type(node, text)
            self.leave(node)
        elif wish == "press":
            self.viewer.focus(node)
            self.press(node)
        else:
            self.viewer.focus(node)

    # Pressing.

    def press(self, node: Node) -> None:
        """Do what a node stands for."""
        if isinstance(node, FieldNode):
            self.viewer.focus(node)
            return
        if node.action.startswith("view:"):
            self._view_key(node.action[-1])
            return
        action = _action_of(self.viewer, node)
        self._press_action(action)

    def _press_action(self, action: Action) -> None:
        if action.id.startswith("view:"):
            self._view_key(action.id[-1])
            return
        if not action.enabled:
            self.viewer.focus(self.viewer.screen.focus.find((action.id, 0)))
            return
        self._leave_and_act(action)

    def _leave_and_act(self, action: Action) -> None:
        field = self.field()
        if field:
            self.leave(field)
        focus = self.viewer.screen.focus
        found = focus.find((action.id, 0))
        here = focus.node is not None and focus.node.action == action.id
        if found is not None and action.role != "main" and not here:
            focus.node = found
        self.act(action.id, "")


def clipboard() -> str:
    """Return what was copied elsewhere as text, or nothing where that cannot be had."""
    try:
        return pygame.scrap.get_text()
    except (pygame.error, NotImplementedError):
        return ""


def key_name(event: pygame.event.Event) -> str:
    """The name that pages use for a key."""
    text = getattr(event, "unicode", "")
    if event.mod & pygame.KMOD_SHIFT and event.key in DIGITS:
        return f"shift+{DIGITS[event.key]}"
    if len(text) == 1 and text.isprintable() and text != " ":
        return str(text).lower()
    return pygame.key.name(event.key).lower()


def _named_key(event: pygame.event.Event) -> bool:
    """Whether a key types nothing, so that it works in a line for typing too."""
    if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT):
        return True
    text = getattr(event, "unicode", "")
    return not (len(text) == 1 and text.isprintable())


def _action_of(viewer: Viewer, node: Node) -> Action:
    for action in viewer.page.actions:
        if action.id == node.action:
            return action
    return Action(node.action, node.name, "link", enabled=node.enabled)
