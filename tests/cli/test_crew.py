"""An analysis by several processes finds what it finds by one."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from game.cli import main
from game.cli.crew import WORTH, Helpers, processes
from game.rules.analysis.jobs import Agenda, Analyst, Job, alone
from game.rules.analysis.plays import silent
from game.rules.analysis.request import Request
from game.rules.analysis.study import distinct
from game.scenario.checks.view import View
from game.scenario.load import load
from game.scenario.values import Length

FEW = Request(plays=300, positions=6, continuations=4, twins=2)
JOBS = [
    *(Job(Length.FULL, "policy", name) for name in ("random", "history", "typical", "swarm")),
    Job(Length.FULL, "turns"),
    Job(Length.LESSON, "twins"),
]


@pytest.fixture
def tiny(request, tmp_path):
    folder = tmp_path / "tiny"
    shutil.copytree(request.config.rootpath / "tests/tiny-scenario", folder)
    return folder


def analyst_of(folder):
    loaded = load(folder)
    assert loaded.scenario is not None
    view = View(loaded.scenario, loaded.places)
    return Analyst(view, distinct(view, ()), FEW)


def told(crew):
    """What is found by each job, as numbers."""
    found = dict(crew(Agenda(JOBS)))
    return {
        job: ({name: kept.tally for name, kept in each.kept.items()}, each.turns, rows_of(each))
        for job, each in found.items()
    }


def rows_of(found):
    """The positions that a job found, as numbers."""
    return {
        (name, step): [row.tolist() for row in rows]
        for name, kept in found.positions.items()
        for step, rows in kept.items()
    }


def test_two_processes_find_the_same_to_the_last_number(capsys, tiny):
    few = ("--plays", "400", "--positions", "24", "--continuations", "4", "--json")
    printed = []
    for count in ("1", "2"):
        assert main(["analyse", str(tiny), *few, "--processes", count]) == 0
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1]


def test_helpers_do_their_part(tiny):
    analyst = analyst_of(tiny)
    by_one = told(alone(analyst, silent))
    with Helpers(tiny, (), FEW, 2) as helpers:
        heard = []
        by_three = told(helpers.crew(analyst, lambda *each: heard.append(each)))
    assert by_three == by_one
    assert [done for _what, done, _of in heard] == [*range(1, len(JOBS) + 1)]


def test_a_helper_that_is_gone_leaves_its_jobs_to_others(tiny):
    analyst = analyst_of(tiny)
    with Helpers(tiny, (), FEW, 1) as helpers:
        (helper,) = helpers.helpers
        helper.process.terminate()
        helper.process.join()
        assert told(helpers.crew(analyst, silent)) == told(alone(analyst, silent))
        assert not helpers.helpers


def test_a_helper_that_read_another_scenario_is_done_without(tiny):
    analyst = analyst_of(tiny)
    day = tiny / "days" / "02.yaml"
    day.write_text(day.read_text(encoding="utf-8").replace("danger: +8", "danger: +9"), "utf-8")
    with Helpers(tiny, (), FEW, 1) as helpers:
        found = told(helpers.crew(analyst, silent))
        while helpers.helpers:  # it may not have read the files before all was done
            told(helpers.crew(analyst, silent))
    assert found == told(alone(analyst, silent))


def test_what_begins_helpers_does_not_wait_for_numpy():
    look = "import sys, game.cli.crew, game.rules.analysis.request; print('numpy' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


def test_few_plays_are_worth_no_second_process():
    assert processes(WORTH - 1) == 1
    assert processes(WORTH) >= 1
