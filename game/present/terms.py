"""The term sheet: the slots that any deal fills, as they stand while they are being filled."""

from __future__ import annotations

from collections.abc import Iterator

from game.present.frame import Frame
from game.present.page import Block, Facts, Heading
from game.scenario.model import ClauseChoice, Option
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


def sheet(frame: Frame) -> list[Block]:
    """Every slot with what stands in it now."""
    view = frame.session.view
    rows = []
    for track in frame.scenario.tracks:
        if track.role == "term":
            state = view.track(track.id)
            name = next(each.name for each in track.states if each.id == state)
            rows.append((track.name, name))
    return [Heading("The term sheet so far", 3), Facts(tuple(rows))] if rows else []
