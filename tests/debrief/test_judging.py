"""Judging the judge: bands of odds, usual ranges, and others on the same questions."""

from math import comb

from hypothesis import given
from hypothesis import strategies as st

from game.debrief.calibration import BANDS, FEWEST, bands, matches, usual_range
from game.debrief.forecasts import Forecast
from game.debrief.resolving import Outcome

TENS = st.integers(0, 10).map(lambda tens: 10 * tens)


def said(odds, came, **advisers):
    return Forecast(1, "Will it?", odds, Outcome(came, 1), tuple(advisers.items()), "It was.")


@given(st.lists(TENS, min_size=1, max_size=13))
def test_the_usual_range_holds_four_times_out_of_five(odds):
    low, high = usual_range(odds)
    assert 0 <= low <= high <= len(odds)
    chances = {0: 1.0}
    for each in odds:
        after = {}
        for count, chance in chances.items():
            after[count] = after.get(count, 0.0) + chance * (1 - each / 100)
            after[count + 1] = after.get(count + 1, 0.0) + chance * each / 100
        chances = after
    inside = sum(chances[count] for count in range(low, high + 1))
    assert inside >= 0.8 - 1e-9
    if high > low:
        shorter = max(
            sum(chances[count] for count in range(start, start + high - low))
            for start in range(len(odds) - (high - low) + 2)
        )
        assert shorter < 0.8


def test_equal_odds_give_the_binomial_range():
    low, high = usual_range([50] * 4)
    assert sum(comb(4, count) for count in range(low, high + 1)) / 16 >= 0.8
    assert (low, high) == (1, 3)


def test_every_step_of_odds_lies_in_one_band():
    for odds in range(0, 101, 10):
        assert sum(low <= odds <= high for low, high in BANDS) == 1


def test_bands_leave_out_what_was_not_answered_or_decided():
    found = bands([said(10, True), said(20, False), said(None, True), said(90, None)])
    assert [(each.asked, each.came, each.odds) for each in found] == [(2, 1, 15.0)]
    assert found[0].share == 50


def test_a_band_says_whether_its_count_is_usual():
    (sure,) = bands([said(0, True), said(0, True)])
    assert (sure.usual_low, sure.usual_high, sure.usual) == (0, 0, False)
    (even,) = bands([said(50, True)])
    assert even.usual


def test_a_few_answers_are_not_compared():
    found = matches([said(90, True, nestor=10)] * (FEWEST - 1))
    assert [(each.who, each.verdict) for each in found] == [
        ("even", "too few to tell"),
        ("nestor", "too few to tell"),
    ]


def test_a_clear_difference_is_called_one_and_a_muddle_is_not():
    clear = matches([said(90, True, nestor=10)] * FEWEST)
    assert {each.verdict for each in clear} == {"nearer"}
    other_way = matches([said(10, True, nestor=90)] * FEWEST)
    assert {each.verdict for each in other_way} == {"farther"}
    muddle = [said(80, True), said(80, False), said(20, True), said(20, False), said(80, True)]
    (even,) = matches(muddle)
    assert even.verdict == "too close to tell"


def test_others_are_compared_on_the_questions_that_both_answered():
    found = matches([said(80, True, nestor=80), said(60, False), said(None, True, nestor=10)])
    assert [(each.who, each.questions) for each in found] == [("even", 2), ("nestor", 1)]
    nestor = found[1]
    assert nestor.yours == nestor.theirs == 400
