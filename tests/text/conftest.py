"""The small scenario, and desks that keep nothing."""

from pathlib import Path

import pytest

from game.present.desk import Desk
from game.present.gallery import NoKeeper
from game.scenario.load import load

TINY = Path(__file__).resolve().parents[1] / "tiny-scenario"


@pytest.fixture(scope="session")
def tiny():
    scenario = load(TINY).scenario
    assert scenario is not None
    return scenario


@pytest.fixture
def desk(tiny):
    return Desk(tiny, NoKeeper())
