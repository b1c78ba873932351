"""How close it was: the odds of each class of ending from every position of a play.

From a position the rules are played on many times, with fresh luck and the
choices of an even player (`game.rules.even`). What comes of it says how the rules judge the
position; it is not what anybody could have known, and not the chance there was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from game.debrief.account import Account
from game.debrief.positions import Mover, Position, answers, evenings, owner, positions
from game.rules.estimate import Estimate
from game.rules.state import State
from game.rules.ways import Way

if TYPE_CHECKING:
    from game.rules.batch import Start
    from game.rules.fan import Fan
    from game.rules.judging import Judge

FIRST, WHOLE = 64, 500
"""How many ways on the first picture is made from, and what stands beside the curve."""

SHARP, MOST = 0.0025, 2_000
"""The mean standard error that is wanted of the shares of nuclear war, and how many ways on
are played for it at most."""

ROOM = 1.08
"""So many more are played than the error asks for, since it is itself an estimate."""

DICE = 100
"""How many other ways of choosing meet the dice of the play."""

OTHER_WAYS: tuple[Way, ...] = ("history", "careful", "reckless")
"""How else play might go on from an evening."""

Odds = Mapping[str, Estimate]
"""Estimates by class of ending."""


@dataclass(frozen=True, slots=True)
class RiskPoint:
    """A matter that was decided: the odds before it, and after each answer that was open.

    Differences are in the share of the gravest endings, way by way over the same luck.
    `differences` compare each other answer with the one taken; `moved` compares
    what was taken with the position before it. `fell` is what the night after
    brought, by luck and the world; None where it is not told yet.
    """

    day: int
    half: int
    matter: str
    here: Odds
    options: Mapping[str, Odds]
    differences: Mapping[str, Estimate]
    taken: str
    moved: Estimate
    fell: Estimate | None

    @property
    def after(self) -> Odds:
        """The odds after the answer that was given."""
        return self.options[self.taken]


@dataclass(frozen=True, slots=True)
class Evening:
    """The share of nuclear war from an evening on, by how play might go on from there.

    `ways` are other ways of going on: as history, careful, reckless. `record` is
    the evening of the play that follows the record, judged like `here`. `dice`
    is how many of `DICE` other ways of choosing ended in nuclear war under the
    dice of the play. What the play did not come to is None or missing.
    """

    day: int
    here: Estimate | None
    ways: Mapping[str, Estimate]
    record: Estimate | None
    dice: int | None


@dataclass(frozen=True, slots=True)
class Move:
    """One line of the ledger: the share of nuclear war before and after something.

    `matter` and `taken` name the answer where a choice moved it.
    """

    day: int
    half: int
    mover: Mover
    before: float
    after: float
    matter: str = ""
    taken: str = ""
    dusk: bool = False

    @property
    def change(self) -> float:
        """What it added to the share of nuclear war."""
        return self.after - self.before

    @property
    def told_on(self) -> int:
        """The day it is told under: a night that nothing broke into is found by the morning after.

        How a play closed is no such night: it is told on the day on which it closed.
        """
        return self.day - (self.mover == "night" and not self.half)


@dataclass(frozen=True, slots=True)
class RiskCurve:
    """The whole of it. `end` is 1 or 0 once the play has closed, else the last position's share."""

    plays: int
    kind: str  # the class of endings that is drawn: the gravest that the scenario has
    points: tuple[RiskPoint, ...]
    evenings: tuple[Evening, ...]
    start: float
    moves: tuple[Move, ...]
    end: float
    closed: bool

    def sum_of(self, mover: Mover) -> float:
        """What all moves of a kind added."""
        return sum(move.change for move in self.moves if move.mover == mover)


def enough(curve: RiskCurve) -> int:
    """About how many ways on make a curve as sharp as is wanted, at most `MOST`."""
    errors = [
        odds[curve.kind].error
        for point in curve.points
        for odds in (point.here, *point.options.values())
    ]
    return ways_for(curve.plays, sum(errors) / len(errors) if errors else 0.0)


def ways_for(plays: int, error: float) -> int:
    """The same where so many plays leave a mean error; as many as there are where they do."""
    if error <= SHARP:
        return plays
    return max(plays, min(MOST, ceil(plays * (error / SHARP) ** 2 * ROOM)))


class _Starts:
    """Starting points of a fan, each once."""

    def __init__(self) -> None:
        from game.rules.batch import Start  # late: it needs numpy

        self._make = Start
        self._places: dict[tuple[State, int | None], int] = {}

    def add(self, state: State, force: int | None = None) -> int:
        """The place of a starting point in the fan."""
        return self._places.setdefault((state, force), len(self._places))

    def listed(self) -> list[Start]:
        """All of them by their places."""
        return [self._make(state, force) for state, force in self._places]


@dataclass(frozen=True, slots=True)
class _Read:
    """A position with its places in the fan."""

    position: Position
    here: int
    options: Mapping[str, int]

    @property
    def taken(self) -> str:
        """The id of the answer that was given here."""
        decided = self.position.decided
        return "" if decided is None or decided.choice is None else decided.choice.id

    @property
    def last(self) -> int:
        """Where it was left for the next position: after the answer, if one was given."""
        return self.options[self.taken] if self.options else self.here


def risk_curve(judge: Judge, account: Account, past: Account, *, plays: int = WHOLE) -> RiskCurve:
    """The odds of every position of a play.

    Args:
        judge: the rules that judge.
        account: the play.
        past: the play that follows the record, for comparison.
        plays: how many ways on from each position.

    Returns:
        The curve; the same for the same play, rules and number.
    """
    kernel = account.session.kernel
    starts = _Starts()
    read = []
    for position in positions(account):
        open_ = answers(kernel, position) if position.decided else {}
        options = {name: starts.add(position.state, place) for name, place in open_.items()}
        read.append(_Read(position, starts.add(position.state), options))
    record = {day: starts.add(state) for day, state in evenings(past).items()}
    fan = judge.fan(starts.listed(), "even", plays, account.session.seed)
    points = tuple(
        _point(fan, each, owner(kernel, each.position), _night(account, fan, read[place:]))
        for place, each in enumerate(read)
        if each.options
    )
    moves = _moves(account, fan, read, points)
    return RiskCurve(
        plays,
        fan.gravest,
        points,
        _evenings(judge, account, fan, read, record),
        moves[0].before if moves else 0.0,
        moves,
        moves[-1].after if moves else 0.0,
        account.over,
    )


def _point(fan: Fan, read: _Read, matter: str, fell: Estimate | None) -> RiskPoint:
    taken = read.options[read.taken]
    return RiskPoint(
        day=read.position.day,
        half=read.position.half,
        matter=matter,
        here=fan.every(read.here),
        options={name: fan.every(place) for name, place in read.options.items()},
        differences={
            name: fan.apart(place, taken)
            for name, place in read.options.items()
            if name != read.taken
        },
        taken=read.taken,
        moved=fan.apart(taken, read.here),
        fell=fell,
    )


def _night(account: Account, fan: Fan, read: Sequence[_Read]) -> Estimate | None:
    """What the first night from a position on did to the share, or nothing if none is told."""
    for before, after in pairwise(read):
        if after.position.mover == "night":
            return fan.apart(after.here, before.last)
    ending = account.session.ending if account.over else None
    if ending is None:
        return None
    last = fan.gravely(read[-1].last)
    return Estimate(float(ending.kind == fan.gravest) - last.value, last.error, last.plays)


def _moves(
    account: Account, fan: Fan, read: Sequence[_Read], points: Sequence[RiskPoint]
) -> tuple[Move, ...]:
    """Everything that moved the share, in order; each begins where the last one ended."""
    moves: list[Move] = []
    decided = iter(points)
    share: float | None = None
    for each in read:
        here = fan.gravely(each.here).value
        at = each.position
        before = here if share is None else share
        moves.append(Move(at.day, at.half, at.mover, before, here, dusk=at.dusk))
        share = here
        if each.options:
            point = next(decided)
            after = fan.gravely(each.options[each.taken]).value
            moves.append(Move(at.day, at.half, "choice", here, after, point.matter, point.taken))
            share = after
    ending = account.session.ending if account.over else None
    if ending is not None and share is not None:
        # After the last position only luck and the world are left to close the play.
        day, half = account.session.day, account.session.place.half
        moves.append(Move(day, half, "night", share, float(ending.kind == fan.gravest)))
    return tuple(moves)


def _evenings(
    judge: Judge, account: Account, fan: Fan, read: Sequence[_Read], record: Mapping[int, int]
) -> tuple[Evening, ...]:
    own = {each.position.day: each for each in read if each.position.dusk}
    starts = _Starts()
    places = {day: starts.add(each.position.state) for day, each in own.items()}
    listed, seed = starts.listed(), account.session.seed
    # What stands beside the curve is played once: so few positions cost little more by the way.
    plays = WHOLE if fan.plays >= FIRST else fan.plays
    others = {way: judge.fan(listed, way, plays, seed) for way in OTHER_WAYS} if listed else {}
    session = account.session
    dice = judge.same_dice(
        listed, DICE, session.seed, documented=session.settings.luck == "documented"
    )
    found = []
    for day in sorted({*own, *record}):
        place = places.get(day)
        found.append(
            Evening(
                day,
                None if place is None else fan.gravely(own[day].here),
                {} if place is None else {way: each.gravely(place) for way, each in others.items()},
                fan.gravely(record[day]) if day in record else None,
                None if place is None else round(dice.gravely(place).value * DICE),
            )
        )
    return tuple(found)
