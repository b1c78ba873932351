"""Where a war could have been stopped: the links to it, what warned, and what else was open.

All of it is taken from the play: the strongest causes of its ending, the voices
that were heard, the answers that could have been given, the ways down of the day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.debrief.account import Account
from game.debrief.causes import Cause, causes
from game.debrief.roads import Fork, forks
from game.scenario.model import Ending, Exit, Option


@dataclass(frozen=True, slots=True)
class Against:
    """Who spoke for another answer, and in which words."""

    who: str
    headline: str


@dataclass(frozen=True, slots=True)
class Link:
    """One step to the ending.

    `warning` and `lowers` are those of a thing that luck brought. `against`
    spoke for another answer than the one taken; `open` are the other answers
    that could have been given, `exits` the ways down that stood open that
    evening. What stood with an earlier link is not told again. `origin` is the
    earlier decision that a thing goes back to which came only later; its other
    answers stand here unless it is a link of its own.
    """

    cause: Cause
    warning: str
    lowers: str
    against: tuple[Against, ...]
    open: tuple[Option, ...]
    exits: tuple[Exit, ...]
    origin: Fork | None = None

    @property
    def bare(self) -> bool:
        """Whether nothing is known that could have stopped it here."""
        return not (self.warning or self.against or self.open or self.exits)


def links(account: Account, ending: Ending) -> tuple[Link, ...]:
    """What led to an ending, in the order of days, each with what could have stopped it."""
    return tuple(_links(account, ending))


def _links(account: Account, ending: Ending) -> Iterator[Link]:
    decided = {
        f"option/{each.day}/{each.matter.id}/{each.taken.id}": each for each in forks(account)
    }
    seen: set[str] = set()
    found = causes(account, ending)
    for cause in found:
        fork = _decided(decided, cause.by)
        origin = None if fork else _decided(decided, next(account.started(cause.by), ""))
        if origin is not None and all(_decided(decided, each.by) is not origin for each in found):
            fork = origin
        incident = account.shelf.incidents.get(cause.by.partition("#")[0].removeprefix("incident/"))
        stood = tuple(each for each in _exits(account, cause.day) if each.id not in seen)
        seen.update(each.id for each in stood)
        yield Link(
            cause,
            incident.warning if incident is not None else "",
            incident.lowers if incident is not None else "",
            tuple(_against(account, fork)) if fork is not None else (),
            tuple(left.option for left in fork.left if left.open) if fork is not None else (),
            stood,
            origin,
        )


def _decided(decided: Mapping[str, Fork], cause: str) -> Fork | None:
    """The decision that a cause is of."""
    return next((each for by, each in decided.items() if _is_by(cause, by)), None)


def _is_by(cause: str, option: str) -> bool:
    """Whether an option's own effect, or one of its outcomes, is the cause."""
    return cause == option or cause.startswith((f"{option}#", f"{option}/"))


def _against(account: Account, fork: Fork) -> Iterator[Against]:
    answers = account.taken_on(fork.day, "matter", "interruption")
    view = account.heard(next(each for each in answers if each.owner == fork.matter.id))
    for voice in fork.matter.voices:
        other = voice.favours and fork.taken.id not in voice.favours
        if other and view is not None and view.holds(voice.when):
            yield Against(voice.who, voice.headline)


def _exits(account: Account, day: int) -> Iterator[Exit]:
    """The ways down that stood open on the evening of a day, and were never taken after it."""
    view = account.at_dusk(day)
    length = account.session.settings.length
    for each in account.session.scenario.exits:
        if view is None or day >= each.closes or length not in each.lengths:
            continue
        last = account.at_dusk(each.closes - 1)
        if view.holds(each.when) and (last is None or last.holds(each.when)):
            yield each
