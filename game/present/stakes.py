"""What a step on the ladder puts at stake, and what it costs to come down again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.present.frame import Frame
from game.rules import odds
from game.rules.effects import comes_to
from game.rules.program import Entry
from game.rules.replay import entry_index
from game.rules.state import POINT, Moment, State
from game.rules.view import View
from game.scenario.model import Track, TrackState
from game.scenario.values import Block

CHANCES = (
    (100, "fewer than 1 in 100"),
    (300, "1 to 3 in 100"),
    (600, "3 to 6 in 100"),
    (1_200, "6 to 12 in 100"),
    (2_500, "12 to 25 in 100"),
)
"""How a chance in basis points is worded: as a range, never as a number."""
CHANCE_ABOVE = "more than 25 in 100"


@dataclass(frozen=True, slots=True)
class Step:
    """A step that an entry of a menu makes on a ladder, in places of its states."""

    track: Track
    here: int
    there: int

    @property
    def rung(self) -> TrackState:
        """Where it leads."""
        return self.track.states[self.there]


def ladder_of(frame: Frame) -> Track | None:
    """The ladder of the scenario, if it has one."""
    return frame.shelf.ladder


def told(frame: Frame, entry_id: str) -> str:
    """What an entry of the menu in hand puts at stake, and its price; nothing without a step."""
    entry = _entry(frame, entry_id)
    return told_in(frame, frame.session.state, entry) if entry is not None else ""


def told_in(frame: Frame, state: State, entry: Entry) -> str:
    """The same for any entry, as things stand in a state."""
    step = _step(frame, state, entry)
    if step is None:
        return ""
    return _up(frame, state, step) if step.there > step.here else _down(frame, state, entry, step)


def _entry(frame: Frame, entry_id: str) -> Entry | None:
    step = frame.session.kernel.menu(frame.session.state)
    index = entry_index(step, entry_id) if step is not None else -1
    return step.entries[index] if step is not None and index >= 0 else None


def _step(frame: Frame, state: State, entry: Entry) -> Step | None:
    track = ladder_of(frame)
    if track is None:
        return None
    row = state.values
    place = frame.session.rules.layout.place("track", track.id)
    moved = comes_to(entry.does.writes, row).get(place, 0)
    there = min(max(row[place] + moved, 0), len(track.states) - 1)
    return Step(track, row[place], there) if there != row[place] else None


def _up(frame: Frame, state: State, step: Step) -> str:
    rung = step.rung
    parts = [f"A step up, to “{rung.name}”."]
    if rung.us:
        parts.append(f"At stake for us: {_lower(rung.us)}")
    if rung.them:
        parts.append(f"For them: {_lower(rung.them)}")
    chance = chance_at(frame, state, step.there)
    if chance:
        parts.append(f"Each half-day there, {chance} that something happens which nobody ordered.")
    parts.append(f"Way back: {price_text(frame, rung.leave)}.")
    return " ".join(parts)


def _down(frame: Frame, state: State, entry: Entry, step: Step) -> str:
    """What coming down costs in all. What the rung itself asks stands with the ladder."""
    cost = _cost(frame, state, entry, step)
    here = step.track.states[step.here].name
    told = (
        f"A step down, from “{here}” to “{step.rung.name}”. In all this costs {cost or 'nothing'}."
    )
    if step.track.states[step.here].leave and is_dear(frame, step.track, state):
        told = f"{told} Paid twice: {step.track.dear_because}"
    return told


def is_dear(frame: Frame, track: Track, state: State | None = None) -> bool:
    """Whether going down is paid twice now, or in a state."""
    view = frame.session.view if state is None else View(frame.session.rules, state)
    return track.dear is not None and view.holds(track.dear)


def priced(track: Track) -> tuple[str, ...]:
    """The gauges in which the rungs of a ladder name their prices, in order."""
    return tuple(dict.fromkeys(gauge for state in track.states for gauge in state.leave))


def _cost(frame: Frame, state: State, entry: Entry, step: Step) -> str:
    """What the whole act costs in the gauges of the ladder's prices."""
    sums = comes_to(entry.does.writes, state.values)
    layout = frame.session.rules.layout
    found = {
        gauge: -sums.get(layout.place("gauge", gauge), 0) // POINT for gauge in priced(step.track)
    }
    return _listed(frame, {gauge: points for gauge, points in found.items() if points > 0})


def price_text(frame: Frame, leave: Block) -> str:
    """The price of leaving a rung in words: `grip 6 and standing 4`, or `free`."""
    points = {gauge: -int(amount) for gauge, amount in leave.items() if isinstance(amount, str)}
    return _listed(frame, points) or "free"


def _listed(frame: Frame, points: Mapping[str, int]) -> str:
    names = {gauge.id: gauge.name.lower() for gauge in frame.scenario.gauges}
    return " and ".join(f"{names[gauge]} {value}" for gauge, value in points.items())


def chance_at(frame: Frame, state: State, rung: int) -> str:
    """The chance of an incident in the coming half on a rung, as a range; else ""."""
    track = ladder_of(frame)
    if track is None:
        return ""
    row = list(state.values)
    row[frame.session.rules.layout.place("track", track.id)] = rung
    day = View(frame.session.rules, state).day
    points = odds.of_incidents(frame.session.rules, row, Moment(day, 1))
    return worded(points) if points else ""


def worded(points: int) -> str:
    """A chance in basis points as a range."""
    return next((words for below, words in CHANCES if points < below), CHANCE_ABOVE)


def prices(frame: Frame) -> Sequence[tuple[str, str]]:
    """Rungs of the ladder with what it costs to leave them; the one stood on is marked.

    Those above the next are named only once the scenario's secret is out: until then nobody
    at this desk thinks so far.
    """
    track = ladder_of(frame)
    if track is None or not priced(track):
        return ()
    here = frame.view.track(track.id)
    return tuple(
        (
            f"{state.name} (here)" if state.id == here else state.name,
            price_text(frame, state.leave),
        )
        for state in (track.states if out(frame) else track.states[: _place(track, here) + 2])
    )


def out(frame: Frame) -> bool:
    """Whether the secret of the scenario is out; true where it has none."""
    flag = frame.scenario.head.exposure_flag
    return not flag or frame.view.flag(flag)


def _place(track: Track, state: str) -> int:
    return [each.id for each in track.states].index(state)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
