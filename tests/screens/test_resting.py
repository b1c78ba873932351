"""What a window holds, and what it does when nothing happens."""

import weakref

import pytest

from game.screens import app, rest
from game.screens.fonts import FONTS_KEPT, WORD_BYTES, WORDS_KEPT, Face, Shelf, bytes_of


def test_a_shelf_keeps_the_fonts_that_were_used_last():
    shelf = Shelf()
    first = shelf.font(Face("ui", 10))
    for size in range(11, 11 + FONTS_KEPT - 1):
        shelf.font(Face("ui", size))
    assert shelf.font(Face("ui", 10)) is first
    shelf.font(Face("ui", 90))
    assert shelf.font(Face("ui", 10)) is first
    assert len(shelf._fonts) == FONTS_KEPT
    assert ("ui", 11) not in {(role, size) for role, size in shelf._fonts}


def test_a_shelf_keeps_so_many_words_and_bytes_of_them():
    shelf = Shelf()
    for number in range(400):
        shelf.word(f"Word{number}", Face("ui-bold", 96), "#000000")
    kept = sum(map(bytes_of, shelf._words.values()))
    assert kept == shelf._word_bytes
    assert WORD_BYTES * 0.9 < kept <= WORD_BYTES
    for number in range(WORDS_KEPT + 10):
        shelf.word(str(number), Face("ui", 10), "#000000")
    assert len(shelf._words) <= WORDS_KEPT


def test_widths_and_spaces_are_the_same_when_they_are_asked_again():
    shelf, other = Shelf(), Shelf()
    for face in (Face("ui", 17), Face("mono", 17), Face("body", 21, 4.0)):
        widths = [shelf.width("Turnaround", face), shelf.space(face)]
        assert [shelf.width("Turnaround", face), shelf.space(face)] == widths
        assert [other.width("Turnaround", face), other.space(face)] == widths


@pytest.fixture
def tidied(monkeypatch):
    times = []
    monkeypatch.setattr(app, "tidy", lambda: times.append(1))
    return times


class Rested(app.Loop):
    """A loop of which only the rest is there."""

    def __init__(self) -> None:
        self._rest_at = 0


def test_a_window_tidies_up_once_in_a_while(monkeypatch, tidied):
    loop = Rested()
    for now, times in ((1_000, 1), (1_500, 1), (1_000 + rest.AGAIN_MS, 2)):
        monkeypatch.setattr(app, "now_ms", lambda now=now: now)
        loop.rest()
        assert len(tidied) == times


def test_tidying_harms_nothing_and_takes_garbage_away():
    class Circle:
        """Something that refers to itself."""

    circle = Circle()
    circle.me = circle
    gone = weakref.ref(circle)
    del circle
    rest.tidy()
    assert gone() is None
