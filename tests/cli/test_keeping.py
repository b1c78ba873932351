"""Plays are kept one to a file, also when one is changed, gone on with, or begun after another."""

from __future__ import annotations

import gc
from pathlib import Path

from game.cli.keeper import FileKeeper
from game.play import onechange
from game.play.auto import autoplay, blank, played
from game.play.record import Settings
from game.play.saves import open_saves
from game.play.session import Session
from game.rules.compile import compile_rules
from game.rules.kernel import Kernel
from game.rules.policies import random_policy
from game.scenario.values import Length
from tests.rules.small import tiny

SETTINGS = Settings(Length.FULL, "drawn")


def keeper_in(folder: Path) -> FileKeeper:
    return FileKeeper(tiny(), open_saves(folder, folder), None)


def whole(seed: int, kernel: Kernel) -> Session:
    start = blank(tiny(), kernel, SETTINGS, seed)
    record = played(start, autoplay(kernel, start, random_policy(seed)))
    return Session.resume(tiny(), record, kernel)


def test_each_play_has_a_file_of_its_own_also_after_others_are_gone(tmp_path):
    keeper = keeper_in(tmp_path)
    kernel = Kernel(compile_rules(tiny(), Length.FULL))
    for seed in range(12):
        # No play outlives its turn, so that the next may be laid where it was.
        assert keeper.keep(whole(seed, kernel)) == ""
        gc.collect()
    records = [keeper.saves.open(play.name).record for play in keeper.saves.kept()]
    assert sorted(record.seed for record in records if record) == list(range(12))


def test_a_changed_play_is_kept_beside_the_first(tmp_path):
    keeper = keeper_in(tmp_path)
    kernel = Kernel(compile_rules(tiny(), Length.FULL))
    first = whole(3, kernel)
    keeper.keep(first)
    place = onechange.turnings(first)[0].place
    changed = Session.resume(tiny(), onechange.changed(first, place), kernel)
    keeper.keep(changed)
    assert len(keeper.saves.kept()) == 2


def test_a_day_that_ran_as_before_goes_on_in_the_same_file(tmp_path):
    keeper = keeper_in(tmp_path)
    kernel = Kernel(compile_rules(tiny(), Length.FULL))
    first = whole(3, kernel)
    place = onechange.turnings(first)[0].place
    changed = Session.resume(tiny(), onechange.changed(first, place), kernel)
    keeper.keep(changed)
    record = onechange.day_as_before(changed, first.record)
    assert record is not None
    keeper.moved(changed)
    keeper.keep(Session.resume(tiny(), record, kernel))
    assert len(keeper.saves.kept()) == 1


def test_endings_that_were_met_are_known_from_the_kept_plays(tmp_path):
    keeper = keeper_in(tmp_path)
    kernel = Kernel(compile_rules(tiny(), Length.FULL))
    assert keeper.met() == frozenset()
    for seed in (1, 2, 3, 4):
        session = whole(seed, kernel)
        assert session.ending is not None
        session.note("ended", "with", session.ending.id)
        keeper.keep(session)
        assert session.ending.id in keeper.met()
