"""What became of a forecast in this play, in words; history's own answer never stands in it."""

from __future__ import annotations

from game.debrief.resolving import Outcome
from game.play.auto import day_date
from game.present.frame import Frame, short_date

SHORT = {True: "yes", False: "no", None: "not decided"}


def became(frame: Frame, outcome: Outcome) -> str:
    """A sentence or two: whether it came true and when that was decided, or why it was not."""
    date = short_date(day_date(frame.scenario, outcome.day))
    if outcome.open == "otherwise":
        return "It was said for another choice than yours, so nothing shows whether it was right."
    if outcome.came is None:
        why = {
            "ended": f"the play ended on {date}, before the day that was asked about",
            "not yet": "that day has not come yet",
        }[outcome.open or "not yet"]
        return f"Could not be decided: {why}. It is left out of the figures."
    when = f"in the night of {date}" if outcome.half else f"on {date}"
    if outcome.came:
        return f"It came true {when}."
    return f"It did not come true; that was clear {when}."
