"""`new-scenario`: what it writes is clean, has one of everything, and plays to its debrief."""

import io
import sys
from pathlib import Path

import pytest

from game.cli import main
from game.present.desk import Desk
from game.present.gallery import NoKeeper, _onward
from game.present.settings import Settings
from game.scenario import model
from game.scenario.check import check
from game.scenario.checks.view import View
from game.scenario.load import load


@pytest.fixture
def made(tmp_path, capsys):
    folder = tmp_path / "My Crisis 2"
    assert main(["new-scenario", str(folder)]) == 0
    capsys.readouterr()
    return folder


def test_what_is_written_is_clean(made):
    assert check(made).findings == ()


def test_it_has_the_id_of_its_folder(made):
    assert load(made).scenario.head.id == "my-crisis-2"


def test_it_has_one_of_every_kind(made):
    loaded = load(made)
    view = View(loaded.draft, loaded.places)
    used = {type(part) for _path, part in view.parts} | {model.Effects, model.Scenario}
    kinds = {kind for name in model.__all__ if isinstance(kind := getattr(model, name), type)}
    assert {kind.__name__ for kind in kinds - used} == set()


def test_every_list_is_told_by_a_comment(made):
    for file in made.glob("*.yaml"):
        lines = file.read_text(encoding="utf-8").splitlines()
        assert lines[0].startswith("#")
        assert sum("#" in line for line in lines) >= 5


def test_a_folder_in_use_is_left_alone(made, capsys):
    (made / "world.yaml").write_text("mine", encoding="utf-8")
    assert main(["new-scenario", str(made)]) == 2
    assert "not empty" in capsys.readouterr().err
    assert (made / "world.yaml").read_text(encoding="utf-8") == "mine"


def test_force_writes_over_it_and_leaves_other_files(made, capsys):
    (made / "world.yaml").write_text("mine", encoding="utf-8")
    (made / "notes.txt").write_text("mine", encoding="utf-8")
    assert main(["new-scenario", str(made), "--force"]) == 0
    capsys.readouterr()
    assert check(made).findings == ()
    assert (made / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_a_file_is_no_folder(tmp_path, capsys):
    (tmp_path / "x").write_text("mine", encoding="utf-8")
    assert main(["new-scenario", str(tmp_path / "x")]) == 2
    assert "is a file" in capsys.readouterr().err


def typed_lines(folder):
    """What somebody types who takes the first answer to everything, to the very end."""
    desk = Desk(load(Path(folder)).scenario, NoKeeper(), Settings(asked=True))
    lines = []
    for _step in range(500):
        page = desk.page()
        if page.id == "export":
            return [*lines, "quit"]
        action = page.action(_onward(page, 0))
        lines.append(action.label if action.role in ("option", "scale") else "next")
        if action.id in ("new", "begin"):
            lines[-1] = action.id
        desk.act(action.id)
    raise AssertionError("the play does not end")


def test_it_plays_to_its_debrief_in_the_terminal(made, capsys, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(typed_lines(made))))
    saves = str(tmp_path / "saves")
    asked = ["play", "--text", "--scenario", str(made), "--saves", saves, "--width", "80"]
    assert main(asked) == 0
    out = capsys.readouterr().out
    assert "== The envelopes ==" in out
    assert "== Take it with you ==" in out


def test_it_plays_by_itself_under_every_policy(made, capsys):
    for policy in ("history", "random", "tight"):
        asked = ["autoplay", "--scenario", str(made), "--policy", policy, "--plays", "10"]
        assert main([*asked, "--json"]) == 0
    assert capsys.readouterr().err == ""
