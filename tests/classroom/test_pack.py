"""The lesson pack: everything of a lesson on paper, from the scenario's own data."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from game.classroom.pack import (
    day_sheets,
    exam_practice,
    glossary,
    lessons_markdown,
    opening,
    plans,
    sittings,
    source_sheet,
    write_pack,
)
from game.classroom.prose import GUIDES, as_html, guide, parts
from game.scenario.load import load
from tests.classroom.school import tiny

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def shipped():
    scenario = load(ROOT / "scenarios" / "cuba-1962").scenario
    assert scenario is not None
    return scenario


@pytest.fixture(scope="module")
def written(shipped, tmp_path_factory):
    folder = tmp_path_factory.mktemp("pack")
    paths = write_pack(shipped, folder, "ABCDE-FGHJK", None, (("Length", "One lesson"),))
    return [path.read_text(encoding="utf-8") for path in paths]


def words(html):
    class Words(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.said: list[str] = []

        def handle_data(self, data):
            self.said.append(data)

    reader = Words()
    reader.feed(html)
    return " ".join(" ".join(reader.said).split())


def test_both_pages_run_nothing_and_load_nothing(written):
    for html in written:
        assert "default-src 'none'" in html
        assert not re.search(r"<(?:script|link|img|iframe|object)\b", html)
        assert not re.search(r"(?:src|href)\s*=", html)


def test_the_pack_holds_every_plan_card_and_sheet(shipped, written):
    said = words(written[0])
    for plan in plans(shipped):
        assert plan.lesson.title in said
        for stop in plan.stops:
            assert " ".join(stop.listen.split()) in said
    for person in shipped.people:
        if person.adviser:
            assert person.name in said
    assert source_sheet(shipped)
    assert len(exam_practice(shipped)) >= 4
    for heading in ("Exit ticket", "Source sheet", "Voting cards", "Privacy", "For the technician"):
        assert heading in said
    assert "ABCDE-FGHJK" in said


def test_no_markup_of_the_scenario_is_left_on_paper(written):
    for html in written:
        assert not re.search(r"\]\((?:codex|source|document|person):", html)


def test_the_paper_edition_asks_something_to_decide_on_every_day(shipped, written):
    found = list(day_sheets(shipped))
    assert [sheet.day.day for sheet in found] == [day.day for day in shipped.days]
    for sheet in found:
        assert sheet.papers, sheet.day.day
        assert sheet.matters, sheet.day.day
    said = words(written[1])
    for sheet in found:
        for option in sheet.matters[0].options:
            assert words(option.text.replace("*", "")) in said.replace("*", "")


def test_students_sheets_come_before_any_result(written):
    html = written[1]
    assert html.index("For the teacher") > html.rindex("This evening:")


def test_every_lesson_has_its_stops_in_order_of_days(shipped):
    for plan in plans(shipped):
        days = [stop.day for stop in plan.stops]
        assert days == sorted(days)


def test_every_stop_shows_words_that_are_known_by_its_day(shipped):
    documents = {document.id: document for document in shipped.documents}
    for stop in shipped.stops:
        assert stop.documents
        for name in stop.documents:
            assert documents[name].known_from_day <= stop.day
            assert documents[name].quotations


def test_every_desk_has_people_who_want_and_fear_something(shipped):
    assert len(sittings(shipped)) >= 4
    for each in sittings(shipped):
        assert all(person.agenda and person.fear for person in each.people)


def test_the_page_of_lessons_is_made_from_the_scenario(shipped):
    page = (ROOT / "docs" / "teaching" / "lessons.md").read_text(encoding="utf-8")
    assert page == lessons_markdown(shipped), "write it again with lessons_markdown"


def test_a_scenario_without_lessons_still_has_its_pack(tmp_path):
    paths = write_pack(tiny(), tmp_path)
    assert "Evidence log" in paths[0].read_text(encoding="utf-8")


def test_the_pages_for_teachers_are_there_and_safe():
    for name, _title in GUIDES:
        text = guide(name)
        html = str(as_html(text))
        assert html.startswith("<h2>")
        assert "<script" not in html
    assert str(as_html("a <b> & *c*")) == "<p>a &lt;b&gt; &amp; <em>c</em></p>"


def test_tables_and_lists_are_read():
    text = "# A\n\n| x | y |\n| --- | --- |\n| 1 | **2** |\n\n- one\n- [two](three.md)\n\n1. first"
    kinds = [part.kind for part in parts(text)]
    assert kinds == ["heading", "table", "bullets", "numbers"]
    assert "<li>two</li>" in str(as_html(text))


def test_everybody_who_may_be_met_has_a_face_on_one_sheet(shipped, tmp_path):
    name = next(person.id for person in shipped.people if person.adviser)
    pack, _paper = write_pack(shipped, tmp_path, faces={name: "<svg/>"})
    page = pack.read_text(encoding="utf-8")
    sheet = page[page.index("Who is who") :]
    met = [each for each in shipped.people if each.known_from_day <= len(shipped.days)]
    assert all(each.name in sheet for each in met)
    assert all(each.name not in sheet for each in shipped.people if each not in met)
    assert sheet.count("data:image/svg+xml;base64,") == 1


def test_forty_words_are_explained_in_a_sentence_or_two(shipped):
    found = glossary(shipped)
    assert len(found) == 40
    for entry in found:
        assert 1 <= len(re.findall(r"[.!?](?:\s|$)", opening(entry.text))) <= 2
        assert len(opening(entry.text)) < 240
