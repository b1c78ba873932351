"""Sections, codes, PDF and data: the same debrief in other clothes."""

import importlib.util
import json
import re

import pytest
import segno

from game.debrief import qr
from game.present.after.whole import PARTS, sections
from game.present.page import Prose
from game.report import html
from game.report.bundle import bundle, looking_back
from game.report.data import as_data
from game.report.writing import MissingExtraError, free_name, made, write
from tests.report.conftest import session_of

needs_pdf = pytest.mark.skipif(
    importlib.util.find_spec("reportlab") is None, reason="the extra “pdf” is not installed"
)


def test_looking_back_moves_nothing(tiny):
    for count in (None, 0, 1, 5):
        session = session_of(count=count)
        before = session.record
        copy = looking_back(session)
        assert copy.phase.startswith("debrief")
        assert session.record == before
        assert copy.record.choices == before.choices
    assert tiny.frame.over()


def test_sections_come_in_the_order_of_the_pages(crisis, unfinished):
    for found in (crisis, unfinished):
        kinds = [section.kind for section in found.sections]
        order = [kind for kind in PARTS.values() if kind in kinds]
        assert kinds == order


def test_only_the_parts_that_are_wanted_are_told():
    session = looking_back(session_of())
    found = bundle(session, parts=["exam", "reasons"])
    assert [section.kind for section in found.sections] == ["debrief-first", "debrief-exam"]


def test_in_short_stands_nothing_but_what_the_whole_tells_too(crisis):
    session = crisis.frame.session
    short, whole = bundle(session, short=True), bundle(session)
    told = {block for section in whole.sections for block in section.blocks}
    kinds = [section.kind for section in short.sections]
    assert kinds == [kind for kind in PARTS.values() if kind in kinds]
    assert {"debrief-first", "ending", "debrief-days", "debrief-quality"} <= {*kinds}
    for section in short.sections:
        assert set(section.blocks) <= told, section.kind
    assert len(html.render(short)) < len(html.render(whole)) / 2


def test_an_envelope_opened_after_another_does_not_say_again_that_the_play_had_left(war):
    (envelopes,) = (each for each in war.sections if each.kind == "debrief-envelopes")
    said = [
        block
        for block in envelopes.blocks
        if isinstance(block, Prose) and "which your play left on" in block.text
    ]
    assert len(said) == 1


def test_every_block_of_a_debrief_has_a_shape_on_paper(crisis, war, unfinished):
    blocks = {
        type(block)
        for found in (crisis, war, unfinished)
        for section in found.sections
        for block in section.blocks
    }
    assert blocks <= set(html.MAKERS)
    if importlib.util.find_spec("reportlab"):
        from game.report import pdf

        assert blocks <= set(pdf.MAKERS)


# -- the code as a picture


def test_a_qr_picture_has_the_dark_modules_of_its_code(crisis):
    modules = qr.matrix(crisis.code)
    expected = segno.make(crisis.code, error="m", micro=False, boost_error=False)
    assert expected.mode == "alphanumeric"
    assert expected.error == "M"
    assert [list(row) for row in modules] == [
        [bool(cell) for cell in row] for row in expected.matrix
    ]
    side, path = qr.path(modules)
    drawn = set()
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)", path):
        drawn |= {(int(x) + step, int(y)) for step in range(int(length))}
    dark = {
        (x + qr.QUIET, y + qr.QUIET)
        for y, row in enumerate(modules)
        for x, cell in enumerate(row)
        if cell
    }
    assert drawn == dark
    assert side == len(modules) + 2 * qr.QUIET


# -- data


def test_data_is_json_and_says_what_the_pages_say(crisis):
    data = json.loads(json.dumps(as_data(crisis)))
    assert data["format"] == "knot-of-war-debrief"
    assert data["version"] == 1
    assert data["finished"] is True
    assert data["code"] == crisis.code
    assert [each["day"] for each in data["days"]] == list(range(1, 14))
    assert [each["odds"] for each in data["evenings"]] == [day * 10 % 110 for day in range(1, 14)]
    assert all(day["alike"] for day in data["days"])
    asked = sum(band["asked"] for band in data["judging"]["bands"])
    assert asked == sum(each["brier"] is not None for each in data["evenings"])
    assert data["ways_on"] == []
    assert {each["school"] for each in data["historians"]} <= {
        school.id for school in crisis.frame.scenario.schools
    }


def test_data_of_an_unfinished_play_knows_no_ending(unfinished):
    data = as_data(unfinished)
    assert data["finished"] is False
    assert data["ending"] is None
    assert len(data["ways_on"]) == 3
    assert len(data["evenings"]) < 13


def test_the_keys_of_the_data_are_documented(crisis, request):
    page = (request.config.rootpath / "docs" / "debrief-json.md").read_text(encoding="utf-8")
    for key in as_data(crisis):
        assert f"`{key}`" in page, key


# -- PDF


@needs_pdf
def test_a_pdf_holds_the_sections_and_is_the_same_each_time(tiny):
    raw = made(tiny, "pdf")
    assert raw.startswith(b"%PDF-")
    assert raw == made(tiny, "pdf")


@needs_pdf
def test_every_kind_of_play_can_be_printed(crisis, war, unfinished):
    for found in (crisis, war, unfinished):
        assert len(made(found, "pdf")) > 20_000


def test_without_the_extra_pdf_says_how_to_get_it(tiny, monkeypatch, tmp_path):
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(MissingExtraError, match="pip install"):
        write(tiny, "pdf", tmp_path / "a.pdf")
    assert not list(tmp_path.iterdir())


# -- files


def test_nothing_is_written_over_unless_that_is_wanted(tiny, tmp_path):
    path = tmp_path / "a.json"
    write(tiny, "json", path)
    first = path.read_bytes()
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write(tiny, "json", path)
    assert path.read_text(encoding="utf-8") == "mine"
    write(tiny, "json", path, force=True)
    assert path.read_bytes() == first


def test_a_free_name_is_one_that_nothing_has(tmp_path):
    assert free_name(tmp_path, "a", "html").name == "a.html"
    (tmp_path / "a.html").touch()
    (tmp_path / "a-2.html").touch()
    assert free_name(tmp_path, "a", "html").name == "a-3.html"


def test_no_section_of_a_finished_play_is_empty(crisis):
    assert all(section.blocks for section in sections(crisis.frame))


def test_an_argument_with_the_model_can_be_handed_in():
    session = looking_back(session_of())
    coefficient = session.scenario.coefficients[0]
    value = coefficient.values[0].value
    session.note("text", f"argue-{coefficient.id}", "A reason.")
    session.note("argue", coefficient.id, str(value))
    found = bundle(session, parts=["model"])
    data = as_data(found)["arguments"]
    assert [(each["coefficient"], each["value"]) for each in data] == [(coefficient.id, value)]
    assert data[0]["reason"] == "A reason."
    first = data[0]["positions"][0]
    gap = first["held"]["value"] - first["rules"]["value"]
    assert first["difference"]["value"] == pytest.approx(gap, abs=1e-12)
    assert "A reason." in html.render(found)
