"""Arguing with the model: one assumption changed, with a reason, and both odds printed."""

import random

import pytest
from table import blocks, forward, playing

from game.present.after import model
from game.present.frame import Frame
from game.present.page import Table


@pytest.fixture(scope="module")
def desk():
    desk = playing("full")
    chance = random.Random(3)
    for _step in range(400):
        if desk.page().kind == "debrief-model":
            return desk
        forward(desk, chance)
    raise AssertionError(desk.page().kind)


def values(desk):
    return [each for each in desk.page().actions if each.id.startswith("argue:")]


def test_every_assumption_is_told_with_its_doubts(desk):
    for number, each in enumerate(desk.scenario.coefficients):
        desk.act(f"lean:{number}")
        told = str(desk.page().main)
        assert each.text in told
        assert each.doubts in told


def test_values_are_words_and_another_one_needs_a_reason(desk):
    desk.act("lean:0")
    desk.act("write:argue-captains", "")
    shut = [each for each in values(desk) if not each.enabled]
    assert [each.label for each in shut] == ["Never", "Often"]
    assert all("reason" in each.why_not for each in shut)
    desk.act("argue:captains:250")
    assert desk.session.notes.get("argue", "captains") == ""
    desk.act("write:argue-captains", "The song names three shots.")
    assert all(each.enabled for each in values(desk))


def test_both_odds_and_the_difference_are_printed(desk):
    desk.act("lean:0")
    desk.act("write:argue-captains", "The song names three shots.")
    desk.act("argue:captains:250")
    table = next(each for each in blocks(desk.page()) if isinstance(each, Table))
    assert table.head[1:] == ("As the rules have it", "As you hold", "The difference")
    assert table.rows[0][0] == "At the start"
    assert len(table.rows) >= 3
    frame = Frame(desk.session, work=desk.state.work)
    assert "The song names three shots." in str(model.printed(frame))


def test_no_change_is_ever_part_of_the_play(desk):
    before = desk.session.record
    desk.act("lean:1")
    desk.act("write:argue-arming", "A reason.")
    desk.act("argue:arming:150")
    after = desk.session.record
    assert after.choices == before.choices
    assert after.settings == before.settings
    assert after.digest == before.digest


def test_a_value_that_the_scenario_does_not_know_counts_as_assumed(desk):
    desk.session.note("argue", "captains", "977")
    desk.act("lean:0")
    pressed = [each.label for each in values(desk) if each.pressed]
    assert pressed == ["As the rules have it"]
