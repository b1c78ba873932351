"""The teacher's room: every page works, and what is typed there goes nowhere by itself."""

import random

import pytest
from table import blocks, new_desk, tiny

from game.play.classcode import read_class_code
from game.present.page import Bars, Card, Table
from tests.classroom.school import codes

CODES = codes(7)
NAMES = ("Anna", "Ben", "Цой", "=1+1", "Zoë", "Ola", "Kim")
CLASS = "\n".join(f"{name}: {code}" for name, code in zip(NAMES, CODES, strict=True))


@pytest.fixture
def desk():
    made = new_desk()
    made.act("teach")
    return made


def texts(page):
    found = []
    for block in blocks(page):
        found += [str(getattr(block, name, "")) for name in ("text", "caption", "label", "told")]
        found += [
            cell for row in getattr(block, "rows", ()) for cell in row if isinstance(cell, str)
        ]
    return " ".join(found)


def test_the_room_opens_from_the_title_and_leads_back(desk):
    assert desk.page().id == "teach/home"
    assert [block for block in desk.page().main if isinstance(block, Card)]
    desk.act("leave-teach")
    assert desk.page().kind == "title"


def test_a_word_becomes_a_class_code_that_says_what_it_settles(desk):
    desk.act("to:code")
    desk.act("word", "Redhill")
    desk.act("turn:held")
    shown = texts(desk.page())
    code = next(word for word in shown.split() if word.count("-") == 1 and len(word) == 11)
    setting = read_class_code(tiny().head.id, code)
    assert setting.held
    assert "waits for the class" in shown


def test_pasted_codes_become_a_wall_with_every_page(desk):
    desk.act("to:collect")
    desk.act("codes", CLASS)
    assert "7 runs" in desk.page().note
    desk.act("to:wall")
    seen = set()
    for tab in ("talk", "ends", "near", "odds", "silent", "handed", "split"):
        desk.act(f"tab:{tab}")
        seen.add(desk.page().title)
        assert desk.page().main
    assert len(seen) == 7
    assert any(isinstance(block, Bars) for block in desk.page().main)
    while "matter:next" in {action.id for action in desk.page().actions}:
        desk.act("matter:next")


def test_more_codes_may_follow_and_doubles_are_told(desk):
    desk.act("to:collect")
    desk.act("codes", CLASS)
    desk.act("codes", CODES[0])
    assert "7 runs so far. 1 not counted." in desk.page().note
    assert any(isinstance(block, Table) for block in desk.page().main)
    desk.act("clear")
    assert "to:wall" not in {action.id for action in desk.page().actions}


def test_a_repair_is_offered_and_taken_by_a_press(desk):
    wrong = ("A" if CODES[0][0] != "A" else "B") + CODES[0][1:]
    desk.act("to:collect")
    desk.act("codes", f"Anna {wrong}")
    assert f"Did you mean {CODES[0]}?" in texts(desk.page())
    desk.act("mend")
    assert "to:wall" in {action.id for action in desk.page().actions}


def test_the_report_is_written_where_the_teacher_says_and_never_over_another(desk, tmp_path):
    desk.act("to:collect")
    desk.act("codes", CLASS)
    desk.act("to:wall")
    desk.act("to:report")
    desk.act("folder", str(tmp_path / "out"))
    desk.act("title", "10B")
    desk.act("write")
    assert "Written" in desk.page().note
    assert "10B" in (tmp_path / "out" / "class-report.html").read_text(encoding="utf-8")
    desk.act("write")
    assert "already" in desk.page().note


def test_deleting_a_play_asks_once_and_then_is_for_good(desk):
    desk.act("leave-teach")
    desk.act("new")
    desk.act("begin")
    desk.act("go:leave") if "go:leave" in {a.id for a in desk.page().actions} else None
    desk.state.session = None
    desk.state.where, desk._page = "title", None
    desk.act("teach")
    desk.act("to:plays")
    desk.act("doom:one")
    assert desk.state.keeper.records
    assert "once more" in desk.page().note
    desk.act("doom:one")
    assert not desk.state.keeper.records


@pytest.mark.parametrize("seed", range(6))
def test_no_way_through_the_room_breaks_it(seed, tmp_path):
    chance = random.Random(seed)
    desk = new_desk()
    desk.act("teach")
    typed = {
        "codes": CLASS, "path": str(tmp_path), "word": "Redhill", "folder": str(tmp_path / "r"),
        "title": "10B", "class-code": "", "type-code": "x",
    }  # fmt: skip
    for _step in range(120):
        page = desk.page()
        assert page.title
        assert {page.focus, page.back} - {""} <= {action.id for action in page.actions}
        keys = [action.key for action in page.actions if action.key]
        assert len(keys) == len(set(keys)), page.id
        enabled = [
            a for a in page.actions if a.enabled and a.id not in ("quit", "begin", "leave-teach")
        ]
        action = chance.choice(enabled)
        desk.act(action.id, typed.get(action.id, ""))
        if desk.session is not None:
            return


def test_five_minutes_show_the_debrief_of_a_closed_play_that_is_not_kept(desk):
    desk.act("to:guides")
    desk.act("to:guides/five-minutes")
    desk.act("show")
    assert desk.page().kind in ("ending", "nuclear-ending")
    assert not desk.state.keeper.records
    kinds = []
    for _step in range(12):
        kinds.append(desk.page().kind)
        onward = next((a for a in desk.page().actions if a.role == "main" and a.enabled), None)
        if onward is None or desk.page().id == "export":
            break
        desk.act(onward.id)
    assert "debrief-first" in kinds
    desk.act("go:leave" if "go:leave" in {a.id for a in desk.page().actions} else "save")
    assert desk.page().kind == "title"
    assert not desk.state.keeper.records


@pytest.mark.parametrize(
    "name", ["README", "differentiation", "sensitivity", "technician", "privacy"]
)
def test_the_pages_for_teachers_can_be_read_in_the_game(desk, name):
    desk.act("to:guides")
    desk.act(f"to:guides/{name}")
    assert len(texts(desk.page())) > 800
