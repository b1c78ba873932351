"""Why something came, told once and truly: letters with what sent them, words by their name."""

from plays import SEEDS, session, shipped

from game.debrief.causes import OWN, causes
from game.debrief.lines import events
from game.debrief.risk import Move
from game.present.after import quality
from game.present.frame import Frame
from game.present.gauges import cause
from game.present.markup import sentence
from game.rules import facts as f
from game.rules.state import POINT
from game.scenario.values import Confidence, Length

PLAYS = [
    Frame(session(policy, seed, Length.LESSON))
    for policy in ("random", "typical", "blockade", "history")
    for seed in SEEDS
]


def test_no_letter_is_told_beside_what_sent_it():
    letters = 0
    for frame in PLAYS:
        told = causes(frame.account, frame.session.ending)
        names = {each.by for each in told if each.weight}
        for each in told:
            if each.by.startswith("message/"):
                senders = {by for by in frame.account.started(each.by) if by.startswith(OWN)}
                assert not senders & names, each
                letters += 1
    assert letters


def test_what_the_world_did_is_told_from_a_point_on():
    for frame in (*PLAYS, Frame(session("careful", 5, Length.FULL))):
        told = causes(frame.account, frame.session.ending)
        assert all(each.own or each.weight >= POINT for each in told)


def test_an_event_of_a_chart_moved_its_gauge_the_way_it_went_that_day():
    found = 0
    for frame in PLAYS:
        for gauge in shipped().gauges:
            moves = frame.account.moved.get(gauge.id, ())
            for event in events(frame.account, gauge.id):
                whole = sum(each.after - each.before for each in moves if each.day == event.day)
                ways = [
                    each.after - each.before
                    for each in moves
                    if each.day == event.day
                    and each.because.removesuffix(".") == event.text
                    and abs(each.after - each.before) == event.size
                ]
                assert any(way * whole >= 0 for way in ways), event
                assert not event.text.endswith(".")
                found += 1
    assert found > 100


def test_how_an_order_was_worded_is_called_so_wherever_it_is_a_cause():
    words = {"clause/": "How it was worded: ", "tone/": "To "}
    seen = set()
    for frame in PLAYS:
        told = [(each.by, each.text) for each in causes(frame.account, frame.session.ending)]
        told += [
            (fact.cause, cause(frame, fact))
            for fact in frame.account.everything
            if isinstance(fact, f.Changed)
        ]
        for by, text in told:
            for kind, begins in words.items():
                if by.startswith(kind):
                    # What a draw made of it is not how it was worded.
                    assert text.startswith(begins) == ("#" not in by), (by, text)
                    assert not text.startswith(2 * begins)
                    seen.add((kind, "#" in by))
    assert {("clause/", False), ("clause/", True), ("tone/", False)} <= seen


def test_what_was_made_up_is_what_history_was_never_put():
    for length in Length:
        put = Frame(session("history", 1, length)).past.decided
        asked = [each for day in shipped().days for each in day.matters if length in each.lengths]
        made_up = {m.id for m in asked if m.historical.confidence is Confidence.INVENTED}
        assert {each.id for each in asked} - put == made_up


def test_the_ledger_names_what_was_done_between_two_matters_and_nothing_else():
    frame = Frame(session("random", 2, Length.FULL))
    tones = 0
    for day in range(1, frame.account.last_day + 1):
        taken = [each for each in frame.account.taken_on(day) if each.menu != "interruption"]
        put = sum(each.menu == "matter" for each in taken)
        rows = [
            quality._orders(frame, Move(day, 0, "day", 0.0, 0.0, dusk=at == put), at)
            for at in range(put + 1)
        ]
        seen = 0
        for each in taken:
            seen += each.menu == "matter"
            if each.menu in ("tone", "initiative"):
                named = [sentence(each.because) in row for row in rows]
                assert named == [at == seen for at in range(put + 1)], (day, each)
                tones += each.menu == "tone"
    assert tones
