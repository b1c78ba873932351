"""Draws in words: the number, what it was held against, and what it would have needed."""

from __future__ import annotations

from game.debrief.luck import Drawn
from game.rules.luck import WHOLE

HUNDREDTH = 100


def in_words(drawn: Drawn) -> str:
    """A draw as it is told, such as “The number was 93 in 100; it held up to 97.”.

    An incident happens from its limit on. Of an option's draw, the limit is
    the number up to which it went as it did.
    """
    number, limit = figures(drawn.number, drawn.limit)
    if drawn.incident is None:
        return f"The number was {number} in 100; up to {limit} it went this way."
    verb = "would have held" if drawn.happened else "held"
    return f"The number was {number} in 100; it {verb} up to {limit}."


def needed(drawn: Drawn) -> str:
    """What it would have taken for it to go otherwise."""
    _number, limit = figures(drawn.number, drawn.limit)
    if drawn.incident is not None:
        if drawn.happened:
            return f"Below {limit} it would not have happened."
        return f"From {limit} on it would have happened."
    if drawn.limit >= WHOLE:
        return "No higher number would have changed it."
    return f"From {limit} on it would have gone otherwise."


def figures(number: int, limit: int) -> tuple[str, str]:
    """Two numbers as hundredths; with decimals only where whole ones would look alike."""
    if number // HUNDREDTH != limit // HUNDREDTH:
        return str(number // HUNDREDTH), str(limit // HUNDREDTH)
    return f"{number / HUNDREDTH:.2f}", f"{limit / HUNDREDTH:.2f}"
