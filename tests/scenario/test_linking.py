"""The first word for a codex entry in a day's texts leads to it, and nothing else changes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.scenario.linking import AFTERWARDS, Linker, links_in
from game.scenario.load import load
from tests.scenario import tiny

_LINK = re.compile(r"\[([^\[\]]+)\]\(codex:[a-z0-9-]+\)")


def without_links(text):
    return _LINK.sub(r"\1", text)


@pytest.fixture(scope="module")
def linker():
    return Linker(load(tiny.FOLDER).scenario)


def test_the_first_mention_of_a_day_is_linked_and_a_later_one_of_that_day_is_not(linker):
    for day in linker.scenario.days:
        always = [day.frame, *(p.text for p in day.papers if p.when is None and not p.on_request)]
        named = [name for text in always for name in links_in(linker.texts.get(text, text))]
        by_hand = [name for text in always for name in links_in(text)]
        gained = list(named)
        for name in by_hand:
            gained.remove(name)
        assert len(gained) == len(set(gained))


def test_a_word_becomes_a_link_to_its_entry(linker):
    assert linker.linked("Two guns.", 1) == "Two [guns](codex:cannon)."


def test_only_the_first_of_two_words_for_the_same_entry_is_linked(linker):
    assert links_in(linker.linked("A cannon, guns, a cannon.", 1)) == ["cannon"]


def test_a_text_that_leads_there_by_hand_gains_no_second_link(linker):
    text = "Guns? See [this](codex:cannon). The guns."
    assert linker.linked(text, 1) == text


def test_parts_of_words_recorded_words_and_emphasis_stay_as_they_are(linker):
    text = "gunsmith, “guns”, *guns*, mid-guns"
    assert linker.linked(text, 1) == text


def test_what_is_not_known_yet_is_not_linked():
    head = "    title: Cannon\n"
    made = tiny.with_files(
        {
            "people.yaml": tiny.text("people.yaml")
            .replace(head, f"{head}    known_from_day: 3\n")
            .encode()
        }
    )
    linker = Linker(made.loaded.scenario)
    assert links_in(linker.linked("Two guns.", 2)) == []
    assert links_in(linker.linked("Two guns.", 3)) == ["cannon"]
    assert links_in(linker.linked("Two guns.", AFTERWARDS)) == ["cannon"]


@given(st.text(alphabet="guns cano[](:)*“”Hale\n-", max_size=60))
def test_linking_changes_no_word_whatever_the_text(text):
    linker = Linker(load_once())
    assert without_links(linker.linked(text, 1)) == without_links(text)


def load_once(kept=[]):  # noqa: B006 (read once for all examples)
    if not kept:
        kept.append(load(tiny.FOLDER).scenario)
    return kept[0]
