from hypothesis import given, settings
from hypothesis import strategies as st

from game.screens.breaking import break_lines
from game.screens.fonts import Shelf
from game.screens.markup import Span, plain, words_of
from game.screens.setting import Setter, Type
from game.screens.theme import Metrics

WIDTHS = st.lists(st.integers(1, 400), max_size=60)
LETTERS = st.text(alphabet="abcdefgh ЖщЁ–“”’.,;№0123456789", max_size=300)
SHELF = Shelf()


@given(WIDTHS, st.integers(0, 20), st.integers(1, 500))
def test_every_word_stands_once_and_in_order(widths, space, limit):
    lines = break_lines(widths, space, limit)
    assert [word for line in lines for word in line] == list(range(len(widths)))


@given(WIDTHS, st.integers(0, 20), st.integers(1, 500))
def test_no_line_is_wider_than_the_column_unless_one_word_is(widths, space, limit):
    for line in break_lines(widths, space, limit):
        used = sum(widths[word] for word in line) + space * (len(line) - 1)
        assert used <= limit or len(line) == 1


def test_lines_are_broken_for_the_whole_paragraph():
    # Filling each line would leave "dd" alone on a bad third one.
    assert [len(line) for line in break_lines([40, 40, 50, 30, 60], 10, 100)] == [2, 2, 1]


def test_a_lone_last_word_is_avoided():
    lines = break_lines([50, 40, 10, 40], 5, 115)
    assert [len(line) for line in lines] == [2, 2]


@settings(max_examples=60)
@given(LETTERS, st.integers(60, 900), st.sampled_from(("ui", "body", "poster", "mono")))
def test_setting_loses_no_letter_and_keeps_to_its_width(text, width, role):
    setting = Setter(SHELF, Metrics(1366, 768)).set(text, Type(role, 18), width)
    shown = "".join(piece.span.text for piece in setting.pieces)
    assert shown.replace(" ", "") == "".join(text.split())
    widest = max(
        (SHELF.width(letter, piece.face) for piece in setting.pieces for letter in piece.span.text),
        default=0,
    )
    assert setting.width <= max(width, widest + 2)


@settings(max_examples=40)
@given(
    st.integers(100, 200), st.sampled_from(((1024, 600), (1366, 768), (3840, 2160))), st.booleans()
)
def test_headlines_of_like_lines_need_no_more_of_them(percent, size, reading):
    setter = Setter(Shelf(reading=reading), Metrics(*size, percent))
    text, width = "There is no thirteenth day, and no fourteenth.", size[0] // 2
    greedy = setter.set(text, Type("poster", 76, headline=True), width)
    even = setter.set(text, Type("poster", 76, headline=True, balanced=True), width)
    assert even.lines == greedy.lines
    assert even.width <= width


def test_markup_becomes_words():
    words = words_of("He asks for [two hours](codex:hours), *no* **more**.")
    assert words[2] == (Span("for"),)
    assert words[3] == (Span("two", "link", "codex:hours", 0),)
    assert words[4] == (Span("hours", "link", "codex:hours", 0), Span(","))
    assert words[5][0].style == "emphasis"
    assert words[6] == (Span("more", "strong"), Span("."))


def test_plain_text_has_no_marks():
    assert plain("*A* [b](codex:c) **d**") == "A b d"


def test_a_link_over_two_lines_has_two_boxes():
    text = "so [a link that is far too long for one line](codex:x) ends"
    setting = Setter(SHELF, Metrics(1366, 768)).set(text, Type("ui", 17), 150)
    [(name, target, boxes)] = setting.links
    assert (name, target) == ("a link that is far too long for one line", "codex:x")
    assert len(boxes) > 1
