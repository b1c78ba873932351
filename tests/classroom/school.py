"""A class for tests: codes of plays that play themselves, on the small scenario."""

from functools import cache
from pathlib import Path

from game.classroom.collect import Collection, Collector
from game.classroom.inputs import from_text
from game.classroom.summary import Summary, summarise
from game.play import checksum
from game.play.auto import autoplay, blank, played
from game.play.code import open_code
from game.play.record import Note, Record, Settings
from game.play.runcode import Kernels, code_of, compiled
from game.play.symbols import cleaned, grouped, symbols, values
from game.rules.policies import named
from game.scenario.load import load
from game.scenario.model import Scenario
from game.scenario.values import Length

TINY = Path(__file__).resolve().parents[1] / "tiny-scenario"


@cache
def tiny() -> Scenario:
    found = load(TINY)
    assert found.scenario is not None, found.findings
    return found.scenario


@cache
def kernels() -> Kernels:
    return compiled(tiny())


def record(number: int, days: int | None = None) -> Record:
    """A play by chance, with forecasts; `days` choices of it where it is not finished."""
    kernel = kernels()(Length.LESSON)
    start = blank(tiny(), kernel, Settings(Length.LESSON, "drawn", class_play=True), 99)
    run = played(start, autoplay(kernel, start, named(tiny(), kernel.rules, "random", number)))
    choices = run.choices if days is None else run.choices[:days]
    entered = len(tiny().days) if days is None else 1
    notes = tuple(
        Note("forecast", str(day), str(10 * ((number * 7 + day) % 11)))
        for day in range(1, entered + 1)
    )
    return Record(run.scenario, run.version, run.digest, run.settings, run.seed, choices, notes)


@cache
def codes(count: int) -> tuple[str, ...]:
    """So many different codes."""
    found: dict[str, None] = {}
    number = 0
    while len(found) < count:
        made = record(number)
        found[code_of(tiny(), kernels()(made.settings.length), made)] = None
        number += 1
    return tuple(found)


def of_version(code: str, version: int) -> str:
    """The same code as another version of the scenario would have made it."""
    reader = open_code(code)
    numbers = values(cleaned(code))[: -checksum.LENGTH]
    number = sum(value << 5 * place for place, value in enumerate(numbers))
    number ^= (reader.header.version ^ version) << 16
    changed = [number >> 5 * place & 31 for place in range(len(numbers))]
    return grouped(symbols([*changed, *checksum.check_of(changed)]))


def collected(text: str, *, mend: bool = False) -> Collection:
    return Collector(tiny(), kernels()).collect([from_text(text)], mend=mend)


def summary_of(text: str) -> Summary:
    return summarise(tiny(), collected(text), kernels())
