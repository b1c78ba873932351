"""Whether the two engines agree, and whether a play is the same when it is played again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from game.rules.analysis.plays import TASTE_OFFSET, whole
from game.rules.batch import Batch
from game.rules.choosers import Uniform
from game.rules.facts import Fact
from game.rules.kernel import Kernel
from game.rules.luck import drawn
from game.rules.notes import Facts, Note
from game.rules.plans import Alike, Plan
from game.rules.policies import player
from game.rules.program import ChoiceStep, Rules
from game.rules.replay import Choice, Replay, Setting, replay
from game.rules.state import State

ANYHOW = Alike()


Played = tuple[State, tuple[Choice, ...], Sequence[Fact]]
"""How a play ended, what was chosen, and all that happened."""


@dataclass(frozen=True, slots=True)
class Unlike:
    """A play that came out in two ways: its seed, its choices, and what differed first."""

    seed: int
    choices: tuple[Choice, ...]
    what: str


def engines_differ(rules: Rules, batch: Batch, plays: Mapping[int, Played]) -> Iterator[Unlike]:
    """Plays that end otherwise in the kernel than in the batch. Their seeds follow each other."""
    closing = whole(batch, Uniform(), min(plays, default=0), len(plays))
    variables = rules.layout.variables
    for number, (seed, (state, choices, _facts)) in enumerate(sorted(plays.items())):
        row = [int(line[number]) for line in closing.lines]
        apart = [
            f"{variable.kind} {variable.id} is {one} and {two}"
            for variable, one, two in zip(variables, state.values, row, strict=True)
            if one != two
        ]
        if state.ending != closing.endings[number]:
            names = rules.endings
            two = names[closing.endings[number]]
            apart.insert(0, f"the ending is {names[state.ending]} and {two}")
        if apart:
            yield Unlike(seed, choices, apart[0])


def plays_differ(kernel: Kernel, plays: Mapping[int, Played]) -> Iterator[Unlike]:
    """Plays whose facts are others when their choices are played again.

    The last first: in a kernel that has played them, what one play had left behind for
    another would show.
    """
    for seed in sorted(plays, reverse=True):
        state, choices, facts = plays[seed]
        run = replay(kernel, Setting("drawn", "documented", seed), choices)
        if run.stopped:
            yield Unlike(seed, choices, run.stopped)
            continue
        apart = "" if _same_notes(facts, run) else _first_apart(facts, run)
        if apart:
            yield Unlike(seed, choices, apart)
        elif run.stretches[-1].after != state:
            yield Unlike(seed, choices, "the facts are the same and the end is not")


def _same_notes(facts: Sequence[Fact], run: Replay) -> bool:
    """Whether a replay left the same notes, of which nothing has been told: then facts are alike.

    To make facts from notes takes longer than the play.
    """
    notes = [note for stretch in run.stretches for note in _untold(stretch.facts)]
    return bool(notes) and notes == [*_untold(facts)]


def _untold(facts: Sequence[Fact]) -> Sequence[Note]:
    return facts.untold if isinstance(facts, Facts) else ()


def _first_apart(one: Sequence[Fact], run: Replay) -> str:
    """The first fact that a replay tells otherwise; empty where there is none."""
    two = [fact for stretch in run.stretches for fact in stretch.facts]
    for number, (first, second) in enumerate(zip(one, two, strict=False)):
        if first != second:
            return f"fact {number + 1} is {first} and then {second}"
    return "" if len(one) == len(two) else f"there are {len(one)} facts and then {len(two)}"


def by_chance(kernel: Kernel, first: int, plays: int) -> dict[int, Played]:
    """Random plays in the kernel by their seed."""
    return {seed: one_play(kernel, seed) for seed in range(first, first + plays)}


def one_play(kernel: Kernel, seed: int, plan: Plan = ANYHOW) -> Played:
    """A play in the kernel, with the luck and the choices of the batch's play of this seed."""
    choose = player(plan, seed + TASTE_OFFSET, kernel.lots)
    choices = []

    def chosen(row: Sequence[int], step: ChoiceStep, legal: tuple[int, ...]) -> int:
        place = choose(row, step, legal)
        choices.append(Choice(step.key, step.entries[place].id))
        return place

    state, facts = kernel.play(chosen, drawn(seed))
    return state, tuple(choices), facts
