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

    def ahead(self, name: Hashable, stages: Sequence[Stage]) -> None:
        """Send an errand out whose result is likely to be asked for, where that costs no waiting.

        It is no news before somebody has asked for it.
        """
        ...

    def news(self) -> bool:
        """Whether a result that was asked for has come since this was last asked."""
        ...


class AtOnce:
    """Runs one stage of an errand while the page waits: for terminals, files and tests.

    Usually that is the last; `stage` names another one, such as 0 for a first picture.
    """

    def __init__(self, kept: int = 24, stage: int = -1) -> None:
        self._kept, self._stage = kept, stage
        self._done: dict[Hashable, Any] = {}

    def result(self, name: Hashable, stages: Sequence[Stage]) -> Any:
        """The result, at once."""
        if name not in self._done:
            self._done[name] = stages[self._stage]()
            while len(self._done) > self._kept:
                self._done.pop(next(iter(self._done)))
        return self._done[name]

    def ahead(self, name: Hashable, stages: Sequence[Stage]) -> None:
        """Nothing: somebody would have to wait for it."""

    def news(self) -> bool:
        """Never: everything is there when it is asked for."""
        return False
