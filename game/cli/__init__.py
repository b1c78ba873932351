"""The commands: `knot-of-war`, the same as `python main.py`."""

from __future__ import annotations

import os
import sys

from game.scenario.uncollected import uncollected

CLOSED_PIPE = 141


def main(arguments: list[str] | None = None) -> int:
    """Run a command; returns its exit status and never shows a traceback.

    0: done; 1: done, and something was found; 2: could not be done. `arguments`
    are those of the process where none are given.
    """
    with uncollected():
        from game.cli.common import TROUBLE, TroubleError

    try:
        status = _run(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
    except TroubleError as error:
        print(f"knot-of-war: {error}", file=sys.stderr)
        return TROUBLE
    except BrokenPipeError:
        # Whoever read our output has had enough; that is no fault.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLOSED_PIPE
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return 130
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        print(f"knot-of-war: {error.strerror or error}{where}", file=sys.stderr)
        return TROUBLE
    return status


def _run(arguments: list[str]) -> int:
    with uncollected():
        from game.cli.quick import quick

        at_once = quick(arguments)
    if at_once is not None:
        return at_once()
    with uncollected():
        from game.cli.app import run
    return run(arguments)
