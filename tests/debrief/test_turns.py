"""Every decision can be turned: matters, wordings, tones and what was done unasked."""

from game.debrief.turns import turns
from game.debrief.whatif import changed_record
from game.play.onechange import turnings


def test_whatever_a_second_play_may_change_can_be_asked_about(begin, told):
    session = begin(guns="announce")
    found = turns(told(session))
    assert [each.place for each in found] == [each.place for each in turnings(session)]
    assert {"matter", "clause", "initiative"} <= {each.taken.menu for each in found}


def test_only_what_was_open_then_is_offered_and_each_can_be_played(begin, told):
    session = begin(guns="announce")
    kinds = set()
    for turn in turns(told(session)):
        for other in turn.others:
            record, _kept, _answered = changed_record(session, turn.place, other.id)
            assert record.choices[turn.place].id == other.id != turn.taken.id
            assert record.choices[: turn.place] == session.record.choices[: turn.place]
            kinds.add(turn.taken.menu)
    assert {"matter", "clause", "initiative"} <= kinds


def test_an_unused_chance_says_nothing_was_done(begin, told):
    unused = [each for each in turns(told(begin())) if each.taken.id == "nothing"]
    assert unused
    assert all(each.done == "" for each in unused)
    assert all(other.done for each in unused for other in each.others)
