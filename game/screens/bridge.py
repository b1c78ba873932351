"""The bridge to screen readers: the told page as an AccessKit tree, requests as events.

The only module that imports `accesskit`. Where that is missing, or refuses, there is
no bridge, and the game goes on with its own voice and its text edition.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import pygame

from game.screens.accessible import ROOT, Ids, Telling, Told, ToldRole, tell
from game.screens.screen import Screen

Wish = Literal["press", "focus", "type", "show"]
ROLE_NAMES: dict[ToldRole, str] = {
    "window": "WINDOW",
    "group": "GROUP",
    "text": "LABEL",
    "heading": "HEADING",
    "button": "BUTTON",
    "main": "DEFAULT_BUTTON",
    "choice": "RADIO_BUTTON",
    "switch": "SWITCH",
    "tab": "TAB",
    "link": "LINK",
    "field": "TEXT_INPUT",
    "meter": "METER",
    "image": "IMAGE",
}
SAID = 1 << 40
"""The id of the line that is said when a page opens; no other id is as high."""
FOCUS_LOST = (pygame.WINDOWFOCUSLOST, pygame.WINDOWFOCUSGAINED)


@dataclass(frozen=True, slots=True)
class Request:
    """What a screen reader asks for: which node, what, and a text for a field."""

    wish: Wish
    node: int
    text: str = ""


class Bridge:
    """Tells screen readers what the window shows, and collects what they ask for."""

    def __init__(self, kit: Any, title: str) -> None:
        self._kit, self._title = kit, title
        self.ids = Ids()
        self._telling = Telling((), ROOT, "")
        self._requests: deque[Request] = deque()
        self._woken = pygame.event.custom_type()
        self._adapter = self._attach()

    def show(self, screen: Screen) -> None:
        """Tell what stands on the screen now."""
        telling = tell(screen, self.ids)
        if telling == self._telling:
            return
        self._telling = telling
        self._send()

    def window(self, event: pygame.event.Event) -> None:
        """Take note that the window has got or lost the system's focus."""
        if event.type not in FOCUS_LOST:
            return
        focused = event.type == pygame.WINDOWFOCUSGAINED
        if sys.platform == "darwin":
            _raise(self._adapter.update_view_focus_state(focused))
        elif sys.platform != "win32":
            self._adapter.update_window_focus_state(focused)

    def requests(self) -> list[Request]:
        """What was asked for since the last call."""
        found = []
        while self._requests:
            found.append(self._requests.popleft())
        return found

    @property
    def asked(self) -> bool:
        """Whether something was asked for since."""
        return bool(self._requests)

    def _attach(self) -> Any:
        kit = self._kit
        if sys.platform == "darwin":
            kit.macos.add_focus_forwarder_to_window_class("SDLWindow")
            window = pygame.display.get_wm_info()["window"]
            return kit.macos.SubclassingAdapter.for_window(window, self._tree, self._asked)
        if sys.platform == "win32":
            window = pygame.display.get_wm_info()["window"]
            return kit.windows.SubclassingAdapter(window, self._tree, self._asked)
        return kit.unix.Adapter(self._tree, self._asked, lambda: None)

    def _send(self) -> None:
        _raise(self._adapter.update_if_active(self._tree))

    def _asked(self, request: Any) -> None:
        """Take a request; this runs on a thread of the system's."""
        actions = self._kit.Action
        wishes: tuple[tuple[Any, Wish], ...] = (
            (actions.CLICK, "press"),
            (actions.FOCUS, "focus"),
            (actions.SET_VALUE, "type"),
            (actions.SCROLL_INTO_VIEW, "show"),
        )
        for action, wish in wishes:
            if request.action == action:
                self._requests.append(Request(wish, request.target, _text(request.data)))
                # A full queue of events loses only the waking: the request stays.
                pygame.event.post(pygame.event.Event(self._woken))

    def _tree(self) -> Any:
        """The whole page. What has not changed costs nothing: AccessKit compares."""
        kit, telling = self._kit, self._telling
        update = kit.TreeUpdate(telling.focus)
        tree = kit.Tree(ROOT)
        tree.toolkit_name = self._title
        update.tree = tree
        for told in telling.nodes:
            update.nodes.append((told.id, self._node(told)))
        if not telling.nodes:
            root = kit.Node(kit.Role.WINDOW)
            root.set_label(self._title)
            update.nodes.append((ROOT, root))
        elif telling.said:
            line = kit.Node(kit.Role.LABEL)
            line.set_value(telling.said)
            line.set_live(kit.Live.POLITE)
            update.nodes.append((SAID, line))
        return update

    def _node(self, told: Told) -> Any:
        kit = self._kit
        node = kit.Node(getattr(kit.Role, ROLE_NAMES[told.role]))
        kids = list(told.kids)
        if told.id == ROOT and self._telling.said:
            kids.append(SAID)
        node.set_children(kids)
        if told.role == "text":
            node.set_value(told.name)
        else:
            node.set_label(told.name)
            if told.value or told.role == "field":
                node.set_value(told.value)
        if told.description:
            node.set_description(told.description)
        node.set_bounds(kit.Rect(*(float(edge) for edge in told.place)))
        _state(kit, node, told)
        if told.focusable and told.enabled:
            for action in (kit.Action.FOCUS, kit.Action.CLICK, kit.Action.SCROLL_INTO_VIEW):
                node.add_action(action)
            if told.role == "field":
                node.add_action(kit.Action.SET_VALUE)
        return node


def _state(kit: Any, node: Any, told: Told) -> None:
    if not told.enabled:
        node.set_disabled()
    if told.pressed is not None and told.role in ("choice", "switch", "button"):
        node.set_toggled(kit.Toggled.TRUE if told.pressed else kit.Toggled.FALSE)
    if told.role == "tab":
        node.set_selected(bool(told.pressed))
    if told.share is not None:
        node.set_min_numeric_value(0.0)
        node.set_max_numeric_value(100.0)
        node.set_numeric_value(float(told.share))


def _text(data: Any) -> str:
    """The text that came with a request, if there was one."""
    value = data[1] if isinstance(data, tuple) and len(data) > 1 else data
    return value if isinstance(value, str) else ""


def _raise(events: Any) -> None:
    if events is not None:
        events.raise_events()


def build(title: str, warn: Callable[[str], None]) -> Bridge | None:
    """A bridge for the open window, or nothing where there can be none."""
    try:
        import accesskit

        return Bridge(accesskit, title)
    except ImportError:
        return None
    except Exception as error:  # noqa: BLE001 - native code of many systems; the game goes on
        warn(f"Screen readers cannot be told of the window here: {error}")
        return None
