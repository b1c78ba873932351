"""The shipped crisis to a historian's standard: clocks, figures, quotations, and who knew what."""

from datetime import date, timedelta
from functools import cache

import pytest

from game.data import data_root
from game.scenario import model as parts_of
from game.scenario.check import check_loaded
from game.scenario.checks.truth import number_of
from game.scenario.checks.view import View
from game.scenario.folder import RawFile, read_folder
from game.scenario.load import assemble

FOLDER = data_root() / "scenarios" / "cuba-1962"


@cache
def files():
    read, _findings = read_folder(FOLDER, levels=True)
    return {file.inside: file.raw.decode() for file in read}


def found(changes):
    """Check the crisis with pieces replaced: (file, old, new)."""
    changed = dict(files())
    for inside, old, new in changes:
        assert old in changed[inside], (inside, old)
        changed[inside] = changed[inside].replace(old, new, 1)
    raw = [RawFile(name, name, text.encode()) for name, text in sorted(changed.items())]
    return check_loaded(assemble("cuba-1962", raw)).findings


@cache
def scenario():
    raw = [RawFile(name, name, text.encode()) for name, text in sorted(files().items())]
    return assemble("cuba-1962", raw)


def test_the_shipped_crisis_is_clean():
    assert found([]) == ()


def test_moscow_is_seven_hours_ahead_of_washington_and_eight_from_the_28th():
    head = scenario().scenario.head
    first = date.fromisoformat(head.first_day)
    clock = next(clock for clock in head.clocks if clock.name == "Washington")
    for number in range(1, head.days + 1):
        today = first + timedelta(days=number - 1)
        offset = [each.hours for each in clock.offsets if each.from_day <= number][-1]
        assert offset == (-7 if today <= date(1962, 10, 27) else -8), today


def test_the_first_day_is_the_tuesday_on_which_kennedy_was_shown_the_pictures():
    first = date.fromisoformat(scenario().scenario.head.first_day)
    assert (first, first.strftime("%A")) == (date(1962, 10, 16), "Tuesday")


def test_no_quotation_is_longer_than_thirty_words():
    view = View(scenario().draft, scenario().places)
    quoted = [quotation.text for _path, quotation in view.of(parts_of.Quotation)]
    assert len(quoted) > 100
    assert max(len(text.split()) for text in quoted) <= 30


def test_figures_are_kept_for_what_texts_repeat():
    assert len(scenario().scenario.figures) >= 35


PLANTED = [
    ("days/12.yaml", '"10:00, 17:00 in Moscow"', '"10:00, 18:00 in Moscow"', 516),
    ("days/13.yaml", '"06:00, 14:00 in Moscow"', '"06:00, 13:00 in Moscow"', 516),
    ("days/09.yaml", "Wednesday, 24 October", "Thursday, 24 October", 514),
    (
        "days/05.yaml",
        "eight launchers, as the plan asked",
        "nine launchers, as the plan asked",
        515,
    ),
    ("days/06.yaml", "with 68 warheads", "with 86 warheads", 515),
    ("days/09.yaml", "that we both show prudence", "that we both show patience", 513),
    ("days/08.yaml", "About thirty ships", "Heyser flew on the 14th. About thirty ships", 508),
    ("days/03.yaml", "At midnight, Moscow time", "ExComm met. At midnight, Moscow time", 508),
]


@pytest.mark.parametrize(("inside", "right", "wrong", "code"), PLANTED)
def test_a_planted_error_of_fact_is_found(inside, right, wrong, code):
    assert code in {finding.code for finding in found([(inside, right, wrong)])}


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("42,000", 42_000),
        ("forty thousand", 40_000),
        ("twenty-four", 24),
        ("Two dozen", 24),
        ("two hundred and", None),
        ("a hundred", None),
        ("hundred", 100),
        ("three hundred thousand", 300_000),
        ("nineteen hundred", 1_900),
        ("seven", 7),
    ],
)
def test_numbers_are_read_in_digits_and_in_words(words, number):
    assert number_of(words) == number
