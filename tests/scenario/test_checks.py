"""Each check finds its planted fault, and nothing else, where the explanation says so."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.scenario.checks import check, explanation
from game.scenario.checks.every import ALL, WHOLE
from game.scenario.checks.letters import PLAIN, _bundled
from game.scenario.checks.ranges import Reading, range_of
from game.scenario.checks.view import View
from game.scenario.checks.wording import mark_fault
from game.scenario.explain import as_markdown, explain, explanations
from game.scenario.values import Condition, Form
from tests.scenario import tiny

_EXAMPLES = {code: item for code, item in explanations().items() if item.changes}


def codes(checked):
    return sorted({finding.code for finding in checked.findings})


def test_the_tiny_scenario_is_clean():
    assert tiny.with_files({}).findings == ()


@pytest.mark.parametrize("code", _EXAMPLES)
def test_the_failing_example_of_a_code_gives_that_finding_and_no_other(code):
    example = _EXAMPLES[code]
    checked = tiny.replaced(
        (change.file, change.mended, change.failing) for change in example.changes
    )
    assert codes(checked) == sorted({code, *example.also})
    gravest = min(finding.severity for finding in checked.findings if finding.code == code)
    assert gravest.word == example.severity


@pytest.mark.parametrize("code", explanations())
def test_every_code_is_explained_in_a_paragraph(code):
    printed = explain(code)
    assert str(code) in printed
    assert 30 < len(explanations()[code].text) < 500


def test_every_check_says_which_codes_it_finds_and_they_are_explained():
    for made in (*ALL, *WHOLE):
        told = made.__doc__.partition(":")[0].replace("Note on lengths", "204")
        for code in told.split(","):
            assert int(code) in explanations(), made


def test_the_package_checks_a_folder_and_explains_a_code():
    assert check(tiny.FOLDER) == ()
    assert explanation(202) == explain(202)
    assert explanation(999) == ""


def test_an_unknown_code_names_the_known_ones():
    assert "101, 102" in explain(999)


# Faults that the examples do not show: file, right, wrong, code.
MORE = [
    ("days/01.yaml", "    sends: [to-reyes-letter]\n", "", 204),
    ("days/02.yaml", "    lengths: [full, calendar]\n", "    lengths: []\n", 204),
    ("days/02.yaml", "    lengths: [full, calendar]\n", "    lengths: [lesson]\n", 204),
    ("world.yaml", ", ending: strait-burns, confidence", ", confidence", 204),
    ("scenario.yaml", "  - {id: telephone,", "  - {id: semaphore, name: Flags, delay: 0}\n  - {id: telephone,", 204),
    ("things.yaml", "  - {id: lies,", "  - {id: spare, name: Spare, max: 3}\n  - {id: lies,", 204),
    ("days/01.yaml", "when: {gauge: calm, below: 68}", "when: {all: [{flag: exposed}, {not: {flag: exposed}}]}", 301),
    ("days/01.yaml", "when: {gauge: calm, below: 68}", "when: {track: ladder, below: quiet}", 301),
    ("days/01.yaml", "when: {gauge: calm, below: 68}", "when: {any: [{gauge: calm, below: 0}, {counter: cannon, below: 0}]}", 301),
    ("days/01.yaml", "when: {gauge: calm, below: 68}", "when: {from_day: 3, to_day: 2}", 301),
    ("days/01.yaml", "when: {gauge: calm, below: 68}", "when: {any: [{flag: exposed}, {not: {flag: exposed}}]}", 302),
    ("days/01.yaml", "when: {gauge: calm, below: 68}", "when: {track: ladder, at_least: quiet}", 302),
    ("days/01.yaml", "{id: unheard, weight: 70,", "{id: unheard, weight: 70, when: {flag: exposed},", 304),
    ("days/01.yaml", "{id: unheard, weight: 70,", "{id: unheard, weight: 70, ending: strait-burns,", 304),
    ("world.yaml", "chance: {base: 300, plus: [{gauge: danger, times: 10}], over: 1, from: 0, to: 2000}", "chance: 10000", 314),
    ("world.yaml", "times: 10}], over: 1, from: 0, to: 2000}", "times: 100}]}", 314),
    ("world.yaml", "    final: true\n    text: The guns stay", "    text: The guns stay", 309),
    ("days/01.yaml", "when: {flag: patrols}, due_day: 3}", "when: {flag: patrols}, due_day: 4}", 312),
    ("days/02.yaml", "due_day: 3\n  advisers", "due_day: 1\n  advisers", 312),
    ("days/01.yaml", "after_days: 1\n", "at_day: 4\n", 312),
    ("world.yaml", "from_day: 2\n    to_day: 3", "from_day: 3\n    to_day: 2", 312),
    ("days/01.yaml", "          sources: [memoir]\n        confidence", "        confidence", 505),
    ("world.yaml", "warrant: {text: It was so., likelihood: high, sources: [log]}", "warrant: {text: It was so., likelihood: high}", 505),
    ("days/02.yaml", "    text: Four boats, no flags.\n", "    text: Four boats, “" + "no flags " * 16 + "at all.”\n", 506),
    ("people.yaml", "written: 2 May 1900", "written: 5 May 1900", 507),
    ("days/02.yaml", "dated: 2 May, 07:30", "dated: 31 May, 07:30", 507),
    ("people.yaml", "known_from_day: 2\n", "known_from_day: 99\n", 508),
    ("days/01.yaml", "after: In the night men spread nets over the bronze.", "after: In the night men spread 'nets' over the fishermen's bronze.", 604),
    ("days/01.yaml", "after: In the night men spread nets over the bronze.", "after: In the night men - all of them - spread nets.", 604),
    ("days/01.yaml", "after: In the night men spread nets over the bronze.", "after: In the night men spread nets...", 604),
    ("days/01.yaml", "after: In the night men spread nets over the bronze.", "after: In the night , men spread nets.", 604),
    ("days/01.yaml", "after: In the night men spread nets over the bronze.", "after: 'In the night men spread \"nets\".'", 604),
    ("days/01.yaml", "after: In the night men spread nets over the bronze.", "after: In [the night](https://example.org) men spread nets.", 605),
    ("days/01.yaml", "frame: Fog lies on the strait.", "frame: Fog lies on the table on the ferry.", 508),
    ("people.yaml", "text: Two miles of water", "text: A table on the ferry, and two miles of water", 508),
    ("days/02.yaml", "    text: Four boats, no flags.\n", "    text: Four boats, “no flags at all”.\n", 513),
    ("days/02.yaml", "    text: Four boats, no flags.\n", "    text: Four boats, no flags. More on Monday, the 5th.\n", 514),
    ("days/02.yaml", "frame: The fog lifts.", "frame: Thursday, 3 May 1900. The fog lifts.", 514),
    ("people.yaml", "number: 4", "number: 5", 515),
    ("people.yaml", '["# boats, no flags", "# boats lie where"]', '["# whales"]', 204),
    ("people.yaml", '"# boats lie where"', '"boats lie where"', 107),
    ("days/02.yaml", "when: Noon,", "when: '12:00, 14:00 in Northport',", 516),
    ("days/01.yaml", "text: Over the hills,", "text: By the shore,", 610),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "right", "wrong", "code"), MORE)
def test_planted_faults_are_found(inside, right, wrong, code):
    assert code in codes(tiny.broken(inside, right, wrong))


def treaty(sign, delay):
    """The last matter with a condition on each of its options."""
    return tiny.replaced(
        [
            ("days/03.yaml", "      - id: sign\n", f"      - id: sign\n        when: {sign}\n"),
            ("days/03.yaml", "      - id: delay\n", f"      - id: delay\n        when: {delay}\n"),
        ]
    )


def test_every_option_conditional_is_a_warning():
    checked = treaty("{flag: exposed}", "{gauge: danger, below: 50}")
    found = [(finding.code, finding.severity.word) for finding in checked.findings]
    assert found == [(303, "warning")]


def test_options_whose_conditions_cover_everything_are_let_pass():
    assert treaty("{flag: exposed}", "{not: {flag: exposed}}").findings == ()


def test_a_matter_of_which_no_option_can_be_taken_is_an_error():
    checked = treaty("{counter: lies, at_least: 50}", "{counter: lies, at_least: 60}")
    assert {(finding.code, finding.severity.word) for finding in checked.findings} == {
        (301, "warning"),
        (303, "error"),
    }


def test_a_tag_of_memory_only_cannot_be_documented_or_quoted():
    checked = tiny.replaced(
        [
            (
                "people.yaml",
                "locator: Shelf 3\n    verified: read",
                "locator: Shelf 3\n    verified: memory",
            ),
            (
                "days/02.yaml",
                "    text: Four boats, no flags.\n    confidence: invented\n",
                "    text: Four boats, no flags.\n    confidence: documented\n",
            ),
        ]
    )
    assert codes(checked) == [503, 506]


def test_other_checks_are_made_even_where_a_name_is_wrong():
    checked = tiny.replaced(
        [
            ("days/01.yaml", "favours: [hide]", "favours: [hid]"),
            ("days/02.yaml", "text: Refuse\n", "text: Pay them\n"),
        ]
    )
    assert codes(checked) == [202, 610]


def test_the_letters_for_which_no_font_is_opened_are_in_the_bundled_fonts():
    assert {letter for letter in PLAIN if ord(letter) not in _bundled()} == {"\n"}


# --- Allowances ----------------------------------------------------------------


def test_an_allowed_warning_is_not_told():
    allowed = "text: Refuse  # allow 610: the chest is small either way\n"
    assert (
        tiny.broken(
            "days/02.yaml", "text: Refuse\n", allowed.replace("Refuse", "Pay them")
        ).findings
        == ()
    )


def test_an_allowance_may_stand_on_the_line_above():
    allowed = "# allow 610: the same words are meant\n        text: Pay them\n"
    assert tiny.broken("days/02.yaml", "text: Refuse\n", allowed).findings == ()


def test_an_error_cannot_be_allowed():
    checked = tiny.broken(
        "days/02.yaml", "option: keep-away\n", "option: keep-off  # allow 501: no\n"
    )
    assert 501 in codes(checked)
    checked = tiny.broken("days/02.yaml", "text: Refuse\n", "text: Refuse *  # allow 605: no\n")
    assert codes(checked) == [605, 902]


def test_allowances_of_played_findings_are_left_to_analyse():
    assert (
        tiny.broken("days/02.yaml", "text: Refuse\n", "text: Refuse  # allow 402: rare\n").findings
        == ()
    )


# --- Marks ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "*a* and **b**",
        "[a](codex:b) *c*",
        "a [sic] b",
        "3 * 4 is * said",
        "**a** *b*\n\n*c*",
    ],
)
def test_good_marks_are_let_pass(text):
    assert mark_fault(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "*a",
        "**a*",
        "a*\n\n*b",
        "[a](b)",
        "[a](codex:b",
        "[a](https://b)",
        "`a`",
        "# a",
        "- a",
        "<b>a</b>",
    ],
)
def test_bad_marks_are_told(text):
    assert mark_fault(text)


# --- Ranges: certain is certain ------------------------------------------------

_VIEW = View(tiny.with_files({}).loaded.scenario, tiny.with_files({}).loaded.places)
_READING = Reading(_VIEW)
_GRID = [
    {"calm": calm, "cannon": cannon, "ladder": ladder, "exposed": exposed}
    for calm, cannon, ladder, exposed in itertools.product(
        range(0, 101, 5), range(7), range(4), (False, True)
    )
]
_STATES = ["quiet", "words", "boats", "shots"]
_LEAVES = st.one_of(
    st.builds(lambda low: {"gauge": "calm", "at_least": low * 5}, st.integers(0, 20)),
    st.builds(lambda high: {"gauge": "calm", "below": high * 5}, st.integers(0, 20)),
    st.builds(
        lambda low, high: {"counter": "cannon", "at_least": low, "below": high},
        st.integers(0, 6),
        st.integers(0, 6),
    ),
    st.builds(lambda number: {"counter": "cannon", "is": number}, st.integers(0, 6)),
    st.builds(
        lambda states: {"track": "ladder", "is": states},
        st.lists(st.sampled_from(_STATES), min_size=1, max_size=4),
    ),
    st.builds(lambda state: {"track": "ladder", "at_least": state}, st.sampled_from(_STATES)),
    st.just({"flag": "exposed"}),
)
_CONDITIONS = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.builds(lambda parts: {"all": parts}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda parts: {"any": parts}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda part: {"not": part}, inner),
    ),
    max_leaves=5,
)


def _holds(condition, state):
    if "all" in condition:
        return all(_holds(part, state) for part in condition["all"])
    if "any" in condition:
        return any(_holds(part, state) for part in condition["any"])
    if "not" in condition:
        return not _holds(condition["not"], state)
    if "flag" in condition:
        return state["exposed"]
    value = state[condition.get("gauge") or condition.get("counter") or condition["track"]]
    number = lambda item: _STATES.index(item) if isinstance(item, str) else item  # noqa: E731
    if "is" in condition:
        wanted = condition["is"] if isinstance(condition["is"], list) else [condition["is"]]
        return value in [number(item) for item in wanted]
    return number(condition.get("at_least", 0)) <= value < number(condition.get("below", 1_000))


@settings(max_examples=150)
@given(_CONDITIONS)
def test_what_is_called_never_or_always_true_is_so_in_every_state(condition):
    model = Condition.model_validate(condition)
    if _READING.never(model):
        assert not any(_holds(condition, state) for state in _GRID)
    if _READING.always(model):
        assert all(_holds(condition, state) for state in _GRID)


@settings(max_examples=100)
@given(st.integers(-50, 50), st.integers(-9, 9), st.integers(1, 9), st.integers(0, 100))
def test_a_form_stays_within_its_range(base, times, over, calm):
    form = Form.model_validate(
        {"base": base, "plus": [{"gauge": "calm", "times": times}], "over": over}
    )
    low, high = range_of(form, {"calm": 100})
    assert low <= int((base + times * calm) / over) <= high


def test_the_page_for_authors_is_that_of_the_program():
    assert (tiny.FOLDER.parents[1] / "docs/checks.md").read_text(encoding="utf-8") == as_markdown()
