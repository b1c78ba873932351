"""One HTML file that asks for nothing, runs nothing, and can be read without eyes."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from game.report.html import render

VOID = {"meta", "hr", "br", "path", "rect", "circle", "line"}


class Document(HTMLParser):
    """What a reader needs to know of a file."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.faults: list[str] = []
        self.captioned: list[bool] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag == "table":
            self.captioned.append(False)
        if tag == "caption":
            self.captioned[-1] = True
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)

    def all(self, *names):
        return [attrs for tag, attrs in self.tags if tag in names]


@pytest.fixture(scope="module", params=["crisis", "war", "unfinished", "tiny"])
def text(request):
    return render(request.getfixturevalue(request.param))


@pytest.fixture(scope="module")
def document(text):
    return Document(text)


def test_every_element_is_closed(document):
    assert document.faults == []
    assert document.open == []


def test_nothing_runs_and_nothing_is_fetched(document, text):
    assert not document.all("script", "iframe", "object", "embed", "link", "form", "img", "base")
    assert not [a for _tag, a in document.tags if any(name.startswith("on") for name in a)]
    assert not [a for _tag, a in document.tags if "src" in a or "srcset" in a]
    assert "@import" not in text
    assert not re.search(r"url\((?!#)", text)
    policy = next(a["content"] for a in document.all("meta") if "http-equiv" in a)
    assert policy.startswith("default-src 'none'")


def test_it_says_its_language_and_has_one_title(document):
    assert document.all("html")[0]["lang"] == "en"
    assert len(document.all("h1")) == 1
    assert len(document.all("title")) == 1
    assert len(document.all("main")) == 1


def test_headings_go_down_one_step_at_a_time(document):
    levels = [int(tag[1]) for tag, _attrs in document.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_ids_are_unique_and_every_link_inside_leads_somewhere(document):
    ids = [attrs["id"] for _tag, attrs in document.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    inside = [a["href"][1:] for a in document.all("a") if a["href"].startswith("#")]
    assert set(inside) <= set(ids)
    assert inside[0] == "main"  # the way past the contents comes first


def test_every_picture_has_words_and_every_table_its_head(document):
    pictures = [attrs for _tag, attrs in document.tags if attrs.get("role") == "img"]
    assert pictures
    assert all(attrs.get("aria-label") for attrs in pictures)
    assert all(attrs.get("scope") for attrs in document.all("th"))
    assert all(document.captioned)


def test_addresses_outside_are_sources_and_send_no_referrer(document):
    outside = [a for a in document.all("a") if not a["href"].startswith("#")]
    assert all(a["href"].startswith("http") and a["rel"] == "noreferrer" for a in outside)


def test_what_was_typed_is_text_and_never_markup(crisis):
    text = render(crisis)
    assert "<script" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; “so” &lt;b&gt;on&lt;/b&gt;" in text


def test_reasons_stand_before_any_result(crisis, war):
    for bundle in (crisis, war):
        text = render(bundle)
        before = text[: text.index('id="part-ending"')]
        ending = bundle.frame.session.ending
        assert ending.title not in before
        kinds = [section.kind for section in bundle.sections]
        assert kinds[:2] == ["debrief-first", "ending"]


def test_an_unfinished_play_says_so_and_how_it_could_go_on(unfinished):
    text = render(unfinished)
    assert 'id="part-ending"' not in text
    assert "Unfinished." in text
    assert text.count("Why this was open:") == 3


def test_the_same_play_gives_the_same_file(tiny):
    assert render(tiny) == render(tiny)


def test_a_chart_is_cut_by_no_page(crisis):
    text = render(crisis)
    rules = text[text.index("@media print") : text.index("</style>")]
    assert re.search(r"figure[^{]*\{ break-inside: avoid; \}", rules)
    assert "size: A4" in text
