"""Papers that never reached the desk, each with a reason that can be told."""

from __future__ import annotations

from game.debrief.account import Account
from game.debrief.shelf import Shelf
from game.debrief.unseen import unseen
from game.play.auto import autoplay, blank, played
from game.play.record import Settings
from game.play.session import Session
from game.rules.compile import compile_rules
from game.rules.kernel import Kernel
from game.rules.policies import preferring
from game.scenario.model import Scenario
from game.scenario.values import Length
from tests.rules import small


def told(scenario: Scenario, **preferences: tuple[str, ...]) -> Account:
    kernel = Kernel(compile_rules(scenario, Length.FULL))
    start = blank(scenario, kernel, Settings(Length.FULL), 1)
    run = autoplay(kernel, start, preferring(preferences))
    return Account(Session.resume(scenario, played(start, run), kernel), Shelf(scenario))


def hidden(start: int) -> list[small.Data]:
    return [{**small.gauge("x", start), "shown": "hidden"}, small.gauge("y")]


def test_a_paper_that_a_question_would_have_brought_names_the_question():
    day = small.day(
        1,
        papers=[small.paper("p1"), small.paper("chart", on_request=True)],
        questions=[small.question("ask", brings=["chart"])],
    )
    account = told(small.scenario(day))
    assert [each.paper.id for each in unseen(account)] == ["chart"]
    assert [each.id for each in unseen(account)[0].unasked] == ["ask"]
    assert unseen(told(small.scenario(day), question=("ask",))) == ()


def test_a_question_that_was_not_on_offer_is_not_held_against_the_player():
    late = {"gauge": "x", "at_least": 50}
    day = small.day(
        1,
        papers=[small.paper("p1"), small.paper("chart", on_request=True)],
        questions=[small.question("ask", brings=["chart"], when=late)],
    )
    gauges = [small.gauge("x", 40), small.gauge("y")]
    assert unseen(told(small.scenario(day, gauges=gauges))) == ()
    assert len(unseen(told(small.scenario(day, gauges=[small.gauge("x", 60), gauges[1]])))) == 1


def test_a_paper_that_would_not_fit_the_play_is_not_missed():
    dares = {"gauge": "x", "at_least": 60}
    fits = small.paper("fits", when={"all": [dares, {"gauge": "y", "below": 80}]})
    not_so = small.paper("not-so", when={"all": [dares, {"gauge": "y", "at_least": 80}]})
    day = small.day(1, papers=[small.paper("p1"), fits, not_so])
    found = unseen(told(small.scenario(day, gauges=hidden(41))))
    assert [each.paper.id for each in found] == ["fits"]


def test_of_two_answers_only_that_which_would_have_come_is_named():
    low = small.paper("low", on_request=True, when={"gauge": "x", "below": 50})
    high = small.paper("high", on_request=True, when={"gauge": "x", "at_least": 50})
    day = small.day(
        1,
        papers=[small.paper("p1"), low, high],
        questions=[small.question("ask", brings=["low", "high"])],
    )
    found = unseen(told(small.scenario(day, gauges=[small.gauge("x", 60), small.gauge("y")])))
    assert [each.paper.id for each in found] == ["high"]


def test_a_paper_that_nobody_dared_to_send_says_what_was_lacking():
    dares = small.paper("note", when={"gauge": "x", "at_least": 60})
    day = small.day(1, papers=[small.paper("p1"), dares])
    found = unseen(told(small.scenario(day, gauges=hidden(41))))
    assert [each.paper.id for each in found] == ["note"]
    lacking = found[0].withheld
    assert lacking is not None
    assert (lacking.gauge.id, lacking.stood, lacking.needed) == ("x", 41, 60)
    assert unseen(told(small.scenario(day, gauges=hidden(60)))) == ()


def test_a_paper_kept_away_by_what_the_player_did_names_the_deed():
    kept = small.paper("scrap", when={"all": [{"not": {"flag": "on"}}, {"from_day": 1}]})
    day = small.day(1, papers=[small.paper("p1"), kept])
    found = unseen(told(small.scenario(day)))
    assert [(each.paper.id, each.because) for each in found] == [("scrap", "on")]


def test_a_paper_of_another_course_of_things_is_not_told():
    other = small.paper("other", when={"flag": "off"})
    seen_gauge = small.paper("shown", when={"gauge": "y", "at_least": 90})
    day = small.day(1, papers=[small.paper("p1"), other, seen_gauge])
    assert unseen(told(small.scenario(day))) == ()


def test_papers_of_days_that_were_not_reached_are_not_told():
    late = small.day(
        2,
        papers=[small.paper("p2"), small.paper("chart", on_request=True)],
        questions=[small.question("ask", brings=["chart"])],
    )
    endings = [
        small.ending("early", 1, when={"flag": "on"}),
        small.ending("over", 100, final=True),
    ]
    account = told(small.scenario(small.day(1), late, endings=endings))
    assert unseen(account) == ()
