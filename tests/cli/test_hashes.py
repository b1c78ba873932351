"""Two copies of the program have the same hashes, and any change shows."""

import shutil

from game.cli import main
from game.cli.hashes import PARTS, hashes


def small(folder):
    (folder / "game" / "__pycache__").mkdir(parents=True)
    (folder / "game" / "a.py").write_text("one")
    (folder / "game" / "__pycache__" / "a.pyc").write_text("made here")
    (folder / "main.py").write_text("start")
    return folder


def test_copies_agree_and_what_python_makes_is_left_out(tmp_path):
    first = small(tmp_path / "first")
    second = tmp_path / "second"
    shutil.copytree(first, second)
    (second / "game" / "__pycache__" / "b.pyc").write_text("made there")
    assert hashes(first) == hashes(second)
    assert list(hashes(first)) == ["game", "main.py", "everything"]


def test_a_changed_renamed_or_added_file_shows(tmp_path):
    start = hashes(small(tmp_path / "first"))
    seen = {start["everything"]}
    (tmp_path / "first" / "game" / "a.py").write_text("two")
    seen.add(hashes(tmp_path / "first")["everything"])
    (tmp_path / "first" / "game" / "a.py").rename(tmp_path / "first" / "game" / "b.py")
    seen.add(hashes(tmp_path / "first")["everything"])
    (tmp_path / "first" / "game" / "c.py").write_text("")
    seen.add(hashes(tmp_path / "first")["everything"])
    assert len(seen) == 4
    assert hashes(tmp_path / "first")["main.py"] == start["main.py"]


def test_doctor_prints_them(capsys):
    assert main(["doctor", "--hashes"]) == 0
    lines = [line.split("  ") for line in capsys.readouterr().out.splitlines()]
    assert [name for _value, name in lines] == [*PARTS, "everything"]
    assert all(len(value) == 64 for value, _name in lines)
