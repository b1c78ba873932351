"""Gauges as the player may see them: where, how sure, and what moved them last."""

from __future__ import annotations

from collections.abc import Mapping

from game.play.session import Estimate
from game.present import strain
from game.present.frame import Frame, half_hours
from game.present.markup import sentence
from game.present.page import GaugeRow, KnotMeter, Move
from game.rules.facts import Changed
from game.rules.state import POINT
from game.scenario.model import Gauge

LAST = 5
"""How many movements the drawer of a gauge holds."""

BAND_EDGES = (15, 35, 65, 85)
KNOT_EDGES = (20, 40, 60, 80)
BIG = 8
"""From so many points on, a movement is a big one."""


def word_of(gauge: Gauge, points: int) -> str:
    """The name of the band that a value lies in."""
    if not gauge.bands:
        return ""
    edges = KNOT_EDGES if gauge.knot else BAND_EDGES
    place = sum(points >= edge for edge in edges)
    return gauge.bands[min(place, len(gauge.bands) - 1)]


def seen_now(frame: Frame, gauge: Gauge) -> Estimate:
    """The range in which a gauge is seen now: to a worn-out player its worst end alone."""
    seen = frame.session.estimate(gauge)
    if not strain.certain(frame, gauge):
        return seen
    worst = seen.high if gauge.worst == "high" else seen.low
    return Estimate(worst, worst)


def range_text(estimate: Estimate, gauge: Gauge) -> str:
    """A range as it is printed: `64`, `53 to 63`, `43 to 61?`, or words only."""
    if estimate.low is None or estimate.high is None:
        return "papers only"
    if estimate.low == estimate.high:
        return str(estimate.low)
    doubt = "?" if gauge.shown == "estimated" else ""
    return f"{estimate.low} to {estimate.high}{doubt}"


def age_text(gauge: Gauge) -> str:
    """How old what is known of a gauge is."""
    if gauge.shown != "estimated" or not gauge.age:
        return ""
    return f"{half_hours(gauge.age)} old"


def row(
    frame: Frame, gauge: Gauge, *, move: Move | None = None, reason: str = "", large: bool = False
) -> GaugeRow:
    """One gauge as it may be seen now."""
    session = frame.session
    seen = seen_now(frame, gauge)
    middle = session.view.gauge(gauge.id)
    if seen.low is not None and seen.high is not None:
        middle = (seen.low + seen.high) // 2
    return GaugeRow(
        id=gauge.id,
        name=gauge.name,
        icon=gauge.icon,
        word=word_of(gauge, middle),
        shown=gauge.shown if gauge.shown != "hidden" else "words",
        low=seen.low,
        high=seen.high,
        value_text=range_text(seen, gauge),
        age=age_text(gauge),
        yesterday=_yesterday(frame, gauge),
        move=move,
        reason=reason,
        low_name=gauge.low.name if gauge.low else "",
        high_name=gauge.high.name if gauge.high else "",
        meaning=gauge.meaning if large else "",
        log=log(frame, gauge) if large else (),
    )


def _yesterday(frame: Frame, gauge: Gauge) -> int | None:
    before, dusk = frame.yesterday, frame.account.at_dusk(frame.session.day - 1)
    unseen = dusk is not None and not dusk.holds(gauge.shown_when)
    if before is None or gauge.shown == "words" or unseen:
        return None
    seen = frame.session.estimate(gauge, before)
    if seen.low is None or seen.high is None:
        return None
    return (seen.low + seen.high) // 2


def _unseen_before(frame: Frame, gauge: Gauge) -> bool:
    """Whether a gauge could not be seen on the morning before."""
    before = frame.account.at(frame.session.day - 1, 0)
    return before is not None and not before.holds(gauge.shown_when)


def changes_of_sight(frame: Frame) -> str:
    """Which gauges can be seen from today on, with what they mean, and which no longer."""
    if frame.account.at(frame.session.day - 1, 0) is None:
        return ""
    known = [each for each in frame.scenario.gauges if each.shown != "hidden"]
    new = [each for each in visible(frame) if _unseen_before(frame, each)]
    gone = [
        each.name
        for each in known
        if not frame.session.visible(each) and not _unseen_before(frame, each)
    ]
    told = [f"New among your gauges: {each.name}. {sentence(each.meaning)}" for each in new]
    told += [f"{name} is no longer among your gauges." for name in gone]
    return " ".join(told)


def log(frame: Frame, gauge: Gauge) -> tuple[str, ...]:
    """The movements of a gauge in words, newest first: all since last evening, at least five.

    Where the direction is known they add up to the line above them. A movement
    whose direction the player cannot know is told by its size alone.
    """
    exact = gauge.preview == "sign" or frame.looking_back()
    moves = frame.account.moved.get(gauge.id, ())
    today = [fact for fact in moves if fact.day == frame.session.day]
    found = []
    if exact and len(today) > 1:
        together = sum(fact.after - fact.before for fact in today)
        found.append(f"Since last night: {signed(together)} in all")
    for fact in moves[: max(LAST, len(today))]:
        tenths = fact.after - fact.before
        amount = signed(tenths) if exact else f"{size_of(tenths)}, which way is unsure"
        found.append(f"Day {fact.day}: {amount}. {sentence(cause(frame, fact))}")
    return tuple(found)


def signed(tenths: int) -> str:
    """An amount in points with its sign; parts of a point as one decimal, so that sums hold."""
    points, part = divmod(abs(tenths), POINT)
    sign = "+" if tenths > 0 else "−" if tenths else ""
    return f"{sign}{points}.{part}" if part else f"{sign}{points}"


def size_of(tenths: int) -> str:
    """How big a movement is, in words."""
    return "much" if abs(tenths) >= BIG * POINT else "a little"


UNTOLD = "You cannot know the cause"


def cause(frame: Frame, fact: Changed) -> str:
    """What moved something, in words that the player may read now."""
    told = frame.account.because(fact)
    if told or not fact.because:
        return told or "The turn of the day"
    return UNTOLD


def visible(frame: Frame, *, knot: bool = False) -> tuple[Gauge, ...]:
    """The gauges that may be seen now; the one of the knot only where asked for."""
    return tuple(
        gauge
        for gauge in frame.scenario.gauges
        if frame.session.visible(gauge) and (knot or not gauge.knot)
    )


def knot(frame: Frame, caption: str = "") -> KnotMeter | None:
    """The knot, or nothing where the scenario has no such gauge."""
    gauge = next((each for each in frame.scenario.gauges if each.knot), None)
    if gauge is None:
        return None
    seen = seen_now(frame, gauge)
    low, high = seen.low or 0, seen.high or 0
    before, was = "", None
    morning = frame.session.at_morning(frame.session.day)
    if morning is not None and frame.session.phase in ("night-first", "night-second", "trace"):
        earlier = frame.session.estimate(gauge, morning)
        before = range_text(earlier, gauge).rstrip("?")
        was = ((earlier.low or 0) + (earlier.high or 0)) // 2
    return KnotMeter(
        id=gauge.id,
        name=gauge.name,
        word=word_of(gauge, (low + high) // 2),
        low=low,
        high=high,
        value_text=range_text(seen, gauge),
        age=age_text(gauge),
        before=before,
        was=was,
        caption=caption or strain.certain(frame, gauge),
    )


def expected(frame: Frame, moves: Mapping[str, int]) -> tuple[tuple[str, Move], ...]:
    """What an option's plain block moves, as far as it may be previewed.

    `moves` are tenths by gauge. Where the direction cannot be known, only the
    size is shown.
    """
    found = []
    for gauge in visible(frame, knot=True):
        tenths = moves.get(gauge.id, 0)
        if not tenths or gauge.preview == "none":
            continue
        size = 2 if abs(tenths) >= BIG * POINT else 1
        if gauge.preview == "sign":
            found.append((gauge.id, Move(size if tenths > 0 else -size)))
        else:
            found.append((gauge.id, Move(size, known=False)))
    return tuple(found)
