"""A vote on one menu, and a bell: what a lectern counts and times. Neither decides anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

MOST_VOTES: Final = 400
BELL_MINUTES: Final = (1, 2, 3, 5, 8)


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote on one menu: rounds of counts by option, the last one open or revealed."""

    menu: str
    rounds: tuple[Mapping[str, int], ...] = ({},)
    revealed: bool = False

    @property
    def counts(self) -> Mapping[str, int]:
        """The counts of the last round."""
        return self.rounds[-1]

    @property
    def total(self) -> int:
        """How many voted in the last round."""
        return sum(self.counts.values())

    def leaders(self) -> tuple[str, ...]:
        """The options with most votes: several where there is a tie, none without a vote."""
        most = max(self.counts.values(), default=0)
        return tuple(name for name, count in self.counts.items() if count == most and most)

    def added(self, option: str, by: int) -> Vote:
        """This vote with one more, or one less, for an option."""
        count = min(max(self.counts.get(option, 0) + by, 0), MOST_VOTES)
        return replace(self, rounds=(*self.rounds[:-1], {**self.counts, option: count}))

    def noted(self) -> str:
        """The rounds as the play keeps them: `run:14 turn:9 | run:10 turn:13`."""
        told = (
            " ".join(f"{name}:{count}" for name, count in each.items() if count)
            for each in self.rounds
        )
        return " | ".join(told)


@dataclass(frozen=True, slots=True)
class Bell:
    """A bell that may ring: seconds left, and since when it runs (None: it waits)."""

    minutes: int = 3
    left: float = 180.0
    since: float | None = None

    def remaining(self, now: float) -> float:
        """Seconds left; 0 or less once it has rung."""
        return self.left if self.since is None else self.left - (now - self.since)
