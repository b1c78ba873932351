"""Facts as sentences: for a voice, a screen reader, a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from game.present.page import Move

ENDS = (".", "!", "?", "…", ":", ".”", "!”", "?”", "…”")

CAPTIONS = {"telephone": "[ telephone rings ]", "stamp": "[ stamp falls ]"}
"""What stands for a sound where it cannot be heard. A tape shows its own."""

MOVES = {
    2: "should rise much",
    1: "should rise a little",
    0: "should hardly move",
    -1: "should fall a little",
    -2: "should fall much",
}
NEARLY_ALL = 99
"""Above this a share of a hundred is not told as a number."""

UNSURE = "may move much, and nobody can say which way"
MUCH = 2
"""A size from which a move is worth a word although nobody knows its direction."""


def ended(text: str) -> str:
    """A text with an end, so that a voice pauses after it."""
    text = text.strip()
    return text if not text or text.endswith(ENDS) else f"{text}."


def sentences(parts: Iterable[str]) -> str:
    """Parts that are not empty, each as a sentence, on one line."""
    return " ".join(ended(part) for part in parts if part.strip())


def whole_points(value: float) -> str:
    """A gauge in whole points, as the play showed it: the rest is dropped."""
    return str(int(value))


def in_hundredths(share: float) -> str:
    """A share of a hundred, as the table of figures says it: never none and never all."""
    if share < 1:
        return "under 1"
    return "over 99" if share > NEARLY_ALL else f"{share:.0f}"


def move_words(move: Move) -> str:
    """What is expected of a gauge, in words; of little that may go either way, nothing."""
    if move.known:
        return MOVES[max(-2, min(2, move.size))]
    return UNSURE if abs(move.size) >= MUCH else ""
