"""Whether coefficients bear on anything, and assume what the rules assume: 318."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.scenario import model as parts_of
from game.scenario.checks.view import View
from game.scenario.findings import Finding
from game.scenario.source import Path


def bearing(view: View) -> Iterator[Finding]:
    """318: coefficients that scale what is not there, or that set no value of temperament."""
    owners = _owners(view.scenario)
    documented = {value.counter: value for value in view.scenario.head.temperament}
    for index, each in enumerate(view.scenario.coefficients):
        path: Path = ("coefficients", index)
        for place, name in enumerate(each.weights):
            yield from _outcome(view, (*path, "weights", place), name, owners)
        for place, name in enumerate(each.rules):
            if name in owners and not _adds(owners[name], each.of):
                message = f'the rule "{name}" adds nothing that could be scaled'
                yield view.error(318, (*path, "rules", place), message)
        if each.sets is not None and each.sets not in documented:
            message = f'"{each.sets}" is no value of the temperament in scenario.yaml'
            yield view.error(318, (*path, "sets"), message)


def assuming(view: View) -> Iterator[Finding]:
    """318: a coefficient of temperament without the documented value, or beyond its range."""
    documented = {value.counter: value for value in view.scenario.head.temperament}
    for index, each in enumerate(view.scenario.coefficients):
        known = documented.get(each.sets or "")
        if known is None:
            continue
        path: Path = ("coefficients", index, "values")
        values = [value.value for value in each.values]
        if known.documented not in values:
            message = f"none of the values is {known.documented}, which is documented"
            yield view.error(318, path, message)
        for place, value in enumerate(values):
            if not known.lowest <= value <= known.highest:
                message = f"{value} lies outside the range from {known.lowest} to {known.highest}"
                yield view.error(318, (*path, place, "value"), message)


def _owners(scenario: parts_of.Scenario) -> Mapping[str, parts_of.Effects]:
    """Whatever may draw: rules and incidents by id."""
    rules = [*scenario.rules, *scenario.opponent]
    for day in scenario.days:
        rules += day.rules
    owners: dict[str, parts_of.Effects] = {each.id: each for each in rules}
    owners.update({each.id: each for each in scenario.incidents})
    return owners


def _outcome(
    view: View, path: Path, name: str, owners: Mapping[str, parts_of.Effects]
) -> Iterator[Finding]:
    owner, _slash, outcome = name.partition("/")
    if owner not in owners:
        message = f'there is no rule or incident "{owner}"; write owner/outcome'
        yield view.error(318, path, message)
    elif outcome not in {each.id for each in owners[owner].outcomes}:
        yield view.error(318, path, f'"{owner}" has no outcome "{outcome}"')


def _adds(part: parts_of.Effects, of: tuple[str, ...]) -> bool:
    """Whether a part adds to one of some quantities, or to any."""
    blocks = [part.now, *(each.then for each in part.also)]
    for outcome in part.outcomes:
        blocks += [outcome.now, *(each.then for each in outcome.also)]
    for block in blocks:
        for name, amount in block.items():
            sets = isinstance(amount, bool) or (isinstance(amount, str) and amount[0] not in "+-")
            if not sets and (not of or name in of):
                return True
    return False
