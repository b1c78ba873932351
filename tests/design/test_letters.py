"""Letters take their channel's time, so that they can cross and overtake each other."""

from __future__ import annotations

from dataclasses import replace

from plays import run, session, shipped

from game.play.session import Session
from game.present.frame import Frame
from game.present.markup import sentence
from game.present.night import trace
from game.present.page import Prose
from game.rules import facts as f
from game.scenario.values import Length
from tests.rules import small
from tests.rules.small import Play


def moments(kind: type[f.Sent | f.Arrived]) -> dict[str, tuple[int, int]]:
    """When each message of history's play was sent, or arrived: day and half."""
    replay = run("history", 1, Length.FULL, "documented")
    return {
        fact.message: (fact.day, fact.half)
        for stretch in replay.stretches
        for fact in stretch.facts
        if isinstance(fact, kind)
    }


def test_two_letters_of_yours_lie_on_his_table_before_he_answers_the_first():
    sent, arrived = moments(f.Sent), moments(f.Arrived)
    assert sent["khrushchev-26"] < sent["khrushchev-27-turkey"]
    assert arrived["khrushchev-26"] <= arrived["khrushchev-27-turkey"]
    assert arrived["khrushchev-27-turkey"] <= sent["kennedy-27"]
    assert sent["kennedy-27"] < arrived["kennedy-27"]


def test_your_letter_travels_longer_than_your_radio():
    delays = {channel.id: channel.delay for channel in shipped().head.channels}
    channels = {message.id: message.channel for message in shipped().messages}
    slow, fast = channels["khrushchev-26"], channels["khrushchev-27-turkey"]
    assert delays[slow] > delays[fast] == 0


def test_a_later_message_overtakes_an_earlier_one_on_a_slower_channel():
    first = small.option("write", sends=["letter-one"])
    later = small.rule("call", "first-half", to_day=1, sends=["radio-two"])
    found = small.scenario(
        small.day(1, small.matter("m1", first, small.option("wait"))),
        small.day(2),
        rules=[later],
        messages=[small.message("letter-one", "letter"), small.message("radio-two", "radio")],
    )
    play = Play(found).take("write").to_end()
    order = [fact.message for fact in play.told(f.Arrived) if isinstance(fact, f.Arrived)]
    assert order == ["radio-two", "letter-one"]


def in_flight(play: Session) -> tuple[set[str], set[str]]:
    """What a play's last day tells of as under way, and what others have under way then."""
    frame = Frame(play)
    told = {block.text for block in trace(frame).side if isinstance(block, Prose)}
    facts = play.all_facts()
    gone = {fact.message for fact in facts if isinstance(fact, f.Sent)}
    come = {fact.message for fact in facts if isinstance(fact, f.Arrived)}
    titles = {each.id: each.title for each in shipped().messages if not frame.is_ours(each.sender)}
    return told, {sentence(titles[each]) for each in gone - come if each in titles}


def test_nothing_is_told_of_what_others_have_sent_before_it_comes():
    theirs: set[str] = set()
    for seed in range(1, 17):
        whole = session("history", seed)
        choices = whole.record.choices
        for count in range(0, len(choices), 3):
            record = replace(whole.record, choices=choices[:count])
            told, others = in_flight(Session.resume(shipped(), record, whole.kernel))
            assert told & others == set()
            theirs |= others
    assert theirs
