"""Whether a scenario is fair, as far as reading can tell: 307, 315, 316, 317."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.scenario import model as parts_of
from game.scenario.checks.ranges import range_of
from game.scenario.checks.reach import Reach, Readings, reach_of
from game.scenario.checks.view import View, conditions, held
from game.scenario.findings import Finding
from game.scenario.source import Path
from game.scenario.values import Amount, Condition, Form, Guarded, Model, Term

TOP = 100
LOW_END, HIGH_END = 35, 65
"""A question below the one or from the other on counts as one about an end of a gauge."""

WAR = ("limited-war", "nuclear")
LINKS, LINK_DAYS = 3, 2
"""A war has so many earlier matters with a warning and a way down, on so many days."""


# --- 307 ----------------------------------------------------------------------


def beyond_the_end(view: View) -> Iterator[Finding]:
    """307: effects that push a gauge or counter past its end in every case."""
    readings = Readings(view)
    by_path = view.by_path
    tops = {gauge.id: TOP for gauge in view.scenario.gauges}
    tops |= {counter.id: counter.highest for counter in view.scenario.counters}
    for path, part, key, block in view.blocks:
        held_when = _guards(path, part, by_path)
        reading = readings.at(path)
        for name, amount in block.items():
            moved = _range(amount, tops) if name in tops else None
            if moved is None:
                continue
            low, high = reading.bounds(name)
            for condition in held_when:
                inside = reading.within(condition, name)
                low, high = max(low, inside[0]), min(high, inside[1])
            if low <= high and (low + moved[0] > tops[name] or high + moved[1] < 0):
                end = tops[name] if moved[0] > 0 else 0
                message = f'always beyond the end: "{name}" stands at {low} to {high} here'
                yield view.warning(307, (*path, key, name), f"{message}, and ends at {end}")


def _range(amount: Amount, tops: Mapping[str, int]) -> tuple[int, int] | None:
    """Return what an amount adds at least and at most; nothing where it sets."""
    if isinstance(amount, Form):
        return range_of(amount, tops)
    if isinstance(amount, str) and amount[0] in "+-":
        return int(amount), int(amount)
    return None


def _guards(path: Path, part: Model, by_path: Mapping[Path, Model]) -> list[Condition]:
    """Return the conditions that hold at the moment a block happens."""
    own: Condition | None = held(part, "when")
    found = [own] if own is not None else []
    owner = by_path.get(path[:-2]) if isinstance(part, Guarded) else None
    waits = isinstance(owner, (parts_of.Fuse, parts_of.Outcome))
    around: Condition | None = held(owner, "when") if owner is not None and not waits else None
    return [*found, around] if around is not None else found


# --- 315 ----------------------------------------------------------------------


def harmless_ends(view: View) -> Iterator[Finding]:
    """315: gauges with an end that has no name, or that nothing in the rules asks for."""
    low, high = _asked_ends(view)
    for path, gauge in view.of(parts_of.Gauge):
        if gauge.shown in ("words", "hidden") and gauge.shown_when is None:
            continue
        for name, end, asked in (("low", gauge.low, low), ("high", gauge.high, high)):
            if end is None:
                message = f"the {name} end has no name and no meaning ({name}: …)"
                yield view.warning(315, path, message)
            elif gauge.id not in asked:
                message = f"nothing asks for the {name} end of “{gauge.id}”, so it does no harm"
                yield view.warning(315, (*path, name), message)


def _asked_ends(view: View) -> tuple[set[str], set[str]]:
    """Return the gauges whose low end, and whose high end, something in the rules asks for."""
    low: set[str] = set()
    high: set[str] = set()
    for path, whole in view.of(Condition):
        if path[0] == "head" or _only_told(path):
            continue
        for condition in conditions(whole):
            name = condition.gauge
            if name and isinstance(condition.below, int) and condition.below <= LOW_END:
                low.add(name)
            if name and isinstance(condition.at_least, int):
                (high if condition.at_least >= HIGH_END else low).add(name)
            if name and isinstance(condition.below, int) and condition.below > HIGH_END:
                high.add(name)
    for path, term in view.of(Term):
        if term.gauge and not _only_told(path):
            low.add(term.gauge)
            high.add(term.gauge)
    return low, high


def _only_told(path: Path) -> bool:
    """Whether a condition only picks a text, so that nobody is hurt by it."""
    return bool({"night", "epilogues", "courses", "circles", "voices", "prediction"} & set(path))


# --- 316 ----------------------------------------------------------------------


def ways_down(view: View) -> Iterator[Finding]:
    """316: a day with ways up and no way down, or more ways up than down in all."""
    knot = next((gauge.id for gauge in view.scenario.gauges if gauge.knot), "")
    ladder = next((track.id for track in view.scenario.tracks if track.role == "ladder"), "")
    up = down = 0
    for index, day in enumerate(view.scenario.days):
        menu = [option for matter in day.matters if matter.half == 0 for option in matter.options]
        ways = [_way(option, knot, ladder) for option in (*menu, *day.initiatives)]
        if 1 in ways and -1 not in ways:
            message = "something here raises the danger, and nothing lowers it"
            yield view.warning(316, ("days", index, "matters"), message)
        up, down = up + ways.count(1), down + ways.count(-1)
    if up > down:
        message = f"{up} options and initiatives raise the danger, and {down} lower it"
        yield view.warning(316, ("head", "days"), message)


def _way(option: parts_of.Option, knot: str, ladder: str) -> int:
    """Return 1 where an option raises the danger, -1 where it lowers it, 0 for neither."""
    step = option.now.get(ladder)
    if step in ("next", "back"):
        return 1 if step == "next" else -1
    amount = option.now.get(knot)
    if isinstance(amount, str) and amount[:1] in "+-" and int(amount):
        return 1 if int(amount) > 0 else -1
    return 0


# --- 317 ----------------------------------------------------------------------


def three_links(view: View) -> Iterator[Finding]:
    """317: wars that can come before three matters with a warning and a way down have passed."""
    reach = reach_of(view)
    knot = next((gauge.id for gauge in view.scenario.gauges if gauge.knot), "")
    ladder = next((track.id for track in view.scenario.tracks if track.role == "ladder"), "")
    firsts = _first_calls(view, reach)
    readings = Readings(view)
    for path, ending in view.of(parts_of.Ending):
        if ending.kind not in WAR:
            continue
        day = firsts.get(ending.id, 1) if ending.on_call else _first_day(ending, view, readings)
        links = [
            each.day
            for each in view.scenario.days
            for matter in each.matters
            if each.day <= day and matter.half == 0 and _is_link(matter, knot, ladder)
        ]
        if len(links) < LINKS or len(set(links)) < LINK_DAYS:
            message = (
                f"this war can come on day {day}; before that {len(links)} matters on "
                f"{len(set(links))} days have voices and an option that lowers the danger"
            )
            needed = f"a war needs {LINKS} such matters on {LINK_DAYS} days before it"
            yield view.error(317, path, message, needed)


def _is_link(matter: parts_of.Matter, knot: str, ladder: str) -> bool:
    return bool(matter.voices) and any(_way(option, knot, ladder) < 0 for option in matter.options)


def _first_calls(view: View, reach: Reach) -> Mapping[str, int]:
    """Return the first day on which each ending is named by something that can happen."""
    firsts: dict[str, int] = {}
    for path, part in view.parts:
        name = held(part, "ending")
        if name is not None:
            day = reach.day_of_part(path)
            firsts[name] = min(day, firsts.get(name, day))
    return firsts


def _first_day(ending: parts_of.Ending, view: View, readings: Readings) -> int:
    """Return the first day on which an ending's condition could hold."""
    last = view.scenario.head.days
    if ending.final or ending.when is None:
        return last
    reading = readings.late
    return next((day for day in range(1, last) if not reading.on(day).never(ending.when)), last)
