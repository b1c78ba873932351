"""What can go wrong before a window is there."""

from __future__ import annotations


class NoWindowError(RuntimeError):
    """There is no display that a window could be opened on; the message says why."""
