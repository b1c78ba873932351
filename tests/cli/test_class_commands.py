"""The commands of a teacher: class code, class report, and deleting for good."""

import io
import json
import re
import sys

import pytest

from game.cli import main

TINY = "tests/tiny-scenario"


@pytest.fixture
def tiny(request):
    return str(request.config.rootpath / TINY)


def run(capsys, *arguments):
    status = main(list(arguments))
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def play(capsys, seed, *options):
    _status, out, _err = run(capsys, "autoplay", "--seed", str(seed), "--json", *options)
    return json.loads(out)


def class_code(capsys, *options):
    status, out, _err = run(capsys, "class-code", "Redhill", *options)
    assert status == 0
    return re.search(r"Class code: (\S+)", out)[1], out


def test_a_class_code_gives_every_play_the_same_luck(capsys, tiny):
    code, out = class_code(capsys, "--scenario", tiny, "--hold")
    assert "opens the debrief" in out
    plays = []
    for _student in range(2):
        status, told, _err = run(
            capsys, "autoplay", "--class", code, "--scenario", tiny, "--policy", "history", "--json"
        )
        assert status == 0
        plays.append(json.loads(told))
    assert plays[0] == plays[1]
    assert plays[0]["luck"] == "drawn"


def test_a_mistyped_class_code_is_one_line_that_offers_the_right_one(capsys, tiny):
    code, _out = class_code(capsys, "--scenario", tiny)
    wrong = ("A" if code[0] != "A" else "B") + code[1:]
    status, out, err = run(capsys, "autoplay", "--class", wrong, "--scenario", tiny)
    assert (status, out) == (2, "")
    assert f"Did you mean {code}?" in err
    assert len(err.strip().splitlines()) == 1


def test_a_class_code_settles_the_luck_alone(capsys, tiny):
    code, _out = class_code(capsys, "--scenario", tiny)
    status, _out, err = run(capsys, "autoplay", "--class", code, "--seed", "4", "--scenario", tiny)
    assert status == 2
    assert "--seed" in err


def test_a_report_comes_from_typed_codes_files_and_a_pipe(capsys, tiny, tmp_path, monkeypatch):
    codes = [play(capsys, s, "--policy", "random", "--scenario", tiny)["code"] for s in range(1, 5)]
    listed = tmp_path / "class.csv"
    listed.write_text(f"Name,Code\n=1+1,{codes[0]}\n", encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"Ben {codes[1]}\n{codes[1]}\n"))
    out = tmp_path / "report"
    status, told, err = run(
        capsys, "class-report", str(listed), "-", codes[2], codes[3][:-1] + "?",
        "--out", str(out), "--scenario", tiny, "--title", "10B",
    )  # fmt: skip
    assert (status, err) == (0, "")
    assert "3 runs counted" in told
    assert "handed in twice: standard input, line 2" in told
    assert "mistyped" in told
    html = (out / "class-report.html").read_text(encoding="utf-8")
    assert "10B" in html
    assert "=1+1" in html
    assert (out / "class.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert (out / "class-report.xlsx").is_file()


def test_a_report_is_not_written_over_without_a_word(capsys, tiny, tmp_path):
    code = play(capsys, 1, "--policy", "random", "--scenario", tiny)["code"]
    wanted = ("class-report", code, "--out", str(tmp_path), "--scenario", tiny)
    assert run(capsys, *wanted)[0] == 0
    status, _out, err = run(capsys, *wanted)
    assert status == 2
    assert "--force" in err
    assert run(capsys, *wanted, "--force")[0] == 0


def test_a_report_of_nothing_is_one_line(capsys, tiny, tmp_path):
    status, out, err = run(
        capsys, "class-report", "hello", "--out", str(tmp_path / "r"), "--scenario", tiny
    )
    assert (status, out) == (2, "")
    assert "no run code" in err
    assert not (tmp_path / "r").exists()


def test_deleting_a_play_leaves_nothing_of_it(capsys, tmp_path):
    names = ["one.json", "one.bak", "one.damaged-1", ".one.0123abcd.tmp", "other.json"]
    for name in names:
        (tmp_path / name).write_text("{}", encoding="utf-8")
    status, out, _err = run(capsys, "forget", "--saves", str(tmp_path))
    assert status == 0
    assert "one" in out
    assert run(capsys, "forget", "one", "--saves", str(tmp_path))[0] == 0
    assert [path.name for path in tmp_path.iterdir()] == ["other.json"]
    assert run(capsys, "forget", "nobody", "--saves", str(tmp_path))[0] == 2
    assert run(capsys, "forget", "--all", "--saves", str(tmp_path))[0] == 0
    assert not list(tmp_path.iterdir())


def at_the_terminal(capsys, monkeypatch, lines, *options):
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    status, out, err = run(capsys, "play", "--text", *options)
    assert (status, err) == (0, "")
    return out


def code_in(out):
    return re.findall(r"--from ([0-9A-Z-]+)", " ".join(out.split()))[-1]


def test_the_code_so_far_goes_on_on_another_machine(capsys, tiny, tmp_path, monkeypatch):
    code, _out = class_code(capsys, "--scenario", tiny)
    where = ("--scenario", tiny, "--saves")
    lines = ["next"] * 8
    here = at_the_terminal(
        capsys, monkeypatch, ["new", "begin", *lines], *where, str(tmp_path / "a"), "--class", code
    )
    so_far = code_in(here)
    there = at_the_terminal(capsys, monkeypatch, [], *where, str(tmp_path / "b"), "--from", so_far)
    assert code_in(there) == so_far
    further = at_the_terminal(
        capsys, monkeypatch, lines, *where, str(tmp_path / "c"), "--from", so_far
    )
    assert code_in(further)
    assert list((tmp_path / "c").glob("*.json"))


def test_a_class_goes_on_at_the_projector_from_its_code(capsys, tiny, tmp_path, monkeypatch):
    code, _out = class_code(capsys, "--scenario", tiny)
    where = ("--scenario", tiny, "--saves", str(tmp_path))
    so_far = code_in(
        at_the_terminal(capsys, monkeypatch, ["new", "begin", "next"], *where, "--class", code)
    )
    out = at_the_terminal(
        capsys, monkeypatch, ["next"] * 5, *where, "--from", so_far, "--projector"
    )
    assert "vote" in out
    status, _out, err = run(capsys, "play", "--text", "--projector", "--scenario", tiny)
    assert status == 2
    assert "--from" in err


def test_the_pack_is_written_with_the_class_code_and_never_over_another(capsys, tiny, tmp_path):
    code, _out = class_code(capsys, "--scenario", tiny)
    wanted = ("lesson-pack", "--out", str(tmp_path), "--class", code, "--scenario", tiny)
    assert run(capsys, *wanted)[0] == 0
    assert code in (tmp_path / "lesson-pack.html").read_text(encoding="utf-8")
    assert (tmp_path / "paper-edition.html").is_file()
    assert run(capsys, *wanted)[0] == 2
    assert run(capsys, *wanted[:4], "XXXXX-XXXXX", "--force", *wanted[5:])[0] == 2
