"""Odds in words: what a teacher may read out."""

import pytest

from game.debrief.ledger import ledger
from game.debrief.risk import Move, RiskCurve
from game.debrief.saying import compared, figure, in_hundred, signed
from game.rules.estimate import Estimate


@pytest.mark.parametrize(
    ("value", "error", "words", "number"),
    [
        (0.07, 0.002, "about 7 in 100", "7"),
        (0.0, 0.0, "fewer than 1 in 100", "under 1"),
        (0.0099, 0.0, "fewer than 1 in 100", "under 1"),
        (0.01, 0.0, "about 1 in 100", "1"),
        (1.0, 0.0, "more than 99 in 100", "over 99"),
        (0.994, 0.0, "more than 99 in 100", "over 99"),
        (0.075, 0.015, "between 6 and 9 in 100", "6 to 9"),
        (0.012, 0.011, "fewer than 3 in 100", "1 to 2"),
        (0.985, 0.02, "more than 95 in 100", "96 to 99"),
    ],
)
def test_a_share_is_said_in_whole_hundredths_and_never_as_none_or_all(value, error, words, number):
    estimate = Estimate(value, error, 500)
    assert in_hundred(estimate) == words
    assert figure(estimate) == number


@pytest.mark.parametrize("error", [0.0, 0.004, 0.013, 0.05])
def test_no_number_is_nought_a_hundred_or_a_decimal(error):
    for value in range(998):
        estimate = Estimate(value / 997, error, 64)
        for text in (in_hundred(estimate), figure(estimate)):
            words = text.removesuffix(" in 100").split()
            assert not {"0", "100"} & set(words), value
            assert "." not in text


@pytest.mark.parametrize(
    ("value", "error", "words"),
    [
        (-0.03, 0.01, "about 3 in 100 safer than what you chose"),
        (0.03, 0.01, "about 3 in 100 more dangerous than what you chose"),
        (-0.03, 0.016, "no clear difference"),
        (-0.009, 0.0, "no clear difference"),
    ],
)
def test_a_difference_is_named_only_where_it_is_clear(value, error, words):
    assert compared(Estimate(value, error, 500)) == words


def test_changes_carry_their_sign():
    assert [signed(each) for each in (3, 0, -2)] == ["+3", "0", "−2"]


def test_the_printed_ledger_adds_up_exactly():
    shares = [0.254, 0.2449, 0.3051, 0.1349, 0.0049, 1.0]
    moves = tuple(
        Move(day, 0, mover, before, after)
        for day, (mover, before, after) in enumerate(
            zip(("choice", "day", "night", "choice", "night"), shares, shares[1:], strict=False)
        )
    )
    book = ledger(RiskCurve(500, "nuclear", (), (), shares[0], moves, 1.0, closed=True))
    sums = [book.sum_of(mover) for mover in ("choice", "day", "night")]
    assert (book.start, sums, book.end) == (25, [-14, 7, 82], 100)
    assert book.start + sum(sums) == book.end
