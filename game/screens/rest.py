"""What a window does when it comes to rest: what it no longer needs goes back to the system."""

from __future__ import annotations

import sys
from contextlib import suppress

AGAIN_MS = 20_000
"""So long the next rest waits at least: giving memory back takes some milliseconds."""


def give_back() -> None:
    """Give the system the memory that was freed and only kept at hand.

    The library of C on Linux keeps what it was given for the next time, and a debrief's
    thousands of plays leave tens of megabytes; other systems and libraries see to it.
    """
    if sys.platform.startswith("linux"):
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
