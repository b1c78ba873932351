"""How it came to this: only what moved the way an ending asked for, and what it could not do without."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from game.debrief.account import Account
from game.debrief.causes import ACT, FAINT, FEWEST, TOLD, Cause, causes
from game.debrief.shelf import Shelf
from game.debrief.wanted import wanted_by
from game.play.auto import autoplay, blank, played
from game.play.record import Settings
from game.play.session import Session
from game.rules import facts as f
from game.rules.compile import compile_rules
from game.rules.kernel import Kernel
from game.rules.policies import named
from game.scenario.load import load
from game.scenario.values import Length

SHIPPED = Path(__file__).resolve().parents[2] / "scenarios" / "cuba-1962"


@cache
def ended() -> dict[str, Account]:
    """One play of the shipped crisis for each ending that some dozens of plays come to."""
    scenario = load(SHIPPED).scenario
    assert scenario is not None
    kernel = Kernel(compile_rules(scenario, Length.LESSON))
    shelf, found = Shelf(scenario), {}
    for policy, seeds in (("history", range(2)), ("random", range(60)), ("reckless", range(4))):
        choose = None if policy == "random" else named(scenario, kernel.rules, policy, 0)
        for seed in seeds:
            begun = blank(scenario, kernel, Settings(Length.LESSON, "drawn"), seed)
            how = choose or named(scenario, kernel.rules, "random", seed)
            session = Session.resume(scenario, played(begun, autoplay(kernel, begun, how)), kernel)
            if session.ending is not None:
                found.setdefault(session.ending.id, Account(session, shelf))
    return found


def test_so_many_endings_are_looked_at():
    assert len(ended()) >= 9


def test_every_ending_names_a_few_causes_in_the_order_of_days():
    for name, account in ended().items():
        told = causes(account, account.session.ending)
        assert FEWEST <= len(told) <= TOLD, name
        assert [each.day for each in told] == sorted(each.day for each in told)
        assert len({each.text for each in told}) == len(told), name


def test_what_happened_first_on_a_day_is_told_first():
    several = 0
    for name, account in ended().items():
        told = causes(account, account.session.ending)
        first = {}
        for place, fact in enumerate(account.everything):
            if getattr(fact, "because", ""):
                first.setdefault((fact.day, fact.because), place)
        places = [first[each.day, each.text] for each in told if (each.day, each.text) in first]
        several += len({each.day for each in told}) < len(told)
        assert places == sorted(places), name
    assert several


def test_a_gauge_that_had_to_fall_is_no_cause_where_it_rose():
    for account in ended().values():
        wanted = wanted_by(account, account.session.ending)
        for each in causes(account, account.session.ending):
            if not each.weight:
                continue
            helped = [
                fact
                for fact in account.everything
                if isinstance(fact, f.Changed)
                and (fact.cause, fact.day) == (each.by, each.day)
                and wanted.ways.get(fact.what, 0) * (fact.after - fact.before) > 0
            ]
            assert helped or each.by in wanted.acts, each


def test_what_the_ending_could_not_do_without_weighs_most():
    for account in ended().values():
        told = causes(account, account.session.ending)
        wanted = wanted_by(account, account.session.ending)
        asked = [each for each in told if wanted.acts.get(each.by, 0) == 1]
        others = [each for each in told if each.by not in wanted.acts]
        for one in asked:
            assert all(one.weight >= ACT / 2 > other.weight / 2 for other in others)


def test_a_draw_that_closed_the_play_is_followed_back_to_what_let_it_happen():
    wars = [each for each in ended().values() if each.session.ending.kind == "nuclear"]
    assert wars
    for account in wars:
        wanted = wanted_by(account, account.session.ending)
        assert wanted.ways[account.shelf.knot.id] > 0
        closing = [name for name in wanted.acts if name.startswith(("rule/", "incident/"))]
        assert closing, account.session.ending.id


def test_a_bargain_is_followed_back_over_the_letters_to_the_first_of_them():
    told = [each.by for each in bargained()]
    assert "option/11/the-long-letter/warm-and-vague" in told
    assert {"rule/he-sends-his-brother", "message/kennedy-27"} <= {*told}
    assert "option/13/the-answer/accept-terms" in told


def test_how_an_order_was_worded_is_told_with_the_order():
    told = [each.by for each in bargained()]
    assert "option/13/the-answer/accept-terms" in told
    assert not [by for by in told if by.startswith("clause/")]


def test_what_is_faint_is_told_only_where_little_else_is():
    faint = 0
    for account in ended().values():
        told = causes(account, account.session.ending)
        most = max(each.weight for each in told)
        weak = [each for each in told if each.weight * FAINT < most]
        assert not weak or len(told) <= FEWEST
        faint += len(weak)
    assert faint


def test_what_came_about_again_keeps_the_place_of_its_weightiest(monkeypatch):
    others = [Cause(day, f"other {day}", 60 + day, own=False) for day in range(1, 8)]
    found = [Cause(8, "again", 100, own=False), Cause(9, "again", 41, own=False), *others]
    monkeypatch.setattr("game.debrief.causes._found", lambda _account, _wanted: found)
    account = ended()["quiet-exchange"]
    told = causes(account, account.session.ending)
    assert [(each.day, each.weight) for each in told if each.text == "again"] == [(8, 100)]
    assert len(told) == TOLD


def test_a_letter_is_its_senders():
    by = {each.by: each.own for each in bargained()}
    assert by["message/kennedy-27"] is False
    assert by["option/11/the-long-letter/warm-and-vague"] is True


def bargained() -> tuple[Cause, ...]:
    """What led to the end of the play that follows the record."""
    account = ended()["quiet-exchange"]
    return causes(account, account.session.ending)


@pytest.mark.parametrize("guns", ["hide", "announce"])
def test_an_ending_that_nothing_asked_for_is_told_by_what_was_decided_last(begin, told, guns):
    session = begin(guns=guns)
    account = told(session)
    fallback = next(each for each in session.scenario.endings if each.when is None)
    last = causes(account, fallback)
    decided = [each.because for each in account.taken_on_any("matter", "interruption")]
    assert [each.text for each in last] == [each for each in decided if each][-len(last) :]
