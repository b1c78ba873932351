"""The whole class at one desk: votes are counted, kept and followed or overruled; stops hold."""

import random

import pytest
from table import Memory, by_night, forward, main, new_desk, tiny

from game.play.session import Session
from game.present.desk import PROJECTED, Desk
from game.present.frame import Frame
from game.present.lectern import Lectern
from game.present.matters import interruption
from game.present.page import Bars, OptionCard
from game.present.settings import Settings
from game.present.voting import MOST_VOTES, Bell, Vote
from game.scenario.model import Pack, Rung, Stop


class Watch:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def with_stops(*stops):
    return tiny().model_copy(update={"stops": stops})


STOP = Stop(
    id="halt", title="Halt", day=1, at="matters", question="What now?", listen="Words.", minutes=3
)


class Keeping(Memory):
    """Remembers the settings that were last kept."""

    shown = Settings()

    def settings(self, settings: Settings) -> str:
        self.shown = settings
        return ""


def classroom(watch=None, scenario=None, until="matters", keeper=None):
    kept = keeper or Memory()
    desk = Desk(scenario or tiny(), kept, Settings(asked=True), clock=watch or Watch())
    for step in ("teach", "to:code", ("word", "Redhill"), "project"):
        desk.act(*step) if isinstance(step, tuple) else desk.act(step)
    while desk.page().kind != until and not desk.page().id.startswith("stop/"):
        desk.act(main(desk.page()).id)
    return desk


def ids(desk):
    return [action.id for action in desk.page().actions]


def votes(desk, *counts):
    """Vote by the digits: so many for each answer."""
    desk.act("class:vote")
    add(desk, *counts)


def add(desk, *counts):
    adds = [name for name in ids(desk) if name.startswith("class:add:")]
    for name, count in zip(adds, counts, strict=False):
        for _hand in range(count):
            desk.act(name)


def test_the_projector_begins_with_large_type_under_the_class_code():
    desk = classroom()
    assert (desk.settings.text, desk.settings.theme) == (175, "high-contrast")
    assert desk.session.settings.class_play
    assert desk.session.notes.get(*PROJECTED[:2]) == "1"


def test_what_the_projector_asks_for_is_not_kept_as_the_players_own():
    keeper = Keeping()
    desk = classroom(keeper=keeper)
    desk.act("settings")
    desk.act("settings:reading")
    desk.act("settings:text:200")
    assert (desk.settings.text, desk.settings.theme) == (200, "high-contrast")
    assert (keeper.shown.text, keeper.shown.theme) == (100, "normal")
    assert keeper.shown.reading_font
    desk.act("close")
    desk.act("save")
    assert (desk.settings.text, desk.settings.theme) == (100, "normal")
    assert desk.settings.reading_font


def test_counts_are_hidden_until_they_are_revealed():
    desk = classroom()
    votes(desk, 3, 5)
    told = str(desk.page())
    assert "8" in told
    assert not any(isinstance(block, Bars) for block in desk.page().main)
    desk.act("class:reveal")
    bars = next(block for block in desk.page().main if isinstance(block, Bars))
    assert [bar.count for bar in bars.rows][:2] == [3, 5]


def test_an_open_vote_by_night_shows_nobody_who_speaks_for_an_answer():
    session = by_night({"text": "Nothing stirs out there.", "favours": ["hold-fire"]})
    lectern = Lectern(session.scenario, Watch())
    page = interruption(Frame(session))
    assert "Nothing stirs" in str(lectern.dress(page, session).main)
    lectern.takes("vote", "", session)
    voting = lectern.dress(page, session).main
    assert any(isinstance(block, OptionCard) for block in voting)
    assert "Nothing stirs" not in str(voting)


def test_an_open_vote_shows_all_answers_in_few_words_and_nobody_who_favours_them():
    desk = classroom()
    read = [block for block in desk.page().main if isinstance(block, OptionCard)]
    votes(desk)
    asked = [block for block in desk.page().main if isinstance(block, OptionCard)]
    assert [block.title for block in asked] == [block.title for block in read]
    assert not any(block.detail or block.advisers or block.expects for block in asked)


def test_shift_and_a_digit_take_a_vote_away_and_never_below_nought():
    desk = classroom()
    votes(desk, 2)
    less = next(action for action in desk.page().actions if action.key == "shift+1")
    for _press in range(5):
        desk.act(less.id)
    assert desk.state.lectern.vote.total == 0
    assert not main(desk.page()).enabled


def test_following_a_vote_signs_it_and_keeps_both_rounds():
    desk = classroom()
    votes(desk, 4, 3)
    desk.act("class:reveal")
    desk.act("class:again")
    add(desk, 2, 5)
    desk.act("class:reveal")
    menu = desk.session.menu.key
    second = desk.state.lectern.vote.leaders()[0]
    desk.act("class:follow")
    assert desk.session.record.choices[-1].id == second
    assert desk.session.notes.get("vote", menu).count("|") == 1
    assert f"{second}:5" in desk.session.notes.get("vote", menu)


def test_a_tie_is_broken_by_nobody():
    desk = classroom()
    votes(desk, 3, 3)
    desk.act("class:reveal")
    follow = next(action for action in desk.page().actions if action.id == "class:follow")
    assert not follow.enabled
    before = len(desk.session.record.choices)
    desk.act("class:follow")
    assert len(desk.session.record.choices) == before


def test_the_teacher_overrules_with_a_reason_that_is_kept():
    desk = classroom()
    votes(desk, 1, 6)
    desk.act("class:reveal")
    menu = desk.session.menu.key
    desk.act("class:overrule", "The desk of defence was not heard.")
    option = next(name for name in ids(desk) if name.startswith("option:"))
    desk.act(option)
    desk.act("sign")
    assert desk.session.record.choices[-1].id == option.removeprefix("option:")
    assert desk.session.notes.get("overruled", menu) == "The desk of defence was not heard."
    assert desk.session.notes.get("vote", menu)


def test_a_reason_must_be_given():
    desk = classroom()
    votes(desk, 1, 6)
    desk.act("class:reveal")
    desk.act("class:overrule", "   ")
    assert "class:follow" in ids(desk)


def test_a_decision_may_be_taken_without_a_vote():
    desk = classroom()
    desk.act("class:vote")
    desk.act("class:drop")
    assert any(isinstance(block, OptionCard) for block in desk.page().main)
    desk.act(next(name for name in ids(desk) if name.startswith("option:")))
    desk.act("sign")
    assert desk.session.record.choices


def test_a_stop_holds_until_the_teacher_releases_it_and_comes_once():
    desk = classroom(scenario=with_stops(STOP))
    assert desk.page().id == "stop/halt"
    assert not main(desk.page()).enabled
    assert main(desk.page()).why_not
    assert STOP.listen not in str(desk.page())
    desk.act("class:release")
    desk.act("class:skip")
    assert desk.page().kind == "matters"
    desk.act("save")
    record = desk.state.keeper.records["one"]
    again = Session.resume(with_stops(STOP), record)
    assert again.notes.get("stop", "halt") == "1"


def test_a_stop_is_for_the_projector_alone():
    desk = Desk(with_stops(STOP), Memory(), Settings(asked=True))
    for action in ("new", "begin"):
        desk.act(action)
    chance = random.Random(1)
    for _step in range(30):
        assert not desk.page().id.startswith("stop/")
        forward(desk, chance)


def test_the_curtain_shows_nothing_and_loses_nothing():
    desk = classroom()
    votes(desk, 2, 1)
    page = desk.page()
    desk.act("class:curtain")
    assert desk.page().kind == "curtain"
    assert not desk.page().main
    desk.act("class:curtain")
    assert desk.page() == page


def test_the_ladder_of_questions_is_asked_page_by_page_of_the_debrief():
    pack = Pack(
        board="b", role="r", exit_ticket=("e",), families="f",
        ladder=(Rung(question="What did you expect?", screen="s", page="debrief-first"),),
    )  # fmt: skip
    desk = classroom(scenario=tiny().model_copy(update={"pack": pack}))
    chance = random.Random(2)
    for _step in range(300):
        if desk.page().kind == "debrief-first":
            break
        forward(desk, chance)
    assert "What did you expect?" in str(desk.page().side)


def test_the_curtain_falls_over_a_page_that_was_opened_too():
    desk = classroom()
    desk.act("library")
    desk.act("class:curtain")
    assert desk.page().kind == "curtain"
    desk.act("class:curtain")
    assert desk.page().kind == "codex"


def test_the_bell_is_off_until_it_is_wanted_waits_when_told_and_decides_nothing():
    watch = Watch()
    desk = classroom(watch)
    assert "Bell" not in desk.page().note
    assert not desk.news()
    desk.act("class:bell")
    watch.seconds = 60
    assert desk.news()
    assert "2:00" in desk.page().note
    desk.act("class:bell")
    watch.seconds = 500
    assert not desk.news()
    assert "2:00" in desk.page().note
    desk.act("class:bell")
    before = desk.session.record
    watch.seconds = 900
    assert desk.news()
    assert "has rung" in desk.page().note
    assert desk.session.record == before


def test_the_bell_has_several_lengths():
    lectern = Lectern(tiny(), Watch())
    seen = set()
    for _press in range(5):
        lectern._ring("longer")
        seen.add(lectern.bell.minutes)
    assert len(seen) == 5
    assert Bell().remaining(3.0) == 180


def test_a_class_goes_on_at_the_projector_where_it_stopped():
    desk = classroom()
    desk.act("save")
    assert desk.state.lectern is None
    assert desk.settings.text == 100
    name = next(a.id for a in desk.page().actions if a.id.startswith("continue:"))
    desk.act(name)
    assert desk.state.lectern is not None


def test_a_class_goes_on_at_the_projector_from_a_typed_code():
    desk = classroom()
    desk.act("save")
    desk.act("code")
    desk.act("type-code", "TINY-CODE")
    desk.act("project-code")
    assert desk.state.lectern is not None
    assert desk.settings.text == 175
    desk.act("save")
    desk.act("code")
    desk.act("type-code", "NONE")
    desk.act("project-code")
    assert desk.session is None
    assert "No code." in desk.page().note


def test_counts_have_bounds():
    vote = Vote("menu")
    for _hand in range(MOST_VOTES + 5):
        vote = vote.added("a", 1)
    assert vote.total == MOST_VOTES


@pytest.mark.parametrize("seed", range(5))
def test_a_whole_play_at_the_projector_comes_to_its_end(seed):
    chance = random.Random(seed)
    desk = classroom(scenario=with_stops(STOP))
    for _step in range(400):
        page = desk.page()
        keys = [action.key for action in page.actions if action.key]
        assert len(keys) == len(set(keys)), page.id
        assert {page.focus, page.back} - {""} <= set(ids(desk)), page.id
        if page.id == "export":
            return
        if "class:vote" in ids(desk) and chance.random() < 0.5:
            votes(desk, *(chance.randrange(6) for _ in range(5)))
            if main(desk.page()).enabled:
                desk.act("class:reveal")
                desk.act("class:follow")
            if desk.state.lectern.vote is not None:
                desk.state.lectern.vote = None
                desk._page = None
            continue
        if "class:release" in ids(desk):
            desk.act("class:release")
        forward(desk, chance)
    raise AssertionError("the play did not end")


def test_a_play_of_ones_own_has_no_lectern():
    desk = new_desk()
    desk.act("new")
    desk.act("begin")
    assert not any(name.startswith("class:") for name in ids(desk))
