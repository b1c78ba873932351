"""Open the game in a real window, use it a little, and close it as a person would.

Usage: window.py FRAMEBUFFER COMMAND [ARGUMENT ...], with DISPLAY set and xdotool installed.
FRAMEBUFFER is the file in which Xvfb keeps its screen (`-fbdir`). Exit status 0 if the
window came up by X11, showed a picture, survived some keys and closed in good order.
"""

import ctypes
import os
import struct
import subprocess
import sys
import time
from pathlib import Path

START_SECONDS = 60
CLOSE_SECONDS = 20
# A blank or broken window has one or two colours, any page of the game has many.
COLOURS_OF_A_PICTURE = 12
# Keys that must never do harm: move about, open help, leave it again.
KEYS = ["Tab", "Down", "Tab", "Up", "F1", "Escape", "Tab", "Right"]


def xdotool(*arguments: str) -> str:
    """Return what xdotool prints; empty if it found nothing."""
    done = subprocess.run(["xdotool", *arguments], capture_output=True, text=True, check=False)
    return done.stdout.strip()


def alive(game: "subprocess.Popen[bytes]") -> None:
    """Raise SystemExit if the game is gone."""
    if game.poll() is not None:
        raise SystemExit(f"the game ended by itself with status {game.returncode}")


def wait_for_window(game: "subprocess.Popen[bytes]") -> str:
    """Return the X11 number of the window that belongs to the game."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        alive(game)
        found = xdotool("search", "--onlyvisible", "--pid", str(game.pid))
        if found:
            return found.splitlines()[-1]
        time.sleep(0.2)
    raise SystemExit(f"no X11 window within {START_SECONDS} s")


def colours(framebuffer: Path) -> int:
    """Return how many colours the screen shows; the file is an X window dump."""
    dump = framebuffer.read_bytes()
    header = struct.unpack(">25I", dump[:100])
    size, bytes_per_line, height, entries = header[0], header[12], header[5], header[19]
    start = size + entries * 12
    pixels = dump[start : start + bytes_per_line * height]
    return len(set(struct.unpack(f"={len(pixels) // 4}I", pixels)))


def wait_for_picture(game: "subprocess.Popen[bytes]", framebuffer: Path) -> None:
    """Raise SystemExit if the window stays blank."""
    end = time.monotonic() + START_SECONDS
    while colours(framebuffer) < COLOURS_OF_A_PICTURE:
        alive(game)
        if time.monotonic() > end:
            raise SystemExit("the window stayed blank")
        time.sleep(0.2)


def ask_to_close(window: int) -> None:
    """Send what a window's close button sends. No window manager is there to do it."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.restype = ctypes.c_ulong
    display = ctypes.c_void_p(x11.XOpenDisplay(None))

    def atom(name: bytes) -> int:
        return int(x11.XInternAtom(display, name, 0))

    client_message = 33
    # XClientMessageEvent, padded to the size of an XEvent: type, serial, send_event,
    # display, window, message type, format, five longs of data.
    event = struct.pack(
        "@iLiPLLi5l",
        *(client_message, 0, 1, display.value, window, atom(b"WM_PROTOCOLS"), 32),
        *(atom(b"WM_DELETE_WINDOW"), 0, 0, 0, 0),
    ).ljust(192, b"\0")
    x11.XSendEvent(display, ctypes.c_ulong(window), 0, ctypes.c_long(0), event)
    x11.XCloseDisplay(display)


def main() -> None:
    """Run the trial; raise SystemExit with a sentence where it fails."""
    framebuffer, command = Path(sys.argv[1]), sys.argv[2:]
    environment = {k: v for k, v in os.environ.items() if k != "SDL_VIDEODRIVER"}
    game = subprocess.Popen(command, env=environment)
    try:
        window = wait_for_window(game)
        print(f"window {window}: {xdotool('getwindowname', window)!r}")
        wait_for_picture(game, framebuffer)
        xdotool("windowfocus", window)
        for key in KEYS:
            xdotool("key", "--window", window, key)
            time.sleep(0.3)
            alive(game)
        xdotool("mousemove", "--window", window, "200", "200")
        time.sleep(0.3)
        alive(game)
        if "libX11" not in Path(f"/proc/{game.pid}/maps").read_text(encoding="utf-8"):
            raise SystemExit("the game does not draw by X11")
        print(f"alive on x11, {colours(framebuffer)} colours on the screen")
        ask_to_close(int(window))
        try:
            status = game.wait(CLOSE_SECONDS)
        except subprocess.TimeoutExpired:
            raise SystemExit(f"still open {CLOSE_SECONDS} s after it was closed") from None
        if status != 0:
            raise SystemExit(f"closed, but with status {status}")
        print("closed in good order")
    finally:
        if game.poll() is None:
            game.kill()
            game.wait()


if __name__ == "__main__":
    main()
