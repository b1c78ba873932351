"""Levels of reading at the desk: chosen before and during a play, kept with it, never felt by it."""

import random
from dataclasses import replace
from functools import cache

import pytest

from game.data import data_root
from game.play.classcode import ClassSetting, read_class_code, write_class_code
from game.play.record import READING_NOTE
from game.present import classing
from game.present.desk import Desk
from game.present.frame import ONE_CHANGE
from game.present.gallery import NoKeeper, _onward, gallery, walk
from game.present.markup import plain
from game.present.reading import AS_THE_LENGTH, beginning, level_of
from game.present.settings import Settings
from game.scenario.levels import Levels
from game.scenario.load import load
from game.scenario.values import Length
from tests.present.table import TINY, Memory, blocks, forward, main, new_desk, until

CUBA = data_root() / "scenarios" / "cuba-1962"
SHORT, PLAIN = "Fog on the", "There is fog on the sea."
WHOLE = "Fog lies on the"


@cache
def levels(folder=TINY):
    found = load(folder)
    return Levels(found.scenario, found.mirrors, folder)


def desk_with(level="", keeper=None, folder=TINY):
    settings = replace(Settings(), asked=True, level=level)
    readings = levels(folder)
    return Desk(readings.whole, keeper or Memory(), settings, levels=readings)


def begun(*actions, level=""):
    """A desk on the first morning of a play."""
    desk = desk_with(level)
    for action in ("new", *actions, "begin"):
        desk.act(action)
    while desk.page().kind == "prologue":
        desk.act(main(desk.page()).id)
    return desk


def told(desk):
    return " ".join(plain(str(block)) for block in blocks(desk.page()))


def pressed(page, prefix):
    return [action.id for action in page.actions if action.id.startswith(prefix) and action.pressed]


# --- beginning --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("actions", "words"),
    [
        ((), SHORT),
        (("set:length:full",), WHOLE),
        (("set:level:plain",), PLAIN),
        (("set:length:full", "set:level:short"), SHORT),
        (("set:level:short", "set:level:whole"), WHOLE),
    ],
)
def test_a_play_begins_at_the_level_of_its_length_or_the_one_chosen(actions, words):
    assert words in told(begun(*actions))


def test_the_level_of_the_settings_stands_above_that_of_the_length():
    assert PLAIN in told(begun(level="plain"))
    assert SHORT in told(begun("set:level:short", level="plain"))
    assert SHORT in told(begun(level="a level of another scenario"))


def test_the_setup_page_shows_the_level_that_the_play_would_begin_at():
    desk = desk_with()
    desk.act("new")
    assert pressed(desk.page(), "set:level:") == ["set:level:short"]
    desk.act("set:length:calendar")
    assert pressed(desk.page(), "set:level:") == ["set:level:whole"]
    desk.act("set:level:plain")
    assert pressed(desk.page(), "set:level:") == ["set:level:plain"]


def test_a_scenario_without_levels_offers_none():
    bare = levels().whole.model_copy(
        update={"head": levels().whole.head.model_copy(update={"reading_levels": ()})}
    )
    desk = Desk(bare, Memory(), Settings(asked=True))
    for action in ("new", "begin"):
        assert not any(":level:" in each.id for each in desk.page().actions)
        desk.act(action)
    assert desk.session.notes.get(*READING_NOTE) == ""


def test_a_desk_without_the_files_of_levels_shows_the_whole_texts():
    desk = new_desk()
    for action in ("new", "set:level:plain", "begin"):
        desk.act(action)
    assert until(desk, "morning")
    assert WHOLE in told(desk)


# --- in the middle of a play ------------------------------------------------------


def test_the_level_can_be_changed_on_the_settings_page_and_the_play_stays_where_it_is():
    desk = begun()
    page = desk.page()
    desk.act("settings")
    assert pressed(desk.page(), "settings:level:") == ["settings:level:short"]
    desk.act("settings:level:plain")
    assert pressed(desk.page(), "settings:level:") == ["settings:level:plain"]
    desk.act("close")
    assert desk.page().id == page.id
    assert PLAIN in told(desk)
    assert desk.settings.level == "plain"


def test_before_a_play_it_can_be_left_to_the_length():
    desk = desk_with("plain")
    desk.act("settings")
    labels = {action.id: action.label for action in desk.page().actions}
    assert labels["settings:level:"] == AS_THE_LENGTH
    desk.act("settings:level:")
    assert pressed(desk.page(), "settings:level:") == ["settings:level:"]
    assert desk.settings.level == ""


@pytest.mark.parametrize("seed", range(3))
def test_a_change_at_any_page_loses_nothing(seed):
    """Two desks take the same actions; one changes its level on every page."""
    still, changing = begun(), begun()
    chance, same_chance = random.Random(seed), random.Random(seed)
    names = ("plain", "whole", "short")
    for step in range(300):
        if still.page().id == "export":
            return
        changing.act("settings")
        changing.act(f"settings:level:{names[step % 3]}")
        changing.act("close")
        assert changing.page().id == still.page().id
        assert menu(changing.page()) == menu(still.page())
        assert unread(changing.session.record) == unread(still.session.record)
        forward(still, chance)
        forward(changing, same_chance)
    raise AssertionError("the play does not end")


def unread(record):
    """A record without its level of reading."""
    return replace(record, notes=tuple(n for n in record.notes if (n.kind, n.key) != READING_NOTE))


def menu(page):
    """The actions of a page that are no links and open nothing."""
    return [
        (action.id, action.role, action.enabled)
        for action in page.actions
        if action.role != "link" and not action.id.startswith("open:")
    ]


def test_a_kept_play_is_read_again_at_its_own_level():
    keeper = Memory()
    desk = desk_with(keeper=keeper)
    for action in ("new", "set:level:plain", "begin", "save"):
        desk.act(action)
    assert level_of(keeper.records["one"]) == "plain"
    other = desk_with("short", keeper)
    other.act("continue:one")
    assert until(other, "morning")
    assert PLAIN in told(other)


def test_a_play_with_one_change_is_read_at_the_level_of_the_first():
    desk = begun("set:level:plain")
    until(desk, "ending")
    desk.act(ONE_CHANGE)
    change = next(each for each in desk.page().actions if each.id.startswith("change:"))
    desk.act(change.id)
    assert level_of(desk.session.record) == "plain"
    assert desk.session.today.frame == levels().at("plain").days[desk.session.day - 1].frame


# --- hard words -------------------------------------------------------------------


def explained(desk):
    return "Words on this page" in told(desk)


def test_an_easy_level_explains_hard_words_and_the_switch_for_it_stays_on():
    desk = begun("set:level:plain")
    assert explained(desk)
    desk.act("settings")
    switch = desk.page().action("settings:plain")
    assert (switch.pressed, switch.enabled) == (True, False)
    assert "Plain" in switch.why_not
    desk.act("settings:level:short")
    assert desk.page().action("settings:plain").enabled
    desk.act("close")
    assert not explained(desk)


# --- a class ----------------------------------------------------------------------


def class_code(**what):
    return write_class_code("tiny", ClassSetting(77, **what))


@pytest.mark.parametrize(("level", "words"), [(0, SHORT), (1, WHOLE), (2, SHORT), (3, PLAIN)])
def test_a_class_code_carries_the_level(level, words):
    desk = desk_with()
    desk.act("new")
    desk.act("class-code", class_code(level=level))
    desk.act("begin")
    until(desk, "morning")
    assert words in told(desk)


def test_a_class_code_that_leaves_the_level_open_leaves_it_to_the_reader():
    desk = desk_with("plain")
    desk.act("new")
    desk.act("class-code", class_code())
    desk.act("begin")
    until(desk, "morning")
    assert PLAIN in told(desk)


def test_what_a_class_code_settles_names_the_level():
    rows = dict(classing.settled(levels().whole, ClassSetting(1, level=3)))
    assert rows["Reading"].startswith("Plain: ")
    assert rows["Hard words"] == "explained on the page"
    assert dict(classing.settled(levels().whole, ClassSetting(1)))["Reading"].startswith("Short: ")


def test_the_teachers_page_puts_the_level_into_the_code():
    desk = desk_with()
    for action, value in (("teach", ""), ("to:code", ""), ("word", "river"), ("set:level:3", "")):
        desk.act(action, value)
    page = desk.page()
    assert pressed(page, "set:level:") == ["set:level:3"]
    code = next(block.text for block in page.side if getattr(block, "level", 0) == 1)
    assert read_class_code("tiny", code).level == 3


# --- the shipped crisis -----------------------------------------------------------


@pytest.mark.parametrize(("length", "seed"), [("lesson", 1), ("lesson", 2), ("full", 3)])
def test_the_crisis_asks_the_same_at_every_level(length, seed):
    """The same choices, the same pages, the same menus, in texts that differ."""
    names = [each.id for each in levels(CUBA).whole.head.reading_levels]
    walks = [walked(name, length, seed) for name in names]
    assert len(walks[0]) > 60
    for own in walks[1:]:
        assert own == walks[0]


def walked(level, length, seed):
    desk = desk_with(keeper=NoKeeper(), folder=CUBA)
    for action in ("new", f"set:length:{length}", f"set:level:{level}", "begin"):
        desk.act(action)
    assert level_of(desk.session.record) == level
    chance = random.Random(seed)
    found = []
    for _step in range(1_000):
        page = desk.page()
        if page.id == "export":
            return found
        found.append((page.id, menu(page)))
        desk.act(_onward(page, chance.randrange(10_000)))
    raise AssertionError("the play does not end")


def test_a_code_of_the_crisis_replays_alike_at_every_level():
    from game.play.runcode import code_of, record_of
    from game.rules.compile import compile_rules
    from game.rules.kernel import Kernel

    readings = levels(CUBA)
    desk = desk_with("plain", NoKeeper(), CUBA)
    records = [desk.session.record for _page in walk(desk, 11, lively=False) if desk.session]
    record = records[-1]
    assert len(record.choices) > 30
    codes = set()
    for each in readings.whole.head.reading_levels:
        own = readings.at(each.id)
        kernel = Kernel(compile_rules(own, record.settings.length))
        assert kernel.rules.digest == record.digest
        codes.add(code_of(own, kernel, record))
        assert record_of(own, min(codes)).choices == record.choices
    assert len(codes) == 1


def test_every_length_of_the_crisis_begins_at_its_level():
    head = levels(CUBA).whole.head
    found = [beginning(head, length) for length in Length]
    assert found == ["short", "whole", "short"]


def test_the_gallery_shows_the_level_asked_for_or_the_usual_one():
    def morning(**what):
        pages = gallery(levels().whole, levels(), **what)
        page = next(page for page in pages if page.kind == "morning")
        return " ".join(plain(str(block)) for block in blocks(page))

    assert SHORT in morning()
    assert PLAIN in morning(level="plain")
    assert WHOLE in morning(level="whole")
