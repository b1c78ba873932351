"""The class report: true to the class, the same each time, and safe to open anywhere."""

import csv
import io
import re
import zipfile
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from game.classroom.report import handouts, page, write_report
from game.classroom.sheets import as_csv, sheets
from game.classroom.summary import _parts, share, summarise
from game.classroom.talk import topics
from tests.classroom.school import codes, collected, kernels, summary_of, tiny

CODES = codes(8)
NASTY = [
    "=1+1",
    "+44",
    "-2+3",
    "@SUM(A1)",
    'O"Neil, Anna',
    "Анна 🚀",
    "<script>x</script>",
    "{{7*7}}",
]
TEXT = "Name\tCode\n" + "\n".join(
    f"{name}\t{code}" for name, code in zip(NASTY, CODES, strict=True)
)


@pytest.fixture(scope="module")
def summary():
    return summary_of(TEXT)


class Outline(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text.append(data)


def outline(html):
    found = Outline()
    found.feed(html)
    return found


def test_the_page_runs_nothing_and_loads_nothing(summary):
    html = page(summary, "10B <b>")
    found = outline(html)
    tags = {tag for tag, _ in found.tags}
    assert not tags & {"script", "iframe", "object", "embed", "link", "form", "img", "base"}
    assert not any(name.startswith("on") for _, attrs in found.tags for name in attrs)
    assert "default-src 'none'" in html
    assert not re.search(r"(?:src|href)\s*=\s*[\"'](?!#)", html)
    assert not re.search(r"url\(|@import", html)
    places = set(re.findall(r"https?://[^\s\"'<)]+", html))
    assert all(each.startswith("http://www.w3.org/") for each in places)


def test_names_are_shown_as_they_were_typed_and_run_nowhere(summary):
    said = " ".join(outline(page(summary)).text)
    for name in NASTY:
        assert name in said


def test_every_chart_has_a_name_and_a_table(summary):
    found = outline(page(summary))
    charts = [attrs for tag, attrs in found.tags if tag == "svg"]
    assert charts
    assert all(each.get("role") == "img" and each.get("aria-label") for each in charts)
    assert sum(tag == "table" for tag, _ in found.tags) > len(charts)


def test_headings_do_not_skip_a_level(summary):
    levels = [int(tag[1]) for tag, _ in outline(page(summary)).tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_same_class_gives_the_same_files_to_the_letter(tmp_path, summary):
    turned = "Name\tCode\n" + "\n".join(reversed(TEXT.splitlines()[1:]))
    written = write_report(summary, tmp_path / "a", "10B")
    again = write_report(summary_of(turned), tmp_path / "b", "10B")
    assert [path.name for path in written] == [path.name for path in again]
    for one, other in zip(written, again, strict=True):
        assert one.read_bytes() == other.read_bytes(), one.name


def test_shares_of_fewer_than_five_are_counts():
    assert share(2, 4) == "2 of 4"
    assert share(2, 5) == "2 of 5 (40 %)"
    small = page(summary_of("\n".join(CODES[:4])))
    assert not re.search(r"\d %", " ".join(outline(small).text))


def test_the_figures_of_the_split_are_those_of_the_runs(summary):
    for split in summary.splits:
        taken = [run.chosen.get(split.matter.id) for run in summary.runs]
        for part in split.parts:
            assert len(part.runs) == taken.count(part.option.id)
        put = any(split.matter.id in run.chosen for run in summary.history.values())
        assert sum(part.historical for part in split.parts) == put
    assert sum(len(end.runs) for end in summary.ends) == len(summary.runs)


def test_the_errors_of_a_run_are_worked_out_from_its_forecasts(summary):
    for run in summary.runs:
        errors = [each.brier for each in run.forecasts if each.brier is not None]
        assert run.error == (sum(errors) // len(errors) if errors else None)


def test_each_question_names_two_runs_that_really_differ(summary):
    found = topics(summary)
    assert 1 <= len(found) <= 3
    for topic in found:
        assert topic.pair.first is not topic.pair.second
        assert topic.pair.did != topic.pair.did_other
    torn = {s.matter.title: s for s in summary.splits}
    for topic in found:
        if topic.title in torn:
            matter = torn[topic.title].matter.id
            assert topic.pair.first.chosen[matter] != topic.pair.second.chosen[matter]


def test_a_class_of_one_mind_is_asked_no_made_up_question():
    one = summary_of(CODES[0])
    assert topics(one) == ()
    assert "of one mind" in page(one)


def test_a_report_without_a_single_run_still_tells_the_reasons():
    broken = CODES[0][:-1] + ("A" if CODES[0][-1] != "A" else "B")
    lost = summarise(tiny(), collected(broken), kernels())
    said = " ".join(outline(page(lost)).text)
    assert "No run could be read" in said
    assert "mistyped" in said


def test_there_is_a_page_for_each_student(summary):
    found = list(handouts(summary))
    assert [each.run.number for each in found] == list(range(1, len(CODES) + 1))
    html = page(summary)
    assert html.count('class="handout"') == len(CODES)


def test_csv_cells_are_never_formulas_and_keep_every_letter(summary):
    for sheet in sheets(summary, topics(summary)):
        raw = as_csv(sheet)
        assert raw.startswith(b"\xef\xbb\xbf")
        for row in csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")):
            assert not any(cell[:1] in ("=", "+", "-", "@", "\t") for cell in row if cell)
    table = as_csv(sheets(summary, ())[0]).decode("utf-8-sig")
    names = [row[1] for row in csv.reader(io.StringIO(table, newline=""))][2:]
    assert sorted(name.removeprefix("'") for name in names) == sorted(NASTY)


def test_the_workbook_holds_texts_and_no_formula(tmp_path, summary):
    path = next(p for p in write_report(summary, tmp_path) if p.suffix == ".xlsx")
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name).decode() for name in book.namelist() if "sheet" in name}
        strings = book.read("xl/sharedStrings.xml").decode()
    assert not any("<f>" in text or "<hyperlink" in text for text in parts.values())
    assert "<t>=1+1</t>" in strings


def test_the_pdf_holds_the_whole_report(tmp_path, summary):
    reportlab = pytest.importorskip("reportlab")
    assert reportlab
    from game.classroom.pdf import write_pdf

    write_pdf(summary, tmp_path / "one.pdf", "10B")
    write_pdf(summary, tmp_path / "two.pdf", "10B")
    raw = (tmp_path / "one.pdf").read_bytes()
    assert raw.startswith(b"%PDF-")
    assert raw == (tmp_path / "two.pdf").read_bytes()
    assert raw.count(b"/Type /Page\n") + raw.count(b"/Type /Page ") > len(CODES)


def test_votes_of_a_room_are_told_beside_what_was_signed_and_history(summary):
    from game.classroom.collect import Collection, Handed
    from game.classroom.report import room_votes
    from game.play.record import Note, Record
    from tests.classroom.school import kernels as rules
    from tests.classroom.school import record

    own = record(3)
    first = own.choices[0]
    for choice in own.choices:
        if choice.menu.startswith("matter"):
            first = choice
            break
    notes = (
        *own.notes,
        Note("vote", first.menu, f"{first.id}:9 other:4 | {first.id}:11 nonsense:x"),
        Note("overruled", first.menu, "=because"),
    )
    room = Record(own.scenario, own.version, own.digest, own.settings, own.seed, own.choices, notes)
    told = summarise(tiny(), Collection((Handed(room, "", "", "file"),), (), ()), rules())
    votes = list(room_votes(told))
    assert len(votes) == 1
    assert votes[0].rounds[1].startswith("11: ")
    assert votes[0].overruled == "=because"
    assert "Votes in the room" in page(told)


def test_papers_that_nobody_opened_are_told_from_files_alone():
    from game.classroom.collect import Collection, Handed
    from game.play.record import Note, Record
    from tests.classroom.school import record

    def read(number, *papers):
        own = record(number)
        notes = (*own.notes, *(Note("read", paper, "1") for paper in papers))
        again = Record(
            own.scenario, own.version, own.digest, own.settings, own.seed, own.choices, notes
        )
        return Handed(again, str(number), "", "file")

    first = tiny().days[0].papers[0].id
    both = Collection((read(1, first), read(2, first)), (), ())
    told = summarise(tiny(), both, kernels())
    assert first not in [paper.id for paper in told.unopened]
    assert told.unopened
    silent = Collection((read(1), read(2)), (), ())
    assert not summarise(tiny(), silent, kernels()).unopened


def test_no_answer_to_what_history_was_never_put_is_marked_as_historys():
    matter = next(m for day in tiny().days for m in day.matters)
    past = {matter.id: matter.historical.option}
    for history, marked in ((past, [matter.historical.option]), ({}, [])):
        parts = _parts(matter, {}, history)
        assert [part.option.id for part in parts if part.historical] == marked
