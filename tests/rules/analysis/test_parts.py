"""The parts of an analysis, each against something worked out another way."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules import facts
from game.rules.analysis import baseline, clock, decisions, dominance, ladder, twins
from game.rules.analysis import plays as bulk
from game.rules.analysis.ends import ends
from game.rules.analysis.jobs import Agenda, Job
from game.rules.analysis.ranges import proved
from game.rules.analysis.request import Request
from game.rules.analysis.study import distinct, study
from game.rules.analysis.things import Closed, InRow, Met, things
from game.rules.analysis.watching import Watched
from game.rules.analysis.ways import STANDARD, Plans
from game.rules.analysis.witness import witness
from game.rules.batch import Batch, Start, seeds
from game.rules.choosers import chooser
from game.rules.compile import compile_rules
from game.rules.kernel import Kernel
from game.rules.plans import Preferring, history_plan, names
from game.rules.program import ChoiceStep
from game.rules.replay import Setting, replay
from game.scenario.values import Length
from tests.rules.analysis.tried import FEW, of_length, tried, view_of

DAY2, DAY3, WORLD = "days/02.yaml", "days/03.yaml", "world.yaml"


def rules_of(changes=(), length=Length.FULL):
    return compile_rules(view_of(changes).scenario, length)


# --- Proved -----------------------------------------------------------------


def test_what_the_ranges_call_possible_covers_what_random_plays_meet():
    each = of_length(tried())
    can = each.proved
    for kept in each.kept.values():
        for (kind, name), times in kept.times.items():
            if kind in ("rule", "outcome"):
                assert can.causes[name], name
            if kind == "ending":
                assert can.endings[name]
            if kind == "taken" and times:
                menu, _, entry = name.rpartition("/")
                short = menu.rpartition("/")[0]
                assert can.entries.get(f"{menu}/{entry}") or can.entries.get(f"{short}/{entry}")


def test_an_ending_out_of_reach_is_proved_so():
    told = proved(
        rules_of([(WORLD, "when: {gauge: calm, below: 45}", "when: {gauge: calm, below: 5}")])
    ).never()
    assert "ending walked-away can never close a play" in told


def test_what_asks_for_a_flag_that_nothing_sets_can_never_happen():
    changes = [
        (DAY2, "now: {danger: +8, ladder: next, patrols: true}", "now: {danger: +8, ladder: next}"),
        (WORLD, "now: {southport: arming, danger: +4, patrols: true}", "now: {southport: arming}"),
    ]
    told = proved(rules_of(changes)).never()
    assert "incident/captain-fires can never happen" in told
    assert "ending strait-burns can never close a play" in told
    assert "matter/2/boats/go-through can never be offered" not in told


def test_a_condition_that_holds_in_every_state_is_told():
    change = (
        WORLD,
        "when: {gauge: danger, at_least: 50}",
        "when: {counter: cannon, at_least: 1}",
    )
    assert "the condition of rule/tired always holds" in proved(rules_of([change])).sure()


def test_an_effect_on_a_gauge_that_stands_at_its_end_is_told():
    change = (DAY3, "now: {trust: +5, calm: -2}", "now: {lies: -3, calm: -2}")
    never_lied = ("days/01.yaml", "lies: +5, ", "")
    told = proved(rules_of([change, never_lied])).sure()
    assert any("never moves counter lies" in line for line in told)


# --- Plays ------------------------------------------------------------------


def test_counts_are_those_of_the_kernel_for_the_same_seeds():
    found = tried()
    each = of_length(found)
    kept = each.kept["random"]
    endings = np.zeros_like(kept.endings)
    taken = 0
    for seed in range(found.request.seed, found.request.seed + found.request.plays):
        state, choices, _facts = twins.one_play(each.kernel, seed)
        endings[state.ending] += 1
        taken += any(choice.id == "go-through" for choice in choices)
    assert kept.endings.tolist() == endings.tolist()
    option = next(thing for thing in each.things if thing.id == "boats/go-through")
    assert kept.counts[option] == taken


def test_everything_that_was_seen_has_a_play_that_shows_it():
    each = of_length(tried())
    view = view_of()
    way = Plans(view.scenario, each.rules).plan("random")
    kept = each.kept["random"]
    shown = 0
    for thing in each.things:
        if not kept.counts.get(thing):
            continue
        found = witness(each.kernel, way, kept, thing)
        assert found is not None, thing
        run = replay(each.kernel, Setting("drawn", "documented", found.seed), found.choices)
        assert not run.stopped
        assert run.state.ending
        if isinstance(thing.mark, InRow):
            value = run.state.values[thing.mark.place]
            assert thing.mark.lowest <= value <= thing.mark.highest, thing
        if isinstance(thing.mark, Closed):
            assert run.state.ending == thing.mark.ending
        if isinstance(thing.mark, Met):
            kind = facts.Ran if thing.mark.kind == "rule" else facts.Told
            told = [fact for stretch in run.stretches for fact in stretch.facts]
            assert any(isinstance(fact, kind) and fact.cause == thing.mark.name for fact in told)
        shown += 1
    assert shown > 40


def test_every_kind_of_thing_is_listed():
    rules = rules_of()
    kinds = {thing.kind for thing in things(view_of(), rules)}
    assert kinds == {
        *("option", "clause", "initiative", "question", "outcome", "paper", "report"),
        *("incident", "envelope", "message", "fuse", "rule", "ending", "band"),
    }
    lesson = {thing.id for thing in things(view_of(), rules_of(length=Length.LESSON))}
    assert "tolls/pay" not in lesson


class Looking:
    """Holds what a watcher sees against what the whole block says."""

    def __init__(self):
        self.looked = 0

    def chose(self, seen):
        late = np.arange(seen.column(0).size) >= seen.column(0).size - 5
        for held in (*map(seen.legal, range(len(seen.step.entries))), late):
            rows = seen.of_block(held)[1].nonzero()[0]
            for at_most in (1, 3, 200):
                assert seen.first(held, at_most).tolist() == rows[:at_most].tolist()
        rows = seen.first(held=True, at_most=2)
        for state, row in zip(seen.states(rows), rows, strict=True):
            if seen.column(0).size == PLAYS:
                assert state.tolist() == [seen.column(place)[row] for place in range(state.size)]
                self.looked += 1
            bounds = [seen.bounds(place) for place in range(state.size)]
            assert all(low <= n <= high for n, (low, high) in zip(state, bounds, strict=True))


PLAYS = 4_000


def test_what_a_watcher_keeps_are_the_first_rows_with_all_their_values():
    view, looking = view_of(), Looking()
    way = chooser(Plans(view.scenario, rules_of()).plan("random"))
    bulk.whole(Batch(rules_of()), Watched(way, 1, [looking]), 1, PLAYS)
    assert looking.looked > 10


def test_calm_is_told_for_each_day_in_order():
    calm = of_length(tried()).calm["typical"]
    assert sorted(calm.days) == [1, 2, 3]
    for day in calm.days:
        assert calm.at(day, 0.1) <= calm.at(day, 0.5) <= calm.at(day, 0.9)
    assert calm.at(1, 0.5) == 70


def test_the_reckless_end_in_war_at_least_as_often_as_the_careful():
    changes = ((WORLD, "class: limited-war", "class: nuclear"),)
    each = of_length(tried(changes, replace(FEW, plays=3000)))
    kinds = {
        "strait-burns": "nuclear",
        "treaty-kept": "x",
        "nothing-settled": "y",
        "walked-away": "z",
    }
    shares = [each.shares(name, kinds)["nuclear"] for name in ("careful", "random", "reckless")]
    assert all(one <= two for one, two in pairwise(shares))
    assert shares[2] > shares[0]


def test_an_analysis_is_the_same_each_time():
    request = Request(plays=400, positions=6, continuations=4, twins=2)
    view = view_of()
    one, two = (study(view, distinct(view, [Length.LESSON]), request) for _ in range(2))
    for first, second in zip(one.lengths, two.lengths, strict=True):
        assert first.decisions == second.decisions
        assert first.standings == second.standings
        assert first.rare == second.rare
        assert {name: kept.counts for name, kept in first.kept.items()} == {
            name: kept.counts for name, kept in second.kept.items()
        }


def test_a_stop_keeps_what_there_is_by_then():
    told = []

    def stop_at_informed(what, done, of):
        told.append((what, done, of))
        if what.endswith("informed"):
            raise KeyboardInterrupt

    view = view_of()
    found = study(view, distinct(view, [Length.FULL]), FEW, stop_at_informed)
    assert found.stopped
    each = of_length(found)
    assert list(each.kept) == ["random", "typical"]
    assert each.kept["random"].plays == FEW.plays
    assert each.decisions
    assert ("full: random", 0, FEW.plays) in told


def test_a_length_is_closed_as_soon_as_all_of_it_is_done():
    def one_length_and_a_little(analyst, _progress):
        def crew(agenda):
            jobs = [agenda.next() for _ in range(len(agenda))]
            jobs.sort(key=lambda job: job.length is Length.FULL)
            for job in jobs:
                yield job, analyst.do(job)
                if job.length is Length.FULL:
                    raise KeyboardInterrupt

        return crew

    view = view_of()
    lengths = distinct(view, [Length.LESSON, Length.FULL])
    found = study(view, lengths, FEW, crew_of=one_length_and_a_little)
    lesson, full = found.lengths
    assert found.stopped
    assert lesson.rare
    assert not full.rare
    assert lesson.rare == study(view, lengths, FEW).lengths[0].rare


def test_what_others_wait_for_is_done_first_and_what_is_short_last():
    agenda = Agenda(Job(Length.FULL, "policy", name) for name in ("history", "random", "fold"))
    agenda.add([Job(Length.FULL, "turns"), Job(Length.FULL, "policy", "typical")])
    done = [job for _ in range(len(agenda)) if (job := agenda.next()) is not None]
    assert [job.policy for job in done] == ["random", "typical", "", "history", "fold"]
    assert not agenda
    agenda.add(done)
    backwards = [job for _ in range(len(agenda)) if (job := agenda.last()) is not None]
    assert [job.policy for job in backwards] == ["typical", "random", "", "fold", "history"]
    assert agenda.last() is None


def test_what_the_end_needs_again_is_left_to_who_closes_the_analysis():
    jobs = [Job(Length.FULL, "twins"), Job(Length.FULL, "policy", "careful")]
    agenda = Agenda([*jobs, Job(Length.FULL, "policy", "history")])
    far = agenda.next(far=True)
    assert far is not None
    assert far.policy == "history"
    assert agenda.next(far=True) is None
    assert [agenda.next(), agenda.next(), agenda.next()] == [*jobs, None]


def test_what_is_near_is_done_while_helpers_have_long_jobs_in_hand():
    near = [Job(Length.FULL, "policy", "careful"), Job(Length.FULL, "twins")]
    far = [Job(Length.FULL, "policy", name) for name in ("random", "swarm", "history")]
    agenda = Agenda([far[2], far[0], *near, far[1]])
    assert [agenda.last() for _ in range(5)] == [*near[::-1], *far]


def test_options_are_compared_though_other_plays_are_not_yet_done():
    told = []

    def note(what, _done, _of):
        told.append(what)

    view = view_of()
    request = Request(plays=300, positions=30, continuations=4, twins=0)
    study(view, distinct(view, [Length.FULL]), request, note)
    assert told.index("full: informed") < told.index("full: options compared")
    assert told.index("full: options compared") < told.index("full: history")


def test_lengths_with_the_same_rules_are_analysed_once():
    view = view_of()
    assert set(distinct(view, [])) == {Length.LESSON, Length.FULL}


def test_every_policy_that_is_named_is_there():
    view = view_of()
    made = Plans(view.scenario, rules_of())
    plans = {name: made.plan(name) for name in names(view.scenario)}
    assert len({id(plan) for plan in plans.values()}) == len(plans)
    assert set(STANDARD) <= set(plans)
    with pytest.raises(KeyError):
        made.plan("nobody")


# --- Decisions --------------------------------------------------------------


def test_bits_of_independent_counts_are_about_none_and_of_a_copy_all():
    even = np.array([[500, 500], [500, 500]])
    assert decisions.bits(even) == 0
    copy = np.array([[1000, 0], [0, 1000]])
    assert decisions.bits(copy) == pytest.approx(1, abs=0.001)


@given(st.lists(st.lists(st.integers(0, 300), min_size=3, max_size=3), min_size=2, max_size=5))
def test_bits_never_exceed_what_either_side_holds(table):
    counts = np.array(table)
    found = decisions.bits(counts)
    assert 0 <= found <= np.log2(min(counts.shape)) + 1e-9
    assert found == pytest.approx(decisions.bits(counts.T))


def test_a_factor_is_that_of_the_two_ends_and_clear_only_beyond_chance():
    def decision(*shares):
        found = tuple(
            decisions.Share(str(n), plays, share) for n, (plays, share) in enumerate(shares)
        )
        return decisions.Decision("menu", 1, "matter", "m", 1000, 0.1, found)

    assert decision((2000, 0.1), (2000, 0.2), (2000, 0.15)).factor == pytest.approx(2)
    assert decision((2000, 0.1), (2000, 0.2)).factor_is_clear
    assert not decision((50, 0.1), (50, 0.2)).factor_is_clear
    assert decision((2000, 0.1)).factor == 1


def test_the_treaty_tells_nearly_everything_about_the_ending():
    each = of_length(tried())
    found = {item.menu: item.bits for item in each.decisions}
    assert max(found, key=found.__getitem__) == "matter/3/treaty"


# --- The ladder -------------------------------------------------------------


def test_every_way_down_and_up_is_counted_on_its_rung():
    each = of_length(tried())
    assert {item.rung for item in each.balance} == {0, 1, 2, 3}
    for item in each.balance:
        assert item.states > 0
        assert item.lowers + item.raises > 0


def test_danger_counts_a_rung_as_ten_points():
    view = view_of()
    rules = rules_of()
    danger = ladder.Danger.of(view.scenario, rules)
    row = [variable.start for variable in rules.layout.variables]
    step = next(each for each in rules.steps if getattr(each, "key", "") == "matter/2/boats")
    away, through = step.entries
    assert danger.moved(away.does, row) == -60  # the ladder stands on its lowest rung already
    # Eight points and a rung at once; one in five: ten points more, and the ladder to its end.
    assert danger.moved(through.does, row) == pytest.approx(80 + 100 + (100 + 300) / 5)


def test_a_play_links_only_matters_that_warned_and_offered_a_way_down():
    view = view_of()
    rules = rules_of()
    danger = ladder.Danger.of(view.scenario, rules)
    links = ladder.Links.of(danger, 1, 200, ())
    way = chooser(Plans(view.scenario, rules).plan("history"))
    closing = bulk.whole(Batch(rules), Watched(way, 1, (links,)), 1, 200)
    # In history's line the ladder never leaves its lowest rung and danger stays low.
    assert links.links.max() == 0
    assert [item.sudden for item in ladder.sudden(links, closing.endings, (1,))] == [
        int((closing.endings == 1).sum())
    ]


# --- Options compared -------------------------------------------------------


def test_an_option_is_better_only_where_both_shares_are_clearly_so():
    war = np.array([[0.0] * 40, [1.0] * 20 + [0.0] * 20, [0.0] * 40])
    settled = np.array([[1.0] * 30 + [0.0] * 10, [0.0] * 40, [1.0] * 30 + [0.0] * 10])
    assert dominance.better(war, settled).tolist() == [
        [False, True, False],
        [False, False, False],
        [False, True, False],
    ]


def test_positions_of_several_sizes_are_each_judged_by_their_own_plays():
    luck = np.random.default_rng(8)
    closed = luck.random((9, 30, 3))
    closed[0, :, dominance.WAR] += 1  # of the first position
    closed[0, :, dominance.SETTLED] -= 1
    closed[7, :, dominance.WAR] -= 1  # of the third
    closed[7, :, dominance.SETTLED] += 1
    row, (index, _step) = np.zeros(3, dtype=np.int16), a_matter(rules_of())
    legal = [(0, 1), (0, 1, 2), (0, 1), (1, 2)]
    cases = [dominance.Case(index, at, row, each, each) for at, each in enumerate(legal)]
    alone = [
        dominance.compared(rules_of(), lambda _, at=at, n=n: closed[at : at + n], [case])[index]
        for case, at, n in zip(cases, (0, 2, 5, 7), (2, 3, 2, 2), strict=True)
    ]
    together = dominance.compared(rules_of(), lambda _: closed, cases)[index]
    assert together.tolist() == sum(alone).tolist()
    assert alone[0][1].tolist()[:2] == [1, 0]
    assert alone[3][2].tolist()[:3] == [0, 1, 0]


def a_matter(rules):
    """The place and the step of a matter with three answers."""
    return next(
        (index, step)
        for index, step in enumerate(rules.steps)
        if isinstance(step, ChoiceStep) and step.kind == "matter" and len(step.entries) > 2
    )


def test_alike_options_dominate_nobody():
    shares = np.tile(np.linspace(0, 1, 30), (3, 1))
    assert not dominance.better(shares, 1 - shares).any()


@settings(max_examples=40)
@given(st.integers(0, 2**32 - 1), st.integers(2, 5))
def test_no_two_options_are_better_than_each_other(seed, options):
    luck = np.random.default_rng(seed)
    war, settled = luck.random((2, options, 16))
    found = dominance.better(war, settled)
    assert not (found & found.T).any()


@given(st.integers(1, 120), st.data())
def test_a_share_is_in_doubt_while_it_may_come_above_the_limit(of, data):
    compared = data.draw(st.integers(1, of))
    doubts = [dominance.in_doubt(found, compared, of) for found in range(compared + 1)]
    assert doubts == sorted(doubts)
    assert doubts[-1] is (compared < of)


def test_looks_hardly_ever_leave_an_option_whose_share_is_above_the_limit():
    """Positions are shuffled many times; 62 of 102 lie just above three fifths."""
    luck = np.random.default_rng(4)
    worse = luck.permuted(np.tile(np.arange(102) < 62, (4_000, 1)), axis=1).cumsum(axis=1)
    looks = [-(-102 * share // 100) for share in dominance.ROUNDS[:-1]]
    left = sum(
        not all(dominance.in_doubt(int(line[look - 1]), look, 102) for look in looks)
        for line in worse
    )
    assert left < 0.01 * len(worse)
    # One whose share is a third is left after half of them at the latest.
    assert not dominance.in_doubt(17, 51, 102)


BURNS = """now: {danger: +3, calm: +2}
        outcomes:
          - {id: a-quiet-day, weight: 50, text: A day passes.}
          - {id: a-loud-day, weight: 50, text: Somebody fires., ending: strait-burns}"""


def test_positions_beyond_the_first_round_are_compared_only_near_the_limit():
    change = (DAY3, "now: {danger: +3, calm: +2}", BURNS)
    each = of_length(tried((change,), replace(FEW, positions=60, continuations=12)))
    found = {item.option: item.positions for item in each.standings}
    # Each of three policies gives 20 positions; the first 7 of each are compared first.
    assert found["sign"] == found["delay"] == 60
    assert {found[name] for name in ("hide", "announce", "keep-away", "pay", "hold-fire")} == {21}


def test_only_positions_that_offer_an_option_in_doubt_are_compared_for_it():
    row = np.zeros(3, dtype=np.int16)
    rare = dominance.Case(4, 0, row, (0, 2), (0, 2))
    plain = dominance.Case(4, 1, row, (0, 1), (0, 1))
    rounds = [[plain, rare], [rare, plain, plain]]
    assert dominance.offers(rounds) == {(4, 0): 5, (4, 1): 3, (4, 2): 2}
    (case,) = dominance.offering(rounds[1], {(4, 2), (5, 1)})
    assert (case.number, case.legal, case.judged) == (0, (0, 2), (2,))
    every = dominance.offering(rounds[1], {(4, 0), (4, 1), (4, 2)})
    assert [each.judged for each in every] == [each.legal for each in rounds[1]]


def test_an_option_is_counted_only_where_it_is_judged():
    def onward(branches):
        worse = np.array([place == 1 for _state, place, _number in branches])
        closed = np.zeros((len(branches), 20, 3))
        closed[worse, :, dominance.WAR] = 0.5 + 0.01 * (np.arange(20) % 2)
        closed[:, :, dominance.SETTLED] = 0.5 - closed[:, :, dominance.WAR]
        return closed

    rules = rules_of()
    index, _step = a_matter(rules)
    case = dominance.Case(index, 0, np.zeros(3, dtype=np.int16), (0, 1), (0, 1))
    counts = dominance.compared(rules, onward, [case, replace(case, judged=(1,))])[index]
    assert counts[:, :2].tolist() == [[1, 2], [0, 2], [1, 0]]


def test_an_option_that_is_offered_too_seldom_to_be_judged_wants_no_more_positions():
    seldom = dominance.Standing("matter/4/boats", "wait", 0, 5, 5, 0)
    assert not seldom.wants_more(dominance.FEWEST_POSITIONS - 1)
    assert seldom.wants_more(dominance.FEWEST_POSITIONS)


def test_every_position_with_a_choice_goes_in_one_round_and_each_policy_has_its_share_of_it():
    rows = [np.array([number]) for number in range(3 * 34)]
    kept = [{4: rows[:34]}, {4: rows[34:68]}, {4: rows[68:]}]
    rounds = dominance.cases(kept, 34, lambda state: (0, 1) if state.values[0] else (0,))
    assert [len(each) for each in rounds] == [20, 15, 15, 18, 33]  # one has no choice
    went = [int(case.row[0]) for each in rounds for case in each]
    assert sorted(went) == list(range(1, 3 * 34))
    assert [sum(case.row[0] // 34 == part for case in rounds[1]) for part in range(3)] == [5] * 3


# --- Ends, pace, baseline, twins --------------------------------------------


def waiting(changes=()):
    return {(end.gauge, end.name): len(end.asked_by) for end in ends(view_of(changes))}


def test_an_end_knows_what_asks_for_it():
    found = waiting()
    assert set(found) == {
        (gauge, end) for gauge in ("calm", "danger", "trust") for end in ("low", "high")
    }
    # A rule that asks for the end waits there; one that asks for the middle does not.
    high = (WORLD, "when: {gauge: danger, at_least: 50}", "when: {gauge: calm, at_least: 85}")
    assert waiting([high]) == {**found, ("calm", "high"): found["calm", "high"] + 1}
    middle = (WORLD, "when: {gauge: danger, at_least: 50}", "when: {gauge: calm, at_least: 50}")
    assert waiting([middle]) == found


def test_a_pace_counts_only_what_plays_met():
    scenario = view_of(
        [("scenario.yaml", "hours: 16, minutes: twenty minutes", 'hours: 16, minutes: "20"')]
    ).scenario
    none = list(clock.paces(scenario, Length.FULL, {}))
    some = list(clock.paces(scenario, Length.FULL, {("matter", "boats"): 1.0}))
    assert none[1].minutes < some[1].minutes
    assert none[0].minutes == some[0].minutes
    assert [pace.day for pace in some] == [1, 2, 3]


def test_a_stored_baseline_reads_back_and_holds_what_was_stored():
    shares = {"full": {"random": {"settled": 48.3, "unsettled": 51.7}}}
    bands = baseline.read(baseline.stored(shares, 2.0))
    assert bands["full"]["random"]["settled"] == baseline.Band(46.3, 50.3)
    same = {"settled": 48.3, "unsettled": 51.7}
    assert not list(baseline.left(bands, "full", "random", same, 10_000))
    (one,) = baseline.left(bands, "full", "random", {"settled": 60.0, "unsettled": 50}, 10_000)
    assert (one.kind, one.share) == ("settled", 60.0)


@pytest.mark.parametrize(
    "data", [None, [], {}, {"format": 2}, {"format": 1}, {"format": 1, "bands": {"full": 3}}]
)
def test_what_is_no_baseline_is_refused_in_words(data):
    with pytest.raises(baseline.BadBaseline):
        baseline.read(data)


def test_few_plays_widen_a_band():
    bands = baseline.read({"format": 1, "bands": {"full": {"random": {"settled": [50, 50]}}}})
    assert list(baseline.left(bands, "full", "random", {"settled": 53}, 1_000_000))
    assert not list(baseline.left(bands, "full", "random", {"settled": 53}, 500))


def test_engines_with_other_rules_are_told_apart():
    change = (
        DAY2,
        "now: {danger: +8, ladder: next, patrols: true}",
        "now: {danger: +9, ladder: next, patrols: true}",
    )
    rules, other = rules_of(), Batch(rules_of([change]))
    plays = twins.by_chance(Kernel(rules), 1, 30)
    assert not list(twins.engines_differ(rules, Batch(rules_of()), plays))
    (first, *_rest) = twins.engines_differ(rules, other, plays)
    assert "gauge danger" in first.what or "ending" in first.what


def test_a_play_that_tells_other_facts_is_told():
    change = (
        DAY2,
        "now: {danger: +8, ladder: next, patrols: true}",
        "now: {danger: +9, ladder: next, patrols: true}",
    )
    plays = twins.by_chance(Kernel(rules_of()), 1, 30)
    assert not list(twins.plays_differ(Kernel(rules_of()), plays))
    assert list(twins.plays_differ(Kernel(rules_of([change])), plays))


def test_history_is_one_of_the_answers_of_each_turn():
    nuclear = ((WORLD, "class: limited-war", "class: nuclear"),)
    each = of_length(tried(nuclear, replace(FEW, plays=3000)))
    turns = {turn.menu: turn for turn in each.turns}
    assert set(turns) == {"matter/1/guns", "matter/2/boats", "matter/2/tolls", "matter/3/treaty"}
    boats = {share.option: share.share for share in turns["matter/2/boats"].nuclear}
    kinds = {"strait-burns": "nuclear", "treaty-kept": "x", "nothing-settled": "y"}
    kinds["walked-away"] = "z"
    known = each.shares("history", kinds)["nuclear"] / 100
    assert boats["keep-away"] == pytest.approx(known, abs=0.01)
    assert boats["go-through"] > boats["keep-away"]


def test_a_turn_is_what_its_line_alone_comes_to():
    view, rules = view_of(), rules_of()
    batch, known = Batch(rules), history_plan(view.scenario).preferences
    start, own = Start(decisions.beginning(rules)), seeds(1, 150)
    for wanted in range(1, len(rules.endings)):
        kind = np.arange(len(rules.endings)) == wanted
        for turn in decisions.turns(batch, view.scenario, kind, 1, 150):
            owner = turn.menu.rpartition("/")[2]
            for share in turn.nuclear:
                line = Preferring({**known, owner: (share.option, *known.get(owner, ()))})
                alone = batch.fan([start], chooser(line), own, own).endings[0, :, wanted]
                assert share.share == pytest.approx(alone.mean(), abs=1e-12)
                assert share.variance == pytest.approx(alone.var(), abs=1e-12)
                ended = batch.run(chooser(line), own, own).endings
                # Both have the same luck, and plain plays err by more.
                room = 4 * decisions.Share("", 150, share.share).error
                assert abs(share.share - np.mean(ended == wanted)) < room


def test_the_error_of_a_weighted_share_is_that_of_its_plays():
    plain = decisions.Share("stay", 100, 0.2)
    weighted = decisions.Share("stay", 100, 0.2, variance=0.04)
    assert plain.error == pytest.approx(0.04)
    assert weighted.error == pytest.approx(0.02)
    assert decisions.Share("stay", 100, 0.0, variance=0.0).error == pytest.approx(0.01)
