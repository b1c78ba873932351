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
    """Seconds that a command takes from start to end."""
    began = time.perf_counter()
    subprocess.run(  # noqa: S603 (this very program)
        [sys.executable, *game(), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=LONGEST,
        env=environment(),
        check=False,
    )
    return time.perf_counter() - began
