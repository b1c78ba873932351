"""A whole analysis of a scenario: every policy in every length, and what follows from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from game.rules.analysis import baseline, clock, dominance, ladder, twins
from game.rules.analysis.decisions import Decision, Turn
from game.rules.analysis.jobs import Agenda, Analyst, Crew, Desk, Found, Job, alone
from game.rules.analysis.plays import Calm, Kept, Progress, settle, silent
from game.rules.analysis.ranges import Proved
from game.rules.analysis.request import POSITION_POLICIES, Request
from game.rules.analysis.things import Thing
from game.rules.analysis.witness import Rare, rarest, witness
from game.rules.batch import Batch
from game.rules.compile import compile_rules
from game.rules.kernel import Kernel
from game.rules.plans import names
from game.rules.program import Rules
from game.scenario.checks.view import View
from game.scenario.values import Length

RAREST = 10


@dataclass(slots=True)
class LengthStudy:
    """What was found in one length. What a stop cut short is missing."""

    length: Length
    rules: Rules
    kernel: Kernel
    things: tuple[Thing, ...]
    proved: Proved
    kept: dict[str, Kept] = field(default_factory=dict)
    calm: dict[str, Calm] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    turns: list[Turn] = field(default_factory=list)
    balance: tuple[ladder.Balance, ...] = ()
    sudden: dict[str, tuple[ladder.Sudden, ...]] = field(default_factory=dict)
    early: dict[tuple[str, str], int] = field(default_factory=dict)
    standings: list[dominance.Standing] = field(default_factory=list)
    unlike: list[twins.Unlike] = field(default_factory=list)
    unsteady: list[twins.Unlike] = field(default_factory=list)
    rare: list[Rare] = field(default_factory=list)
    paces: tuple[clock.Pace, ...] = ()

    def shares(self, policy: str, kinds: Mapping[str, str]) -> dict[str, float]:
        """The share of each class of ending under a policy, in hundredths of its plays."""
        kept = self.kept[policy]
        found: dict[str, float] = dict.fromkeys(kinds.values(), 0.0)
        for name, count in zip(self.rules.endings[1:], kept.endings[1:], strict=True):
            found[kinds[name]] += 100 * int(count) / max(kept.plays, 1)
        return found

    def distance(self, one: str, two: str) -> float:
        """The total variation of two policies' spreads of endings: 0 alike, 1 apart."""
        spreads = [self.kept[name].endings / max(self.kept[name].plays, 1) for name in (one, two)]
        return float(np.abs(spreads[0] - spreads[1]).sum() / 2)


@dataclass(slots=True)
class Study:
    """The analysis of a scenario. `stopped`: somebody stopped it before its end."""

    view: View
    request: Request
    lengths: list[LengthStudy] = field(default_factory=list)
    stopped: bool = False

    @property
    def kinds(self) -> dict[str, str]:
        """The class of each ending."""
        return {ending.id: ending.kind for ending in self.view.scenario.endings}

    def spreads(self) -> dict[str, dict[str, dict[str, float]]]:
        """The shares of the classes of ending by length and standard policy or line."""
        return {
            each.length.value: {name: each.shares(name, self.kinds) for name in each.kept}
            for each in self.lengths
        }


def distinct(view: View, wanted: Sequence[Length]) -> dict[Length, Rules]:
    """The rules of the wanted lengths (none: all), leaving out those that another has already."""
    found: dict[Length, Rules] = {}
    for length in wanted or tuple(view.scenario.head.lengths):
        rules = compile_rules(view.scenario, length)
        if rules.digest not in {each.digest for each in found.values()}:
            found[length] = rules
    return found


def study(  # noqa: PLR0913
    view: View,
    lengths: Mapping[Length, Rules],
    request: Request,
    progress: Progress = silent,
    batch_of: Callable[[Rules], Batch] = Batch,
    crew_of: Callable[[Analyst, Progress], Crew] = alone,
) -> Study:
    """Analyse a scenario. A KeyboardInterrupt ends it early, with what there is by then.

    Args:
        view: the scenario and where its parts stand.
        lengths: its rules by length.
        request: how much is wanted.
        progress: told what is going on.
        batch_of: makes the engine ready.
        crew_of: makes those ready who do the jobs, together with the analyst at hand.
    """
    found = Study(view, request)
    analyst = Analyst(view, lengths, request, batch_of)
    parts = [
        _Part(view, request, length, rules, analyst.desk(length))
        for length, rules in lengths.items()
    ]
    try:
        # The longest first: what is left for the end is then soon done.
        longest = sorted(parts, key=lambda part: -len(lengths[part.length].steps))
        agenda = Agenda(job for part in longest for job in part.begins())
        by_length = {part.length: part for part in parts}
        for job, told in crew_of(analyst, progress)(agenda):
            agenda.add(by_length[job.length].goes_on(job, told))
            # Helpers still have the jobs of other lengths in hand.
            by_length[job.length].close_if_done()
    except KeyboardInterrupt:
        found.stopped = True
    found.lengths = [
        each.study or each.closed(stopped=found.stopped) for each in parts if each.found.kept
    ]
    return found


class _Part:
    """The jobs of one length, and what they come to."""

    def __init__(
        self, view: View, request: Request, length: Length, rules: Rules, desk: Desk
    ) -> None:
        self.length = length
        self.found = Found()
        self.study: LengthStudy | None = None  # once all of it is done
        self._scenario = view.scenario
        self._request = request
        self._rules = rules
        self._desk = desk
        self._rounds: list[list[dominance.Case]] = []
        self._offers = Counter[tuple[int, int]]()  # positions by step and entry
        # What other jobs wait for: plays that give positions, then options compared.
        self._awaited = 0
        self._open = 0  # jobs that were given and have not been done

    def _wanted(self) -> tuple[str, ...]:
        """The policies: random plays always."""
        return tuple(dict.fromkeys(("random", *(self._request.policies or names(self._scenario)))))

    def begins(self) -> Iterator[Job]:
        """The jobs that wait for nothing."""
        for job in self._first():
            self._awaited += job.policy in POSITION_POLICIES
            self._open += 1
            yield job

    def _first(self) -> Iterator[Job]:
        for name in self._wanted():
            yield Job(self.length, "policy", name)
        yield Job(self.length, "turns")
        yield Job(self.length, "ranges")
        if self._request.twins:
            yield Job(self.length, "twins")

    def goes_on(self, job: Job, found: Found) -> list[Job]:
        """Take what a job found; the jobs that can be done now that it is done."""
        self.found.take(found)
        jobs = self._next(job)
        self._open += len(jobs) - 1
        return jobs

    def close_if_done(self) -> None:
        """Tell what was found in this length, if none of its jobs is left."""
        if not self._open:
            self.study = self.closed(stopped=False)

    def _next(self, job: Job) -> list[Job]:
        if job.part != "options" and job.policy not in POSITION_POLICIES:
            return []
        self._awaited -= 1
        if self._awaited or not self._request.positions:
            return []
        if job.part == "options":
            cases = self._doubtful()
        else:
            self._rounds = self._cases()
            self._offers = dominance.offers(self._rounds)
            cases = self._rounds.pop(0)
        portions = dominance.portions(cases, self._request.continuations)
        jobs = [Job(self.length, "options", cases=tuple(portion)) for portion in portions]
        self._awaited = len(jobs)
        return jobs

    def _cases(self) -> list[list[dominance.Case]]:
        """The positions that are compared, by rounds."""
        order = self._order(self.found.positions)
        kept = [self.found.positions[name] for name in order if name in POSITION_POLICIES]
        each = self._request.positions_each
        return dominance.cases(kept, each, self._desk.kernel.legal)

    def _doubtful(self) -> list[dominance.Case]:
        """More positions for options whose shares may come above the limit, if there are any."""
        doubtful = {
            (step, each.place)
            for step, counts in self.found.options.items()
            for each in dominance.standings(self._rules, step, counts)
            if each.wants_more(self._offers[step, each.place])
        }
        while self._rounds:
            if cases := dominance.offering(self._rounds.pop(0), doubtful):
                return cases
        return []

    def _order(self, found: Mapping[str, object]) -> list[str]:
        """The policies that something was found of, in their order, whoever was done first."""
        return [name for name in self._wanted() if name in found]

    def closed(self, *, stopped: bool) -> LengthStudy:
        """What was found in this length."""
        found, rules, desk = self.found, self._rules, self._desk
        order = self._order(found.kept)
        each = LengthStudy(self.length, rules, desk.kernel, desk.things, desk.proved)
        each.kept = {name: found.kept[name] for name in order}
        each.calm = {name: found.calm[name] for name in order if name in found.calm}
        each.sudden = {name: found.sudden[name] for name in order}
        for name in order:
            settle(each.kept[name], each.things)
            each.early = found.early[name] | each.early
        each.decisions = found.decisions
        each.turns = found.turns
        for step, counts in sorted(found.options.items()):
            each.standings += dominance.standings(rules, step, counts)
        each.unlike, each.unsteady = found.unlike, found.unsteady
        mornings = ladder.together([found.mornings[name] for name in order])
        each.balance = ladder.balance(rules, desk.danger, mornings)
        each.paces = tuple(clock.paces(self._scenario, self.length, _met_shares(each)))
        if not stopped:
            each.rare = [*self._rarest(each)]
        return each

    def _rarest(self, each: LengthStudy) -> Iterator[Rare]:
        """The rarest things, each with a play that shows it."""
        for rare in rarest([*each.kept.values()], each.things, RAREST):
            plan, kept = self._desk.plan(rare.policy), each.kept[rare.policy]
            shown = witness(each.kernel, plan, kept, rare.thing)
            yield Rare(rare.thing, rare.policy, rare.count, rare.plays, shown)


def _met_shares(each: LengthStudy) -> Mapping[tuple[str, str], float]:
    """Of typical plays that reached its day, the share that met a paper, matter or question."""
    kept = each.kept.get("typical") or next(iter(each.kept.values()))
    days = np.cumsum(kept.last_days[::-1])[::-1]
    shares: dict[tuple[str, str], float] = {}
    for thing, count in kept.counts.items():
        if thing.path[0] != "days":
            continue
        share = count / max(int(days[int(thing.path[1]) + 1]), 1)
        if thing.kind in ("paper", "report"):
            shares["paper", thing.id] = share
        elif thing.kind == "option":
            matter = thing.id.partition("/")[0]
            shares["matter", matter] = shares.get(("matter", matter), 0.0) + share
        elif thing.kind == "question":
            shares["question", thing.id] = share
    return shares


def out_of_band(found: Study, bands: baseline.Bands) -> tuple[baseline.Left, ...]:
    """The spreads of an analysis that left their stored bands."""
    return tuple(
        left
        for each in found.lengths
        for name, kept in each.kept.items()
        if kept.plays == found.request.plays
        for left in baseline.left(
            bands, each.length.value, name, each.shares(name, found.kinds), kept.plays
        )
    )
