"""What an ending asked for, followed back through what set its flags and weighed its draw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from game.debrief.account import Account
from game.rules import facts as f
from game.scenario.model import Ending, Outcome
from game.scenario.values import Condition, Form, Weight

FARTHER = 0.5
"""What a step farther back counts, against the step before it."""

DEEPEST = 3
"""How many steps are followed back."""

WARS = ("nuclear", "limited-war")
"""Classes of endings towards which the knot and the ladder rise."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What had to move and which way, by gauge, counter or track, and which acts were asked for.

    `ways` are above 0 for rising and below for falling; `acts` go by the id of what acted,
    such as `option/9/ships/turn` or `rule/strike#ordered`. Both say how much it counts, at
    most 1.
    """

    ways: Mapping[str, float]
    acts: Mapping[str, float]


def wanted_by(account: Account, ending: Ending) -> Wanted:
    """What the play had to come to for this ending; without a condition, what led to its draw."""
    trail = _Trail(account)
    if ending.kind in WARS:
        for each in (account.shelf.knot, account.shelf.ladder):
            if each is not None:
                trail.ways[each.id] = 1.0
    if ending.when is not None:
        trail.ask(ending.when, 1.0, held=True)
    for fact in account.everything:
        if isinstance(fact, f.Told) and _closes(account, fact.cause, ending):
            trail.acted(fact.cause, 1.0)
    return Wanted(trail.ways, trail.acts)


def _closes(account: Account, cause: str, ending: Ending) -> bool:
    outcome = _outcome(account, cause)
    return outcome is not None and outcome.ending == ending.id


def _outcome(account: Account, cause: str) -> Outcome | None:
    """The result of a draw that a cause names: `rule/id#outcome`, `incident/id#outcome`."""
    by, _hash, name = cause.partition("#")
    kind, _slash, part_id = by.partition("/")
    shelf = account.shelf
    part = shelf.rules.get(part_id) if kind == "rule" else shelf.incidents.get(part_id)
    outcomes = () if part is None else part.outcomes
    return next((outcome for outcome in outcomes if outcome.id == name), None)


@dataclass
class _Trail:
    """What was asked for so far, followed back from the ending."""

    account: Account
    ways: dict[str, float] = field(default_factory=dict)
    acts: dict[str, float] = field(default_factory=dict)

    def ask(self, condition: Condition, counts: float, *, held: bool) -> None:
        """What had to be so; `held` is turned round by each “not”."""
        for inner in (*(condition.all or ()), *(condition.any or ())):
            self.ask(inner, counts, held=held)
        if condition.not_ is not None:
            self.ask(condition.not_, counts, held=not held)
        compared = condition.gauge or condition.counter or condition.track
        if compared and condition.is_ is None:
            rising = (condition.at_least is not None) == held
            self._way(compared, counts if rising else -counts)
        elif condition.track and held:
            self._set(condition.track, counts)
        if condition.flag and held:
            self._set(condition.flag, counts)
        if condition.chosen and held:
            self._chosen(condition.chosen, counts)
        if held:
            self._happened(condition, counts)

    def _happened(self, condition: Condition, counts: float) -> None:
        """What a condition asks to have come about, where it did."""
        if condition.happened:
            self.acted(f"incident/{condition.happened}", counts)
        for letter in (condition.sent, condition.arrived):
            if letter in self._letters:
                self.acted(f"message/{letter}", counts)

    @cached_property
    def _letters(self) -> frozenset[str | None]:
        """The letters that were sent in this play."""
        everything = self.account.everything
        return frozenset(fact.message for fact in everything if isinstance(fact, f.Sent))

    def acted(self, cause: str, counts: float) -> None:
        """Something that had to act: what let it act, and what weighed its draw, is asked for.

        A letter is one with what sent it: from the one to the other is no step.
        """
        if self.acts.get(cause, 0.0) >= counts:
            return
        self.acts[cause] = counts
        farther = counts * FARTHER
        if farther < FARTHER**DEEPEST:
            return
        kind, _slash, part_id = cause.partition("#")[0].partition("/")
        shelf = self.account.shelf
        outcome = _outcome(self.account, cause)
        if outcome is not None:
            self._weighed(outcome.weight, farther)
        if kind == "rule" and part_id in shelf.rules:
            self._when(shelf.rules[part_id].when, farther)
        elif kind == "incident" and part_id in shelf.incidents:
            self._when(shelf.incidents[part_id].when, farther)
            self._weighed(shelf.incidents[part_id].chance, farther)
        elif kind in ("option", "initiative"):
            self._when(self._offered_when(cause), farther)
        for starter in self.account.started(cause):
            self.acted(starter, counts if kind == "message" else farther)

    def _offered_when(self, cause: str) -> Condition | None:
        """What an option or initiative asked for before it could be taken."""
        shelf = self.account.shelf
        taken = next((each for each in self.account.taken if each.cause == cause), None)
        option = taken and shelf.taken_option(taken.menu, taken.owner, taken.id)
        return option.when if option else None

    def _when(self, condition: Condition | None, counts: float) -> None:
        if condition is not None:
            self.ask(condition, counts, held=True)

    def _way(self, name: str, counts: float) -> None:
        known = self.ways.get(name, 0.0)
        if abs(counts) > abs(known):
            self.ways[name] = counts

    def _weighed(self, weight: Weight, counts: float) -> None:
        """A linear form's gauges and counters: those with a positive share had to rise."""
        if not isinstance(weight, Form):
            return
        for term in weight.plus:
            name = term.gauge or term.counter
            if name and term.times:
                self._way(name, counts if term.times > 0 else -counts)

    def _set(self, name: str, counts: float) -> None:
        """Whatever brought a flag or a track to where it stood at last."""
        last = next(self._facts_of(name), None)
        if last is not None and last.after:
            self.acted(last.cause, counts)

    def _facts_of(self, name: str) -> Iterator[f.Changed]:
        for fact in reversed(self.account.everything):
            if isinstance(fact, f.Changed) and fact.what == name:
                yield fact

    def _chosen(self, name: str, counts: float) -> None:
        owner, _slash, choice = name.partition("/")
        for taken in self.account.taken:
            if taken.id == choice and owner in (taken.owner, taken.menu):
                self.acted(taken.cause, counts)
