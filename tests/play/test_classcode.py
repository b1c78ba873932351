"""A class code gives everybody the same luck and settings, and no slip of the hand another."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.play.classcode import (
    LENGTH,
    BadClassCode,
    ClassSetting,
    looks_like_one,
    read_class_code,
    release_word,
    releases,
    write_class_code,
)
from game.play.symbols import ALPHABET, cleaned
from game.scenario.values import Length

SETTING = ClassSetting(0xABCDE, Length.FULL, "drawn", "documented", motives=True, held=True)
CODE = write_class_code("a-crisis", SETTING)
ANY = st.builds(
    ClassSetting,
    st.integers(0, 2**20 - 1),
    st.sampled_from(list(Length)),
    st.sampled_from(["documented", "drawn"]),
    st.sampled_from(["documented", "drawn"]),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.integers(0, 3),
)


def complaint(text, scenario="a-crisis"):
    with pytest.raises(BadClassCode) as caught:
        read_class_code(scenario, text)
    return str(caught.value)


def test_a_class_code_never_changes_once_it_is_written():
    assert CODE == "2FXDY-AB5DD"


def test_a_code_from_before_there_were_levels_is_read_and_leaves_the_level_open():
    assert read_class_code("a-crisis", "9WNQS-BDNS3") == SETTING
    assert SETTING.level == 0
    assert complaint("9WNQS-BDNS3", "another") == "This class code belongs to another scenario."


def test_a_code_of_a_later_kind_names_the_version_and_not_a_slip():
    from game.play import classcode

    numbers = classcode.values(cleaned(CODE))[:8]
    numbers[0] = numbers[0] & ~7 | 3
    later = classcode.symbols([*numbers, *classcode._check_of(numbers)])
    assert complaint(later) == "This class code was made by another version of the program."


@pytest.mark.parametrize("wrong", [{"level": 4}, {"level": -1}, {"seed": 1 << 20}])
def test_a_setting_that_has_no_room_in_a_code_is_refused(wrong):
    with pytest.raises(ValueError, match="class"):
        write_class_code("a-crisis", ClassSetting(**{"seed": 1, **wrong}))


@settings(max_examples=200)
@given(ANY)
def test_what_is_written_is_read(setting):
    code = write_class_code("a-crisis", setting)
    assert read_class_code("a-crisis", code) == setting
    assert read_class_code("a-crisis", code.lower().replace("-", " ")) == setting
    assert looks_like_one(code)
    assert len(cleaned(code)) == LENGTH


def test_every_wrong_symbol_and_every_pair_of_wrong_symbols_is_noticed():
    plain = cleaned(CODE)
    for place in range(LENGTH):
        for sign in ALPHABET.replace(plain[place], ""):
            wrong = plain[:place] + sign + plain[place + 1 :]
            assert not looks_like_one(wrong)
            for other in range(place + 1, LENGTH):
                for second in ALPHABET[::5].replace(plain[other], ""):
                    assert not looks_like_one(wrong[:other] + second + wrong[other + 1 :])


@settings(max_examples=100)
@given(ANY)
def test_every_swap_of_neighbours_is_noticed(setting):
    plain = cleaned(write_class_code("a-crisis", setting))
    for place in range(LENGTH - 1):
        swapped = plain[:place] + plain[place + 1] + plain[place] + plain[place + 2 :]
        assert swapped == plain or not looks_like_one(swapped)


def test_one_wrong_symbol_is_offered_right_and_never_taken_silently():
    wrong = CODE.replace("F", "X", 1)
    assert complaint(wrong) == f"Something in this class code is mistyped. Did you mean {CODE}?"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "There is no class code here."),
        ("AB1C", "This looks like a class word. Type it where the luck is drawn."),
        ("ABCDE-FG", "A class code has 10 symbols in two groups; here are 7."),
        ("ABCDE-FGHJ!", "Group 2 of the class code holds “!”, which no code uses."),
        (
            "A" * 30,
            "This is too long for a class code. A run code is typed on the page “Run code”.",
        ),
    ],
)
def test_what_is_no_class_code_is_told_apart(typed, said):
    assert complaint(typed) == said


def test_a_code_of_another_scenario_says_so():
    assert complaint(CODE, "another") == "This class code belongs to another scenario."


def test_the_word_that_opens_the_debrief_is_the_same_for_all_of_a_class():
    word = release_word(SETTING.seed)
    assert len(word) == 4
    assert releases(SETTING.seed, f" {word.lower()} ")
    assert not releases(SETTING.seed + 1, word)
