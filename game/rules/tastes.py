"""Tastes: how a player who reads the previews would weigh the entries of a menu.

A model of play, in whole numbers, so that kernel and batch choose alike. For
each gauge whose movement an entry previews, the player asks how near the bad
ends are: movements away from a near end please, movements toward it hurt. The
weights of the five bands rise from the far band to the near end (1, 3, 6, 12).
Scores become weights by halving: every `HALVES` of score below the best entry
halve the chance of being taken.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from game.rules.conditions import YES
from game.rules.luck import WHOLE, Luck, key
from game.rules.program import NOTHING, ChoiceStep, Entry, Rules
from game.scenario.model import Scenario

BANDS = (150, 350, 650, 850)
"""Where the bands of a gauge change, in tenths; half-open."""

TOWARD_LOW = (12, 6, 3, 1, 1)
TOWARD_HIGH = (1, 1, 3, 6, 12)
PULL = tuple(low - high for low, high in zip(TOWARD_LOW, TOWARD_HIGH, strict=True))
"""What one tenth upward is worth in each band, from the low end to the high end."""

HALVES = 160
_QUARTERS = (4096, 3444, 2896, 2435)
"""2 to the power of 12, 11.75, 11.5, 11.25: one step is a quarter of a halving."""

STEPS = 48
WEIGHTS = tuple(max(_QUARTERS[step % 4] >> (step // 4), 1) for step in range(STEPS))
"""The weight of an entry by its distance from the best, in quarters of a halving."""

Moves = tuple[tuple[int, int], ...]
"""Places of gauges with the tenths that an entry is known to add."""


@dataclass(frozen=True, slots=True)
class Tastes:
    """What is known of each menu's entries, by the key of its step.

    `bonus` is added to the score of single entries, such as open questions.
    """

    moves: Mapping[str, tuple[Moves, ...]]
    bonus: Mapping[str, tuple[int, ...]]

    def scores(self, menu: str, places: Sequence[int], row: Sequence[int]) -> list[int]:
        """The scores of some entries of a menu in a row."""
        moves, bonus = self.moves[menu], self.bonus[menu]
        return [
            bonus[place] + sum(amount * PULL[band(row[gauge])] for gauge, amount in moves[place])
            for place in places
        ]


FEARS_A_STEP = 240
"""What a step up the ladder costs a typical player: its stakes are printed before the step."""


def typical_tastes(scenario: Scenario, rules: Rules, *, fears: int = FEARS_A_STEP) -> Tastes:
    """A player who goes by what the menu shows: directions, and what is at stake on the ladder.

    `fears` is what a step up the ladder costs him.
    """
    known = {gauge.id for gauge in scenario.gauges if gauge.preview == "sign"}
    known -= {gauge.id for gauge in scenario.gauges if gauge.shown == "hidden"}
    ladders = _tracks(scenario, rules, "ladder")
    return _tastes(rules, known, lambda entry: -fears * _climbs(entry, ladders))


ASKS = 480
KEEPS_DOWN = 360
SETTLES = 400
"""What an informed player gives for an open question, a step down, a line of the term sheet."""


def informed_tastes(scenario: Scenario, rules: Rules) -> Tastes:
    """A player who also asks, judges the danger, keeps a way down, and fills the term sheet.

    Reports are believed by their tells: no false one serves as grounds.
    """
    known = {gauge.id for gauge in scenario.gauges if gauge.shown != "hidden"}
    wanted = {
        question.id: ASKS
        for day in scenario.days
        for question in day.questions
        if question.open_question or question.brings
    }
    false = {
        paper.id: -ASKS
        for day in scenario.days
        for paper in day.papers
        if paper.report is not None and not paper.report.true
    }
    ladders = _tracks(scenario, rules, "ladder")
    terms = _tracks(scenario, rules, "term")

    def bonus(entry: Entry) -> int:
        seen = wanted.get(entry.id, 0) + false.get(entry.id, 0)
        named = {write.place for write in entry.does.writes if write.place in terms}
        return seen - KEEPS_DOWN * _climbs(entry, ladders) + SETTLES * len(named)

    return _tastes(rules, known, bonus)


def _tracks(scenario: Scenario, rules: Rules, role: str) -> frozenset[int]:
    """Where the tracks of a role stand in the row."""
    return frozenset(
        rules.layout.place("track", track.id) for track in scenario.tracks if track.role == role
    )


def whims(scenario: Scenario, rules: Rules) -> Mapping[str, tuple[Moves, ...]]:
    """What each entry of each menu is known to add to any gauge, by the key of the menu."""
    return _tastes(rules, {gauge.id for gauge in scenario.gauges}, lambda _entry: 0).moves


def _climbs(entry: Entry, ladders: Collection[int]) -> int:
    """1 where an entry moves a ladder up by a step, -1 where down, 0 otherwise."""
    for write in entry.does.writes:
        if write.place in ladders and not write.sets and isinstance(write.amount, int):
            return write.amount
    return 0


def _tastes(rules: Rules, known: Collection[str], bonus: Callable[[Entry], int]) -> Tastes:
    places = {rules.layout.place("gauge", gauge) for gauge in known}
    menus = [step for step in rules.steps if isinstance(step, ChoiceStep)]
    return Tastes(
        {step.key: tuple(_moves(entry, places) for entry in step.entries) for step in menus},
        {step.key: tuple(bonus(entry) for entry in step.entries) for step in menus},
    )


def _moves(entry: Entry, places: Collection[int]) -> Moves:
    if entry.id == NOTHING:
        return ()
    return tuple(
        (write.place, write.amount)
        for write in entry.does.writes
        if write.place in places
        and not write.sets
        and write.guard == YES
        and isinstance(write.amount, int)
    )


def band(tenths: int) -> int:
    """The band of a gauge, 0 at the low end to 4 at the high end."""
    return sum(tenths >= edge for edge in BANDS)


def by_score(number: int, scores: Sequence[int]) -> int:
    """The place of a score that a number from 0 to 9,999 falls on: the best weigh most."""
    return by_weight(number, weights(scores))


def shares(scores: Sequence[int]) -> list[float]:
    """How often each of some scores is taken, 0 to 1; together 1."""
    own = weights(scores)
    return [weight / sum(own) for weight in own]


def weights(scores: Sequence[int]) -> list[int]:
    """What entries of some scores weigh: the best weigh most."""
    best = max(scores)
    behind = ((best - score) * 4 // HALVES for score in scores)
    return [WEIGHTS[min(each, STEPS - 1)] for each in behind]


def by_weight(number: int, weights: Sequence[int]) -> int:
    """The place of a weight that a number from 0 to 9,999 falls on."""
    total = sum(weights)
    so_far = 0
    for place, weight in enumerate(weights):
        so_far += weight
        if number * total < so_far * WHOLE:
            return place
    return len(weights) - 1


def liking(taste: Luck, gauge: int) -> int:
    """How much a seed's whim likes a gauge to rise, -5,000 to 4,999."""
    return taste.number(key(f"whim/{gauge}")) - WHOLE // 2
