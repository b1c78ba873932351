"""Who commits himself speaks of what is still open: hardly ever is it decided as he says it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pytest
from plays import LENGTHS, shipped

from game.debrief.resolving import Says, says_of
from game.rules.batch import Answer, Batch, Chooser, Menu, seeds
from game.rules.batch.asking import held
from game.rules.choosers import chooser
from game.rules.compile import compile_rules
from game.rules.conditions import Shape, both, negated, shape
from game.rules.plans import named_plan
from game.rules.program import ChoiceStep, Rules
from game.scenario.model import Day, Prediction, Scenario
from game.scenario.values import Condition, Length

PLAYS = 1_000
POLICIES = ("random", "swarm", "typical", "history")
SHARE = 0.05
"""How often it may be decided already, of the times that it is said."""

OFTEN = 20
"""Fewer times than this are no measure."""


@dataclass(frozen=True)
class Foretold:
    """A prediction, the menu in front of which it is made, and who hears it.

    `entries` are the answers for which it is made; of a question, the question itself.
    """

    name: str
    menu: str
    entries: frozenset[str]
    heard: Shape
    decided: Shape


def foretold(scenario: Scenario, rules: Rules) -> Iterator[Foretold]:
    """All predictions. What only asks how a gauge stands on a day is never decided before."""
    for day in scenario.days:
        for who, menu, entries, heard, said in _spoken(day):
            says = says_of(said.when, rules)
            if says is not Says.ON:
                held_now = shape(said.when, rules.layout, day.day)
                yield Foretold(
                    f"day {day.day}, {who}: {said.text}",
                    menu,
                    frozenset(entries),
                    shape(heard, rules.layout, day.day),
                    held_now if says is Says.BY else negated(held_now),
                )


Spoken = tuple[str, str, Sequence[str], Condition | None, Prediction]


def _spoken(day: Day) -> Iterator[Spoken]:
    for matter in day.matters:
        for voice in matter.voices:
            if voice.prediction:
                for_all = [option.id for option in matter.options]
                given = voice.prediction.given or for_all
                yield voice.who, f"{day.day}/{matter.id}", given, voice.when, voice.prediction
    for question in day.questions:
        if question.prediction:
            asked = (question.id,)
            yield question.to, f"{day.day}/question", asked, None, question.prediction


class Listening:
    """Chooses as another does, and counts what was said, and what of it was decided already."""

    def __init__(self, inner: Chooser, sayings: Sequence[Foretold]) -> None:
        self._inner, self._sayings = inner, sayings
        self.said: Counter[str] = Counter()
        self.decided: Counter[str] = Counter()

    def choose(self, menu: Menu) -> Sequence[Answer]:
        taken = self._inner.choose(menu)
        for each in self._sayings:
            if each.menu == _menu_of(menu.step):
                self._count(each, menu, taken)
        return taken

    def _count(self, each: Foretold, menu: Menu, taken: Sequence[Answer]) -> None:
        own = slice(None) if menu.rows.few is not None else menu.rows.index()
        made = np.zeros(menu.rows.space, dtype=np.bool_)
        for entry, answer in zip(menu.step.entries, taken, strict=True):
            if entry.id in each.entries:
                made |= answer
        for counter, wanted in (
            (self.said, each.heard),
            (self.decided, both(each.heard, each.decided)),
        ):
            true = held(wanted, menu.walk.columns, menu.rows)
            counter[each.name] += int((made & true)[own].sum())


def _menu_of(step: ChoiceStep) -> str:
    return f"{step.moment.day}/{'question' if step.kind == 'question' else step.owner}"


def decided_as_said(scenario: Scenario, length: Length) -> dict[str, float]:
    """The predictions that were decided too often when they were made, and how often."""
    rules = compile_rules(scenario, length)
    sayings = list(foretold(scenario, rules))
    said: Counter[str] = Counter()
    decided: Counter[str] = Counter()
    for policy in POLICIES:
        listening = Listening(chooser(named_plan(scenario, rules, policy)), sayings)
        luck = seeds(1, PLAYS)
        Batch(rules).run(listening, luck, seeds(PLAYS + 1, PLAYS), temperament=luck, keep=True)
        said += listening.said
        decided += listening.decided
    assert len(said) > len(sayings) / 3, "most of them are heard"
    return {
        name: decided[name] / count
        for name, count in said.items()
        if count >= OFTEN and decided[name] > SHARE * count
    }


@pytest.mark.parametrize("length", LENGTHS)
def test_what_is_foretold_is_open_when_it_is_said(length):
    assert decided_as_said(shipped(), length) == {}


def test_a_prediction_of_what_has_happened_is_found():
    planted = _with_prediction(8, "which-ships", {"flag": "exposed"})
    assert list(decided_as_said(planted, Length.LESSON).values()) == [pytest.approx(1.0)]


def test_a_prediction_that_something_stays_and_has_passed_is_found():
    planted = _with_prediction(8, "which-ships", {"not": {"flag": "exposed"}})
    assert list(decided_as_said(planted, Length.LESSON).values()) == [pytest.approx(1.0)]


def _with_prediction(day: int, matter: str, when: dict[str, object]) -> Scenario:
    """The scenario, with the first prediction on a matter judged by another condition."""
    data = shipped().model_dump(by_alias=True, exclude_unset=True)
    held_on = next(each for each in data["days"] if each["day"] == day)
    about = next(each for each in held_on["matters"] if each["id"] == matter)
    voice = next(each for each in about["voices"] if each.get("prediction"))
    voice["prediction"]["when"] = when
    return Scenario.model_validate(data)


SUPPOSES = ("If ", "Unless ", "Without ", "With ", "Left ", "Unanswered")
"""How a prediction begins that holds for some answers only."""


def test_what_supposes_an_answer_is_judged_only_where_it_was_given():
    said = [
        voice.prediction
        for day in shipped().days
        for matter in day.matters
        for voice in matter.voices
        if voice.prediction and voice.prediction.text.startswith(SUPPOSES)
    ]
    assert len(said) > 10, "the list is not empty by mistake"
    assert [each.text for each in said if not each.given] == []
