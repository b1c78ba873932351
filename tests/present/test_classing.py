"""Playing under a class code: joining, what it settles, the held debrief, the bell."""

import random

import pytest
from table import Memory, forward, main, new_desk, tiny

from game.play.classcode import ClassSetting, release_word, write_class_code
from game.play.code import HELD
from game.play.record import CLASS_NOTE, HELD_NOTE
from game.play.runcode import code_of, record_of
from game.play.session import Session
from game.present.page import Facts
from game.scenario.values import Length

SEED = 4321


def code(**switches) -> str:
    return write_class_code(tiny().head.id, ClassSetting(SEED, Length.LESSON, **switches))


def in_class(**switches):
    desk = new_desk()
    desk.act("new")
    desk.act("class-code", code(**switches))
    return desk


def ids(page):
    return {action.id for action in page.actions}


def test_everybody_who_types_the_code_has_the_same_luck_and_cannot_change_it():
    desk = in_class()
    assert desk.page().title == "A game with your class"
    assert not {each for each in ids(desk.page()) if each.startswith("set:")}
    desk.act("begin")
    assert desk.session.seed == SEED
    assert desk.session.settings.luck == "drawn"
    assert desk.session.settings.class_play
    assert desk.session.notes.get(*CLASS_NOTE) == code()


def test_a_mistyped_class_code_is_told_and_the_game_stays_ones_own():
    desk = new_desk()
    desk.act("new")
    desk.act("class-code", code()[:-1] + ("A" if code()[-1] != "A" else "B"))
    assert "Did you mean" in desk.page().note
    assert "set:luck:drawn" in ids(desk.page())


def test_an_empty_line_leaves_the_class():
    desk = in_class()
    desk.act("class-code", "")
    assert desk.page().title == "A new game"


def test_orders_are_not_taken_back_under_a_class_code():
    own, classed = new_desk(), in_class()
    own.act("new")
    chance = random.Random(1)
    undo = {"own": False, "classed": False}
    for name, desk in (("own", own), ("classed", classed)):
        desk.act("begin")
        for _step in range(60):
            undo[name] = undo[name] or "undo" in ids(desk.page())
            forward(desk, chance)
            if desk.page().id == "export":
                break
    assert undo == {"own": True, "classed": False}


@pytest.mark.skipif(not tiny().head.motives, reason="the tiny scenario has no motives")
def test_where_there_are_motives_one_must_be_chosen_first():
    desk = in_class(motives=True)
    assert not main(desk.page()).enabled
    motive = tiny().head.motives[0].id
    desk.act(f"set:motive:{motive}")
    desk.act("begin")
    assert desk.session.settings.motive == motive


def to_hold(desk):
    desk.act("begin")
    chance = random.Random(5)
    for _step in range(200):
        if desk.page().id == "held":
            return
        forward(desk, chance)
    raise AssertionError("the debrief was not held")


def test_a_held_debrief_asks_first_and_opens_by_the_word_of_the_class():
    desk = in_class(held=True)
    to_hold(desk)
    desk.act("release", "0000")
    assert desk.page().id == "held"
    assert "not the word" in desk.page().note
    desk.act("release", release_word(SEED).lower())
    assert desk.page().kind == "debrief-envelopes"


def test_a_held_debrief_stays_held_when_its_code_is_typed_on_another_machine():
    desk = in_class(held=True)
    to_hold(desk)
    kernel, record = desk.session.kernel, desk.session.record
    again = record_of(tiny(), code_of(tiny(), kernel, record))
    assert {(n.kind, n.key): n.value for n in again.notes}[HELD_NOTE] == "1"
    assert again.settings == record.settings
    assert HELD < 1 << 10


def test_the_bell_costs_nothing_the_code_so_far_goes_on_elsewhere_from_every_page():
    scenario = tiny()
    desk = in_class()
    desk.act("begin")
    chance = random.Random(3)
    for _step in range(80):
        session = desk.session
        text = code_of(scenario, session.kernel, session.record)
        other = new_desk()
        other.take(Session.resume(scenario, record_of(scenario, text)))
        assert other.session.state == session.state
        assert other.session.record.choices == session.record.choices
        assert other.session.settings == session.settings
        assert other.page().title
        if desk.page().id == "export":
            return
        forward(desk, chance)
    raise AssertionError("the play did not end")


def test_the_code_so_far_is_one_key_away_and_shown_when_one_leaves():
    desk = in_class()
    desk.act("begin")
    assert isinstance(desk.state.keeper, Memory)
    desk.act("so-far") if "so-far" in ids(desk.page()) else desk.act(main(desk.page()).id)
    while "so-far" not in ids(desk.page()) and desk.page().id != "so-far":
        desk.act(main(desk.page()).id)
    if desk.page().id != "so-far":
        desk.act("so-far")
    assert "TINY-CODE" in desk.page().announcement
    desk.act("close")
    desk.act("save")
    assert "TINY-CODE" in desk.page().note


def test_hard_words_are_explained_where_the_class_wants_it():
    desk = in_class(plain=True)
    desk.act("begin")
    seen = False
    chance = random.Random(2)
    for _step in range(60):
        facts = [block for block in desk.page().side if isinstance(block, Facts)]
        seen = seen or any(block.rows for block in facts)
        if desk.page().id == "export":
            break
        forward(desk, chance)
    assert desk.settings.plain_words
    assert seen or not tiny().codex


def test_a_pair_is_told_who_reads_and_who_records():
    desk = in_class()
    desk.act("begin")
    while desk.page().kind != "morning":
        desk.act(main(desk.page()).id)
    assert "the first of you reads this aloud" in str(desk.page().side)
    own = new_desk()
    own.act("new")
    own.act("begin")
    while own.page().kind != "morning":
        own.act(main(own.page()).id)
    assert "In pairs" not in str(own.page())
