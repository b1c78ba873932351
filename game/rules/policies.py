"""Policies: ways in which a play chooses by itself.

A policy sees the scenario, the kernel and the state, and names the place of an
entry. Where it needs a number of its own, the number is keyed like luck, so
that the same seed always plays the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.rules.kernel import Kernel
from game.rules.luck import WHOLE, drawn, key
from game.rules.program import NOTHING, ChoiceStep, Rules
from game.rules.replay import entry_index
from game.rules.state import State
from game.rules.tastes import Tasteful, informed_tastes, typical_tastes
from game.scenario.model import Policy as Line
from game.scenario.model import Scenario

Policy = Callable[[Kernel, State, ChoiceStep, tuple[int, ...]], int]
"""Given the kernel, the state, its menu and the legal places: one of these places."""


def random_policy(seed: int) -> Policy:
    """Every legal entry alike, by the seed."""
    taste = drawn(seed)

    def choose(_kernel: Kernel, _state: State, step: ChoiceStep, legal: tuple[int, ...]) -> int:
        number = taste.number(key(f"policy/{step.key}"))
        return legal[number * len(legal) // WHOLE]

    return choose


def preferring(preferences: Mapping[str, tuple[str, ...]]) -> Policy:
    """For each menu the first preferred entry that is legal, else the first legal one.

    `preferences` holds entry ids by owner of the menu (a matter, a clause, an
    option for its grounds, or the kind of a slot). In a slot that nothing is
    preferred for, nothing is taken.
    """

    def choose(_kernel: Kernel, _state: State, step: ChoiceStep, legal: tuple[int, ...]) -> int:
        wanted = preferences.get(step.owner, ())
        for entry_id in wanted:
            index = entry_index(step, entry_id)
            if index in legal:
                return index
        closing = entry_index(step, NOTHING)
        if step.kind in ("question", "initiative") and closing in legal:
            return closing
        return legal[0]

    return choose


def history(scenario: Scenario) -> Policy:
    """The documented option; where it is not on offer, the first that is."""
    return preferring(_documented(scenario))


def line(scenario: Scenario, policy: Line) -> Policy:
    """A named line of the scenario; what it does not name is as in history."""
    wanted = _documented(scenario) if policy.otherwise == "history" else {}
    for matter, options in policy.prefers.items():
        wanted[matter] = (*options, *wanted.get(matter, ()))
    if policy.initiatives:
        wanted["initiative"] = policy.initiatives
    if policy.questions:
        wanted["question"] = policy.questions
    return preferring(wanted)


def _documented(scenario: Scenario) -> dict[str, tuple[str, ...]]:
    wanted: dict[str, tuple[str, ...]] = {}
    initiatives: list[str] = []
    for day in scenario.days:
        for matter in day.matters:
            wanted[matter.id] = (matter.historical.option,)
            for clause, choice in matter.historical.clauses.items():
                wanted[clause] = (choice,)
            for option in matter.options:
                for clause_of in option.clauses:
                    done = tuple(each.id for each in clause_of.choices if each.historical)
                    wanted.setdefault(clause_of.id, done)
        for messenger in day.messengers:
            wanted[messenger.id] = tuple(each.id for each in messenger.choices if each.historical)
        initiatives += [each.id for each in day.initiatives if each.historical]
    wanted["initiative"] = tuple(initiatives)
    return wanted


STANDARD = ("random", "history", "typical", "informed")
"""The policies that every scenario has."""


def named(scenario: Scenario, rules: Rules, name: str, seed: int) -> Policy:
    """The policy of that name; KeyError with the known names where there is none."""
    if name == "random":
        return random_policy(seed)
    if name == "history":
        return history(scenario)
    if name == "typical":
        return Tasteful(typical_tastes(scenario, rules), seed)
    if name == "informed":
        return Tasteful(informed_tastes(scenario, rules), seed)
    for each in scenario.policies:
        if each.id == name:
            return line(scenario, each)
    raise KeyError(", ".join([*STANDARD, *(each.id for each in scenario.policies)]))
