"""An analysis by several processes: this one and its helpers, a job at a time each.

A helper is a fresh Python that reads the scenario by itself, so that it needs nothing but
a folder and the jobs. What a job finds does not depend on who does it.
"""

from __future__ import annotations

import contextlib
import os
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from game.rules.analysis.jobs import Agenda, Analyst, Crew, Found, Job
    from game.rules.analysis.plays import Progress
    from game.rules.analysis.request import Request
    from game.scenario.values import Length

MOST = 4
"""No more processes than these: each needs some 150 MB."""

WORTH = 20_000
"""Fewer plays a policy are done before a helper has read the scenario."""

AHEAD = 2
"""Jobs that a helper has in hand: the one that it does, and the next."""

PATIENCE = 0.25
"""Seconds that this process waits for helpers before it looks whether it was stopped."""


def processes(plays: int) -> int:
    """How many processes are worth while for so many plays a policy."""
    if plays < WORTH:
        return 1
    try:
        cores = len(os.sched_getaffinity(0))
    except AttributeError:
        cores = os.cpu_count() or 1
    return min(cores, MOST)


@dataclass(slots=True)
class _Helper:
    process: BaseProcess
    line: Connection
    digests: Mapping[Length, str] | None = None  # once it is ready: of the rules that it read
    in_hand: deque[Job] = field(default_factory=deque)


class Helpers:
    """Helpers, begun at once so that they read while this process does. Ends them on leaving."""

    def __init__(
        self, folder: Path, lengths: Sequence[Length], request: Request, count: int
    ) -> None:
        self.helpers: list[_Helper] = []
        if count < 1:
            return
        # Where processes cannot be begun (a browser, a narrow machine), one does it all.
        with contextlib.suppress(ImportError, OSError):
            from multiprocessing import get_context

            fresh = get_context("spawn")
            for _ in range(count):
                here, there = fresh.Pipe()
                process = fresh.Process(
                    target=_help, args=(there, folder, tuple(lengths), request), daemon=True
                )
                process.start()
                there.close()
                self.helpers.append(_Helper(process, here))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        for helper in self.helpers:
            helper.line.close()
            helper.process.terminate()
            helper.process.join()

    def crew(self, analyst: Analyst, progress: Progress) -> Crew:
        """A crew of the helpers and the analyst at hand."""

        def crew(agenda: Agenda) -> Iterator[tuple[Job, Found]]:
            done = 0
            while agenda or any(helper.in_hand for helper in self.helpers):
                for job, found in self._round(agenda, analyst):
                    done += 1
                    in_hand = sum(len(helper.in_hand) for helper in self.helpers)
                    progress(job.name, done, done + in_hand + len(agenda))
                    yield job, found

        return crew

    def _round(self, agenda: Agenda, analyst: Analyst) -> Iterator[tuple[Job, Found]]:
        """Give out jobs, do one, and take what has been found by then."""
        from multiprocessing.connection import wait

        for helper in [*self.helpers]:
            while len(helper.in_hand) < AHEAD:
                job = agenda.next(far=True)
                if job is None:
                    break
                helper.in_hand.append(job)
                with contextlib.suppress(OSError):  # its end is found when it is listened to
                    helper.line.send(job)
        # From the other end than the helpers: what a length needs is then made ready once.
        if (job := agenda.last()) is not None:
            yield job, analyst.do(job)
        lines: list[Any] = [helper.line for helper in self.helpers]
        ready = wait(lines, 0 if agenda else PATIENCE) if lines else []
        for helper in [*self.helpers]:
            if helper.line not in ready:
                continue
            try:
                told = helper.line.recv()
            except (EOFError, OSError):
                self._gone(helper, agenda)
                continue
            if helper.digests is None:
                helper.digests = told
                if told != analyst.digests:  # the files have changed meanwhile
                    self._gone(helper, agenda)
            else:
                yield helper.in_hand.popleft(), told

    def _gone(self, helper: _Helper, agenda: Agenda) -> None:
        """Do without a helper: others do what it had in hand."""
        agenda.add(helper.in_hand)
        helper.in_hand.clear()
        self.helpers.remove(helper)
        helper.line.close()
        helper.process.terminate()
        helper.process.join()


def _help(line: Connection, folder: Path, lengths: Sequence[Length], request: Request) -> None:
    """Read the scenario, and do jobs until nobody listens."""
    import signal

    # Who stops the analysis stops it there; helpers are ended by it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from game.scenario.uncollected import uncollected

    with uncollected():
        _do_jobs(line, folder, lengths, request)


def _do_jobs(line: Connection, folder: Path, lengths: Sequence[Length], request: Request) -> None:
    from queue import SimpleQueue
    from threading import Thread

    from game.rules.analysis.jobs import Analyst
    from game.rules.analysis.study import distinct
    from game.scenario.checks.view import View
    from game.scenario.load import load

    loaded = load(folder)
    if loaded.scenario is None:
        return
    view = View(loaded.scenario, loaded.places)
    analyst = Analyst(view, distinct(view, lengths), request)
    jobs: SimpleQueue[Job | None] = SimpleQueue()

    def listen() -> None:
        # Always, or two who tell each other much at the same time would wait for ever.
        with contextlib.suppress(EOFError, OSError):
            while True:
                jobs.put(line.recv())
        jobs.put(None)

    found: SimpleQueue[object] = SimpleQueue()

    def tell() -> None:
        # By itself, since the other end reads only between two jobs of its own.
        with contextlib.suppress(OSError):
            while (each := found.get()) is not None:
                line.send(each)

    Thread(target=listen, daemon=True).start()
    teller = Thread(target=tell, daemon=True)
    teller.start()
    found.put(analyst.digests)
    while (job := jobs.get()) is not None:
        found.put(analyst.do(job))
    found.put(None)
    teller.join()
