"""What a window does when it comes to rest, so that it need not do it in the midst of a page."""

from __future__ import annotations

import gc
import sys
from contextlib import suppress

AGAIN_MS = 20_000
"""So long the next rest waits at least: tidying takes a twentieth of a second."""


def tidy() -> None:
    """Look for garbage now, and give the system what was freed.

    Otherwise Python looks for it when a page has made enough new things, and one page in
    fifty takes twice its time.
    """
    gc.collect()
    _give_back()


def _give_back() -> None:
    """Give the system the memory that was freed and only kept at hand.

    The library of C on Linux keeps what it was given for the next time, and a debrief's
    thousands of plays leave tens of megabytes; other systems and libraries see to it.
    """
    if sys.platform.startswith("linux"):
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
