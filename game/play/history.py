"""What has happened in a play so far: its stretches, and its facts by day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.rules import facts as f
from game.rules.replay import Choice, Stretch
from game.rules.state import State

Here = tuple[int, int]
"""A moment: the day, and 0 by day, 1 or 2 for the halves of its night."""


class History:
    """The stretches of one play, the newest last. There is always a first: the beginning."""

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        self._stretches: list[Stretch] = []
        self._facts: dict[int, list[f.Fact]] = {}
        self._stood: dict[tuple[int, int, bool], tuple[int, ...]] = {}
        for stretch in stretches:
            self.add(stretch)

    def add(self, stretch: Stretch) -> None:
        """One more choice was made."""
        self._stretches.append(stretch)
        for fact in stretch.facts:
            self._facts.setdefault(fact.day, []).append(fact)
            if isinstance(fact, f.Stood):
                self._stood[fact.day, fact.half, fact.evening] = fact.values

    def drop(self) -> None:
        """Forget the last choice, as if it had never been made."""
        kept = self._stretches[:-1]
        self._stretches, self._facts, self._stood = [], {}, {}
        for stretch in kept:
            self.add(stretch)

    @property
    def stretches(self) -> Sequence[Stretch]:
        """Each choice with the states around it and the facts of the way."""
        return tuple(self._stretches)

    @property
    def last(self) -> Stretch:
        """The last choice, or the beginning."""
        return self._stretches[-1]

    @property
    def state(self) -> State:
        """Where the last choice led."""
        return self._stretches[-1].after

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The choices, in order."""
        return tuple(each.choice for each in self._stretches if each.choice is not None)

    def facts(self, day: int | None = None) -> Iterator[f.Fact]:
        """The facts of a day, or all of them, in order."""
        if day is not None:
            yield from self._facts.get(day, ())
            return
        for stretch in self._stretches:
            yield from stretch.facts

    def taken(self, day: int | None = None) -> tuple[f.Taken, ...]:
        """The choices of a day, or all of them, as facts."""
        return tuple(fact for fact in self.facts(day) if isinstance(fact, f.Taken))

    @property
    def last_taken(self) -> f.Taken | None:
        """The last choice as a fact; None where there is none yet."""
        return next((fact for fact in self.last.facts if isinstance(fact, f.Taken)), None)

    @property
    def ended(self) -> Here | None:
        """When the play closed, or None while it runs."""
        for fact in reversed(self.last.facts):
            if isinstance(fact, f.Ended):
                return fact.day, fact.half
        return None

    def stood(self, day: int, half: int, *, evening: bool = False) -> tuple[int, ...] | None:
        """The row at the end of a moment; None where it was not reached."""
        return self._stood.get((day, half, evening))
