"""A play as a run code, and back: the header, every choice, forecasts and grades.

The choices are read while the replay runs, because only the menu that a play
has reached tells how many entries the next choice had.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from game.play.code import (
    FULL,
    HELD,
    BadCode,
    Digit,
    Header,
    Reader,
    digest_bits,
    encode,
    open_code,
    packed,
    repair,
    scenario_hash,
    unpacked,
)
from game.play.record import HELD_NOTE, Note, Notes, Record
from game.rules.compile import compile_rules
from game.rules.kernel import Kernel
from game.rules.replay import Choice, Stretch, entry_index, luck_of, start
from game.rules.state import State
from game.scenario.model import Paper, Scenario
from game.scenario.values import Length

TENS = 12  # no forecast, or 0, 10 … 100
GRADES = ("", "believe", "doubt", "park")


def code_of(scenario: Scenario, kernel: Kernel, record: Record) -> str:
    """The code of a play, finished or not.

    Raises ValueError where the record does not fit the rules, or is too long.
    """
    motives = [motive.id for motive in scenario.head.motives]
    held = HELD if Notes.of(record.notes).get(*HELD_NOTE) else 0
    header = Header(
        scenario_hash(record.scenario),
        record.version,
        digest_bits(kernel.rules.digest),
        packed(record.settings, motives) | held,
        record.seed,
        len(record.choices),
        FULL,
    )
    state = start(kernel, record.setting).after
    luck = luck_of(kernel, record.setting)
    digits: list[Digit] = []
    for choice in record.choices:
        step = kernel.menu(state)
        index = -1 if step is None or step.key != choice.menu else entry_index(step, choice.id)
        if step is None or index < 0:
            message = f"the record does not fit at {choice.menu}"
            raise ValueError(message)
        digits.append(Digit(index, len(step.entries)))
        state, _facts = kernel.apply(state, index, luck)
    notes = {(note.kind, note.key): note.value for note in record.notes}
    digits += [
        Digit(_forecast_digit(notes.get(("forecast", str(day)), "")), TENS)
        for day in _days(kernel, state)
    ]
    digits += [
        Digit(_grade_digit(notes.get(("grade", paper.id), "")), len(GRADES))
        for paper in _reports(scenario, kernel, state, record.settings.length)
    ]
    return encode(header, digits)


def _forecast_digit(value: str) -> int:
    return int(value) // 10 + 1 if value.isdigit() and int(value) <= 100 else 0  # noqa: PLR2004


def _grade_digit(value: str) -> int:
    return GRADES.index(value) if value in GRADES else 0


def _days(kernel: Kernel, state: State) -> range:
    """The days that a play has entered; both sides of the code agree on them."""
    return range(1, state.values[kernel.rules.layout.place("day", "day")] + 1)


def _reports(scenario: Scenario, kernel: Kernel, state: State, length: Length) -> Iterator[Paper]:
    for day in _days(kernel, state):
        for paper in scenario.days[day - 1].papers:
            if paper.report is not None and length in paper.lengths:
                yield paper


Kernels = Callable[[Length], Kernel]
"""Gives the compiled rules of a length; whoever reads many codes keeps them."""


def compiled(scenario: Scenario) -> Kernels:
    """Rules by length, each length compiled when it is first asked for."""
    known: dict[Length, Kernel] = {}

    def kernel(length: Length) -> Kernel:
        if length not in known:
            known[length] = Kernel(compile_rules(scenario, length))
        return known[length]

    return kernel


def record_of(scenario: Scenario, text: str, kernels: Kernels | None = None) -> Record:
    """The record that a code stands for.

    Raises BadCode with a sentence for people: mistyped (and in which group), cut
    short, of another scenario, version or rules.
    """
    reader = open_code(text)
    head = scenario.head
    if reader.header.scenario != scenario_hash(head.id):
        message = f"This code belongs to another scenario, not to “{head.title}”."
        raise BadCode(message, fault="other-scenario")
    if reader.header.version != head.version:
        message = (
            f"This code was made with version {reader.header.version} of the scenario; "
            f"here is version {head.version}."
        )
        raise BadCode(message, fault="other-version")
    settings = unpacked(reader.header.settings, [motive.id for motive in head.motives])
    if settings.length not in head.lengths:
        message = "This code belongs to a length that this scenario does not have."
        raise BadCode(message)
    kernel = (kernels or compiled(scenario))(settings.length)
    if reader.header.rules != digest_bits(kernel.rules.digest):
        message = (
            "This code was made under other rules of the same scenario. Open it with the "
            "program that made it, or take the play's file along."
        )
        raise BadCode(message)
    empty = Record(head.id, head.version, kernel.rules.digest, settings, reader.header.seed)
    return _choices(scenario, kernel, empty, reader)


def _choices(scenario: Scenario, kernel: Kernel, record: Record, reader: Reader) -> Record:
    luck = luck_of(kernel, record.setting)
    stretches = [start(kernel, record.setting)]
    for _place in range(reader.header.choices):
        state = stretches[-1].after
        step = kernel.menu(state)
        if step is None:
            message = "This code goes on after the end of its play."
            raise BadCode(message)
        index = reader.digit(len(step.entries))
        if index not in kernel.legal(state):
            message = f"This code takes something on day {step.moment.day} that is not offered."
            raise BadCode(message)
        after, facts = kernel.apply(state, index, luck)
        choice = Choice(step.key, step.entries[index].id)
        stretches.append(Stretch(state, choice, facts, after))
    notes = _notes(scenario, kernel, record, reader, stretches[-1].after)
    reader.finish()
    return Record(
        record.scenario,
        record.version,
        record.digest,
        record.settings,
        record.seed,
        tuple(each.choice for each in stretches if each.choice is not None),
        tuple(notes),
    )


def _notes(
    scenario: Scenario, kernel: Kernel, record: Record, reader: Reader, state: State
) -> list[Note]:
    found = [Note(*HELD_NOTE, "1")] if reader.header.settings & HELD else []
    if reader.header.format != FULL:
        return found
    for day in _days(kernel, state):
        digit = reader.digit(TENS)
        if digit:
            found.append(Note("forecast", str(day), str(10 * (digit - 1))))
    for paper in _reports(scenario, kernel, state, record.settings.length):
        grade = GRADES[reader.digit(len(GRADES))]
        if grade:
            found.append(Note("grade", paper.id, grade))
    return found


def mended(scenario: Scenario, text: str, kernels: Kernels | None = None) -> str | None:
    """The one code near a mistyped one that replays, or nothing."""

    def fits(reader: Reader) -> bool:
        return reader.header.scenario == scenario_hash(scenario.head.id)

    found = repair(text, fits)
    if found is None:
        return None
    try:
        record_of(scenario, found, kernels)
    except BadCode:
        return None
    return found
