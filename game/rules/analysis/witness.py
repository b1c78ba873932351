"""One play that shows a thing: its seed and its choices, which the kernel replays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.rules import facts as f
from game.rules.analysis.plays import Kept, Picks, Watched, count_met, whole
from game.rules.analysis.things import Met, Thing
from game.rules.batch import Batch, Chooser
from game.rules.kernel import Kernel
from game.rules.program import ChoiceStep
from game.rules.replay import Choice, Replay, Setting, replay

SMALL = 16
"""Below so many plays each is played by itself."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A play with drawn luck and the documented temperament that shows something."""

    policy: str
    seed: int
    choices: tuple[Choice, ...]


def choices_of(batch: Batch, chooser: Chooser, seed: int) -> tuple[Choice, ...]:
    """What a policy chose in the play of a seed."""
    picks = Picks(seed, 1)
    whole(batch, Watched(chooser, seed, (picks,)), seed, 1)
    return tuple(
        Choice(step.key, step.entries[picks.places[step.key][0]].id)
        for step in batch.rules.steps
        if isinstance(step, ChoiceStep) and step.key in picks.places
    )


def witness(
    kernel: Kernel, batch: Batch, chooser: Chooser, kept: Kept, thing: Thing
) -> Witness | None:
    """A play of a policy that shows a thing, or nothing where its plays never did."""
    seed = kept.shown.get(thing)
    if seed is None and isinstance(thing.mark, Met):
        seed = _searched(kernel, batch, chooser, kept, thing.mark)
    if seed is None:
        return None
    return Witness(kept.policy, seed, choices_of(batch, chooser, seed))


def _searched(kernel: Kernel, batch: Batch, chooser: Chooser, kept: Kept, mark: Met) -> int | None:
    """The seed of a play that met something only the engine told of: by halving its block."""
    block = kept.blocks.get((mark.kind, mark.name))
    if block is None:
        return None
    first, plays = block
    while plays > SMALL:
        half = plays // 2
        if count_met(batch, chooser, first, half).get((mark.kind, mark.name)):
            plays = half
        else:
            first, plays = first + half, plays - half
    for seed in range(first, first + plays):
        choices = choices_of(batch, chooser, seed)
        run = replay(kernel, Setting("drawn", "documented", seed), choices)
        if tells(run, mark):
            return seed
    return None


def tells(run: Replay, mark: Met) -> bool:
    """Whether the facts of a replay tell of a rule or an outcome."""
    asked: Callable[[f.Fact], bool]
    if mark.kind == "rule":
        asked = lambda fact: isinstance(fact, f.Ran) and fact.cause == mark.name  # noqa: E731
    else:
        asked = lambda fact: isinstance(fact, f.Told) and fact.cause == mark.name  # noqa: E731
    return any(asked(fact) for stretch in run.stretches for fact in stretch.facts)


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
