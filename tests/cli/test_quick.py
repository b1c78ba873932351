"""The commands that are waited for mean the same by the short way as by the long one."""

import pytest

from game.cli import app, main
from game.cli.quick import quick

TINY = "tests/tiny-scenario"


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", TINY],
        ["check", TINY, "--json"],
        ["check", "--json", TINY],
        ["check", TINY, "--annotations", "--all"],
        ["check", f"{TINY}/world.yaml", "--all"],
        ["check", "no-such-scenario"],
    ],
)
def test_a_plain_check_says_the_same_both_ways(arguments, monkeypatch, capsys):
    assert quick(arguments) is not None
    short = main(arguments), capsys.readouterr()
    monkeypatch.setattr("game.cli.quick.quick", lambda _arguments: None)
    assert (main(arguments), capsys.readouterr()) == short


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--help"],
        ["check", "--explain", "107"],
        ["check", "--history"],
        ["check", "one", "two"],
        ["check", "--al"],
        ["play"],
        ["--version"],
    ],
)
def test_everything_else_goes_the_long_way(arguments):
    assert quick(arguments) is None


def test_nothing_at_all_opens_the_window_with_the_usual_wishes(monkeypatch):
    opened = []

    def open_window(*where: object, **how: object) -> int:
        opened.append((where, {name: value for name, value in how.items() if value}))
        return 0

    monkeypatch.setattr("game.cli.playing.open_window", open_window)
    assert main([]) == 0
    assert app.run([]) == 0
    assert len(opened) == 2
    assert opened[0] == opened[1]
