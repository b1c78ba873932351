"""Menus of many plays: what is legal in each row, and what follows from what was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from game.rules.batch.asking import held
from game.rules.batch.happenings import Happenings
from game.rules.batch.numbers import Numbers
from game.rules.batch.rows import Answer, Line, Mask, Rows, both, either
from game.rules.batch.steadying import Sum
from game.rules.batch.walk import Walk
from game.rules.conditions import FAR
from game.rules.luck import key
from game.rules.program import ChoiceStep, Entry, Rules


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu in front of many rows; all lines lie in the space of `rows`.

    `legal` says for each entry whether it may be taken: one answer for all rows,
    or one for each. Rows of the space that do not stand here, or that may take
    nothing, may be answered anyhow.
    """

    step: ChoiceStep
    rows: Rows
    legal: Sequence[Answer]
    walk: Walk

    def column(self, place: int) -> Line:
        """The values of a variable; not to be written to."""
        return self.walk.columns.read(place, self.rows)

    def within(self, place: int, lowest: int, highest: int) -> Answer:
        """Whether a variable lies between two bounds, both included."""
        return self.walk.columns.within(place, lowest, highest, self.rows)

    def number(self, name: str = "") -> Numbers:
        """The policy's own number, 0 to 9,999, by the key of the menu or by another name.

        A name is asked for again at other menus.
        """
        tastes = self.walk.tastes
        return (
            tastes.lasting(key(name), self.rows)
            if name
            else tastes.number(self.step.lot, self.rows)
        )

    @property
    def watched(self) -> bool:
        """Whether anybody wants to be told by what weights an entry is drawn."""
        return self.walk.watches(self.step.lot)

    def weighed(self, sums: Sequence[Sum], below: Sequence[Answer]) -> None:
        """Say by what weights an entry is drawn, and what its number lies below."""
        self.walk.fell(self.step.lot, self.rows, sums, below, self.walk.forced)

    def mask(self, place: int) -> Mask:
        """Whether an entry is legal, row by row."""
        answer = self.legal[place]
        return np.full(self.rows.space, answer) if isinstance(answer, bool) else answer


class Chooser(Protocol):
    """A policy over many plays."""

    def choose(self, menu: Menu) -> Sequence[Answer]:
        """For each entry which rows take it: in every row one of those that are legal there."""
        ...


_Taken = tuple[Entry, Answer, Rows]
"""An entry, and which rows took it: in the space of those at the menu, and as rows."""


class Menus:
    """Carries choice steps out. Holds no play."""

    def __init__(self, rules: Rules, happenings: Happenings) -> None:
        self._rules = rules
        self._acts = {  # by the identity of the entry
            id(entry): happenings.act(entry.does)
            for step in rules.steps
            if isinstance(step, ChoiceStep)
            for entry in step.entries
        }

    def do(self, step: ChoiceStep, walk: Walk, chooser: Chooser) -> None:
        """Let every row that stands at this menu choose, and carry out what it chose."""
        rows = walk.where(step.guard, walk.alive).listed()
        if not rows.count:
            return
        legal = [self._legal(entry, walk, rows) for entry in step.entries]
        menu = Menu(step, rows, legal, walk)
        if walk.tells("offered"):
            for entry, answer in zip(step.entries, legal, strict=True):
                walk.saw("offered", f"{step.key}/{entry.id}", rows.narrow(answer))
        chosen = chooser.choose(menu)
        if walk.forced:
            chosen = _forced(menu, chosen)
        taken = [
            (entry, answer, who)
            for entry, answer in zip(step.entries, chosen, strict=True)
            if answer is not False and (who := rows.narrow(answer)).count
        ]
        for entry, _answer, who in taken:
            walk.columns.put(entry.place, who, entry.value or step.slot)
        if self._rules.hours >= 0:
            self._pay(taken, walk, rows)
        for entry, _answer, who in taken:
            walk.saw("taken", f"{step.key}/{entry.id}", who)
            self._acts[id(entry)](walk, who)

    def _legal(self, entry: Entry, walk: Walk, rows: Rows) -> Answer:
        columns = walk.columns
        legal: Answer = True
        if entry.hours and self._rules.hours >= 0:
            legal = columns.within(self._rules.hours, entry.hours, FAR, rows)
        if legal is not False and not entry.repeat and not entry.value:
            legal = both(legal, columns.within(entry.place, 0, 0, rows))
        return legal if legal is False else both(legal, held(entry.when, columns, rows))

    def _pay(self, taken: Sequence[_Taken], walk: Walk, rows: Rows) -> None:
        """Take off the hours of what was taken; of all entries that cost as many at once."""
        costs: dict[int, list[_Taken]] = {}
        for each in taken:
            if each[0].hours:
                costs.setdefault(each[0].hours, []).append(each)
        for hours, alike in costs.items():
            payers = alike[0][2]
            if len(alike) > 1:
                answer: Answer = False
                for _entry, own, _who in alike:
                    answer = either(answer, own)
                payers = rows.narrow(answer)
            walk.columns.add(self._rules.hours, payers, -hours)


def _forced(menu: Menu, chosen: Sequence[Answer]) -> list[Answer]:
    """The same, but the rows of some groups take the entries that are wanted of them."""
    found: list[Answer] = []
    few = menu.rows.few
    groups = [
        (slice(first, last) if few is None else slice(*np.searchsorted(few, (first, last))), wanted)
        for first, last, wanted in menu.walk.forced
    ]
    for group, wanted in groups:
        legal = menu.legal[wanted]
        if legal is False or not (legal is True or legal[group].all()):
            entry = menu.step.entries[wanted].id
            message = f"“{entry}” is forced where it is not offered, at {menu.step.key}"
            raise ValueError(message)
    for place, answer in enumerate(chosen):
        if answer is False and all(wanted != place for _group, wanted in groups):
            found.append(False)
            continue
        own = np.empty(menu.rows.space, dtype=np.bool_)
        own[:] = answer
        for group, wanted in groups:
            own[group] = place == wanted
        found.append(own)
    return found
