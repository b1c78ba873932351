"""Long calculations that a page asks for, and gets when they are ready.

A page never waits for one by itself: it shows what there is. Whether an errand
is run at once or beside the page is the front end's choice.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Protocol

Stage = Callable[[], Any]
"""One calculation; later stages of an errand are better, and slower."""


class Errands(Protocol):
    """Runs errands. The same name always stands for the same result."""

    def result(self, name: Hashable, stages: Sequence[Stage]) -> Any:
        """The best result so far, or None; the errand is sent out where it is new."""
        ...

    def news(self) -> bool:
        """Whether a result has come since this was last asked."""
        ...


class AtOnce:
    """Runs the last stage of an errand while the page waits: for terminals, files and tests."""

    def __init__(self, kept: int = 24) -> None:
        self._kept = kept
        self._done: dict[Hashable, Any] = {}

    def result(self, name: Hashable, stages: Sequence[Stage]) -> Any:
        """The final result."""
        if name not in self._done:
            self._done[name] = stages[-1]()
            while len(self._done) > self._kept:
                self._done.pop(next(iter(self._done)))
        return self._done[name]

    def news(self) -> bool:
        """Never: everything is there when it is asked for."""
        return False
