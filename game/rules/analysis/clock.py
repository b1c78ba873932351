"""How long a day takes to play: its words at a reading pace, and a moment for each decision."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.scenario.model import Day, Matter, Paper, Scenario
from game.scenario.values import Length

WORDS_A_MINUTE = 230
"""A sixteen-year-old's pace with plain prose."""

LONGEST, SHORTEST = 1.6, 0.4
"""A day may take so much more, and so much less, than its part of the time."""

_MINUTES = re.compile(r"\D*(\d+)(?:\D+(\d+))?\D*")


@dataclass(frozen=True, slots=True)
class Pace:
    """The minutes that a day's words take on average, and what its length allows, in minutes."""

    length: str
    day: int
    minutes: float
    least: float
    most: float

    @property
    def is_right(self) -> bool:
        """Whether the day keeps to its part of the time."""
        return self.least <= self.minutes <= self.most


def paces(
    scenario: Scenario, length: Length, shares: Mapping[tuple[str, str], float]
) -> Iterator[Pace]:
    """The pace of each day of a length; nothing where its `minutes` name no number.

    Args:
        scenario: the scenario.
        length: the length.
        shares: of plays that reached the day, the share that met a paper, a matter or a
            question, by kind and id.
    """
    limits = scenario.head.lengths[length]
    found = _MINUTES.fullmatch(limits.minutes)
    if found is None:
        return
    least, most = int(found[1]), int(found[2] or found[1])
    days = len(scenario.days)
    for day in scenario.days:
        words = _words(day, length, shares, limits.papers)
        minutes = words / WORDS_A_MINUTE
        yield Pace(length, day.day, minutes, SHORTEST * least / days, LONGEST * most / days)


def _words(day: Day, length: Length, shares: Mapping[tuple[str, str], float], most: int) -> float:
    papers = [paper for paper in day.papers if length in paper.lengths]
    weights = [shares.get(("paper", paper.id), 0.0) for paper in papers]
    read = sum(_count(*_paper(paper)) * share for paper, share in zip(papers, weights, strict=True))
    read *= min(1.0, most / max(sum(weights), 1.0))
    told = _count(day.frame, day.council.body, day.evening.ask, day.night[-1].text)
    matters = sum(
        _count(*_matter(matter)) * shares.get(("matter", matter.id), 0.0) for matter in day.matters
    )
    lists = [
        text
        for each in day.initiatives
        if length in each.lengths
        for text in (each.text, each.detail)
    ]
    asked = [each for each in day.questions if length in each.lengths]
    answers = sum(_count(each.answer) * shares.get(("question", each.id), 0.0) for each in asked)
    return read + told + matters + answers + _count(*lists, *(each.text for each in asked))


def _paper(paper: Paper) -> tuple[str, ...]:
    return paper.title, paper.text


def _matter(matter: Matter) -> Iterator[str]:
    yield matter.title
    yield matter.prompt
    for option in matter.options:
        yield option.text
        yield option.detail
    for voice in matter.voices:
        yield voice.headline
        yield voice.text


def _count(*texts: str) -> int:
    return sum(len(text.split()) for text in texts)
