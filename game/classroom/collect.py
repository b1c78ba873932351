"""Collecting a class: plays from codes and files in any order, and what was wrong with the rest.

Nothing is lost: every code that was found is a run, a duplicate or has its reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from game.classroom.inputs import Input, Kept, Rows, Unread
from game.classroom.scan import scan
from game.play.code import BadCode, Fault, digest_bits
from game.play.record import Record
from game.play.runcode import Kernels, code_of, compiled, mended, record_of
from game.rules.replay import replay
from game.scenario.model import Scenario

Why = Fault | Literal["duplicate", "class-code", "unreadable"]
"""Why something that was handed in is no run of its own."""

REASONS: Final[dict[str, str]] = {
    "mistyped": "mistyped",
    "cut-short": "cut short",
    "other-scenario": "of another scenario",
    "other-version": "of another version",
    "other-rules": "made under other rules",
    "duplicate": "handed in twice",
    "class-code": "the class code, not a run code",
    "no-code": "no code",
    "unreadable": "a file that could not be read",
}
"""The reasons in words, in the order in which they are listed."""


@dataclass(frozen=True, slots=True)
class Handed:
    """One play that was handed in. `name` is empty unless somebody typed one.

    `mended` is the code as it was typed, where an offered repair was taken.
    """

    record: Record
    code: str
    name: str
    where: str
    mended: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something handed in that is no run of its own: why, in a sentence, and what was meant."""

    why: Why
    text: str
    name: str
    where: str
    said: str
    meant: str = ""


@dataclass(frozen=True, slots=True)
class Collection:
    """All that was handed in: plays, problems, and the lines that held no code."""

    runs: tuple[Handed, ...]
    problems: tuple[Problem, ...]
    empty: tuple[str, ...]

    def of(self, why: Why) -> tuple[Problem, ...]:
        """The problems of one kind."""
        return tuple(each for each in self.problems if each.why == why)


class Collector:
    """Reads what was handed in against one scenario; its rules are compiled once."""

    def __init__(self, scenario: Scenario, kernels: Kernels | None = None) -> None:
        self.scenario = scenario
        self.kernels = kernels or compiled(scenario)

    def collect(self, inputs: Iterable[Input], *, mend: bool = False) -> Collection:
        """Return the class; `mend` takes every repair that is offered, and says so."""
        read: list[Handed | Problem] = []
        empty: list[str] = []
        for each in inputs:
            if isinstance(each, Rows):
                result = scan(each.rows, each.names)
                last = each.first - 1
                for found in result.found:
                    where = f"{each.where}, line {found.line + last}"
                    read.append(self._code(found.text, found.name, where, found.kind, mend=mend))
                empty += [f"{each.where}, line {n + last}: {t[:80]}" for n, t in result.empty]
            elif isinstance(each, Kept):
                read.append(self._kept(each))
            else:
                read.append(_unread(each))
        runs, doubles = _apart([each for each in read if isinstance(each, Handed)])
        problems = [each for each in read if isinstance(each, Problem)]
        return Collection(tuple(_ordered(runs)), (*problems, *doubles), tuple(empty))

    def _code(self, text: str, name: str, where: str, kind: str, *, mend: bool) -> Handed | Problem:
        if kind == "class":
            said = "This is the class code. The run code stands on the last page of a play."
            return Problem("class-code", text, name, where, said)
        try:
            return self._handed(record_of(self.scenario, text, self.kernels), name, where)
        except BadCode as error:
            meant = mended(self.scenario, text, self.kernels) or ""
            if meant and mend:
                record = record_of(self.scenario, meant, self.kernels)
                return replace(self._handed(record, name, where), mended=text)
            return Problem(error.fault, text, name, where, str(error), meant)

    def _handed(self, record: Record, name: str, where: str) -> Handed:
        kernel = self.kernels(record.settings.length)
        return Handed(record, code_of(self.scenario, kernel, record), name, where)

    def _kept(self, kept: Kept) -> Handed | Problem:
        record, head = kept.record, self.scenario.head
        label = f"a saved play of {len(record.choices)} choices"

        def problem(why: Why, said: str) -> Problem:
            return Problem(why, label, kept.name, kept.where, said)

        if record.scenario != head.id:
            return problem("other-scenario", f"It belongs to the scenario “{record.scenario}”.")
        if record.version != head.version:
            said = f"It was made with version {record.version} of the scenario; here is version "
            return problem("other-version", f"{said}{head.version}.")
        if record.settings.length not in head.lengths:
            return problem("other-version", "It has a length that this scenario does not have.")
        kernel = self.kernels(record.settings.length)
        if digest_bits(record.digest.ljust(5, "0")) != digest_bits(kernel.rules.digest):
            return problem("other-rules", "It was made under other rules of the same scenario.")
        run = replay(kernel, record.setting, record.choices)
        if run.stopped:
            return problem("other-rules", run.stopped)
        try:
            return self._handed(record, kept.name, kept.where)
        except ValueError:
            return Handed(record, "", kept.name, kept.where)


def _unread(each: Unread) -> Problem:
    return Problem("unreadable", "", "", each.where, each.said)


def _apart(handed: Sequence[Handed]) -> tuple[list[Handed], list[Problem]]:
    """Part the plays from those that were handed in before, as a code or as a file.

    A play with free words (from a file) stands for the same play typed as a code, and
    a name stands for none.
    """
    best: dict[tuple[object, ...], Handed] = {}
    doubles: list[Problem] = []
    for each in handed:
        key = (each.record.settings, each.record.seed, each.record.choices, each.code)
        first = best.get(key)
        if first is None:
            best[key] = each
            continue
        kept, other = first, each
        if len(each.record.notes) > len(first.record.notes):
            kept, other = replace(each, name=each.name or first.name), first
        elif not first.name and each.name:
            kept = replace(first, name=each.name)
        best[key] = kept
        doubles.append(_double(kept, other))
    plays = list(best.values())
    earlier = [(each, later) for each in plays if (later := _later(each, plays)) is not None]
    doubles += [_earlier(each, later) for each, later in earlier]
    stages = [each for each, _further in earlier]
    return [each for each in plays if each not in stages], doubles


def _later(run: Handed, runs: Sequence[Handed]) -> Handed | None:
    """The same person's same play, further on; a class shares its luck, so names must agree."""
    own = run.record
    for each in runs:
        other = each.record
        same = (other.settings, other.seed) == (own.settings, own.seed)
        count = len(own.choices)
        further = len(other.choices) > count and other.choices[:count] == own.choices
        if run.name and each.name == run.name and same and further:
            return each
    return None


def _earlier(run: Handed, later: Handed) -> Problem:
    said = f"An earlier stage of a play that {run.name} handed in further on ({later.where})."
    return Problem("duplicate", run.code, run.name, run.where, said)


def _double(kept: Handed, other: Handed) -> Problem:
    by = f" by {kept.name}" if kept.name and kept.name != other.name else ""
    said = f"The same play was handed in{by} before ({kept.where}). It is counted once."
    return Problem("duplicate", other.code, other.name, other.where, said)


def _ordered(runs: Iterable[Handed]) -> Iterator[Handed]:
    """In an order that does not depend on how they came: by name, then by code."""
    yield from sorted(runs, key=lambda run: (not run.name, run.name.casefold(), run.code))
