"""Errands beside the page: one thread runs them, the newest first, stage by stage."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Hashable, Sequence
from contextlib import suppress
from typing import Any

Stage = Callable[[], Any]
MOST = 24
"""How many results are kept."""

TURN = 0.001
"""Seconds after which the thread must let the window have its turn."""


class Beside:
    """Runs errands in a thread of their own while the window goes on."""

    def __init__(self) -> None:
        self._lock = threading.Condition()
        self._waiting: list[tuple[Hashable, Stage]] = []
        self._done: dict[Hashable, Any] = {}
        self._sent: set[Hashable] = set()
        self._asked: set[Hashable] = set()
        self._news = False
        self._thread: threading.Thread | None = None

    def result(self, name: Hashable, stages: Sequence[Stage]) -> Any:
        """The best result so far, or None."""
        with self._lock:
            self._asked.add(name)
            self._send(name, stages)
            return self._done.get(name)

    def ahead(self, name: Hashable, stages: Sequence[Stage]) -> None:
        """Begin with an errand that is likely to be asked for; the page is not told of it."""
        with self._lock:
            self._send(name, stages)

    def _send(self, name: Hashable, stages: Sequence[Stage]) -> None:
        if name not in self._sent:
            self._sent.add(name)
            # The last of the list is taken first.
            self._waiting += [(name, stage) for stage in reversed(stages)]
            self._start()
            self._lock.notify()

    def news(self) -> bool:
        """Whether a result has come since this was last asked."""
        with self._lock:
            news, self._news = self._news, False
            return news

    def _start(self) -> None:
        if self._thread is None:
            sys.setswitchinterval(TURN)
            self._thread = threading.Thread(target=self._work, name="errands", daemon=True)
            self._thread.start()

    def _work(self) -> None:
        while True:
            with self._lock:
                while not self._waiting:
                    self._lock.wait()
                name, stage = self._waiting.pop()
            with suppress(Exception):  # the page goes without; at once, the error is met
                self._finish(name, stage())

    def _finish(self, name: Hashable, found: Any) -> None:
        with self._lock:
            self._done[name] = found
            self._news = self._news or name in self._asked
            self._forget()

    def _forget(self) -> None:
        while len(self._done) > MOST:
            oldest = next(iter(self._done))
            del self._done[oldest]
            self._sent.discard(oldest)
            self._asked.discard(oldest)
