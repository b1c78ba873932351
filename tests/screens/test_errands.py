"""Long calculations beside the page: the window goes on, and the page refines."""

import threading

import pytest

from game.screens.errands import Beside


@pytest.fixture
def gate():
    return threading.Event()


def wait_for_news(errands):
    """Wait until something has come; nothing here measures how long that takes."""
    pause = threading.Event()
    for _try in range(2000):
        if errands.news():
            return
        pause.wait(0.005)
    raise AssertionError("no result came")


def test_a_result_is_not_waited_for(gate):
    errands = Beside()
    here = threading.get_ident()
    where = []

    def stage():
        gate.wait()
        where.append(threading.get_ident())
        return "done"

    assert errands.result("curve", [stage]) is None
    assert not errands.news()
    gate.set()
    wait_for_news(errands)
    assert errands.result("curve", [stage]) == "done"
    assert where[0] != here


def test_stages_come_one_after_another_and_the_better_one_stays(gate):
    errands = Beside()
    stages = [lambda: "first", lambda: (gate.wait(), "whole")[1]]
    errands.result("curve", stages)
    wait_for_news(errands)
    assert errands.result("curve", stages) == "first"
    gate.set()
    wait_for_news(errands)
    assert errands.result("curve", stages) == "whole"


def test_an_errand_is_run_once_for_its_name(gate):
    errands = Beside()
    runs = []
    for _ask in range(5):
        errands.result("curve", [lambda: (gate.wait(), runs.append(1))])
    gate.set()
    wait_for_news(errands)
    assert runs == [1]


def test_an_errand_that_fails_leaves_the_page_and_the_next_errand_alone():
    errands = Beside()
    errands.result("broken", [lambda: 1 // 0])
    errands.result("sound", [lambda: "done"])
    wait_for_news(errands)
    assert errands.result("sound", []) == "done"
    assert errands.result("broken", []) is None


def test_what_is_sent_for_ahead_is_no_news_but_there_when_it_is_asked_for(gate):
    errands = Beside()
    errands.ahead("curve", [lambda: "done", gate.set])
    gate.wait()
    errands.result("other", [lambda: "other"])
    wait_for_news(errands)  # of the other alone: what came before was no news
    assert errands.result("curve", [lambda: "never"]) is None
    assert not errands.news()


def test_what_was_asked_for_meanwhile_is_news_when_it_comes(gate):
    errands = Beside()
    stage = lambda: (gate.wait(), "done")[1]  # noqa: E731
    errands.ahead("curve", [stage])
    assert errands.result("curve", [stage]) is None
    gate.set()
    wait_for_news(errands)
    assert errands.result("curve", [stage]) == "done"
