"""Everything a class hands in is counted or told apart with its reason; nothing is lost."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.classroom.collect import Collector
from game.classroom.inputs import from_text, read_inputs
from game.classroom.scan import scan
from game.play.classcode import ClassSetting, write_class_code
from game.play.envelope import seal
from game.play.record import Note, Record
from game.play.symbols import ALPHABET, cleaned, grouped
from tests.classroom.school import codes, collected, kernels, of_version, record, tiny

CODES = codes(6)
SPACED = CODES[0].replace("-", " ")


def names(text):
    return [run.name for run in collected(text).runs]


def only(text):
    result = collected(text)
    assert not result.runs
    assert len(result.problems) == 1
    return result.problems[0]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (f"Anna: {CODES[0]}", "Anna"),
        (f"{CODES[0]} Anna", "Anna"),
        (f"3. Anna Smith – {CODES[0]}", "Anna Smith"),
        (f"my code is {CODES[0]}", ""),
        (f"Pair 7: {CODES[0]}", "Pair 7"),
        (f"7: {CODES[0]}", "7"),
        (f"12) Pair 7, {CODES[0]}", "Pair 7"),
        (CODES[0], ""),
        (SPACED, ""),
        (f"Лев {SPACED.lower()}", "Лев"),
        (f"Ben\t{CODES[0]}\t12:31", "Ben"),
        (f"{cleaned(CODES[0])} , Zoë 🚀", "Zoë 🚀"),
        (f"Run code: {CODES[0]}.", ""),
        (f"<b>{CODES[0]}</b>", ""),
    ],
)
def test_a_code_is_found_whatever_stands_beside_it(line, name):
    result = collected(line)
    assert [run.code for run in result.runs] == [CODES[0]]
    if "<b>" not in line:
        assert result.runs[0].name == name


def test_codes_come_in_any_order_and_give_the_same_class():
    lines = [f"Name{n} {code}" for n, code in enumerate(CODES)]
    first = collected("\n".join(lines))
    chance = random.Random(4)
    for _turn in range(5):
        chance.shuffle(lines)
        again = collected("\n".join(lines))
        assert [(r.name, r.code) for r in again.runs] == [(r.name, r.code) for r in first.runs]


def test_a_code_wrapped_over_lines_is_one_code():
    groups = CODES[1].split("-")
    text = "Dear teacher,\n" + "-".join(groups[:4]) + "-\n" + "-".join(groups[4:]) + "\nAnna"
    assert [run.code for run in collected(text).runs] == [CODES[1]]


def test_two_codes_on_one_line_are_two_runs():
    assert len(collected(f"{CODES[0]} and {CODES[1]}").runs) == 2


def test_a_name_on_the_line_above_belongs_to_its_code():
    assert names(f"Anna\n{CODES[0]}\n\nBen\n{CODES[1]}") == ["Anna", "Ben"]


def test_prose_holds_no_codes():
    text = "There were three ships which might yet reach their havens. What would happen next?"
    result = collected(text)
    assert not result.runs
    assert not result.problems
    assert len(result.empty) == 1


def wrong(code, place, sign=None):
    plain = cleaned(code)
    other = sign or next(each for each in ALPHABET if each != plain[place])
    return grouped(plain[:place] + other + plain[place + 1 :])


def test_a_mistyped_code_says_which_group_and_what_was_meant():
    problem = only(f"Ben {wrong(CODES[0], 7)}")
    assert problem.why == "mistyped"
    assert "group 2" in problem.said
    assert problem.meant == CODES[0]
    assert problem.name == "Ben"


def test_a_sign_that_no_code_uses_is_named():
    problem = only(f"Ben {wrong(CODES[0], 7, 'U')}")
    assert problem.why == "mistyped"
    assert "“U”" in problem.said


def test_a_repair_is_taken_only_where_it_is_asked_for_and_is_told():
    text = wrong(CODES[0], 7)
    assert not collected(text).runs
    run = collected(text, mend=True).runs[0]
    assert run.code == CODES[0]
    assert run.mended == text


def test_a_code_cut_short_says_so():
    short = "-".join(CODES[0].split("-")[:4])
    problem = only(f"Ben {short}")
    assert problem.why == "cut-short"


def test_a_code_of_another_version_is_told_apart():
    problem = only(of_version(CODES[0], tiny().head.version + 1))
    assert problem.why == "other-version"
    assert f"version {tiny().head.version + 1}" in problem.said


def test_the_class_code_in_place_of_a_run_code_is_told_apart():
    text = write_class_code(tiny().head.id, ClassSetting(77))
    assert only(f"Ben {text}").why == "class-code"


def test_a_play_handed_in_twice_is_counted_once_and_both_are_named():
    result = collected(f"Anna {CODES[0]}\nBen {CODES[0]}")
    assert [run.name for run in result.runs] == ["Anna"]
    assert [(p.why, p.name) for p in result.problems] == [("duplicate", "Ben")]
    assert "Anna" in result.problems[0].said


def test_an_earlier_stage_of_the_same_play_is_told_and_not_counted():
    from game.play.runcode import code_of

    whole = record(3)
    half = record(3, days=1)
    texts = [code_of(tiny(), kernels()(each.settings.length), each) for each in (half, whole)]
    result = collected(f"Anna {texts[0]}\nAnna {texts[1]}")
    assert [run.code for run in result.runs] == [texts[1]]
    assert [(p.why, p.name) for p in result.problems] == [("duplicate", "Anna")]
    assert "earlier stage" in result.problems[0].said
    assert len(collected(f"Anna {texts[0]}\nBen {texts[1]}").runs) == 2


def test_every_code_of_a_mixed_list_is_accounted_for():
    handed = [*CODES, CODES[0], wrong(CODES[1], 3), of_version(CODES[2], 9), CODES[3][:20]]
    result = collected("\n".join(f"P{n}: {code}" for n, code in enumerate(handed)))
    assert len(result.runs) + len(result.problems) == len(handed)


def test_unfinished_plays_are_runs():
    from game.play.runcode import code_of

    half = record(3, days=1)
    text = code_of(tiny(), kernels()(half.settings.length), half)
    assert collected(text).runs[0].record.choices == half.choices


# --- files --------------------------------------------------------------------


def read(*paths):
    return Collector(tiny(), kernels()).collect(read_inputs(paths))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("class.csv", 'Name,Code\n"=1+1",{0}\n"Smith, Anna",{1}\n'),
        ("class.csv", 'Code;Имя\n{0};"=1+1"\n{1};"Smith, Anna"\n'),
        ("class.tsv", "Nickname\tCode\n=1+1\t{0}\nSmith, Anna\t{1}\n"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_tables_are_read_with_the_names_of_their_column(tmp_path, name, text, encoding):
    (tmp_path / name).write_bytes(text.format(*CODES).encode(encoding))
    result = read(tmp_path / name)
    assert [run.name for run in result.runs] == ["=1+1", "Smith, Anna"]
    assert not result.empty


def test_a_folder_gives_its_plays_lists_and_what_is_beyond_reading(tmp_path):
    (tmp_path / "tiny-20261129-120000-ab12.json").write_bytes(seal(record(1)))
    (tmp_path / "Ada.json").write_bytes(seal(record(2)))
    (tmp_path / "broken.json").write_bytes(b"{")
    (tmp_path / "list.txt").write_text(f"Ben {CODES[3]}", encoding="utf-8")
    (tmp_path / "marks.xlsx").write_bytes(b"PK")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8")
    result = read(tmp_path)
    assert sorted(run.name for run in result.runs) == ["", "Ada", "Ben"]
    said = {problem.where.rsplit("/", 1)[-1]: problem.said for problem in result.problems}
    assert "CSV" in said["marks.xlsx"]
    assert "broken.json" in said
    assert "photo.jpg" not in said


def test_a_damaged_play_is_read_from_its_backup(tmp_path):
    (tmp_path / "one.json").write_bytes(b"\0" * 40)
    (tmp_path / "one.bak").write_bytes(seal(record(1)))
    assert "backup" in read(tmp_path).runs[0].where


def test_a_file_with_its_words_stands_for_the_same_play_typed_as_a_code(tmp_path):
    own = record(1)
    words = Record(
        own.scenario, own.version, own.digest, own.settings, own.seed, own.choices,
        (*own.notes, Note("text", "why", "Because I feared the night.")),
    )  # fmt: skip
    (tmp_path / "a.json").write_bytes(seal(words))
    text = from_text(f"Anna {codes(2)[1]}")
    result = Collector(tiny(), kernels()).collect([text, *read_inputs([tmp_path])])
    assert len(result.runs) + len(result.problems) == 2


def test_what_is_not_there_is_one_sentence(tmp_path):
    assert read(tmp_path / "nowhere.txt").problems[0].why == "unreadable"


# --- fuzz ---------------------------------------------------------------------


@settings(max_examples=150)
@given(st.text(max_size=400))
def test_no_text_breaks_the_reader(text):
    collected(text)


@settings(max_examples=60)
@given(st.binary(max_size=600), st.sampled_from(["a.csv", "a.txt", "a.json", "a.tsv"]))
def test_no_file_breaks_the_reader(tmp_path_factory, raw, name):
    path = tmp_path_factory.mktemp("in") / name
    path.write_bytes(raw)
    read(path)


def mutated(chance, code):
    plain = list(cleaned(code))
    for _slip in range(chance.randint(1, 4)):
        place = chance.randrange(len(plain))
        match chance.randrange(5):
            case 0:
                plain[place] = chance.choice(ALPHABET)
            case 1:
                plain.insert(place, chance.choice(ALPHABET))
            case 2:
                del plain[place]
            case 3 if place + 1 < len(plain):
                plain[place], plain[place + 1] = plain[place + 1], plain[place]
            case _:
                plain = plain[:place] or plain
    return "".join(plain)


def test_mutated_and_invented_codes_are_never_taken_for_plays():
    chance = random.Random(20)
    for turn in range(400):
        code = CODES[turn % len(CODES)]
        text = mutated(chance, code) if turn % 2 else "".join(chance.choices(ALPHABET, k=40))
        result = collected(text)
        taken = [run.code for run in result.runs]
        assert taken in ([], [code]) if cleaned(code) == text else taken == []


def test_a_scan_keeps_the_number_of_each_line():
    rows = [("Hello",), ("",), (f"Anna {CODES[0]}",)]
    result = scan(rows)
    assert [found.line for found in result.found] == [3]
    assert result.empty == ((1, "Hello"),)
