"""One play that shows a thing: its seed and its choices, which the kernel replays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.rules import facts as f
from game.rules.analysis.plays import Kept, count_met
from game.rules.analysis.things import Met, Thing
from game.rules.analysis.twins import one_play
from game.rules.batch import Batch
from game.rules.choosers import chooser
from game.rules.kernel import Kernel
from game.rules.plans import Plan
from game.rules.replay import Choice

SMALL = 64
"""Below so many plays each is played by itself."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A play with drawn luck and the documented temperament that shows something."""

    policy: str
    seed: int
    choices: tuple[Choice, ...]


class Finder:
    """Finds plays of one policy that show things."""

    def __init__(self, kernel: Kernel, batch: Batch, plan: Plan, kept: Kept) -> None:
        self._kernel = kernel
        self._batch = batch
        self._plan = plan
        self._kept = kept
        self._known: dict[tuple[int, int], dict[tuple[str, str], int]] = {}

    def witness(self, thing: Thing) -> Witness | None:
        """A play that shows a thing, or nothing where no play did."""
        seed = self._kept.shown.get(thing)
        if seed is None and isinstance(thing.mark, Met):
            seed = self._searched(thing.mark)
        if seed is None:
            return None
        _state, choices, _facts = one_play(self._kernel, seed, self._plan)
        return Witness(self._kept.policy, seed, choices)

    def _met(self, first: int, plays: int) -> dict[tuple[str, str], int]:
        known = self._known.get((first, plays))
        if known is None:
            known = count_met(self._batch, chooser(self._plan), first, plays)
            self._known[first, plays] = known
        return known

    def _searched(self, mark: Met) -> int | None:
        """The seed of a play that met what only the engine told of: by halving its block."""
        block = self._kept.blocks.get((mark.kind, mark.name))
        if block is None:
            return None
        first, plays = block
        while plays > SMALL:
            half = plays // 2
            if self._met(first, half).get((mark.kind, mark.name)):
                plays = half
            else:
                first, plays = first + half, plays - half
        seeds = range(first, first + plays)
        return next((seed for seed in seeds if self._tells(seed, mark)), None)

    def _tells(self, seed: int, mark: Met) -> bool:
        """Whether the facts of a play tell of a rule or an outcome."""
        _state, _choices, facts = one_play(self._kernel, seed, self._plan)
        kind = f.Ran if mark.kind == "rule" else f.Told
        return any(isinstance(fact, kind) and fact.cause == mark.name for fact in facts)


@dataclass(frozen=True, slots=True)
class Rare:
    """A thing that few plays met: how many of how many, under the policy that met it most."""

    thing: Thing
    policy: str
    count: int
    plays: int
    witness: Witness | None = None


def rarest(kept: Sequence[Kept], things: Sequence[Thing], at_most: int) -> tuple[Rare, ...]:
    """The things that were met, the rarest first, each under the policy that met it most often."""
    found = []
    for thing in things:
        counts = [(each.counts.get(thing, 0) / max(each.plays, 1), each) for each in kept]
        share, most = max(counts, key=lambda pair: pair[0])
        if share > 0:
            found.append(Rare(thing, most.policy, most.counts[thing], most.plays))
    found.sort(key=lambda rare: (rare.count / rare.plays, rare.thing.name))
    return tuple(found[:at_most])
