"""What a player types for each action of a page: one number, never two meanings.

A digit that is an action's key is its number; steps of a scale are called by
what they say (`70`); everything else gets the numbers that are left, in reading
order: first what the page is for, then fields to write in, the steps of the day,
links, what a choice on the page laid out, and last what is shut, but for what leads on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from game.present.page import Action, OptionCard, Page, PersonTile, Scale
from game.text.wrapping import links_in

LEADING = re.compile(r"\d+")


def parts_of(value: Any) -> Iterator[Any]:
    """Every described part inside a page or block, itself first, in reading order."""
    if isinstance(value, tuple):
        for item in value:
            yield from parts_of(item)
    elif is_dataclass(value):
        yield value
        for field in fields(value):
            yield from parts_of(getattr(value, field.name))


def texts_of(page: Page) -> Iterator[str]:
    """Every text of a page, in reading order."""
    for part in parts_of((page.main, page.side)):
        for field in fields(part):
            value = getattr(part, field.name)
            yield from [value] if isinstance(value, str) else _texts(value)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, tuple):
        for item in value:
            if isinstance(item, str):
                yield item
            else:
                yield from _texts(item)


def links_of(page: Page) -> tuple[tuple[str, str], ...]:
    """The links in a page's texts, each as label and action id, without repeats."""
    found = [(label, f"open:{to}") for text in texts_of(page) for label, to in links_in(text)]
    return tuple(dict.fromkeys(found))


def scale_steps(page: Page) -> frozenset[str]:
    """The ids of the actions that are steps of a scale."""
    scales = [part for part in parts_of((page.main, page.side)) if isinstance(part, Scale)]
    return frozenset(step for scale in scales for step in scale.actions)


def numbers_of(page: Page) -> Mapping[str, int]:
    """The number that stands before each action, by its id."""
    given: dict[str, int] = {}
    taken: set[int] = set()
    for action_id, number in _wanted(page):
        if action_id not in given and number not in taken:
            given[action_id] = number
            taken.add(number)
    free = (number for number in range(1, len(page.actions) + len(taken) + 2))
    left = (number for number in free if number not in taken)
    for action in sorted(page.actions, key=_lateness):
        if action.id not in given:
            given[action.id] = next(left)
    return given


def _lateness(action: Action) -> int:
    """How late an action gets its number among those that wish for none.

    What leads on keeps its place while it is shut: as it opens, no other number may change.
    """
    if not action.enabled and action.role != "main":
        return 5
    if action.later:
        return 4
    return {"field": 1, "step": 2, "link": 3}.get(action.role, 0)


def _wanted(page: Page) -> Iterator[tuple[str, int]]:
    """Numbers that actions ask for, the strongest wish first."""
    known = {action.id for action in page.actions}
    steps = scale_steps(page)
    for action in page.actions:
        digits = LEADING.match(action.label) if action.id in steps else None
        if digits:
            yield action.id, int(digits.group())
    for action in page.actions:
        if action.key.isdigit():
            yield action.id, int(action.key)
    for part in parts_of((page.main, page.side)):
        if isinstance(part, OptionCard | PersonTile) and part.action in known:
            yield part.action, part.number


def listed(page: Page) -> tuple[Action, ...]:
    """The actions of a page by their numbers, without the steps of a scale."""
    numbers, steps = numbers_of(page), scale_steps(page)
    shown = [action for action in page.actions if action.id not in steps]
    return tuple(sorted(shown, key=lambda action: numbers[action.id]))
