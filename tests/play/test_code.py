"""Run codes survive paper, voices and keyboards; what they do not survive they tell."""

import random
from functools import reduce

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from game.play import checksum
from game.play.code import (
    FULL,
    MAX_SYMBOLS,
    SHORT,
    BadCode,
    Header,
    digest_bits,
    encode,
    open_code,
    packed,
    repair,
    scenario_hash,
    unpacked,
)
from game.play.record import Settings
from game.play.symbols import ALPHABET, class_seed, class_symbols, cleaned, symbols, values
from game.scenario.values import Length
from tests.play import records

HEADER = Header(scenario=0xABC, version=3, rules=0x12345, settings=0b0101, seed=0xFFFFF, choices=4)
DIGITS = [(3, 4), (0, 1), (11, 12), (0, 7), (98, 99)]
CODE = encode(HEADER, DIGITS)


def read_all(text, radixes=tuple(radix for _, radix in DIGITS)):
    reader = open_code(text)
    found = [reader.digit(radix) for radix in radixes]
    reader.finish()
    return reader.header, found


def complaint(text):
    with pytest.raises(BadCode) as caught:
        read_all(text)
    return caught.value


def test_a_code_never_changes_once_it_is_written():
    assert CODE == "1YA7G-2D4H2-0ZZZZ-4RK18-JS9V6-0"
    assert read_all(CODE) == (HEADER, [value for value, _ in DIGITS])


_headers = st.builds(
    Header,
    st.integers(0, 2**12 - 1),
    st.integers(0, 255),
    st.integers(0, 2**20 - 1),
    st.integers(0, 2**10 - 1),
    st.integers(0, 2**20 - 1) | st.integers(0, 2**64 - 1),
    st.integers(0, 255),
    st.sampled_from([SHORT, FULL]),
)
_digits = st.lists(
    st.integers(1, 200).flatmap(lambda radix: st.tuples(st.integers(0, radix - 1), st.just(radix))),
    max_size=60,
)


@settings(max_examples=100)
@given(_headers, _digits)
def test_what_is_written_is_read(header, digits):
    code = encode(header, digits)
    assert read_all(code, [radix for _, radix in digits]) == (
        header,
        [value for value, _ in digits],
    )


@settings(max_examples=60)
@given(_digits, st.randoms())
def test_it_may_be_typed_in_many_ways(digits, rng):
    code = encode(HEADER, digits)
    look_alike = {"1": "1IiLlІі", "0": "0OoОоΟ", "A": "AaАаΑ", "B": "BbВвΒ", "C": "CcСс", "E": "EeЕеΕ", "H": "HhНнΗ",
                  "K": "KkКкΚ", "M": "MmМмΜ", "P": "PpРрΡ", "T": "TtТтΤ", "X": "XxХхΧ", "Y": "YyУуΥ", "3": "3Зз", "-": "- –—_."}  # fmt: skip
    typed = "".join(rng.choice(look_alike.get(sign, sign + sign.lower())) for sign in code)
    assert read_all("  " + typed + "\n", [radix for _, radix in digits])[0] == HEADER


def test_a_number_of_symbols_for_a_number_of_choices():
    lesson = [(0, 5)] * 13 + [(0, 4)] * 13 + [(0, 8)] * 26
    assert len(cleaned(encode(HEADER, lesson))) <= 60
    assert len(cleaned(encode(HEADER, [(0, 5)] * 28))) <= 36


def test_the_first_symbol_tells_the_format():
    full = Header(0, 1, 0, 0, 0, 0, FULL)
    short = Header(0, 1, 0, 0, 0, 0, SHORT)
    assert values(encode(full, [])[0])[0] & 15 == FULL
    assert values(encode(short, [])[0])[0] & 15 == SHORT


def test_the_check_is_that_of_bech32m():
    # From BIP 350: what stands after the last "1", by prefix.
    charset = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
    for prefix, data in [
        ("a", "lqfn3a"),
        ("abcdef", "l7aum6echk45nj3s0wdvt2fg8x9yrzpqzd3ryx"),
        ("split", "checkupstagehandshakeupstreamerranterredcaperredlc445v"),
        ("?", "v759aa"),
    ]:
        numbers = [charset.index(sign) for sign in data]
        assert reduce(checksum._step, numbers, checksum._begin(prefix)) == checksum._CONSTANT


# --- Slips ---------------------------------------------------------------------


def slips(code):
    """Every single slip of a code: a wrong symbol, two swapped, one doubled, one left out."""
    plain = cleaned(code)
    for at in range(len(plain)):
        yield at, plain[:at] + plain[at + 1 :]
        yield at, plain[:at] + plain[at] + plain[at:]
        if at + 1 < len(plain):
            yield at, plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :]
        for sign in ALPHABET:
            yield at, plain[:at] + sign + plain[at + 1 :]


def test_every_single_slip_is_told_and_repaired():
    plain = cleaned(CODE)
    every = [(at, typed) for at, typed in slips(CODE) if typed != plain]
    for at, typed in random.Random(1962).sample(every, 200):
        error = complaint(typed)
        assert error.group is not None
        assert abs(error.group - (at // 5 + 1)) <= 1
        assert repair(typed) == CODE


@settings(max_examples=100)
@given(
    _digits, st.lists(st.tuples(st.integers(0, 999), st.integers(1, 31)), min_size=1, max_size=4)
)
def test_four_wrong_symbols_are_always_found(digits, changes):
    numbers = values(cleaned(encode(HEADER, digits)))
    assume(len(numbers) <= 85)
    wrong = list(numbers)
    for position, change in changes:
        wrong[position % len(wrong)] ^= change
    assume(wrong != numbers)
    assert complaint(symbols(wrong))


def test_many_slips_of_many_kinds_are_found():
    rng = random.Random(1962)
    plain = cleaned(encode(HEADER, [(rng.randrange(6), 6) for _ in range(40)]))
    groups = [plain[at : at + 5] for at in range(0, len(plain), 5)]
    for _ in range(2_000):
        mixed = groups[:]
        one, other = rng.sample(range(len(groups)), 2)
        how = rng.choice(["swap", "drop", "double", "noise"])
        if how == "swap":
            mixed[one], mixed[other] = mixed[other], mixed[one]
        elif how == "drop":
            mixed.pop(one)
        elif how == "double":
            mixed.insert(one, mixed[one])
        else:
            mixed[one] = symbols([rng.randrange(32) for _ in range(5)])
        typed = "".join(mixed)
        assert typed == plain or not checksum.is_whole(values(typed))


def test_a_repair_must_also_replay_and_be_the_only_one():
    typed = CODE[:2] + ("2" if CODE[2] != "2" else "3") + CODE[3:]
    assert repair(typed, lambda reader: reader.digit(4) == 3) == CODE
    assert repair(typed, lambda reader: reader.digit(4) == 2) is None
    assert repair("2" * 30) is None
    assert repair("") is None


def test_a_sign_that_no_code_uses_is_told_with_its_group_and_repaired():
    typed = CODE[:8] + "U" + CODE[9:]
    error = complaint(typed)
    assert str(error) == f"Group 2 ({CODE[6:8]}U{CODE[9:11]}) holds “U”, which no code uses."
    assert error.group == 2
    assert repair(typed) == CODE
    assert repair(CODE[:8] + "U" + CODE[9:12] + "ж" + CODE[13:]) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "There is no code here."),
        (" - – ", "There is no code here."),
        ("ABC", "cut short: most of it"),
        ("A" * 10_000, "too long to be a code"),
        ("not a code at all!", "which no code uses"),
        (CODE[:-6], "This code is cut short: a group seems to be missing."),
        (CODE.replace("-", "-@", 1), "holds “@”"),
        ("00000-00000-00000", "mistyped"),
    ],
)
def test_what_is_no_code_is_told(text, words):
    assert words in str(complaint(text))


def test_a_code_of_another_format_is_told():
    numbers = values(cleaned(CODE))[: -checksum.LENGTH]
    numbers[0] |= 15
    assert "another version" in str(complaint(symbols([*numbers, *checksum.check_of(numbers)])))


def test_a_code_that_asks_for_more_or_less_than_it_holds_is_told():
    reader = open_code(CODE)
    with pytest.raises(BadCode, match="cut short: a group seems to be missing"):  # noqa: PT012
        for _ in range(20):
            reader.digit(200)
    reader = open_code(CODE)
    reader.digit(4)
    with pytest.raises(BadCode, match="more than this play has room for"):
        reader.finish()
    with pytest.raises(ValueError, match="at least one entry"):
        reader.digit(0)


def test_how_much_of_a_code_is_missing_is_told():
    long = cleaned(encode(Header(1, 1, 1, 0, 7, 60), [(4, 5)] * 60))
    assert str(complaint(long[:-11])) in {
        "Something in this code is mistyped, or a part of it is missing.",
        "This code is cut short: 2 groups seem to be missing.",
    }
    assert str(complaint(long[:28])) == "This code is cut short: 5 groups seem to be missing."


def test_leftovers_within_the_last_symbol_are_told():
    code = encode(HEADER, [(7, 8)])
    reader = open_code(code)
    reader.digit(7)
    with pytest.raises(BadCode):
        reader.finish()


@pytest.mark.parametrize("digit", [(4, 4), (-1, 4), (0, 0)])
def test_a_value_beyond_its_menu_is_not_written(digit):
    with pytest.raises(ValueError, match="is not a choice out of"):
        encode(HEADER, [digit])


def test_a_play_too_long_for_a_code_is_told():
    with pytest.raises(ValueError, match="keep its file"):
        encode(HEADER, [(0, 1 << 64)] * (MAX_SYMBOLS // 12))


@settings(max_examples=200)
@given(st.text(max_size=60) | st.text(ALPHABET + "-IOLU ", max_size=60))
def test_any_text_is_a_code_or_a_sentence(text):
    try:
        open_code(text)
    except BadCode as error:
        assert str(error).endswith(".")  # noqa: PT017
    assert repair(text) is None or open_code(repair(text))


# --- What the header holds -----------------------------------------------------


@given(records.settings)
def test_settings_are_ten_bits(chosen):
    motives = ["trade", "pride", *([chosen.motive] if chosen.motive else [])]
    number = packed(chosen, motives)
    assert 0 <= number < 1 << 10
    assert unpacked(number, motives) == chosen


def test_settings_of_another_scenario_are_told():
    with pytest.raises(BadCode):
        unpacked(packed(Settings(Length.FULL, motive="b"), ["a", "b"]), ["a"])
    with pytest.raises(BadCode):
        unpacked(3)
    with pytest.raises(ValueError, match="not in list"):
        packed(Settings(motive="c"), ["a"])
    with pytest.raises(ValueError, match="seven motives"):
        packed(Settings(motive="h"), list("abcdefgh"))


def test_hashes_are_short_and_never_change():
    assert scenario_hash("cuba-1962") == 1279
    assert digest_bits("fffff000") == 2**20 - 1


# --- Class words -----------------------------------------------------------------


def test_a_class_word_and_its_four_symbols_are_the_same_seed():
    for word in ["Submarine", "7b", "Ms Müller’s class", "подводная лодка"]:
        seed = class_seed(word)
        assert 0 <= seed < 2**20
        assert class_seed(class_symbols(seed)) == seed


def test_capitals_and_spaces_of_a_class_word_are_no_matter():
    assert class_seed(" Sub marine ") == class_seed("SUBMARINE") != class_seed("submarines")
    assert class_seed("0a-bc") == class_seed("OABC") == class_seed("ОАВС")


def test_a_class_word_has_a_letter():
    with pytest.raises(ValueError, match="at least one letter"):
        class_seed("  ")
