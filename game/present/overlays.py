"""Pages that are looked up while a play stays where it is: papers, codex, sources and the like."""

from __future__ import annotations

from collections.abc import Callable

from game.present import again, citing, library, misses, morning
from game.present.after import historians
from game.present.frame import ONE_CHANGE, Frame
from game.present.page import Page
from game.present.standing import standing


def lookup(frame: Frame, kind: str, what: str) -> Page | None:
    """The page of a kind about something; nothing where it is not to be seen now."""
    if kind in _PAGES:
        return _PAGES[kind](frame)
    if kind == "near-misses":
        return misses.page(frame) if frame.over() else None
    if kind == ONE_CHANGE:
        return again.choose(frame) if again.is_open(frame) else None
    if kind == "paper":
        return _paper(frame, what)
    if kind == "source":
        source = frame.source(what)
        return citing.source_page(frame, source) if source else None
    if kind == "school":
        return historians.open_school(frame, what)
    return _entry(frame, what) if kind in ("codex", "person", "document") else None


_PAGES: dict[str, Callable[[Frame], Page]] = {
    "standing": standing,
    "library": library.library,
    "sources": citing.sources_page,
}
"""Pages that are always open."""


def _paper(frame: Frame, what: str) -> Page | None:
    days = range(1, frame.session.day + 1)
    papers = (paper for day in days for paper in frame.session.papers(day))
    paper = next((each for each in papers if each.id == what), None)
    return morning.paper_page(frame, paper) if paper else None


def _entry(frame: Frame, name: str) -> Page | None:
    """The page of a codex entry, a person or a document, if it may be open by now."""
    scenario = frame.scenario
    entry = next((each for each in scenario.codex if each.id == name), None)
    if entry is not None:
        return (
            library.entry_page(frame, entry) if library.known(frame, entry.known_from_day) else None
        )
    person = frame.person(name)
    if person is not None:
        known = library.known(frame, person.known_from_day)
        return library.person_page(frame, person) if known else None
    document = next((each for each in scenario.documents if each.id == name), None)
    if document is not None and document.id in library.opened(frame):
        return library.document_page(frame, document)
    return None
