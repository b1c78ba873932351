"""Gauges, the knot and expectations in words and numbers."""

from __future__ import annotations

from game.present.page import GaugeRow, KnotMeter
from game.present.spoken import move_words, sentences
from game.text.wrapping import wrapped


def amount(low: int | None, high: int | None, otherwise: str = "") -> str:
    """A value or a range out of a hundred; `otherwise` where there is only a word."""
    if low is None or high is None:
        return otherwise
    return f"{low} of 100" if low == high else f"between {low} and {high} of 100"


def gauge_lines(gauge: GaugeRow, width: int) -> list[str]:
    """A gauge: its word, its number or range, how old that is, and what moved it."""
    value = amount(gauge.low, gauge.high, gauge.value_text)
    if not value and gauge.shown == "words":
        value = "told in words only"
    told = [f"{gauge.name}: {', '.join(part for part in (gauge.word, value) if part)}"]
    told += [gauge.age, _was(gauge.yesterday)]
    if gauge.move is not None and move_words(gauge.move):
        told.append(f"Advisers expect: it {move_words(gauge.move)}")
    told += [f"Why: {gauge.reason}" if gauge.reason else "", _ends(gauge), gauge.meaning]
    lines = wrapped(sentences(told), width, rest="  ")
    if gauge.log:
        lines += wrapped("What moved it:", width, first="  ")
        for entry in gauge.log:
            lines += wrapped(entry, width, first="  - ")
    return lines


def _was(yesterday: int | None) -> str:
    return "" if yesterday is None else f"Yesterday {yesterday}"


def _ends(gauge: GaugeRow) -> str:
    ends = [f"0 is {gauge.low_name}" if gauge.low_name else ""]
    ends.append(f"100 is {gauge.high_name}" if gauge.high_name else "")
    return ", ".join(end for end in ends if end)


def knot_lines(knot: KnotMeter, width: int) -> list[str]:
    """The knot: how tight, in a word and a range, and how it was that morning."""
    value = amount(knot.low, knot.high, knot.value_text)
    before = f"In the morning: {knot.before}" if knot.before else ""
    head = f"{knot.name}: {knot.word}, {value}" if knot.word else f"{knot.name}: {value}"
    return wrapped(sentences([head, knot.age, before, knot.caption]), width, rest="  ")
