"""Gauges that come into sight or go out of it: said on the morning when it is so."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from plays import kernel, session, shipped

from game.play.session import Session
from game.present import gauges
from game.present.frame import Frame
from game.scenario.values import Length

PLAYS = [("history", 0), ("random", 1), ("random", 2), ("reckless", 0), ("informed", 3)]


def mornings(policy: str, seed: int) -> Iterator[Frame]:
    """A lesson as it stands on each of its mornings."""
    whole = session(policy, seed, Length.LESSON)
    choices = whole.record.choices
    for day in range(1, whole.day + 1):
        before = [each for each in choices if int(each.menu.split("/")[1]) < day]
        record = replace(whole.record, choices=tuple(before))
        found = Session.resume(shipped(), record, kernel(Length.LESSON))
        if found.day == day and found.ending is None:
            yield Frame(found)


@pytest.mark.parametrize(("policy", "seed"), PLAYS)
def test_what_comes_into_sight_and_what_goes_is_named_once(policy, seed):
    before, came, went = None, 0, 0
    for frame in mornings(policy, seed):
        now = {gauge.name for gauge in gauges.visible(frame)}
        told = gauges.changes_of_sight(frame)
        new, gone = (set(), set()) if before is None else (now - before, before - now)
        for gauge in gauges.visible(frame):
            said = f"New among your gauges: {gauge.name}." in told
            assert said == (gauge.name in new)
            if said:
                assert gauge.meaning.removesuffix(".") in told
        for name in before or ():
            assert (f"{name} is no longer among your gauges." in told) == (name in gone)
        came, went, before = came + len(new), went + len(gone), now
    assert came == went == 1


@pytest.mark.parametrize(("policy", "seed"), PLAYS)
def test_a_gauge_that_was_out_of_sight_last_evening_has_no_yesterday(policy, seed):
    hidden = shown = 0
    for frame in mornings(policy, seed):
        dusk = frame.account.at_dusk(frame.session.day - 1)
        for gauge in gauges.visible(frame):
            known = gauges.row(frame, gauge).yesterday is not None
            if dusk is None or not dusk.holds(gauge.shown_when):
                assert not known
                hidden += dusk is not None
            else:
                shown += known
    assert hidden <= 1
    assert shown > 20
