"""Play the whole crisis in a real window, by keyboard alone or by mouse alone.

Usage: play_window.py keyboard|mouse SAVES COMMAND [ARGUMENT ...], with DISPLAY set and
xdotool installed. A second desk without a window takes the same choices beside it: from its
pages this program knows where to press. At the end both must hold the same play.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"

import pygame

from game.cli.common import load_levels
from game.play.saves import read_play
from game.present.desk import Desk
from game.present.gallery import NoKeeper
from game.present.page import Page
from game.screens.app import (
    Opening,
    settings_of,
)
from game.screens.controls import Controls
from game.screens.viewer import Viewer

SIZE = (1366, 768)
MOST_STEPS = 1_500
PAUSE = 0.06


class FreshKeeper(NoKeeper):
    """A keeper with nothing kept, as in an empty folder."""

    def kept(self) -> tuple[()]:
        """Nothing to go on with."""
        return ()


def xdotool(*arguments: str) -> str:
    """Run xdotool; return what it prints."""
    done = subprocess.run(["xdotool", *arguments], capture_output=True, text=True, check=False)
    return done.stdout.strip()


def wait_for_window(game: "subprocess.Popen[bytes]") -> str:
    """Return the number of the game's window."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if game.poll() is not None:
            raise SystemExit(f"the game ended by itself with status {game.returncode}")
        found = xdotool("search", "--onlyvisible", "--pid", str(game.pid))
        if found:
            return found.splitlines()[-1]
        time.sleep(0.2)
    raise SystemExit("no window within a minute")


class Twin:
    """A desk without a window that is shown the very same events."""

    def __init__(self, window: str) -> None:
        self.window = window
        # Shorter texts have fewer links to step over, so the twin reads at the same level.
        levels = load_levels("cuba-1962")
        self.desk = Desk(levels.whole, FreshKeeper(), levels=levels)
        pygame.display.init()
        pygame.font.init()
        surface = pygame.display.set_mode(SIZE)
        opening = Opening(size=SIZE)
        self.viewer = Viewer(surface, settings_of(self.desk, opening), self.desk.page())
        self.opening = opening
        self.controls = Controls(self.viewer, self.act)
        self.viewer.paint()

    def act(self, action: str, value: str) -> None:
        """Take an action on the twin's desk."""
        self.desk.act(action, value)
        self.viewer.show(self.desk.page(), settings_of(self.desk, self.opening))
        self.viewer.paint()

    def page(self) -> Page:
        """The page that both show."""
        return self.desk.page()

    def key(self, name: str, code: int, mod: int = 0) -> None:
        """Press a key in the window and on the twin."""
        # To whatever has the focus, not to a window: events sent to a window bear no time, and
        # two presses that wait together would be taken for one key that repeats.
        xdotool("key", "--clearmodifiers", name)
        event = pygame.event.Event(
            pygame.KEYDOWN, key=code, mod=mod, unicode="", scancode=0, window=None
        )
        self.controls.take(event)
        self.viewer.paint()
        time.sleep(PAUSE)

    def settle(self) -> None:
        """Let the tape finish: any key shows all of it."""
        if self.page().kind == "dispatch" and self.viewer.moving:
            self.key("F9", pygame.K_F9)

    def by_keyboard(self, action: str) -> None:
        """Reach an action with Tab and press Enter."""
        self.settle()
        focus = self.viewer.screen.focus
        for _step in range(len(focus.nodes) + 1):
            if focus.node is not None and focus.node.action == action:
                break
            self.key("Tab", pygame.K_TAB)
            focus = self.viewer.screen.focus
        else:
            raise SystemExit(f"{action} cannot be reached by Tab on {self.page().id}")
        self.key("Return", pygame.K_RETURN)

    def by_mouse(self, action: str) -> None:
        """Scroll an action into view with the wheel and click it."""
        self.settle()
        for _step in range(60):
            node = next(
                (each for each in self.viewer.screen.focus.nodes if each.action == action), None
            )
            if node is None:
                raise SystemExit(f"{action} has no place on {self.page().id}")
            box = node.rect
            spot = box.center
            if self.viewer.screen.at(spot) is node:
                self._click(spot)
                return
            self._wheel(node)
        raise SystemExit(f"{action} cannot be brought into view on {self.page().id}")

    def _click(self, spot: tuple[int, int]) -> None:
        xdotool("mousemove", "--window", self.window, str(spot[0]), str(spot[1]), "click", "1")
        for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            self.controls.take(pygame.event.Event(kind, button=1, pos=spot))
        self.viewer.paint()
        time.sleep(PAUSE)

    def _wheel(self, node: object) -> None:
        scrolls = self.viewer.screen.focus.scrolls_round(node)  # type: ignore[arg-type]
        if not scrolls:
            raise SystemExit(f"nothing scrolls round {node} on {self.page().id}")
        area = scrolls[0].rect
        down = node.rect.bottom > area.bottom  # type: ignore[attr-defined]
        x, y = area.left + 12, area.top + area.height // 2
        button = "5" if down else "4"
        xdotool("mousemove", "--window", self.window, str(x), str(y), "click", button)
        self.controls.take(
            pygame.event.Event(pygame.MOUSEMOTION, pos=(x, y), rel=(0, 0), buttons=(0, 0, 0))
        )
        pygame.mouse.set_pos((x, y))
        self.controls.take(
            pygame.event.Event(
                pygame.MOUSEWHEEL,
                x=0,
                y=-1 if down else 1,
                precise_y=-1.0 if down else 1.0,
                flipped=False,
            )
        )
        self.viewer.paint()
        time.sleep(PAUSE)


def onward(page: Page) -> str:
    """The action that leads on: the first answer, then the main one."""
    answers = [
        action for action in page.actions if action.role in ("option", "scale") and action.enabled
    ]
    if answers and not any(action.pressed for action in answers):
        return answers[0].id
    main = [action for action in page.actions if action.role == "main" and action.enabled]
    return main[0].id if main else ""


def main(how: str, saves: Path, command: list[str]) -> int:
    """Play to the end of the debrief; return 0 where both desks hold the same play."""
    driver = {key: value for key, value in os.environ.items() if not key.startswith("SDL_VIDEO")}
    driver |= {"SDL_VIDEODRIVER": "x11", "SDL_AUDIODRIVER": "dummy"}
    size = f"{SIZE[0]}x{SIZE[1]}"
    game = subprocess.Popen([*command, "--saves", str(saves), "--size", size], env=driver)
    try:
        window = wait_for_window(game)
        xdotool("windowfocus", window)
        time.sleep(1)
        twin = Twin(window)
        press = twin.by_keyboard if how == "keyboard" else twin.by_mouse
        seen: list[str] = []
        for _step in range(MOST_STEPS):
            page = twin.page()
            seen.append(page.id)
            if page.id == "export":
                break
            action = onward(page)
            if not action:
                raise SystemExit(f"no way on from {page.id}")
            press(action)
        else:
            raise SystemExit("the play does not end")
        time.sleep(1)
        session = twin.desk.session
        assert session is not None
        kept = read_play(next(saves.glob("cuba-*.json")))
        if kept.choices != session.record.choices:
            raise SystemExit(f"the window holds another play: {kept.choices[-3:]}")
        place = [note.value for note in kept.notes if note.kind == "place"]
        ending = session.ending
        print(
            f"{how}: {len(seen)} pages, {len(kept.choices)} choices, ended in "
            f"“{ending.title if ending else 'nothing'}”, saved at {place}"
        )
        return 0
    finally:
        game.terminate()
        game.wait(20)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:]))
