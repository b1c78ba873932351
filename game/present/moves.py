"""What is expected of a gauge, in the words that every edition uses."""

from __future__ import annotations

from game.present.page import Move

MOVES = {
    2: "should rise much",
    1: "should rise a little",
    0: "should hardly move",
    -1: "should fall a little",
    -2: "should fall much",
}
UNSURE = "may go either way; nobody can say"


def move_words(move: Move) -> str:
    """What is expected of a gauge, in words."""
    return MOVES[max(-2, min(2, move.size))] if move.known else UNSURE
