"""Plays of the shipped crisis and of the small scenario, looked back on."""

from functools import cache
from pathlib import Path

import pytest

from game.data import data_root
from game.play.auto import autoplay, blank, played
from game.play.record import Note, Record, Settings
from game.play.session import Session
from game.report.bundle import bundle, looking_back
from game.rules.compile import compile_rules
from game.rules.kernel import Kernel
from game.rules.policies import named
from game.scenario.load import load
from game.scenario.values import Length

TINY = Path(__file__).resolve().parents[1] / "tiny-scenario"
NASTY = "<script>alert(1)</script> & “so” <b>on</b>"


@cache
def scenario_of(name: str):
    folder = TINY if name == "tiny" else data_root() / "scenarios" / name
    scenario = load(folder).scenario
    assert scenario is not None
    return scenario


@cache
def kernel_of(name: str, length: Length) -> Kernel:
    return Kernel(compile_rules(scenario_of(name), length))


def session_of(name="tiny", policy="history", length=Length.LESSON, count=None, notes=()):
    scenario, kernel = scenario_of(name), kernel_of(name, length)
    start = blank(scenario, kernel, Settings(length), 1)
    record = played(start, autoplay(kernel, start, named(scenario, kernel.rules, policy, 1)))
    record = Record(
        record.scenario, record.version, record.digest, record.settings, record.seed,
        record.choices[:count], notes,
    )  # fmt: skip
    return Session.resume(scenario, record, kernel)


FORECASTS = tuple(Note("forecast", str(day), str(day * 10 % 110)) for day in range(1, 14))


@pytest.fixture(scope="session")
def crisis():
    """The documented play of the crisis with forecasts, papers read and a nasty note."""
    plain = session_of("cuba-1962")
    read = tuple(Note("read", paper.id, "1") for day in (1, 5, 9) for paper in plain.papers(day))
    notes = (*FORECASTS, *read, Note("text", "expected", NASTY))
    return bundle(looking_back(session_of("cuba-1962", notes=notes)))


@pytest.fixture(scope="session")
def war():
    return bundle(looking_back(session_of("cuba-1962", "delegated", notes=FORECASTS)))


@pytest.fixture(scope="session")
def unfinished():
    return bundle(looking_back(session_of("cuba-1962", count=25)))


@pytest.fixture(scope="session")
def tiny():
    return bundle(looking_back(session_of()))
