"""The jobs of an analysis: each is done by itself, in any order, by whoever has the scenario."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from game.rules.analysis import dominance, ladder, twins
from game.rules.analysis.decisions import Decision, Turn, decisions, turns
from game.rules.analysis.plays import Calm, Kept, Picks, Progress, run_policy, silent
from game.rules.analysis.ranges import Proved, proved
from game.rules.analysis.request import POSITION_POLICIES, Request
from game.rules.analysis.things import Thing, things
from game.rules.analysis.watching import Watcher
from game.rules.analysis.ways import BY_DANGER, Plans
from game.rules.batch import BLOCK, Batch, Chooser, Known
from game.rules.choosers import chooser
from game.rules.kernel import Kernel
from game.rules.plans import Plan
from game.rules.program import Rules
from game.scenario.checks.view import View
from game.scenario.values import Length

WARS = ("limited-war", "nuclear")
KNOWN = 16 << 20
"""Bytes that are spent on the numbers of luck that all policies meet."""

LONG_POLICIES = ("swarm",)
"""The other policies whose plays take long, for they go many ways."""


@dataclass(frozen=True, slots=True)
class Job:
    """A part of an analysis: plays of a policy, changed turns, options of positions, and so on."""

    length: Length
    part: Literal["policy", "turns", "options", "twins", "ranges"]
    policy: str = ""
    cases: tuple[dominance.Case, ...] = ()

    @property
    def name(self) -> str:
        """What is done, for people."""
        named = {
            "policy": self.policy,
            "turns": "one change in history",
            "options": "options compared",
            "twins": "engines compared",
            "ranges": "what can be at all",
        }
        return f"{self.length}: {named[self.part]}"

    @property
    def is_near(self) -> bool:
        """Whether it is best done by who closes the analysis.

        The kernel and the table of dangers are made ready for it, and needed again for that;
        what ranges prove is long to tell and short to find.
        """
        return self.part in ("twins", "ranges") or self.policy in BY_DANGER

    @property
    def turn(self) -> int:
        """When it is done: what others wait for first, and what takes little time last.

        What is near goes first, too: done late, it would take longer than helpers have in hand.
        """
        if self.policy in POSITION_POLICIES or self.is_near:
            return 0
        return 1 if not self.policy or self.policy in LONG_POLICIES else 2


class Agenda:
    """The jobs that can be done by now. More may be added while others are done."""

    def __init__(self, jobs: Iterable[Job] = ()) -> None:
        self._jobs: list[tuple[int, int, Job]] = []
        self._numbers = count()
        self.add(jobs)

    def __len__(self) -> int:
        return len(self._jobs)

    def add(self, jobs: Iterable[Job]) -> None:
        """Add some, each behind those that have its turn."""
        for job in jobs:
            insort(self._jobs, (job.turn, next(self._numbers), job))

    def next(self, *, far: bool = False) -> Job | None:
        """Take the next; None where there is none. What is near is left where `far` is true."""
        for at, (_turn, _number, job) in enumerate(self._jobs):
            if not (far and job.is_near):
                del self._jobs[at]
                return job
        return None

    def last(self) -> Job | None:
        """Take the last of those whose turn it is: who takes these meets other lengths first."""
        if not self._jobs:
            return None
        turn = self._jobs[0][0]
        return self._jobs.pop(bisect_left(self._jobs, (turn + 1,)) - 1)[-1]


@dataclass(slots=True)
class Found:
    """What jobs of one length found. What was not done is missing."""

    kept: dict[str, Kept] = field(default_factory=dict)
    calm: dict[str, Calm] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    turns: list[Turn] = field(default_factory=list)
    sudden: dict[str, tuple[ladder.Sudden, ...]] = field(default_factory=dict)
    early: dict[str, dict[tuple[str, str], int]] = field(default_factory=dict)  # by policy
    mornings: dict[str, ladder.States] = field(default_factory=dict)  # by policy
    positions: dict[str, dominance.States] = field(default_factory=dict)  # by policy
    options: dict[int, dominance.Counts] = field(default_factory=dict)  # by step
    unlike: list[twins.Unlike] = field(default_factory=list)
    unsteady: list[twins.Unlike] = field(default_factory=list)

    def take(self, other: Found) -> None:
        """Add what another job found."""
        self.kept |= other.kept
        self.calm |= other.calm
        self.decisions += other.decisions
        self.turns += other.turns
        self.sudden |= other.sudden
        self.early |= other.early
        self.mornings |= other.mornings
        self.positions |= other.positions
        for step, counts in other.options.items():
            self.options[step] = self.options.get(step, 0) + counts
        self.unlike += other.unlike
        self.unsteady += other.unsteady


class Analyst:
    """Does the jobs of an analysis; what they need is made ready once, when it is first needed."""

    def __init__(
        self,
        view: View,
        lengths: Mapping[Length, Rules],
        request: Request,
        batch_of: Callable[[Rules], Batch] = Batch,
    ) -> None:
        # Every policy of every length plays under the same luck.
        blocks = range(request.seed, request.seed + request.plays, BLOCK)
        known = {first: Known(KNOWN // len(blocks)) for first in blocks}
        self._desks = {
            length: Desk(view, rules, request, batch_of, known) for length, rules in lengths.items()
        }

    def do(self, job: Job, progress: Progress = silent) -> Found:
        """Do a job, and tell how far its plays are."""
        desk = self._desks[job.length]
        if job.part == "policy":
            return desk.policy(job, progress)
        if job.part == "turns":
            return desk.turns(job, progress)
        if job.part == "ranges":
            return desk.ranges()
        return desk.options(job) if job.part == "options" else desk.twins()

    @property
    def digests(self) -> Mapping[Length, str]:
        """The digests of the rules by length."""
        return {length: desk.digest for length, desk in self._desks.items()}

    def desk(self, length: Length) -> Desk:
        """What is known of a length."""
        return self._desks[length]


Crew = Callable[[Agenda], Iterator[tuple[Job, Found]]]
"""Does jobs until there are no more, and gives what was found by each, in any order."""


def alone(analyst: Analyst, progress: Progress) -> Crew:
    """A crew of one, that does jobs in their order."""

    def crew(agenda: Agenda) -> Iterator[tuple[Job, Found]]:
        done = 0
        while (job := agenda.next()) is not None:
            if job.part != "policy":
                progress(job.name, done, done + 1 + len(agenda))
            yield job, analyst.do(job, progress)
            done += 1

    return crew


class Desk:
    """One length's rules, engines and plans, and the parts of the analysis that need them."""

    def __init__(
        self,
        view: View,
        rules: Rules,
        request: Request,
        batch_of: Callable[[Rules], Batch],
        known: Mapping[int, Known],
    ) -> None:
        self._view = view
        self._rules = rules
        self._request = request
        self._batch_of = batch_of
        self._known = known
        self._choosers: dict[str, Chooser] = {}
        self._proved: Proved | None = None
        kinds = {ending.id: ending.kind for ending in view.scenario.endings}
        self._kinds = ["", *(kinds[name] for name in rules.endings[1:])]

    @property
    def digest(self) -> str:
        """What the rules are known by."""
        return self._rules.digest

    @cached_property
    def _batch(self) -> Batch:
        return self._batch_of(self._rules)

    @cached_property
    def kernel(self) -> Kernel:
        """The single play."""
        return Kernel(self._rules)

    @cached_property
    def things(self) -> tuple[Thing, ...]:
        """What there is to be met."""
        return things(self._view, self._rules)

    @property
    def proved(self) -> Proved:
        """What ranges prove; found now if a stop came before."""
        return self._proved or proved(self._rules)

    @cached_property
    def danger(self) -> ladder.Danger:
        """Where danger is counted."""
        return ladder.Danger.of(self._view.scenario, self._rules)

    @cached_property
    def _plans(self) -> Plans:
        return Plans(self._view.scenario, self._rules)

    def plan(self, name: str) -> Plan:
        """The plan of a name."""
        return self._plans.plan(name)

    def _chooser(self, name: str) -> Chooser:
        if name not in self._choosers:
            self._choosers[name] = chooser(self.plan(name))
        return self._choosers[name]

    @cached_property
    def _onward(self) -> dominance.Onward:
        war, settled = self._of(*WARS), self._of("settled")
        kinds = np.select([war, settled], [dominance.WAR, dominance.SETTLED], dominance.NEITHER)
        return dominance.onward_of(
            self._batch,
            self._chooser("typical"),
            kinds.tolist(),
            self._request.continuations,
            self._request.seed + (1 << 32),
        )

    def _of(self, *kinds: str) -> NDArray[np.bool_]:
        """For each ending, whether it is of one of these classes."""
        return np.array([kind in kinds for kind in self._kinds])

    def _places(self, *kinds: str) -> tuple[int, ...]:
        return tuple(int(place) for place in np.flatnonzero(self._of(*kinds)))

    # -- the jobs

    def policy(self, job: Job, progress: Progress) -> Found:
        """Whole plays of a policy, and who looked on. Random ones tell what answers lead to."""
        name, request = job.policy, self._request
        progress(job.name, 0, request.plays)
        found = Found()
        kept = found.kept[name] = Kept.of(self._rules, name, request.seed)
        mornings = ladder.Mornings(self.danger.ladder)
        watchers: list[Watcher] = [mornings]
        hours = self._view.scenario.head.hours
        if hours is not None:
            place = self._rules.layout.place("gauge", hours.rest_gauge)
            watchers.append(found.calm.setdefault(name, Calm(place)))
        positions = dominance.Positions(self._rules, request.positions_each)
        if name in POSITION_POLICIES:
            watchers.append(positions)
        picks = Picks(request.seed, request.plays)
        if name == "random":
            watchers.append(picks)
        nuclear = self._places("nuclear")
        links = ladder.Links.of(self.danger, request.seed, request.plays, nuclear)
        watchers.append(links)
        endings = np.zeros(request.plays, dtype=np.int64)
        for closing in run_policy(
            self._batch,
            self._chooser(name),
            (request.seed, request.plays),
            kept,
            self.things,
            watchers,
            self._known,
        ):
            start = closing.first - request.seed
            endings[start : start + closing.endings.size] = closing.endings
            progress(job.name, kept.plays, request.plays)
        if name == "random":
            found.decisions = decisions(self._rules, picks, endings, self._of("nuclear"))
        found.mornings[name] = mornings.kept
        found.positions[name] = positions.kept
        found.sudden[name] = ladder.sudden(links, endings, self._places(*WARS))
        found.early[name] = links.early
        return found

    def turns(self, job: Job, progress: Progress) -> Found:
        """History's line with one answer changed."""
        plays = min(self._request.plays, self._request.turned)
        scenario = self._view.scenario
        found = Found()
        told = turns(self._batch, scenario, self._of("nuclear"), self._request.seed, plays)
        for turn in told:
            found.turns.append(turn)
            progress(job.name, turn.day, len(scenario.days))
        return found

    def options(self, job: Job) -> Found:
        """All legal options from sampled positions, played on as the typical player would."""
        return Found(options=dict(dominance.compared(self._rules, self._onward, job.cases)))

    def ranges(self) -> Found:
        """Nothing to tell: what the analysis is closed with is found, and kept until then.

        That is what ranges prove, and in which lines of the files things stand.
        """
        self._proved = proved(self._rules)
        for thing in self.things:
            self._view.places.at(thing.path)
        return Found()

    def twins(self) -> Found:
        """Some plays in both engines, and some twice in one."""
        plays = twins.by_chance(self.kernel, self._request.seed, self._request.twins)
        unlike = twins.engines_differ(self._rules, self._batch, plays)
        unsteady = twins.plays_differ(self.kernel, plays)
        return Found(unlike=list(unlike), unsteady=list(unsteady))
