"""The stored spreads of endings, and whether a scenario still keeps to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Any

ERRORS = 4.0
"""A stored band is widened by so many standard errors of the plays that are compared."""

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Band:
    """What a share of a kind of ending may be, in hundredths of the plays, ends included."""

    low: float
    high: float


Bands = Mapping[str, Mapping[str, Mapping[str, Band]]]
"""By length, policy and class of ending."""


class BadBaseline(ValueError):  # noqa: N818
    """A stored baseline cannot be read; the text says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Left:
    """A spread that left its band."""

    length: str
    policy: str
    kind: str
    share: float  # in hundredths
    band: Band


def read(data: Any) -> Bands:
    """The bands of a stored baseline.

    Raises:
        BadBaseline: it is no baseline.
    """
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise BadBaseline(f"a baseline is a map with “format: {FORMAT}”")
    try:
        return {
            str(length): {
                str(policy): {
                    str(kind): Band(float(low), float(high)) for kind, (low, high) in kinds.items()
                }
                for policy, kinds in policies.items()
            }
            for length, policies in data["bands"].items()
        }
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        wanted = "bands: {length: {policy: {class: [lowest, highest]}}}"
        raise BadBaseline(f"a baseline holds {wanted}, in hundredths") from error


def stored(shares: Mapping[str, Mapping[str, Mapping[str, float]]], width: float) -> dict[str, Any]:
    """A baseline to be stored: each share (in hundredths) with so much room on both sides."""
    return {
        "format": FORMAT,
        "bands": {
            length: {
                policy: {
                    kind: [round(max(share - width, 0), 1), round(min(share + width, 100), 1)]
                    for kind, share in sorted(kinds.items())
                }
                for policy, kinds in policies.items()
            }
            for length, policies in shares.items()
        },
    }


def left(
    bands: Bands, length: str, policy: str, shares: Mapping[str, float], plays: int
) -> Iterator[Left]:
    """The classes of ending whose share (in hundredths) lies outside its band."""
    for kind, band in bands.get(length, {}).get(policy, {}).items():
        share = shares.get(kind, 0.0)
        held = min(max(share / 100, 0.5 / max(plays, 1)), 1 - 0.5 / max(plays, 1))
        room = 100 * ERRORS * sqrt(held * (1 - held) / max(plays, 1))
        if not band.low - room <= share <= band.high + room:
            yield Left(length, policy, kind, share, band)
