"""What is told twice agrees with itself: the ladder, the curve in words, draws, odds."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from table import playing, tiny

from game.debrief.ledger import ledger
from game.debrief.luck import Drawn
from game.debrief.risk import Move, RiskCurve
from game.debrief.timeline import MatterStory
from game.debrief.ways_on import Decided, WayOn
from game.play.record import Settings
from game.play.session import Session
from game.present import matters, night
from game.present.after import days, endings, envelopes, quality, riskline, verdict
from game.present.frame import Frame
from game.present.markup import sentence
from game.rules.facts import Changed, Lit, WentOff


def frame():
    return Frame(playing("full").session)


def curve(*after, closed):
    """A curve of a play that went over a night, an evening and a second night."""
    places = ((1, 0, "start"), (2, 0, "night"), (2, 0, "day"), (2, 2, "night"))
    before = (after[0], *after)
    moves = tuple(
        Move(*place, before[at], after[at]) for at, place in enumerate(places[: len(after)])
    )
    return RiskCurve(1, "nuclear", (), (), after[0], moves, after[-1], closed)


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (
            curve(0.03, 0.02, 0.03, 1.0, closed=True),
            "is never higher before it closes, and ends at 100.",
        ),
        (
            curve(0.03, 0.1, 0.1, 0.0, closed=True),
            "rises to 10 at most before it closes, first in the course of 1 May, and ends at 0.",
        ),
        (
            curve(0.03, 0.02, 0.12, closed=False),
            "rises to 12 at most, first in the course of 2 May, and ends at 12.",
        ),
        (curve(0.03, 0.02, closed=False), "is never higher, and ends at 2."),
    ],
)
def test_the_curve_in_words_does_not_deny_where_it_ends(made, told):
    said = riskline._in_words(frame(), made)
    assert said.startswith("Your line begins at 3 in 100, ")
    assert told in said


def test_a_night_stands_in_the_ledger_under_its_evening_and_the_end_under_its_own_day():
    made = curve(0.03, 0.1, 0.2, 1.0, closed=True)
    rows = [row[:2] for row in quality._moves(frame(), ledger(made), made).rows]
    assert rows[0] == ("1 May", "The night")
    assert rows[2] == ("2 May", "How it closed")


def drawn(day, number):
    incident = tiny().incidents[0]
    return Drawn(day, 1, incident.title, number, 9_700, False, incident.held, incident)


def test_what_held_unrecorded_is_counted_and_no_number_is_made_up_for_it(monkeypatch):
    found = (drawn(2, 300), drawn(3, 0))
    monkeypatch.setattr(endings, "draws", lambda _account: found)
    monkeypatch.setattr(verdict, "draws", lambda _account: found)
    told = str(endings._luck(frame().account))
    assert "Day 2" in told
    assert "Day 3" not in told
    assert "On one other occasion" in told
    assert verdict._fallen(frame(), SimpleNamespace(day=3, half=0)) == [
        "One thing could have happened, and held."
    ]
    assert "The number was 3 in 100" in str(
        verdict._fallen(frame(), SimpleNamespace(day=2, half=0))
    )


LADDER = next(track for track in tiny().tracks if track.role == "ladder")


def standing(*moves):
    """How a ladder's line reads after a day with these moves, each with its cause."""
    facts = tuple(
        Changed(1, 0, "option/1/a/b", why, LADDER.id, "track", before, after)
        for before, after, why in moves
    )
    now = LADDER.states[moves[-1][1]].id if moves else LADDER.states[0].id
    seen = SimpleNamespace(
        session=SimpleNamespace(day=1, facts=lambda _day: facts),
        view=SimpleNamespace(track=lambda _name: now),
        account=SimpleNamespace(because=lambda fact: fact.because),
    )
    return night._rung(seen, LADDER)


@pytest.mark.parametrize(
    ("moves", "told"),
    [
        ((), "Quiet."),
        (((0, 1, "you spoke"),), "Angry words. Yesterday: quiet. Why: You spoke."),
        (
            ((0, 2, "you sailed"), (2, 1, "they turned")),
            "Angry words. Yesterday: quiet. Why: You sailed.",
        ),
        (
            ((0, 2, "you sailed"), (2, 0, "they turned")),
            "Quiet. In between: boats face boats. Why: You sailed.",
        ),
    ],
)
def test_why_the_ladder_moved_is_what_moved_it_that_way(moves, told):
    assert standing(*moves) == told


def test_an_answer_that_was_given_is_not_denied_before_its_envelope_is_opened():
    session = Session.begin(tiny(), Settings(), 1)
    assert "You answered no evening question." in str(envelopes._judged(Frame(session)))
    session.note("forecast", "1", "30")
    told = str(envelopes._judged(Frame(session)))
    assert "No evening question that you answered has been decided." in told


def to_come(*facts, last=False):
    """What a trace says is still to come, after some facts of a day."""
    session = SimpleNamespace(day=1, facts=lambda _day: facts, all_facts=lambda: facts)
    seen = SimpleNamespace(session=session, scenario=tiny(), is_ours=lambda _who: True)
    return [block.text for block in night._to_come(seen, last=last)]


def test_acts_that_may_come_back_are_counted_once_and_nothing_is_said_where_none_is():
    one, two = (Lit(1, 0, "option/1/a/b", "", fuse) for fuse in ("first", "second"))
    other = replace(one, cause="initiative/1/c", fuse="third")
    assert to_come() == to_come(one, two, last=True) == []
    assert to_come(one, two) == [
        "Still to come",
        "1 thing that you did may come back.",
    ]
    assert to_come(one, two, other)[1].startswith("2 things that you did may")
    assert to_come(one, WentOff(1, 1, "fuse/first", "", "first", "")) == []


def test_what_breaks_into_the_last_night_costs_no_hours_of_a_day_that_does_not_come():
    option = next(
        each for day in tiny().days for m in day.matters for each in m.options if each.hours
    )
    for day, told in ((tiny().head.days - 1, " of tomorrow"), (tiny().head.days, None)):
        session = SimpleNamespace(phase="interruption", day=day)
        cost = matters._cost(SimpleNamespace(session=session, scenario=tiny()), option)
        assert cost.endswith(told) if told else not cost


def test_of_what_history_was_never_put_nobody_is_said_to_have_done_anything():
    seen = frame()
    put = seen.past.decided
    every = [matter for day in tiny().days for matter in day.matters]
    assert {each.id for each in every} - put == {"shot-in-the-fog"}
    for matter in every:
        his = next(each for each in matter.options if each.id == matter.historical.option)
        facts = days._matter(seen, MatterStory(matter, None, his), (), [])[0]
        way = str(endings._way(seen, WayOn(Decided(1, matter, his), tiny().endings[0], 2)))
        done = f"{sentence(his.done)} " if matter.id in put else ""
        assert dict(facts.rows)["He"] == f"{done}{matter.historical.why}"
        assert ("It is what was done." in way) == (matter.id in put)
        assert "Likelihood" not in way
        assert "  " not in way
