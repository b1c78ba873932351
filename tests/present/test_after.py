"""The pages of what if and of the advisers: what they tell, and that all of it can be printed."""

import random
import re
from dataclasses import replace
from types import SimpleNamespace

import pytest
from table import blocks, forward, playing

from game.debrief import voices
from game.debrief.causes import Cause
from game.debrief.roads import Lacking
from game.present import closing
from game.present.after import advisers, envelopes, model, quality, roads, whatif
from game.present.citing import CITED
from game.present.frame import Frame
from game.present.page import Chart, Heading, Prose, RiskChart, Spread, Table
from game.text.numbering import numbers_of


def at(kind, length="full", seed=3):
    desk, chance = playing(length), random.Random(seed)
    for _step in range(400):
        if desk.page().kind == kind:
            return desk
        forward(desk, chance)
    raise AssertionError(desk.page().kind)


def of(page, kind):
    return [each for each in blocks(page) if isinstance(each, kind)]


@pytest.fixture(scope="module")
def wondering():
    return at("debrief-what-if")


def answers(desk):
    return [each for each in desk.page().actions if each.id.startswith("other:")]


def test_any_decision_can_be_answered_otherwise(wondering):
    decisions = [each.id for each in wondering.page().actions if each.id.startswith("fork:")]
    assert decisions
    seen = set()
    for decision in decisions:
        wondering.act(decision)
        for answer in answers(wondering):
            wondering.act(answer.id)
            page = wondering.page()
            assert [each.id for each in answers(wondering) if each.pressed] == [answer.id]
            assert of(page, Spread)
            assert of(page, Chart)
            assert "It ends on" in str(page)
            seen.add(decision)
    assert seen


def test_a_play_with_one_change_starts_from_there():
    desk = at("debrief-what-if")
    first = desk.session.record
    decision = [each.id for each in desk.page().actions if each.id.startswith("fork:")][1]
    desk.act(decision)
    change = next(each.id for each in desk.page().actions if each.id.startswith("change:"))
    desk.act(change)
    place = int(change.partition(":")[2])
    assert desk.session.record.choices == first.choices[:place]
    assert desk.session.record.seed == first.seed
    assert desk.session.pending() is not None
    assert desk.session.pending().key == first.choices[place].menu


def test_the_page_names_its_rule_and_claims_to_know_nothing(wondering):
    told = str(wondering.page())
    assert "Nobody can know what would have happened" in told
    assert "Your own later answers are given wherever they fit" in told


def test_the_decision_looked_at_stays_from_page_to_page():
    desk = at("debrief-quality")
    last = [each.id for each in desk.page().actions if each.id.startswith("fork:")][-1]
    desk.act(last)
    desk.act("go:next")
    pressed = [each.id for each in desk.page().actions if each.pressed]
    assert last in pressed


def test_the_audit_measures_everybody_by_what_he_said():
    desk = at("debrief-advisers")
    page = desk.page()
    table = of(page, Table)[0]
    assert table.head == (
        "Adviser", "Distance", "Likelier side came", "Followed", "Overruled", "Asked",
    )  # fmt: skip
    names = [row[0] for row in table.rows]
    records = voices.records(Frame(desk.session).account)
    counted = [[int(count) for count in re.findall(r"\d+", row[2])] for row in table.rows]
    assert [sum(counts[1:]) for counts in counted if len(counts) > 1] == [
        len(each.said) for each in records if each.decided
    ]
    for number, name in enumerate(names):
        desk.act(f"adviser:{number}")
        assert name in desk.page().side[1].text


def test_papers_that_never_came_are_told_with_the_reason():
    desk = at("debrief-advisers")
    told = str(desk.page())
    assert "Papers that never reached you" in told
    assert "You did not ask Hale" in told


def test_all_pages_can_be_printed():
    desk = at("debrief-model")
    desk.act("write:argue-captains", "The song names three shots.")
    desk.act("argue:captains:250")
    frame = Frame(desk.session, work=desk.state.work, memory=desk.state.memory)
    for printed, kind in (
        (quality.printed, RiskChart),
        (whatif.printed, Spread),
        (advisers.printed, Table),
        (model.printed, Table),
    ):
        assert any(isinstance(block, kind) for block in printed(frame)), printed


def test_history_and_the_play_stand_on_lines_of_their_own():
    page = at("debrief-envelopes").page()
    lines = [each.text for each in page.main if isinstance(each, Prose)]
    places = [place for place, line in enumerate(lines) if line.startswith("**In your play:**")]
    assert places
    for place in places:
        assert re.match(r"\*\*In \d{4}:\*\* ", lines[place - 1])
        told = lines[place].removeprefix("**In your play:** ")
        assert told.startswith(
            ("It came true ", "It did not come true; ", "Could not be decided: ")
        )
        assert re.search(r"\d+ \w+", told) or "has not come yet" in told


def test_odds_that_miss_are_told_by_their_distance():
    desk = at("debrief-advisers")
    told = str(desk.page())
    assert "Distance" in told
    assert "never decided" not in told


def test_envelopes_are_opened_one_by_one_and_every_source_has_a_key():
    desk = at("debrief-envelopes")
    opened = []
    while True:
        page = desk.page()
        opened.append(next(each for each in page.main if isinstance(each, Heading)).text)
        desk.act(CITED)
        keys = [each.key for each in desk.page().actions if each.id.startswith("open:source:")]
        assert all(keys)
        desk.act("close")
        onward = next(
            (
                each.id
                for each in page.actions
                if each.id.endswith(":next") and each.id != "go:next"
            ),
            "",
        )
        if not onward:
            break
        desk.act(onward)
    assert opened == [day.envelope.title for day in desk.scenario.days]


def test_what_led_to_the_end_is_told_once_for_each_thing(monkeypatch):
    told = [Cause(day, "your ships keep away", 1, own=True) for day in (10, 11)]
    monkeypatch.setattr(closing, "led_to", lambda _account, _closed: told)
    desk = at("ending")
    lines = closing.causes(Frame(desk.session))
    assert lines == ["10 May: Your ships keep away."]


@pytest.mark.parametrize(
    ("kept", "answered", "told"),
    [
        (0, 0, "nothing was asked of you after it"),
        (3, 0, "every later answer is your own"),
        (1, 2, "1 later answer is your own, and 2 the program’s"),
        (0, 2, "no later answers are your own, and 2 the program’s"),
        (4, 1, "4 later answers are your own, and 1 the program’s"),
    ],
)
def test_another_history_says_whose_its_later_answers_are(kept, answered, told):
    assert whatif._whose(SimpleNamespace(kept=kept, answered=answered)) == told


def test_what_the_other_side_did_in_a_play_of_its_own_stands_in_its_envelopes():
    frame = Frame(at("debrief-envelopes").session)
    theirs = frame.account.shelf.opponent.name
    told = [each.text for each in envelopes.printed(frame) if isinstance(each, Prose)]
    went = [each for each in envelopes.opened_of(frame) if each.went]
    own = [text for text in told if text.startswith(f"**What moved {theirs} in your play:** ")]
    assert went
    assert len(own) == len(went)
    apart = [
        text for text in told if text.startswith("This is the record, which your play left on ")
    ]
    assert len(apart) == 1


@pytest.mark.parametrize("kind", ["debrief-envelopes", "debrief-what-if"])
def test_what_a_page_always_offers_keeps_its_number_whatever_is_looked_at(kind):
    desk, numbers = at(kind), {}
    looks = [each.id for each in desk.page().actions if each.id.startswith(("day:", "fork:"))]
    changed = 0
    for look in looks:
        if look in {each.id for each in desk.page().actions}:
            desk.act(look)
        page = desk.page()
        known = numbers_of(page)
        for each in page.actions:
            if each.id.startswith(("day:", "fork:", "go:", "leave", "settings")) and not each.later:
                assert numbers.setdefault(each.id, known[each.id]) == known[each.id], each.id
        changed += len({each.id for each in page.actions if each.later})
    assert len(looks) > 2
    assert changed


def test_of_days_after_the_play_closed_it_is_said_that_it_was_over(monkeypatch):
    frame = Frame(at("debrief-envelopes").session)
    found = [replace(each, over=each.day > 2, went=()) for each in envelopes.opened_of(frame)]
    monkeypatch.setattr(envelopes, "opened_of", lambda _frame: tuple(found))
    told = [each.text for each in envelopes.printed(frame) if isinstance(each, Prose)]
    assert told.count("Your play was over by then: this is how it was.") == 1


def test_what_another_ending_lacked_is_told_beside_its_clue(monkeypatch):
    frame = Frame(at("debrief-endings").session)
    gauge = frame.scenario.gauges[0]
    lacking = (Lacking(gauge, 41, 50), Lacking(gauge, 60, 55, below=True), Lacking(flag="A word"))
    monkeypatch.setattr(roads, "lacked", lambda _account, _ending: lacking)
    told = str(roads.tree(frame))
    assert "What your play lacked for it: " in told
    assert f"{gauge.name} stood at 41, and it asks for 50 or more" in told
    assert f"{gauge.name} stood at 60, and it asks for under 55" in told
    assert "this was not so: A word." in told
