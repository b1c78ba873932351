"""Records as JSON: one text for each record, and a reader that trusts nothing."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.play.record import Note
from game.play.stored import MAX_BYTES, BadRecord, as_data, canonical, read, write
from game.rules.replay import Choice
from tests.play.records import ONE, records


def changed(**fields):
    return canonical({**as_data(ONE), **fields})


def refusal(raw):
    with pytest.raises(BadRecord) as caught:
        read(raw)
    return str(caught.value)


def test_a_record_has_one_text():
    assert write(ONE) == write(read(write(ONE)))
    assert write(ONE).startswith(b'{"choices":[["matter/1/guns","more"],')
    assert b"\n" not in write(ONE)


@settings(max_examples=60)
@given(records)
def test_what_is_written_is_read(record):
    assert read(write(record)) == record


def test_keys_may_stand_in_any_order_and_with_spaces():
    assert read(json.dumps(as_data(ONE), indent=2).encode()) == ONE


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "damaged or no play"),
        (b"null", "its play is not a map"),
        (b"[]", "its play is not a map"),
        (b"{}", "lacks 'choices'"),
        (b"\xff\xfe", "it is not text"),
        (b"\x00" * 100, "damaged or no play"),
        (b"{", "damaged or no play (line 1, column 2)"),
        (b"[" * 100_000, "at most"),
        (b"[" * 60_000, "nested too deeply"),
        (b'{"a":' * 5 + b"1" + b"}" * 5, "nested too deeply"),
        (b'{"a":1,"a":2}', "a key stands in it twice"),
        (b'{"a":1.5}', "holds the number 1.5"),
        (b'{"a":NaN}', "holds the number NaN"),
        (b'{"a":-Infinity}', "holds the number -Infinity"),
        (b'{"a":1e999}', "holds the number 1e999"),
        (b'{"a":' + b"9" * 30_000 + b"}", "a number that is too long"),
        (b"x" * (MAX_BYTES + 1), "a play has at most 65,536"),
        (write(ONE)[:-1], "damaged or no play"),
        (write(ONE) + b"x", "damaged or no play"),
    ],
)
def test_what_is_no_record_is_refused_in_a_sentence(raw, words):
    assert words in refusal(raw)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"format": 2}, "newer version of the program"),
        ({"format": 0}, "not a play of this program"),
        ({"format": True}, "not a play of this program"),
        ({"format": "1"}, "not a play of this program"),
        ({"extra": 1}, "its play has an unknown key 'extra'"),
        ({"scenario": "../../etc"}, "its scenario cannot be"),
        ({"scenario": 3}, "its scenario cannot be"),
        ({"scenario": "a" * 500}, "its scenario cannot be"),
        ({"version": 0}, "version is no number from 1 to 255"),
        ({"version": True}, "version is no number"),
        ({"seed": -1}, "seed is no number"),
        ({"seed": 2**64}, "seed is no number"),
        ({"rules": "xyz"}, "its rules cannot be"),
        ({"settings": []}, "its settings is not a map"),
        ({"settings": {"length": "full"}}, "its settings lacks 'class'"),
        ({"choices": {}}, "choices is not a list"),
        ({"choices": [["a"]]}, "choices holds something else"),
        ({"choices": [["a", 1]]}, "choices holds something else"),
        ({"choices": [["a", "b c"]]}, "its choice cannot be"),
        ({"choices": [["a", "b"]] * 256}, "choices is not a list of at most 255"),
        ({"notes": [["text", "1"]]}, "notes holds something else"),
        ({"notes": [["text", "1", "x" * 8_001]]}, "a note that is too long"),
    ],
)
def test_every_part_is_looked_at(fields, words):
    assert words in refusal(changed(**fields))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("length", "long"),
        ("luck", "good"),
        ("temperament", 1),
        ("motive", "A b"),
        ("class", 1),
        ("class", "false"),
    ],
)
def test_every_setting_is_looked_at(key, value):
    assert refusal(changed(settings={**as_data(ONE)["settings"], key: value}))


def test_nothing_is_written_that_could_not_be_read_again():
    with pytest.raises(BadRecord):
        write(replace(ONE, notes=(Note("text", "1", "x" * 8_001),)))
    with pytest.raises(BadRecord):
        write(replace(ONE, notes=tuple(Note("text", str(n), "x" * 7_000) for n in range(10))))
    with pytest.raises(BadRecord):
        write(replace(ONE, notes=(Note("text", "1", "\ud800"),)))
    with pytest.raises(BadRecord):
        write(replace(ONE, choices=(Choice("a", "b"),) * 256))


@settings(max_examples=150)
@given(st.integers(0, 10_000), st.binary(max_size=4), st.integers(0, 4))
def test_a_changed_file_is_a_record_or_a_sentence(position, new, taken):
    raw = write(ONE)
    position %= len(raw)
    try:
        assert read(raw[:position] + new + raw[position + taken :]).choices is not None
    except BadRecord as error:
        assert str(error).endswith(".")  # noqa: PT017


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*as_data(ONE), "x"]), inner, max_size=4)
    ),
    max_leaves=8,
)


@settings(max_examples=100)
@given(st.sampled_from(list(as_data(ONE))), _json)
def test_any_value_in_any_place_is_a_record_or_a_sentence(key, value):
    try:
        read(json.dumps({**as_data(ONE), key: value}).encode())
    except BadRecord as error:
        assert str(error)  # noqa: PT017
