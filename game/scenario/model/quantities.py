"""What is counted: gauges, tracks, counters and flags."""

from typing import Literal

from pydantic import Field

from game.scenario.model.acts import Variant
from game.scenario.values import Block, Condition, Id, Many, Model, SourceRef, Text


class GaugeEnd(Model):
    """What one bad end of a gauge is called and what it means."""

    name: Text
    text: Text


class Gauge(Model):
    """A quantity from 0 to 100 with two bad ends.

    `shown`: exact (the number), banded (a range), estimated (someone's guess),
    words (papers only), hidden (never during play). `error` is half the width
    of the range in points. `preview`: whether options may show the direction
    of a movement (`sign`) or only its size (`size`).
    """

    id: Id
    name: Text
    icon: Id = "circle"
    start: int = Field(ge=0, le=100)
    shown: Literal["exact", "banded", "estimated", "words", "hidden"]
    shown_when: Condition | None = None
    error: int = Field(default=0, ge=0, le=40)
    reporter: Id | None = None  # the person whose estimate it is
    age: int = Field(default=0, ge=0, le=240)  # half-hours old when it reaches the desk
    preview: Literal["sign", "size", "none"] = "sign"
    meaning: Text
    low: GaugeEnd | None = None
    high: GaugeEnd | None = None
    bands: Many[Text] = ()  # five words, from the low end to the high end
    knot: bool = False  # the one gauge that tightens the knot
    worst: Literal["low", "high"] | None = None  # the end that a frayed player takes for certain
    sources: Many[SourceRef] = ()


class TrackState(Model):
    """One named state of a track.

    On a ladder, `leave` is the price of an own act that leads down from this
    rung; `us` and `them` say what stands at stake here, exactly and as far as
    it can be guessed.
    """

    id: Id
    name: Text
    names: Many[Variant] = ()  # in place of `name` where it is said how things stand
    text: str = ""
    leave: Block = Field(default_factory=dict)
    us: str = ""
    them: str = ""


class Track(Model):
    """A thing with a few named states, in order."""

    id: Id
    name: Text
    states: Many[TrackState] = Field(min_length=2)
    start: Id
    shown: Literal["exact", "last-known", "hidden"] = "exact"
    role: Literal["ladder", "opponent", "term", "posture", "other"] = "other"
    dear: Condition | None = None  # while it holds, `leave` is paid twice
    dear_because: str = ""
    meaning: str = ""
    sources: Many[SourceRef] = ()


class Counter(Model):
    """A whole number with bounds."""

    id: Id
    name: Text
    start: int = Field(default=0, ge=0)
    highest: int = Field(ge=1, le=10_000, alias="max")
    shown: Literal["exact", "hidden"] = "hidden"
    meaning: str = ""


class Flag(Model):
    """A yes or no; false at the start unless said otherwise."""

    id: Id
    name: Text
    start: bool = False
