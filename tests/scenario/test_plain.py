"""The quick reader: it gives what the whole of YAML gives, or it refuses."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.scenario.plain import MAX_DEPTH, MAX_TEXT, MAX_VALUES, read_plain
from game.scenario.source import read, read_as_events

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(
    path
    for folder in ("scenarios", "assets/new-scenario", "tests/tiny-scenario")
    for path in (ROOT / folder).rglob("*.yaml")
)


def plain(text: str, *, ways: bool = False) -> object:
    return read_plain(text, text.split("\n"), ways=ways)


def alike(text: str) -> None:
    """Hold both readers against each other, wherever the quick one takes a text."""
    for ways in (False, True):
        quick = plain(text, ways=ways)
        if quick is not None:
            whole = read_as_events("a.yaml", text.split("\n"), ways=ways)
            assert not whole.findings, text
            assert repr(quick) == repr(whole.data), text


def test_it_gives_what_the_whole_of_yaml_gives_for_every_scenario_here():
    for path in FILES:
        alike(path.read_text(encoding="utf-8"))


def test_it_takes_every_file_of_the_shipped_scenario():
    shipped = [path for path in FILES if "cuba-1962" in path.parts]
    refused = [
        path.name
        for path in shipped
        if plain(path.read_text(encoding="utf-8"), ways="levels" in path.parts) is None
    ]
    # One file that it refuses makes every start slower by the library and its reading.
    assert not refused


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: 1\nb: 'x'\n", {"a": 1, "b": "x"}),
        ("# of gauges\na:\n\n  # inside\n  b: true\n", {"a": {"b": True}}),
        (
            'a:\n  - b: 1\n    c: [d, -2, "e, f"]\n  - {}\n',
            {"a": [{"b": 1, "c": ["d", -2, "e, f"]}, {}]},
        ),
        ("a: >-\n  one\n  two\n\n\n  three\n\nb: {not: {c: [x, true]}}", None),
        ("a: ten: or more", None),
        ("a: x # of b", None),
        ("a: one\n  two", None),
        ("a: >-\n  one\n   two", None),
        ("a: |-\n  one", None),
        ("a: *b", None),
        ("a: [b,\n  c]", None),
        ("a: [b,]", None),
        ('a: "b\\\\n"', None),
        ("a: 1\na: 2", None),
        ("a: {b: 1, b: 2}", None),
        ("- a", None),
        ("a:", None),
        ("", None),
    ],
)
def test_it_takes_the_usual_and_refuses_the_rest(text, data):
    alike(text)
    if data is not None:
        assert plain(text) == data
    elif "three" in text:
        assert plain(text) == {"a": "one two\n\nthree", "b": {"not": {"c": ["x", True]}}}
    else:
        assert plain(text) is None


def test_it_refuses_what_is_too_deep_too_long_or_too_much():
    deep = "\n".join(" " * depth + "a:" for depth in range(MAX_DEPTH)) + " 1"
    assert plain(deep) is not None
    assert plain("\n".join(" " * depth + "a:" for depth in range(MAX_DEPTH + 1)) + " 1") is None
    line = "  " + "word " * 150 + "end\n"
    assert plain("a: >-\n" + line * 20) is not None
    assert plain("a: >-\n" + line * (MAX_TEXT // 500)) is None
    assert plain("a:\n" + "- x\n" * 3) is None
    assert plain("a:\n" + "  - x\n" * MAX_VALUES) is None


def test_it_takes_ways_to_a_text_only_where_they_may_stand():
    assert plain("a/b-c: x", ways=True) == {"a/b-c": "x"}
    assert plain("a/b-c: x") is None


def test_places_are_read_when_they_are_asked_for():
    sheet = read("a.yaml", b"a:\n  - b: 'x'\n")
    assert sheet.known_marks is None
    assert sheet.spot(("a", 0, "b")) == (2, 8, 11)


_PIECES = [
    *(
        "a/b: ",
        "a: ",
        "b: ",
        "- ",
        "  ",
        "    ",
        "\n",
        "\n  ",
        "\n    ",
        "\n\n",
        " ",
        ":",
        ": ",
        " #",
        "#",
    ),
    *("x", "-", "-1", "01", "true", "word, word", "’", "'", '"', "'x'", '"y"', "[", "]", "{", "}"),
    *(",", ", ", "[x, y]", "{c: d}", ">-\n    ", ">-", ">", "|", "&", "*", "!", "%", "@", "?", "~"),
]


@settings(max_examples=600)
@given(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join))
def test_whatever_it_takes_the_whole_of_yaml_reads_alike(text):
    alike(text)
    alike(f"a: {text}")
