"""Plans: ways in which a play chooses by itself, in whole numbers and by name.

A plan is a table, the same for both engines: `game.rules.policies` plays it in the
kernel, `game.rules.choosers` in the batch, and both choose alike for the same seed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from game.rules.program import NOTHING, ChoiceStep, Rules
from game.rules.replay import Choice
from game.rules.tastes import Moves, Tastes, informed_tastes, typical_tastes, whims
from game.scenario.model import Policy as Line
from game.scenario.model import Scenario


@dataclass(frozen=True, slots=True)
class Alike:
    """Every legal entry alike."""


@dataclass(frozen=True, slots=True)
class Preferring:
    """For each menu the first preferred entry that is legal, else the first legal one.

    `preferences` holds entry ids by owner of the menu (a matter, a clause, an
    option for its grounds, or the kind of a slot). In a slot that nothing is
    preferred for, nothing is taken.
    """

    preferences: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The first legal entry of an order of places, by the key of the menu.

    Menus that are not in it are answered as `Preferring` answers without preferences.
    """

    orders: Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Tasting:
    """By what the entries' previews promise (`game.rules.tastes`)."""

    tastes: Tastes


@dataclass(frozen=True, slots=True)
class Whims:
    """Each seed has its own whims: for every gauge how much it likes it to rise.

    `moves` says what each entry of a menu would move. For coverage.
    """

    moves: Mapping[str, tuple[Moves, ...]]


@dataclass(frozen=True, slots=True)
class Counted:
    """As often as others took each entry, and once more: counts by the key of the menu.

    A menu that nobody met is answered as by `Alike`.
    """

    counts: Mapping[str, Sequence[int]]


Plan = Alike | Preferring | Ranking | Tasting | Whims | Counted

STANDARD = ("random", "history", "typical", "informed", "careful", "reckless", "swarm")
"""The plans that every scenario has; `class` is the eighth, where there are records."""


def names(scenario: Scenario) -> tuple[str, ...]:
    """The plans of a scenario that need no records."""
    return (*STANDARD, *(each.id for each in scenario.policies))


def named_plan(scenario: Scenario, rules: Rules, name: str) -> Plan:
    """The plan of that name; KeyError with the known names where there is none.

    `careful` and `reckless` play 20,000 plays first to learn what is dangerous. `even`,
    which is not among the names, is the player by whom positions are judged.
    """
    if name == "random":
        return Alike()
    if name == "history":
        return history_plan(scenario)
    if name == "typical":
        return Tasting(typical_tastes(scenario, rules))
    if name == "even":
        return _even(scenario, rules)
    if name == "informed":
        return Tasting(informed_tastes(scenario, rules))
    if name in ("careful", "reckless"):
        return _by_danger(scenario, rules, worst_first=name == "reckless")
    if name == "swarm":
        return Whims(whims(scenario, rules))
    for each in scenario.policies:
        if each.id == name:
            return line_plan(scenario, each)
    raise KeyError(", ".join(names(scenario)))


def history_plan(scenario: Scenario) -> Preferring:
    """The documented option; where it is not on offer, the first that is."""
    return Preferring(_documented(scenario))


def line_plan(scenario: Scenario, line: Line) -> Preferring:
    """A named line of the scenario; what it does not name is as in history."""
    wanted = _documented(scenario) if line.otherwise == "history" else {}
    for matter, options in line.prefers.items():
        wanted[matter] = (*options, *wanted.get(matter, ()))
    if line.initiatives:
        wanted["initiative"] = line.initiatives
    if line.questions:
        wanted["question"] = line.questions
    return Preferring(wanted)


def class_plan(rules: Rules, plays: Iterable[Sequence[Choice]]) -> Counted:
    """What the plays of others chose, menu by menu; what does not fit the rules is left out."""
    taken = Counter((choice.menu, choice.id) for play in plays for choice in play)
    menus = [step for step in rules.steps if isinstance(step, ChoiceStep)]
    return Counted(
        {step.key: tuple(taken[step.key, entry.id] for entry in step.entries) for step in menus}
    )


def order_of(step: ChoiceStep, preferences: Mapping[str, Sequence[str]]) -> list[int]:
    """All places of a menu: the preferred first, then "nothing" in a slot, then as listed."""
    ids = [entry.id for entry in step.entries]
    wanted = [ids.index(name) for name in preferences.get(step.owner, ()) if name in ids]
    if step.kind in ("question", "initiative") and NOTHING in ids:
        wanted.append(ids.index(NOTHING))
    return list(dict.fromkeys([*wanted, *range(len(ids))]))


def _even(scenario: Scenario, rules: Rules) -> Tasting:
    from game.rules.even import even_tastes
    from game.rules.kernel import Kernel

    return Tasting(even_tastes(scenario, rules, Kernel(rules)))


def _by_danger(scenario: Scenario, rules: Rules, *, worst_first: bool) -> Ranking:
    from game.rules.batch.dangers import dangers

    kinds = {ending.id: ending.kind for ending in scenario.endings}
    war = [place for place, name in enumerate(rules.endings) if kinds.get(name) == "nuclear"]
    return Ranking(ranked(rules, dangers(rules, war), worst_first=worst_first))


def ranked(
    rules: Rules, table: Mapping[str, Sequence[int | None]], *, worst_first: bool
) -> dict[str, tuple[int, ...]]:
    """For each menu of a table of dangers the places of its entries, the least dangerous first.

    Entries whose danger is unknown come last; slots for questions are left out, since
    asking endangers nobody.
    """
    sign = -1 if worst_first else 1
    found = {}
    for step in rules.steps:
        if not isinstance(step, ChoiceStep) or step.kind == "question" or step.key not in table:
            continue
        known = []
        unknown = []
        for place, danger in enumerate(table[step.key]):
            if danger is None:
                unknown.append(place)
            else:
                known.append((sign * danger, place))
        found[step.key] = (*(place for _danger, place in sorted(known)), *unknown)
    return found


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
