"""A decision's odds come with what it moved at once and what came of it later."""

from game.debrief.moved import moved_by
from game.debrief.roads import forks
from game.rules import facts as f


def test_what_a_decision_moved_adds_up_to_its_own_facts(begin, told):
    account = told(begin(guns="announce"))
    for fork in forks(account):
        taken = next(each for each in account.taken if each.owner == fork.matter.id)
        own = [
            each
            for each in account.everything
            if isinstance(each, f.Changed) and each.cause == taken.cause and each.kind == "gauge"
        ]
        total = sum(each.after - each.before for each in own)
        assert sum(by for _gauge, by in moved_by(account, fork).gauges) == total


def test_what_came_of_it_is_told_with_its_day(begin, told):
    account = told(begin(guns="more"))
    guns = next(fork for fork in forks(account) if fork.matter.id == "guns")
    later = moved_by(account, guns).later
    assert [(each.day, each.text) for each in later] == [
        (2, "Because on the 1st your carts were heard")
    ]
