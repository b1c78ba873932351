"""The commands as a person calls them: what they print, and how they refuse."""

import io
import json
import sys
from pathlib import Path

import pytest

from game.cli import main, runs
from game.cli.keeper import make_keeper
from game.play.envelope import seal
from game.play.record import Settings as PlaySettings
from game.play.runcode import record_of
from game.play.session import Session
from game.present.desk import Desk
from game.present.gallery import NoKeeper, _onward
from game.present.settings import Settings
from game.scenario.load import load
from game.scenario.values import Length

TINY = "tests/tiny-scenario"


@pytest.fixture
def tiny(request):
    return str(request.config.rootpath / TINY)


def run(capsys, *arguments):
    status = main(list(arguments))
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def test_autoplay_prints_one_object_a_play(capsys, tiny):
    status, out, _err = run(
        capsys, "autoplay", "--scenario", tiny, "--policy", "random", "--plays", "5", "--json"
    )
    plays = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert len(plays) == 5
    assert {play["seed"] for play in plays} == {1, 2, 3, 4, 5}
    for play in plays:
        assert play["ending"]["class"]
        assert [day["day"] for day in play["days"]] == sorted(day["day"] for day in play["days"])


@pytest.mark.parametrize("temperament", ["documented", "drawn"])
@pytest.mark.parametrize("luck", ["documented", "drawn"])
def test_many_plays_at_once_are_told_like_plays_one_by_one(
    capsys, tiny, monkeypatch, luck, temperament
):
    wanted = ["autoplay", "--scenario", tiny, "--policy", "typical", "--plays", "60"]
    wanted += ["--luck", luck, "--temperament", temperament]
    together = run(capsys, *wanted)
    monkeypatch.setattr(runs, "MANY", 1_000)
    assert run(capsys, *wanted) == together
    assert "in a hundred" in together[1]


def test_a_class_plays_as_the_records_of_a_folder(capsys, tiny, tmp_path):
    wanted = ["autoplay", "--scenario", tiny, "--plays", "3", "--json"]
    scenario = load(Path(tiny)).scenario
    _status, out, _err = run(capsys, *wanted, "--policy", "history", "--luck", "drawn")
    for line in out.splitlines():
        play = json.loads(line)
        (tmp_path / f"{play['seed']}.json").write_bytes(seal(record_of(scenario, play["code"])))
    (tmp_path / "shopping.json").write_text("bread")
    as_class = [*wanted, "--policy", "class", "--records", str(tmp_path)]
    status, out, err = run(capsys, *as_class)
    assert status == 0
    assert len(out.splitlines()) == 3
    assert "left out" in err
    assert run(capsys, *as_class)[1] == out
    assert run(capsys, *wanted, "--policy", "class")[0] == 2
    assert "no folder" in run(capsys, *as_class[:-1], str(tmp_path / "none"))[2]


def test_a_code_replays_to_the_same_object(capsys, tiny):
    _status, out, _err = run(capsys, "autoplay", "--scenario", tiny, "--seed", "77", "--json")
    status, again, _err = run(
        capsys, "replay", json.loads(out)["code"], "--scenario", tiny, "--json"
    )
    assert status == 0
    assert json.loads(again) == json.loads(out)


def test_the_same_code_gives_the_same_transcript(capsys, tiny):
    _status, out, _err = run(capsys, "autoplay", "--scenario", tiny, "--seed", "LIME", "--json")
    code = json.loads(out)["code"]
    first = run(capsys, "replay", code, "--scenario", tiny)
    assert first == run(capsys, "replay", code.lower().replace("-", " "), "--scenario", tiny)
    assert "Run code" in first[1]


def test_history_settles_the_shipped_crisis(capsys):
    status, out, _err = run(
        capsys, "autoplay", "--policy", "history", "--luck", "documented", "--json"
    )
    play = json.loads(out)
    assert status == 0
    assert play["ending"]["class"] == "settled"
    assert len(play["days"]) == 13
    ready = [day["counters"]["launchers"] for day in play["days"]]
    assert ready == [0] * 4 + [8] * 5 + [16] * 2 + [24] * 2
    lost = [day["day"] for day in play["days"] if "aircraft-down" in day["flags"]]
    assert lost[0] == 12
    assert not any("arms-past-line" in day["flags"] for day in play["days"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["autoplay", "--scenario", "cuba-1963"], "did you mean “cuba-1962”"),
        (["autoplay", "--policy", "wild"], "no policy “wild”"),
        (["autoplay", "--seed", "-4"], "negative"),
        (["autoplay", "--luck", "good"], "documented"),
        (["replay", "NOT-A-CODE"], "code"),
        (["screenshots", "--out", "x", "--size", "big"], "WIDTHxHEIGHT"),
    ],
)
def test_bad_input_is_one_clear_line(capsys, arguments, said):
    status, out, err = run(capsys, *arguments)
    assert status == 2
    assert said in err
    assert "Traceback" not in err
    assert not out


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


def test_text_from_a_pipe_plays_to_the_debrief(capsys, tiny, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(typed_lines(tiny))))
    status, out, _err = run(
        capsys, "play", "--text", "--scenario", tiny, "--saves", str(tmp_path), "--width", "80"
    )
    assert status == 0
    assert "== The envelopes ==" in out
    assert "== Take it with you ==" in out


def test_end_of_input_saves_and_says_how_to_go_on(capsys, tiny, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("new\nbegin\nnext\nnext\n"))
    status, out, _err = run(
        capsys, "play", "--text", "--scenario", tiny, "--saves", str(tmp_path), "--width", "80"
    )
    assert status == 0
    assert "--from" in out
    assert list(tmp_path.glob("tiny-*.json"))


def test_diagram_is_the_stored_one(capsys, request):
    _status, out, _err = run(capsys, "diagram")
    stored = (request.config.rootpath / "docs" / "turn-machine.md").read_text(encoding="utf-8")
    assert out.strip() in stored


def test_check_of_the_shipped_scenario_is_clean(capsys):
    status, out, _err = run(capsys, "check")
    assert status == 0, out


def test_check_explains_its_findings(capsys):
    status, out, _err = run(capsys, "check", "--explain", "202")
    assert status == 0
    assert "202" in out


# -- looking back


@pytest.fixture
def code(capsys, tiny):
    _status, out, _err = run(capsys, "autoplay", "--scenario", tiny, "--json")
    return json.loads(out)["code"]


def test_a_debrief_is_told_in_the_terminal_where_no_file_is_wanted(capsys, tiny, code):
    status, out, _err = run(capsys, "debrief", code, "--scenario", tiny)
    assert status == 0
    assert out.index("How it looked to you") < out.index("How it closed")
    assert code in out.replace("\n", "")


def test_a_debrief_makes_every_kind_of_file_and_says_so(capsys, tiny, code, tmp_path):
    html, data = tmp_path / "a.html", tmp_path / "a.json"
    status, _out, err = run(
        capsys, "debrief", code, "--scenario", tiny, "--html", str(html), "--json", str(data)
    )
    assert status == 0
    assert str(html) in err
    assert "<!DOCTYPE html>" in html.read_text(encoding="utf-8")[:40]
    assert json.loads(data.read_text(encoding="utf-8"))["code"] == code


def test_a_debrief_writes_over_nothing(capsys, tiny, code, tmp_path):
    path = tmp_path / "a.html"
    path.write_text("mine", encoding="utf-8")
    status, _out, err = run(capsys, "debrief", code, "--scenario", tiny, "--html", str(path))
    assert status == 2
    assert "--force" in err
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_file_that_cannot_be_written_is_named(capsys, tiny, code, tmp_path):
    path = tmp_path / "no-such-folder" / "a.html"
    status, _out, err = run(capsys, "debrief", code, "--scenario", tiny, "--html", str(path))
    assert status == 2
    assert str(path) in err
    assert ".tmp" not in err


def test_a_bare_json_goes_to_the_terminal(capsys, tiny, code):
    status, out, _err = run(capsys, "debrief", code, "--scenario", tiny, "--json")
    assert status == 0
    assert json.loads(out)["finished"] is True


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--part", "exma"), "exam"),
        (("--course", "evening-clas"), "evening-class"),
        (("--question", "why-gun"), "why-guns"),
    ],
)
def test_a_wrong_word_is_answered_with_the_nearest_right_one(capsys, tiny, code, given, said):
    status, _out, err = run(capsys, "debrief", code, "--scenario", tiny, *given)
    assert status == 2
    assert said in err


def test_a_planning_sheet_is_printed_alone(capsys, tiny, code):
    status, out, _err = run(
        capsys, "debrief", code, "--scenario", tiny, "--part", "exam", "--question", "why-guns"
    )
    assert status == 0
    assert "Why were there guns on the headland?" in out
    assert "How it closed" not in out


def test_the_games_own_export_says_where_the_file_lies_and_writes_over_nothing(tmp_path, tiny):
    scenario = load(Path(tiny)).scenario
    keeper, _settings = make_keeper(scenario, tmp_path)
    session = Session.begin(scenario, PlaySettings(Length.LESSON), 1)
    first, second = keeper.export(session, "html"), keeper.export(session, "html")
    assert first.startswith("Written: ")
    assert first != second
    assert Path(first.removeprefix("Written: ")).is_file()
    assert not keeper.kept()  # a report is no play


def test_the_short_debrief_is_another_file_and_a_shorter_one(tmp_path, tiny):
    scenario = load(Path(tiny)).scenario
    keeper, _settings = make_keeper(scenario, tmp_path)
    session = Session.begin(scenario, PlaySettings(Length.LESSON), 1)
    whole, short = (
        Path(keeper.export(session, kind).removeprefix("Written: "))
        for kind in ("html", "short-html")
    )
    assert short.stem.endswith("-short")
    assert short.stat().st_size < whole.stat().st_size


def test_an_option_before_its_command_is_not_passed_over(capsys, tiny):
    status, out, err = run(capsys, "--scenario", tiny, "check")
    assert (status, out) == (2, "")
    assert "--scenario stands before “check”" in err
