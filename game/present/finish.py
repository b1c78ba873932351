"""The last touches of a page: links closed to what is not known, sounds in words, trouble."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from game.present import library
from game.present.spoken import CAPTIONS

if TYPE_CHECKING:
    from game.present.frame import Frame
    from game.present.page import Page

NOT_YET = "Not known yet: it opens in the debrief."


def has_open_links(page: Page) -> bool:
    """Whether there is a link that might have to be closed."""
    return any(action.role == "link" and action.enabled for action in page.actions)


def sealed(page: Page, frame: Frame) -> Page:
    """The page with its links closed to what cannot be known yet."""
    scenario = frame.scenario
    late = {each.id for each in scenario.codex if not library.known(frame, each.known_from_day)}
    late |= {each.id for each in scenario.documents} - library.opened(frame)
    late |= {p.id for p in scenario.people if not library.known(frame, p.known_from_day)}
    closed = {f"open:{kind}:{name}" for name in late for kind in ("codex", "document", "person")}
    actions = tuple(
        replace(action, enabled=False, why_not=NOT_YET) if action.id in closed else action
        for action in page.actions
    )
    return replace(page, actions=actions)


def heard(page: Page, done: tuple[str, ...], *, captions: bool) -> Page:
    """The page with the sounds of what was just done, written out in its foot where wanted."""
    page = replace(page, cues=(*page.cues, *done))
    told = [CAPTIONS[cue] for cue in page.cues if cue in CAPTIONS] if captions else []
    return replace(page, note=" ".join([*told, page.note]).strip()) if told else page


def noted(page: Page, *said: str) -> Page:
    """The page with what has to be said in its foot, if there is anything."""
    told = " ".join(each for each in said if each)
    if not told:
        return page
    return replace(page, note=told, announcement=f"{told} {page.announcement}")


def laid_over(page: Page) -> Page:
    """A page laid over the play: its header shows the day and offers no steps."""
    header = page.header
    return page if header is None else replace(page, header=replace(header, steps=(), done=()))
