"""The time that things on a page move by."""

from __future__ import annotations

import time


def now_ms() -> int:
    """Return milliseconds that only go forward, from no particular moment.

    pygame's own clock stands still until the whole of pygame is initialised, which
    the screens never do: they need neither its sound nor its joysticks.
    """
    return time.monotonic_ns() // 1_000_000


def now_us() -> int:
    """Return microseconds of the same clock."""
    return time.monotonic_ns() // 1_000
