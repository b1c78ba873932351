"""Plays in bulk: whole plays in blocks, what they met, and one play that shows each thing.

The one place of the analysis that runs the batch engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np
from numpy.typing import NDArray

from game.rules.analysis.things import BANDS_OF_A_GAUGE, Closed, InRow, Lasted, Met, Stood, Thing
from game.rules.analysis.watching import Seen, Watched, Watcher
from game.rules.batch import BLOCK, Answer, Batch, Chooser, Known, Line, Mask, Rows, seeds
from game.rules.conditions import FAR
from game.rules.program import Rules
from game.rules.state import POINT, Moment
from game.rules.tastes import BANDS

FULL = 101
"""A gauge has so many whole points, with nought."""

TASTE_OFFSET = 1 << 40
"""What is added to a play's seed for the seed of its policy's own numbers."""

Whole = NDArray[np.int64]

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""


def silent(_what: str, _done: int, _of: int) -> None:
    """Progress that nobody looks at."""


class _Counting:
    """Counts what the engine tells, and which row met it first."""

    kinds = frozenset({"rule", "outcome", "taken", "ending"})

    def __init__(self) -> None:
        self.times: dict[tuple[str, str], int] = {}
        self.first: dict[tuple[str, str], int] = {}

    def met(self, kind: str, name: str, rows: Rows) -> None:
        if rows.count:
            told = (kind, name)
            self.times[told] = self.times.get(told, 0) + rows.count
            self.first[told] = min(self.first.get(told, rows.total), rows.first)


@dataclass(slots=True)
class Bands:
    """How often each gauge stood in each band at the first menu of a moment, and at the end."""

    gauges: tuple[int, ...]
    counts: NDArray[np.int64]
    first: NDArray[np.int64]  # the seed of a play that shows it, or -1
    last: Moment | None = None

    @classmethod
    def of(cls, rules: Rules) -> Bands:
        """Nothing counted yet."""
        places = tuple(
            place for place, each in enumerate(rules.layout.variables) if each.kind == "gauge"
        )
        shape = (len(places), BANDS_OF_A_GAUGE)
        return cls(places, np.zeros(shape, dtype=np.int64), np.full(shape, -1, dtype=np.int64))

    def chose(self, seen: Seen) -> None:
        """Look once in each moment: what is chosen within one moves little."""
        if seen.step.moment != self.last:
            self.last = seen.step.moment
            for number, place in enumerate(self.gauges):
                self._count(number, partial(seen.within, place), seen.counted, seen.seed)

    def close(self, lines: Sequence[Line], first: int) -> None:
        """Look at the last rows of a block, whose first play has this seed."""
        self.last = None
        rows = Rows(lines[0].size)
        for number, place in enumerate(self.gauges):
            within = partial(_within, lines[place])
            self._count(number, within, rows.counted, lambda held: first + rows.narrow(held).first)

    def _count(
        self,
        number: int,
        within: Callable[[int, int], Answer],
        counted: Callable[[Answer], int],
        seed: Callable[[Answer], int],
    ) -> None:
        above = [counted(within(edge, FAR)) for edge in (0, *BANDS)]
        for band, (edge, count, beyond) in enumerate(
            zip((0, *BANDS), above, (*above[1:], 0), strict=True)
        ):
            found = count - beyond
            self.counts[number, band] += found
            if found and self.first[number, band] < 0:
                highest = BANDS[band] - 1 if band < len(BANDS) else FAR
                self.first[number, band] = seed(within(edge, highest))


def _within(line: Line, lowest: int, highest: int) -> Answer:
    """Whether values lie between two bounds, both included; a line of one value is asked once."""
    if not line.strides[0]:
        return bool(lowest <= line[0] <= highest)
    if lowest == highest:
        same: Mask = line == lowest
        return same
    held: Mask = line >= lowest
    return held if highest >= FAR else held & (line <= highest)


@dataclass(slots=True)
class Kept:
    """What is kept of one policy's plays."""

    policy: str
    first: int  # the seed of play 0
    plays: int
    endings: NDArray[np.int64]  # plays by ending, the first for none
    last_days: NDArray[np.int64]  # plays by the day they closed on
    times: dict[tuple[str, str], int]
    met: dict[tuple[str, str], int]  # the first seed that met what the engine tells of
    bands: Bands
    # For each thing that was looked for, in their order: plays, and a seed that shows it or -1.
    tally: list[int] = field(default_factory=list)
    seeds: list[int] = field(default_factory=list)
    # The same by thing, once it is settled; of the seeds only those that there are.
    counts: dict[Thing, int] = field(default_factory=dict)
    shown: dict[Thing, int] = field(default_factory=dict)

    @classmethod
    def of(cls, rules: Rules, policy: str, first: int) -> Kept:
        """Nothing kept yet."""
        days = max(step.moment.day for step in rules.steps)
        return cls(
            policy=policy,
            first=first,
            plays=0,
            endings=np.zeros(len(rules.endings), dtype=np.int64),
            last_days=np.zeros(days + 1, dtype=np.int64),
            times={},
            met={},
            bands=Bands.of(rules),
        )


@dataclass(frozen=True, slots=True)
class Closing:
    """How one block of plays closed: the seed of its first play, endings, last rows by line."""

    first: int
    endings: Whole
    lines: Sequence[Line]
    last_days: Whole


def run_policy(  # noqa: PLR0913
    batch: Batch,
    chooser: Chooser,
    wanted: tuple[int, int],
    keep: Kept,
    looked_for: Sequence[Thing],
    watchers: Sequence[Watcher],
    known: Mapping[int, Known],
) -> Iterator[Closing]:
    """Whole plays of a policy with drawn luck, block by block, kept as they come.

    Args:
        batch: the rules.
        chooser: the policy.
        wanted: the seed of the first play, and how many.
        keep: where counts are added.
        looked_for: the things to count.
        watchers: who looks on, besides the bands.
        known: numbers of luck that other policies have met, by the seed of a block's first play.
    """
    first, plays = wanted
    for start in range(first, first + plays, BLOCK):
        count = min(BLOCK, first + plays - start)
        watched = Watched(chooser, start, (keep.bands, *watchers))
        closing = whole(batch, watched, start, count, observer := _Counting(), known.get(start))
        keep.bands.close(closing.lines, start)
        _keep(keep, closing, observer, looked_for)
        yield closing


def whole(  # noqa: PLR0913
    batch: Batch,
    chooser: Chooser,
    first: int,
    count: int,
    observer: _Counting | None = None,
    known: Known | None = None,
) -> Closing:
    """`count` whole plays from the seed `first` on, with drawn luck and known temperament."""
    found = batch.run(
        chooser,
        seeds(first, count),
        seeds(first + TASTE_OFFSET, count),
        observer=observer,
        keep=True,
        known=known,
    )
    endings, days = found.endings.astype(np.int64), found.last_day.astype(np.int64)
    return Closing(first, endings, found.lines, days)


def _keep(
    keep: Kept,
    closing: Closing,
    told: _Counting,
    looked_for: Sequence[Thing],
) -> None:
    count = closing.endings.size
    keep.plays += count
    keep.endings += np.bincount(closing.endings, minlength=keep.endings.size)
    keep.last_days += np.bincount(closing.last_days, minlength=keep.last_days.size)
    for name, more in told.times.items():
        keep.times[name] = keep.times.get(name, 0) + more
        keep.met.setdefault(name, closing.first + told.first[name])
    if not keep.tally:
        keep.tally, keep.seeds = [0] * len(looked_for), [-1] * len(looked_for)
    rows = Rows(count)
    alike = [None if line.strides[0] else int(line[0]) for line in closing.lines]
    for number, thing in enumerate(looked_for):
        held = _held(thing, closing, alike)
        found = rows.counted(held)
        keep.tally[number] += found
        if found and keep.seeds[number] < 0:
            keep.seeds[number] = closing.first + rows.narrow(held).first


def _held(thing: Thing, closing: Closing, alike: Sequence[int | None]) -> Answer:
    """Which of the plays show a thing; none where rows do not tell.

    `alike` holds for each line the value that all rows have, if they have the same.
    """
    mark = thing.mark
    if isinstance(mark, InRow):
        value = alike[mark.place]
        if value is not None:
            return mark.lowest <= value <= mark.highest
        return _within(closing.lines[mark.place], mark.lowest, mark.highest)
    if isinstance(mark, Closed):
        ended: Mask = closing.endings == mark.ending
        return ended
    if isinstance(mark, Lasted):
        lasted: Mask = closing.last_days >= mark.day
        return lasted
    return False


def settle(keep: Kept, looked_for: Sequence[Thing]) -> None:
    """Add the counts of what rows do not tell (rules, outcomes, bands), and name all things."""
    places = {place: number for number, place in enumerate(keep.bands.gauges)}
    for thing, plays, seen in zip(looked_for, keep.tally, keep.seeds, strict=True):
        mark = thing.mark
        count, seed = plays, seen
        if isinstance(mark, Met):
            told = mark.kind, mark.name
            count, seed = keep.times.get(told, 0), keep.met.get(told, -1)
        elif isinstance(mark, Stood):
            number = places[mark.place]
            count = int(keep.bands.counts[number, mark.band])
            seed = int(keep.bands.first[number, mark.band])
        keep.counts[thing] = count
        if seed >= 0:
            keep.shown[thing] = seed


@dataclass(slots=True)
class Picks:
    """What was chosen at each menu of plays with seeds one after another.

    Entries are counted from 1; 0 is a menu that was not met.
    """

    first: int
    plays: int
    places: dict[str, NDArray[np.int8]] = field(default_factory=dict)

    def chose(self, seen: Seen) -> None:
        """Note the choices of the rows that were asked."""
        known = self.places.get(seen.step.key)
        if known is None:
            known = self.places[seen.step.key] = np.zeros(self.plays, dtype=np.int8)
        block, places = seen.chosen()
        # A play meets a menu once.
        known[block - self.first : block - self.first + places.size] = places


@dataclass(slots=True)
class Calm:
    """How a gauge stood at the first menu of each day: plays by whole points, 0 to 100."""

    place: int
    days: dict[int, NDArray[np.int64]] = field(default_factory=dict)
    last: Moment | None = None

    def chose(self, seen: Seen) -> None:
        """Look once a day."""
        moment = seen.step.moment
        if moment.half or moment == self.last:
            return
        self.last = moment
        points = np.bincount(seen.own(seen.column(self.place)) // POINT, minlength=FULL)
        known = self.days.get(moment.day)
        self.days[moment.day] = points if known is None else known + points

    def at(self, day: int, share: float) -> int:
        """The points that this share of the plays, 0 to 1, had at most on a day."""
        so_far = np.cumsum(self.days[day])
        return int(np.searchsorted(so_far, share * so_far[-1]))
