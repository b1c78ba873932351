"""Verdicts that a class looks at first: what shuts a road to war is not judged the worse."""

from functools import cache

import pytest
from plays import kernel, menus, shipped

from game.debrief.steadying import ballast_of
from game.rules.batch import Start
from game.rules.estimate import is_clear
from game.rules.judging import Judge
from game.scenario.values import Length

PLAYS = 1_500

SAFER = (
    ("one-clause", "moscow-only", "as-he-judges"),
    ("orders-to-pliyev", "no-nuclear", "small-ones"),
    ("orders-to-pliyev", "no-nuclear", "all-means"),
    ("build-or-hide", "hide-by-night", "build-in-a-rush"),
    ("which-ships", "turn-everything", "all-run"),
    ("the-line", "obey", "name-a-ship"),
    ("the-course", "offer-today", "finish-first"),
    ("after-the-shot", "silence-the-guns", "praise-the-crew"),
    ("the-answer", "accept-terms", "no-reply-today"),
)
"""A matter, an answer that keeps farther from war, and one that goes nearer."""


@cache
def judged(length):
    """A fan from every matter of the play that follows the record, and where each answer stands."""
    scenario, own = shipped(), kernel(length)
    starts, places = [], {}
    for met in menus("history", 0, length, "documented"):
        if met.step.kind in ("matter", "interruption"):
            for place in met.legal:
                places[met.step.owner, met.step.entries[place].id] = len(starts)
                starts.append(Start(met.state, place))
    ballast = ballast_of(scenario, own.rules)
    judge = Judge(scenario, own.rules, ballast=ballast, kernel=own)
    return judge.fan(starts, "even", PLAYS, 11), places


@pytest.mark.parametrize("length", [Length.LESSON, Length.FULL])
@pytest.mark.parametrize(("matter", "farther", "nearer"), SAFER)
def test_the_answer_that_keeps_farther_from_war_is_not_judged_the_more_dangerous(
    length, matter, farther, nearer
):
    fan, places = judged(length)
    more = fan.apart(places[matter, farther], places[matter, nearer])
    assert not (more.value > 0 and is_clear(more)), more
    assert more.value < 0.005, more


@pytest.mark.parametrize("length", [Length.LESSON, Length.FULL])
def test_most_of_these_make_a_clear_difference(length):
    fan, places = judged(length)
    told = [
        is_clear(fan.apart(places[matter, farther], places[matter, nearer]))
        for matter, farther, nearer in SAFER
    ]
    assert sum(told) > len(SAFER) / 2
