"""From a checked scenario to compact rules: one layout, one list of steps, no texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b

from game.rules.causes import Causes
from game.rules.choices import Choices
from game.rules.program import Happening, Rules, Step, WorldStep
from game.rules.worlds import Worlds
from game.scenario.model import Day, Scenario
from game.scenario.values import Length


def compile_rules(scenario: Scenario, length: Length) -> Rules:
    """The compact rules of a checked scenario in one of its lengths.

    Their digest covers everything that decides how a play goes (ids, numbers,
    conditions, documented luck) and no text.
    """
    causes = Causes(scenario, length)
    worlds = Worlds(causes)
    choices = Choices(causes)
    steps: list[Step] = []
    for day in scenario.days:
        steps += _day(day, worlds, choices)
    steps.append(worlds.last())
    messages = tuple(worlds.message(message) for message in scenario.messages)
    hours = scenario.head.hours
    temperament = tuple(
        (
            causes.layout.place("counter", value.counter),
            value.documented,
            value.lowest,
            value.highest,
        )
        for value in scenario.head.temperament
    )
    fuses = causes.fuses()
    sent = (message.does for message in messages)
    does = (*_does(steps), *sent, *(fuse.does for fuse in fuses))
    luck = sorted(causes.luck.items())
    ruled = (causes.layout.variables, steps, causes.endings, fuses, messages, temperament, luck)
    return Rules(
        layout=causes.layout,
        steps=tuple(steps),
        endings=causes.endings,
        fuses=fuses,
        messages=messages,
        hours=-1 if hours is None else causes.layout.place("counter", hours.counter),
        luck_table=causes.luck,
        temperament=temperament,
        words=causes.words,
        tapes=causes.tapes,
        length=length,
        digest=_digest(ruled, does),
    )


def _does(steps: Iterable[Step]) -> Iterator[Happening]:
    for step in steps:
        if isinstance(step, WorldStep):
            yield from step.resets
            yield from (incident.does for incident in step.incidents)
            yield from (rule.does for rule in step.rules)
        else:
            yield from (entry.does for entry in step.entries)


def _digest(ruled: object, does: Iterable[Happening]) -> str:
    """The digest of all that is ruled. A happening names itself; what it does is added once."""
    told: dict[int, str] = {}
    pending = list(does)
    while pending:
        happening = pending.pop()
        if id(happening) not in told:
            told[id(happening)] = happening.told()
            if happening.draw is not None:
                pending += [outcome.does for outcome in happening.draw.outcomes]
    text = repr(ruled) + "\n".join(sorted(told.values()))
    return blake2b(text.encode(), digest_size=16).hexdigest()


def _day(day: Day, worlds: Worlds, choices: Choices) -> Iterator[Step]:
    """All steps of a day, in playing order."""
    yield worlds.morning(day)
    yield from choices.slots(day, "question")
    yield from choices.matters(day, 0)
    yield from choices.tones(day)
    yield from choices.slots(day, "initiative")
    yield worlds.evening(day)
    for half in (1, 2):
        interruptions = tuple(choices.matters(day, half))
        yield worlds.half(day, half, stands=not interruptions)
        if interruptions:
            yield from interruptions
            yield worlds.half_over(day, half)
