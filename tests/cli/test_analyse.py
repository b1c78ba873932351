"""`analyse` as an author calls it."""

from __future__ import annotations

import json
import re
import shutil
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest

from game.cli import analysing, main

FEW = ("--plays", "300", "--positions", "6", "--continuations", "4")


@pytest.fixture
def tiny(request, tmp_path):
    folder = tmp_path / "tiny"
    shutil.copytree(request.config.rootpath / "tests/tiny-scenario", folder)
    return folder


def run(capsys, *arguments):
    status = main(["analyse", *(str(each) for each in arguments)])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def test_the_terminal_keeps_the_three_kinds_of_statement_apart(capsys, tiny):
    world = tiny / "world.yaml"
    text = world.read_text(encoding="utf-8")
    unreached = text.replace("when: {gauge: calm, below: 45}", "when: {gauge: calm, below: 5}")
    world.write_text(unreached, encoding="utf-8")
    status, out, _err = run(capsys, tiny, *FEW)
    assert status == 0
    order = [out.index(head) for head in ("Proved, by ranges", "Seen, in plays", "Not found in")]
    assert order == sorted(order)
    assert "ending walked-away can never close a play" in out
    assert "The ladder" in out


def test_json_is_the_same_each_time_and_its_codes_replay(capsys, tiny):
    status, out, _err = run(capsys, tiny, *FEW, "--json")
    assert status == 0
    assert run(capsys, tiny, *FEW, "--json")[1] == out
    told = json.loads(out)
    assert [each["length"] for each in told["lengths"]] == ["lesson", "full"]
    for each in told["lengths"]:
        assert set(each) == {"length", "digest", "proved", "seen", "not_found", "looked_in"}
        for odds in each["seen"]["odds"]:
            assert sum(kind["plays"] for kind in odds["classes"].values()) == odds["plays"] == 300
    rare = told["lengths"][1]["seen"]["rarest"]
    assert len(rare) == 10
    for item in rare:
        assert main(["replay", item["code"], "--scenario", str(tiny), "--json"]) == 0
        play = json.loads(capsys.readouterr().out)
        assert play["seed"] == item["seed"]
        if item["kind"] == "ending":
            assert play["ending"]["id"] == item["id"]


class Reader(HTMLParser):
    """What a page links to, and the tags that it holds."""

    def __init__(self):
        super().__init__()
        self.tags, self.links = [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.links += [value for name, value in attrs if name in ("src", "href")]


def test_the_page_needs_nothing_else_and_its_pictures_speak(capsys, tiny, tmp_path):
    page = tmp_path / "report.html"
    status, _out, err = run(capsys, tiny, *FEW, "--html", page)
    assert status == 0
    assert "wrote" in err
    text = page.read_text(encoding="utf-8")
    reader = Reader()
    reader.feed(text)
    assert not [link for link in reader.links if not link.startswith("#")]
    assert "<script" not in text
    assert "@import" not in text
    pictures = [held for tag, held in reader.tags if tag == "svg"]
    assert len(pictures) >= 8
    for held in pictures:
        assert held["role"] == "img"
        assert len(held["aria-label"]) > 30
    for picture in re.findall(r"<svg.*?</svg>", text, re.DOTALL):
        ET.fromstring(picture)  # noqa: S314 (our own)
    assert "Odds of every ending" in text
    assert "Not found in" in text


def test_check_says_what_is_wrong_and_exits_with_one(capsys, tiny):
    status, out, _err = run(capsys, tiny, *FEW, "--check")
    assert status == 1
    assert "error 406" in out
    assert "warning 403: endings[3]: this ending was never reached" in out
    assert "Of a hundred plays" not in out


def test_check_is_content_with_what_the_files_allow(capsys, tiny):
    world = tiny / "world.yaml"
    text = world.read_text(encoding="utf-8")
    allowed = text.replace(
        "- id: walked-away", "- id: walked-away  # allow 403: kept for the debrief"
    )
    world.write_text(allowed, encoding="utf-8")
    _status, out, _err = run(capsys, tiny, *FEW, "--check")
    assert "403" not in out


def test_an_allowance_that_silences_nothing_is_told(capsys, tiny):
    things = tiny / "things.yaml"
    text = things.read_text(encoding="utf-8")
    things.write_text(
        text.replace("- id: ladder", "- id: ladder  # allow 407: steep", 1), encoding="utf-8"
    )
    _status, out, _err = run(capsys, tiny, *FEW, "--check")
    assert "warning 901: nothing to allow here: plays found no 407 here" in out


def test_a_stored_baseline_is_kept_to(capsys, tiny):
    status, out, _err = run(capsys, tiny, "--plays", "2000", "--positions", "0", "--store")
    assert status == 0
    assert "baseline.json" in out
    assert main(["check", str(tiny)]) == 0
    capsys.readouterr()
    _status, out, _err = run(capsys, tiny, "--plays", "2000", "--positions", "0", "--check")
    assert "408" not in out
    world = tiny / "world.yaml"
    text = world.read_text(encoding="utf-8")
    world.write_text(
        text.replace("{gauge: trust, at_least: 30}", "{gauge: trust, at_least: 62}"),
        encoding="utf-8",
    )
    _status, out, _err = run(capsys, tiny, "--plays", "2000", "--positions", "0", "--check")
    assert "warning 408" in out


def test_a_damaged_baseline_is_refused_in_words(capsys, tiny):
    (tiny / "baseline.json").write_text("{]", encoding="utf-8")
    status, _out, err = run(capsys, tiny, *FEW)
    assert status == 2
    assert "baseline.json" in err
    assert "Traceback" not in err


def test_a_stop_prints_what_there_is(capsys, tiny, monkeypatch):
    from game.rules.analysis import dominance

    real = dominance.compared

    def stopped(*arguments):
        del arguments
        raise KeyboardInterrupt

    monkeypatch.setattr(dominance, "compared", stopped)
    status, out, _err = run(capsys, tiny, *FEW)
    assert status == 0
    assert "Stopped early" in out
    assert "Of a hundred plays" in out
    status, out, _err = run(capsys, tiny, *FEW, "--check")
    assert status == 2
    monkeypatch.setattr(dominance, "compared", real)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--length", "calendar", "nowhere"), "no scenario"),
        (("--plays", "0"), "--plays"),
        (
            ("--html", "/nowhere/at/all.html", "--plays", "50", "--positions", "0"),
            "cannot be written",
        ),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(capsys, tiny, arguments, told):
    arguments = arguments if "nowhere" in arguments else (tiny, *arguments)
    status, out, err = run(capsys, *arguments)
    assert status == 2
    assert told in out + err
    assert "Traceback" not in err


def test_a_scenario_with_faults_is_refused(capsys, tiny):
    (tiny / "days" / "02.yaml").write_text("day: 2\n", encoding="utf-8")
    status, _out, err = run(capsys, tiny)
    assert status == 2
    assert "has faults" in err


def test_explain_knows_what_plays_find(capsys):
    assert main(["check", "--explain", "405"]) == 0
    assert "hardly ever worth taking" in capsys.readouterr().out


def test_the_room_of_a_new_baseline_is_told_in_the_guide(request):
    guide = (request.config.rootpath / "docs" / "authoring.md").read_text(encoding="utf-8")
    assert f"{analysing.WIDTH:g} in a hundred" in guide
