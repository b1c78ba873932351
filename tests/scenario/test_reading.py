"""How hard and how long texts are to read."""

from functools import cache

import pytest

from game.data import data_root
from game.scenario.checks.view import View
from game.scenario.levels import named, usual
from game.scenario.load import load
from game.scenario.reading import (
    CODEX,
    DOCUMENTS,
    LESSON_MINUTES,
    PLAY,
    WORDS_A_MINUTE,
    Level,
    as_table,
    at,
    at_levels,
    day_levels,
    kind_of,
    lesson_words,
    level,
    levels,
    prologue_words,
    syllables,
)
from game.scenario.values import Length


@cache
def shipped():
    loaded = load(data_root() / "scenarios" / "cuba-1962", levels=True)
    return View(loaded.draft, loaded.places, loaded.levels, loaded.mirrors)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("the", 1),
        ("table", 2),
        ("missile", 2),
        ("houses", 2),
        ("asked", 1),
        ("decided", 3),
        ("quarantine", 3),
        ("radio", 3),
        ("agree", 2),
        ("don’t", 1),
        ("mm", 1),
    ],
)
def test_syllables_are_counted_by_vowels(word, count):
    assert syllables(word) == count


def test_a_known_sentence_has_the_grade_of_the_formula():
    found = level("The cat sat on the mat.")
    assert found == Level(6, 1, 6)
    assert found.grade == pytest.approx(0.39 * 6 + 11.8 - 15.59)
    assert found.age == pytest.approx(found.grade + 5)


def test_labels_without_an_end_are_no_text_and_marks_count_for_nothing():
    assert level("Four boats, no flags") == Level()
    assert level("**The** [cat](codex:a-very-long-name-indeed) sat.") == level("The cat sat.")


def test_long_words_and_long_sentences_read_older():
    easy = level("The men hid. Nobody saw them. The fog helped.")
    hard = level(
        "The administration subsequently instituted extraordinary camouflage arrangements."
    )
    assert easy.age < hard.age


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        (("days", 0, "papers", 1, "text"), PLAY),
        (("days", 0, "papers", 1, "quotation", "text"), None),
        (("days", 0, "envelope", "items", 0, "text"), "debrief"),
        (("days", 0, "evening", "answer"), "debrief"),
        (("days", 0, "questions", 0, "answer"), PLAY),
        (("documents", 0, "summary"), DOCUMENTS),
        (("codex", 0, "text"), CODEX),
        (("sources", 0, "reliability"), None),
    ],
)
def test_every_text_has_its_kind(path, kind):
    assert kind_of(path) == kind


def test_play_text_of_the_shipped_crisis_is_read_with_ease_at_fifteen():
    assert levels(shipped())[PLAY].age <= 15
    assert all(found.age <= 15 for found in day_levels(shipped()))


def test_the_report_tells_every_day_and_the_budget_of_a_lesson_at_each_level():
    told = as_table(shipped())
    for own, view in at_levels(shipped()).items():
        name = named(shipped().scenario.head, own).name
        words = sum(lesson_words(view)) + prologue_words(view)
        days = told.partition(f"at the level “{name}”\n")[2].split("\n\n")[0]
        assert len(days.splitlines()) == 1 + 13 + 1
        assert f"level “{name}”: about {words} words" in told
    assert told.count("budget of 40 minutes (8000 words)") == 3


def test_a_lesson_is_within_its_budget_at_the_level_at_which_it_is_read():
    view = at(shipped(), usual(shipped().scenario.head, Length.LESSON))
    assert sum(lesson_words(view)) + prologue_words(view) <= WORDS_A_MINUTE * LESSON_MINUTES


def test_the_short_level_has_fewer_words_on_every_day_and_the_plain_one_is_easier():
    whole, short, plain = (day_levels(at(shipped(), name)) for name in ("whole", "short", "plain"))
    for day in range(13):
        assert short[day].words < whole[day].words
        assert plain[day].grade < whole[day].grade


def test_an_adviser_who_may_say_one_thing_or_another_is_counted_once():
    tiny = load(data_root() / "assets" / "new-scenario")
    view = View(tiny.draft, tiny.places)
    day = tiny.draft.days[0]
    matter = day.matters[0]
    words = lesson_words(view)[0]
    shorter = matter.voices[0].model_copy(update={"text": "No."})
    voices = (shorter, *matter.voices)
    more = matter.model_copy(update={"voices": voices})
    changed = day.model_copy(update={"matters": (more, *day.matters[1:])})
    other = tiny.draft.model_copy(update={"days": (changed, *tiny.draft.days[1:])})
    assert lesson_words(View(other, tiny.places))[0] == words


def test_a_scenario_without_levels_has_one_table_of_days():
    view = shipped()
    head = view.scenario.head.model_copy(update={"reading_levels": ()})
    bare = View(view.scenario.model_copy(update={"head": head}), view.places)
    told = as_table(bare)
    assert told.count("play, by day") == 1
    assert "level" not in told


def test_a_scenario_without_a_lesson_has_no_budget():
    loaded = load(data_root() / "assets" / "new-scenario")
    view = View(loaded.draft, loaded.places)
    assert "Lesson length" in as_table(view)
    head = view.scenario.head
    lengths = {name: rules for name, rules in head.lengths.items() if name != "lesson"}
    other = view.scenario.model_copy(update={"head": head.model_copy(update={"lengths": lengths})})
    assert "Lesson length" not in as_table(View(other, loaded.places))
