"""Every finding of `analyse`: a fault is planted, and the plays find it, there and not before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.rules.analysis.baseline import Band
from game.rules.analysis.findings import findings
from game.rules.analysis.request import Request
from game.rules.analysis.twins import Unlike
from game.scenario.explain import explanations
from game.scenario.values import Length
from tests.rules.analysis.tried import FEW, found_in, of_length, tried

DAY1, DAY2, DAY3, WORLD = "days/01.yaml", "days/02.yaml", "days/03.yaml", "world.yaml"

WALKED = "when: {gauge: calm, below: 45}"
OUT_OF_REACH = "when: {gauge: calm, below: 1}"
LATE = "when: {all: [{gauge: calm, below: 20}, {gauge: danger, at_least: 90}]}\n"


def places(found, code):
    return {(each.place.file, each.place.line) for each in found_in(found, code)}


def new(changes, code, request=FEW, length=Length.FULL):
    """The places of a code's findings that planting a fault adds."""
    broken = tried(tuple(changes), request, length)
    return places(broken, code) - places(tried((), request, length), code)


def line_of(file, piece):
    from tests.scenario import tiny

    lines = tiny.text(file).splitlines()
    return next(number for number, line in enumerate(lines, 1) if piece in line)


@pytest.mark.parametrize(
    ("file", "old", "new_text", "marked"),
    [
        (DAY3, "    when: {arrived: from-reyes}\n", "    " + LATE, "id: d03-letter"),
        (DAY2, "      - id: go-through\n", "      - id: go-through\n        " + LATE, "go-through"),
        (
            DAY2,
            "    when: {not: {chosen: initiative/warn-reyes}}\n",
            "    " + LATE,
            "telephone-reyes",
        ),
        (WORLD, "    when: {flag: patrols}\n", "    " + LATE, "id: captain-fires"),
    ],
    ids=["paper", "option", "initiative", "incident"],
)
def test_401_something_that_no_play_reaches_is_found(file, old, new_text, marked):
    assert (file, line_of(file, marked)) in new([(file, old, new_text)], 401)


def test_401_an_outcome_that_never_falls_is_found():
    change = (DAY2, "weight: 20\n", "weight: 20\n            " + LATE)
    assert (DAY2, line_of(DAY2, "id: rammed")) in new([change], 401)


def test_401_a_play_that_ends_early_hides_the_envelopes_after_it():
    change = (WORLD, WALKED, "when: {gauge: calm, at_least: 5}")
    lines = {line for file, line in new([change], 401) if file == DAY2}
    assert line_of(DAY2, "envelope:") + 1 in lines


def test_402_what_one_play_in_thousands_reaches_is_noted():
    change = (
        WORLD,
        "{base: 300, plus: [{gauge: danger, times: 10}], over: 1, from: 0, to: 2000}",
        "1",
    )
    request = replace(FEW, plays=30_000)
    assert (WORLD, line_of(WORLD, "id: captain-fires")) in new([change], 402, request)


def test_403_an_ending_that_no_play_reaches_is_found():
    change = (WORLD, WALKED, OUT_OF_REACH)
    assert (WORLD, line_of(WORLD, "id: walked-away")) in places(tried((change,)), 403)
    eased = (WORLD, WALKED, "when: {gauge: calm, at_least: 75}")
    told = {each.place.line for each in found_in(tried((eased,)), 403) if "never" in each.message}
    assert line_of(WORLD, "id: walked-away") not in told


def test_403_an_ending_that_swallows_random_plays_is_found():
    change = (
        WORLD,
        "when: {all: [{flag: agreed}, {gauge: trust, at_least: 30}]}",
        "when: {gauge: calm, at_least: 1}",
    )
    assert (WORLD, line_of(WORLD, "id: treaty-kept")) in new([change], 403)


def test_404_an_end_that_no_play_touches_is_found():
    told = [each.message for each in found_in(tried(), 404)]
    assert "no play touched the high end of danger" in told
    change = (DAY2, "now: {danger: +15, calm: +1}", "now: {danger: +90, calm: +1}")
    told = [each.message for each in found_in(tried((change,)), 404)]
    assert "no play touched the high end of danger" not in told


def waits_at(found, end):
    return [each.message for each in found_in(found, 404) if f"waits at the {end}" in each.message]


def test_404_an_end_at_which_hardly_anything_waits_is_found():
    assert waits_at(tried(), "high end of calm")
    rule = (
        "    when: {gauge: calm, at_least: 85}\n    now: {danger: +1}\n"
        "    because: Numb\n    confidence: invented\n"
    )
    rules = f"rules:\n  - id: numb\n    at: morning\n{rule}  - id: number\n    at: half\n{rule}"
    assert not waits_at(tried(((WORLD, "rules:\n", rules),)), "high end of calm")


BURNS = """now: {danger: +3, calm: +2}
        outcomes:
          - {id: a-quiet-day, weight: 50, text: A day passes.}
          - {id: a-loud-day, weight: 50, text: Somebody fires., ending: strait-burns}"""
COMPARED = replace(FEW, positions=24, continuations=12)


def test_405_an_option_to_which_another_is_nearly_always_better_is_found():
    change = (DAY3, "now: {danger: +3, calm: +2}", BURNS)
    found = tried((change,), COMPARED)
    told = {(each.place.line, each.message.partition(" in ")[0]) for each in found_in(found, 405)}
    assert (line_of(DAY3, "id: delay"), "another option is better") in told
    assert (line_of(DAY3, "id: sign"), "it is better than every other") in told


def test_405_a_scenario_in_which_no_choice_matters_is_found():
    told = [each.message for each in found_in(tried((), COMPARED), 405)]
    assert any("on average" in each for each in told)


def test_406_a_war_without_three_links_is_found_at_its_ending():
    assert (WORLD, line_of(WORLD, "id: strait-burns")) in places(tried(), 406)


def test_406_an_answer_that_begins_the_gravest_war_on_a_low_rung_is_found():
    nuclear = (WORLD, "class: limited-war", "class: nuclear")
    direct = (
        DAY3,
        "now: {danger: +3, calm: +2}",
        "now: {danger: +3, calm: +2}\n        ending: strait-burns",
    )
    assert (DAY3, line_of(DAY3, "id: delay")) in new([nuclear, direct], 406)


def test_407_a_rung_with_more_ways_up_than_down_is_found():
    up = [
        (DAY2, "now: {danger: -6, calm: -3, ladder: back}", "now: {danger: +6, calm: -3}"),
        (DAY3, "danger: -15, ladder: quiet}", "danger: +15}"),
        (DAY2, "now: {trust: +4, danger: -2, calm: -3}", "now: {trust: +4, danger: +2, calm: -3}"),
    ]
    assert ("things.yaml", line_of("things.yaml", "id: words")) in new(up, 407)


def test_408_a_spread_that_left_its_band_is_found():
    found = tried()
    near = {"full": {"random": {"settled": Band(40, 60)}}}
    far = {"full": {"random": {"settled": Band(0, 10)}}}
    assert not [each for each in findings(found, near) if each.code == 408]
    (only,) = [each for each in findings(found, far) if each.code == 408]
    assert only.message.startswith("policy random, length full")


@pytest.mark.parametrize(("code", "where"), [(409, "unsteady"), (410, "unlike")])
def test_409_410_a_play_that_comes_out_in_two_ways_is_found(code, where):
    found = tried()
    assert not found_in(found, code)
    each = of_length(found)
    setattr(each, where, [Unlike(7, (), "gauge calm is 700 and 701")])
    try:
        (only,) = found_in(found, code)
    finally:
        setattr(each, where, [])
    assert "seed 7: gauge calm is 700 and 701" in only.message


IN_FIGURES = ("scenario.yaml", "hours: 16, minutes: twenty minutes", 'hours: 16, minutes: "20"')


def test_411_a_day_that_is_too_long_to_read_is_found():
    long = (DAY2, "text: Four boats, no flags.", f"text: {'Four boats and no flags. ' * 700}")
    told = [each.message for each in found_in(tried((IN_FIGURES, long)), 411)]
    assert any("minutes to read, and this one 1" in each for each in told)


def test_411_a_day_that_is_too_short_is_found():
    assert (DAY3, 1) in places(tried((IN_FIGURES,)), 411)


def test_411_a_length_that_names_no_figure_is_left_alone():
    assert not found_in(tried(), 411)


@pytest.mark.parametrize("code", [*range(401, 412), 502])
def test_every_finding_is_explained(code):
    explained = explanations()[code]
    assert explained.title
    assert len(explained.text) > 60


def test_a_stopped_analysis_finds_nothing():
    found = tried()
    found.stopped = True
    try:
        assert findings(found) == ()
    finally:
        found.stopped = False


def test_findings_come_sorted_by_place_and_say_how_to_mend_them():
    found = findings(tried((), Request(plays=600, positions=0, twins=2)))
    assert [each.order for each in found] == sorted(each.order for each in found)
    assert all(each.help for each in found)


SHUT = (
    DAY2,
    "      - id: keep-away\n",
    "      - id: keep-away\n        when: {gauge: calm, below: 1}\n",
)
CLOSES = (
    WORLD,
    "    class: unsettled\n    priority: 900\n    final: true\n",
    "    class: unsettled\n    priority: 900\n    when: {gauge: calm, at_least: 0}\n",
)


def test_502_a_documented_option_that_is_shut_is_found_at_the_option():
    assert (DAY2, line_of(DAY2, "- id: keep-away")) in new([SHUT], 502)


def test_502_a_documented_line_that_closes_early_is_found():
    assert not found_in(tried(), 502)
    told = [each.message for each in found_in(tried((CLOSES,)), 502)]
    assert any("ends on day 1, with nothing-settled" in each for each in told)
