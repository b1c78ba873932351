"""A scenario's folder is read within bounds, and nothing outside it."""

import os
import shutil

import pytest

from game.scenario.check import check, main
from game.scenario.folder import MAX_FILES, NotAScenario
from game.scenario.load import load
from game.scenario.load import main as load_main
from tests.scenario import tiny


@pytest.fixture
def folder(tmp_path):
    copy = tmp_path / "tiny"
    shutil.copytree(tiny.FOLDER, copy)
    return copy


def lines(folder):
    return [finding.headline for finding in check(folder).findings]


def test_the_tiny_scenario_loads(folder):
    loaded = load(folder)
    assert loaded.findings == ()
    assert [day.day for day in loaded.scenario.days] == [1, 2, 3]
    assert loaded.places.at(("days", 1, "title")).line == 2
    assert loaded.places.written(("days", 1, "matters", 0, "prompt")) == "matters[0].prompt"


def test_findings_name_files_from_where_the_command_runs(folder, monkeypatch):
    (folder / "days/01.yaml").write_text(
        tiny.text("days/01.yaml").replace("who: hale", "who: hal", 1)
    )
    monkeypatch.chdir(folder.parent)
    assert lines(folder)[0].startswith(
        "tiny/days/01.yaml:131:14: error 202: matters[0].voices[0].who: "
    )


def test_files_may_lie_in_folders_of_their_own(folder):
    (folder / "more").mkdir()
    shutil.move(folder / "people.yaml", folder / "more/people.yaml")
    assert lines(folder) == []


def test_a_folder_that_is_none_is_said_in_one_line(tmp_path):
    for path, words in [
        (tmp_path / "nowhere", "does not exist"),
        (tiny.FOLDER / "world.yaml", "is a file, not a folder"),
        (tmp_path, "there is no YAML file here"),
    ]:
        with pytest.raises(NotAScenario, match=words):
            load(path)


def test_a_missing_head_is_one_finding_among_the_others(folder):
    (folder / "scenario.yaml").unlink()
    assert "error 106: the folder has no scenario.yaml" in lines(folder)[0]


def test_links_are_not_followed(folder, tmp_path):
    (tmp_path / "outside.yaml").write_text("flags: []\n")
    (folder / "inside.yaml").symlink_to(tmp_path / "outside.yaml")
    (folder / "loop").symlink_to(folder)
    found = lines(folder)
    assert len(found) == 2
    assert all("a link is not followed" in line for line in found)


def test_names_that_differ_in_capitals_are_told(folder):
    (folder / "World.yaml").write_text("flags: []\n")
    if sum(1 for entry in folder.iterdir() if entry.name.lower() == "world.yaml") < 2:
        pytest.skip("this file system does not tell capitals apart")
    assert any("error 703" in line for line in lines(folder))


def test_other_files_are_let_lie_and_near_misses_are_told(folder):
    (folder / "notes.txt").write_text("x")
    (folder / ".hidden.yaml").write_text("x: [")
    (folder / "old.yml").write_text("x")
    (folder / "empty.yaml").write_text("# nothing\n")
    assert [line.partition("warning ")[2] for line in lines(folder)] == [
        "108: the file is empty",
        "108: not read: only files whose names end in .yaml are part of a scenario",
    ]


def test_too_many_files_and_too_deep_folders_are_told(folder):
    for number in range(MAX_FILES):
        (folder / f"x{number:03}.yaml").write_text("flags: []\n")
    (folder / "a/b/c/d").mkdir(parents=True)
    found = lines(folder)
    assert any("more than 400 files" in line for line in found)
    assert any("folders deeper than 4 levels" in line for line in found)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything"
)
def test_a_file_that_may_not_be_read_is_told(folder):
    (folder / "world.yaml").chmod(0)
    assert any("the file cannot be opened" in line for line in lines(folder))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such files")
def test_a_thing_that_is_no_file_is_not_opened(folder):
    os.mkfifo(folder / "pipe.yaml")
    assert any("this is not a plain file" in line for line in lines(folder))


def test_days_are_called_by_their_number(folder):
    shutil.move(folder / "days/03.yaml", folder / "days/three.yaml")
    assert any(
        "error 207: a file of the folder days is called by the day's number" in line
        for line in lines(folder)
    )


def test_a_thing_that_may_stand_once_stands_once(folder):
    (folder / "map.yaml").write_text(
        tiny.text("world.yaml")[tiny.text("world.yaml").index("map:") :].partition("policies:")[0]
    )
    assert any('error 102: map: "map" may stand once' in line for line in lines(folder))


def test_a_list_without_its_key_is_told_how_to_begin(folder):
    (folder / "flags.yaml").write_text("- {id: a, name: A}\n")
    assert any(
        "this is a list; begin it with a key such as “flags:”" in line for line in lines(folder)
    )


@pytest.mark.parametrize("command", [main, load_main])
def test_the_command_says_how_it_went(folder, command, capsys):
    assert command([str(folder)]) == 0
    (folder / "days/01.yaml").write_text(tiny.text("days/01.yaml").replace("hale", "hal"))
    assert command([str(folder)]) == 1
    assert 'unknown person "hal"' in capsys.readouterr().out
    assert command([str(folder / "nowhere")]) == 2
    assert command([]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "does not exist" in said.err


def test_the_command_shows_ten_of_a_kind_unless_asked_for_all(folder, capsys):
    (folder / "days/01.yaml").write_text(tiny.text("days/01.yaml").replace("log]", "lgo]"))
    (folder / "world.yaml").write_text(tiny.text("world.yaml").replace("[log]", "[lgo]"))
    main([str(folder)])
    few = capsys.readouterr().out
    main(["--all", str(folder)])
    every = capsys.readouterr().out
    assert few.count("error 202") == 10
    assert "more of the same kinds; --all shows them" in few
    assert every.count("error 202") > 10


def test_the_command_gives_json(folder, capsys):
    main(["--json", str(folder)])
    assert capsys.readouterr().out == "[]\n"


def test_pictures_and_sounds_are_told_since_nothing_uses_them(folder):
    (folder / "photo.PNG").write_bytes(b"x")
    (folder / "LICENCE.txt").write_text("mine")
    found = check(folder).findings
    assert [(finding.code, finding.place.file.rsplit("/", 1)[-1]) for finding in found] == [
        (702, "photo.PNG")
    ]


def test_a_file_beyond_its_budget_is_told(folder):
    page = folder / "world.yaml"
    page.write_text(page.read_text() + "# much\n" * 80_000)
    assert [finding.code for finding in check(folder).findings] == [704]
