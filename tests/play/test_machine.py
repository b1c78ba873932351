"""The turn machine: its table is whole, and the stored diagram is what the table says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.play import machine
from game.play.machine import WAYS, TurnMachine, UnknownWayError, Way, diagram, phases, short

PAGE = Path(__file__).resolve().parents[2] / "docs" / "turn-machine.md"
GUARDS = sorted({way.guard for way in WAYS if way.guard})
PARENTS = {"day", "debrief"}


def standing(phase: str, open_guards=()) -> TurnMachine:
    made = TurnMachine({guard: lambda guard=guard: guard in open_guards for guard in GUARDS})
    made.put(phase)
    return made


def test_the_stored_diagram_is_the_one_the_table_makes():
    stored = re.search(r"```mermaid\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert stored is not None
    assert stored[1] == diagram(), "run: python -m tests.play.test_machine"


def test_the_page_explains_every_guard():
    text = PAGE.read_text(encoding="utf-8")
    missing = [guard for guard in GUARDS if f"| {guard.replace('_', ' ')} |" not in text]
    assert not missing


def test_phases_go_by_the_words_of_the_pages():
    assert [short(state) for state in phases()] == [
        *("title", "setup", "prologue"),
        *("morning", "council", "map", "matters", "order", "forecast"),
        *("night-first", "interruption", "night-second", "trace"),
        "ending",
        *("debrief-first", "debrief-envelopes", "debrief-days", "debrief-gauges"),
        *("debrief-quality", "debrief-what-if", "debrief-advisers", "debrief-model"),
        *("debrief-endings", "debrief-historians", "debrief-exam", "export"),
    ]


def test_every_phase_but_the_title_can_be_reached_and_left():
    states = set(phases())
    reached = {way.to for way in WAYS}
    assert reached == states
    left = {way.source for way in WAYS}
    for state in states:
        assert state in left or state.split("_", maxsplit=1)[0] in left, state


def test_a_day_runs_from_its_morning_to_the_next():
    turn = standing("morning", set(GUARDS) - {"interrupted", "closes"})
    seen = []
    for trigger in ("to_council", "to_map", "to_matters", "to_order", "to_forecast", "to_night"):
        turn.fire(trigger)
        seen.append(turn.phase)
    for _ in range(2):
        turn.fire("next")
        seen.append(turn.phase)
    turn.fire("next_day")
    assert seen == [
        *("council", "map", "matters", "order", "forecast"),
        *("night-first", "night-second", "trace"),
    ]
    assert turn.phase == "morning"


@pytest.mark.parametrize("way", WAYS, ids=lambda way: f"{way.source}-{way.trigger}-{way.to}")
def test_each_way_opens_with_its_guard_and_leads_where_it_says(way: Way):
    source = {"day": "morning", "debrief": "debrief-first"}.get(way.source, short(way.source))
    shut, opened = standing(source), standing(source, {way.guard})
    assert opened.can(way.trigger)
    opened.fire(way.trigger)
    assert opened.phase == short(way.to)
    if way.guard:
        assert not shut.can(way.trigger)
        with pytest.raises(UnknownWayError, match=source):
            shut.fire(way.trigger)
        assert shut.phase == source, "nothing has changed"


def test_unknown_ways_and_phases_are_errors_in_words():
    turn = standing("morning")
    assert not turn.can("fly")
    with pytest.raises(UnknownWayError, match="no way “fly” from morning"):
        turn.fire("fly")
    with pytest.raises(UnknownWayError, match="no phase “moon”"):
        turn.put("moon")
    with pytest.raises(UnknownWayError, match="no phase “day”"):
        turn.put("day")


@pytest.mark.parametrize(
    ("way", "message"),
    [
        (Way("go", "nowhere", "title"), "nowhere"),
        (Way("go", "title", "nowhere"), "nowhere"),
        (Way("go", "title", "setup", "whim"), "whim"),
    ],
)
def test_a_table_that_names_what_is_not_there_is_refused(monkeypatch, way, message):
    monkeypatch.setattr(machine, "WAYS", (*WAYS, way))
    with pytest.raises(UnknownWayError, match=message):
        TurnMachine(dict.fromkeys(GUARDS, lambda: True))


def test_the_machine_does_not_show_the_library():
    public = {name for name in dir(standing("title")) if not name.startswith("_")}
    assert public == {"can", "fire", "phase", "put"}


if __name__ == "__main__":
    kept = PAGE.read_text(encoding="utf-8")
    new = re.sub(r"```mermaid\n.*?```", f"```mermaid\n{diagram()}```", kept, flags=re.DOTALL)
    PAGE.write_text(new, encoding="utf-8")
