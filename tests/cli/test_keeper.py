"""What lies in the folder of plays: plays, and how things are shown."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from game.cli.keeper import SETTINGS_FILE, make_keeper, read_settings
from game.present.settings import Settings
from game.scenario.load import load

TINY = Path(__file__).resolve().parents[1] / "tiny-scenario"


@pytest.fixture(scope="module")
def tiny():
    return load(TINY).scenario


def test_settings_beside_the_plays_are_never_taken_for_a_play(tiny, tmp_path):
    wished = replace(Settings(asked=True), text=150, speech=True, speech_rate=225)
    keeper, _usual = make_keeper(tiny, tmp_path)
    assert keeper.settings(wished) == ""
    for _time in range(2):
        again, found = make_keeper(tiny, tmp_path)
        assert list(again.kept()) == []
        assert found == wished
    assert [path.name for path in tmp_path.iterdir()] == [SETTINGS_FILE]


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"text": 5000}', '{"theme": "pink"}', '{"speech_rate": 1}', "x" * 99],
)
def test_settings_that_cannot_be_read_are_the_usual_ones(tmp_path, text):
    (tmp_path / SETTINGS_FILE).write_text(text, encoding="utf-8")
    assert read_settings(tmp_path) == Settings()


def test_one_bad_setting_spoils_no_other(tmp_path):
    kept = {"text": 175, "theme": "pink", "reading_font": True, "unknown": 1}
    (tmp_path / SETTINGS_FILE).write_text(json.dumps(kept), encoding="utf-8")
    assert read_settings(tmp_path) == replace(Settings(), text=175, reading_font=True)
