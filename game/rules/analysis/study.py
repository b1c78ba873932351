"""A whole analysis of a scenario: every policy in every length, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from game.rules.analysis import baseline, clock, dominance, ladder, twins
from game.rules.analysis.decisions import Decision, Turn, decisions, turns
from game.rules.analysis.plays import (
    Calm,
    Closing,
    Kept,
    Picks,
    Progress,
    Watcher,
    run_policy,
    settle,
    silent,
)
from game.rules.analysis.ranges import Proved, proved
from game.rules.analysis.things import Thing, things
from game.rules.analysis.ways import plans
from game.rules.analysis.witness import Rare, rarest, witness
from game.rules.batch import Batch, Chooser
from game.rules.choosers import chooser
from game.rules.compile import compile_rules
from game.rules.kernel import Kernel
from game.rules.plans import Plan
from game.rules.program import Rules
from game.scenario.checks.view import View
from game.scenario.values import Length

WARS = ("limited-war", "nuclear")
RAREST = 10
POSITION_POLICIES = ("random", "typical", "informed")
"""The policies whose plays give the positions in which options are compared."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is wanted: plays for each policy, the first seed, positions, continuations, checks."""

    plays: int = 100_000
    seed: int = 1
    positions: int = 100
    continuations: int = 128
    twins: int = 50
    turned: int = 4_000  # plays for each answer that is changed in history's line
    policies: tuple[str, ...] = ()  # none: all


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


def study(
    view: View,
    lengths: Mapping[Length, Rules],
    request: Request,
    progress: Progress = silent,
    batch_of: Callable[[Rules], Batch] = Batch,
) -> Study:
    """Analyse a scenario. A KeyboardInterrupt ends it early, with what there is by then.

    Args:
        view: the scenario and where its parts stand.
        lengths: its rules by length.
        request: how much is wanted.
        progress: told what is going on.
        batch_of: makes the engine ready.
    """
    found = Study(view, request)
    try:
        for length, rules in lengths.items():
            each = LengthStudy(length, rules, Kernel(rules), things(view, rules), proved(rules))
            found.lengths.append(each)
            _Work(view, each, batch_of(rules), request, progress).all()
    except KeyboardInterrupt:
        found.stopped = True
    for each in found.lengths:
        for kept in each.kept.values():
            settle(kept, each.things)
    return found


class _Work:
    """The parts of the analysis of one length, each leaving its findings where it goes."""

    def __init__(
        self, view: View, found: LengthStudy, batch: Batch, request: Request, progress: Progress
    ) -> None:
        self._scenario = view.scenario
        self._found = found
        self._rules = found.rules
        self._batch = batch
        self._request = request
        self._progress = progress
        kinds = {ending.id: ending.kind for ending in view.scenario.endings}
        self._kinds = ["", *(kinds[name] for name in found.rules.endings[1:])]
        self._danger = ladder.Danger.of(view.scenario, found.rules)
        self._mornings = ladder.Mornings(self._danger.ladder)
        wanted = -(-request.positions // len(POSITION_POLICIES))
        self._positions = {
            name: dominance.Positions(found.rules, wanted) for name in POSITION_POLICIES
        }
        self._plans: Mapping[str, Plan] = {}  # once the first play begins
        self._choosers: Mapping[str, Chooser] = {}

    def all(self) -> None:
        """Everything, in the order in which the parts need each other."""
        self._progress(f"{self._found.length}: what is dangerous", 0, 1)
        self._plans = plans(self._scenario, self._rules)
        self._choosers = {name: chooser(plan) for name, plan in self._plans.items()}
        self._random()
        for name in self._wanted():
            if name != "random":
                self._policy(name, self._choosers[name])
        self._found.balance = ladder.balance(self._rules, self._danger, self._mornings.kept)
        self._found.paces = tuple(
            clock.paces(self._scenario, self._found.length, self._met_shares())
        )
        self._turns()
        self._dominance()
        self._twins()
        self._rarest()

    def _wanted(self) -> tuple[str, ...]:
        return self._request.policies or tuple(self._choosers)

    def _of(self, *kinds: str) -> NDArray[np.bool_]:
        """For each ending, whether it is of one of these classes."""
        return np.array([kind in kinds for kind in self._kinds])

    def _places(self, *kinds: str) -> tuple[int, ...]:
        return tuple(int(place) for place in np.flatnonzero(self._of(*kinds)))

    # -- plays

    def _random(self) -> None:
        """Random plays: they tell what each answer leads to, and which answers are to be feared."""
        first, plays = self._request.seed, self._request.plays
        picks = Picks(first, plays)
        way = self._choosers["random"]
        endings = np.zeros(plays, dtype=np.int64)
        try:
            for closing in self._played("random", way, (picks,)):
                start = closing.first - first
                endings[start : start + closing.endings.size] = closing.endings
        finally:
            nuclear = self._of("nuclear")
            self._found.decisions = decisions(self._rules, picks, endings, nuclear)

    def _policy(self, name: str, way: Chooser) -> None:
        for _closing in self._played(name, way, ()):
            pass

    def _played(self, name: str, way: Chooser, more: Sequence[Watcher]) -> Iterator[Closing]:
        """Whole plays of a policy, kept as they come."""
        first, plays = self._request.seed, self._request.plays
        what = f"{self._found.length}: {name}"
        self._progress(what, 0, plays)
        kept = self._found.kept[name] = Kept.of(self._rules, name, first)
        watchers: list[Watcher] = [*more, self._mornings]
        hours = self._scenario.head.hours
        if hours is not None:
            place = self._rules.layout.place("gauge", hours.rest_gauge)
            watchers.append(self._found.calm.setdefault(name, Calm(place)))
        if name in self._positions:
            watchers.append(self._positions[name])
        links = ladder.Links.of(self._danger, first, plays, self._places("nuclear"))
        watchers.append(links)
        endings = np.zeros(plays, dtype=np.int64)
        for closing in run_policy(
            self._batch, way, (first, plays), kept, self._found.things, watchers
        ):
            start = closing.first - first
            endings[start : start + closing.endings.size] = closing.endings
            self._progress(what, kept.plays, plays)
            yield closing
        self._found.sudden[name] = ladder.sudden(links, endings, self._places(*WARS))
        for answer, seed in links.early.items():
            self._found.early.setdefault(answer, seed)

    def _met_shares(self) -> Mapping[tuple[str, str], float]:
        """Of typical plays that reached its day, the share that met a paper, matter or question."""
        kept = self._found.kept.get("typical") or self._found.kept["random"]
        settle(kept, self._found.things)
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

    def _turns(self) -> None:
        """History's line with one answer changed."""
        what = f"{self._found.length}: one change in history"
        nuclear, plays = self._of("nuclear"), min(self._request.plays, self._request.turned)
        found = turns(self._batch, self._scenario, nuclear, self._request.seed, plays)
        for turn in found:
            self._found.turns.append(turn)
            self._progress(what, turn.day, len(self._scenario.days))

    # -- positions

    def _dominance(self) -> None:
        """All legal options from sampled positions, played on as the typical player would."""
        if not self._request.positions:
            return
        kernel, rules = self._found.kernel, self._rules
        early, later = dominance.cases([*self._positions.values()], kernel.legal)
        counts: dict[int, dominance.Counts] = {}
        try:
            self._compare(early, counts)
            near = {
                step
                for step, found in counts.items()
                if any(each.wants_more for each in dominance.standings(rules, step, found))
            }
            self._compare([case for case in later if case.step in near], counts)
        finally:
            for step, found in sorted(counts.items()):
                self._found.standings += dominance.standings(rules, step, found)

    def _compare(
        self, wanted: Sequence[dominance.Case], counts: dict[int, dominance.Counts]
    ) -> None:
        """Count how options fare in some positions."""
        onward = dominance.onward_of(
            self._batch,
            self._choosers["typical"],
            self._request.continuations,
            self._request.seed + (1 << 32),
        )
        kinds = (self._of(*WARS), self._of("settled"))
        done = 0
        for portion in dominance.portions(wanted, self._request.continuations):
            self._progress(f"{self._found.length}: options compared", done, len(wanted))
            for step, found in dominance.compared(self._rules, onward, portion, kinds).items():
                counts[step] = counts.get(step, 0) + found
            done += len(portion)

    # -- single plays

    def _twins(self) -> None:
        """Some plays in both engines, and some twice in one."""
        plays, first = self._request.twins, self._request.seed
        self._progress(f"{self._found.length}: engines compared", 0, 1)
        kernel = self._found.kernel
        self._found.unlike += twins.engines_differ(kernel, self._batch, first, plays)
        self._found.unsteady += twins.plays_differ(kernel, Kernel(self._rules), first, plays)

    def _rarest(self) -> None:
        """The rarest things, each with a play that shows it."""
        kept = self._found.kept
        for each in kept.values():
            settle(each, self._found.things)
        for number, rare in enumerate(rarest(list(kept.values()), self._found.things, RAREST)):
            self._progress(f"{self._found.length}: rarest things", number, RAREST)
            name = rare.policy
            shown = witness(self._found.kernel, self._plans[name], kept[name], rare.thing)
            self._found.rare.append(Rare(rare.thing, rare.policy, rare.count, rare.plays, shown))


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
