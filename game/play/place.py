"""The place of a play: the phase shown, and the moment it shows.

A record notes it, so that a play is resumed where it was left. The note is not
trusted: `fits` says whether the choices allow it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.play.history import Here, History
from game.play.menus import Menu

ASKING = ("morning", "council", "map")
"""Where questions may be asked; nothing is decided yet."""

BY_DAY = (*ASKING, "matters", "order")
IN_DAY = (*BY_DAY, "forecast", "night-first", "interruption", "night-second", "trace")
LAST_HALF = 2

HALF_OF: Mapping[str | None, tuple[int, ...]] = {
    None: (0, 1, 2),
    **dict.fromkeys(("prologue", *BY_DAY, "forecast"), (0,)),
    "night-first": (1,),
    "interruption": (1, 2),
    "night-second": (2,),
    "trace": (2,),
}
"""Which halves a phase can show; None: any phase."""

ANSWERS = {
    **dict.fromkeys(ASKING, ("question",)),
    "matters": ("matter",),
    "order": ("clause", "grounds", "tone", "initiative"),
    "interruption": ("interruption", "clause", "grounds"),
}
"""The menus that are answered in a phase."""

_PARTS = 3


@dataclass(frozen=True, slots=True)
class Place:
    """A phase, and the day and half that it shows."""

    day: int
    half: int
    phase: str

    @property
    def here(self) -> Here:
        """The moment shown."""
        return self.day, self.half

    @property
    def noted(self) -> str:
        """The place as a record notes it: `4/0/council`."""
        return f"{self.day}/{self.half}/{self.phase}"

    @staticmethod
    def read(noted: str) -> Place | None:
        """The place that a record notes, or None where that is none."""
        parts = noted.split("/")
        if len(parts) != _PARTS or not all(_is_number(part) for part in parts[:2]):
            return None
        return Place(int(parts[0]), int(parts[1]), parts[2])


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _PARTS


def front(history: History, menu: Menu | None) -> Here:
    """How far the play has run: to its menu or to its end, which may not be shown yet."""
    if menu is not None:
        return menu.day, menu.half
    return history.ended or (1, 0)


def closes(place: Place, history: History, *, final: bool) -> bool:
    """Whether the play is over where it is shown, so that only the ending can follow.

    What comes over night is shown first; after the last night (`final`) its trace too.
    """
    ended = history.ended
    if ended is None or place.phase == "prologue":
        return False
    if place.phase == "trace":
        return ended <= (place.day + 1, 0)
    return ended <= place.here and not (final and place.phase == "night-second")


def fits(place: Place, history: History, menu: Menu | None) -> bool:
    """Whether a play with these choices can stand in a place; `menu` is what it waits at."""
    taken = history.last_taken
    since = (taken.day, taken.half) if taken is not None else (1, 0)
    reached = since <= place.here <= front(history, menu) and place.half in HALF_OF[None]
    if not reached:
        return False
    if place.phase in HALF_OF and place.half not in HALF_OF[place.phase]:
        return False
    over = history.ended is not None and history.ended <= place.here
    waiting = menu is not None and (menu.day, menu.half) == place.here
    undecided = all(each.menu == "question" for each in history.taken(place.day))
    allowed = {
        "title": False,
        "setup": False,
        "prologue": taken is None,
        **dict.fromkeys(ASKING, undecided and not over),
        "forecast": not over and not waiting,
        "trace": not waiting,
        "ending": history.ended == place.here,
    }
    if place.phase in allowed:
        return allowed[place.phase]
    if place.phase in ANSWERS:
        return waiting and menu is not None and menu.kind in ANSWERS[place.phase]
    return True
