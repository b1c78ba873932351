"""The term sheet: the slots that any deal fills, as they stand while they are being filled."""

from __future__ import annotations

from collections.abc import Iterator

from game.present.frame import Frame
from game.present.page import Block, Facts, Heading
from game.rules.facts import Changed
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
    return _worded(frame, track, frame.session.view.track(track.id))


def _worded(frame: Frame, track: Track, at: str) -> str:
    state = next(each for each in track.states if each.id == at)
    return frame.session.view.worded(state.name, state.names)


def _written(frame: Frame, track: Track) -> str:
    """How a track stands on a sheet that has not left yet: without what came of its wording.

    What a wording leads to is drawn when it is signed, and told in the night.
    """
    session = frame.session
    moved = [
        fact
        for fact in session.facts(session.day, 0)
        if isinstance(fact, Changed) and (fact.kind, fact.what) == ("track", track.id)
    ]
    # What a draw of an order made of it names the draw after a “#”
    signed = [fact.after for fact in moved if "#" not in fact.cause]
    if len(signed) == len(moved):
        return stands(frame, track)
    at = signed[-1] if signed else moved[0].before
    return _worded(frame, track, track.states[at].id)


def sheet(frame: Frame) -> list[Block]:
    """Every slot with what has been written into it."""
    rows = [
        (track.name, _written(frame, track))
        for track in frame.scenario.tracks
        if track.role == "term"
    ]
    return [Heading("The term sheet so far", 3), Facts(tuple(rows))] if rows else []
