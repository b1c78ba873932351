"""A scenario with some of its coefficients changed: the same crisis under other assumptions.

What a coefficient scales is worked out exactly: a share of an amount becomes a
form, whose rest the rules drop as they drop every rest. Nothing else changes,
neither an id nor the order of anything, so that states of the one are states of
the other, and luck falls as it fell.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from math import gcd
from typing import TypeVar

from game.scenario.model import Coefficient, Effects, Incident, Outcome, Rule, Scenario
from game.scenario.model.coefficients import AS_ASSUMED
from game.scenario.values import Amount, Block, Form, Guarded, Weight

MOST_CHANCE = 9_999
Part = TypeVar("Part", bound=Effects)


def assumed(scenario: Scenario, coefficient: Coefficient) -> int:
    """The value that the rules assume: 100, or what the temperament documents."""
    if coefficient.sets is None:
        return AS_ASSUMED
    return next(
        value.documented for value in scenario.head.temperament if value.counter == coefficient.sets
    )


def argued(scenario: Scenario, values: Mapping[str, int]) -> Scenario:
    """The scenario under other values of its coefficients, by their ids.

    Values of temperament are set by whoever plays (`settled`); they change no rule.
    Unknown ids are left aside.
    """
    changed = [
        (each, values[each.id])
        for each in scenario.coefficients
        if values.get(each.id, AS_ASSUMED) != AS_ASSUMED and each.sets is None
    ]
    for coefficient, percent in changed:
        scenario = _scaled(scenario, coefficient, percent)
    return scenario


def settled(scenario: Scenario, values: Mapping[str, int]) -> Mapping[str, int]:
    """The counters of the temperament that changed coefficients set, with their values."""
    return {
        each.sets: values[each.id]
        for each in scenario.coefficients
        if each.sets is not None and each.id in values
    }


def _scaled(scenario: Scenario, coefficient: Coefficient, percent: int) -> Scenario:
    numeric = {each.id for each in scenario.gauges} | {each.id for each in scenario.counters}
    of = frozenset(coefficient.of or numeric)
    weights = _by_owner(coefficient)

    def rule(each: Rule) -> Rule:
        meant = of if each.id in coefficient.rules else frozenset()
        return _effects(each, meant, weights.get(each.id, ()), percent)

    def incident(each: Incident) -> Incident:
        found = _effects(each, frozenset(), weights.get(each.id, ()), percent)
        if each.id not in coefficient.incidents:
            return found
        return found.model_copy(update={"chance": _chance(each.chance, percent)})

    days = tuple(
        day.model_copy(update={"rules": tuple(rule(each) for each in day.rules)})
        for day in scenario.days
    )
    return scenario.model_copy(
        update={
            "rules": tuple(rule(each) for each in scenario.rules),
            "opponent": tuple(rule(each) for each in scenario.opponent),
            "incidents": tuple(incident(each) for each in scenario.incidents),
            "days": days,
        }
    )


def _by_owner(coefficient: Coefficient) -> Mapping[str, tuple[str, ...]]:
    """The outcomes whose weights are scaled, by the rule or incident that draws them."""
    found: dict[str, tuple[str, ...]] = {}
    for name in coefficient.weights:
        owner, _slash, outcome = name.partition("/")
        found[owner] = (*found.get(owner, ()), outcome)
    return found


def _effects(part: Part, of: Collection[str], outcomes: Collection[str], percent: int) -> Part:
    """What something does, with its amounts on some quantities and some weights scaled."""
    if not of and not outcomes:
        return part
    return part.model_copy(
        update={
            "now": _block(part.now, of, percent),
            "also": _guarded(part.also, of, percent),
            "outcomes": tuple(
                _outcome(each, of, percent, weighs=each.id in outcomes) for each in part.outcomes
            ),
        }
    )


def _outcome(each: Outcome, of: Collection[str], percent: int, *, weighs: bool) -> Outcome:
    return each.model_copy(
        update={
            "weight": _weight(each.weight, percent) if weighs else each.weight,
            "now": _block(each.now, of, percent),
            "also": _guarded(each.also, of, percent),
        }
    )


def _guarded(parts: tuple[Guarded, ...], of: Collection[str], percent: int) -> tuple[Guarded, ...]:
    return tuple(each.model_copy(update={"then": _block(each.then, of, percent)}) for each in parts)


def _block(block: Block, of: Collection[str], percent: int) -> Block:
    return {
        name: _amount(amount, percent) if name in of else amount for name, amount in block.items()
    }


def _amount(amount: Amount, percent: int) -> Amount:
    """A share of what is added; what is set stays."""
    if isinstance(amount, Form):
        return _form(amount, percent)
    if isinstance(amount, bool) or amount[0] not in "+-":
        return amount
    return Form(base=int(amount) * percent, over=AS_ASSUMED)


def _weight(weight: Weight, percent: int) -> Weight:
    if isinstance(weight, Form):
        return _form(weight, percent)
    return (weight * percent + AS_ASSUMED // 2) // AS_ASSUMED


def _chance(chance: Weight, percent: int) -> Weight:
    scaled = _weight(chance, percent)
    if isinstance(scaled, int):
        return min(scaled, MOST_CHANCE)
    if scaled.highest is not None and scaled.highest <= MOST_CHANCE:
        return scaled
    return scaled.model_copy(update={"highest": MOST_CHANCE})


def _form(form: Form, percent: int) -> Form:
    """A share of a form; its bounds are scaled with it."""
    if percent == AS_ASSUMED:
        return form
    shared = gcd(percent, form.over * AS_ASSUMED)
    times, over = percent // shared, form.over * AS_ASSUMED // shared
    return form.model_copy(
        update={
            "base": form.base * times,
            "plus": tuple(
                term.model_copy(update={"times": term.times * times}) for term in form.plus
            ),
            "over": over,
            "lowest": _bound(form.lowest, percent),
            "highest": _bound(form.highest, percent),
        }
    )


def _bound(bound: int | None, percent: int) -> int | None:
    if bound is None:
        return None
    share = abs(bound) * percent // AS_ASSUMED
    return share if bound >= 0 else -share
