"""Where things stand: every gauge, track and count that the player may know."""

from __future__ import annotations

from collections.abc import Sequence

from game.debrief.reckoning import motive_of
from game.present import gauges, stakes, terms
from game.present.frame import Frame, linked, unique
from game.present.page import Action, Block, Facts, Heading, Page, Prose
from game.scenario.model import Track

BESIDES = "So much for the rung. What an order costs in all stands on the order."
TERMS = ("term",)
GROUPS = (("ladder", "posture", "opponent", "other"), TERMS)


def standing(frame: Frame) -> Page:
    """All that is known of the position, with what moved it last."""
    main: list[Block] = []
    knot = gauges.knot(frame)
    if knot is not None:
        main.append(knot)
    main += [gauges.row(frame, gauge, large=True) for gauge in gauges.visible(frame)]
    counters = [
        (counter.name, str(frame.view.counter(counter.id)))
        for counter in frame.scenario.counters
        if counter.shown == "exact"
    ]
    side: list[Block] = []
    if counters:
        side += [Heading("Counted", 2), Facts(tuple(counters))]
    for roles, title in zip(GROUPS, ("As far as you know", "Terms on the table"), strict=True):
        tracks = [track for track in frame.scenario.tracks if track.role in roles]
        if roles == TERMS and not _named(frame, tracks):
            continue
        rows = [_track(frame, track) for track in tracks]
        known = tuple(row for row in rows if row is not None)
        if known:
            side += [Heading(title, 2), Facts(known)]
    ladder = stakes.prices(frame)
    if ladder:
        side += [
            Heading("What it costs to come down", 2),
            Facts(tuple(ladder)),
            Prose(BESIDES, "note"),
        ]
        track = stakes.ladder_of(frame)
        if track is not None and stakes.is_dear(frame, track):
            side.append(Prose(f"Paid twice now. {track.dear_because}", "note"))
    motive = motive_of(frame.scenario, frame.session.settings.motive)
    if motive is not None:
        side += [Heading(f"Your secret motive: {motive.name}", 2), Prose(motive.text, "note")]
    side.append(Prose("Past a red line, others decide for you. Both ends are bad.", "note"))
    return Page(
        id="standing",
        kind="standing",
        title="Where things stand",
        header=frame.header(),
        main=tuple(main),
        side=tuple(side),
        actions=unique((*linked((*main, *side)), Action("close", "Back", "main", key="escape"))),
        keys=(("Esc", "back"),),
        focus="close",
        announcement="Where things stand.",
        back="close",
    )


def _named(frame: Frame, terms: Sequence[Track]) -> bool:
    """Whether terms can be spoken of: the secret is out, or one has moved from its start."""
    moved = any(frame.view.track(track.id) != track.start for track in terms)
    return moved or stakes.out(frame)


def _track(frame: Frame, track: Track) -> tuple[str, str] | None:
    if track.shown == "hidden":
        return None
    if track.shown == "last-known":
        exposure = frame.scenario.head.exposure_flag
        if exposure and track.role == "opponent" and not frame.view.flag(exposure):
            return (track.name, "the card lies face down")
    name = terms.stands(frame, track)
    return (track.name, f"last known: {name}" if track.shown == "last-known" else name)
