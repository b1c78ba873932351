"""How the bench begins other processes of this very program."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

HOME = Path(__file__).resolve().parents[3]
LONGEST = 600
"""Seconds after which a part is given up."""
FOUND = (0, 1)
"""What a command returns that did its work: 1 where it found something to say."""
CRASHED = "Traceback (most recent call last)"
"""What Python says before it returns 1, too."""
LAST = 300
"""So much of what a failed command said is told."""


def game() -> list[str]:
    """How players start the game here: by `main.py`, which looks for its libraries first."""
    starter = HOME / "main.py"
    return [str(starter)] if starter.is_file() else ["-m", "game.cli"]


def environment() -> dict[str, str]:
    """What a player has, and a display and a sound that nobody meets, unless asked for by name."""
    paths = os.pathsep.join(path for path in (str(HOME), os.environ.get("PYTHONPATH", "")) if path)
    unseen = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    given = dict(os.environ)
    # A player's Python keeps what it has compiled. One that is told not to would compile the
    # game at each start, and that would be measured.
    given.pop("PYTHONDONTWRITEBYTECODE", None)
    return unseen | given | {"PYTHONPATH": paths}


def process(arguments: Sequence[str]) -> float:
    """Seconds that a command takes from start to end. What fails is no measure, and said so."""
    began = time.perf_counter()
    done = subprocess.run(  # noqa: S603 (this very program)
        [sys.executable, *game(), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=LONGEST,
        env=environment(),
        check=False,
    )
    took = time.perf_counter() - began
    if done.returncode not in FOUND or CRASHED in done.stderr:
        from game.cli.common import trouble

        trouble(f"`{' '.join(arguments)}` failed: {done.stderr.strip()[-LAST:]}")
    return took
