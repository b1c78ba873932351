"""One play that shows a thing: its seed and its choices, which the kernel replays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.rules.analysis.plays import Kept
from game.rules.analysis.things import Thing
from game.rules.analysis.twins import one_play
from game.rules.kernel import Kernel
from game.rules.plans import Plan
from game.rules.replay import Choice


@dataclass(frozen=True, slots=True)
class Witness:
    """A play with drawn luck and the documented temperament that shows something."""

    policy: str
    seed: int
    choices: tuple[Choice, ...]


def witness(kernel: Kernel, plan: Plan, kept: Kept, thing: Thing) -> Witness | None:
    """The first play of a policy that shows a thing, or nothing where no play did.

    `kept` is what was kept of the policy's plays, and settled (`game.rules.analysis.plays`).
    """
    seed = kept.shown.get(thing)
    if seed is None:
        return None
    _state, choices, _facts = one_play(kernel, seed, plan)
    return Witness(kept.policy, seed, choices)


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
