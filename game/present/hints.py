"""A first morning that teaches as it is played: one short hint on each page of the first day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from game.present.page import Action, Page, PageKind
from game.present.settings import Settings

if TYPE_CHECKING:
    from game.play.session import Session

TAUGHT_DAY = 1
NO_MORE = "settings:hints"
_HINTS: dict[PageKind, str] = {
    "morning": (
        "Read the paper in front of you, then those at the side. Reading costs no time. Some "
        "papers are late or wrong. Then call the council."
    ),
    "paper": (
        "Look at who sent it and how old it is. Words that are links tell more. Go back to the "
        "desk when you are done."
    ),
    "council": (
        "Choose whom to hear. The line shows who would give ground and who would press on. You "
        "need not ask them all."
    ),
    "map": (
        "Choose a piece to read what it is and what its orders are. Look ahead to see where "
        "courses lead. Nothing is ordered here."
    ),
    "matters": (
        "Choose an answer and see which gauges your advisers expect it to move. Nothing is "
        "ordered until you sign."
    ),
    "order": (
        "Here an order is worded, or something is opened that nobody asked for. What you open "
        "costs hours, and some things come back days later."
    ),
    "forecast": (
        "Say how likely you think it. It moves nothing now; at the end you see how well you judged."
    ),
    "dispatch": ("This is what reaches you in the night. The gauges show what moved, and why."),
    "trace": (
        "Both ends of a gauge are bad. What you signed today can still come back. Tomorrow you "
        "are on your own; F1 helps on every page."
    ),
}


def dressed(page: Page, session: Session | None, settings: Settings) -> Page:
    """The page with its hint and a way to have no more of them, on the first day of a play.

    Hints come in the very first play, and in later ones and under a class code where the
    settings ask for them.
    """
    told = _HINTS.get(page.kind, "")
    if not told or session is None or session.day != TAUGHT_DAY or not _wanted(session, settings):
        return page
    skip = Action(NO_MORE, "No more hints", "secondary", key="f2")
    return replace(
        page,
        hint=told,
        actions=(*page.actions, skip),
        announcement=f"{page.announcement} {told}".strip(),
    )


def _wanted(session: Session, settings: Settings) -> bool:
    if settings.hints == "on":
        return True
    from game.play.record import CLASS_NOTE

    return settings.hints == "first" and not session.notes.get(*CLASS_NOTE)


def after(session: Session | None, settings: Settings) -> Settings:
    """The settings once something was done: the first day over, the hints were had."""
    if session is None or session.day == TAUGHT_DAY or settings.hints != "first":
        return settings
    return replace(settings, hints="off")
