"""The scenario's calendar, as checks read it from texts."""

from __future__ import annotations

import re
from datetime import date

from game.scenario.model import Scenario

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_DATED = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})\b(?: (\d{{4}}))?", re.IGNORECASE)


def first_day(scenario: Scenario) -> date | None:
    """Return the date of day 1; nothing where there is no such day."""
    try:
        return date.fromisoformat(scenario.head.first_day)
    except ValueError:
        return None


def date_in(text: str, year: int) -> date | None:
    """Return the first date written like `24 October` or `24 October 1900`, if any."""
    found = _DATED.search(text)
    if not found:
        return None
    try:
        return date(int(found[3] or year), MONTHS.index(found[2].lower()) + 1, int(found[1]))
    except ValueError:
        return None
