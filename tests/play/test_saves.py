"""Saved plays: whatever the disk, the power or a curious hand does, no play is lost and none stops."""

import errno
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.play import envelope, files, folders, saves
from game.play.envelope import seal, unseal
from game.play.folders import Spot, Where, find
from game.play.saves import Saves, SaveTrouble, in_memory, read_play
from game.play.stored import BadRecord
from game.rules.replay import Choice
from tests.play.records import ONE, records

LATER = replace(ONE, choices=(*ONE.choices, Choice("matter/2/boats", "keep-away")))
ROOT = Path(__file__).parents[2]


@pytest.fixture
def kept(tmp_path):
    return Saves(Spot(Where.OPTION, tmp_path))


def names(folder):
    return sorted(path.name for path in folder.iterdir())


# --- Saving and opening --------------------------------------------------------


def test_a_play_is_saved_and_opened(kept):
    assert kept.save("one", ONE).done
    opened = kept.open("one")
    assert (opened.record, opened.said, opened.from_backup) == (ONE, "", False)


def test_the_generation_before_is_kept_as_a_backup(kept):
    kept.save("one", ONE)
    kept.save("one", LATER)
    assert names(kept.folder) == ["one.bak", "one.json"]
    assert unseal((kept.folder / "one.bak").read_bytes()) == ONE
    assert kept.open("one").record == LATER


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records)
def test_any_record_survives(kept, record):
    assert kept.save("any", record).done
    assert kept.open("any").record == record


def test_plays_are_listed_the_newest_first(kept):
    for moment, name in enumerate(["old", "new", "middle"]):
        kept.save(name, ONE)
        os.utime(kept.folder / f"{name}.json", (1_000 + moment, 1_000 + moment))
    (kept.folder / "notes.txt").write_text("x")
    (kept.folder / "folder.json").mkdir()
    assert [play.name for play in kept.kept()] == ["middle", "new", "old"]


def test_a_play_is_forgotten_with_its_backup(kept):
    kept.save("one", ONE)
    kept.save("one", LATER)
    assert kept.forget("one").done
    assert names(kept.folder) == []
    assert kept.open("one").record is None


def test_names_are_plain_and_name_no_person(kept):
    name = kept.new_name("cuba-1962", datetime(2030, 5, 1, 9, 30, tzinfo=UTC))
    assert name.startswith("cuba-1962-20300501-093000-")
    assert name != kept.new_name("cuba-1962", datetime(2030, 5, 1, 9, 30, tzinfo=UTC))
    assert kept.save(kept.new_name("Ünïcode/../x"), ONE).done


@pytest.mark.parametrize("name", ["", "../x", "a/b", "a\\b", "a.b", "con:", "x" * 200, "\x00", "é"])
def test_a_name_never_leads_out_of_the_folder(kept, name):
    assert not kept.save(name, ONE).done
    assert kept.open(name).record is None
    assert kept.forget(name).done
    assert names(kept.folder) == []


# --- Damage --------------------------------------------------------------------


def damaged(raw):
    """Ways in which files have been found after crashes, blue screens and curious hands."""
    return {
        "nothing": b"",
        "nul bytes": b"\x00" * len(raw),
        "half": raw[: len(raw) // 2],
        "nul in the end": raw[:-40] + b"\x00" * 40,
        "one letter": raw.replace(b"more", b"hide", 1),
        "another file": b"\x89PNG\r\n\x1a\n" * 20,
        "a text": b"{}",
        "too large": b" " * 200_000,
        "another program": b'{"format":"other","version":1}',
    }


@pytest.mark.parametrize("how", damaged(seal(ONE)))
def test_a_damaged_file_is_set_aside_and_the_one_before_is_opened(kept, how):
    kept.save("one", ONE)
    kept.save("one", LATER)
    path = kept.folder / "one.json"
    path.write_bytes(damaged(path.read_bytes())[how])
    opened = kept.open("one")
    assert opened.record == ONE
    assert opened.from_backup
    assert opened.said.endswith(
        "set aside as one.damaged-1. This is the play as it was one order before."
    )
    assert names(kept.folder) == ["one.bak", "one.damaged-1"]
    assert kept.save("one", LATER).done
    assert kept.open("one").record == LATER


def test_an_edited_letter_is_called_so(kept):
    kept.save("one", ONE)
    path = kept.folder / "one.json"
    path.write_bytes(path.read_bytes().replace(b"more", b"mire"))
    assert kept.open("one").said.startswith(
        "This play cannot be read. The file is damaged or was edited."
    )


def test_damage_never_takes_the_place_of_a_good_backup(kept):
    kept.save("one", ONE)
    kept.save("one", LATER)
    (kept.folder / "one.json").write_bytes(b"\x00" * 100)
    assert kept.save("one", LATER).done
    assert unseal((kept.folder / "one.bak").read_bytes()) == ONE
    assert "one.damaged-1" in names(kept.folder)


def test_where_both_are_damaged_both_are_kept_and_it_is_said(kept):
    kept.save("one", ONE)
    kept.save("one", LATER)
    for path in kept.folder.iterdir():
        path.write_bytes(b"\x00")
    opened = kept.open("one")
    assert opened.record is None
    assert "There is no older one." in opened.said
    assert names(kept.folder) == ["one.bak", "one.damaged-1"]


def test_a_lost_file_is_opened_from_its_backup(kept):
    kept.save("one", ONE)
    kept.save("one", LATER)
    (kept.folder / "one.json").unlink()
    assert [play.name for play in kept.kept()] == ["one"]
    opened = kept.open("one")
    assert opened.record == ONE
    assert opened.said == "Its file is gone. This is the play as it was one order before."


@settings(max_examples=150)
@given(st.integers(0, 10_000), st.integers(1, 255))
def test_no_changed_byte_goes_unnoticed_or_brings_it_down(position, change):
    raw = bytearray(seal(ONE))
    raw[position % len(raw)] ^= change
    try:
        assert unseal(bytes(raw)) == ONE  # white space may change
    except BadRecord as error:
        assert str(error).endswith(".")  # noqa: PT017


def test_a_newer_play_is_neither_opened_nor_touched(kept):
    body = seal(ONE).partition(b'"body":')[2][:-2]
    newer = (
        b'{"format":"knot-of-war play","sha256":"x","version":2,"news":1,"body":' + body + b"}\n"
    )
    path = kept.folder / "one.json"
    path.write_bytes(newer)
    assert kept.open("one").said == (
        "This play cannot be opened here. It was saved by a newer version of the program. Nothing was changed."
    )
    assert (
        kept.save("one", LATER).said == "Not saved. It was saved by a newer version of the program."
    )
    assert names(kept.folder) == ["one.json"]
    assert path.read_bytes() == newer


def test_an_older_play_goes_through_its_migrations(monkeypatch):
    monkeypatch.setattr(envelope, "VERSION", 3)
    steps = {
        1: lambda body: {**body, "seed": body["seed"] + 1},
        2: lambda body: {**body, "version": 9},
    }
    monkeypatch.setattr(envelope, "MIGRATIONS", steps)
    old = (
        seal(ONE)
        .replace(b'"version":3},', b'"version":1},')
        .replace(b',"version":3,', b',"version":1,')
    )
    assert b'"version":1' in old.partition(b"body")[0]
    assert unseal(old) == replace(ONE, seed=1963, version=9)


def test_the_envelope_of_the_first_version_is_read_for_ever():
    body = (
        b'{"choices":[["matter/1/guns","hide"]],"format":1,"notes":[["forecast","1","70"]],"rules":"00ff","scenario":"tiny",'
        b'"seed":7,"settings":{"class":false,"length":"lesson","luck":"documented","motive":"","temperament":"documented"},"version":1}'
    )
    digest = hashlib.sha256(body).hexdigest().encode()
    raw = (
        b'{"format":"knot-of-war play","sha256":"'
        + digest
        + b'","version":1,"body":'
        + body
        + b"}\n"
    )
    record = unseal(raw)
    assert record.choices == (Choice("matter/1/guns", "hide"),)
    assert seal(record) == raw


# --- Crashes -------------------------------------------------------------------

_SAVER = """
import sys, itertools
from dataclasses import replace
from game.play.folders import Spot, Where
from game.play.saves import Saves
from game.rules.replay import Choice
from tests.play.records import ONE
from pathlib import Path
kept = Saves(Spot(Where.OPTION, Path(sys.argv[1])))
print("ready", flush=True)
for number in itertools.count():
    record = replace(ONE, seed=number, choices=(Choice("matter/1/guns", "x" * (number % 100 + 1)),) * (number % 200))
    assert kept.save("one", record).done
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_a_kill_in_the_middle_of_saving_loses_nothing(tmp_path):
    for wait in (0.0, 0.002, 0.005, 0.011, 0.02, 0.04, 0.07):
        process = subprocess.Popen(
            [sys.executable, "-c", _SAVER, str(tmp_path)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            assert process.stdout.readline() == "ready\n"
            while not (tmp_path / "one.json").exists():
                time.sleep(0.001)
            time.sleep(wait)
        finally:
            process.send_signal(signal.SIGKILL)
            process.wait()
            process.stdout.close()
        opened = Saves(Spot(Where.OPTION, tmp_path)).open("one")
        assert opened.said == ""
        assert opened.record is not None
    assert not [name for name in names(tmp_path) if "damaged" in name]


def test_left_over_temporary_files_are_swept_once_they_are_old(tmp_path):
    old, young = tmp_path / ".one.0000.tmp", tmp_path / ".two.0000.tmp"
    for path in (old, young):
        path.write_bytes(b"x")
    os.utime(old, (1_000, 1_000))
    Saves(Spot(Where.OPTION, tmp_path))
    assert names(tmp_path) == [".two.0000.tmp"]


# --- Full, read-only and strange disks -----------------------------------------


def failing(monkeypatch, module, name, number):
    def fail(*_args, **_kwargs):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(module, name, fail)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "Not saved: the disk is full. Go on playing, and write down the code."),
        (errno.EROFS, "Not saved: the disk cannot be written to."),
        (errno.EACCES, "Not saved: you may not write there."),
        (errno.EIO, "Not saved: the disk does not answer as it should."),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "open", "link and copy"])
def test_whatever_the_disk_refuses_the_old_play_stays_and_nothing_is_left(
    kept, monkeypatch, number, words, step
):
    kept.save("one", ONE)
    before = names(kept.folder)
    if step == "link and copy":
        failing(monkeypatch, files.os, "link", number)
        failing(monkeypatch, files.shutil, "copyfile", number)
    else:
        failing(monkeypatch, files.os, step, number)
    assert kept.save("one", LATER).said.startswith(words)
    monkeypatch.undo()
    assert names(kept.folder) == before
    assert kept.open("one").record == ONE


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="needs a small disk of its own"
)
def test_a_really_full_disk_is_one_sentence(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)],
        capture_output=True,
        check=False,
    ).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        kept = Saves(Spot(Where.OPTION, disk))
        assert kept.save("one", ONE).done
        (disk / "filler").write_bytes(b"x" * (os.statvfs(disk).f_bavail * os.statvfs(disk).f_bsize))
        assert kept.save("one", LATER).said.startswith("Not saved: the disk is full.")
        assert names(disk) == ["filler", "one.json"]
        assert kept.open("one").record == ONE
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_disk_without_second_names_keeps_a_copy(kept, monkeypatch):
    failing(monkeypatch, files.os, "link", errno.EPERM)
    kept.save("one", ONE)
    assert kept.save("one", LATER).done
    assert unseal((kept.folder / "one.bak").read_bytes()) == ONE
    assert names(kept.folder) == ["one.bak", "one.json"]


def test_a_folder_that_goes_away_is_one_sentence(kept):
    kept.save("one", ONE)
    shutil.rmtree(kept.folder)
    assert kept.save("one", ONE).said.startswith("Not saved: it is not there.")
    assert kept.open("one").record is None
    assert kept.kept() == ()
    assert kept.forget("one").done


def test_on_windows_a_busy_file_is_tried_again_and_only_then(monkeypatch):
    waits, calls = [], []
    monkeypatch.setattr(files.time, "sleep", waits.append)

    def busy(times, code):
        def act():
            calls.append(1)
            if len(calls) <= times:
                error = OSError(13, "busy")
                error.winerror = code
                raise error

        calls.clear()
        waits.clear()
        return act

    files.patiently(busy(3, 32), windows=True)
    assert (len(calls), len(waits)) == (4, 3)
    for times, code, windows in [(99, 5, True), (1, 32, False), (1, 2, True)]:
        with pytest.raises(OSError, match="busy"):
            files.patiently(busy(times, code), windows=windows)
        assert sum(waits) < 0.8


# --- Places --------------------------------------------------------------------


def test_the_first_place_that_can_be_written_to_is_taken(tmp_path):
    documents, data, program = tmp_path / "Documents", tmp_path / "data", tmp_path / "program"
    for folder in (documents, program):
        folder.mkdir()
    ways = {"documents": lambda: documents, "data": lambda: data}
    assert find(tmp_path / "mine", program, **ways) == Spot(Where.OPTION, tmp_path / "mine")
    assert find(None, program, **ways) == Spot(Where.DOCUMENTS, documents / "Knot of War")
    (program / "portable").mkdir()
    assert find(None, program, **ways) == Spot(Where.PORTABLE, program / "portable")
    assert find(None, None, documents=lambda: None, data=lambda: data) == Spot(Where.DATA, data)


def test_without_any_place_plays_live_in_memory_and_it_is_said(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("x")
    spot = find(None, None, documents=lambda: blocked, data=lambda: blocked / "data")
    assert spot.where is Where.MEMORY
    assert "write down its code" in spot.notice
    kept = Saves(spot)
    assert kept.save("one", ONE).done
    assert kept.open("one").record == ONE
    assert [play.name for play in kept.kept()] == ["one"]
    assert kept.forget("one").done
    assert kept.open("one").record is None


def test_a_folder_that_was_asked_for_is_not_replaced_by_another(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("x")
    spot = find(blocked, None)
    assert spot.where is Where.MEMORY
    assert spot.notice.startswith(f"{blocked}: that is not a folder.")
    assert find(Path("a\x00b"), None).where is Where.MEMORY


def test_places_that_cannot_even_be_asked_for_are_passed_over(tmp_path):
    def broken():
        raise OSError(errno.EIO, "no")

    assert find(None, None, documents=broken, data=lambda: tmp_path).where is Where.DATA
    assert find(None, None, documents=broken, data=broken).where is Where.MEMORY


def test_the_platform_knows_its_folders(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    assert folders.documents_folder() is None or folders.documents_folder().is_dir()
    assert "knot-of-war" in str(folders.data_folder())
    assert saves.open_saves(tmp_path / "here").where is Where.OPTION


# --- Any file ------------------------------------------------------------------


def test_a_teacher_opens_any_file_and_nothing_changes(tmp_path):
    good, bad = tmp_path / "anna.json", tmp_path / "bad.json"
    good.write_bytes(seal(ONE))
    bad.write_bytes(b"\x00")
    kept = in_memory()
    assert read_play(good) == kept.open_file(good).record == ONE
    assert kept.open_file(bad).said == "bad.json: The file is empty."
    assert kept.open_file(tmp_path / "none.json").said == "none.json: it is not there."
    with pytest.raises(SaveTrouble):
        read_play(tmp_path)
    assert names(tmp_path) == ["anna.json", "bad.json"]
