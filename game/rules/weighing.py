"""Survival weighting: an estimate of every ending from every play.

Where some outcomes of a draw end the play at once, a weighted play does not fall
on one of them. It leaves with each such ending the share of its weight that the
draw would have sent there, keeps what is left, and goes on among the other
outcomes. The shares and the last ending's weight add up to one. For estimates
alone: a play that somebody plays falls where it falls.

This is the sampler of the kernel, for where numpy is missing; the batch does the
same with many rows (`game.rules.batch.weights`), with the same numbers.
"""

from __future__ import annotations

from collections.abc import Mapping

from game.rules.kernel import Kernel, Policy
from game.rules.luck import Luck
from game.rules.running import Weighing
from game.rules.state import State


def continued(  # noqa: PLR0913
    kernel: Kernel,
    state: State,
    policy: Policy,
    luck: Luck,
    *,
    force: int | None = None,
    sure: Mapping[int, int] | None = None,
) -> tuple[float, ...]:
    """Play on from a state to the end; the weight that each ending carries, adding up to 1.

    Args:
        kernel: the rules, ready to run.
        state: where to go on from.
        policy: what chooses.
        luck: the numbers of all draws.
        force: the place of the first choice, or None where the policy chooses it too.
        sure: numbers by key that are known beforehand; such draws are not weighted.

    Returns:
        A number from 0 to 1 for each ending, by its index (the first, for a play
        that runs, is 0).
    """
    weighing = Weighing(luck, sure or {}, len(kernel.rules.endings))
    if force is not None and not state.ending:
        state, _facts = kernel.apply(state, force, weighing)
    state, _facts = kernel.play_on(policy, state, weighing)
    weighing.carried[state.ending] += weighing.weight
    return tuple(weighing.carried)
