"""`check` as an author calls it: the ways to ask, and how it answers."""

import json
import shutil
from pathlib import Path

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


def test_check_history_counts_claims_and_finds_none_without(capsys):
    status, out, _err = run(capsys, "check", "--history")
    assert status == 0
    assert "decision" in out
    assert out.splitlines()[-1].split()[-2:] == ["0", "0"]


def test_check_history_of_an_invented_scenario_says_what_is_missing(capsys, tiny):
    status, out, _err = run(capsys, "check", tiny, "--history", "--json")
    assert status == 1
    assert json.loads(out)["paper"]["invented"] == 7


def test_check_lists_what_rests_on_memory(capsys):
    status, out, _err = run(capsys, "check", "--unproven")
    assert status == 0
    assert "rest on nothing else" in out


def test_check_of_one_file_tells_what_is_wrong_in_it(capsys, tiny, tmp_path):
    torn = (Path(tiny) / "days/02.yaml").read_text(encoding="utf-8")
    alone = tmp_path / "02.yaml"
    alone.write_text(torn.replace("title: Boats", "titel: Boats"), encoding="utf-8")
    status, out, _err = run(capsys, "check", str(alone))
    assert status == 1
    assert "02.yaml:2:1: error 105" in out
    assert 'did you mean "title"?' in out


def test_check_of_one_file_of_a_scenario_knows_the_rest_of_it(capsys, tiny, tmp_path):
    folder = shutil.copytree(tiny, tmp_path / "tiny")
    day = folder / "days" / "02.yaml"
    day.write_text(
        day.read_text(encoding="utf-8").replace("who: moor", "who: mor"), encoding="utf-8"
    )
    other = folder / "days" / "01.yaml"
    other.write_text(
        other.read_text(encoding="utf-8").replace("who: hale", "who: hal"), encoding="utf-8"
    )
    status, out, _err = run(capsys, "check", str(day), "--json")
    found = json.loads(out)
    assert status == 1
    assert {item["code"] for item in found} == {202}
    assert all(item["file"].endswith("02.yaml") and item["mend"] for item in found)


def test_check_speaks_to_a_ci_service(capsys, tmp_path):
    alone = tmp_path / "02.yaml"
    alone.write_text("titel: 100 %\n", encoding="utf-8")
    _status, out, _err = run(capsys, "check", str(alone), "--annotations")
    assert f"::error file={alone},line=1,col=1,title=check 105::unknown key" in out


def test_check_of_a_file_that_is_not_there_is_one_clear_line(capsys):
    status, out, err = run(capsys, "check", "nowhere/01.yaml")
    assert (status, out) == (2, "")
    assert "nowhere/01.yaml" in err
