"""Each claim leads to its sources in two keys, and each source says where it is used."""

import random

import pytest
from table import forward, playing, tiny, until

from game.data import data_root
from game.debrief.citing import uses_of
from game.present import citing, library, misses, overlays
from game.present.desk import Desk
from game.present.gallery import NoKeeper
from game.present.settings import Settings
from game.scenario.load import load
from game.text.answers import Act, answer


@pytest.fixture(scope="module")
def shipped():
    found = load(data_root() / "scenarios" / "cuba-1962").scenario
    assert found is not None
    return found


def sources_on(page):
    return [each.id for each in page.actions if each.id.startswith("open:source:")]


def typed(desk, line):
    """Take a typed line as the terminal does."""
    meant = answer(line, desk.page())
    assert isinstance(meant, Act), (line, meant)
    desk.act(meant.action)


def two_keys_lead_to_every_source(desk):
    below = desk.page()
    wanted = list(dict.fromkeys(sources_on(below)))
    assert len(wanted) <= len(citing.LIST_KEYS)
    for place, source in enumerate(wanted):
        typed(desk, citing.CITED_KEY)
        typed(desk, citing.LIST_KEYS[place])
        assert desk.page().id == source.removeprefix("open:").replace("source:", "source/")
        desk.act("close")
        desk.act("close")
        assert desk.page().id == below.id


def test_every_page_of_a_play_that_cites_has_the_key():
    desk, chance = playing("full"), random.Random(4)
    for _step in range(120):
        page = desk.page()
        has_key = any(each.id == citing.CITED for each in page.actions)
        assert has_key == bool(sources_on(page))
        if page.kind == "export":
            break
        forward(desk, chance)


def test_two_typed_lines_lead_from_every_paper_document_and_codex_page_to_each_source(shipped):
    desk = Desk(shipped, NoKeeper(), Settings(asked=True))
    for action in ("new", "set:length:full", "begin"):
        desk.act(action)
    two_keys_lead_to_every_source(desk)
    while desk.page().kind == "prologue":
        forward(desk, random.Random(1))
    desk.act("library")
    pages = [each.id for each in desk.page().actions if each.id.startswith("open:")]
    assert len(pages) > 100
    for page in pages:
        desk.act(page)
        if desk.page().id != "sources" and sources_on(desk.page()):
            two_keys_lead_to_every_source(desk)
        desk.act("close")


def test_a_list_of_sources_says_how_far_each_is_to_be_trusted():
    desk = playing()
    paper = next(each.id for each in desk.page().actions if each.id.startswith("open:paper:"))
    desk.act(paper)
    desk.act(citing.CITED)
    details = [card.detail for card in desk.page().main]
    assert details
    assert set(details) <= {source.reliability for source in tiny().sources}


def test_every_source_of_the_shipped_scenario_is_used_somewhere(shipped):
    uses = uses_of(shipped)
    assert [source.id for source in shipped.sources if not uses.get(source.id)] == []


def test_during_a_play_a_source_does_not_tell_of_later_days(shipped):
    desk = Desk(shipped, NoKeeper(), Settings(asked=True))
    for action in ("new", "set:length:lesson", "begin"):
        desk.act(action)
    frame = library.Frame(desk.session)
    may_open = library.opened(frame)
    opened = {each.title for each in shipped.documents if each.id in may_open}
    assert opened
    for source in shipped.sources:
        for place in citing.used_in(frame, source.id):
            assert not place.startswith(("Ending", "Envelope", "Near miss", "Luck"))
            assert "day 13" not in place
            if place.startswith("Document: "):
                assert place.removeprefix("Document: ") in opened


def test_near_misses_are_told_in_the_debrief_and_only_there():
    desk = playing()
    frame = library.Frame(desk.session)
    assert overlays.lookup(frame, "near-misses", "all") is None
    until(desk, "debrief-endings")
    desk.act(misses.OPEN)
    page = desk.page()
    assert page.id == "near-misses"
    texts = [block.text for block in page.main]
    assert any("Established." in text and "notes the match" in text for text in texts)
    assert any("Legend or dispute." in text and "one memoir" in text for text in texts)
    assert sources_on(page) == ["open:source:log", "open:source:memoir"]


def test_a_part_of_a_codex_page_stays_shut_until_it_is_known(shipped):
    desk = Desk(shipped, NoKeeper(), Settings(asked=True))
    for action in ("new", "set:length:full", "begin"):
        desk.act(action)
    entry = next(each for each in shipped.codex if any(p.known_from_day > 1 for p in each.parts))
    frame = library.Frame(desk.session)
    shown = {
        block.text for block in library.entry_page(frame, entry).main if hasattr(block, "text")
    }
    plain = {part.title: part.known_from_day for part in entry.parts}
    assert any(day > 1 for day in plain.values())
    for title, day in plain.items():
        assert (title in shown) == (day == 1), title
    assert "More of this page opens later." in shown


def test_rooms_have_parts_and_each_part_names_its_sources(shipped):
    rooms = [each for each in shipped.codex if each.kind == "room"]
    assert len(rooms) >= 15
    for room in rooms:
        assert len(room.parts) >= 3, room.id
        assert all(part.sources for part in room.parts), room.id


def test_the_codex_holds_ninety_entries_and_more_without_the_people(shipped):
    assert len(shipped.codex) >= 90
    kinds = {each.kind for each in shipped.codex}
    assert {"place", "weapon", "institution", "term", "event", "room"} <= kinds


def test_what_came_after_opens_in_the_debrief_only(shipped):
    after = [each for each in shipped.codex if each.kind == "room" and each.known_from_day > 13]
    assert len(after) >= 6
    desk = Desk(shipped, NoKeeper(), Settings(asked=True))
    for action in ("new", "set:length:full", "begin"):
        desk.act(action)
    for room in after:
        assert overlays.lookup(library.Frame(desk.session), "codex", room.id) is None


def told_on(page):
    return [block.text for block in (*page.main, *page.side) if hasattr(block, "text")]


def test_a_document_opens_with_a_paper_that_retells_it(shipped):
    desk = Desk(shipped, NoKeeper(), Settings(asked=True))
    for action in ("new", "set:length:full", "begin"):
        desk.act(action)
    while desk.page().kind == "prologue":
        forward(desk, random.Random(1))
    came = {paper.document for paper in desk.session.papers(1)} - {None}
    assert came
    for document in shipped.documents:
        page = overlays.lookup(library.Frame(desk.session), "document", document.id)
        assert (page is not None) == (document.id in came), document.id
    desk.act("library")
    cards = {each.id for each in desk.page().actions if each.id.startswith("open:document:")}
    assert cards == {f"open:document:{name}" for name in came}


def test_what_history_made_of_a_document_is_told_in_the_debrief_only(shipped):
    desk = Desk(shipped, NoKeeper(), Settings(asked=True))
    for action in ("new", "begin"):
        desk.act(action)
    came = {paper.document for paper in desk.session.papers(1)}
    document = next(each for each in shipped.documents if each.id in came)
    page = overlays.lookup(library.Frame(desk.session), "document", document.id)
    assert page is not None
    assert library.AS_IT_WAS in told_on(page)
    assert not {document.why, document.question} & set(told_on(page))
    desk = playing()
    until(desk, "debrief-endings")
    for document in tiny().documents:
        page = overlays.lookup(library.Frame(desk.session), "document", document.id)
        assert page is not None
        assert {document.why, document.question} <= set(told_on(page))


def test_each_source_stands_in_the_registry_once(shipped):
    for told in ("title", "used_as"):
        names = [getattr(source, told).casefold() for source in shipped.sources]
        assert sorted(set(names)) == sorted(names)


def test_near_misses_come_in_parts_whose_sources_have_a_key_each(shipped):
    desk = Desk(shipped, NoKeeper(), Settings(asked=True))
    for action in ("new", "set:length:full", "begin"):
        desk.act(action)
    found = misses.told(library.Frame(desk.session))
    parts = misses.parted(found)
    assert [pair for part in parts for pair in part] == found
    for part in parts:
        cited = {source.id for _day, each in part for source in each.sources}
        assert len(cited) <= len(citing.LIST_KEYS)
