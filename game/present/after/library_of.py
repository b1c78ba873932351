"""What can be opened from the debrief alone: a school of historians, the sources of a day."""

from __future__ import annotations

from game.play.auto import day_date
from game.present.after.days import sources_of
from game.present.after.historians import school_page
from game.present.frame import Frame, short_date
from game.present.page import Action, Card, Page

KINDS = ("school", "sources-of")


def page(frame: Frame, kind: str, name: str) -> Page | None:
    """A page of one of the `KINDS`; None where it is not there, or not open during a play."""
    if not frame.looking_back():
        return None
    if kind == "school":
        school = next((each for each in frame.scenario.schools if each.id == name), None)
        return school_page(frame, school) if school else None
    return _sources(frame, int(name)) if name.isdigit() else None


def _sources(frame: Frame, day: int) -> Page | None:
    """The sources of one day's two lines, each to be opened."""
    found = [(ref, frame.source(ref.id)) for ref in sources_of(frame, day)]
    cards = tuple(
        Card(
            f"open:source:{source.id}",
            f"{source.used_as}{', ' + ref.at if ref.at else ''}",
            source.title,
        )
        for ref, source in found
        if source is not None
    )
    if not cards:
        return None
    date = short_date(day_date(frame.scenario, day))
    return Page(
        id=f"sources-of/{day}",
        kind="sources",
        title=f"Sources for {date}",
        subtitle="What both lines of the day, and the comments on it, rest on",
        main=cards,
        actions=(
            *(Action(card.action, card.title, "card") for card in cards),
            Action("close", "Back", "main", key="escape"),
        ),
        keys=(("Esc", "back"), ("Enter", "open")),
        focus="close",
        announcement=f"Sources for {date}.",
        back="close",
    )
