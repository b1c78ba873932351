"""Play the whole crisis over the accessibility bus alone, as a screen reader's user would.

Usage: play_bus.py COMMAND [ARGUMENT ...], under a D-Bus session with its accessibility bus
(`.ci/bus` starts both) and with the system's own Python, which has pyatspi. Reads names,
roles and states only from the bus, presses only through it. Exit status 0 if the play came
to its ending and through the debrief, everything that can be pressed has a name, and
nothing had to be guessed.
"""

import contextlib
import re
import subprocess
import sys
import time

import pyatspi
from gi.repository import Atspi, GLib

START_SECONDS = 60
PAGE_SECONDS = 15
MOST_ACTIONS = 900
MOST_LOOKS = 5
PRESSED = ("push button", "toggle button", "radio button", "link", "page tab", "entry")
ASIDE = re.compile(
    r"(Save and leave|Leave|Help|Settings|Where things stand|Papers and codex|Take the last"
    r"|Show |Hide |As a |Stop here|Back|Before|Skip|Play |No more hints|Sources|All sources|Kept|Teach|Run code|Class|The code)"
)
CLOSING = re.compile(r"Take it with you|Your play")


def within(node):
    """Yield a node of the bus and everything in it."""
    yield node
    for place in range(node.childCount):
        kid = node.getChildAtIndex(place)
        if kid is not None:
            yield from within(kid)


def find_game():
    """Return the game on the bus; its answers are never kept, so that they are never old."""
    desktop = pyatspi.Registry.getDesktop(0)
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        for place in range(desktop.childCount):
            game = desktop.getChildAtIndex(place)
            if game is not None and game.childCount:
                game.set_cache_mask(Atspi.Cache.NONE)
                return game
        time.sleep(0.3)
    raise SystemExit("the game did not come to the accessibility bus")


def look(game):
    """Return the window's name and all that is in it as (node, role, name, enabled, chosen)."""
    frame = game.getChildAtIndex(0)
    found = []
    for node in within(frame):
        states = node.getState()
        chosen = states.contains(pyatspi.STATE_CHECKED) or states.contains(pyatspi.STATE_PRESSED)
        enabled = states.contains(pyatspi.STATE_ENABLED)
        found.append((node, node.getRoleName(), node.name, enabled, chosen))
    return frame.name, found


def choose(found, tried):
    """Return what to press: the last button that leads on, else an answer not yet tried."""
    buttons = [each for each in found if each[1] == "push button" and each[3]]
    onward = [each for each in buttons if not ASIDE.match(each[2])]
    answers = [each for each in found if each[1] == "radio button" and each[3]]
    if answers and not any(each[4] for each in answers):
        fresh = [each for each in answers if each[2] not in tried]
        if fresh and not (onward and tried):
            return fresh[0]
    for each in reversed(onward):
        if each[2] not in tried:
            return each
    fresh = [each for each in answers if each[2] not in tried]
    return fresh[0] if fresh else None


def main() -> None:
    """Run the trial; raise SystemExit with a sentence where it fails."""
    game = subprocess.Popen(sys.argv[1:])
    try:
        play(find_game(), game)
    finally:
        game.kill()
        game.wait()


def play(app, game) -> None:
    """Press through the play; print what was met."""
    pages, nameless, before, tried, last = [], set(), set(), set(), None
    debrief, again, actions = False, 0, 0
    while actions < MOST_ACTIONS:
        if game.poll() is not None:
            raise SystemExit(f"the game ended by itself with status {game.returncode}")
        title, found = settled(app)
        sign = (title, tuple(name for _n, role, name, _e, _c in found if role == "heading"))
        # A node that goes while it is read has no name either: only what stays without one counts.
        bare = {(title, role) for _n, role, name, _e, _c in found if role in PRESSED and not name}
        nameless |= bare & before if sign == last else set()
        before = bare
        if sign != last:
            last, tried, again = sign, set(), 0
            pages.append(title)
            debrief = debrief or title == "Quality and luck"
        if debrief and CLOSING.match(title):
            break
        target = choose(found, tried)
        if target is None:
            # On a busy machine a page may come later than the next look: then look again.
            again += 1
            if again > MOST_LOOKS:
                raise SystemExit(f"nothing leads on from {title!r}")
            tried.clear()
            time.sleep(1)
            continue
        actions += 1
        tried.add(target[2])
        press(target[0])
        time.sleep(0.35)
    else:
        raise SystemExit(f"not over after {MOST_ACTIONS} actions; last met: {pages[-12:]}")
    if nameless:
        raise SystemExit(f"pressed without a name: {sorted(nameless)}")
    print(f"{actions} actions, {len(pages)} pages, to {title!r}; everything had a name")


def press(node) -> None:
    """Press a node, if it is still there: a page may have changed since the look."""
    with contextlib.suppress(NotImplementedError, GLib.GError):
        node.queryAction().doAction(0)


def settled(app):
    """Look until nothing changes under the eyes of the looker."""
    end = time.monotonic() + PAGE_SECONDS
    while True:
        try:
            return look(app)
        except Exception:  # the bus says by many errors that a node has gone
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


if __name__ == "__main__":
    main()
