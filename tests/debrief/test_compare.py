"""Your days beside history's."""

from game.debrief.compare import history_of, left_history_on, pairs
from game.debrief.envelopes import opened
from game.debrief.timeline import day_story
from game.debrief.wordings import grounds, wordings
from game.scenario.values import Length


def test_history_is_like_itself(begin, told):
    account = told(begin())
    found = pairs(account, history_of(account.session, account.shelf))
    assert [each.alike for each in found] == [True, True, True]
    assert left_history_on(found) == 0
    assert not any(each.left for each in opened(account, found))


def test_what_luck_asks_of_one_alone_does_not_part_the_days(begin, told):
    for seed in range(30):
        account = told(begin(luck="drawn", seed=seed))
        found = pairs(account, history_of(account.session, account.shelf))
        assert all(each.alike is not False for each in found)


def test_each_day_is_told_twice(begin, told):
    account = told(begin(guns="announce", initiative="warn-reyes", guns_go="stored"))
    found = pairs(account, history_of(account.session, account.shelf))
    assert found[0].yours == ("Announced the guns", "Wrote to Reyes")
    assert found[0].history == ("Hid the guns", "Walked on the quay")
    assert [each.alike for each in found] == [False, True, False]
    assert [each.left for each in opened(account, found)] == [True, True, True]


def test_days_part_over_a_question_that_both_were_asked(begin, told):
    account = told(begin(guns_go="stored"))
    day = pairs(account, history_of(account.session, account.shelf))[2]
    prompt = "What happens to the guns?"
    assert day.parting == (f"{prompt} They are stored", f"{prompt} They are melted")
    same = told(begin())
    assert all(each.parting is None for each in pairs(same, history_of(same.session, same.shelf)))


def test_reasons_and_papers_of_a_day(begin, told):
    session = begin(guns="announce", question="d01-ask-shoals")
    session.mark_read("d01-log")
    account = told(session)
    pair = pairs(account, history_of(session, account.shelf))[0]
    story = day_story(account, pair)
    assert story.matters[0].yours.id == "announce"
    assert story.matters[0].his.id == "hide"
    assert story.matters[0].matter.historical.why == "She feared for the ferries."
    assert [paper.id for paper in story.papers_read] == ["d01-log"]
    assert "d01-chart" in [paper.id for paper in story.papers_unread]
    assert story.answers


def test_wordings_stand_beside_those_of_history(begin, told):
    account = told(begin(guns_go="stored"))
    (found,) = wordings(account, 3)
    assert (found.yours, found.history, found.alike) == (
        "They are stored",
        "They are melted",
        False,
    )
    day = pairs(account, history_of(account.session, account.shelf))[2]
    assert [text for text in day.yours if "stored" in text] == [
        "What happens to the guns? They are stored"
    ]
    silent = told(begin(guns="more", carts="hills"))
    assert wordings(silent, 1)[0].alike is None
    assert grounds(silent, 1) == ()


def test_an_unfinished_play_is_told_as_far_as_it_went(begin, told):
    account = told(begin(until=(2, "order")))
    found = pairs(account, history_of(account.session, account.shelf))
    assert [each.day for each in found] == [1, 2]
    assert [each.day for each in opened(account, found)] == [1]


def test_a_day_that_is_still_undecided_is_not_told(begin, told):
    account = told(begin(until=(2, "matters")))
    found = pairs(account, history_of(account.session, account.shelf))
    assert [each.day for each in found] == [1]


def test_the_lesson_has_its_own_history(begin, told):
    account = told(begin(length=Length.LESSON))
    found = pairs(account, history_of(account.session, account.shelf))
    assert all(each.alike for each in found)
