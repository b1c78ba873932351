"""A typed line means one thing, or is answered calmly."""

import pytest

from game.present import page as p
from game.text.answers import Act, Ask, Unclear, answer
from game.text.numbering import numbers_of

PAGE = p.Page(
    "sample",
    "matters",
    "The guns",
    (
        p.Prose("See the [old cannon](codex:cannon) and the [strait](codex:strait)."),
        p.Scale("How likely?", ("forecast:10", "forecast:70"), "never", "surely"),
    ),
    (
        p.Action("option:hide", "Hide the guns", "option", key="2"),
        p.Action("option:more", "Bring more guns", "option"),
        p.Action("option:announce", "Announce the guns", "option"),
        p.Action("forecast:10", "10", "scale"),
        p.Action("forecast:70", "70", "scale"),
        p.Action("ask:one", "Ask: Where do boats pass?", "secondary", key="q"),
        p.Action("standing", "Where things stand", "secondary", key="g"),
        p.Action(
            "undo", "Take it back", "secondary", enabled=False, why_not="The night has fallen."
        ),
        p.Action("close", "Back", "secondary", key="escape"),
        p.Action("sign", "Sign the order", "main"),
    ),
    back="close",
)


@pytest.mark.parametrize(
    ("line", "action"),
    [
        ("2", "option:hide"),
        ("1", "option:more"),
        ("3.", "option:announce"),
        ("10", "forecast:10"),
        ("70", "forecast:70"),
        ("q", "ask:one"),
        ("ESCAPE", "close"),
        ("next", "sign"),
        ("back", "close"),
        ("where", "standing"),
        ("bring", "option:more"),
        ("Bring More", "option:more"),
        ("ask where", "ask:one"),
        ("ask", "ask:one"),
        ("ann gu", "option:announce"),
        ("open strait", "open:codex:strait"),
        ("open old", "open:codex:cannon"),
        ("codex cannon", "open:codex:cannon"),
        ("sign the order", "sign"),
    ],
)
def test_an_action_is_found(line, action):
    assert answer(line, PAGE) == Act(action)


@pytest.mark.parametrize(("line", "word"), [("help", "help"), ("", "again"), ("quit", "quit")])
def test_words_for_the_terminal(line, word):
    assert answer(line, PAGE) == Ask(word)


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("guns", "could be"),
        ("anounce", "Announce the guns"),
        ("99", "There is no 99 here"),
        ("undo", "The night has fallen."),
        ("save", "saves itself"),
        ("open harbour", "Nearest"),
        ("xyzzy", "is not an answer here"),
        ("%" * 500, "is not an answer here"),
        ("²", "is not an answer here"),
    ],
)
def test_what_is_unclear_is_answered_calmly(line, part):
    found = answer(line, PAGE)
    assert isinstance(found, Unclear)
    assert part in found.text


def test_a_wrong_number_on_a_scale_is_told_what_the_scale_has():
    found = answer("55", PAGE)
    assert isinstance(found, Unclear)
    assert found.text == "There is no 55 here. Answers here: 10, 70."


def test_ask_alone_says_what_can_be_asked_and_where():
    def asks(*labels):
        actions = tuple(p.Action(f"ask:{label}", label, "secondary") for label in labels)
        found = answer("ask", p.Page("council", "council", "The room", (), actions))
        return found.text if isinstance(found, Unclear) else found

    assert asks("Check: Is it ready?") == Act("ask:Check: Is it ready?")
    assert (
        asks("Ask: Why?", "Check: How?") == "Ask what? There is 1 “Ask: Why?” or 2 “Check: How?”."
    )
    assert "choose who can be asked" in asks()


def test_a_page_without_a_main_action_says_what_there_is():
    found = answer("next", p.Page("a", "message", "A", (), PAGE.actions[:2]))
    assert isinstance(found, Unclear)
    assert "Hide the guns" in found.text


def test_numbers_are_unique_and_honour_keys():
    numbers = numbers_of(PAGE)
    assert numbers["option:hide"] == 2
    assert len(set(numbers.values())) == len(PAGE.actions)


def test_numbers_stay_when_what_leads_on_opens():
    def page(*, opens):
        return p.Page(
            "evening",
            "forecast",
            "How likely?",
            (p.Field("write", "Why?", ""),),
            (
                p.Action("next", "On", "main", enabled=opens),
                p.Action("help", "Help", "secondary"),
                p.Action("write", "Why?", "field"),
                p.Action("shut", "Later", "secondary", enabled=False),
            ),
        )

    assert numbers_of(page(opens=False)) == numbers_of(page(opens=True))


@pytest.mark.parametrize(("chosen", "meant"), [(True, Act("sign")), (False, None)])
def test_sign_signs_what_is_chosen_though_its_name_begins_alike(chosen, meant):
    ways = (
        p.Action("option:none", "Sign none of them", "option", pressed=chosen),
        p.Action("option:both", "Sign both", "option", pressed=False),
        p.Action("sign", "Sign the order", "main"),
    )
    found = answer("sign", p.Page("a", "matters", "A", (), ways))
    assert found == meant if meant else isinstance(found, Unclear)


def test_a_word_of_several_ways_is_asked_back_though_one_of_them_is_shown():
    ways = (
        p.Action("day:1", "Day 1", "toggle", pressed=True),
        p.Action("day:2", "Day 2", "toggle", pressed=False),
        p.Action("go:next", "Day by day", "main"),
        p.Action("option:ship", "Show the order", "option", pressed=True),
    )
    page = p.Page("a", "envelopes", "A", (), ways)
    assert isinstance(answer("day", page), Unclear)
    assert isinstance(answer("d", page), Unclear)
