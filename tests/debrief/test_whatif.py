"""What if: one answer changed, under the same luck and under a thousand others."""

from dataclasses import replace

import pytest

from game.debrief.whatif import changed_record, lucks, otherwise
from game.play.auto import autoplay, blank
from game.play.record import Settings
from game.play.session import Session
from game.rules.batch import Batch, seeds
from game.rules.choosers import ByTaste
from game.rules.even import even_tastes
from game.rules.judging import Judge
from game.rules.keeping import Keeping
from game.rules.kernel import Kernel
from game.rules.plans import Tasting
from game.rules.policies import named, player
from game.rules.program import NOTHING
from game.rules.replay import entry_index, replay
from game.rules.tastes import typical_tastes
from game.scenario.values import Length

DECIDED = ("matter", "interruption")


def decisions(session):
    """The places of the decisions among the choices, each with the answers that were open."""
    kernel = session.kernel
    for place, stretch in enumerate(session.stretches[1:]):
        step = kernel.menu(stretch.before)
        if step.kind in DECIDED:
            legal = [step.entries[each].id for each in kernel.legal(stretch.before)]
            yield place, stretch.choice.id, [each for each in legal if each != stretch.choice.id]


@pytest.fixture(params=["documented", "drawn"])
def session(begin, request):
    return begin(luck=request.param, seed=9, guns="more", boats="go-through")


def test_the_other_history_is_what_really_playing_the_changed_choices_comes_to(session, told):
    tried = 0
    for place, _taken, others in decisions(session):
        for option in others:
            other = otherwise(told(session), place, option)
            record = other.account.session.record
            assert record.choices[:place] == session.record.choices[:place]
            assert record.choices[place].id == option
            played = replay(session.kernel, session.record.setting, record.choices)
            assert not played.stopped
            assert played.state.ending
            assert played.stretches == tuple(other.account.session.stretches)
            tried += 1
    assert tried > 4


def test_own_later_answers_are_kept_wherever_they_fit(session, told):
    own = {each.menu: each.id for each in session.record.choices}
    for place, _taken, others in decisions(session):
        record, kept, answered = changed_record(session, place, others[0])
        later = record.choices[place + 1 :]
        same = [each for each in later if own.get(each.menu) == each.id]
        assert kept + answered == len(later)
        assert kept <= len(same)
        kernel, state = session.kernel, None
        for number, choice in enumerate(later):
            state = replay(kernel, record.setting, record.choices[: place + 1 + number]).state
            step = kernel.menu(state)
            if entry_index(step, own.get(step.key, "")) in kernel.legal(state):
                assert choice.id == own[step.key]


def test_the_answer_that_was_given_leads_to_the_play_itself(session, told):
    for place, taken, _others in decisions(session):
        same = otherwise(told(session), place, taken)
        assert same.account.session.state == session.state
        assert same.answered == 0
        assert all(day.alike for day in same.days if day.yours)


def test_an_unfinished_play_is_told_to_its_end(begin, told):
    open_play = begin(until=(3, "matters"))
    place, _taken, others = next(decisions(open_play))
    other = otherwise(told(open_play), place, others[0])
    assert other.account.session.state.ending
    assert other.answered > 0


@pytest.mark.parametrize(("place", "option"), [(0, "no-such-answer"), (999, "hide"), (-1, "hide")])
def test_what_was_not_open_is_refused(begin, told, place, option):
    with pytest.raises(ValueError, match=r"."):
        otherwise(told(begin()), place, option)


def test_where_own_answers_do_not_fit_the_even_player_goes_on(session):
    kernel, seed = session.kernel, session.record.seed
    tastes = even_tastes(session.scenario, kernel.rules, kernel)
    even = player(Tasting(tastes), seed)
    asked = 0
    for place, _taken, others in decisions(session):
        cut = replace(session.record, choices=session.record.choices[: place + 1])
        left = Session.resume(session.scenario, cut, kernel)
        for option in others:
            record, _kept, _answered = changed_record(left, place, option)
            told = replay(kernel, record.setting, record.choices)
            for stretch in told.stretches[place + 2 :]:
                step, legal = kernel.menu(stretch.before), kernel.legal(stretch.before)
                if step.kind in ("question", "initiative"):
                    assert stretch.choice.id == NOTHING
                else:
                    entry = step.entries[even(stretch.before.values, step, legal)]
                    assert stretch.choice.id == entry.id
                    asked += 1
    assert asked > 10


def test_both_ways_meet_the_same_other_lucks(session, told):
    judge = Judge(session.scenario, session.rules)
    for place, taken, others in decisions(session):
        same = lucks(judge, told(session), place, taken, plays=40)
        assert same.difference.value == same.difference.error == 0
        found = lucks(judge, told(session), place, others[0], plays=40)
        for odds in (found.taken, found.other):
            assert sum(each.value for each in odds.values()) == pytest.approx(1, abs=1e-12)
        gap = found.other[found.kind].value - found.taken[found.kind].value
        assert found.difference.value == pytest.approx(gap, abs=1e-12)


def test_keeping_answers_is_the_same_policy_in_both_engines(session):
    scenario, rules = session.scenario, session.rules
    kernel = Kernel(rules)
    own = {each.menu: each.id for each in session.record.choices}
    tastes = ByTaste(typical_tastes(scenario, rules))
    outcomes = Batch(rules).run(Keeping(own, tastes), seeds(50, 60), seeds(900, 60), keep=True)
    for row in range(60):
        typical = named(scenario, rules, "typical", 900 + row)

        def choose(row, step, legal, typical=typical):
            index = entry_index(step, own.get(step.key, ""))
            if step.key not in own and step.kind in ("question", "initiative"):
                index = entry_index(step, NOTHING)
            return index if index in legal else typical(row, step, legal)

        settings = Settings(Length.FULL, "drawn")
        run = autoplay(kernel, blank(scenario, kernel, settings, 50 + row), choose)
        assert outcomes.values[:, row].tolist() == list(run.state.values)
        assert outcomes.endings[row] == run.state.ending
