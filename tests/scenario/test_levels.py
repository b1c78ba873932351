"""Levels of reading: the same scenario in other texts, the same facts at each."""

import pytest

from game.data import data_root
from game.rules.compile import compile_rules
from game.scenario import levels
from game.scenario.levels import Levels, LostWay, key_of, parted, usual, way_to, with_texts
from game.scenario.load import load
from game.scenario.telling import Told, lost, names, new, numbers
from game.scenario.values import Length
from tests.scenario import tiny

SHORT = "levels/short/days/01.yaml"


@pytest.fixture(scope="module")
def loaded():
    return load(tiny.FOLDER)


@pytest.fixture(scope="module")
def readings(loaded):
    return Levels(loaded.scenario, loaded.mirrors, tiny.FOLDER)


def found(code, *changes):
    return [each for each in tiny.replaced(changes).findings if each.code == code]


# --- reading and laying over ----------------------------------------------------


def test_a_level_has_its_own_texts_and_the_whole_ones_where_it_has_none(readings):
    whole, short = readings.whole, readings.at("short")
    assert short.days[0].frame.startswith("Fog on the strait.")
    assert short.days[0].title == whole.days[0].title
    assert short.days[1].frame == whole.days[1].frame


def test_the_level_of_the_whole_texts_and_an_unknown_one_are_the_scenario_itself(readings):
    assert readings.at("whole") is readings.whole
    assert readings.at("rhymed") is readings.whole
    assert readings.at("") is readings.whole


def test_nothing_but_texts_differs_between_levels(readings):
    whole = readings.whole.model_dump()
    for name in ("short", "plain"):
        own = readings.at(name).model_dump()
        assert own != whole
        assert _without_texts(own) == _without_texts(whole)


def _without_texts(data):
    if isinstance(data, dict):
        return {key: _without_texts(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_without_texts(value) for value in data]
    return "text" if isinstance(data, str) and " " in data else data


@pytest.mark.parametrize("length", Length)
def test_the_rules_are_the_same_at_every_level(readings, length):
    whole = compile_rules(readings.whole, length).digest
    assert {compile_rules(readings.at(name), length).digest for name in ("short", "plain")} == {
        whole
    }


def test_a_levels_files_are_read_when_it_is_first_asked_for(loaded, monkeypatch):
    read = []
    original = levels.read_folder
    monkeypatch.setattr(
        levels, "read_folder", lambda folder: read.append(folder.name) or original(folder)
    )
    readings = Levels(loaded.scenario, loaded.mirrors, tiny.FOLDER)
    assert read == []
    readings.at("plain")
    readings.at("plain")
    assert read == ["plain"]


def test_loading_a_scenario_does_not_read_its_levels(loaded):
    assert loaded.levels == ()
    assert {each.level for each in load(tiny.FOLDER, levels=True).levels} == {"short", "plain"}


def test_a_length_has_its_usual_level(loaded):
    head = loaded.scenario.head
    assert [usual(head, length) for length in Length] == ["short", "whole", "whole"]
    assert usual(head.model_copy(update={"reading_levels": ()}), Length.FULL) == ""


# --- the way to a text ------------------------------------------------------------


@pytest.mark.parametrize(
    ("inside", "key", "path"),
    [
        ("days/01.yaml", "frame", ("days", 0, "frame")),
        ("days/01.yaml", "matters/guns/voices/moor/text", ("days", 0, "matters", 0, "voices", 1, "text")),
        ("days/01.yaml", "matters/guns/voices/2/text", ("days", 0, "matters", 0, "voices", 1, "text")),
        ("days/01.yaml", "night/2/text", ("days", 0, "night", 1, "text")),
        ("world.yaml", "messages/from-reyes/text", ("messages", 3, "text")),
        ("world.yaml", "prologue/1/text", ("prologue", 0, "text")),
        ("world.yaml", "map/alternative", ("map", "alternative")),
        ("scenario.yaml", "motives/trade/reckoning/1/lines/2/text", ("head", "motives", 0, "reckoning", 0, "lines", 1, "text")),
    ],
)  # fmt: skip
def test_a_key_leads_to_a_text_by_ids_by_people_and_by_numbers(loaded, inside, key, path):
    assert way_to(loaded.scenario, loaded.mirrors, inside, key) == path


@pytest.mark.parametrize(
    ("inside", "key", "said"),
    [
        ("days/01.yaml", "matters/gums/prompt", "no “gums”"),
        ("days/01.yaml", "matters/guns", "a part that holds some"),
        ("days/01.yaml", "matters/guns/options/hide/now", "no text"),
        ("days/01.yaml", "matters/guns/id", "no text"),
        ("days/01.yaml", "clock", "no text"),
        ("days/01.yaml", "night/3/text", "no “3”"),
        ("days/01.yaml", "frame/text", "no “text”"),
        ("days/09.yaml", "frame", "no file"),
        ("scenario.yaml", "words/quotation/text", "same at every level"),
        ("world.yaml", "messages", "a list"),
    ],
)
def test_a_key_that_leads_to_no_text_says_why(loaded, inside, key, said):
    with pytest.raises(LostWay, match=said):
        way_to(loaded.scenario, loaded.mirrors, inside, key)


def test_every_text_has_a_key_that_leads_back_to_it():
    whole = load(data_root() / "scenarios" / "cuba-1962")
    from game.scenario.checks.levels import lesson_texts
    from game.scenario.checks.view import View

    paths = list(lesson_texts(View(whole.scenario, whole.places, (), whole.mirrors)))
    assert len(paths) > 500
    for path in paths:
        inside, key = key_of(whole.scenario, whole.mirrors, path)
        assert way_to(whole.scenario, whole.mirrors, inside, key) == path


def test_replacing_a_text_leaves_the_scenario_itself_as_it_was(loaded):
    path = ("days", 0, "matters", 0, "options", 1, "detail")
    changed = with_texts(loaded.scenario, {path: "Other words."})
    assert changed.days[0].matters[0].options[1].detail == "Other words."
    assert loaded.scenario.days[0].matters[0].options[1].detail.startswith("A gun that is known")
    assert changed.days[1] is loaded.scenario.days[1]


def test_only_files_within_a_level_belong_to_it():
    assert parted("levels/short/days/05.yaml") == ("short", "days/05.yaml")
    assert parted("levels/short.yaml") is None
    assert parted("days/05.yaml") is None


# --- what a text tells ------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told_so"),
    [
        ("Some 42,000 men", {"42000"}),
        ("forty-two thousand men", {"42000"}),
        ("42 thousand men", {"42000"}),
        ("two hundred and fifty ships", {"250"}),
        ("On the 4th and the 27th", {"4", "27"}),
        ("At 07:30 one of them came", {"07:30"}),
        ("A U-2 and an R-12, no more", set()),
        ("a dozen guns, a hundred men", {"12", "100"}),
        ("nobody", set()),
    ],
)
def test_numbers_are_read_in_digits_and_in_words(text, told_so):
    assert set(numbers(text)) == told_so


def test_names_are_capitals_within_a_sentence():
    text = "Fog lies. In Paris Kennedy’s men, the Americans, wait. I do too: “Nobody” asks Rusk."
    assert list(names(text)) == ["Paris", "Kennedy", "Americans", "Rusk"]


def missing(whole, own, called=None):
    return list(lost(Told(whole), Told(own), called or {}))


def added(whole, own, called=None):
    return list(new(Told(whole), Told(own), called or {}))


def test_what_a_text_loses_is_named():
    whole = "In [Paris](codex:paris) eleven men told Rusk “we shall not go at all”."
    assert missing(whole, "Some men told him so.") == [
        ("link", "paris"),
        ("number", "11"),
        ("name", "Paris"),
        ("name", "Rusk"),
        ("quotation", "we shall not go at all"),
    ]


def test_the_same_facts_in_other_words_lose_nothing():
    whole = "At dawn three American ships and Mr Kennedy’s forty-two thousand men waited."
    own = (
        "Kennedy had 42,000 men. They waited at dawn, with 3 ships of the Americans, Mr Brown said."
    )
    assert missing(whole, own) == []
    assert added(whole, own) == [("name", "Brown")]


def test_one_person_may_go_by_another_of_his_names():
    called = {"nikita": "khrushchev", "sergeyevich": "khrushchev", "khrushchev": "khrushchev"}
    assert missing("They call Nikita Sergeyevich.", "They call on Khrushchev.", called) == []
    assert added("They call Nikita Sergeyevich.", "They call on Khrushchev.", called) == []


def test_a_number_that_the_whole_text_does_not_have_is_new_unless_it_is_very_small():
    assert added("Both of them and the rest", "The two of them and the nine others") == [
        ("number", "9")
    ]


# --- findings -----------------------------------------------------------------------


def test_a_lost_key_offers_the_nearest_right_one():
    finding = found(801, (SHORT, "options/hide/detail", "options/hid/detail"))[0]
    assert 'did you mean "hide"' in finding.message
    assert str(finding.place) == f"{SHORT}:8:3"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ((SHORT, "texts:\n", "titles: {}\ntexts:\n"), "nothing else"),
        ((SHORT, "  frame: Fog on the strait.", "  frame: 7\n  title: Fog."), "expected a text"),
        (("scenario.yaml", "id: short", "id: brief"), "declares no level “short”"),
        (("scenario.yaml", "promises: shorter", "promises: whole"), "declares no level “short”"),
    ],
)
def test_a_file_of_a_level_holds_texts_of_a_declared_level(change, said):
    assert any(said in finding.message for finding in found(801, change))


def test_a_file_that_mirrors_nothing_is_told_the_nearest():
    checked = tiny.with_files({"levels/short/days/1.yaml": b"texts: {}\n"})
    assert [finding.code for finding in checked.findings] == [801]
    assert 'did you mean "days/01.yaml"' in checked.findings[0].message


def test_a_file_of_a_level_is_as_strictly_read_as_any_other():
    twice = "  frame: Once.\n  frame: Twice.\n"
    checked = tiny.with_files({"levels/plain/days/02.yaml": f"texts:\n{twice}".encode()})
    assert 102 in {finding.code for finding in checked.findings}


def test_a_text_of_a_level_is_checked_as_any_other_text():
    finding = found(604, (SHORT, "Fog on the strait.", "Fog  on the strait."))[0]
    assert finding.place.file == SHORT
    assert found(605, (SHORT, "Nobody *waved*.", "Nobody *waved."))
    assert found(513, (SHORT, "and the fog talk.", "and “let all the fog talk”."))


def test_a_finding_of_a_level_can_be_allowed_where_it_stands():
    more = "  matters/boats/options/go-through/detail: A rope can be cut. # allow 805: no name"
    old = "  matters/boats/options/go-through/detail: The strait is yours too."
    assert 901 in {e.code for e in tiny.broken("levels/short/days/02.yaml", old, more).findings}
    lost_name = (
        "nobody in Southport knows.",
        "nobody else knows. # allow 805: the port is named above",
    )
    assert tiny.broken(SHORT, *lost_name).findings == ()


def test_a_level_that_has_not_begun_lacks_nothing():
    kept = [file for file in tiny.files() if not file.inside.startswith("levels/plain")]
    from game.scenario.check import check_loaded
    from game.scenario.load import assemble

    assert check_loaded(assemble("tiny", kept)).findings == ()
