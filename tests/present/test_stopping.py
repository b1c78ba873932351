"""After a war the question where it could have been stopped is answered, on the ending itself."""

import pytest
from table import main, new_desk
from test_debrief import crisis, record_of

from game.debrief.causes import RUNG
from game.debrief.stopping import links
from game.play.session import Session
from game.present.after.whole import sections
from game.present.frame import Frame
from game.present.page import Heading
from game.present.stopping import ASKED
from game.rules import facts as f
from game.scenario.values import Length


@pytest.fixture(scope="module")
def ended():
    """A play that ended in a war, at its ending."""
    for seed in range(1, 20):
        desk = new_desk()
        desk.take(Session.resume(crisis(), record_of("random", Length.LESSON, seed)))
        for _step in range(6):
            page = desk.page()
            if page.kind == "nuclear-ending":
                return desk
            if page.kind.startswith("debrief") or page.kind == "ending":
                break
            desk.act(main(page).id)
    raise AssertionError("no play ended in a war")


def test_the_question_is_answered_and_the_way_on_is_kept(ended):
    ended.act("stopped")
    page = ended.page()
    assert page.title == ASKED
    assert [each for each in page.main if isinstance(each, Heading) and each.level == 2]
    assert page.focus == "go:next"
    ended.act("stopped")
    assert ended.page().title != ASKED


def test_what_only_calmed_the_danger_is_no_link_to_the_war(ended):
    frame = Frame(ended.session)
    danger = {frame.shelf.knot.id: 1, frame.shelf.ladder.id: RUNG}
    found = links(frame.account, ended.session.ending)
    assert found
    for each in found:
        moved = [
            (fact.after - fact.before) * danger[fact.what]
            for fact in frame.account.everything
            if isinstance(fact, f.Changed)
            and (fact.day, fact.because) == (each.cause.day, each.cause.text)
            and fact.what in danger
        ]
        assert sum(moved) <= each.cause.weight
        assert each.cause.weight > 0


def test_it_stands_on_paper_behind_the_reasons(ended):
    found = sections(Frame(ended.session))
    kinds = [each.kind for each in found]
    assert kinds.index("debrief-first") < kinds.index("ending")
    told = next(each for each in found if each.kind == "ending").blocks
    assert any(isinstance(each, Heading) and each.text == ASKED for each in told)
