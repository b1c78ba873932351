"""`python -m game.cli.bench.bare`: a process that opens an empty window and nothing else."""

from __future__ import annotations

import json

from game.cli.bench.memory import memory
from game.screens.bare import bare_window

USUAL = (1366, 768)


def main() -> None:
    """Open the window, and say what the process holds then."""
    bare_window(USUAL)
    print(json.dumps({"memory": memory()}), flush=True)


if __name__ == "__main__":
    main()
