"""Levels of reading on the command line: what is told differs, and nothing else."""

import io
import sys

import pytest

from game.cli import main

TINY = "tests/tiny-scenario"


def run(capsys, *arguments):
    status = main(list(arguments))
    printed = capsys.readouterr()
    return status, printed.out, printed.err


@pytest.fixture
def tiny(request):
    return str(request.config.rootpath / TINY)


WORDS = {"whole": "Fog lies on the strait.", "short": "Fog on the strait.", "plain": "There is fog"}


def code_in(out):
    return next(line for line in out.splitlines() if line.startswith("Run code:"))


def test_a_transcript_is_told_at_the_level_asked_for_or_that_of_its_length(capsys, tiny):
    asked = ["autoplay", "--scenario", tiny, "--policy", "history"]
    codes = set()
    for more, words in (
        ([], "short"),
        (["--length", "lesson", "--reading", "whole"], "whole"),
        (["--reading", "plain"], "plain"),
    ):
        status, out, _err = run(capsys, *asked, *more)
        assert status == 0
        assert WORDS[words] in out
        codes.add(code_in(out))
    assert len(codes) == 1
    _status, out, _err = run(capsys, *asked, "--length", "full")
    assert WORDS["whole"] in out


def test_a_code_is_replayed_at_any_level(capsys, tiny):
    _status, out, _err = run(capsys, "autoplay", "--scenario", tiny)
    code = code_in(out).removeprefix("Run code: ")
    for level, words in WORDS.items():
        status, again, _err = run(capsys, "replay", code, "--scenario", tiny, "--reading", level)
        assert status == 0
        assert words in again
        assert code_in(again) == code_in(out)


@pytest.mark.parametrize(
    "command",
    [["autoplay"], ["play", "--text"], ["class-code", "river"], ["replay", "AB1C"], ["debrief", "AB1C"]],
)  # fmt: skip
def test_an_unknown_level_is_told_the_nearest(capsys, tiny, command, tmp_path):
    if command[0] == "play":
        command = [*command, "--saves", str(tmp_path)]
    status, _out, err = run(capsys, *command, "--scenario", tiny, "--reading", "shorter")
    assert status == 2
    assert "no level of reading “shorter”; did you mean “short”?" in err


def typed(monkeypatch, *lines):
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(lines)))


def test_a_play_in_the_terminal_begins_at_a_level_and_goes_on_at_it(
    capsys, tiny, tmp_path, monkeypatch
):
    asked = ["play", "--text", "--scenario", tiny, "--saves", str(tmp_path)]
    typed(monkeypatch, "new", "begin", "next", "next", "save")
    status, out, _err = run(capsys, *asked, "--reading", "plain")
    assert status == 0
    assert WORDS["plain"] in out
    kept = next(tmp_path.glob("*.json"))
    _status, told, _err = run(capsys, "replay", str(kept), "--scenario", tiny)
    assert WORDS["plain"] in told


def test_a_class_code_names_its_level(capsys, tiny):
    status, out, _err = run(capsys, "class-code", "river", "--scenario", tiny, "--reading", "plain")
    assert status == 0
    assert "Reading: Plain: The same in easy words." in out
    assert "Hard words: explained on the page" in out
    _status, other, _err = run(capsys, "class-code", "river", "--scenario", tiny)
    assert other.splitlines()[0] != out.splitlines()[0]


def test_a_pack_for_a_class_is_printed_at_its_level(capsys, tiny, tmp_path):
    _status, out, _err = run(
        capsys, "class-code", "river", "--scenario", tiny, "--reading", "plain"
    )
    code = out.splitlines()[0].removeprefix("Class code: ")
    status, _out, _err = run(
        capsys, "lesson-pack", "--out", str(tmp_path), "--class", code, "--scenario", tiny
    )
    assert status == 0
    printed = "".join(path.read_text(encoding="utf-8") for path in tmp_path.glob("*.html"))
    assert "Reading" in printed


def test_check_tells_reading_by_level(capsys, tiny):
    status, out, _err = run(capsys, "check", tiny, "--reading")
    assert status == 0
    assert "at the level “Plain”" in out
    assert "Lesson length, at its level “Short”: about" in out
