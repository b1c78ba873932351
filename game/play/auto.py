"""Plays that play themselves, and what is reported of a play in JSON."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from game.play.record import Record, Settings
from game.rules import facts as f
from game.rules.kernel import Kernel, Policy
from game.rules.program import NOTHING
from game.rules.replay import Choice, Replay, Stretch, luck_of, start
from game.rules.state import POINT, State
from game.rules.view import View
from game.scenario.model import Scenario


def autoplay(kernel: Kernel, record: Record, policy: Policy) -> Replay:
    """Play on by a policy from the beginning of a record without choices to the end."""
    luck = luck_of(kernel, record.setting)
    stretches = [start(kernel, record.setting)]
    while (step := kernel.menu(stretches[-1].after)) is not None:
        state = stretches[-1].after
        index = policy(state.values, step, kernel.legal(state))
        after, facts = kernel.apply(state, index, luck)
        choice = Choice(step.key, step.entries[index].id)
        stretches.append(Stretch(state, choice, facts, after))
    return Replay(tuple(stretches), "", len(stretches) - 1)


def played(record: Record, replay: Replay) -> Record:
    """The record of a replay, finished or not."""
    choices = tuple(each.choice for each in replay.stretches if each.choice is not None)
    return Record(
        record.scenario, record.version, record.digest, record.settings, record.seed, choices
    )


def blank(scenario: Scenario, kernel: Kernel, settings: Settings, seed: int) -> Record:
    """A record of a play before its first choice."""
    head = scenario.head
    return Record(head.id, head.version, kernel.rules.digest, settings, seed)


def day_date(scenario: Scenario, day: int) -> date:
    """The date of a day of the scenario, from 1."""
    return date.fromisoformat(scenario.head.first_day) + timedelta(days=day - 1)


def report(scenario: Scenario, kernel: Kernel, record: Record, replay: Replay, code: str) -> Any:
    """A play as plain data: what `autoplay --json` and `replay --json` print, one a line."""
    name = kernel.rules.endings[replay.state.ending]
    ending = next((each for each in scenario.endings if each.id == name), None)
    return {
        "scenario": record.scenario,
        "version": record.version,
        "seed": record.seed,
        "luck": record.settings.luck,
        "length": str(record.settings.length),
        "temperament": record.settings.temperament,
        "code": code,
        "choices": _choices(replay),
        "days": _days(scenario, kernel, replay),
        "ending": None if ending is None else {"id": ending.id, "class": ending.kind},
    }


def _choices(replay: Replay) -> list[dict[str, Any]]:
    taken = [
        fact
        for stretch in replay.stretches
        for fact in stretch.facts
        if isinstance(fact, f.Taken) and fact.id != NOTHING
    ]
    return [
        {"day": each.day, "kind": each.menu, "matter": each.owner, "option": each.id}
        for each in taken
    ]


def _days(scenario: Scenario, kernel: Kernel, replay: Replay) -> list[dict[str, Any]]:
    stood: dict[int, f.Stood] = {}
    for stretch in replay.stretches:
        for fact in stretch.facts:
            if isinstance(fact, f.Stood):
                stood[fact.day] = fact
    last = max(stood, default=0)
    final = replay.state
    found = []
    for day, fact in sorted(stood.items()):
        ended_here = day == last and final.ending
        state = final if ended_here else State(0, fact.values)
        found.append(_day(scenario, View(kernel.rules, state), day))
    return found


def _day(scenario: Scenario, view: View, day: int) -> dict[str, Any]:
    return {
        "day": day,
        "date": day_date(scenario, day).isoformat(),
        "gauges": {gauge.id: view.tenths(gauge.id) / POINT for gauge in scenario.gauges},
        "tracks": {track.id: view.track(track.id) for track in scenario.tracks},
        "counters": {counter.id: view.counter(counter.id) for counter in scenario.counters},
        "flags": [flag.id for flag in scenario.flags if view.flag(flag.id)],
    }
