"""The commands that are waited for, read without the library of options.

That library takes a twentieth of a second to load, which is much of what opening the window
and `check` take. What is not written here, help and misspelt options among it, goes by
`game.cli.app`, and means the same there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from game.cli.common import DEFAULT_SCENARIO, Wish
from game.scenario.values import Length

CHECK_FLAGS = frozenset(("--json", "--all", "--annotations"))


def quick(arguments: Sequence[str]) -> Callable[[], int] | None:
    """Return what the arguments ask for: nothing at all, a plain `check`, or a part of `bench`."""
    if not arguments:
        return _window
    if arguments[0] == "check":
        return _check(arguments[1:])
    if arguments[0] == "bench":
        return _part(arguments[1:])
    return None


def _window() -> int:
    from game.cli.playing import open_window

    return open_window(DEFAULT_SCENARIO, Wish(Length.LESSON, "", "documented", "", ""), None)


def _part(arguments: Sequence[str]) -> Callable[[], int] | None:
    """A process that `bench` has started: it measures a window that nobody opened by name."""
    match arguments:
        case ["--part", name, "--scenario", scenario]:
            from game.cli.bench.parts import part

            return partial(part, name, scenario)
        case _:
            return None


def _check(arguments: Sequence[str]) -> Callable[[], int] | None:
    flags = {each for each in arguments if each.startswith("-")}
    where = [each for each in arguments if not each.startswith("-")]
    if len(where) > 1 or not flags <= CHECK_FLAGS:
        return None
    from game.cli.checking import check

    how = "json" if "--json" in flags else "annotations" if "--annotations" in flags else "text"
    name = where[0] if where else DEFAULT_SCENARIO
    return partial(check, name, how=how, everything="--all" in flags)
