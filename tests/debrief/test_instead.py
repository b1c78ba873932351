"""An order is held against what a cautious player would most often have ordered."""

from game.debrief.instead import OFTEN, instead
from game.rules.even import even_tastes
from game.rules.program import NOTHING
from game.rules.tastes import shares


def likely_on(session, day):
    """The shares of all that was open where an initiative could first be taken on a day."""
    tastes = even_tastes(session.scenario, session.rules, session.kernel)
    for stretch in session.stretches:
        step = session.kernel.menu(stretch.before)
        if step is not None and step.kind == "initiative" and step.moment.day == day:
            legal = session.kernel.legal(stretch.before)
            weighed = shares(tastes.scores(step.key, legal, stretch.before.values))
            return {
                step.entries[place].id: share for place, share in zip(legal, weighed, strict=True)
            }
    return {}


def test_what_is_named_was_open_likely_and_left_undone(begin, told):
    named = 0
    for order in ("walk", "warn-reyes", "none"):
        session = begin(initiative=order)
        account = told(session)
        for day, other in instead(account).items():
            named += 1
            shares_of_day = likely_on(session, day)
            assert shares_of_day[other] == max(shares_of_day.values()) >= OFTEN
            assert other not in {each.id for each in account.taken_on(day, "initiative")}
            assert other != NOTHING
    assert named


def test_a_player_who_orders_the_likely_thing_is_told_of_no_other(begin, told):
    first = instead(told(begin(initiative="none")))
    day, likely = next(iter(first.items()))
    assert day not in instead(told(begin(initiative=likely)))
