"""Discussion questions made from what a class really disagreed on, each naming two runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from game.classroom.digest import Decision, Run
from game.classroom.summary import Split, Summary
from game.debrief.forecasts import Forecast

WANTED: Final = 3
FAR_APART: Final = 30
"""Points between two forecasts from which they are a disagreement."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two runs to compare, and what each did or said."""

    first: Run
    did: str
    second: Run
    did_other: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A question for the class: what it is about, how the class stood, whom to compare."""

    day: int
    title: str
    stood: str
    pair: Pair
    alike: str
    ask: str


def topics(summary: Summary) -> tuple[Topic, ...]:
    """Up to three questions: two decisions that split the class and one forecast, by weight.

    Fewer where the class disagreed on fewer things; none for a class of one mind.
    """
    splits = list(_split_topics(summary))
    expected = list(_forecast_topics(summary))
    found = splits[: WANTED - 1] + expected[:1]
    rest = splits[WANTED - 1 :] + expected[1:]
    found += rest[: WANTED - len(found)]
    return tuple(sorted(found, key=lambda topic: topic.day))


# --- Decisions ------------------------------------------------------------------


def _split_topics(summary: Summary) -> Iterator[Topic]:
    torn = [split for split in summary.splits if split.disagreement > 0]
    torn.sort(key=lambda split: (-split.disagreement * split.asked, split.day, split.matter.id))
    for split in torn:
        yield _split_topic(split)


def _split_topic(split: Split) -> Topic:
    parts = sorted((part for part in split.parts if part.runs), key=lambda part: -len(part.runs))
    first, second = parts[0], parts[1]
    pair = _nearest(split.matter.id, first.runs, second.runs)
    count = "; ".join(f"{len(part.runs)}: {part.option.done.rstrip('.')}" for part in parts)
    same, both = _common(split.matter.id, *pair)
    alike = f"Until then the two had given {same} of {both} answers alike." if both else ""
    ask = split.matter.class_question
    return Topic(
        split.day,
        split.matter.title,
        f"{split.asked} decided it. {count}.",
        Pair(pair[0], first.option.text, pair[1], second.option.text),
        alike,
        f"{ask} What did each of the two know that morning, and which danger did each fear more?",
    )


def _nearest(matter: str, left: Sequence[Run], right: Sequence[Run]) -> tuple[Run, Run]:
    """Two runs that answered otherwise and had most in common before; then other endings."""

    def rank(pair: tuple[Run, Run]) -> tuple[float, bool, int, int]:
        one, other = pair
        same, both = _common(matter, one, other)
        ends = one.ending is not None and one.ending is not other.ending
        return (-(same / both if both else 0.0), not ends, one.number, other.number)

    return min(product(left[:MOST_COMPARED], right[:MOST_COMPARED]), key=rank)


MOST_COMPARED: Final = 40
"""Runs of each side that are compared; more would only cost time."""


def _common(matter: str, one: Run, other: Run) -> tuple[int, int]:
    """How many earlier answers two runs gave alike, of those that both gave."""
    mine, his = dict(_before(matter, one.decisions)), dict(_before(matter, other.decisions))
    both = mine.keys() & his.keys()
    return sum(mine[each] == his[each] for each in both), len(both)


def _before(matter: str, decisions: Iterable[Decision]) -> Iterator[tuple[str, str]]:
    for each in decisions:
        if each.matter == matter:
            return
        yield each.matter, each.option


# --- Forecasts ------------------------------------------------------------------


def _forecast_topics(summary: Summary) -> Iterator[Topic]:
    given: dict[int, list[tuple[Run, Forecast, int]]] = {}
    for run in summary.runs:
        for each in run.forecasts:
            if each.odds is not None:
                given.setdefault(each.day, []).append((run, each, each.odds))
    spread = []
    for day, said in given.items():
        low = min(said, key=lambda item: (item[2], item[0].number))
        high = max(said, key=lambda item: (item[2], -item[0].number))
        if high[2] - low[2] >= FAR_APART:
            weight = len(said) * _variance([item[2] for item in said])
            spread.append((weight, day, low, high, len(said)))
    spread.sort(key=lambda item: (-item[0], item[1]))
    for _size, day, low, high, count in spread:
        yield _forecast_topic(day, low, high, count)


def _variance(odds: Sequence[int]) -> float:
    middle = sum(odds) / len(odds)
    return sum((each - middle) ** 2 for each in odds) / len(odds)


def _forecast_topic(
    day: int, low: tuple[Run, Forecast, int], high: tuple[Run, Forecast, int], count: int
) -> Topic:
    came = {
        True: "It came about in both plays.",
        False: "It came about in neither play.",
        None: "In one of the plays it came about, in the other not, or one ended before the day.",
    }[low[1].came if low[1].came is high[1].came else None]
    return Topic(
        day,
        low[1].ask,
        f"{count} said how likely they thought it: from {low[2]} to {high[2]} in a hundred.",
        Pair(low[0], f"{low[2]} in a hundred", high[0], f"{high[2]} in a hundred"),
        came,
        "What did each of the two rely on, and which paper could have changed a mind that evening?",
    )
