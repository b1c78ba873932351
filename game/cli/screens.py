"""`screenshots --check`: looks through every page in every way, in one process or several."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing import get_context
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.present.page import Page
    from game.screens.looking import Looker

PORTION = 8
"""Pages of one job where several processes share the work."""
SAID_EVERY = 10.0
"""Seconds between two lines on how far it is."""


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways in which pages are looked through."""

    sizes: tuple[tuple[int, int], ...]
    texts: tuple[int, ...]
    themes: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many pictures of each page they make."""
        return len(self.sizes) * len(self.texts) * len(self.themes)


@dataclass(frozen=True, slots=True)
class Job:
    """Some pages in one size of window, with all sizes of text and themes."""

    pages: tuple[Page, ...]
    size: tuple[int, int]
    texts: tuple[int, ...]
    themes: tuple[str, ...]

    def do(self) -> Iterator[Done]:
        """Look through the pages; yield after each page and size of text."""
        looker = _looker(self.size)
        where = f"{self.size[0]}x{self.size[1]}"
        for text in self.texts:
            for page in self.pages:
                found = looker.look(page, text, self.themes)
                told = (f"{page.id} {where} {text} {each.theme}: {each.told}" for each in found)
                yield Done(len(self.themes), tuple(told))


@dataclass(frozen=True, slots=True)
class Done:
    """How many pictures of a page have been looked at, and what was found."""

    pictures: int
    faults: tuple[str, ...]


@lru_cache(maxsize=1)
def _looker(size: tuple[int, int]) -> Looker:
    """What a process keeps from one page to the next, for as long as the size stays."""
    from game.screens.looking import Looker

    return Looker(size)


def _do(job: Job) -> list[Done]:
    return list(job.do())


def look_through(pages: Sequence[Page], ways: Ways, processes: int) -> int:
    """Look through pages, telling each fault when it is found; return 1 where there are any.

    Interrupted, it says how far it came and returns 1 as well, for not all was seen.
    """
    portion = len(pages) if processes == 1 else PORTION
    jobs = [
        Job(tuple(pages[first : first + portion]), size, ways.texts, ways.themes)
        for size in ways.sizes
        for first in range(0, len(pages), portion)
    ]
    telling = Telling(len(pages) * ways.count)
    try:
        for done in _all(jobs) if processes == 1 else _shared(jobs, processes):
            telling.add(done)
    except KeyboardInterrupt:
        print(f"stopped: {telling.faults} faults in {telling.seen} of {telling.pictures} pictures")
        return 1
    print(f"{telling.faults} faults in {len(pages)} pages, each in {ways.count} ways")
    return 1 if telling.faults else 0


def _all(jobs: Sequence[Job]) -> Iterator[Done]:
    for job in jobs:
        yield from job.do()


def _shared(jobs: Sequence[Job], processes: int) -> Iterator[Done]:
    """Do jobs in processes of their own, which leave the keys of the terminal to this one."""
    quiet = signal.SIGINT, signal.SIG_IGN
    with get_context("spawn").Pool(processes, signal.signal, quiet) as pool:
        for found in pool.imap_unordered(_do, jobs):
            yield from found


class Telling:
    """Prints faults at once, and from time to time how far it is."""

    def __init__(self, pictures: int) -> None:
        self.pictures, self.seen, self.faults = pictures, 0, 0
        self.began = self.said = time.monotonic()

    def add(self, done: Done) -> None:
        """Take note of what was found on a page."""
        self.seen += done.pictures
        self.faults += len(done.faults)
        for told in done.faults:
            print(told, flush=True)
        now = time.monotonic()
        if now - self.said >= SAID_EVERY:
            self.said = now
            left = (now - self.began) / self.seen * (self.pictures - self.seen)
            far = f"{self.seen} of {self.pictures} pictures, {self.faults} faults"
            with suppress(OSError):
                print(f"{far}, about {left / 60:.0f} min left", file=sys.stderr, flush=True)
