"""What a play lacked for another ending of its class: true of the play, and all that it lacked."""

from __future__ import annotations

from functools import cache

from plays import session, shipped

from game.debrief.account import Account
from game.debrief.roads import ALIKE, FEW, lacked, unmet
from game.debrief.shelf import Shelf
from game.scenario.values import Length


@cache
def closed() -> tuple[Account, ...]:
    """Lessons of the shipped crisis that came to different ends."""
    shelf, found = Shelf(shipped()), {}
    for policy in ("history", "tight", "typical", "informed", "reckless"):
        for seed in range(12):
            play = session(policy, seed, Length.LESSON)
            if play.ending is not None:
                found[policy, play.ending.id] = Account(play, shelf)
    return tuple(found.values())


def test_what_is_told_as_lacking_did_not_hold_and_all_else_did():
    told = 0
    for account in closed():
        for ending in unmet(account):
            found = lacked(account, ending)
            if not found:
                continue
            told += 1
            assert len(found) <= FEW
            failing = [each for each in ending.when.all if not account.now.holds(each)]
            assert len(failing) == len(found)
            for each in found:
                if each.gauge is None:
                    assert each.flag in {flag.name for flag in account.session.scenario.flags}
                elif each.below:
                    assert each.stood >= each.needed
                else:
                    assert each.stood < each.needed
    assert told > 3


def test_nothing_is_lacking_for_an_ending_of_another_class():
    kinds = set()
    for account in closed():
        kinds.add(account.session.ending.kind)
        for ending in unmet(account):
            if not {account.session.ending.kind, ending.kind} <= {*ALIKE}:
                assert lacked(account, ending) == ()
    assert len(kinds) > 2
