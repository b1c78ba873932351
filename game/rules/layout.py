"""The layout of the row: which variables a scenario needs, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.rules.state import POINT, Layout, Variable
from game.scenario.model import (
    Day,
    Effects,
    Fuse,
    Initiative,
    Matter,
    Option,
    Question,
    Scenario,
)
from game.scenario.values import Length

FULL_GAUGE = 100 * POINT
FAR_POINT = 1_000
"""Higher than any point in time of a scenario."""


def matters_of(day: Day, length: Length, half: int) -> tuple[Matter, ...]:
    """The matters of a day in a length: by day (half 0) or interruptions of a half."""
    return tuple(
        matter for matter in day.matters if matter.half == half and length in matter.lengths
    )


def offered(day: Day, kind: str, length: Length) -> Sequence[Initiative | Question]:
    """The initiatives or questions that a day offers in a length."""
    items: Sequence[Initiative | Question] = (
        day.questions if kind == "question" else day.initiatives
    )
    return tuple(item for item in items if length in item.lengths)


def grounds_name(owner: str, option: str) -> str:
    """The name of the choice of grounds for an option."""
    return f"grounds-{owner}-{option}"


def make_layout(scenario: Scenario) -> Layout:
    """The row of a scenario: the same in every length."""
    states: dict[str, tuple[str, ...]] = {}
    variables = [*_declared(scenario, states), *_moving(scenario)]
    for day in scenario.days:
        variables += _choices(day, states)
    variables += [
        *(Variable("happened", incident.id, 0, 1) for incident in scenario.incidents),
        *_once(scenario),
        Variable("closed", "question", 0, 1),
        Variable("closed", "initiative", 0, 1),
        Variable("day", "day", 1, len(scenario.days)),
    ]
    places: dict[tuple[str, str], int] = {
        (each.kind, each.id): place for place, each in enumerate(variables)
    }
    return Layout(tuple(variables), places, states)


def _declared(scenario: Scenario, states: dict[str, tuple[str, ...]]) -> Iterator[Variable]:
    for gauge in scenario.gauges:
        yield Variable("gauge", gauge.id, gauge.start * POINT, FULL_GAUGE)
    for track in scenario.tracks:
        states[track.id] = tuple(state.id for state in track.states)
        start = states[track.id].index(track.start)
        yield Variable("track", track.id, start, len(track.states) - 1)
    for counter in scenario.counters:
        yield Variable("counter", counter.id, counter.start, counter.highest)
    for flag in scenario.flags:
        yield Variable("flag", flag.id, int(flag.start), 1)


def _moving(scenario: Scenario) -> Iterator[Variable]:
    for message in scenario.messages:
        yield Variable("message", message.id, 0, 2)
        yield Variable("due", message.id, 0, FAR_POINT)
    for fuse in fuses_of(scenario):
        yield Variable("fuse", fuse.id, 0, FAR_POINT)


def _choices(day: Day, states: dict[str, tuple[str, ...]]) -> Iterator[Variable]:
    for matter in day.matters:
        yield _choice(matter.id, [option.id for option in matter.options], states)
        for option in matter.options:
            yield from _followed(option, matter.id, states)
    for messenger in day.messengers:
        yield _choice(messenger.id, [tone.id for tone in messenger.choices], states)
    for question in day.questions:
        yield Variable("taken", f"question/{question.id}", 0, 9)
    for initiative in day.initiatives:
        yield Variable("taken", f"initiative/{initiative.id}", 0, 9)
        yield from _followed(initiative, initiative.id, states)
    for paper in day.papers:
        yield Variable("received", paper.id, 0, 1)


def _choice(name: str, options: Sequence[str], states: dict[str, tuple[str, ...]]) -> Variable:
    states[f"choice/{name}"] = tuple(options)
    return Variable("choice", name, 0, len(options))


def _followed(option: Option, owner: str, states: dict[str, tuple[str, ...]]) -> Iterator[Variable]:
    for clause in option.clauses:
        yield _choice(clause.id, [choice.id for choice in clause.choices], states)
    if option.grounds:
        papers = [*option.grounds, "nothing"]
        yield _choice(grounds_name(owner, option.id), papers, states)


def _once(scenario: Scenario) -> Iterator[Variable]:
    everyone = [*scenario.opponent, *scenario.rules]
    for day in scenario.days:
        everyone += day.rules
    for rule in everyone:
        if rule.once:
            yield Variable("ran", rule.id, 0, 1)


def fuses_of(scenario: Scenario) -> Iterator[Fuse]:
    """Every fuse of a scenario, in the order of its files."""
    for effects in effects_of(scenario):
        yield from effects.fuses
        for outcome in effects.outcomes:
            yield from outcome.fuses


def effects_of(scenario: Scenario) -> Iterator[Effects]:
    """Everything in a scenario that has effects, in the order of its files."""
    yield from scenario.opponent
    yield from scenario.rules
    yield from scenario.incidents
    yield from scenario.messages
    for day in scenario.days:
        yield from day.rules
        yield from day.questions
        for messenger in day.messengers:
            yield from messenger.choices
        options: list[Option] = [option for matter in day.matters for option in matter.options]
        options += day.initiatives
        for option in options:
            yield option
            for clause in option.clauses:
                yield from clause.choices
