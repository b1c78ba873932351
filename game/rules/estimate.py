"""Estimates: a share of plays, how sure it is, and from how many plays it comes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share from 0 to 1, or a difference of two (-1 to 1), with one standard error."""

    value: float
    error: float
    plays: int


CLEAR = 0.01
"""The smallest difference that is ever called one."""


def is_clear(difference: Estimate) -> bool:
    """Whether a paired difference is at least one in 100 and beyond two standard errors."""
    return abs(difference.value) >= CLEAR and abs(difference.value) > 2 * difference.error
