"""The design's rules for a fair play, one by one, on the shipped scenario.

The numbers are those of the design page "The game", section 1. What needs many
plays (5, 10, 19, the previews of 4) is measured by `analyse`; what only people can
judge (8, half of 11) is named in docs/rules-and-tests.md.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from plays import FOLDER, LENGTHS, SEEDS, everyone, kernel, menus, moves, run, session, shipped

from game.present import stakes
from game.present.after.pages import PAGES
from game.present.closing import ending as ending_page
from game.present.desk import Desk
from game.present.errands import AtOnce
from game.present.frame import Frame, Ui
from game.present.gallery import NoKeeper, walk
from game.present.gauges import cause
from game.present.markup import sentence
from game.present.night import moved
from game.present.page import Heading, as_json
from game.present.register import tape_lines
from game.present.settings import Settings
from game.rules import facts as f
from game.rules.state import POINT
from game.scenario.checks import every, wording
from game.scenario.values import Condition, Length, Model

WAR = ("nuclear", "limited-war")
PLAYS = tuple(everyone())


def ladder():
    return next(track for track in shipped().tracks if track.role == "ladder")


def conditions(part: object) -> Iterator[Condition]:
    """Every condition within a part of the scenario."""
    if isinstance(part, Condition):
        yield part
    if isinstance(part, Model):
        for name in type(part).model_fields:
            yield from conditions(getattr(part, name))
    elif isinstance(part, Mapping):
        for value in part.values():
            yield from conditions(value)
    elif isinstance(part, tuple):
        for value in part:
            yield from conditions(value)


# -- 1. Unequal stakes, shown before the step


def test_when_the_day_has_moved_the_ladder_its_page_says_from_where_and_why():
    told = 0
    for page in walk(quiet_desk(), 1, lively=False):
        if page.kind != "trace":
            continue
        place = page.side.index(Heading(ladder().name, 3))
        line = page.side[place + 1].text
        names = [rung.name for rung in ladder().states if line.startswith(sentence(rung.name))]
        assert names, line
        if " Yesterday: " in line:
            was, _, why = line.partition(" Yesterday: ")[2].partition(" Why: ")
            assert was.removesuffix(".") in {rung.name for rung in ladder().states}, line
            assert why.removesuffix("."), line
            told += 1
    assert told >= 3


def quiet_desk() -> Desk:
    return Desk(shipped(), NoKeeper(), Settings(asked=True), errands=AtOnce(stage=0))


def test_every_rung_says_what_is_at_stake_for_us_and_for_them():
    for rung in ladder().states:
        assert rung.us, rung.id
        assert rung.them, rung.id


def test_what_is_at_stake_for_them_is_a_range_wherever_war_can_come_of_it():
    for rung in ladder().states[4:]:
        assert rung.them.startswith("Between "), rung.id


@pytest.mark.parametrize("length", LENGTHS)
def test_no_step_up_is_offered_without_both_stakes_and_the_price_of_coming_down(length):
    seen = Counter()
    for policy in ("random", "blockade"):
        for seed in SEEDS:
            play = session(policy, seed, length)
            for met in menus(policy, seed, length):
                for entry in met.entries():
                    step = moves(entry, met.state, "track", "ladder", length)
                    before = met.state.values[kernel(length).rules.layout.place("track", "ladder")]
                    if not step or (step < 0 and not before):
                        continue
                    told = stakes.told_in(Frame(play), met.state, entry)
                    if step > 0 and before < len(ladder().states) - 1:
                        seen["up"] += 1
                        assert "At stake for us:" in told
                        assert "For them:" in told
                        assert "Way back:" in told
                    elif step < 0:
                        seen["down"] += 1
                        assert re.match(r"A step down, from “.*” to “.*”. In all this costs ", told)
    assert seen["up"] > 10
    assert seen["down"] > 10


# -- 2. Early retreat is cheap, late retreat is dear, no retreat is impossible


def test_the_price_of_leaving_a_rung_is_nothing_on_the_first_and_never_falls_with_height():
    prices = [
        {gauge: -int(str(amount)) for gauge, amount in rung.leave.items()}
        for rung in ladder().states
    ]
    assert prices[:3] == [{}, {}, {}]
    for gauge in ("grip", "standing"):
        line = [price.get(gauge, 0) for price in prices]
        assert line == sorted(line)
        assert line[-1] > line[3]


def test_on_every_rung_at_least_as_many_answers_lower_the_danger_as_raise_it():
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for policy, seed, length in PLAYS:
        place = kernel(length).rules.layout.place("track", "ladder")
        for met in menus(policy, seed, length):
            if met.step.kind not in ("matter", "initiative", "interruption"):
                continue
            for entry in met.entries():
                rung = moves(entry, met.state, "track", "ladder", length)
                risk = moves(entry, met.state, "gauge", "risk", length)
                danger = rung * 100 * POINT + risk
                way = "up" if danger > 0 else "down" if danger < 0 else "level"
                found[met.state.values[place]][way] += 1
    for rung, ways in sorted(found.items()):
        if rung:
            assert ways["down"] >= ways["up"], (ladder().states[rung].id, ways)


def test_an_exit_that_closes_is_announced_while_it_is_still_open():
    assert len(shipped().exits) >= 3
    for way in shipped().exits:
        assert 2 <= way.closes <= shipped().head.days
        assert way.sources


# -- 3. No trap doors


def test_no_single_choice_ends_a_play_in_war():
    kinds = {ending.id: ending.kind for ending in shipped().endings}
    for day in shipped().days:
        for matter in day.matters:
            for option in matter.options:
                if kinds.get(option.ending or "") in WAR:
                    at_least = [c for c in conditions(option.when) if c.track == "ladder"]
                    assert at_least, option.id


def test_a_war_comes_after_three_matters_on_two_days_that_could_have_lowered_the_danger():
    wars = 0
    for policy, seed, length in PLAYS:
        ending = session(policy, seed, length).ending
        if ending is None or ending.kind not in WAR:
            continue
        wars += 1
        chances = [
            met.step.moment.day
            for met in menus(policy, seed, length)
            if met.step.kind in ("matter", "interruption")
            and any(
                moves(entry, met.state, "gauge", "risk", length) < 0
                or moves(entry, met.state, "track", "ladder", length) < 0
                for entry in met.entries()
            )
        ]
        assert len(chances) >= 3
        assert len(set(chances)) >= 2
    assert wars > 5


# -- 6. Let the player act unasked


@pytest.mark.parametrize(("length", "least"), [(Length.LESSON, 2), (Length.FULL, 3)])
def test_every_day_offers_initiatives(length, least):
    for day in shipped().days:
        offered = [each for each in day.initiatives if length in each.lengths]
        assert len(offered) >= least, day.day


@pytest.mark.parametrize("length", LENGTHS)
def test_history_finds_two_initiatives_open_on_every_day(length):
    for met in menus("history", 1, length):
        if met.step.kind == "initiative" and met.step.slot == 1:
            opened = [entry for entry in met.entries() if entry.id != "nothing"]
            assert len(opened) >= 2, met.step.moment.day


# -- 7. Consequences are delayed but signed


def fuses() -> Iterator[object]:
    for day in shipped().days:
        for item in (*day.initiatives, *(o for matter in day.matters for o in matter.options)):
            yield from item.fuses


def test_every_fuse_that_an_order_lights_names_the_order_and_its_day():
    lit = list(fuses())
    assert len(lit) > 40
    for fuse in lit:
        assert re.match(r"Because (on the \d+|.*\d+(st|nd|rd|th))", fuse.because), fuse.id


def test_what_goes_off_by_night_is_printed_with_its_cause():
    seen = 0
    for seed in SEEDS:
        play = session("random", seed)
        for fact in play.all_facts():
            if isinstance(fact, f.WentOff) and fact.half and fact.day <= play.day:
                seen += 1
                facts = play.facts(fact.day, fact.half)
                lines = tape_lines(Frame(play), fact.half, facts)
                told = " ".join(line.text for line in lines)
                assert fact.because.rstrip(".")[:40] in told, fact.fuse
    assert seen > 10


def test_the_cause_that_is_told_of_a_movement_moved_the_gauge_that_way():
    told = 0
    unsigned = {gauge.id for gauge in shipped().gauges if gauge.preview != "sign"}
    for policy, seed, length in PLAYS:
        frame = Frame(session(policy, seed, length))
        for day in shipped().days:
            facts = frame.session.facts(day.day)
            for row in (each for each in moved(frame, facts) if each.id in unsigned):
                ways = [
                    (cause(frame, fact).removesuffix("."), fact.after - fact.before)
                    for fact in facts
                    if isinstance(fact, f.Changed) and fact.what == row.id
                ]
                own = sum(way for why, way in ways if why == row.reason)
                whole = sum(way for _why, way in ways)
                assert own * whole > 0 or not whole, (policy, seed, length, day.day, row)
                told += 1
    assert told > 100


# -- 9. Both ends are bad, and the ends have names


def test_both_ends_of_every_gauge_have_names_and_something_that_follows():
    asked = {"below": defaultdict(set), "at_least": defaultdict(set)}
    parts = (
        *shipped().rules,
        *shipped().opponent,
        *shipped().endings,
        *shipped().tracks,
        shipped().head,
    )
    for part in parts:
        for condition in conditions(part):
            if condition.gauge is None:
                continue
            for side in asked:
                bound = getattr(condition, side)
                if isinstance(bound, int):
                    asked[side][condition.gauge].add(bound)
    for gauge in shipped().gauges:
        if gauge.shown == "hidden":
            continue
        assert gauge.low is not None, gauge.id
        assert gauge.high is not None, gauge.id
        assert any(bound <= 25 for bound in asked["below"][gauge.id]), gauge.id
        assert any(bound >= 80 for bound in asked["at_least"][gauge.id]), gauge.id


# -- 11 to 14. Advisers and fog


def test_every_adviser_has_an_aim_a_fear_and_a_way_of_failing():
    for person in shipped().people:
        if person.adviser:
            assert person.agenda, person.id
            assert person.fear, person.id
            assert person.trust_on, person.id
            assert person.fails_by, person.id


def test_on_every_day_somebody_commits_himself_and_it_can_come_out():
    for day in shipped().days:
        made = [
            each.prediction
            for each in (*day.questions, *(v for matter in day.matters for v in matter.voices))
            if each.prediction is not None
        ]
        assert made, day.day
        for prediction in made:
            assert prediction.due_day >= day.day
            assert 0 <= prediction.odds <= 100


def test_a_warning_without_odds_is_a_finding():
    assert wording.warnings_with_odds in every.ALL


def reports():
    for day in shipped().days:
        for paper in day.papers:
            if paper.report is not None:
                yield paper


def test_every_report_has_age_source_and_claim_and_the_false_ones_a_tell():
    found = list(reports())
    false = [paper for paper in found if not paper.report.true]
    assert len(false) >= 8
    for paper in found:
        assert paper.report.reporter
        assert paper.report.claim
        assert paper.report.age > 0, paper.id
    for paper in false:
        assert paper.report.tell, paper.id
        assert paper.report.error, paper.id


def gated() -> set[str]:
    """Papers that come only if people dare to send them."""
    return {
        paper.id
        for day in shipped().days
        for paper in day.papers
        for condition in conditions(paper.when)
        if condition.gauge == "candour" or condition.flag == "messengers-shouted-at"
    }


def test_at_least_three_reports_depend_on_whether_people_dare_to_send_them():
    assert len(gated()) >= 3


def test_each_of_them_reaches_some_players_and_many_never():
    got: Counter[str] = Counter()
    plays = [(policy, seed) for policy in ("random", "typical") for seed in range(1, 21)]
    for policy, seed in plays:
        play = run(policy, seed)
        met = {
            fact.paper
            for stretch in play.stretches
            for fact in stretch.facts
            if isinstance(fact, f.Received)
        }
        got.update(met & gated())
    for paper in gated():
        assert 0 < got[paper] < len(plays) * 0.9, (paper, got[paper])


# -- 15. Interrupt plans, not reflexes


def test_what_breaks_in_at_night_takes_hours_of_the_next_day():
    for day in shipped().days:
        for matter in day.matters:
            if matter.half:
                assert all(option.hours for option in matter.options), matter.id


def test_nothing_in_a_play_or_its_pages_asks_for_the_time():
    game = Path(FOLDER).parents[1] / "game"
    modules = [*(game / "rules").rglob("*.py"), *(game / "present").rglob("*.py")]
    modules += [game / "play" / f"{name}.py" for name in ("session", "shown", "machine", "desk")]
    asks = re.compile(r"^(import|from) (time|sched|threading|asyncio)\b", re.MULTILINE)
    for module in modules:
        assert not asks.search(module.read_text(encoding="utf-8")), module


# -- 16. A counterfactual must state its warrant


def test_every_answer_that_history_did_not_give_has_a_warrant():
    for day in shipped().days:
        for matter in day.matters:
            for option in matter.options:
                if option.id != matter.historical.option:
                    assert option.warrant is not None, option.id
        for initiative in day.initiatives:
            assert initiative.historical or initiative.warrant is not None, initiative.id


def test_every_ending_has_a_warrant_with_a_likelihood():
    for ending in shipped().endings:
        assert ending.warrant.text
        assert ending.warrant.likelihood


def test_after_an_open_end_nothing_of_the_aftermath_is_told():
    plays = [session("stall", seed) for seed in SEEDS]
    ends = [play for play in plays if play.ending is not None and play.ending.open]
    assert ends
    for play in ends:
        told = page_text(ending_page(Frame(play)))
        assert [each.text for each in shipped().aftermath if each.text in told] == []


ACCIDENTS = {"raid-on-the-coast", "the-road-to-filipinas"}
"""Men die in these, but not by the other side."""


def test_whatever_kills_men_of_the_other_side_sets_the_mark_that_texts_ask_for():
    found = list(writes(shipped(), ""))
    unmarked = [name for name, moves in found if "deaths" in moves and "men-killed" not in moves]
    assert sorted(unmarked) == sorted(ACCIDENTS)
    assert [name for name, moves in found if "men-killed" in moves and "deaths" not in moves] == []


def writes(part: object, name: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    """What every part of the scenario moves, with the id of the part or of what it is in."""
    if isinstance(part, Model):
        name = getattr(part, "id", name)
        for field in ("now", "then"):
            if isinstance(moves := getattr(part, field, None), Mapping):
                yield name, moves
        for field in type(part).model_fields:
            yield from writes(getattr(part, field), name)
    elif isinstance(part, tuple):
        for each in part:
            yield from writes(each, name)


# -- 17. Judge the decision before showing the result


def page_text(page: object) -> str:
    return json.dumps(as_json(page), ensure_ascii=False)  # type: ignore[arg-type]


def looked_back(policy: str, seed: int, length: Length):
    play = session(policy, seed, length)
    return Frame(play)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_first_page_of_the_debrief_holds_no_outcome(seed):
    frame = looked_back("random", seed, Length.FULL)
    closed = frame.session.ending
    assert closed is not None
    page = page_text(PAGES["debrief-first"](frame))
    assert closed.title not in page
    assert closed.how not in page
    for ending in shipped().endings:
        assert ending.clue not in page


# -- 18. Never a total score


def test_no_page_after_a_play_has_a_score():
    for seed in (1, 2, 3):
        frame = looked_back("random", seed, Length.FULL)
        pages = [ending_page(frame), *(make(frame) for make in PAGES.values())]
        for page in pages:
            text = page_text(page).replace("No score", "")
            assert not re.search(r"\bscore\b|\baccuracy\b|\brating\b|\bpoints out of\b", text), (
                page.id
            )


# -- 20. Failure teaches and is never a show


def test_no_explosion_siren_or_countdown_is_among_the_assets():
    assets = Path(FOLDER).parents[1] / "assets"
    names = [path.name.lower() for path in assets.rglob("*") if path.is_file()]
    assert names
    for name in names:
        assert not re.search(r"explo|siren|countdown|blast|mushroom|boom", name), name


def test_a_nuclear_ending_is_one_silent_page_that_leads_to_the_question_where_it_could_be_stopped():
    found = 0
    for policy, seed, length in PLAYS:
        play = session(policy, seed, length)
        if play.ending is None or play.ending.kind != "nuclear":
            continue
        found += 1
        page = ending_page(Frame(play))
        assert page.kind == "nuclear-ending"
        assert page.cues == ()
        assert page.focus == "stopped"
        first = next(action for action in page.actions if action.id == page.focus)
        assert first.label == "Where could this have been stopped?"
        assert first.role == "main"
        answer = ending_page(Frame(play, Ui(stopped=True)))
        assert answer.kind == "nuclear-ending"
        assert answer.focus == "go:next"
        days = [each.text for each in answer.main if isinstance(each, Heading) and each.level == 2]
        assert days
        told = str(answer.main)
        assert "could have answered" in told or "A way down stood open" in told
    assert found
