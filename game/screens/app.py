"""The window: events in, pages out; painted only when something has changed."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from types import FrameType
from typing import Protocol

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game.art.knot import knot
from game.art.palette import DAY
from game.present.page import Page
from game.screens.bridge import build
from game.screens.clock import now_ms, now_us
from game.screens.controls import ACTIVATING, READ_ALOUD, READING_KEY, Controls, key_name
from game.screens.ears import Ears
from game.screens.errors import NoWindowError
from game.screens.player import Player
from game.screens.probe import UNSEEN
from game.screens.raster import rasterise
from game.screens.rest import AGAIN_MS, tidy
from game.screens.theme import Settings, Theme
from game.screens.viewer import Viewer
from game.screens.voice import Voice, find_speaker

FRAME_MS = 16
BUSY_MS = 600
"""So long after an event the next one is waited for closely."""
BREATH_MS = 50
"""How long the loop sleeps between two looks when nothing happens."""
QUIET = frozenset((pygame.NOEVENT, pygame.ACTIVEEVENT))
SMALLEST = (640, 400)
ICON = 64


class DeskSettings(Protocol):
    """How a player wants things shown."""

    @property
    def text(self) -> int:
        """Size of text in per cent."""

    @property
    def theme(self) -> Theme:
        """Which colours."""

    @property
    def reading_font(self) -> bool:
        """Whether documents and interface are set in the reading font."""

    @property
    def reduced_motion(self) -> bool:
        """Whether everything that moves becomes a cut."""

    @property
    def sound(self) -> bool:
        """Whether sounds are played."""

    @property
    def captions(self) -> bool:
        """Whether sounds are written out."""

    @property
    def speech(self) -> bool:
        """Whether pages are read aloud as they open."""

    @property
    def speech_rate(self) -> int:
        """Words a minute of the voice."""


class Desk(Protocol):
    """Whoever has the pages and takes the actions."""

    @property
    def settings(self) -> DeskSettings:
        """How things are to be shown now."""

    @property
    def closed(self) -> bool:
        """Whether the window should go."""

    def page(self) -> Page:
        """The page to show now."""

    def act(self, action_id: str, value: str = "") -> None:
        """Take an action."""

    def news(self) -> bool:
        """Whether the page has changed by itself since it was last asked for."""


@dataclass(frozen=True, slots=True)
class Opening:
    """How the window opens."""

    size: tuple[int, int] = (1366, 768)
    fullscreen: bool = False
    reduced_motion: bool = False
    title: str = "The Knot of War"
    profile: bool = False
    """Whether the time of each frame is kept, and told at the end."""


def settings_of(desk: Desk, opening: Opening) -> Settings:
    """Return the desk's settings as the screens know them."""
    wish = desk.settings
    return Settings(
        text=max(100, min(200, wish.text)),
        theme=wish.theme,
        reading_font=wish.reading_font,
        reduced_motion=wish.reduced_motion or opening.reduced_motion,
        sound=wish.sound,
        captions=wish.captions,
        speech=wish.speech,
        speech_rate=wish.speech_rate,
    )


def run(  # noqa: PLR0913 (one parameter a wish)
    desk: Desk,
    *,
    size: tuple[int, int] = (1366, 768),
    fullscreen: bool = False,
    reduced_motion: bool = False,
    title: str = "The Knot of War",
    profile: bool = False,
) -> None:
    """Show a desk in a window until it is closed.

    Raises NoWindowError where there is no display; sound is never needed.
    """
    opening = Opening(size, fullscreen, reduced_motion, title, profile)
    if sys.platform.startswith("linux"):
        # Without it SDL sends every frame through OpenGL: five times slower, 100 MB more.
        os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
    surface = open_window(opening)
    try:
        loop = Loop(desk, surface, opening)
        loop.run()
    finally:
        pygame.quit()
    if profile:
        warn(frames_told(loop.frames))


def frames_told(frames: Sequence[int]) -> str:
    """Return in one line how long frames took; `frames` are microseconds each."""
    if not frames:
        return "No frame was painted."
    ordered = sorted(frames)
    usual, slow = (
        ordered[len(ordered) // 2],
        ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)],
    )
    over = sum(each > FRAME_MS * 1000 for each in frames)
    return (
        f"{len(frames)} frames: half of them within {usual / 1000:.1f} ms, 99 in 100 within "
        f"{slow / 1000:.1f} ms, the longest {ordered[-1] / 1000:.1f} ms; "
        f"{over} above {FRAME_MS} ms."
    )


def open_window(opening: Opening) -> pygame.Surface:
    """Open the window; raise NoWindowError with a sentence where that cannot be."""
    try:
        pygame.display.init()
        _refuse_unseen(pygame.display.get_driver())
        pygame.font.init()
        pygame.display.set_icon(_icon())
        flags = pygame.FULLSCREEN if opening.fullscreen else pygame.RESIZABLE
        size = (0, 0) if opening.fullscreen else _fitting(opening.size)
        surface = pygame.display.set_mode(size, flags)
    except pygame.error as error:
        raise NoWindowError(f"no window can be opened here: {error}") from error
    pygame.display.set_caption(opening.title)
    pygame.key.set_repeat(350, 45)
    pygame.key.start_text_input()
    return surface


def _refuse_unseen(driver: str) -> None:
    """Refuse a driver that shows nothing, unless it was asked for by name."""
    if driver in UNSEEN and "SDL_VIDEODRIVER" not in os.environ:
        pygame.quit()
        raise NoWindowError("no window can be opened here: there is no display")


def _fitting(size: tuple[int, int]) -> tuple[int, int]:
    """Return a size no larger than the screen and no smaller than can be read."""
    sizes = pygame.display.get_desktop_sizes()
    seen = pygame.display.get_driver() not in UNSEEN
    width, height = sizes[0] if sizes and seen else size
    return (
        max(SMALLEST[0], min(size[0], width)),
        max(SMALLEST[1], min(size[1], height)),
    )


def _icon() -> pygame.Surface:
    picture = rasterise(knot(1.0, DAY, width=ICON, height=ICON * 0.62, emblem=True))
    ground = pygame.Surface((ICON, ICON), pygame.SRCALPHA)
    ground.fill((243, 233, 214, 255))
    ground.blit(picture, (0, (ICON - picture.get_height()) // 2))
    return ground


def warn(text: str) -> None:
    """Say on the terminal what does not work here and what goes on all the same."""
    sys.stderr.write(f"{text}\n")


class Held:
    """Which keys are down, so that what a key repeats by itself is told from what was meant.

    A key repeats from the moment it is seen to go down. On a slow machine a page may be built
    in between, and a key that was let go long ago would press the next page too.
    """

    def __init__(self) -> None:
        self._keys: set[int] = set()

    def meant(self, events: Sequence[pygame.event.Event]) -> list[pygame.event.Event]:
        """Events without repeats of what acts, and of what was let go by the end of them."""
        let_go = {event.key for event in events if event.type == pygame.KEYUP}
        found = []
        for event in events:
            if event.type == pygame.KEYUP:
                self._keys.discard(event.key)
            elif event.type == pygame.KEYDOWN:
                if event.key in self._keys and event.key in ACTIVATING | let_go:
                    continue
                self._keys.add(event.key)
            elif event.type == pygame.WINDOWFOCUSLOST:
                self._keys.clear()
            found.append(event)
        return found


class Loop:
    """Waits for events, hands them on, and paints what has changed."""

    def __init__(self, desk: Desk, surface: pygame.Surface, opening: Opening) -> None:
        self.desk, self.opening = desk, opening
        self.viewer = Viewer(surface, settings_of(desk, opening), desk.page())
        self.controls = Controls(self.viewer, self.act)
        seen = pygame.display.get_driver() not in UNSEEN
        self.ears = Ears(
            Voice(find_speaker()), Player(), build(opening.title, warn) if seen else None
        )
        self.stopped = False
        self.held = Held()
        self.busy = 0
        self._news = False
        self._rest_at = 0
        self.frames: list[int] = []
        """Microseconds of each frame, where they are asked for."""
        signal.signal(signal.SIGTERM, self._stop)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        self.stopped = True

    def act(self, action_id: str, value: str) -> None:
        """Take an action and show what comes of it."""
        if action_id == READ_ALOUD:
            self.ears.read(self.viewer, whole=value == "page")
            return
        self.desk.act(action_id, value)
        if not self.desk.closed:
            self.viewer.show(self.desk.page(), settings_of(self.desk, self.opening))

    def run(self) -> None:
        """Go on until the window or the desk is closed."""
        self.show()
        try:
            self.go_on()
            if not self.desk.closed:
                self.controls.part()
        finally:
            self.ears.close()

    def show(self) -> None:
        """Paint the whole page of the desk."""
        self.viewer.paint()
        pygame.display.flip()

    def go_on(self) -> None:
        """Take what comes until the window or the desk is closed, painting what changes."""
        self.ears.follow(self.viewer)
        while not (self.stopped or self.desk.closed):
            for event in self._events():
                if event.type == pygame.QUIT:
                    self.stopped = True
                elif event.type != pygame.NOEVENT:
                    self.take(event)
                if self.stopped or self.desk.closed:
                    return
            self._grant()
            if self._news or self.desk.news():
                self._news = False
                self.viewer.show(self.desk.page(), settings_of(self.desk, self.opening))
            self.viewer.tick(now_ms())
            self.controls.rest(now_ms())
            self.ears.tick(now_ms())
            if self._paint():
                self.ears.follow(self.viewer)

    def _paint(self) -> bool:
        """Paint what has changed and show it; returns whether anything had."""
        began = now_us()
        changed = self.viewer.paint()
        if not changed:
            return False
        pygame.display.update(changed)
        if self.opening.profile:
            self.frames.append(now_us() - began)
        return True

    def take(self, event: pygame.event.Event) -> None:
        """Take one event; a key also ends what is being read aloud."""
        if self.ears.bridge is not None:
            self.ears.bridge.window(event)
        if event.type == pygame.KEYDOWN and key_name(event) != READING_KEY:
            self.ears.voice.stop()
        self.controls.take(event)

    def _grant(self) -> None:
        """Do what screen readers have asked for, each on the page that stands by then."""
        bridge = self.ears.bridge
        if bridge is None:
            return
        for request in bridge.requests():
            node = bridge.ids.node(request.node)
            if node is not None and not self.desk.closed:
                self.controls.grant(node, request.wish, request.text)
                self.ears.follow(self.viewer)

    def _events(self) -> list[pygame.event.Event]:
        """Wait for events: closely while something happens, in longer breaths when not.

        pygame looks for events a thousand times a second while it waits, which alone
        would take two hundredths of a core.
        """
        now = now_ms()
        if self.viewer.moving or now - self.busy < BUSY_MS:
            events = [pygame.event.wait(FRAME_MS), *pygame.event.get()]
        else:
            events = self._breathe()
        if any(event.type not in QUIET for event in events):
            self.busy = now
        return self.held.meant(events)

    def rest(self) -> None:
        """Once in a while, when nothing has happened for a moment, tidy up."""
        now = now_ms()
        if now >= self._rest_at:
            self._rest_at = now + AGAIN_MS
            tidy()

    def _breathe(self) -> list[pygame.event.Event]:
        """Sleep until something comes: an event, news of the desk, a wish of a screen reader.

        Nothing else is done meanwhile: twenty times a second, even little is noticed.
        """
        self.rest()
        bridge = self.ears.bridge
        while True:
            pygame.time.wait(BREATH_MS)
            events = pygame.event.get()
            self._news = self.desk.news()
            if events or self._news or self.stopped or self.ears.sounding:
                return events
            if bridge is not None and bridge.asked:
                return events
