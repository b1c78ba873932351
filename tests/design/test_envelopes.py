"""The other side's file where a play went its own way: what moved it there, each thing once."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache

from plays import session, shipped

from game.debrief.account import Account
from game.debrief.compare import history_of, pairs
from game.debrief.envelopes import OFTEN, Opened, opened
from game.debrief.shelf import Shelf
from game.play.session import Session
from game.rules import facts as f
from game.scenario.values import Length


@cache
def plays() -> dict[tuple[str, int], tuple[Account, tuple[Opened, ...]]]:
    """Some lessons of the shipped crisis with their opened envelopes."""
    shelf, found = Shelf(shipped()), {}
    for policy, luck in (("history", "documented"), ("informed", "drawn"), ("random", "drawn")):
        for seed in range(1 if luck == "documented" else 4):
            account = Account(session(policy, seed, Length.LESSON, luck), shelf)
            past = history_of(account.session, shelf)
            found[policy, seed] = account, opened(account, pairs(account, past))
    return found


def test_where_a_play_follows_the_record_nothing_is_added():
    _account, found = plays()["history", 0]
    assert found
    assert not any(each.left or each.went or each.over for each in found)


def test_where_a_play_left_the_record_it_is_told_what_the_other_side_did_in_it():
    told = 0
    for (policy, _seed), (account, found) in plays().items():
        if policy == "history":
            continue
        for each in found:
            facts = account.facts(each.day) if each.day <= account.last_day else ()
            said = {getattr(fact, "text", "") or fact.because for fact in facts}
            assert each.left or not each.went
            assert set(each.went) <= said
            told += len(each.went)
    assert told > 40


def test_each_thing_is_told_once_and_what_goes_on_all_the_time_is_not():
    trends = 0
    for account, found in plays().values():
        told = [text for each in found for text in each.went]
        assert len(told) == len({*told})
        ran = Counter(fact.cause for fact in account.everything if isinstance(fact, f.Ran))
        rules = account.session.scenario.opponent
        often = {rule.because for rule in rules if ran[f"rule/{rule.id}"] > OFTEN}
        trends += len(often)
        assert not often & {*told}
    assert trends


def test_the_days_after_a_play_closed_are_known_as_such():
    early = 0
    for account, found in plays().values():
        assert [each.over for each in found] == [each.day > account.last_day for each in found]
        early += any(each.over for each in found)
    assert early


def test_what_only_followed_from_a_flag_is_told_by_what_set_it():
    told = {text for _account, found in plays().values() for each in found for text in each.went}
    followed = [
        rule.because
        for account, _found in plays().values()
        for rule in account.session.scenario.rules
        if rule.id == "the-secret-is-out"
    ]
    assert "Kennedy has told the world" in told
    assert not told & {*followed}


def test_in_a_play_that_may_go_on_nothing_of_it_is_told():
    account, _found = plays()["informed", 1]
    record = account.session.record
    for count in (20, 40):
        cut = replace(record, choices=record.choices[:count])
        part_way = Session.resume(account.session.scenario, cut, account.session.kernel)
        part = Account(part_way, account.shelf)
        found = opened(part, pairs(part, history_of(part_way, account.shelf)))
        assert any(each.left for each in found)
        assert not any(each.went for each in found)
