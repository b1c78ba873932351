"""What the window lets be heard: the sounds of a page, its voice, and screen readers."""

from __future__ import annotations

from collections.abc import Iterator

from game.present.page import Page
from game.present.spoken import sentences
from game.screens.accessible import Ids, Told, tell
from game.screens.bridge import Bridge
from game.screens.clock import now_ms
from game.screens.node import Node
from game.screens.player import Player
from game.screens.screen import Screen
from game.screens.viewer import Viewer
from game.screens.voice import Voice


class Ears:
    """Follows a viewer: says what is new to whoever listens."""

    def __init__(self, voice: Voice, player: Player, bridge: Bridge | None) -> None:
        self.voice, self.player, self.bridge = voice, player, bridge
        self._page: Page | None = None
        self._focus: Node | None = None
        self._ids = Ids()

    def follow(self, viewer: Viewer) -> None:
        """Tell screen readers and the voice what has changed since the last call."""
        if self.bridge is not None:
            self.bridge.show(viewer.screen)
        if viewer.page is not self._page:
            opened = self._page is None or viewer.page.id != self._page.id
            self._page = viewer.page
            self._sound(viewer)
            if opened and viewer.settings.speech:
                self.read_page(viewer)
        elif viewer.screen.focus.node is not self._focus and viewer.settings.speech:
            self.read_focus(viewer)
        self._focus = viewer.screen.focus.node
        if not viewer.moving:
            self.player.hush()

    def _sound(self, viewer: Viewer) -> None:
        """Play the sounds of a page; those of a tape only while it prints."""
        self.player.hush()
        cues = [cue for cue in viewer.page.cues if viewer.moving or cue != "teletype"]
        if cues and viewer.settings.sound:
            self.player.play(cues, now_ms())

    def read(self, viewer: Viewer, *, whole: bool) -> None:
        """Read aloud: the page or what has the focus. Asked while speaking, fall silent."""
        if self.voice.speaking:
            self.voice.stop()
        elif whole or viewer.screen.focus.node is None:
            self.read_page(viewer)
        else:
            self.read_focus(viewer)

    def read_page(self, viewer: Viewer) -> None:
        """Read the whole page, without its header and footer."""
        self.voice.say(page_in_words(viewer.screen, self._ids), viewer.settings.speech_rate)

    def read_focus(self, viewer: Viewer) -> None:
        """Read what has the focus."""
        self.voice.say(focus_in_words(viewer.screen, self._ids), viewer.settings.speech_rate)

    @property
    def sounding(self) -> bool:
        """Whether the sound card is in use, and has to be given back in time."""
        return self.player.open

    def tick(self, now: int) -> None:
        """Let time pass."""
        self.player.tick(now)

    def close(self) -> None:
        """Fall silent for good."""
        self.voice.stop()
        if self.player.open:
            self.player.close()


def page_in_words(screen: Screen, ids: Ids) -> str:
    """Everything that a page tells, in reading order, as sentences."""
    telling = tell(screen, ids)
    known = {told.id: told for told in telling.nodes}
    window = telling.nodes[0]
    said: list[str] = (
        [] if any(_same(told, window) for told in telling.nodes[1:]) else [window.name]
    )
    said += [_words(told) for told in _in_order(window, known) if not told.beside]
    return sentences(said)


def _same(told: Told, window: Told) -> bool:
    return told.name == window.name and not told.beside


def _in_order(told: Told, known: dict[int, Told]) -> Iterator[Told]:
    for number in told.kids:
        kid = known[number]
        yield kid
        if kid.role in ("group", "image"):
            yield from _in_order(kid, known)


def focus_in_words(screen: Screen, ids: Ids) -> str:
    """What has the focus: name, what it tells besides, and how it stands."""
    telling = tell(screen, ids)
    told = next((each for each in telling.nodes if each.id == telling.focus), telling.nodes[0])
    return _words(told)


def _words(told: Told) -> str:
    if told.role == "group":
        return told.name
    state = [told.value if told.role == "field" else ""]
    if told.pressed and told.role in ("choice", "switch"):
        state.append("chosen" if told.role == "choice" else "on")
    if not told.enabled:
        state.append("shut")
    return sentences([told.name, told.description, *state])
