"""What can go wrong before a window is there."""

from __future__ import annotations


class NoDisplayError(RuntimeError):
    """There is no display; the message says why."""


class NoWindowError(NoDisplayError):
    """There is no display that a window could be opened on; the message says why."""
