"""Reading YAML: plain data and places, and refusals that say what is not allowed."""

import json

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from game.scenario import events, source
from game.scenario.source import read, read_as_events, written
from tests.scenario import tiny


def data(text: str) -> object:
    sheet = read("a.yaml", text.encode())
    assert not sheet.findings, sheet.findings[0].headline
    return sheet.data


def first(text: str | bytes) -> str:
    raw = text if isinstance(text, bytes) else text.encode()
    return read("a.yaml", raw).findings[0].headline


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 3", 3),
        ("a: -3", -3),
        ("a: 0", 0),
        ("a: +4", "+4"),
        ("a: -0", "-0"),
        ("a: 010", "010"),
        ("a: '3'", "3"),
        ("a: 1.5", "1.5"),
        ("a: 1_000", "1_000"),
        ("a: 0x10", "0x10"),
        ("a: 99999999999999999999", "99999999999999999999"),
        ("a: true", True),
        ("a: false", False),
        ("a: null", None),
        ("a:", None),
        ("a: 'true'", "true"),
        ("a: yes", "yes"),
        ("a: no", "no"),
        ("a: on", "on"),
        ("a: off", "off"),
        ("a: True", "True"),
        ("a: ~", "~"),
        ("a: 12:30", "12:30"),
        ("a: 1962-10-16", "1962-10-16"),
        ("a: =8", "=8"),
        ("a: |\n  two\n  lines\n", "two\nlines\n"),
        ("a: >-\n  one\n  line\n", "one line"),
        ("a: []", []),
        ("a: {b: {c: [1, x]}}", {"b": {"c": [1, "x"]}}),
    ],
)
def test_a_scalar_gets_a_type_only_where_it_is_plain(text, value):
    assert data(text) == {"a": value}
    assert type(data(text)["a"]) is type(value)


def test_keys_stay_text():
    assert data("true: 1\n8: 2\nnull: 3") == {"true": 1, "8": 2, "null": 3}


def test_windows_line_ends_and_a_byte_order_mark_are_no_matter():
    sheet = read("a.yaml", "\ufeffa: 1\r\nb: 2\r\n".encode())
    assert sheet.data == {"a": 1, "b": 2}
    assert sheet.spot(("b",)) == (2, 4, 5)


def test_every_key_and_value_keeps_its_place():
    sheet = read("a.yaml", b"a:\n  - b: one\n    c: [x, yes]\n")
    assert sheet.spot(("a", 0, "c", 1))[:2] == (3, 12)
    assert sheet.key_spot(("a", 0, "c"))[:2] == (3, 5)
    assert sheet.spot(("a", 0))[:2] == (2, 5)
    assert sheet.spot(("a", 0, "nowhere", 7))[:2] == (2, 5)
    assert sheet.key_spot(("nowhere", "b"))[:2] == (1, 1)


def test_a_word_is_found_within_a_text_of_several_lines():
    sheet = read("a.yaml", b"a: >-\n  one two\n  three four\nb: three\n")
    assert sheet.word_spot(("a",), "four") == (3, 9, 13)
    assert sheet.word_spot(("b",), "three") == (4, 4, 9)
    assert sheet.word_spot(("a",), "nowhere") == sheet.spot(("a",))


def test_columns_count_letters_not_bytes():
    assert read("a.yaml", "a: {ё: 1, б: 2}".encode()).findings[0].place.column == 5
    assert read("a.yaml", 'a: {b: "ёё", c: 2}'.encode()).spot(("a", "c"))[:2] == (1, 17)


@pytest.mark.parametrize(
    ("text", "code", "part"),
    [
        ("a: &x 1", 103, "an anchor (&x) is not allowed"),
        ("a: *x", 103, "an alias (*name) is not allowed"),
        ("a: !!int 3", 103, "a tag (!!int) is not allowed"),
        ("a: !python/object:os.system x", 103, "a tag"),
        ("a: !!python/object/apply:os.system [x]", 103, "a tag"),
        ("<<: {b: 1}", 103, "a merge key (<<) is not allowed"),
        ("a: 1\n---\nb: 2", 103, "a second document begins here"),
        ("a: 1\na: 2", 102, 'the key "a" is written twice'),
        ("? [a]\n: 1", 101, "a key must be a plain word"),
        ("? {a: 1}\n: 1", 101, "a key must be a plain word"),
        ('"a b": 1', 101, 'a key must be a plain word, and "a b" is not'),
        ('"": 1', 101, "a key must be a plain word"),
        ("a: " + "[" * 50, 104, "deeper than 40 levels"),
        ("a: [" + "x," * 61_000 + "]", 104, "more than 60,000 values"),
        ("a: " + "x" * 20_001, 104, "a text of 20,001 characters"),
        ("a: '" + "x" * 20_001 + "'", 104, "a text of 20,001 characters"),
        ("a: b: c", 101, "there is a second “: ” in this line"),
        ("a: 'b", 101, "a quoted text that is never closed"),
        ("a: [b", 101, "not closed"),
        ("a: b\n c: d", 101, "cannot be read as YAML"),
        ("a:\n\tb: c", 101, "a tab"),
        ("a: @b", 101, "a value may not begin with this sign"),
        ('a: "\\z"', 101, "an unknown sign after a backslash"),
        ('a: "\\x07"', 101, "an escape for a character"),
        ("%YAML 9.9\n---\na: 1", 101, "cannot be read as YAML"),
    ],
)
def test_what_the_format_forbids_is_refused_where_it_stands(text, code, part):
    headline = first(text)
    assert f"error {code}: " in headline
    assert part in headline


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\ufffe"])
def test_control_characters_are_refused_with_their_place(sign):
    assert first(f"a: 1\nb: x{sign}y").startswith(
        "a.yaml:2:5: error 101: a character that no text may hold (U+"
    )


def test_other_encodings_are_refused_with_their_place():
    assert first(b"a: 1\nb: caf\xe9").startswith("a.yaml:2:7: error 101: the file is not UTF-8")
    assert "error 101" in first("a: 1".encode("utf-16"))


def test_a_file_may_have_a_million_bytes_and_no_more():
    filler = b"# " + b"x" * 98 + b"\n"
    most = filler * (source.MAX_BYTES // len(filler) - 1)
    assert not read("a.yaml", most + b"a: 1").findings
    assert "at most 1,000,000" in first(most + filler * 2)


def test_after_a_duplicate_key_the_first_value_is_kept_and_reading_goes_on():
    sheet = read("a.yaml", b"a: 1\na: {x: [2]}\nb: 3\n")
    assert sheet.data == {"a": 1, "b": 3}
    assert sheet.findings[0].help == ("first written at a.yaml:1:1; that one is kept",)


def test_several_faults_of_one_file_are_all_told():
    sheet = read("a.yaml", b"a: &x 1\nb: !t 2\na: 3\n")
    assert [finding.code for finding in sheet.findings] == [103, 103, 102]


def test_deep_nesting_is_stopped_and_not_fatal():
    assert not read("a.yaml", b"[" * 100_000).whole
    assert not read("a.yaml", b"{a: " * 50_000).whole


def test_paths_are_written_as_authors_read_them():
    assert written(("matters", 1, "options", 2, "now")) == "matters[1].options[2].now"
    assert written(()) == ""


def test_both_parsers_give_the_same(monkeypatch):
    texts = [file.raw.decode().split("\n") for file in tiny.files()]
    fast = [read_as_events("a.yaml", lines) for lines in texts]
    monkeypatch.setattr(events, "_LOADER", yaml.SafeLoader)
    slow = [read_as_events("a.yaml", lines) for lines in texts]
    assert [sheet.data for sheet in fast] == [sheet.data for sheet in slow]
    assert fast[0].marks == slow[0].marks


_PIECES = st.lists(
    st.sampled_from(
        [
            *"abc01:-+*&!|>'\"%@`{}[],#?~=. \n\t",
            "\n  ",
            "\n- ",
            ": ",
            "- ",
            "<<",
            "---\n",
            "true",
            "\u00e9",
            "\u2028",
        ]
    ),
    max_size=40,
).map("".join)


@settings(max_examples=150)
@given(_PIECES)
def test_no_text_brings_it_down(text):
    sheet = read("a.yaml", text.encode())
    assert sheet.findings or not isinstance(sheet.data, type)
    for finding in sheet.findings:
        assert finding.headline.startswith("a.yaml:")
        assert 1 <= finding.place.line <= text.count("\n") + text.count("\u2028") + 2


@settings(max_examples=150)
@given(st.binary(max_size=60))
def test_no_bytes_bring_it_down(raw):
    read("a.yaml", raw)


_PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**15), 10**15)
    | st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=12),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,3})?", fullmatch=True), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@settings(max_examples=80)
@given(st.dictionaries(st.sampled_from("abcdef"), _PLAIN, min_size=1, max_size=4))
def test_plain_data_survives_writing_and_reading(value):
    sheet = read("a.yaml", json.dumps(value, ensure_ascii=False).encode())
    assert sheet.data == value, sheet.findings


def test_no_character_that_is_forbidden_is_printable():
    """So a file that is printable needs no second look."""
    forbidden = [chr(code) for code in range(0x10000) if source.FORBIDDEN.fullmatch(chr(code))]
    assert "\x00" in forbidden
    assert "\ufeff" in forbidden
    assert not [sign for sign in forbidden if sign.isprintable()]
