"""The term sheet: the slots that any deal fills, as they stand while they are being filled."""

from __future__ import annotations

from collections.abc import Iterator

from game.present.frame import Frame
from game.present.page import Block, Facts, Heading
from game.scenario.model import ClauseChoice, Option, Track
from game.scenario.values import Block as Changes


def touches(frame: Frame, option: Option) -> bool:
    """Whether an option, or the wording of it, fills a slot of the sheet."""
    slots = {track.id for track in frame.scenario.tracks if track.role == "term"}
    return any(slots & set(changes) for changes in _changes(option))


def _changes(option: Option) -> Iterator[Changes]:
    choices: list[Option | ClauseChoice] = [option]
    choices += [choice for clause in option.clauses for choice in clause.choices]
    for each in choices:
        yield each.now
        yield from (guarded.then for guarded in each.also)


def stands(frame: Frame, track: Track) -> str:
    """How a track stands, in the words of what was said of it: offered and asked is not agreed."""
    view = frame.session.view
    state = next(each for each in track.states if each.id == view.track(track.id))
    return view.worded(state.name, state.names)


def sheet(frame: Frame) -> list[Block]:
    """Every slot with what stands in it now."""
    rows = [
        (track.name, stands(frame, track))
        for track in frame.scenario.tracks
        if track.role == "term"
    ]
    return [Heading("The term sheet so far", 3), Facts(tuple(rows))] if rows else []
