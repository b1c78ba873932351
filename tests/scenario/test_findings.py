"""A finding is one clickable line that is enough, and then a picture of the place."""

import json

from game.scenario.findings import (
    Finding,
    Place,
    Severity,
    arranged,
    exit_status,
    shortened,
    summary,
)
from tests.scenario import tiny


def finding(
    line: int = 1, code: int = 202, severity: Severity = Severity.ERROR, file: str = "a.yaml"
) -> Finding:
    return Finding(Place(file, line, 3, 6, "a: bcd"), severity, code, "here", "wrong")


def test_the_first_line_says_where_what_and_what_was_meant():
    checked = tiny.broken("days/01.yaml", "danger: -2", "dangr: -2")
    assert checked.findings[0].text().splitlines() == [
        'days/01.yaml:74:15: error 202: matters[0].options[0].now: unknown gauge "dangr"; did you mean "danger"?',
        "   |",
        "74 |         now: {dangr: -2, lies: +5, calm: -2}",
        "   |               ^^^^^",
        '   = "danger" is declared at things.yaml:11:9',
    ]


def test_a_word_from_a_description_leads_to_its_name():
    checked = tiny.broken("days/01.yaml", "danger: -2", "promises: -2")
    assert 'unknown gauge "promises"; did you mean "trust"?' in checked.findings[0].message


def test_a_long_line_is_shown_around_the_place():
    place = Place("a.yaml", 1, 301, 304, "x" * 300 + "abc" + "y" * 300)
    _, _, piece, caret = Finding(place, Severity.ERROR, 202, "", "wrong").text().splitlines()
    assert len(piece) < 160
    assert piece[caret.index("^") :][: caret.count("^")] == "abc"


def test_findings_are_sorted_by_file_and_place_and_told_once():
    found = arranged([finding(2), finding(1), finding(1, file="b.yaml"), finding(2)])
    assert [(item.place.file, item.place.line) for item in found] == [
        ("a.yaml", 1),
        ("a.yaml", 2),
        ("b.yaml", 1),
    ]


def test_at_most_ten_of_a_kind_are_shown():
    kept, left_out = shortened([finding(line) for line in range(1, 15)] + [finding(1, 105)])
    assert (len(kept), left_out) == (11, 4)


def test_notes_do_not_fail():
    note, warning = finding(severity=Severity.NOTE), finding(severity=Severity.WARNING)
    assert (exit_status([]), exit_status([note]), exit_status([note, warning])) == (0, 0, 1)


def test_the_summary_counts():
    assert summary([finding(), finding(2), finding(severity=Severity.NOTE)]) == "2 errors, 1 note"
    assert summary([]) == "nothing to find fault with"


def test_json_holds_the_same():
    assert json.loads(json.dumps(finding().as_json())) == {
        "file": "a.yaml",
        "line": 1,
        "column": 3,
        "severity": "error",
        "code": 202,
        "path": "here",
        "message": "wrong",
        "help": [],
    }
