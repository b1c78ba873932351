"""Scenarios and assets are found wherever the game lies."""

import re
from pathlib import Path

import pytest

from game import data

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def _forget():
    data.data_root.cache_clear()
    yield
    data.data_root.cache_clear()


def test_in_a_clone_they_lie_beside_the_package():
    assert data.data_root() == ROOT


def test_in_an_installed_copy_they_lie_inside(tmp_path, monkeypatch):
    (tmp_path / "game" / "_data").mkdir(parents=True)
    monkeypatch.setattr(data, "__file__", str(tmp_path / "game" / "data.py"))
    assert data.data_root() == tmp_path / "game" / "_data"


def test_the_pictures_beside_the_readme_are_there_and_small():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[[^\]]+\]\((docs/pictures/[^)]+)\)", text)
    assert len(shown) >= 12
    assert {ROOT / each for each in shown} == set((ROOT / "docs" / "pictures").glob("*.png"))
    assert all((ROOT / each).stat().st_size < 150_000 for each in shown)
