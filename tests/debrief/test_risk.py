"""How close it was: the odds of every position, and the ledger that adds up."""

import pytest

from game.debrief.compare import history_of
from game.debrief.positions import positions
from game.debrief.risk import DICE, MOST, SHARP, enough, risk_curve
from game.rules.batch import Batch, Start, seeds
from game.rules.choosers import ByTaste, Uniform
from game.rules.estimate import Estimate, is_clear
from game.rules.even import even_tastes
from game.rules.fan import fan, fresh
from game.rules.judging import Judge


@pytest.fixture
def judged(begin, told):
    """A play with its account, the play that follows the record, and whoever judges them."""

    def make(plays=60, **wanted):
        session = begin(**wanted)
        judge = Judge(session.scenario, session.rules)
        past = history_of(session, told(session).shelf)
        return risk_curve(judge, told(session), past, plays=plays)

    return make


BOLD = {"guns": "more", "boats": "go-through", "tolls": "refuse", "seed": 4, "luck": "drawn"}


def test_every_matter_that_was_decided_has_its_odds_before_and_after(judged, begin):
    curve = judged()
    decided = [fact for fact in begin().chosen() if fact.menu in ("matter", "interruption")]
    assert [(point.matter, point.taken) for point in curve.points] == [
        (fact.owner, fact.id) for fact in decided
    ]
    for point in curve.points:
        assert point.taken in point.options
        assert set(point.differences) == set(point.options) - {point.taken}


def test_the_odds_of_all_classes_of_endings_add_to_one_everywhere(judged):
    for point in judged(**BOLD).points:
        for odds in (point.here, *point.options.values()):
            assert sum(estimate.value for estimate in odds.values()) == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize("wanted", [{}, BOLD, {"until": (2, "matters")}])
def test_the_ledger_adds_up_to_the_outcome(judged, wanted):
    curve = judged(**wanted)
    sums = [curve.sum_of(mover) for mover in ("choice", "day", "night")]
    assert curve.start + sum(sums) == pytest.approx(curve.end, abs=1e-12)
    for before, after in zip(curve.moves, curve.moves[1:], strict=False):
        assert before.after == after.before


def test_a_closed_play_ends_at_nought_or_one_and_an_open_one_at_its_last_odds(judged):
    assert judged().end in (0.0, 1.0)
    unfinished = judged(until=(2, "matters"))
    assert not unfinished.closed
    assert unfinished.end == unfinished.moves[-1].after


def test_a_paired_difference_is_the_difference_of_the_means(judged):
    curve = judged(**BOLD)
    for point in curve.points:
        for name, difference in point.differences.items():
            means = point.options[name][curve.kind].value - point.after[curve.kind].value
            assert difference.value == pytest.approx(means, abs=1e-12)


def test_the_same_play_is_judged_the_same_again(judged):
    assert judged(**BOLD) == judged(**BOLD)


def test_more_plays_refine_the_picture_with_the_luck_of_the_first(begin):
    session = begin()
    batch = Batch(session.rules)
    kinds = ("", *range(1, len(session.rules.endings)))
    start = [Start(session.stretches[0].after)]
    few, many = (
        fan(batch, start, fresh(Uniform(), plays, 7), tuple(map(str, kinds)), gravest="1")
        for plays in (64, 500)
    )
    assert (many.shares[:, :64] == few.shares).all()


def test_as_many_ways_on_are_asked_for_as_make_the_mean_error_small(judged):
    wanted = enough(judged(plays=80, **BOLD))
    assert 80 < wanted < MOST
    curve = judged(plays=wanted, **BOLD)
    errors = [
        odds[curve.kind].error
        for point in curve.points
        for odds in (point.here, *point.options.values())
    ]
    assert 0.5 * SHARP < sum(errors) / len(errors) < 1.2 * SHARP


def test_evenings_are_told_as_far_as_the_play_was_played(judged):
    curve = judged(until=(2, "matters"))
    told = [evening.day for evening in curve.evenings if evening.here is not None]
    assert told == [1]
    assert [evening.day for evening in curve.evenings] == [1, 2, 3]
    assert all(evening.record is not None for evening in curve.evenings)


def test_other_choices_meet_the_dice_of_the_play(judged):
    counts = [evening.dice for evening in judged(**BOLD).evenings]
    assert all(0 <= count <= DICE for count in counts)


def test_the_careful_are_never_judged_worse_than_the_reckless_at_the_first_evening(judged):
    first = judged(plays=400).evenings[0]
    assert first.ways["careful"].value <= first.ways["reckless"].value


def test_positions_are_mornings_matters_and_evenings_in_playing_order(begin, told):
    found = positions(told(begin(until=(3, "matters"))))
    order = [(each.day, each.half, each.dusk) for each in found]
    assert order == sorted(order, key=lambda each: (each[0], each[1] + each[2] / 2))
    assert [each.day for each in found if each.mover == "start"] == [1]
    assert [each.day for each in found if each.dusk] == [1, 2]


@pytest.mark.parametrize(
    ("value", "error", "clear"),
    [(0.03, 0.01, True), (-0.03, 0.01, True), (0.009, 0.0, False), (0.03, 0.02, False)],
)
def test_a_difference_is_clear_from_one_in_a_hundred_and_two_errors_on(value, error, clear):
    assert is_clear(Estimate(value, error, 500)) is clear


def test_the_odds_agree_with_plays_that_are_simply_played(begin):
    """The error printed beside a share is honest; seeds are fixed, so this is never flaky."""
    session = begin(**BOLD)
    judge = Judge(session.scenario, session.rules)
    batch = Batch(session.rules)
    chooser = ByTaste(even_tastes(session.scenario, session.rules, session.kernel))
    states = [stretch.before for stretch in session.stretches[1::3]]
    starts = [Start(state) for state in states if not state.ending]
    told = judge.fan(starts, "even", 500, session.seed)
    plain = batch.fan(starts, chooser, seeds(10**9, 8000), seeds(10**10, 8000), weighted=False)
    far = []
    for place in range(len(starts)):
        for kind, column in told.classes.items():
            columns = [at for at, each in enumerate(judge.kinds) if each == kind]
            share = float(plain.endings[place][:, columns].sum()) / 8000
            estimate = told.estimate(place, kind)
            error = (estimate.error**2 + share * (1 - share) / 8000) ** 0.5
            assert column >= 0
            far.append(abs(estimate.value - share) / max(error, 1e-6) if error else 0.0)
    assert max(far) < 4
    assert sum(each < 2 for each in far) >= 0.9 * len(far)
