"""The same play again with one change: same luck, the days before replayed, the rest one's own."""

from __future__ import annotations

from functools import cache

import pytest

from game.play import onechange
from game.play.auto import autoplay, blank, played
from game.play.record import Note, Record, Settings
from game.play.session import Session
from game.rules.compile import compile_rules
from game.rules.facts import Fell
from game.rules.kernel import Kernel
from game.rules.policies import random_policy
from game.scenario.values import Length
from tests.rules.small import tiny

SETTINGS = Settings(Length.FULL, "drawn", "drawn", "trade")


@cache
def kernel() -> Kernel:
    return Kernel(compile_rules(tiny(), Length.FULL))


def first(seed: int = 5) -> Session:
    """A whole play by a random policy, looked back on."""
    start = blank(tiny(), kernel(), SETTINGS, seed)
    record = played(start, autoplay(kernel(), start, random_policy(seed)))
    return Session.resume(tiny(), record, kernel())


def again(session: Session, place: int) -> Session:
    return Session.resume(tiny(), onechange.changed(session, place), kernel())


@pytest.mark.parametrize("seed", range(6))
def test_every_decision_of_a_play_can_be_turned_back_to(seed: int) -> None:
    session = first(seed)
    turnings = onechange.turnings(session)
    assert turnings
    for turning in turnings:
        changed = again(session, turning.place)
        assert not changed.stopped
        assert changed.menu is not None
        assert (changed.day, changed.menu.owner) == (turning.taken.day, turning.taken.owner)
        assert changed.pending() is not None
        assert changed.record.choices == session.record.choices[: turning.place]


def test_questions_are_no_decisions_that_can_be_changed() -> None:
    kinds = {turning.taken.menu for seed in range(6) for turning in onechange.turnings(first(seed))}
    assert "question" not in kinds
    assert {"matter", "initiative"} <= kinds


def test_settings_and_seed_stay_so_that_the_luck_is_the_same() -> None:
    session = first()
    changed = onechange.changed(session, onechange.turnings(session)[-1].place)
    record = session.record
    assert (changed.settings, changed.seed) == (record.settings, record.seed)


def fell(session: Session) -> dict[str, int]:
    return {fact.name: fact.number for fact in session.all_facts() if isinstance(fact, Fell)}


def test_whatever_falls_in_both_plays_falls_with_the_same_number() -> None:
    session = first()
    place = onechange.turnings(session)[0].place
    changed = again(session, place)
    run = autoplay_on(changed, 11)
    both = fell(session).keys() & fell(run).keys()
    assert all(fell(session)[name] == fell(run)[name] for name in both)


def autoplay_on(session: Session, seed: int) -> Session:
    """The session played on at random to its end."""
    choose, state, record = random_policy(seed), session.state, session.record
    choices = list(record.choices)
    while (step := kernel().menu(state)) is not None:
        index = choose(state.values, step, kernel().legal(state))
        choices.append(onechange.Choice(step.key, step.entries[index].id))
        state = Session.resume(
            tiny(), Record(**{**_fields(record), "choices": tuple(choices)}), kernel()
        ).state
    return Session.resume(
        tiny(), Record(**{**_fields(record), "choices": tuple(choices)}), kernel()
    )


def _fields(record: Record) -> dict[str, object]:
    return {name: getattr(record, name) for name in Record.__slots__}


def test_the_first_play_is_found_again_in_the_changed_one() -> None:
    session = first()
    place = onechange.turnings(session)[1].place
    changed = again(session, place)
    found = onechange.first_of(changed)
    assert found is not None
    assert found.choices == session.record.choices
    assert onechange.shared(changed.record) == place
    assert onechange.first_of(session) is None


def test_a_note_of_a_first_play_that_cannot_be_read_is_left_aside() -> None:
    session = first()
    session.note(*onechange.FIRST_NOTE, "0000 NONSENSE")
    assert onechange.first_of(session) is None
    broken = Record("tiny", 1, "0" * 32, SETTINGS, 1, (), (Note("first", "place", "many"),))
    assert onechange.shared(broken) == 0


def test_what_was_read_and_judged_goes_over_and_later_forecasts_do_not() -> None:
    session = first()
    session.note("read", "d01-log", "1")
    session.note("forecast", "1", "30")
    session.note("forecast", "3", "70")
    session.note("text", "reason", "Because.")
    turning = next(each for each in onechange.turnings(session) if each.taken.day == 2)
    notes = again(session, turning.place).notes
    assert notes.get("read", "d01-log") == "1"
    assert notes.get("forecast", "1") == "30"
    assert not notes.get("forecast", "3")
    assert not notes.get("text", "reason")


def test_a_play_under_a_class_code_stays_under_it() -> None:
    session = first()
    session.note("class", "held", "1")
    changed = again(session, onechange.turnings(session)[0].place)
    assert changed.notes.get("class", "held") == "1"


def test_a_place_without_a_decision_is_refused() -> None:
    with pytest.raises(ValueError, match="no decision"):
        onechange.changed(first(), 999)


@pytest.mark.parametrize("seed", range(6))
def test_day_by_day_as_before_gives_the_first_play_again(seed: int) -> None:
    session = first(seed)
    changed = again(session, onechange.turnings(session)[0].place)
    for _day in range(20):
        record = onechange.day_as_before(changed, session.record)
        if record is not None:
            changed = Session.resume(tiny(), record, kernel())
            continue
        before = changed.place
        way = next((each for each in ("next", "next_day") if changed.can(each)), "")
        if changed.pending() is not None and changed.phase == "interruption":
            changed.choose(onechange.as_before(changed, session.record))
        elif way and changed.phase != "ending":
            changed.go(way)
        if changed.place == before:
            break
    assert changed.record.choices == session.record.choices
    assert changed.state == session.state


def test_what_was_answered_before_is_offered_where_it_may_be_answered_again() -> None:
    session = first()
    turning = onechange.turnings(session)[0]
    changed = again(session, turning.place)
    assert onechange.as_before(changed, session.record) == turning.taken.id
