"""Breaking a paragraph into lines, best as a whole rather than line by line."""

from __future__ import annotations

from collections.abc import Sequence

LONE_WORD = 0.25
"""A last line of a single word costs as if this share of a line stood empty."""
SHORT_PARAGRAPH = 3
"""Up to so many words, a lone last word is no fault."""


def break_lines(widths: Sequence[int], space: int, limit: int) -> list[range]:
    """Return the words of each line, as ranges over `widths`.

    No line is wider than `limit` unless it holds a single word. Among all ways to break,
    the one with the smallest sum of squared empty space is taken, the last line free.
    """
    count = len(widths)
    cost = [0.0] * (count + 1)
    following = [count] * (count + 1)
    for start in range(count - 1, -1, -1):
        cost[start], following[start] = _best_line(widths, space, limit, (start, cost))
    lines: list[range] = []
    start = 0
    while start < count:
        lines.append(range(start, following[start]))
        start = following[start]
    return lines


def _best_line(
    widths: Sequence[int], space: int, limit: int, rest: tuple[int, Sequence[float]]
) -> tuple[float, int]:
    """Cost of the best setting from a word on, and the word that its next line starts with."""
    start, cost = rest
    count = len(widths)
    best, following = float("inf"), start + 1
    used = -space
    for end in range(start, count):
        used += space + widths[end]
        if used > limit and end > start:
            break
        here = cost[end + 1] + _line_cost(used, limit, (start, end, count))
        if here < best:
            best, following = here, end + 1
    return best, following


def _line_cost(used: int, limit: int, place: tuple[int, int, int]) -> float:
    start, end, count = place
    if end < count - 1:
        return float(max(0, limit - used) ** 2)
    if start == end and count > SHORT_PARAGRAPH:
        return (limit * LONE_WORD) ** 2
    return 0.0
