"""Other assumptions judge the same positions under the same luck."""

import pytest

from game.debrief.laboratory import Laboratory


@pytest.fixture
def play(begin):
    return begin(guns="more", boats="go-through", luck="drawn", seed=4).record


def test_the_assumed_value_changes_nothing(tiny, play):
    found = Laboratory(tiny).argument(play, "captains", 100, 80)
    assert found.positions
    for position in found.positions:
        assert position.here == position.other
        assert position.difference.value == position.difference.error == 0


def test_differences_are_those_of_the_shares_and_go_the_way_one_expects(tiny, play):
    found = Laboratory(tiny).argument(play, "captains", 250, 200)
    for position in found.positions:
        gap = position.other.value - position.here.value
        assert position.difference.value == pytest.approx(gap, abs=1e-12)
        assert position.difference.value >= 0
    never = Laboratory(tiny).argument(play, "captains", 0, 200)
    assert all(position.difference.value <= 0 for position in never.positions)


def test_the_beginning_and_every_evening_are_judged(tiny, play):
    found = Laboratory(tiny).argument(play, "arming", 150, 20)
    assert [position.day for position in found.positions] == [0, 1, 2, 3]


def test_the_same_question_gets_the_same_answer(tiny, play):
    answers = [Laboratory(tiny).argument(play, "arming", 150, 40) for _ask in range(2)]
    assert answers[0] == answers[1]
