"""What a forecast came to in a play: by a day, until a day, on a day, or not to be decided."""

from game.debrief.forecasts import Said, forecasts, predictions
from game.debrief.resolving import Outcome, Says, outcome, says_of
from game.scenario.values import Condition

EXPOSED = Condition(flag="exposed")
MORNING = (1, 0, False)


def until_exposed(account):
    """The first moment at which the flag stood."""
    return next(moment for moment, view in account.stood.items() if view.holds(EXPOSED))


def test_what_came_true_early_counts_although_the_play_ended_before_the_day(begin, told):
    account = told(begin())
    day, half, _dusk = until_exposed(account)
    assert outcome(account, MORNING, (9, 0), EXPOSED) == Outcome(True, day, half)


def test_what_was_to_stay_so_failed_when_it_ceased(begin, told):
    account = told(begin())
    day, half, _dusk = until_exposed(account)
    hidden = Condition(**{"not": {"flag": "exposed"}})
    assert outcome(account, MORNING, (9, 0), hidden) == Outcome(False, day, half)


def test_what_had_not_come_when_the_play_ended_before_the_day_is_left_open(begin, told):
    account = told(begin())
    never = Condition(all=[EXPOSED, Condition(**{"not": {"flag": "exposed"}})])
    assert outcome(account, MORNING, (9, 0), never) == Outcome(None, 3, open="ended")


def test_what_had_not_come_by_the_day_is_false_on_that_day(begin, told):
    account = told(begin())
    never = Condition(all=[EXPOSED, Condition(**{"not": {"flag": "exposed"}})])
    assert outcome(account, MORNING, (3, 0), never) == Outcome(False, 3)


def test_an_unfinished_play_tells_nothing_before_the_day(begin, told):
    account = told(begin(until=(3, "council")))
    assert outcome(account, MORNING, (3, 2), EXPOSED).came is None
    assert outcome(account, MORNING, (3, 2), EXPOSED).open == "not yet"


def test_a_forecast_says_that_it_comes_that_it_stays_or_how_a_gauge_stands(begin):
    rules = begin().rules
    cases = (
        (EXPOSED, Says.BY),
        (Condition(track="ladder", at_least="shots"), Says.BY),
        (Condition(**{"not": {"flag": "exposed"}}), Says.STAYS),
        (Condition(track="ladder", below="shots"), Says.STAYS),
        (Condition(track="ladder", **{"is": rules.layout.states["ladder"][0]}), Says.STAYS),
        (Condition(track="ladder", **{"is": rules.layout.states["ladder"][1]}), Says.BY),
        (Condition(all=[EXPOSED, Condition(**{"not": {"flag": "exposed"}})]), Says.BY),
        (Condition(gauge=next(iter(begin().scenario.gauges)).id, below=50), Says.ON),
    )
    for condition, said in cases:
        assert says_of(condition, rules) is said, condition


def test_every_answer_of_a_finished_play_says_when_it_was_decided_or_why_not(begin, told):
    account = told(begin())
    for each in (*forecasts(account), *predictions(account)):
        assert each.outcome.day
        assert (each.came is None) is bool(each.outcome.open)


def test_what_a_question_moved_is_told_as_something_asked(begin):
    play = begin(question="d01-ask-shoals")
    taken = [each for each in play.chosen() if each.menu == "question" and each.because]
    assert taken
    assert all(each.because.startswith("You asked: ") for each in taken)


def test_even_odds_have_no_likelier_side():
    came = Outcome(True, 2)
    assert Said("hale", 1, "It comes.", 50, 2, came).right is None
    assert Said("hale", 1, "It comes.", 40, 2, came).right is False
    assert Said("hale", 1, "It comes.", 60, 2, came).right is True
