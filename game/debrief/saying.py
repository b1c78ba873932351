"""Odds in words: whole numbers in 100, never none, never all, and no difference that is noise."""

from __future__ import annotations

from game.rules.estimate import Estimate, is_clear
from game.scenario.model import Scenario

HUNDRED = 100
SHAKY = 0.01
"""An error beyond this is said with the number."""

KINDS = {
    "nuclear": "nuclear war",
    "limited-war": "a war that stayed limited",
    "removed": "your removal",
    "unsettled": "nothing settled",
    "retreat": "a retreat",
    "settled": "a settlement",
}
"""The classes of endings in words, the gravest first."""


def gravest(scenario: Scenario) -> str:
    """The gravest class of endings that a scenario has."""
    kinds = {ending.kind for ending in scenario.endings}
    return next(kind for kind in KINDS if kind in kinds)


def figure(estimate: Estimate) -> str:
    """A share as a number in 100: “7”, “6 to 9”, “under 1”, “over 99”."""
    low, high = _span(estimate)
    if high < 1:
        return "under 1"
    if low >= HUNDRED:
        return "over 99"
    if estimate.error > SHAKY:
        return f"{max(low, 1)} to {min(high, HUNDRED - 1)}" if low < high else f"{low}"
    return f"{_whole(estimate.value)}"


def in_hundred(estimate: Estimate) -> str:
    """A share as it is said: “about 7 in 100”, “between 6 and 9 in 100”, “fewer than 1 in 100”."""
    low, high = _span(estimate)
    if high < 1:
        return "fewer than 1 in 100"
    if low >= HUNDRED:
        return "more than 99 in 100"
    if estimate.error > SHAKY:
        if low < 1:
            return f"fewer than {high + 1} in 100"
        if high >= HUNDRED:
            return f"more than {low - 1} in 100"
        return f"between {low} and {high} in 100"
    return f"about {_whole(estimate.value)} in 100"


def _span(estimate: Estimate) -> tuple[int, int]:
    """The whole hundredths one error below and above; 0 stands for fewer than one."""
    error = estimate.error if estimate.error > SHAKY else 0.0
    return _whole(estimate.value - error), _whole(estimate.value + error)


def _whole(share: float) -> int:
    """A share in whole hundredths; 0 only below one of them, 100 only above 99."""
    if share < 1 / HUNDRED:
        return 0
    if share > (HUNDRED - 1) / HUNDRED:
        return HUNDRED
    return min(max(round(share * HUNDRED), 1), HUNDRED - 1)


def compared(difference: Estimate, than: str = "what you chose") -> str:
    """A paired difference in words; a smaller share of the gravest endings is safer.

    Without `than`, what it is compared with is left to the place where it stands.
    """
    if not is_clear(difference):
        return "no clear difference"
    size = max(1, round(abs(difference.value) * HUNDRED))
    word = "safer" if difference.value < 0 else "more dangerous"
    return f"about {size} in 100 {word}{f' than {than}' if than else ''}"


def signed(hundredths: int) -> str:
    """A change in whole hundredths with its sign."""
    return f"+{hundredths}" if hundredths > 0 else f"−{-hundredths}" if hundredths else "0"
