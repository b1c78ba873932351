"""The ladder's printed price, tones to messengers, and what a worn-out player cannot choose."""

from __future__ import annotations

from typing import Any

import pytest

from game.rules import facts as f
from game.rules import odds
from game.rules.luck import WHOLE
from game.rules.state import POINT, Moment
from game.scenario.model import Scenario
from tests.rules import small
from tests.rules.small import Data, Play

PRICES = ({}, {"x": "-2"}, {"x": "-5", "y": "-1"})
"""What it costs to leave each rung of the small ladder."""


def ladder(start: str = "top", **more: Any) -> Data:
    states = [
        {"id": name, "name": name, "leave": leave}
        for name, leave in zip(("low", "mid", "top"), PRICES, strict=True)
    ]
    return {"id": "t", "name": "t", "role": "ladder", "start": start, "states": states, **more}


def play(*options: Data, tracks: Data | None = None, **sections: Any) -> Play:
    matter = small.matter("m1", *options, small.option("wait"), small.option("rest"))
    found = small.scenario(small.day(1, matter), tracks=[tracks or ladder()], **sections)
    return Play(found)


def test_an_act_that_leads_down_pays_the_price_of_the_rung_it_leaves() -> None:
    after = play(small.option("down", now={"t": "back"})).take("down")
    assert (after.view.gauge("x"), after.view.gauge("y")) == (45, 49)
    assert after.view.track("t") == "mid"


def test_the_price_is_added_to_what_the_act_itself_costs() -> None:
    after = play(small.option("down", now={"t": "back", "x": "-4"})).take("down")
    assert after.view.gauge("x") == 41


def test_leaving_several_rungs_at_once_costs_the_price_of_the_highest() -> None:
    after = play(small.option("down", now={"t": "low"})).take("down")
    assert after.view.gauge("x") == 45


def test_a_lower_rung_is_cheaper_to_leave_and_the_lowest_costs_nothing() -> None:
    down = small.option("down", now={"t": "back"})
    assert play(down, tracks=ladder("mid")).take("down").view.gauge("x") == 48
    assert play(down, tracks=ladder("low")).take("down").view.gauge("x") == 50


@pytest.mark.parametrize("now", [{"t": "next"}, {"t": "top"}, {"x": "-1"}])
def test_an_act_that_does_not_lead_down_pays_nothing_more(now: Data) -> None:
    after = play(small.option("other", now=now), tracks=ladder("mid")).take("other")
    assert after.view.gauge("y") == 50


def test_a_step_down_that_counts_only_under_a_condition_is_paid_only_then() -> None:
    also = [{"when": {"flag": "off"}, "then": {"t": "back"}}]
    after = play(small.option("down", also=also)).take("down")
    assert (after.view.gauge("x"), after.view.track("t")) == (50, "top")
    also = [{"when": {"flag": "on"}, "then": {"t": "back"}}]
    assert play(small.option("down", also=also)).take("down").view.gauge("x") == 45


def test_while_the_ladder_is_dear_the_price_is_paid_twice() -> None:
    dear = ladder(dear={"gauge": "y", "at_least": 50})
    after = play(small.option("down", now={"t": "back"}), tracks=dear).take("down")
    assert (after.view.gauge("x"), after.view.gauge("y")) == (40, 48)
    cheap = ladder(dear={"gauge": "y", "at_least": 51})
    after = play(small.option("down", now={"t": "back"}), tracks=cheap).take("down")
    assert after.view.gauge("x") == 45


def test_the_world_goes_down_without_a_price() -> None:
    rule = small.rule("calm", "first-half", now={"t": "back"})
    after = play(tracks=ladder(), rules=[rule]).take("wait").to_end()
    assert after.view.track("t") == "mid"
    assert after.view.gauge("x") == 50


def test_clauses_and_initiatives_pay_as_options_do() -> None:
    clause = {
        "id": "how",
        "prompt": "-",
        "choices": [
            {"id": "down", "text": "-", "now": {"t": "back"}},
            {"id": "stay", "text": "-"},
        ],
    }
    assert play(small.option("act", clauses=[clause])).take("act", "down").view.gauge("x") == 45
    initiative = small.option("home", now={"t": "back"})
    found = small.scenario(small.day(1, initiatives=[initiative]), tracks=[ladder()])
    assert Play(found).until("initiative").take("home").view.gauge("x") == 45


# -- messengers


def messenger(**more: Any) -> Data:
    tones = [
        {"id": "hear", "text": "-", "historical": True},
        {"id": "thank", "text": "-", "now": {"x": "+3"}},
        {"id": "shout", "text": "-", "now": {"x": "-6"}},
    ]
    told = {"id": "clerk", "who": "you", "prompt": "-", "choices": tones, "confidence": "invented"}
    return {**told, **more}


def with_messenger(**more: Any) -> Scenario:
    initiative = small.option("i1")
    day = small.day(1, messengers=[messenger(**more)], initiatives=[initiative])
    return small.scenario(day, small.day(2))


def test_a_messenger_is_answered_after_the_matters_and_before_anything_is_opened() -> None:
    after = Play(with_messenger()).take("a")
    assert after.asked == "tone/1/clerk"
    assert after.take("shout").asked == "initiative/1/1"
    assert after.view.gauge("x") == 44


def test_a_tone_is_a_choice_that_later_conditions_can_ask_for() -> None:
    later = {"chosen": "clerk/thank"}
    rule = small.rule("remembered", "first-half", when=later, now={"y": "+9"})
    day = small.day(1, messengers=[messenger()], rules=[rule])
    assert Play(small.scenario(day, small.day(2))).take("a", "thank").view.gauge("y") == 59
    assert Play(small.scenario(day, small.day(2))).take("a", "hear").view.gauge("y") == 50


def test_a_messenger_whose_condition_does_not_hold_does_not_wait() -> None:
    after = Play(with_messenger(when={"flag": "off"})).take("a")
    assert after.asked == "initiative/1/1"


def test_a_tone_names_itself_as_the_cause_of_what_it_moves() -> None:
    after = Play(with_messenger()).take("a", "shout")
    moved = [fact for fact in after.told(f.Changed) if fact.what == "x"]
    assert [fact.cause for fact in moved] == ["tone/1/clerk/shout"]


# -- a worn-out player


FRAYED = {
    "frayed": {
        "when": {"gauge": "x", "below": 15},
        "why_not": "Struck out.",
        "certain": "-",
        "slips": "-",
    }
}


@pytest.mark.parametrize(("start", "open_"), [(14, False), (15, True)])
def test_a_sane_option_is_struck_out_only_while_the_player_is_frayed(
    start: int, open_: bool
) -> None:
    found = small.scenario(
        small.day(1, small.matter("m1", small.option("sane", sane=True), small.option("wait"))),
        gauges=[small.gauge("x", start), small.gauge("y")],
        head=FRAYED,
    )
    assert ("sane" in Play(found).offered) is open_


def test_without_a_rule_for_frayed_players_a_sane_option_stays_open() -> None:
    found = small.scenario(
        small.day(1, small.matter("m1", small.option("sane", sane=True), small.option("wait"))),
        gauges=[small.gauge("x", 0), small.gauge("y")],
    )
    assert "sane" in Play(found).offered


# -- the odds of an incident


def test_the_odds_of_a_half_are_those_of_at_least_one_incident() -> None:
    incidents = [small.incident("one", 1_000), small.incident("two", 2_000, from_day=2)]
    found = Play(small.scenario(small.day(1), small.day(2), incidents=incidents))
    row = found.state.values
    assert odds.of_incidents(found.kernel.rules, row, Moment(1, 1)) == 1_000
    assert odds.of_incidents(found.kernel.rules, row, Moment(2, 1)) == 2_800
    assert odds.of_incidents(found.kernel.rules, row, Moment(2, 0)) == 0


def test_an_incident_that_cannot_come_has_no_odds() -> None:
    incidents = [
        small.incident("shut", 5_000, when={"flag": "off"}),
        small.incident("bent", {"base": -5, "plus": [{"gauge": "x", "times": 1}]}),
    ]
    found = Play(small.scenario(small.day(1), incidents=incidents))
    assert odds.of_incidents(found.kernel.rules, found.state.values, Moment(1, 1)) == 45
    happened = found.kernel.rules.layout.place("happened", "bent")
    row = list(found.state.values)
    row[happened] = 1
    assert odds.of_incidents(found.kernel.rules, row, Moment(1, 2)) == 0
    assert WHOLE == 10_000
    assert POINT == 10
