"""Random plays of the shipped crisis are those that are stored, unless its rules were changed."""

from __future__ import annotations

import pytest

from game.rules.compile import compile_rules
from game.scenario.load import load
from game.scenario.values import Length
from tests.rules.counted import RENEW, SHIPPED, counted, counted_of, first_apart, read
from tests.scenario import tiny


def test_the_plays_of_the_shipped_crisis_are_those_that_are_stored():
    scenario = load(SHIPPED).scenario
    assert scenario is not None
    moved = first_apart(read(SHIPPED), counted_of(scenario))
    assert not moved, (
        f"{moved}\nThe rules play otherwise than before. If that is not what you wanted, look at "
        f"the first day named. If it is, renew the counts and commit them:\n    {RENEW}"
    )


def played(*changes):
    scenario = tiny.replaced(changes).loaded.scenario
    assert scenario is not None
    return counted(compile_rules(scenario, Length.FULL))


BEFORE = played()


def moved_days(*changes):
    days, _endings = played(*changes)
    return [one.day for one, two in zip(BEFORE[0], days, strict=True) if one != two]


def test_other_words_change_no_count():
    assert (
        moved_days(("days/02.yaml", "text: Four boats, no flags.", "text: Four boats and no flag."))
        == []
    )


def test_what_never_happens_changes_no_count():
    assert moved_days(("world.yaml", "rules:\n", NEVER)) == []


NEVER = """rules:
  - id: never
    at: morning
    when: {all: [{gauge: calm, below: 20}, {gauge: danger, at_least: 90}]}
    now: {danger: +5}
    because: It is never so
    confidence: invented
"""


@pytest.mark.parametrize(
    ("file", "old", "new", "days"),
    [
        ("days/02.yaml", "now: {danger: -6, calm: -3,", "now: {danger: -5, calm: -3,", [3]),
        ("days/01.yaml", "lies: +5, ", "lies: +4, ", [2, 3]),
    ],
)
def test_a_change_is_seen_from_its_day_on(file, old, new, days):
    found = moved_days((file, old, new))
    assert found
    assert min(found) >= min(days)


def test_the_first_day_that_differs_is_named():
    now = counted_of(load(SHIPPED).scenario)
    other = {**now, "full": {**now["full"], "days": [dict(day) for day in now["full"]["days"]]}}
    other["full"]["days"][4]["digest"] = "0"
    assert first_apart(other, now).startswith("length full, day 5: ")
    assert not first_apart(now, now)
    assert first_apart({}, now).startswith("length lesson, day 1: ")
