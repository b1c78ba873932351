"""What reading says can be on a day holds in play: nobody ever leaves those bounds."""

import random
from functools import cache

import pytest

from game.data import data_root
from game.rules.compile import compile_rules
from game.rules.kernel import Kernel
from game.rules.luck import drawn
from game.rules.view import View as Seen
from game.scenario.checks.reach import Reach, Readings
from game.scenario.checks.view import View
from game.scenario.load import load
from game.scenario.values import Length
from tests.scenario import tiny


@cache
def loaded(name):
    folder = tiny.FOLDER if name == "tiny" else data_root() / "scenarios" / name
    return load(folder)


def states(scenario, seed):
    """Every state of one play in which everything is chosen at random."""
    rules = compile_rules(scenario, Length.FULL)
    kernel = Kernel(rules)
    pick = random.Random(seed)
    luck = drawn(seed)
    state, _told = kernel.begin(luck, luck)
    yield Seen(rules, state)
    while legal := kernel.legal(state):
        state, _told = kernel.apply(state, pick.choice(legal), luck)
        yield Seen(rules, state)


def values(scenario, seen):
    for gauge in scenario.gauges:
        tenths = seen.tenths(gauge.id)
        yield gauge.id, tenths // 10, -(-tenths // 10)
    for counter in scenario.counters:
        yield counter.id, seen.counter(counter.id), seen.counter(counter.id)
    for flag in scenario.flags:
        yield flag.id, int(seen.flag(flag.id)), int(seen.flag(flag.id))
    for track in scenario.tracks:
        place = [state.id for state in track.states].index(seen.track(track.id))
        yield track.id, place, place


@pytest.mark.parametrize(("name", "plays"), [("tiny", 40), ("cuba-1962", 12)])
def test_no_play_leaves_the_bounds_that_reading_gives(name, plays):
    found = loaded(name)
    reach = Reach(View(found.draft, found.places))
    for seed in range(plays):
        for seen in states(found.scenario, seed):
            for quantity, low, high in values(found.scenario, seen):
                least, most = reach.bounds(quantity, seen.day)
                assert least <= high, (quantity, seen.day, seed)
                assert low <= most, (quantity, seen.day, seed)


def test_a_flag_that_is_set_on_the_second_day_is_not_set_on_the_first():
    found = loaded("tiny")
    reach = Reach(View(found.draft, found.places))
    assert reach.bounds("patrols", 2) == (0, 1)
    assert reach.bounds("agreed", 2) == (0, 0)
    assert reach.bounds("agreed", 3) == (0, 1)
    assert reach.bounds("nobody", 1) is None


def test_an_answer_cannot_arrive_before_its_question_can_be_sent():
    checked = tiny.replaced(
        [
            ("days/01.yaml", "    sends: [to-reyes-letter]\n", ""),
            (
                "days/02.yaml",
                "    sends: [call-reyes]\n",
                "    sends: [call-reyes, to-reyes-letter]\n",
            ),
            (
                "world.yaml",
                "    sends: [from-reyes]\n    because: Southport has read",
                "    because: Southport has read",
            ),
        ]
    )
    reach = Reach(View(checked.loaded.draft, checked.loaded.places))
    assert reach.first_day("sent", "to-reyes-letter") == 2
    assert reach.first_day("arrived", "from-reyes") == 2
    assert reach.first_day("chosen", "treaty/sign") == 3


def test_a_condition_of_a_day_is_read_on_that_day_and_one_that_waits_on_the_last():
    found = loaded("tiny")
    readings = Readings(View(found.draft, found.places))
    assert readings.at(("days", 0, "matters", 0, "options", 0, "when")).day == 1
    assert readings.at(("days", 0, "initiatives", 0, "fuses", 0, "when")).day == 3
    assert readings.at(("endings", 0, "when")).day == 3
    assert readings.at(("days", 0, "evening", "true_when")) is readings.plain
