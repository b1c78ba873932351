"""The page of quality and luck: what it shows, and that it refines without a jump."""

import random

import pytest
from table import Memory, blocks, forward, playing, tiny

from game.debrief import risk
from game.present.after import advisers, quality, whatif
from game.present.desk import Desk
from game.present.errands import AtOnce
from game.present.frame import Frame
from game.present.page import Facts, Quadrants, RiskChart, Spread, Table
from game.present.settings import Settings
from game.present.work import Work
from game.report.bundle import looking_back


class Slow:
    """Errands whose results come when they are let."""

    def __init__(self):
        self.asked, self.done, self.fresh = {}, {}, False

    def result(self, name, stages):
        self.asked.setdefault(name, stages)
        return self.done.get(name)

    def ahead(self, name, stages):
        self.asked.setdefault(name, stages)

    def news(self):
        fresh, self.fresh = self.fresh, False
        return fresh

    def finish(self, stage):
        for name, stages in self.asked.items():
            self.done[name] = stages[stage]()
        self.fresh = True


def at_quality(desk, seed=3):
    chance = random.Random(seed)
    for _step in range(400):
        if desk.page().kind == "debrief-quality":
            return desk
        forward(desk, chance)
    raise AssertionError(desk.page().kind)


def of(page, kind):
    return [each for each in blocks(page) if isinstance(each, kind)]


@pytest.fixture
def slow():
    """A desk whose errands are let through by the test, on the page of quality and luck."""
    errands = Slow()
    desk = Desk(tiny(), Memory(), Settings(asked=True), errands=errands)
    for action in ("new", "set:length:full", "begin"):
        desk.act(action)
    return at_quality(desk), errands


def test_the_page_holds_curve_ledger_two_by_two_and_every_decision():
    page = at_quality(playing("full")).page()
    chart = of(page, RiskChart)[0]
    assert chart.steps
    assert chart.other
    assert of(page, Quadrants)
    assert of(page, Spread)
    ledger = dict(of(page, Facts)[0].rows)
    start, *changes, end = (int(value.replace("−", "-")) for value in ledger.values())
    assert start + sum(changes) == end
    tables = [table.caption for table in of(page, Table)]
    assert any("in figures" in caption for caption in tables)
    forks = [action for action in page.actions if action.id.startswith("fork:")]
    assert len(forks) >= 3


def test_the_method_is_one_action_away_and_calls_itself_no_history():
    desk = at_quality(playing("full"))
    assert "It is not the chance there was" not in str(desk.page())
    assert "An answer from the model, not from history." in str(desk.page())
    desk.act("method")
    assert "It is not the chance there was in 1900: nobody knows that." in str(desk.page())


def test_each_decision_can_be_looked_at():
    desk = at_quality(playing("full"))
    titles = []
    for action in [each.id for each in desk.page().actions if each.id.startswith("fork:")]:
        desk.act(action)
        titles.append(desk.page().side[1].text)
    assert len(titles) == len(set(titles))


@pytest.fixture
def never_sharp(monkeypatch):
    """However sharp a first picture is, a second one is wanted, from two hundred ways on."""
    monkeypatch.setattr(risk, "ways_for", lambda plays, _error: max(plays, 200))


def test_the_page_is_there_before_the_figures_and_keeps_its_shape_when_they_come(slow, never_sharp):
    desk, errands = slow
    before = desk.page()
    assert of(before, RiskChart)[0].steps == ()
    assert "in a moment" in str(before)
    assert not desk.news()
    errands.finish(0)
    assert desk.news()
    first = desk.page()
    errands.finish(1)
    assert desk.news()
    whole = desk.page()
    for page in (first, whole):
        assert page.id == before.id
        assert [a.id for a in page.actions] == [a.id for a in before.actions]
    shapes = [[type(block) for block in page.main] for page in (first, whole)]
    assert shapes[0] == shapes[1]
    assert of(first, RiskChart) != of(whole, RiskChart)


def test_the_curve_is_sent_for_when_the_debrief_opens_and_is_what_its_own_page_asks_for(
    never_sharp,
):
    errands = Slow()
    desk = Desk(tiny(), Memory(), Settings(asked=True), errands=errands)
    for action in ("new", "set:length:full", "begin"):
        desk.act(action)
    chance = random.Random(3)
    while not desk.page().kind.startswith("debrief-"):
        assert not errands.asked
        forward(desk, chance)
    errands.finish(0)
    assert len(errands.asked) == 1
    at_quality(desk)
    assert len(errands.asked) == 1
    (curve,) = errands.done.values()
    assert Work().curve(desk.session).plays == 200 > curve.plays
    assert Work(AtOnce(stage=0)).curve(desk.session) == curve


def test_nothing_is_counted_as_news_while_another_page_lies_on_top(slow):
    desk, errands = slow
    desk.page()
    desk.act("library")
    errands.finish(0)
    assert not desk.news()
    desk.act("close")
    assert desk.news()


def test_no_page_before_the_debrief_asks_for_odds():
    errands = Slow()
    desk = Desk(tiny(), Memory(), Settings(asked=True), errands=errands)
    for action in ("new", "begin"):
        desk.act(action)
    chance = random.Random(1)
    while desk.page().kind != "debrief-quality":
        assert not errands.asked or desk.page().kind.startswith("debrief-")
        forward(desk, chance)
    desk.page()
    assert errands.asked


def test_an_unfinished_play_is_judged_as_far_as_it_went():
    desk = playing("full")
    chance = random.Random(5)
    while not any(action.id == "go:debrief" for action in desk.page().actions):
        forward(desk, chance)
    desk.act("go:debrief")
    page = at_quality(desk).page()
    assert "where it stands" in str(page)


def test_a_play_without_a_single_decision_can_be_looked_back_on():
    session = playing("full").session
    looked = Frame(looking_back(session), work=Work())
    assert looked.session.record.choices == ()
    for made in (quality.page, quality.printed, whatif.page, advisers.page):
        assert made(looked)
    assert whatif.printed(looked) == ()


def test_what_the_figures_are_not_stands_above_them():
    page = at_quality(playing()).page()
    first = page.main[0]
    assert "They are not the chance there was" in first.text
    assert "differ from the gauge" in first.text
    assert isinstance(page.main[1], RiskChart)
