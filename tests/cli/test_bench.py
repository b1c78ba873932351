"""The bench: what it measures and how it judges. How fast anything is, no test asks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.cli import main
from game.cli.bench import measuring, parts, processes
from game.cli.bench.figures import TARGETS, Machine, Target, as_json, figure, print_table, share
from game.cli.bench.memory import memory, peak
from game.cli.common import TroubleError
from game.scenario.load import load
from game.scenario.model import Scenario

TINY = Path(__file__).resolve().parents[1] / "tiny-scenario"


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    found = load(TINY).scenario
    assert found is not None
    return found


def test_a_target_is_met_from_its_own_side():
    assert Target("fast", "plays/s", least=10).met(10)
    assert not Target("fast", "plays/s", least=10).met(9.9)
    assert Target("short", "ms", most=10).met(10)
    assert not Target("short", "ms", most=10).met(10.1)


def test_a_figure_is_a_median_beside_a_peer_of_the_same_run():
    found = figure("batch", [4.0, 100.0, 6.0, 5.0, 1.0], than=("one play at a time", 2.0))
    assert found.value == 5
    assert found.ratio == 2.5


def test_a_share_is_what_so_many_do_not_exceed():
    assert share([float(n) for n in range(100)], 0.99) == 99
    assert share([3.0, 1.0, 2.0], 0.5) == 2


def test_figures_are_told_as_json_and_as_a_table(capsys):
    figures = [figure("choice", [0.5]), figure("save", [50.0]), figure("batch-full", [1.0])]
    machine = Machine(2, "3.11.7", 1.5)
    told = json.loads(as_json(figures, machine))["figures"]
    assert [each.get("met") for each in told] == [True, False, None]
    assert told[0]["what"] == TARGETS["choice"].words
    print_table(figures, machine)
    out = capsys.readouterr().out
    assert "MISSED" in out
    assert "2 cores, Python 3.11.7, load 1.5" in out


def test_an_unknown_part_is_one_clear_line(capsys):
    assert main(["bench", "--part", "engine"]) == 2
    assert "no part" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "figures"),
    [
        ("compile", {"compile"}),
        ("kernel", {"kernel", "kernel-full"}),
        (
            "curve",
            {
                f"curve{what}{length}"
                for what in ("", "-first", "-cold", "-error", "-ways", "-500", "-500-error")
                for length in ("", "-full")
            },
        ),
        (
            "debrief",
            {f"curve-page{what}{length}" for what in ("", "-first") for length in ("", "-full")},
        ),
        ("memory", {"memory-curve"}),
        ("play", {"choice", "replay", "save", "reopen"}),
    ],
)
def test_each_part_of_the_rules_gives_its_figures(scenario, monkeypatch, name, figures):
    monkeypatch.setattr(parts, "ONE_BY_ONE", 2)
    found = parts.PARTS[name](scenario)
    assert figures <= found.keys()
    assert all(min(found[each]) >= 0 for each in figures)
    assert figures <= TARGETS.keys()


def test_a_command_that_fails_is_no_measure(monkeypatch):
    found = "import sys; print('a finding'); sys.exit(1)"
    monkeypatch.setattr(processes, "game", lambda: ["-c", found])
    assert processes.process([]) > 0
    for failed in ("import sys; sys.exit(2)", "raise ValueError('broken')"):
        monkeypatch.setattr(processes, "game", lambda failed=failed: ["-c", failed])
        with pytest.raises(TroubleError):
            processes.process(["analyse"])


def test_what_an_analysis_holds_is_told_above_what_is_ready_and_asked_for_by_name(monkeypatch):
    asked = []

    def part(name, _scenario):
        asked.append(name)
        parts = {"analyse": {"analyse": [4.0], "peak": 250.0}, "memory": {"bare": 80.0}}
        return parts[name] | {"memory-curve": [70.0]}

    monkeypatch.setattr(measuring, "_part", part)
    found = {each.name: each.value for each in measuring._all("tiny", ["analyse"])}
    assert found == {"analyse": 4, "memory-analyse": 170}
    asked.clear()
    found = {each.name: each.value for each in measuring._all("tiny", ["memory-curve"])}
    assert found == {"memory-curve": 70}
    assert asked == ["memory"]


def test_the_most_that_a_process_held_is_at_least_what_it_holds():
    assert peak() >= memory() * 0.9


@pytest.mark.parametrize("name", [name for name in TARGETS if name != "wheel"])
def test_every_figure_can_be_asked_for_by_its_name(monkeypatch, name):
    asked = []

    def part(wanted, *_arguments):
        asked.append(wanted)
        raise TroubleError

    for each in ("_part", "_together", "_timed", "_timed_part", "process"):
        monkeypatch.setattr(measuring, each, part)
    with pytest.raises(TroubleError):
        list(measuring._all("tiny", [name]))
    assert asked
