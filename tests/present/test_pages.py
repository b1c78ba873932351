"""Whatever a player does, every page is whole and every action on it works."""

import json
import random
from collections import Counter

import pytest
from table import Memory, blocks, by_night, chosen_by, forward, main, new_desk, playing, tiny, until

from game.present.desk import Desk
from game.present.page import Action, Heading, OptionCard, Page, Prose, as_json
from game.present.settings import Settings

SEEDS = range(12)
STEPS = 260
TYPED = {"class-code": ""}
"""What is typed into lines that do not take just anything."""
NAMING = ("action", "link", "actions", "questions")


def named(page: Page) -> set[str]:
    """Every action that a block of the page names."""
    found: set[str] = set()
    for block in blocks(page):
        if isinstance(block, Action):
            continue
        for name in NAMING:
            value = getattr(block, name, ())
            found |= {value} if isinstance(value, str) else set(value)
    return found - {""}


def faults(page: Page) -> list[str]:
    ids = [action.id for action in page.actions]
    found = [f"{page.id}: twice {each}" for each, count in Counter(ids).items() if count > 1]
    found += [f"{page.id}: no action {each}" for each in sorted(named(page) - set(ids))]
    found += [f"{page.id}: focus on {page.focus}"] if page.focus not in {*ids, ""} else []
    found += [f"{page.id}: back by {page.back}"] if page.back not in {*ids, ""} else []
    mains = [action.id for action in page.actions if action.role == "main"]
    found += [f"{page.id}: main actions {mains}"] if len(mains) > 1 else []
    steps = page.header.steps if page.header else ()
    found += [f"{page.id}: no step {step}" for step in steps if step not in ids]
    found += [
        f"{page.id}: {action.id} is closed and does not say why"
        for action in page.actions
        if not action.enabled and not action.why_not
    ]
    keys = Counter(action.key for action in page.actions if action.key)
    found += [f"{page.id}: key {key} twice" for key, count in keys.items() if count > 1]
    found += [f"{page.id}: a nameless action {a.id}" for a in page.actions if not a.label.strip()]
    return found if page.title else [*found, f"{page.id}: no title"]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("length", ["lesson", "full"])
def test_every_action_of_a_random_play_works(seed: int, length: str, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # whoever prints a pack writes it where the desk stands
    chance = random.Random(f"{length}{seed}")
    desk = playing(length)
    trouble: list[str] = []
    for _step in range(STEPS):
        page = desk.page()
        trouble += faults(page)
        json.dumps(as_json(page))
        action = chosen_by(page, chance)
        value = TYPED.get(action.id, "TINY-CODE") if action.role == "field" else ""
        desk.act(action.id, value)
        if desk.state.ui.said:
            trouble.append(f"{page.id}: {action.id} was answered “{desk.state.ui.said}”")
        if desk.page().id == "message" or desk.page().title == "Not here":
            trouble.append(f"{page.id}: {action.id} leads nowhere")
        if desk.closed:
            break
    assert not trouble, "\n".join(sorted(set(trouble)))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_main_actions_lead_from_the_title_to_the_end_of_the_debrief(seed: int):
    desk = new_desk()
    chance = random.Random(seed)
    kinds = []
    for _step in range(400):
        kinds.append(desk.page().kind)
        assert not faults(desk.page())
        if desk.page().id == "export":
            break
        forward(desk, chance)
    assert kinds[0] == "title"
    assert desk.page().id == "export"
    debrief = [kind for kind in dict.fromkeys(kinds) if kind.startswith("debrief")]
    assert debrief == [
        "debrief-first",
        "debrief-envelopes",
        "debrief-days",
        "debrief-gauges",
        "debrief-quality",
        "debrief-what-if",
        "debrief-advisers",
        "debrief-model",
        "debrief-endings",
        "debrief-historians",
        "debrief-exam",
    ]


def test_the_first_start_asks_about_motion_before_anything_else():
    desk = new_desk(asked=False)
    assert any("motion" in action.label.casefold() for action in desk.page().actions)
    desk.act(main(desk.page()).id)
    assert desk.page().kind == "title"


@pytest.mark.parametrize("kind", ["morning", "council", "matters", "forecast", "trace"])
def test_what_is_unknown_is_answered_calmly_and_changes_nothing(kind: str):
    desk = playing()
    until(desk, kind)
    before = desk.session.record
    for action in ("", "no-such-thing", "option:none", "go:nowhere", "open:codex:none", "ask:"):
        desk.act(action)
        assert desk.page().kind == kind
        assert desk.page().note in desk.page().announcement
        assert desk.state.ui.said
    assert desk.session.record == before


@pytest.mark.parametrize("kind", ["council", "matters", "forecast"])
def test_what_is_closed_says_why_and_changes_nothing(kind: str):
    desk = playing()
    page = until(desk, kind)
    before = desk.session.record
    closed = [action for action in page.actions if not action.enabled]
    assert closed
    for action in closed:
        desk.act(action.id)
        assert action.why_not in desk.page().note
        assert desk.session.record == before


@pytest.mark.parametrize("kind", ["morning", "matters", "dispatch", "ending", "debrief-days"])
def test_pages_laid_over_the_play_never_move_it(kind: str):
    desk = playing()
    page = until(desk, kind)
    stood = desk.session.phase, desk.session.record.choices
    over = ("standing", "library", "help", "settings")
    opening = [a for a in page.actions if a.enabled and (a.id.startswith("open:") or a.id in over)]
    for action in opening:
        desk.act(action.id)
        inner = desk.page()
        assert inner.id != page.id, action.id
        assert not faults(inner)
        assert inner.back
        desk.act(inner.back)
        assert desk.page().id == page.id, f"back from {inner.id}"
    assert (desk.session.phase, desk.session.record.choices) == stood


def test_a_paper_is_unread_until_it_is_opened():
    desk = playing()
    paper = next(a.id for a in desk.page().actions if a.id.startswith("open:paper:"))
    tags = {b.action: b.tag for b in blocks(desk.page()) if type(b).__name__ == "Card"}
    assert tags[paper]
    desk.act(paper)
    desk.act(desk.page().back)
    tags = {b.action: b.tag for b in blocks(desk.page()) if type(b).__name__ == "Card"}
    assert not tags[paper]


def test_an_order_can_be_taken_back_until_the_night():
    desk = playing()
    until(desk, "matters")
    before = desk.session.record.choices
    forward(desk, random.Random(1))
    assert desk.session.record.choices != before
    desk.act("undo")
    assert desk.session.record.choices == before
    assert desk.page().kind == "matters"


def test_a_play_is_gone_on_with_where_it_was_left():
    desk = playing()
    until(desk, "trace")
    page = desk.page()
    desk.act("save")
    assert desk.page().kind == "title"
    again = main(desk.page()).id
    assert again.startswith("continue:")
    assert desk.page().focus == again
    desk.act(again)
    assert desk.page() == page


def test_quiet_nights_are_put_into_words_once():
    dashes = 0
    for seed in range(6):
        desk, chance, printed = playing(), random.Random(seed), {}
        while desk.page().kind != "ending":
            page = desk.page()
            for tape in (each for each in blocks(page) if type(each).__name__ == "Tape"):
                printed[page.id] = [line.text for line in tape.lines]
            forward(desk, chance)
        quiet = [lines for lines in printed.values() if lines in (["Nothing to report."], ["–"])]
        assert quiet[1:] == [["–"]] * len(quiet[1:])
        dashes += len(quiet[1:])
    assert dashes


def test_reasons_are_asked_before_any_result_is_shown():
    desk = playing()
    page = until(desk, "debrief-first")
    shown = json.dumps(as_json((*page.main, *page.side)))
    for ending in desk.scenario.endings:
        assert ending.title not in shown
        assert ending.how not in shown
    assert not [block for block in blocks(page) if type(block).__name__ in ("Chart", "Timelines")]


def test_the_other_sides_file_stays_sealed_during_play():
    desk = playing()
    sealed = [item.text for day in desk.scenario.days for item in day.envelope.items]
    chance = random.Random(5)
    while not desk.page().kind.startswith("debrief"):
        shown = json.dumps(as_json(desk.page()), ensure_ascii=False)
        assert not [text for text in sealed if text in shown], desk.page().id
        forward(desk, chance)


def test_only_what_is_known_by_the_day_may_be_looked_up():
    desk = playing()
    desk.act("library")
    shown = json.dumps(as_json(desk.page()), ensure_ascii=False)
    for document in desk.scenario.documents:
        assert (document.title in shown) == (document.id in desk.session.documents())
    for person in desk.scenario.people:
        assert (person.name in shown) == (person.known_from_day <= 1)


def test_by_night_those_at_hand_are_heard_below_the_ways():
    silent = {"text": "Nobody hears this.", "when": {"track": "ladder", "below": "shots"}}
    desk = Desk(tiny(), Memory(), Settings(asked=True))
    desk.take(by_night({"text": "Nothing stirs out there."}, silent))
    page = desk.page()
    assert page.kind == "interruption"
    kinds = [type(block) for block in page.main]
    texts = [block.text for block in page.main if isinstance(block, Prose)]
    assert any("**Hale:** Nothing stirs out there." in text for text in texts)
    assert not any("Nobody hears this." in text for text in texts)
    last_way = max(place for place, kind in enumerate(kinds) if kind is OptionCard)
    assert kinds[last_way + 1 :] == [Heading, Prose, Prose]
