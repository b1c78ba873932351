"""What a process holds; apart, because a window that is measured should load nothing else."""

from __future__ import annotations

import sys
from pathlib import Path


def memory() -> float:
    """Megabytes that this process holds; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return peak()
    return pages * 4096 / 1e6


def peak(*, of_children: bool = False) -> float:
    """The most megabytes that this process has held; 0 where the system does not say.

    Or the most that one of the processes held that it began and has waited for.
    """
    try:
        import resource
    except ImportError:
        return 0.0
    whose = resource.RUSAGE_CHILDREN if of_children else resource.RUSAGE_SELF
    most = resource.getrusage(whose).ru_maxrss
    return most / 1e6 if sys.platform == "darwin" else most * 1024 / 1e6
