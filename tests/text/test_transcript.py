"""The transcript follows from the record alone."""

import pytest

from game.play.auto import autoplay, blank, played
from game.play.record import Settings
from game.play.session import Session
from game.rules.compile import compile_rules
from game.rules.kernel import Kernel
from game.rules.policies import history, random_policy
from game.scenario.values import Length
from game.text.transcript import transcript


@pytest.fixture(scope="module")
def kernel(tiny):
    return Kernel(compile_rules(tiny, Length.FULL))


def record(tiny, kernel, seed, policy, luck="drawn"):
    start = blank(tiny, kernel, Settings(length=Length.FULL, luck=luck), seed)
    return played(start, autoplay(kernel, start, policy))


def test_a_play_is_told_day_by_day(tiny, kernel):
    told = transcript(
        Session.resume(tiny, record(tiny, kernel, 1, history(tiny), "documented"), kernel)
    )
    for part in (
        "== Day 1, Tuesday 1 May 1900: The headland ==",
        "- Harbour log (Harbour office, 1 May, 07:00).",
        "Your order: Cover them with nets.",
        "Danger: 20 to 18. Hid the guns.",
        "What happens to the guns? They are melted.",
        "The nets blew away in the night.",
        "== The treaty ==",
        "The winter was mild.",
    ):
        assert part in told


@pytest.mark.parametrize("seed", range(12))
def test_the_same_record_gives_the_same_words(tiny, kernel, seed):
    kept = record(tiny, kernel, seed, random_policy(seed))
    one, other = (Session.resume(tiny, kept, kernel) for _time in range(2))
    other.note("text", "fear", "Nobody must read this.")
    other.mark_read("d01-log")
    assert transcript(one) == transcript(other)
    assert "Nobody must read this." not in transcript(other)


def test_incidents_show_their_number(tiny, kernel):
    plays = (record(tiny, kernel, seed, random_policy(seed)) for seed in range(40))
    told = "".join(transcript(Session.resume(tiny, kept, kernel)) for kept in plays)
    assert "Luck: A captain fires. The number was" in " ".join(told.split())


def test_an_unfinished_play_says_so(tiny, kernel):
    session = Session.begin(tiny, Settings(length=Length.FULL), 1, kernel)
    assert transcript(session).rstrip().endswith("This play is not finished.")
