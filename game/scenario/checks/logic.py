"""Whether the rules can work: 301 to 314, and 107 for a fuse that waits for nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.scenario import model as parts_of
from game.scenario.checks.ranges import highest_of, range_of
from game.scenario.checks.reach import Readings
from game.scenario.checks.view import View, day_of, held
from game.scenario.findings import Finding, Severity
from game.scenario.source import Path
from game.scenario.values import Condition, Form, Length

_CERTAIN = 10_000


def conditions(view: View) -> Iterator[Finding]:
    """301, 302: conditions that can never or will always be true, on the day they are asked."""
    readings = Readings(view)
    for path, condition in view.of(Condition):
        if _is_inside_another(path):
            continue
        reading = readings.at(path)
        when = "" if readings.plain.never(condition) else f" by day {reading.day}"
        if reading.never(condition):
            yield view.warning(301, path, f"this condition can never be true{when}")
        elif reading.always(condition):
            yield view.warning(302, path, "this condition is always true; leave it out")


def _is_inside_another(path: Path) -> bool:
    """Whether a condition is a part of a larger one, about which alone is spoken."""
    keys = path[-2:] if isinstance(path[-1], int) else path[-1:]
    return bool(keys) and keys[0] in ("all", "any", "not")


def choices(view: View) -> Iterator[Finding]:
    """303: days without a matter, and matters that may leave a player without an option."""
    readings = Readings(view)
    for index, day in enumerate(view.scenario.days):
        for length in view.scenario.head.lengths:
            by_day = [
                matter for matter in day.matters if matter.half == 0 and length in matter.lengths
            ]
            if not by_day:
                yield view.error(
                    303,
                    ("days", index, "matters"),
                    f"nothing is to be decided in the length {length}",
                )
    for path, matter in view.of(parts_of.Matter):
        conditions_of = [option.when for option in matter.options if option.when is not None]
        if len(conditions_of) < len(matter.options):
            continue
        reading = readings.at(path)
        if all(reading.never(condition) for condition in conditions_of):
            message = "none of the options can be taken here"
            yield view.error(303, (*path, "options"), message)
        elif not reading.always(Condition(any=tuple(conditions_of))):
            message = "every option has a condition; that one always holds could not be shown"
            yield view.warning(303, (*path, "options"), message, "give one option no condition")


def weights(view: View) -> Iterator[Finding]:
    """304, 305: draws that may have no outcome, negative weights, a first outcome that ends it."""
    highest = highest_of(view)
    for path, part in view.holding("outcomes"):
        outcomes: tuple[parts_of.Outcome, ...] = held(part, "outcomes") or ()
        for index, outcome in enumerate(outcomes):
            here = (*path, "outcomes", index)
            low, _ = range_of(outcome.weight, highest)
            if index == 0:
                yield from _first(view, here, outcome, low)
            elif low < 0 or (low == 0 and not _meant(outcome.weight)):
                message = f"the weight can become {low}; say what is meant with from: 0 or from: 1"
                yield view.warning(305, (*here, "weight"), message)


def _first(view: View, path: Path, outcome: parts_of.Outcome, low: int) -> Iterator[Finding]:
    if low < 1:
        message = f"the first outcome must always be possible, and its weight can be {low}"
        yield view.error(304, (*path, "weight"), message, "give it a whole number, or from: 1")
    if outcome.when is not None:
        yield view.error(
            304,
            (*path, "when"),
            "the first outcome must always be possible, and it has a condition",
        )
    if outcome.ending is not None:
        message = "the first outcome is the calmest, and may not end the play"
        yield view.error(304, (*path, "ending"), message)


def _meant(weight: Form | int) -> bool:
    return isinstance(weight, Form) and weight.lowest == 0


def chances(view: View) -> Iterator[Finding]:
    """314: chances of nothing, or of certainty."""
    highest = highest_of(view)
    for path, incident in view.of(parts_of.Incident):
        low, high = range_of(incident.chance, highest)
        here = (*path, "chance")
        if high <= 0:
            yield view.warning(314, here, "the chance is always 0, so this never happens")
        elif low >= _CERTAIN:
            yield view.warning(
                314,
                here,
                "the chance is always 10,000, so this is no chance at all; make it a rule",
            )
        elif high >= _CERTAIN or low < 0:
            message = f"the chance can go from {low} to {high}; basis points go from 0 to 9,999"
            yield view.warning(314, here, message, "bound it with from: and to:")


def circles(view: View) -> Iterator[Finding]:
    """306: messages that send each other for ever."""
    sends = {message.id: message.sends for message in view.scenario.messages}
    for index, message in enumerate(view.scenario.messages):
        way = _way_back(message.id, sends)
        if way:
            listed = " → ".join((message.id, *way))
            yield view.error(
                306, ("messages", index, "sends"), f"these messages send each other: {listed}"
            )


def _way_back(start: str, sends: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return the way from a message back to itself, if there is one."""
    ways: list[list[str]] = [[name] for name in sends.get(start, ())]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        if way[-1] == start:
            return way
        if way[-1] not in seen:
            seen.add(way[-1])
            ways.extend([*way, name] for name in sends.get(way[-1], ()))
    return []


def nothing_done(view: View) -> Iterator[Finding]:
    """308: amounts that change nothing."""
    for path, _, name, block in view.blocks:
        for key, amount in block.items():
            if isinstance(amount, str) and amount[:1] in "+-" and not int(amount):
                yield view.warning(308, (*path, name, key), f"{amount} changes nothing")


def endings(view: View) -> Iterator[Finding]:
    """309, 310: endings that can never win, and a last day without any."""
    ordered = sorted(enumerate(view.scenario.endings), key=lambda item: item[1].priority)
    open_to_all = [(index, ending) for index, ending in ordered if not ending.on_call]
    if not any(ending.when is None for _, ending in open_to_all):
        message = (
            "on the last day no ending may apply: one of them must have no condition (and be final)"
        )
        yield view.error(310, ("endings", 0), message)
    covering: parts_of.Ending | None = None
    for index, ending in open_to_all:
        if ending.when is None and not ending.final:
            message = f'"{ending.id}" has no condition and is not final: it would come at once'
            yield view.error(309, ("endings", index), message)
        if covering is not None and ending.final:
            message = (
                f'"{covering.id}" comes first by priority and always applies, so this one never can'
            )
            yield view.error(309, ("endings", index, "priority"), message)
        if ending.when is None and ending.final:
            covering = covering or ending


def twins(view: View) -> Iterator[Finding]:
    """311: two options of one matter that do the same."""
    for path, matter in view.of(parts_of.Matter):
        seen: dict[str, str] = {}
        plainly = [_plainly(option) for option in matter.options]
        for index, option in enumerate(matter.options):
            if plainly.count(plainly[index]) == 1:
                continue  # as nearly all: they need not be compared to their last term
            does = option.model_dump_json(
                include={"now", "also", "sends", "fuses", "outcomes", "ending", "when", "clauses"}
            )
            if does in seen:
                message = f'does the same under the same condition as "{seen[does]}"'
                yield view.warning(311, (*path, "options", index), message)
            seen.setdefault(does, option.id)


def _plainly(option: parts_of.Option) -> tuple[object, ...]:
    """Return what is seen at once of all that an option does."""
    counts = (len(option.also), len(option.fuses), len(option.outcomes), len(option.clauses))
    return (*option.now, option.sends, option.ending, option.when is None, counts)


def too_late(view: View) -> Iterator[Finding]:
    """312: what can only happen after the last day, or in days that run backwards."""
    last = view.scenario.head.days
    for name in ("from_day", "at_day", "due_day"):
        for path, part in view.holding(name):
            day = held(part, name)
            if isinstance(day, int) and day > last:
                yield view.warning(
                    312, (*path, name), f"day {day} comes after the last; there are {last} days"
                )
    for path, part in view.holding("to_day"):
        first, end = held(part, "from_day"), held(part, "to_day")
        if isinstance(first, int) and isinstance(end, int) and first > end:
            yield view.warning(
                312, (*path, "to_day"), f"from day {first} to day {end}: the days run backwards"
            )
    yield from _fuses(view, last)
    yield from _due_before(view)
    yield from _looked_back_on(view, last)


def _looked_back_on(view: View, last: int) -> Iterator[Finding]:
    """Readings and demands that stand beside days there are not."""
    message = "there is no day {day}; there are {last} days"
    for path, reading in view.of(parts_of.Reading):
        if reading.day is not None and reading.day > last:
            told = message.format(day=reading.day, last=last)
            yield view.warning(312, (*path, "day"), told)
    for path, demand in view.of(parts_of.Demand):
        for index, day in enumerate(demand.evenings):
            if not 1 <= day <= last:
                told = message.format(day=day, last=last)
                yield view.warning(312, (*path, "evenings", index), told)


def _fuses(view: View, last: int) -> Iterator[Finding]:
    for path, fuse in view.of(parts_of.Fuse):
        if (
            fuse.at_day is None
            and fuse.after_days is None
            and fuse.after_halves is None
            and fuse.when is None
        ):
            message = "the fuse waits for nothing: give it after_halves, after_days, at_day or when"
            yield view.error(107, path, message)
        position = day_of(path)
        if position is None:
            continue
        lit = view.scenario.days[position].day
        earliest = lit + (fuse.after_days or 0) + (fuse.after_halves or 0) // 2
        if earliest > last:
            yield view.warning(
                312, path, f"lit on day {lit}, it can go off on day {earliest} at the earliest"
            )
        if fuse.at_day is not None and fuse.at_day < lit:
            yield view.warning(
                312, (*path, "at_day"), f"lit on day {lit}, it is set to day {fuse.at_day}"
            )


def _due_before(view: View) -> Iterator[Finding]:
    """Predictions and evening questions that are due before they are made."""
    made_once: list[tuple[Path, parts_of.Prediction | parts_of.Evening]] = [
        *view.of(parts_of.Prediction),
        *view.of(parts_of.Evening),
    ]
    for path, part in made_once:
        position = day_of(path)
        made = view.scenario.days[position].day if position is not None else 1
        if part.due_day < made:
            message = f"made on day {made}, it is due on day {part.due_day}"
            yield view.warning(312, (*path, "due_day"), message)


def slots_filled(view: View) -> Iterator[Finding]:
    """Note on lengths: more matters a day than a length takes would never be met."""
    for index, day in enumerate(view.scenario.days):
        for length, rules in view.scenario.head.lengths.items():
            certain = [
                m
                for m in day.matters
                if m.half == 0 and Length(length) in m.lengths and m.when is None
            ]
            if len(certain) > rules.matters:
                listed = ", ".join(matter.id for matter in certain[rules.matters :])
                message = f"the length {length} takes {rules.matters} a day; nobody meets: {listed}"
                yield view.finding(Severity.WARNING, 204, ("days", index, "matters"), message)
