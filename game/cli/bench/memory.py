"""What a process holds; apart, because a window that is measured should load nothing else."""

from __future__ import annotations

import sys
from pathlib import Path


def memory() -> float:
    """Megabytes that this process holds; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return _peak()
    return pages * 4096 / 1e6


def _peak() -> float:
    """The most that this process has held, where there is no better figure."""
    try:
        import resource
    except ImportError:
        return 0.0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e6 if sys.platform == "darwin" else most / 1e3
